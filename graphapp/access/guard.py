"""What stands before every answer: the Host header, the session, and headers that keep it safe."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import flask
from flask import Flask, Response, g, redirect, request
from flask_wtf.csrf import CSRFProtect, generate_csrf
from werkzeug.wrappers import Response as AnyResponse

from graphapp.access.door import Door, known_host
from graphapp.access.pin import Tries
from graphapp.access.session import Session, Sessions
from graphapp.errors import NobodyChosen

CSRF_HEADER = "X-CSRFToken"
OPEN_TO_ALL = frozenset({"/open", "/alive"})
WITHOUT_A_PERSON = frozenset({"/who", "/who/new"})


@dataclass(frozen=True)
class Gate:
    """What the access pages share: the sessions, the door, the counted PIN tries."""

    sessions: Sessions
    door: Door
    tries: Tries
    port: int | None = None


def current_session() -> Session:
    """Return the session of the request being answered.

    Raises
    ------
    NobodyChosen : there is none (the program was opened without its link).
    """
    session = g.get("session")
    if not isinstance(session, Session):
        raise NobodyChosen("This page was not opened by its link.", "Open the link again.")
    return session


def change_session(gate: Gate, session: Session) -> None:
    """Put a session in place of the request's, under a new id in the browser's cookie."""
    flask.session["sid"] = gate.sessions.change(flask.session.get("sid", ""), session)
    flask.session.permanent = True
    g.session = session


def guard(server: Flask, gate: Gate, *, key: str) -> None:
    """Put the guards before and the headers after every answer of a server."""
    suffix = f"_{gate.port}" if gate.port else ""  # browsers send cookies to every port of a host
    server.config.update(
        SECRET_KEY=key,
        SESSION_COOKIE_NAME=f"family_network{suffix}",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        PERMANENT_SESSION_LIFETIME=7 * 24 * 3600,
        SESSION_REFRESH_EACH_REQUEST=False,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
        WTF_CSRF_HEADERS=[CSRF_HEADER],
    )

    @server.before_request
    def on_request() -> AnyResponse | tuple[str, int] | None:
        if not known_host(request.host, gate.port):
            return "This program answers on this computer's own address only.", 421
        if request.path in OPEN_TO_ALL:
            return None
        sid = flask.session.get("sid", "")
        session = gate.sessions.get(sid) if sid else None
        if session is None:
            return closed_door()
        g.session = session
        if request.method == "GET" and not session.user_id and _is_page(request.path):
            return redirect("/who", code=303)
        return None

    @server.context_processor
    def to_templates() -> dict[str, str]:
        session = g.get("session")
        return {"audience": str(session.audience) if isinstance(session, Session) else ""}

    CSRFProtect(server)  # after the guard: who may not come in gets no other answer


def csrf_cookie(port: int | None) -> str:
    """Return the name of the cookie that the page's script reads: browsers mix up ports."""
    return f"_csrf_token_{port}" if port else "_csrf_token"


def add_headers(
    server: Flask, csp_hashes: Callable[[], Iterable[str]], *, port: int | None
) -> None:
    """Say with every answer what the browser may load, keep and show it in."""
    cookie = csrf_cookie(port)

    @server.after_request
    def on_response(response: Response) -> Response:
        headers = response.headers
        headers["X-Content-Type-Options"] = "nosniff"
        headers["X-Frame-Options"] = "DENY"
        headers["Referrer-Policy"] = "no-referrer"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        headers["Server"] = "family-network"
        if not request.path.startswith(("/assets/", "/_dash-component-suites/")):
            headers["Cache-Control"] = "no-store"
        if response.mimetype == "text/html":
            headers["Content-Security-Policy"] = csp(csp_hashes())
            if g.get("session") is not None and response.status_code < 400:
                response.set_cookie(cookie, generate_csrf(), samesite="Strict")
        return response


def csp(hashes: Iterable[str]) -> str:
    """Return the content security policy: this server only, and the page's own inline scripts.

    Styles may be inline: Mantine and AG Grid write them.
    """
    scripts = " ".join(["'self'", *hashes])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline';"
        " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self';"
        " manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


def closed_door() -> AnyResponse:
    """Answer somebody who did not come by the link: a page, or just no."""
    wants_page = "text/html" in request.headers.get("Accept", "")
    body = flask.render_template("closed.html") if wants_page else "Open the program by its link."
    return flask.make_response(body, 403)


def _is_page(path: str) -> bool:
    return not path.startswith(("/_dash", "/assets/")) and path not in WITHOUT_A_PERSON
