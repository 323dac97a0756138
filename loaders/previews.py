"""What an import would do: the same path as the import, without the last step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from loaders.around.making import Around
from loaders.around.placing import around_the_case, names_of
from loaders.cells import plain
from loaders.describe import clashes_of, connections_of, lines_of
from loaders.drafts import Drafts
from loaders.items import Item
from loaders.likeness import DIFFERENT, SAME, Asked, Question, asked_of, questions
from loaders.people_refs import Child, PeopleRefs
from loaders.plan_record import Operation, Plan
from loaders.planning import Planner
from loaders.possible import possible
from loaders.preview_record import Preview, words_of
from loaders.problems import Problem
from loaders.renewing import ids_of, source_renewed, under_new_keys
from loaders.resolving import Resolved, resolve
from loaders.tables import Progress
from loaders.targets import on_a_map, on_a_new_map
from queries.commands import open_case
from queries.ids import new_id
from queries.properties import Stored
from queries.sources import (
    Imported,
    MapNow,
    alike,
    last_imported,
    map_now,
    same_file,
    source_operations,
    sources_of,
    with_people,
)
from queries.store.errors import NotAllowed
from queries.store.handle import Handle
from queries.vocabulary import Audience, NodeLabel, TieType

EVERYTHING = "*"
"""The answer under this id is given to every question that has none of its own."""
FILE = "file"
"""The answer to a clash's id that takes the file's value in place of what was written by hand."""


def preview(
    handle: Handle,
    drafts: Drafts,
    case_id: str | None = None,
    *,
    children: Sequence[str] = (),
    case: Mapping[str, object] | None = None,
    renews: str | None = None,
    complete_on: date | None = None,
    answers: Mapping[str, str] | None = None,
    visible_to: Sequence[str] = ("professionals",),
    today: date | None = None,
    progress: Progress | None = None,
) -> Preview:
    """Work out what loading drafts would do. Nothing is written.

    Parameters
    ----------
    handle : of the worker; loading is not done with the family in the room.
    drafts : from `read`.
    case_id : the map to extend; None makes a new one, allocated to the handle's viewer.
    children : the names of the children a new map is about; rows that say "child" count too.
    case : `number` and `summary` of a new map.
    renews : the id of the earlier import (`sources_of`) that this file renews.
    complete_on : the user said that the file is complete: what it no longer has ends on this day.
    answers : question id -> "same" or "different"; `"*"` answers all the others. And a clash's id
        -> "file" to take the file's value in place of what was written by hand.
    visible_to : who may see what the file does not say it for.
    progress : called as `progress(words, done, of)` while it takes time.

    Raises
    ------
    WhichChild : no child is named for a new map.
    NotReady : `renews` is not there or was renewed since.
    NotFound : the case is not there, or not this viewer's.
    NotAllowed : the audience is not the professionals.
    """
    if handle.audience is not Audience.PROFESSIONALS:
        raise NotAllowed(
            "Files are loaded by a worker.", "Leave “the family in the room” first, with the PIN."
        )
    return _Previewing(
        handle, drafts, case_id, children, case or {}, renews, complete_on, answers or {},
        visible_to, today or date.today(), progress or _silent,
    ).run()  # fmt: skip


def _silent(words: str, done: int, of: int) -> None:
    """Progress that nobody asked for."""


class _Previewing:
    """One preview being made."""

    def __init__(
        self,
        handle: Handle,
        drafts: Drafts,
        case_id: str | None,
        children: Sequence[str],
        case: Mapping[str, object],
        renews: str | None,
        complete_on: date | None,
        answers: Mapping[str, str],
        visible_to: Sequence[str],
        today: date,
        progress: Progress,
    ) -> None:
        self.handle = handle
        self.answers = answers
        self.complete_on = complete_on
        self.visible_to = list(visible_to) or ["professionals"]
        self.today = today
        self.progress = progress
        self.new_map = case_id is None
        self.case_id = case_id or new_id()
        self.case = case
        self.notes: list[str] = []
        progress("Looking at the map", 0, 0)
        if case_id is None:
            self.now, self.source = MapNow(), None
            target = on_a_new_map(drafts, children)
            if earlier := same_file(handle, drafts.digest):
                self.notes.append(
                    f"This very file was loaded before, as “{earlier[-1].name}”, on another map."
                )
        else:
            self.now = map_now(handle, case_id)
            self.source = source_renewed(sources_of(handle, case_id), renews, drafts.digest)
            target = on_a_map(drafts, [self._child(child) for child in self.now.children])
        if complete_on is not None and self.source is None:
            self.notes.append("Nothing ends: this file renews nothing that was loaded before.")
        self.drafts, self.children = target.drafts, target.children
        self.problems = [*drafts.problems, *target.problems]
        self.last: tuple[Imported, ...] = (
            last_imported(handle, self.source.id) if self.source else ()
        )

    def _child(self, child: str) -> Child:
        get = self.now.records[child].properties.get
        return Child(f"={child}", str(get("name") or ""), str(get("known_as") or ""))

    def run(self) -> Preview:
        self.progress("Working out who is tied to whom", 0, 0)
        resolved = self._resolve({})
        asked = self._questions(resolved)
        known = {
            question.ref.removeprefix("name:"): f"={question.candidate}"
            for question in asked
            if question.ref.startswith("name:") and self._answer(question) == SAME
        }
        if known:
            resolved = self._resolve(known)
        bound = self._bound(asked)
        self.last, rest = under_new_keys(self.last, bound)
        self.now = with_people(self.handle, self.now, bound.values())
        items = self._possible(resolved, rest)
        self.progress("Comparing with the map", 0, len(items))
        take = frozenset(ident for ident, answer in self.answers.items() if answer == FILE)
        plan = Planner(
            self.case_id, items, self.last, self.now, rest, self.complete_on, take
        ).plan()
        labels = {**self._labels(), **resolved.labels}
        around = self._around(plan)
        operations = self._operations(plan, items, around)
        children = {child.ref for child in self.children}
        lines = lines_of(plan.outcomes, labels, connections_of(self.last, items), children)
        return Preview(
            name=self.drafts.name,
            case_id=self.case_id,
            new_map=self.new_map,
            renews=self.source,
            lines=lines,
            conflicts=clashes_of(plan.outcomes, labels),
            questions=tuple(asked),
            unanswered=tuple(q.id for q in asked if self._answer(q) is None),
            problems=(*self.problems, *resolved.problems, *plan.problems, *around.problems),
            notes=tuple(self.notes),
            operations=operations,
            words=words_of(self.drafts.name, lines, around.words, again=self.source is not None),
            around=around.words,
        )

    def _resolve(self, known: Mapping[str, str]) -> Resolved:
        return resolve(
            self.drafts, self.children, visible_to=self.visible_to, today=self.today, known=known
        )

    def _answer(self, question: Question) -> str | None:
        given = self.answers.get(question.id) or self.answers.get(EVERYTHING)
        return given if given in (SAME, DIFFERENT) else None

    def _questions(self, resolved: Resolved) -> list[Question]:
        relations = {f"p:{draft.key}": draft.relation for draft in self.drafts.people}
        known = ids_of(self.last, resolved.items)
        asked = [
            person
            for person in asked_of(resolved.items, relations)
            if person.ref not in known and not person.ref.startswith("=")
        ]
        asked += [Asked(f"name:{plain(name)}", at, name, "", None) for name, at in resolved.pending]
        if not asked:
            return []
        self.progress("Looking for people who may be the same", 0, len(asked))
        taken = frozenset(known.values()) | {
            item.key[1:] for item in resolved.items if item.key.startswith("=")
        }
        return questions(
            asked, self.now, lambda rows: alike(self.handle, rows), self.case_id, taken
        )

    def _bound(self, asked: Sequence[Question]) -> dict[str, str]:
        """Return who the user said is somebody on a map; one person is one row's only."""
        bound: dict[str, str] = {}
        for question in asked:
            if self._answer(question) != SAME or question.ref.startswith("name:"):
                continue
            if question.candidate in bound.values() or question.ref in bound:
                self.problems.append(
                    Problem(
                        question.at.file, question.at.row, "name",
                        f"“{question.label}” or {question.candidate_label} was said to be the same"
                        " as two people.",
                        "Answer “different” for one of them.",
                    )
                )  # fmt: skip
                continue
            bound[question.ref] = question.candidate
        return bound

    def _possible(self, resolved: Resolved, bound: Mapping[str, str]) -> list[Item]:
        items, problems = possible(
            resolved.items, self.last, self.now, bound, {**self._labels(), **resolved.labels}
        )
        self.problems += problems
        return items

    def _labels(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for record in self.now.records.values():
            if record.kind is NodeLabel.PERSON:
                get = record.properties.get
                found[f"={record.id}"] = str(get("known_as") or get("name") or "somebody")
        for row in self.last:
            if row.kind is NodeLabel.PERSON:
                found[row.key] = str(row.fields.get("known_as") or row.fields.get("name") or "")
        return {ref: name or "somebody" for ref, name in found.items()}

    def _around(self, plan: Plan) -> Around:
        refs = PeopleRefs(self.drafts.people, self.children)
        return around_the_case(
            self.handle, self.drafts, self.case_id, names_of(refs.called, plan.ids, self.now),
            new_map=self.new_map, visible_to=self.visible_to, today=self.today,
        )  # fmt: skip

    def _operations(
        self, plan: Plan, items: Sequence[Item], around: Around
    ) -> tuple[Operation, ...]:
        if not (plan.operations or plan.news or around.operations or self.new_map):
            return ()
        operations: list[Operation] = []
        if self.new_map:
            ids = [plan.ids[child.ref] for child in self.children]
            opened = open_case(
                {**self.case, "id": self.case_id}, ids, worker_id=self.handle.viewer.user_id
            )
            operations += opened.operations  # type: ignore[arg-type]
        operations += plan.operations
        operations += around.operations  # type: ignore[arg-type]
        source: dict[str, Stored] = {
            "name": self.drafts.name,
            "kind": "file",
            "digest": self.drafts.digest,
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "people": sum(item.kind is NodeLabel.PERSON for item in items),
            "ties": sum(isinstance(item.kind, TieType) for item in items),
            "visible_to": [t for t in self.visible_to if t not in ("family", "child")]
            or ["professionals"],
        }
        _, made = source_operations(self.case_id, source, plan.rows, self.source)
        return (*operations, *made)
