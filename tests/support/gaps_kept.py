"""A small service with several viewers, where anything is done at random: for kept gaps."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from types import SimpleNamespace
from typing import Any

from queries.cases import cases_named
from queries.changes import changes_of, redo, to_redo, to_undo, undo
from queries.commands import (
    Command,
    SetFields,
    add_team,
    add_user,
    allocate,
    apply,
    command,
    open_case,
)
from queries.gaps import Finding, KeptGaps, gaps_everywhere
from queries.ids import new_id
from queries.openings import record_opening
from queries.partial_date import PartialDate
from queries.properties import stored
from queries.store import GraphError, Store
from queries.store.handle import Handle, Viewer
from queries.vocabulary import Audience, NodeLabel, Role
from tests.support.any_command import ACTS, STATE, Graph, place_changed, tie_changed
from tests.support.gaps_families import ON

CASES = 9
ALL_FACTS = """
MATCH (n) WHERE n.visible_to IS NOT NULL AND NOT n:Change AND NOT n:ChangePart
RETURN labels(n)[0] AS label, n {.*} AS now ORDER BY n.id
"""
SET_AT_RANDOM: dict[str, list[Any]] = {
    "visible_to": [["professionals"], ["family"], ["professionals", "family"], ["worker"]],
    "until": [None, "1 October 2026", "2027"],
    "shared": [True, None],
}


@dataclass
class Service:
    """A small service with several viewers, and a second program that writes to the same graph."""

    store: Store
    second: Store
    random: Random
    kept: KeptGaps = field(init=False)
    done: int = 0

    def __post_init__(self) -> None:
        self.kept = KeptGaps(self.store)

    def handle(self, who: str, store: Store | None = None) -> Handle:
        store = store or self.store
        if who == "room":
            return Handle(store, Viewer("worker", "worker"), Audience.FAMILY, self.mine()[0])
        role = Role.SUPERVISOR if who == "boss" else Role.WORKER
        return Handle(store, Viewer(who, who, role))

    def mine(self) -> tuple[str, ...]:
        return Handle(self.store, Viewer("worker", "worker")).cases

    def agree(self, who: str) -> tuple[Finding, ...]:
        """What is kept for somebody is what they would find."""
        kept = self.kept.everywhere(self.handle(who), as_of=ON)
        assert kept.findings == gaps_everywhere(self.handle(who), as_of=ON)
        handle = self.handle(who)
        assert kept.cases == cases_named(handle, handle.cases)
        return kept.findings

    def write(self) -> None:
        """Do something, from this program or from the other one."""
        store = self.random.choice((self.store, self.second))
        often = (self.act, self.set_fact)
        act = self.random.choice((*often * 3, self.back, self.staff, self.look))
        try:
            act(self.handle(self.random.choice(("worker", "other", "boss")), store))
            self.done += 1
        except (GraphError, IndexError):
            return

    def act(self, by: Handle) -> None:
        row = self.store.read(STATE, timeout=60)[0]
        office: Any = SimpleNamespace(case_id=self.random.choice(by.cases))
        builder = self.random.choice([one for one in ACTS if (one is not tie_changed or row["ties"])
                                      and (one is not place_changed or row["places"])])  # fmt: skip
        apply(by, builder(Graph(row, lambda _: self.random.randrange(100), office)))

    def set_fact(self, by: Handle) -> None:
        row = self.random.choice(
            [
                one
                for one in self.store.read(ALL_FACTS, timeout=60)
                if one["now"]["case_id"] in by.cases
            ]
        )
        name = self.random.choice(list(SET_AT_RANDOM))
        new = self.random.choice(SET_AT_RANDOM[name])
        after = stored({name: PartialDate.parse(new) if name == "until" and new else new})
        changes = {field: (row["now"].get(field), value) for field, value in after.items()}
        change = SetFields(row["now"]["id"], changes, NodeLabel(row["label"]))
        apply(by, command(row["now"]["case_id"], "Something.", change))

    def back(self, by: Handle) -> None:
        changes = changes_of(by, self.random.choice(by.cases))
        again, last = to_redo(changes), to_undo(changes)
        if again is not None and self.random.random() < 0.5:
            redo(by, again.undoes)
        elif last is not None:
            undo(by, last.id)

    def staff(self, by: Handle) -> None:
        """Permissions: a team more, a case opened or given to somebody."""
        team = add_team(by.store, "South", team_id="south")
        chosen = self.random.randrange(3)
        if chosen == 0:
            name = self.random.choice(("other", "Other Name"))
            add_user(by.store, name, Role.WORKER, team, user_id="other")
        elif chosen == 1:
            self.opened(by)
        else:
            case_id, others = self.random.choice(by.cases), {"worker", "other"}
            to = (others - {by.viewer.user_id}).pop()
            apply(by, allocate(case_id, to, since=PartialDate.parse("2025")))

    def opened(self, by: Handle) -> Command:
        since = PartialDate.parse("2025")
        child = [{"id": new_id(), "name": "Ann"}]
        made = open_case({"number": ""}, child, worker_id=by.viewer.user_id, allocated=since)
        apply(by, made)
        return made

    def look(self, by: Handle) -> None:
        record_opening(by, self.random.choice(by.cases))
