"""Items, what was last imported, the map now -> the operations of one command. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from loaders.drafts import Spot
from loaders.items import CASE, Item, clash_id
from loaders.person_rows import until_day
from loaders.plan_record import ENDS, Operation, Outcome, Plan
from loaders.problems import Problem
from loaders.threeway import compare, no_longer, same
from queries.commands import MakeNode, MakeTie, SetFields
from queries.ids import new_id
from queries.properties import Stored
from queries.sources import Imported, MapNow, RecordNow
from queries.vocabulary import UNDIRECTED, NodeLabel, TieType

_WHEREABOUTS = frozenset({"phone", "email", "whereabouts_visible_to", "safe_contact", "distance"})
_NOWHERE = Spot("", 0)


class Planner:
    """Makes one plan. `bound` are references that the user said are somebody on a map, `take` the
    fields (`clash_id`) whose value shall be the file's though somebody corrected it by hand.
    """

    def __init__(
        self,
        case_id: str,
        items: Sequence[Item],
        last: Sequence[Imported],
        now: MapNow,
        bound: Mapping[str, str],
        complete_on: date | None,
        take: frozenset[str] = frozenset(),
    ) -> None:
        self.case_id = case_id
        self.items = items
        self.now = now
        self.complete_on = complete_on
        self.take = take
        self.last = {row.key: row for row in last}
        self.bound = bound
        self.ids: dict[str, str] = {}
        self.gone: set[str] = set()
        self.fresh: set[str] = set()
        self.operations: list[Operation] = []
        self.outcomes: list[Outcome] = []
        self.problems: list[Problem] = []
        self.rows: dict[str, Imported] = {}
        self.taken: set[str] = set()
        self._between: dict[tuple[str, str, str], list[RecordNow]] = {}
        for record in now.records.values():
            if isinstance(record.kind, TieType):
                self._between.setdefault(_ends(record.kind, record.start, record.end), []).append(
                    record
                )

    def plan(self) -> Plan:
        """Decide about every item, then about what the file no longer has."""
        self._bind_households()
        for item in self.items:
            self._decide(item)
        self._end_the_rest()
        news = any(
            key not in self.last or not same(row.fields, self.last[key].fields) or
            row.ended != self.last[key].ended
            for key, row in self.rows.items()
        )  # fmt: skip
        return Plan(
            tuple(self.operations), tuple(self.rows.values()), tuple(self.outcomes),
            tuple(self.problems), news, self.ids,
        )  # fmt: skip

    def node(self, ref: str) -> str:
        """Return the id that a reference stands for."""
        if ref == CASE:
            return self.case_id
        return ref[1:] if ref.startswith("=") else self.ids[ref]

    def _decide(self, item: Item) -> None:
        ends = [ref for ref in (item.start, item.end, *item.views) if ref]
        if any(ref in self.gone or (ref not in self.ids and ref[0] in "ph") for ref in ends):
            self._forget(item)
            return
        if self._of_itself(item):
            return
        row = self.last.get(item.key)
        there = self._there(item, row)
        if row is not None and there is None:
            self._forget(item)
            return
        record_id = there.id if there is not None else new_id()
        if isinstance(item.kind, NodeLabel):
            self.ids[item.key] = record_id
        self.taken.add(record_id)
        if there is None:
            self._make(item, record_id)
        else:
            self._renew(item, row, there)
        fields = {**(row.fields if row else {}), **item.fields}
        if row is not None and row.ended:
            fields = {name: v for name, v in fields.items() if not name.startswith("until_")}
        self.rows[item.key] = Imported(
            item.kind, item.key, record_id, fields, item.start, item.end, of_row=item.of_row
        )

    def _of_itself(self, item: Item) -> bool:
        """Whether a tie is nothing once a row's person is known: a child in their own network."""
        if not isinstance(item.kind, TieType):
            return False
        start = self.node(item.start)
        in_own = item.kind is TieType.IN_NETWORK_OF and start in self.now.children
        return in_own or start == self.node(item.end)

    def _there(self, item: Item, row: Imported | None) -> RecordNow | None:
        """Return the record that the item speaks of, if the map has it."""
        if row is not None:
            found = self.now.records.get(row.id)
            return found if found is not None and found.id not in self.taken else None
        if item.kind is NodeLabel.DISCLOSURE:
            return None
        if isinstance(item.kind, NodeLabel):
            return self.now.records.get(
                item.key[1:] if item.key[0] == "=" else self.bound.get(item.key, "")
            )
        if self.fresh & {item.start, item.end}:
            return None
        key = _ends(item.kind, self.node(item.start), self.node(item.end))
        free = [
            record
            for record in self._between.get(key, ())
            if record.id not in self.taken
            and record.properties.get("case_id") == self.case_id
            and record.properties.get("until_latest") is None
            and (record.properties.get("perspectives") or []) == self._views(item)
        ]
        same_kind = [r for r in free if r.properties.get("kind") == item.fields.get("kind")]
        return next(iter(same_kind or free), None)

    def _views(self, item: Item) -> list[str]:
        return [self.node(ref) for ref in item.views]

    def _make(self, item: Item, record_id: str) -> None:
        properties = {**item.loose, **item.fields}
        if item.views:
            properties["perspectives"] = self._views(item)
        if isinstance(item.kind, NodeLabel):
            self.fresh.add(item.key)
            self.operations.append(MakeNode(item.kind, record_id, properties))
            if item.kind is NodeLabel.DISCLOSURE:
                told = self.node(item.start)
                self.operations += [
                    MakeTie(TieType.TOLD, new_id(), record_id, told),
                    MakeTie(TieType.OF_CASE, new_id(), record_id, self.case_id),
                ]
        else:
            self.operations.append(
                MakeTie(
                    item.kind, record_id, self.node(item.start), self.node(item.end), properties
                )
            )
        self.outcomes.append(Outcome(item, "added"))

    def _renew(self, item: Item, row: Imported | None, there: RecordNow) -> None:
        file = dict(item.fields)
        person = there.start if there.kind is TieType.IN_NETWORK_OF else there.id
        if person in self.now.no_whereabouts:
            file = {name: value for name, value in file.items() if name not in _WHEREABOUTS}
        compared = compare(
            file, row.fields if row else None, there.properties,
            lambda name: clash_id(item.key, name) in self.take,
        )  # fmt: skip
        changes = dict(compared.changes)
        if row is not None and row.ended and "until_earliest" not in file:
            changes |= self._going_on_again(row, there)
        changes = self._in_order(item, changes, there.properties)
        if changes:
            self.operations.append(SetFields(there.id, changes, there.kind))
        what = "changed" if changes else "kept"
        self.outcomes.append(Outcome(item, what, changes, compared.kept))

    def _going_on_again(self, row: Imported, there: RecordNow) -> dict[str, tuple[Stored, Stored]]:
        """What a complete file had ended is in the file again; an end given by hand stays."""
        given = row.fields.get("until_earliest")
        if there.properties.get("until_earliest") != given:
            return {}
        return no_longer("until", there.properties)

    def _in_order(
        self, item: Item, changes: dict[str, tuple[Stored, Stored]], now: Mapping[str, Stored]
    ) -> dict[str, tuple[Stored, Stored]]:
        """Leave out a date that would end something before it began: what is there stays."""
        after = {**now, **{name: new for name, (_, new) in changes.items()}}
        for first, last in (("since", "until"), ("birth", "death")):
            begins, ends = after.get(f"{first}_earliest"), after.get(f"{last}_latest")
            if begins is None or ends is None or str(begins) <= str(ends):
                continue
            left = {n: v for n, v in changes.items() if not n.startswith((f"{first}_", f"{last}_"))}
            if left != changes:
                self.problems.append(
                    Problem(
                        item.at.file, item.at.row, last,
                        "With what is on the map, it would end before it began, so the map's dates"
                        " stay.",
                        "Check both dates.",
                    )
                )  # fmt: skip
                changes = left
        return changes

    def _forget(self, item: Item) -> None:
        """The file still has what somebody took away by hand: it stays away."""
        if isinstance(item.kind, NodeLabel):
            self.gone.add(item.key)
        row = self.last.get(item.key)
        if row is not None:
            self.rows[item.key] = row
        self.outcomes.append(Outcome(item, "gone"))

    def _bind_households(self) -> None:
        """A home of the same name or address on this map is that home."""
        homes = [r for r in self.now.records.values() if r.kind is NodeLabel.HOUSEHOLD]
        bound = dict(self.bound)
        for item in self.items:
            if item.kind is not NodeLabel.HOUSEHOLD or item.key in self.last:
                continue
            for name in ("address", "name"):
                given = str(item.fields.get(name) or "").casefold()
                found = [
                    home.id
                    for home in homes
                    if given and str(home.properties.get(name) or "").casefold() == given
                ]
                if len(found) == 1 and found[0] not in bound.values():
                    bound[item.key] = found[0]
                    break
        self.bound = bound

    def _end_the_rest(self) -> None:
        """Keep what this file lacks as last imported; end it if the file is complete."""
        with_new_home = {item.start for item in self.items if item.kind is TieType.LIVES_IN}
        present = {item.key for item in self.items if item.kind is NodeLabel.PERSON}
        present |= {f"={child}" for child in self.now.children}
        for key, row in self.last.items():
            if key in self.rows:
                continue
            self.rows[key] = row
            there = self.now.records.get(row.id)
            if self.complete_on is None or row.kind not in ENDS or there is None or row.ended:
                continue
            people = {ref for ref in (row.start, row.end) if ref.startswith("p:")}
            moved = row.kind is TieType.LIVES_IN and row.start in with_new_home
            if people <= present and not moved and (row.of_row or not self._ties_given()):
                continue
            self._end(row, there)

    def _ties_given(self) -> bool:
        return any(not item.of_row for item in self.items)

    def _end(self, row: Imported, there: RecordNow) -> None:
        if there.properties.get("until_latest") is not None or self.complete_on is None:
            return
        end = until_day(self.complete_on)
        item = Item(
            row.kind, row.key, _NOWHERE, {}, {}, row.start, row.end, about=row.start,
            of_row=row.of_row,
        )  # fmt: skip
        begins = there.properties.get("since_earliest")
        if begins is not None and str(begins) > self.complete_on.isoformat():
            return
        changes = {name: (there.properties.get(name), value) for name, value in end.items()}
        self.operations.append(SetFields(there.id, changes, there.kind))
        self.rows[row.key] = Imported(
            row.kind, row.key, row.id, {**row.fields, **end}, row.start, row.end,
            ended=True, of_row=row.of_row,
        )  # fmt: skip
        self.outcomes.append(Outcome(item, "ended", changes))


def _ends(kind: TieType, start: str, end: str) -> tuple[str, str, str]:
    if kind in UNDIRECTED and end < start:
        start, end = end, start
    return (str(kind), start, end)
