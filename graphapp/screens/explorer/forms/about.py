"""What a form of the panel is about: kept in the page beside its fields, and sent with them."""

from __future__ import annotations

from dataclasses import dataclass, field

from graphapp.shell.forms import about, outcome
from queries.ids import new_id


@dataclass(frozen=True, slots=True)
class About(about.About):
    """One form: what it does, and to whom; `seen` is by record and field.

    `made` is the id of the person or tie it adds. `same` is somebody of another map whom the user
    said this is; `told` are those they said it is not.
    """

    kind: str
    case_id: str
    person: str = ""
    tie: str = ""
    made: str = field(default_factory=new_id, kw_only=True)
    same: str = field(default="", kw_only=True)
    told: tuple[str, ...] = field(default=(), kw_only=True)


Outcome = outcome.Outcome[About]
