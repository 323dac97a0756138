"""A worker at the page of a meeting: what they press there, and what is read after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graphapp.meeting_reading import Reading, read
from graphapp.screens.meeting import quick
from graphapp.screens.meeting.about import About, Outcome, shown
from graphapp.screens.meeting.saving import press
from graphapp.shell.forms.outcome import AtOnce
from queries.case_model import Meeting
from queries.commands import add_person, apply, restrict
from queries.ids import new_id
from queries.store import Store
from queries.store.handle import Handle
from queries.vocabulary import Covers, RestrictionKind
from tests.support.commanding import Office, office_in

NEW = {
    "on": "3 December 2026",
    "starts": "4.30 pm",
    "ends": "6 pm",
    "place": "The hall",
    "starts_2": "",
    "ends_2": "",
    "offered": "",
    "offered_to": [],
    "visible_to": "family",
}


@dataclass(frozen=True)
class Desk:
    """An office with a meeting, and what is pressed on its page."""

    office: Office

    @property
    def handle(self) -> Handle:
        return self.office.again(self.office.worker)

    @property
    def reading(self) -> Reading:
        return read(self.handle, self.office.case_id)

    @property
    def meeting(self) -> Meeting:
        found = self.reading.meeting
        assert found is not None
        return found

    def somebody(self, name: str, **membership: Any) -> str:
        person = new_id()
        told = {"id": person, "name": name, "phone": "01632 960123", **membership.pop("person", {})}
        apply(self.handle, add_person(self.office.case_id, told, membership,
                                      visible_to=["professionals", "family"]))  # fmt: skip
        return person

    def keep_apart(self, one: str, other: str, kind: RestrictionKind, *seen_by: str) -> None:
        apply(self.office.again(self.office.supervisor), restrict(
            self.office.case_id, one, other, kind, Covers.SAME_ROOM,
            visible_to=list(seen_by) or ["professionals"],
        ))  # fmt: skip

    def tick(self, person: str, handle: Handle | None = None) -> AtOnce:
        name = f"tick:{self.meeting.id}:{person}:{new_id()}"
        return quick.do(handle or self.handle, self.office.case_id, name)

    def two(self, act: str = "two") -> AtOnce:
        pair = self.reading.apart[0]
        return quick.do(
            self.handle, self.office.case_id, f"{act}:{self.meeting.id}:{pair.key}:{new_id()}"
        )

    def save(self, person: str, **values: Any) -> Outcome:
        found = next((i for i in self.meeting.invitations if i.person_id == person), None)
        about = About(
            "invitation", self.office.case_id, self.meeting.id, found.id if found else "", person,
            seen=shown("invitation", found) if found else {},
        )  # fmt: skip
        return press(self.handle, "save", about, values)


def planned(store: Store) -> Desk:
    """Return the desk of an office that has just planned a meeting."""
    desk = Desk(office_in(store))
    outcome = press(desk.handle, "save", About("new", desk.office.case_id), NEW)
    assert outcome.done is not None, outcome
    return desk
