"""A meeting to which people are invited, two of whom may be kept apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from queries.case_model import Meeting
from queries.commands import (
    Command,
    Done,
    add_person,
    apply,
    invite,
    plan_meeting,
    restrict,
)
from queries.ids import new_id
from queries.meetings import meeting
from queries.partial_date import PartialDate
from queries.store import Store
from queries.store.handle import Handle
from queries.vocabulary import (
    Covers,
    RestrictionKind,
)
from tests.support.commanding import Office, office_in

BOTH = ["professionals", "family"]
DAY, OFFERED = PartialDate.parse("3 December 2026"), PartialDate.parse("2 November 2026")
COURT, AGREED = RestrictionKind.COURT, RestrictionKind.AGREED


@dataclass(frozen=True)
class Planned:
    """The office with mum and dad on the map and a meeting on 3 December."""

    office: Office
    mum: str
    dad: str
    meeting: str

    @property
    def now(self) -> Meeting:
        return meeting(self.office.worker, self.meeting)

    def do(self, made: Command, handle: Handle | None = None) -> Done:
        return apply(handle or self.office.worker, made)

    def keep(
        self,
        kind: RestrictionKind,
        covers: Covers = Covers.SAME_ROOM,
        visible_to: Sequence[str] = ("professionals",),
        **more: object,
    ) -> None:
        """Keep dad away from mum, seen by professionals unless said."""
        made = restrict(
            self.office.case_id,
            self.dad,
            self.mum,
            kind,
            covers,
            fields=more,
            visible_to=visible_to,
        )
        self.do(made)

    def invite(self, who: str, handle: Handle | None = None, **fields: object) -> str:
        made = invite(self.office.case_id, self.meeting, who, fields, visible_to=BOTH)
        return self.do(made, handle).ids[0]

    def listed(self) -> set[str]:
        return {one.person_id for one in self.now.invitations}


def planned_in(store: Store) -> Planned:
    """The office of `commanding` with that meeting."""
    office, mum, dad, meeting_id = office_in(store), new_id(), new_id(), new_id()
    for who, name in ((mum, "Dawn Arkley"), (dad, "Paul Tindle")):
        apply(office.worker, add_person(office.case_id, {"id": who, "name": name},
                                        visible_to=BOTH))  # fmt: skip
    fields = {"id": meeting_id, "offered": OFFERED, "on": DAY, "starts": "16:30", "ends": "18:00",
              "place": "St Aidan's hall"}  # fmt: skip
    apply(office.worker, plan_meeting(office.case_id, fields, offered_to=[mum, dad],
                                      visible_to=BOTH))  # fmt: skip
    return Planned(office, mum, dad, meeting_id)
