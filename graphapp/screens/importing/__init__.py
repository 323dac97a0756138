"""Bring in a file: choose it, see what would change, do it, land on the map."""

from __future__ import annotations

from urllib.parse import parse_qs

from graphapp.access.session import Session
from graphapp.screens.importing.callbacks import register
from graphapp.screens.importing.view import body
from graphapp.services import Services
from graphapp.shell.page import Asked, Bar, Page, main_tabs
from queries.cases import list_cases
from queries.store.errors import NotAllowed

__all__ = ["page", "register"]


def page(services: Services, session: Session, asked: Asked) -> Page | None:
    """Return the import screen at "/import".

    Raises
    ------
    NotAllowed : the family is in the room.
    """
    if asked.path != "/import":
        return None
    if session.in_the_room:
        raise NotAllowed("Files are brought in by a worker.", "End the family’s view first.")
    cases = list_cases(services.handle_of(session))
    wanted = parse_qs(asked.query.lstrip("?")).get("case", [""])[0]
    chosen = wanted if any(one.id == wanted for one in cases) else ""
    return Page("Bring in a file", body(cases, chosen), Bar(main_tabs("/import")))
