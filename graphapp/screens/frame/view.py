"""Builds the page "The case": its sections, each with a list and a place for its form."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from graphapp.access.session import Session
from graphapp.screens.frame import ids, lists
from graphapp.screens.frame.forms import form_of
from graphapp.screens.frame.reading import Reading, read
from graphapp.screens.frame.state import Form, Section, View, view_from
from graphapp.services import Services
from graphapp.shell.attributes import also
from graphapp.shell.case_bar import case_bar
from graphapp.shell.following import followed
from graphapp.shell.forms.callbacks import stores
from graphapp.shell.page import Asked, Page
from queries.changes import seq_of
from queries.store.handle import Handle
from queries.users import User, list_users

COLUMNS = (
    (Section.WORK, Section.WORRIES, Section.LINES, Section.SIDES),
    (Section.APART, Section.TOLD, Section.OPENINGS),
)


def page(services: Services, session: Session, asked: Asked) -> Page | None:
    """Return the page at "/case/<id>/frame"."""
    case_id = asked.case_page("frame")
    if case_id is None:
        return None
    handle = services.handle_of(session)
    bar = case_bar(handle, case_id, "frame")
    seq = seq_of(handle, case_id)  # before the reading: what changes meanwhile is read anew
    reading = read(handle, case_id)
    view = view_from(case_id, asked.query)
    title = f"The case: {bar.name}" if bar.name else "The case"
    return Page(title, body(reading, view, users_for(handle, view), seq), bar, "page")


def users_for(handle: Handle, view: View) -> tuple[User, ...]:
    """Return who works here, for the one form that asks."""
    return list_users(handle.store) if view.form is Form.ALLOCATE else ()


def body(reading: Reading, view: View, users: tuple[User, ...] = (), seq: int = 0) -> Component:
    """Return the page's body, with the form open that the address says; `seq`: the last change."""
    opened = form_of(reading, view, users)
    columns = [
        html.Div([_section(reading, one, opened) for one in column], className="case-column")
        for column in COLUMNS
    ]
    return html.Div(
        [
            html.H1("The case"),
            html.P(
                "What the work rests on: who is worried and what is wanted instead, who knows, who"
                " must not meet.",
                className="lead",
            ),
            html.Div(columns, className="case-columns"),
            dcc.Store(id=ids.CASE, data=view.case_id),
            *followed(ids.TICK, ids.POLL, seq),
            *stores(ids.FORM),
        ],
        className="casepage",
    )


def _section(reading: Reading, section: Section, opened: tuple[Section, Any] | None) -> Component:
    key = ids.heading(section)
    form = [opened[1]] if opened is not None and opened[0] is section else []
    return html.Section(
        [
            html.H2(lists.TITLES[section], id=key, tabIndex=-1),
            *lists.acts_of(reading, section),
            html.Div(form, id=ids.slot(section)),
            html.Div(lists.list_of(reading, section), id=ids.listing(section)),
        ],
        hidden=not lists.shown(reading, section),
        id=f"{key}-section",
        **also({"aria-labelledby": key}),
    )
