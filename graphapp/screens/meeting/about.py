"""What an open form is about: kept in the page beside its fields, and sent with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from queries.case_model import Invitation, Meeting, Offer
from queries.ids import new_id
from queries.partial_date import PartialDate

Record = Meeting | Offer | Invitation

FIELDS: Mapping[str, tuple[str, ...]] = {
    "meeting": (
        "on", "starts", "ends", "starts_2", "ends_2", "place", "offered", "held", "review", "notes",
    ),
    "offer": ("answer", "reason"),
    "invitation": (
        "answer", "on", "needs_to_know", "interpreter", "access_needs", "sessions", "reason",
    ),
}  # fmt: skip
"""The fields of a record that its form changes."""


@dataclass(frozen=True, slots=True)
class About:
    """One form: `kind` is "new", "meeting", "offer" or "invitation"; `record` what it corrects.

    `command` is the id of the write, the same however often it is sent. `seen` is the record as
    the form showed it; `now` what somebody else made of some of its fields meanwhile, once the
    user chose to write over that.
    """

    kind: str
    case_id: str
    meeting: str = ""
    record: str = ""
    person: str = ""
    command: str = field(default_factory=new_id)
    seen: dict[str, Any] = field(default_factory=dict)
    now: dict[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What tells one open form from another."""
        return ":".join((self.kind, self.meeting, self.record, self.person))

    def data(self) -> dict[str, Any]:
        """Return it as JSON for the page."""
        return asdict(self)

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> About:
        """Return what the page sent back."""
        names = ("kind", "case_id", "meeting", "record", "person", "command")
        texts = {name: str(data[name]) for name in names}
        return cls(**texts, seen=dict(data["seen"]), now=dict(data["now"]))


def shown(kind: str, record: Record) -> dict[str, Any]:
    """Return a record's fields as JSON: a date as [earliest, latest, words]."""
    return {name: _kept(getattr(record, name)) for name in FIELDS[kind]}


def _kept(value: object) -> Any:
    if isinstance(value, PartialDate):
        return [value.earliest.isoformat(), value.latest.isoformat(), value.words]
    if isinstance(value, tuple):
        return list(value)
    return value if value is None else str(value)
