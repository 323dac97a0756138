"""What an open form is about: kept in the page beside its fields, and sent with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, TypeVar

from queries.ids import new_id

A = TypeVar("A", bound="About")
_READ: Mapping[str, type] = {"str": str, "dict": dict, "tuple": tuple}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """One form. What a screen adds by position (words) tells its forms from one another.

    `command` is the id of the write, the same however often it is sent. `seen` is what the form
    showed, by field, as JSON (`specs.kept`); `differences` are what somebody else changed
    meanwhile (`conflicts.met`), as long as the user has to choose.
    """

    command: str = field(default_factory=new_id)
    seen: dict[str, Any] = field(default_factory=dict)
    differences: tuple[dict[str, Any], ...] = ()

    @property
    def key(self) -> str:
        """What tells one open form of a case from another."""
        named = (one.name for one in fields(self) if not one.kw_only and one.name != "case_id")
        return ":".join(getattr(self, name) for name in named)

    def data(self) -> dict[str, Any]:
        """Return it as JSON for the page."""
        return asdict(self)

    @classmethod
    def read(cls: type[A], data: Mapping[str, Any]) -> A:
        """Return what the page sent back; each field is text, a mapping or a list."""
        found = {
            one.name: _READ[str(one.type).partition("[")[0]](data[one.name]) for one in fields(cls)
        }
        return cls(**found)
