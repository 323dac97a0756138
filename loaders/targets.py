"""Which children a load is about: those of a map, or those named for a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.cells import plain
from loaders.drafts import DraftPerson, Drafts, Spot
from loaders.errors import WhichChild
from loaders.people_refs import Child
from loaders.problems import Problem


@dataclass(frozen=True, slots=True)
class Target:
    """The children, the drafts without rows that cannot be placed, and what was wrong with them."""

    children: tuple[Child, ...]
    drafts: Drafts
    problems: tuple[Problem, ...] = ()


def on_a_map(drafts: Drafts, children: Sequence[Child]) -> Target:
    """Place a load on a map that is there: rows that say "child" must be one of its children."""
    names = {plain(child.name) for child in children} | {plain(c.known_as) for c in children}
    kept: list[DraftPerson] = []
    problems: list[Problem] = []
    for draft in drafts.people:
        nameless = not draft.name and len(children) == 1
        if draft.meaning.child and not nameless and plain(draft.name) not in names - {""}:
            problems.append(
                Problem(
                    draft.at.file, draft.at.row, "relation to child",
                    f"“{draft.label}” stands here as the child, but this map is about"
                    f" {' and '.join(child.name for child in children)}.",
                    "Write the child's name as on the map, or their relation to the child.",
                    stops=True,
                )
            )  # fmt: skip
        else:
            kept.append(draft)
    return Target(tuple(children), replace(drafts, people=tuple(kept)), tuple(problems))


def on_a_new_map(drafts: Drafts, names: Sequence[str]) -> Target:
    """Place a load on a map to be made: about the rows that say "child", and the names given.

    Raises
    ------
    WhichChild : when neither says whom the map is about, or a family tree has nobody of that name,
        or several.
    """
    people = list(drafts.people)
    rows = [draft for draft in people if draft.meaning.child]
    for name in filter(None, (" ".join(name.split()) for name in names)):
        if any(plain(name) in {plain(d.name), plain(d.label)} for d in rows):
            continue
        found = [d for d in people if plain(name) in {plain(d.name), plain(d.label)}]
        if drafts.tree:
            found = [_one_of_a_tree(name, found, people)]
        if found:
            rows.append(found[0])
        else:
            draft = DraftPerson(
                key=f"{plain(name)}||child", at=Spot(drafts.name, 0), name=name,
                person={"name": name}, loose={}, membership={}, knows={}, spell={}, fact={},
                told={},
            )  # fmt: skip
            people.append(draft)
            rows.append(draft)
    if not rows:
        step = "Write the child's name as it stands in the family tree, and look again."
        raise WhichChild(next_step=step if drafts.tree else None)
    children = tuple(Child(f"p:{d.key}", d.name, str(d.person.get("known_as") or "")) for d in rows)
    return Target(children, replace(drafts, people=tuple(people)))


def _one_of_a_tree(
    name: str, found: Sequence[DraftPerson], people: Sequence[DraftPerson]
) -> DraftPerson:
    """Return the one person of a family tree that a name means; "Jo Bell 2015" names the year too.

    Raises
    ------
    WhichChild : there is nobody of that name, or more than one: whose map it is, is never guessed.
    """
    if not found:
        year = plain(name).split(" ")[-1]
        found = [
            d
            for d in people
            if year.isdigit()
            and str(d.person.get("birth_earliest") or "").startswith(f"{year}-")
            and plain(name).removesuffix(year).strip() in {plain(d.name), plain(d.label)}
        ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise WhichChild(
            f"Nobody in this family tree is called “{name}”.",
            "Write the child's name as it stands in the file, and look again.",
        )
    born = " or ".join(f"“{name} {year}”" for year in _years(found)[:3])
    raise WhichChild(
        f"{len(found)} people in this family tree are called “{name}”.",
        f"Write the year of birth behind the name: {born}." if born
        else "Give the child a name of their own in the file.",
    )  # fmt: skip


def _years(people: Sequence[DraftPerson]) -> list[str]:
    found = (str(person.person.get("birth_earliest") or "")[:4] for person in people)
    return sorted({year for year in found if year}, reverse=True)
