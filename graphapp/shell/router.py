"""From an address to a page, and the callbacks of what every page has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, no_update
from dash.development.base_component import Component

from graphapp.access.guard import Gate, change_session, current_session
from graphapp.access.pin import has_pin
from graphapp.access.session import Session
from graphapp.errors import NobodyChosen
from graphapp.services import Services
from graphapp.shell import ids, notices, waiting
from graphapp.shell.bar import bar, dock
from graphapp.shell.page import Asked, Bar, Page, Screen, main_tabs
from queries.changes import undo
from queries.ids import new_id
from queries.store.errors import GraphError, NotFound, StoreAway
from queries.vocabulary import Audience


def page_for(
    screens: Sequence[Screen], services: Services, session: Session, asked: Asked
) -> tuple[Page, bool]:
    """Return the page for an address, and whether to ask again soon.

    Raises
    ------
    NobodyChosen : nobody said who is working.
    """
    try:
        for screen in screens:
            page = screen.page(services, session, asked)
            if page is not None:
                if page.bar.case_id and not session.in_the_room:
                    services.recent.opened(session.user_id, page.bar.case_id)
                return page, False
        raise NotFound("There is no page at this address.", "Go to the first page.")
    except NobodyChosen:
        raise
    except GraphError as exc:
        again = isinstance(exc, StoreAway)
        title = exc.sentence.rstrip(".")
        return Page(title, waiting.for_error(exc), Bar(main_tabs())), again
    except Exception as exc:  # noqa: BLE001  the last guard: a number on screen, a trace in the log
        told = notices.unexpected(exc)
        error = GraphError(told["lead"], told["words"])
        return Page("Something went wrong", waiting.for_error(error), Bar(main_tabs())), False


def register(app: Dash, services: Services, screens: Sequence[Screen], gate: Gate) -> None:
    """Register the shell's callbacks."""
    _register_router(app, services, screens)
    _register_notices(app, services)
    _register_room(app, services, gate)


def _register_router(app: Dash, services: Services, screens: Sequence[Screen]) -> None:
    @app.callback(
        Output(ids.PAGE, "children"),
        Output(ids.PAGE, "className"),
        Output(ids.BAR, "children"),
        Output(ids.DOCK, "children"),
        Output(ids.TITLE, "data"),
        Output(ids.AGAIN, "disabled"),
        Input(ids.ADDRESS, "pathname"),
        Input(ids.AGAIN, "n_intervals"),
        State(ids.ADDRESS, "search"),
        running=[(Output(ids.AGAIN, "interval"), ids.AGAIN_NEVER, ids.AGAIN_EVERY)],
    )
    def on_address(
        path: str | None, _again: int | None, query: str | None
    ) -> tuple[Component | list[Component], str, list[Component], list[Component], str, bool]:
        session = current_session()
        asked = Asked(path or "/", query or "")
        page, again = page_for(screens, services, session, asked)
        title = f"{page.title} · Family network"
        return page.body, page.kind, bar(session, page.bar), dock(page.bar), title, not again

    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("shell", "title"),
        Output(ids.PAGE, "data-titled"),
        Input(ids.TITLE, "data"),
        State(ids.ADDRESS, "pathname"),
    )


def _register_notices(app: Dash, services: Services) -> None:
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("shell", "fault"),
        Output(ids.STRIP, "hidden"),
        Output(ids.PULSE, "disabled"),
        Input(ids.FAULT, "data"),
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("shell", "toast"),
        Output(ids.TOAST_BOX, "data-n"),
        Input(ids.TOAST, "data"),
    )

    @app.callback(
        Output(ids.FAULT, "data"),
        Output({"type": "back", "page": ALL}, "data"),
        Input(ids.PULSE, "n_intervals"),
        Input(ids.STRIP_TRY, "n_clicks"),
        Input(ids.STRIP_CLOSE, "n_clicks"),
        prevent_initial_call=True,
    )
    def on_try(_pulse: int, _clicks: int, _closed: int) -> tuple[Any, Any]:
        backs = len(ctx.outputs_list[1])
        if ctx.triggered_id == ids.STRIP_CLOSE:
            return None, [no_update] * backs
        if not services.awake():
            return no_update, [no_update] * backs
        return None, [new_id()] * backs

    @app.callback(
        Output(ids.TOAST, "data"),
        Output(ids.CHANGED, "data"),
        Output(ids.ADDRESS, "pathname", allow_duplicate=True),
        Input(ids.TOAST_UNDO, "n_clicks"),
        State(ids.TOAST, "data"),
        State(ids.ADDRESS, "pathname"),
        prevent_initial_call=True,
    )
    def on_undo(_clicks: int, shown: notices.Said, path: str) -> tuple[Any, ...]:
        session = current_session()
        said = take_back(services, session, shown)
        case_id = Asked(path).case_id
        gone = case_id is not None and case_id not in services.handle_of(session).cases
        return said, {"n": new_id()}, "/" if gone else no_update


def take_back(services: Services, session: Session, shown: notices.Said) -> notices.Said:
    """Undo what a toast tells (undoing an undo is redoing it); return the toast that tells this.

    The toast's own id is the command's, so that two clicks undo once.

    Raises
    ------
    GraphError : it cannot be undone, with the reasons; or the graph is away.
    """
    done = undo(services.handle_of(session), shown["change"], command_id=shown["n"])
    return notices.toast(done, act="Undo" if shown["act"] == "Redo" else "Redo")


def _register_room(app: Dash, services: Services, gate: Gate) -> None:
    @app.callback(
        Output(ids.GO, "href"),
        Input(ids.ROOM_ENTER, "n_clicks"),
        State(ids.ADDRESS, "pathname"),
        prevent_initial_call=True,
    )
    def on_room(clicks: int | None, path: str) -> Any:
        case_id = Asked(path).case_id
        if not clicks or case_id is None:
            return no_update
        return enter_room(services, gate, current_session(), case_id)


def enter_room(services: Services, gate: Gate, session: Session, case_id: str) -> str:
    """Turn the screen to the family of a case; return where to go (a PIN must be there first).

    Raises
    ------
    NotFound : this viewer may not open that case.
    """
    services.handle_of(session).may_open(case_id)
    here = f"/case/{case_id}"
    if session.in_the_room:
        return here
    if not has_pin(services.store_for_access(), session.user_id):
        return f"/pin?back={here}"
    change_session(
        gate,
        Session(session.user_id, session.user_name, session.role, Audience.FAMILY, case_id),
    )
    return here
