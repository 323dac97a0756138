"""Plain pages that need no script: the opening link, "who is working?", the PIN."""

from __future__ import annotations

from typing import Any

import flask
from flask import Flask, redirect, request
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response as AnyResponse

from graphapp.access.guard import Gate, change_session, closed_door, current_session
from graphapp.access.pin import check_pin, choose_pin, has_pin
from graphapp.access.session import Session
from graphapp.errors import PinRefused
from graphapp.services import Services
from graphapp.words import ROLE_WORDS
from queries.commands import add_team, add_user
from queries.store import GraphError
from queries.store.errors import NotAllowed, NotFound
from queries.users import User, list_teams, list_users
from queries.vocabulary import Role

Answer = AnyResponse | str | tuple[str, int]


def add_pages(server: Flask, services: Services, gate: Gate) -> None:
    """Add the access pages to a server."""
    server.add_url_rule("/alive", "alive", _on_alive)
    server.add_url_rule("/open", "open", lambda: _on_open(gate))
    who = _Who(services, gate)
    server.add_url_rule("/who", "who", who.on_look)
    server.add_url_rule("/who", "who_chosen", who.on_choose, methods=["POST"])
    server.add_url_rule("/who/new", "who_new", who.on_add, methods=["POST"])
    pin = _Pin(services, gate)
    server.add_url_rule("/pin", "pin", pin.on_look)
    server.add_url_rule("/pin", "pin_chosen", pin.on_choose, methods=["POST"])
    server.add_url_rule("/room/leave", "leave", pin.on_leave_asked)
    server.add_url_rule("/room/leave", "left", pin.on_leave, methods=["POST"])
    server.register_error_handler(GraphError, _on_graph_error)
    server.register_error_handler(CSRFError, _on_csrf_error)


def _on_alive() -> AnyResponse:
    return flask.make_response("", 204)


def _on_open(gate: Gate) -> Answer:
    sid = flask.session.get("sid", "")
    if not gate.door.opens(request.args.get("token", "")):
        if sid and gate.sessions.get(sid):  # the same link again in a browser that is in already
            return redirect("/", code=303)
        return closed_door()
    if not (sid and gate.sessions.get(sid)):  # a link never ends a family's time in the room
        flask.session.clear()
        flask.session["sid"] = gate.sessions.start()
        flask.session.permanent = True
    return redirect("/", code=303)


class _Who:
    """ "Who is working?": picks a profile, or makes the first one."""

    def __init__(self, services: Services, gate: Gate) -> None:
        self._services = services
        self._gate = gate

    def on_look(self) -> Answer:
        if current_session().in_the_room:
            return redirect("/room/leave", code=303)
        return self._page()

    def on_choose(self) -> Answer:
        if current_session().in_the_room:
            return redirect("/room/leave", code=303)
        chosen = request.form.get("user", "")
        users = {user.id: user for user in list_users(self._services.store_for_access())}
        if chosen not in users:
            return self._page("That profile is gone. Choose another."), 400
        return self._begin(users[chosen])

    def on_add(self) -> Answer:
        if current_session().in_the_room:
            return redirect("/room/leave", code=303)
        name = " ".join(request.form.get("name", "").split())[:80]
        team = " ".join(request.form.get("team", "").split())[:80] or "My team"
        role = Role.SUPERVISOR if request.form.get("role") == "supervisor" else Role.WORKER
        if not name:
            return self._page("Write your name."), 400
        store = self._services.store_for_access()
        if any(user.name.casefold() == name.casefold() for user in list_users(store)):
            return self._page("Somebody of this name is there already. Choose the name above."), 400
        teams = {words.casefold(): key for key, words in list_teams(store).items()}
        team_id = teams.get(team.casefold()) or add_team(store, team)
        return self._begin(User(add_user(store, name, role, team_id), name, role, team))

    def _begin(self, user: User) -> Answer:
        change_session(self._gate, Session(user.id, user.name, user.role))
        return redirect("/" if user.has_pin else "/pin", code=303)

    def _page(self, error: str = "") -> str:
        try:
            users = list_users(self._services.store_for_access())
        except GraphError as exc:
            return _waiting(exc)
        if self._services.readiness == "filling":
            return _waiting(GraphError("The made-up families are being put in.", "Wait a moment."))
        return _render(
            "who.html",
            users=users,
            error=error,
            roles=ROLE_WORDS,
            chosen=current_session().user_id,
        )


class _Pin:
    """Choosing a PIN, and leaving the family's room by it."""

    def __init__(self, services: Services, gate: Gate) -> None:
        self._services = services
        self._gate = gate

    def on_look(self) -> Answer:
        session = current_session()
        if session.in_the_room or has_pin(self._services.store_for_access(), session.user_id):
            return redirect("/", code=303)
        return self._choose()

    def on_choose(self) -> Answer:
        session = current_session()
        store = self._services.store_for_access()
        if session.in_the_room:
            return redirect("/", code=303)
        try:
            choose_pin(
                store, session.user_id, request.form.get("pin", ""), request.form.get("again", "")
            )
        except PinRefused as exc:
            return self._choose(str(exc)), 400
        return redirect(_inner(request.form.get("back", "")), code=303)

    def on_leave_asked(self) -> Answer:
        session = current_session()
        return self._leave() if session.in_the_room else redirect("/", code=303)

    def on_leave(self) -> Answer:
        session = current_session()
        if not session.in_the_room:
            return redirect("/", code=303)
        try:
            check_pin(
                self._services.store_for_access(),
                self._gate.tries,
                session.user_id,
                request.form.get("pin", ""),
            )
        except PinRefused as exc:
            return self._leave(str(exc)), 400
        back = f"/case/{session.room_case}" if session.room_case else "/"
        change_session(self._gate, Session(session.user_id, session.user_name, session.role))
        return redirect(back, code=303)

    def _choose(self, error: str = "") -> str:
        back = _inner(request.values.get("back", ""))
        return _render("pin.html", error=error, back=back, name=current_session().user_name)

    def _leave(self, error: str = "") -> str:
        session = current_session()
        back = f"/case/{session.room_case}" if session.room_case else "/"
        return _render("leave.html", error=error, back=back, name=session.user_name)


def _render(template: str, **values: Any) -> str:
    return flask.render_template(template, **values)


def _inner(address: str) -> str:
    """An address on this server, whatever was given: never a way out to another one."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if plain and address.isascii() and address.isprintable() else "/"


def _waiting(error: GraphError) -> str:
    return _render("waiting.html", sentence=error.sentence, next_step=error.next_step)


def _on_graph_error(error: GraphError) -> Answer:
    missing = isinstance(error, NotFound)
    status = 404 if missing else 403 if isinstance(error, NotAllowed) else 503
    return _render("fault.html", sentence=error.sentence, next_step=error.next_step), status


def _on_csrf_error(_error: CSRFError) -> Answer:
    return (
        _render(
            "fault.html",
            sentence="This page was open for too long, or was opened elsewhere.",
            next_step="Reload it and try again; nothing was changed.",
        ),
        400,
    )
