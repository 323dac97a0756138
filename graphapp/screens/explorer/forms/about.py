"""What a form is about: kept in the page beside its fields, and sent with them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from queries.ids import new_id


@dataclass(frozen=True, slots=True)
class About:
    """One form: what it does, to whom, and under which ids.

    `command` is the id of the write it makes, the same however often it is sent. `made` is the id
    of the person or tie it adds. `seen` holds what the form showed, by field, as it is stored.
    `same` is somebody of another map whom the user said this is; `told` are those they said it is
    not. `differences` are what somebody else changed meanwhile.
    """

    kind: str
    case_id: str
    person: str = ""
    tie: str = ""
    command: str = field(default_factory=new_id)
    made: str = field(default_factory=new_id)
    seen: dict[str, Any] = field(default_factory=dict)
    same: str = ""
    told: tuple[str, ...] = ()
    differences: tuple[dict[str, Any], ...] = ()

    @property
    def key(self) -> str:
        """What tells one open form from another on the page."""
        return ":".join((self.kind, self.person, self.tie))

    def data(self) -> dict[str, Any]:
        """Return it as JSON for the page."""
        return asdict(self)

    @classmethod
    def read(cls, data: dict[str, Any]) -> About:
        """Return what the page sent back."""
        return cls(
            kind=str(data["kind"]),
            case_id=str(data["case_id"]),
            person=str(data["person"]),
            tie=str(data["tie"]),
            command=str(data["command"]),
            made=str(data["made"]),
            seen=dict(data["seen"]),
            same=str(data["same"]),
            told=tuple(map(str, data["told"])),
            differences=tuple(data["differences"]),
        )
