"""An office for the tests of commands: two teams, their workers, a case with a child."""

from __future__ import annotations

from dataclasses import dataclass, replace

from queries.commands import add_person, add_team, add_user, apply, open_case
from queries.ids import new_id
from queries.partial_date import PartialDate
from queries.store import Store
from queries.store.handle import Handle, Viewer
from queries.vocabulary import Audience, Role


@dataclass(frozen=True)
class Office:
    """Handles on one graph, and the case of Ben with his gran in his network."""

    worker: Handle
    colleague: Handle
    supervisor: Handle
    stranger: Handle
    case_id: str
    child: str
    gran: str
    place: str

    def family(self) -> Handle:
        """The worker with the family of this case in the room."""
        return Handle(self.worker.store, self.worker.viewer, Audience.FAMILY, self.case_id)

    def again(self, handle: Handle) -> Handle:
        """The same viewer and audience, with the cases read anew."""
        return Handle(handle.store, handle.viewer, handle.audience, handle.room_case)


def user(store: Store, name: str, role: Role, team_id: str) -> Handle:
    """A user of a team, as a handle."""
    user_id = add_user(store, name, role, team_id)
    return Handle(store, Viewer(user_id, name, role))


def office_in(store: Store) -> Office:
    """Plant the office in an empty graph."""
    team, other = add_team(store, "North"), add_team(store, "South")
    worker = user(store, "Sam Reed", Role.WORKER, team)
    colleague = user(store, "Ola Finch", Role.WORKER, team)
    supervisor = user(store, "Pat Lowe", Role.SUPERVISOR, team)
    stranger = user(store, "Kim Dale", Role.WORKER, other)
    child, gran = new_id(), new_id()
    opened = open_case(
        {"number": "C-1"},
        [{"id": child, "name": "Ben Arkley"}],
        worker_id=worker.viewer.user_id,
        allocated=PartialDate.parse("2025"),
    )
    case_id = opened.case_ids[0]
    apply(worker, opened)
    everybody = ["professionals", "family"]
    added = add_person(
        case_id, {"id": gran, "name": "Rose Arkley", "phone": "01632 960001"}, visible_to=everybody
    )
    done = apply(worker, added)
    office = Office(worker, colleague, supervisor, stranger, case_id, child, gran, done.ids[1])
    fresh = {
        name: office.again(getattr(office, name))
        for name in ("worker", "colleague", "supervisor", "stranger")
    }
    return replace(office, **fresh)


def dump(store: Store) -> tuple[frozenset[str], frozenset[str]]:
    """The whole graph as text, leaving aside what undoing leaves aside.

    That is: versions, recorded_at, the cases’ numbers, changes, who opened what, and name keys that
    nobody uses.
    """
    aside = ("version", "recorded_at")

    def said(properties: dict[str, object]) -> list[tuple[str, object]]:
        return sorted((k, v) for k, v in properties.items() if k not in aside)

    nodes = store.read(
        "MATCH (n) WHERE NOT n:Change AND NOT n:ChangePart AND NOT n:Schema AND NOT n:Opening"
        " AND NOT (n:NameKey AND NOT EXISTS { (n)--() })"
        " RETURN labels(n) AS labels, CASE WHEN n:Case THEN n {.*, seq: 0}"
        " ELSE properties(n) END AS properties"
    )
    ties = store.read(
        "MATCH (a)-[r]->(b) RETURN type(r) AS type, a.id AS a, b.id AS b, properties(r) AS p"
    )
    return (
        frozenset(f"{sorted(n['labels'])} {said(n['properties'])}" for n in nodes),
        frozenset(f"{r['type']} {r['a']} {r['b']} {said(r['p'])}" for r in ties),
    )
