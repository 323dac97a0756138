"""The map: a case's network, drawn, filtered, and asked; and its gaps beside the same map."""

from __future__ import annotations

from graphapp.access.session import Session
from graphapp.screens.explorer.callbacks import register
from graphapp.screens.explorer.view import body
from graphapp.services import Services
from graphapp.shell.case_bar import case_bar
from graphapp.shell.page import Asked, Page
from queries.changes import seq_of

__all__ = ["page", "register"]

GAPS = "gaps"


def page(services: Services, session: Session, asked: Asked) -> Page | None:
    """Return the map of the case that an address names, None for another address.

    Raises
    ------
    NotFound : no such case, or not one this session may open.
    """
    beside = asked.case_page(GAPS)
    case_id = beside or asked.part_after("/case/")
    if case_id is None:
        return None
    handle = services.handle_of(session)
    bar = case_bar(handle, case_id, GAPS if beside else "map")
    parts = body(
        case_id,
        seq_of(handle, case_id),
        gaps=bool(beside),
    )
    return Page(bar.name, parts, bar, "explore beside" if beside else "explore")
