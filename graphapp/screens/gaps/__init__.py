"""The gaps in the networks of all one's open cases, with the questions they raise."""

from __future__ import annotations

from graphapp.access.session import Session
from graphapp.screens.gaps.callbacks import register
from graphapp.screens.gaps.view import body
from graphapp.services import Services
from graphapp.shell.page import Asked, Bar, Page, main_tabs

__all__ = ["page", "register"]


def page(services: Services, session: Session, asked: Asked) -> Page | None:
    """Return the page of gaps at "/gaps"; with the family in the room there is none."""
    if asked.path != "/gaps" or session.in_the_room:
        return None
    services.handle_of(session)
    return Page("Gaps", body(), Bar(main_tabs("/gaps")), "explore gaps")
