"""The safety plan: its rules, who holds them, and how the week is covered."""

from __future__ import annotations

from graphapp.access.session import Session
from graphapp.screens.plan.callbacks import register
from graphapp.screens.plan.view import body
from graphapp.services import Services
from graphapp.shell.case_bar import case_bar
from graphapp.shell.page import Asked, Page
from queries.changes import seq_of

__all__ = ["page", "register"]


def page(services: Services, session: Session, asked: Asked) -> Page | None:
    """Return the safety plan of the case that an address names, None for another address.

    Raises
    ------
    NotFound : no such case, or not one this session may open.
    """
    case_id = asked.case_page("plan")
    if case_id is None:
        return None
    handle = services.handle_of(session)
    bar = case_bar(handle, case_id, "plan")
    return Page(f"{bar.name}: safety plan", body(case_id, seq_of(handle, case_id)), bar)
