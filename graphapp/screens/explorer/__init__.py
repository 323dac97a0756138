"""The map: a case's network, drawn, filtered, and asked."""

from __future__ import annotations

from datetime import date

from graphapp.access.session import Session
from graphapp.screens.explorer.callbacks import register
from graphapp.screens.explorer.drawing import listed
from graphapp.screens.explorer.view import body
from graphapp.services import Services
from graphapp.shell.page import Asked, Bar, Page, map_tabs
from queries.cases import children_of
from queries.changes import seq_of
from queries.partial_date import age_on

__all__ = ["page", "register"]


def page(services: Services, session: Session, asked: Asked) -> Page | None:
    """Return the map of the case that an address names, None for another address.

    Raises
    ------
    NotFound : no such case, or not one this session may open.
    """
    case_id = asked.part_after("/case/")
    if case_id is None:
        return None
    handle = services.handle_of(session)
    children = children_of(handle, case_id)
    names = listed([child.name or "A child" for child in children])
    ages = [age for child in children if (age := age_on(child.birth, date.today())) is not None]
    return Page(
        names,
        body(case_id, seq_of(handle, case_id)),
        Bar(map_tabs(case_id), names, listed([str(age) for age in ages]), case_id),
        "explore",
    )
