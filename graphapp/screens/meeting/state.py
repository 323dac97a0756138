"""What the meeting's page shows, as one small object that the address bar holds."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode
from uuid import UUID


class Form(StrEnum):
    """What the page asks."""

    NEW = "new"
    MEETING = "meeting"
    OFFER = "offer"
    INVITATION = "invitation"


@dataclass(frozen=True, slots=True)
class Look:
    """One look at one case's meeting; every field but the case has a place in the query.

    `meeting` empty: the next one. `invite` is the person an invitation is about, `offer` the offer
    a form is about, `later` that a pair kept apart is decided later.
    """

    case_id: str
    meeting: str = ""
    form: Form | None = None
    invite: str = ""
    offer: str = ""
    later: bool = False

    def plain(self) -> Look:
        """Return the look without a form."""
        return replace(self, form=None, invite="", offer="")

    def query(self) -> str:
        """Return the query part of the address, "?" for none (as `data-goto` has it)."""
        pairs = [
            (one.name, "1" if value is True else str(value))
            for one in fields(self)
            if one.name != "case_id" and (value := getattr(self, one.name))
        ]
        return f"?{urlencode(pairs)}"


def look_from_address(case_id: str, search: str | None) -> Look:
    """Read a look from a query; what it cannot read is left out."""
    given = dict(parse_qsl((search or "").lstrip("?")))
    invite = _ident(given.get("invite"))
    form: Form | None
    try:
        form = Form(given.get("form", ""))
    except ValueError:
        form = Form.INVITATION if invite else None
    return Look(
        case_id,
        meeting=_ident(given.get("meeting")),
        form=form,
        invite=invite,
        offer=_ident(given.get("offer")),
        later=given.get("later") == "1",
    )


def _ident(text: str | None) -> str:
    try:
        return text if text and str(UUID(text)) == text else ""
    except ValueError:
        return ""
