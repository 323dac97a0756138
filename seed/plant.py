"""Put the made-up families into a graph, the way a user would: sheets by the loaders, the rest by
commands.

Cut short, it goes on where it stopped: each command has an id of its own that is the same every
time, so what is there is left as it is and only the rest is written.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import loaders
from queries.commands import add_team, add_user, apply, open_case
from queries.partial_date import PartialDate
from queries.store.handle import Handle, Viewer
from queries.store.statements import statement
from queries.store.store import Store
from queries.users import list_teams, list_users, mark_planting
from queries.vocabulary import Audience, Role
from seed.around import BOTH, tell_story
from seed.telling import lasting_id
from seed.wide import Row, WideFamily, wide_family

FOLDER = Path(__file__).parent
FAMILIES = (
    "ben-arkley",
    "pell",
    "safa-rahimi",
    "colley",
    "verrall",
    "oskar-brandt",
    "tamsin-orrell",
)
WIDE = (
    ("Yusuf Haleem", 80, "dan", "N-2025-0933", "A wide family on both sides, just being mapped."),
    ("Owen Castle", 300, "priti", "S-2026-0208", "Family finding brought 300 people."),
)
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Planted:
    """The ids of what was planted: users and cases by the short names used in `seed/`."""

    users: Mapping[str, str]
    cases: Mapping[str, str]


def plant(
    store: Store,
    *,
    families: Sequence[str] | None = None,
    wide: bool = True,
    progress: Progress = lambda _: None,
) -> Planted:
    """Plant the people who work here and the made-up families.

    Again after it was cut short, it plants what is missing; `queries.users.planting_unfinished`
    says whether that is so.

    Parameters
    ----------
    families : folder names under `seed/families`; all when None.
    wide : also the networks of 80 and of 300.

    Raises
    ------
    GraphError : the store is away or full; what was planted before stays.
    """
    mark_planting(store, whole=False)
    users = _staff(store)
    cases = {}
    for name in families if families is not None else FAMILIES:
        progress(f"Planting {name.replace('-', ' ').title()}")
        cases[name] = _family(store, users, FOLDER / "families" / name)
    for child, size, worker, number, summary in WIDE if wide else ():
        progress(f"Planting a network of {size}")
        key = child.lower().replace(" ", "-")
        cases[key] = _wide(store, users[worker], child, size, number, summary)
    mark_planting(store, whole=True)
    return Planted({key: viewer.user_id for key, viewer in users.items()}, cases)


def _staff(store: Store) -> dict[str, Viewer]:
    """The people who work here; whoever is there already stays who they are."""
    told = tomllib.loads((FOLDER / "people.toml").read_text(encoding="utf-8"))
    there = {name: ident for ident, name in list_teams(store).items()}
    teams = {
        key: add_team(store, name, team_id=there.get(name)) for key, name in told["teams"].items()
    }
    known = {user.name: user.id for user in list_users(store)}
    viewers = {}
    for key, user in told["users"].items():
        role, name = Role(user["role"]), user["name"]
        ident = add_user(store, name, role, teams[user["team"]], user_id=known.get(name))
        viewers[key] = Viewer(ident, name, role)
    return viewers


def _handle(store: Store, worker: Viewer) -> Handle:
    """A new handle: one reads its cases once, and planting makes new ones."""
    return Handle(store, worker, Audience.PROFESSIONALS)


def _family(store: Store, users: Mapping[str, Viewer], folder: Path) -> str:
    story = tomllib.loads((folder / "story.toml").read_text(encoding="utf-8"))
    worker = users[story["worker"]]
    sheets = sorted(folder.glob("*.csv"))
    children = [
        {
            "name": row["name"],
            "known_as": row.get("known as", ""),
            "birth": PartialDate.parse(row["born"]) if row["born"] else None,
            "sex": row["sex"],
            "whereabouts_visible_to": list(BOTH),
        }
        for row in _children(folder, story)
    ]
    case_id = _open(store, worker, story, children)
    _load(store, worker, case_id, sheets)
    tell_story(_handle(store, worker), case_id, story, _names(folder))
    return case_id


def _children(folder: Path, story: Mapping[str, Any]) -> Iterator[Row]:
    """The children's rows: of the sheet of people, or as the story gives them."""
    people = folder / "people.csv"
    if people.exists():
        rows = {row["id"]: row for row in _rows(people)}
        yield from (rows[child] for child in story["children"])
        return
    for name, born, sex in zip(story["children"], story["born"], story["sex"], strict=True):
        yield {"name": name, "born": born, "sex": sex}


def _rows(file: Path) -> list[Row]:
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))


def _names(folder: Path) -> dict[str, str]:
    """The names that the story's short ids stand for."""
    people = folder / "people.csv"
    return {row["id"]: row["name"] for row in _rows(people)} if people.exists() else {}


def _open(
    store: Store, worker: Viewer, story: Mapping[str, Any], children: Sequence[Mapping[str, Any]]
) -> str:
    fields = {
        "number": story["number"],
        "summary": story["summary"],
        "opened": PartialDate.parse(story["opened"]),
    }
    command_id = lasting_id("open", story["number"])
    if done := store.read(statement("commands/done_before"), {"command_id": command_id}):
        return str(done[0]["change"]["case_id"])
    opened = open_case(
        fields,
        children,
        worker_id=worker.user_id,
        allocated=fields["opened"],
        command_id=command_id,
    )
    apply(_handle(store, worker), opened)
    return opened.case_ids[0]


def _load(
    store: Store, worker: Viewer, case_id: str, sheets: Sequence[Path | loaders.UploadedFile]
) -> None:
    """Load sheets onto a case; a professional met on another map is the same person."""
    command_id = lasting_id(case_id, "sheets")
    if store.read(statement("commands/done_before"), {"command_id": command_id}):
        return
    handle = _handle(store, worker)
    drafts = loaders.read(list(sheets))
    seen = loaders.preview(handle, drafts, case_id, visible_to=BOTH)
    answers = {"*": loaders.DIFFERENT} | {
        question.id: loaders.SAME for question in seen.questions if _same_worker(question)
    }
    seen = loaders.preview(handle, drafts, case_id, answers=answers, visible_to=BOTH)
    loaders.commit(handle, seen, command_id=command_id)


def _same_worker(question: loaders.Question) -> bool:
    return any(name in str(question) for name in ("Hannah Reeve", "Asha Pool", "Dan Okell"))


def _wide(store: Store, worker: Viewer, child: str, size: int, number: str, summary: str) -> str:
    family = wide_family(child, size, seed=size)
    story = {"number": number, "summary": summary, "opened": "3 March 2025"}
    row = family.people[0]
    children = [{"name": child, "birth": PartialDate.parse(row["born"]), "sex": row["sex"]}]
    case_id = _open(store, worker, story, children)
    _load(store, worker, case_id, wide_sheets(family))
    return case_id


def wide_sheets(family: WideFamily) -> list[loaders.UploadedFile]:
    """Return a wide family as two files, as a worker would keep them."""
    told = dict(family.told)
    people = [row | {"what do they know": told.get(row["id"], "")} for row in family.people]
    return [
        loaders.UploadedFile("people.csv", _csv(people)),
        loaders.UploadedFile("ties.csv", _csv(family.ties)),
    ]


def _csv(rows: Sequence[Row]) -> bytes:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
