"""The Dash application, made from what it is given: no state of its own at module level."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import flask
from dash import Dash
from flask import Flask
from werkzeug.exceptions import HTTPException

from graphapp.access.door import Door
from graphapp.access.guard import CSRF_HEADER, Gate, add_headers, csrf_cookie, guard
from graphapp.access.pages import add_pages
from graphapp.access.pin import Tries
from graphapp.access.session import Session, Sessions, cookie_key
from graphapp.screens import explorer, gaps, home, importing, meeting, new_map, plan
from graphapp.screens import frame as the_case
from graphapp.services import Services
from graphapp.settings import Settings
from graphapp.shell import notices, presses, router
from graphapp.shell.frame import frame
from graphapp.shell.page import Screen

SCREENS: tuple[Screen, ...] = (home, new_map, explorer, meeting, plan, gaps, the_case, importing)


class Application(Dash):
    """Dash with the page's own head: its language, and the audience for scripts and styles."""

    def interpolate_index(self, *args: Any, **kwargs: Any) -> str:
        """Return the page's HTML for the session that asks."""
        session = flask.g.get("session")
        audience = str(session.audience) if isinstance(session, Session) else ""
        page: str = super().interpolate_index(*args, **kwargs)  # type: ignore[no-untyped-call]
        return page.replace("{audience}", audience)


_INDEX = """<!doctype html>
<html lang="en-GB" data-mantine-color-scheme="light" data-audience="{audience}">
<head>{%metas%}<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{%title%}</title>
<link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
<link rel="preload" href="/assets/font/source-sans-3-latin.woff2" as="font" type="font/woff2"
 crossorigin>
<script src="/assets/early.js"></script>{%css%}</head>
<body>{%app_entry%}<footer>{%config%}{%scripts%}{%renderer%}</footer></body>
</html>"""


def create_app(
    services: Services,
    settings: Settings,
    *,
    port: int | None = None,
    screens: Sequence[Screen] = SCREENS,
) -> Dash:
    """Make the application.

    `port` is the one it will be served on: the Host header must name it, and the cookies are its
    own. None lets any port pass (another server in front that checks).

    The opening link's door is `app.server.extensions["gate"].door`.
    """
    server = Flask("graphapp", template_folder="access/templates", static_folder=None)
    server.config.update(
        MAX_CONTENT_LENGTH=settings.largest_request,
        COMPRESS_ALGORITHM=["zstd", "gzip"],
        COMPRESS_STREAMS=False,  # it leaves the files that it streams open
    )
    private = services.private
    gate = Gate(
        sessions=Sessions(private / "sessions.json" if private else None),
        door=Door(),
        tries=Tries(),
        port=port,
    )
    server.extensions["gate"] = gate
    guard(server, gate, key=cookie_key(private / "cookie.key" if private else None))
    app = Application(
        "graphapp",
        server=server,  # type: ignore[arg-type]  # Dash takes a server too
        title="Family network",
        update_title="",
        index_string=_INDEX,
        assets_ignore=r"^early\.js$|^mark\.svg$",
        suppress_callback_exceptions=True,  # screens come and go with the address
        compress=True,
        on_error=notices.on_error,
        csrf_token_name=csrf_cookie(port),
        csrf_header_name=CSRF_HEADER,
    )
    add_pages(server, services, gate)
    server.register_error_handler(Exception, _on_unexpected)
    router.register(app, services, screens, gate)
    for screen in screens:
        screen.register(app, services)
    app.layout = frame(presses.stores(app))
    add_headers(server, app.csp_hashes, port=port)
    return app


def _on_unexpected(error: Exception) -> Any:
    if isinstance(error, HTTPException):
        return error
    told = notices.unexpected(error)
    body = flask.render_template("fault.html", sentence=told["lead"], next_step=told["words"])
    return body, 500
