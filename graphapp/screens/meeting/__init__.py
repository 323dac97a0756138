"""The family network meeting: its stages, who must not meet, who is invited, and their papers."""

from __future__ import annotations

from graphapp.access.session import Session
from graphapp.screens.meeting.callbacks import register
from graphapp.screens.meeting.view import body
from graphapp.services import Services
from graphapp.shell.case_bar import case_bar
from graphapp.shell.page import Asked, Page
from queries.changes import seq_of

__all__ = ["page", "register"]


def page(services: Services, session: Session, asked: Asked) -> Page | None:
    """Return the meeting of the case that an address names, None for another address.

    Raises
    ------
    NotFound : no such case, or not one this session may open.
    """
    case_id = asked.case_page("meeting")
    if case_id is None:
        return None
    handle = services.handle_of(session)
    bar = case_bar(handle, case_id, "meeting")
    return Page(f"{bar.name}: meeting", body(case_id, seq_of(handle, case_id)), bar)
