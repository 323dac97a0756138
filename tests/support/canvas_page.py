"""A small page with nothing but the canvas on it, for the tests and the measuring of the canvas."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, ctx, dcc, html, no_update
from werkzeug.serving import WSGIRequestHandler, make_server

import graphapp
from graphapp.canvas import ids, legend
from graphapp.canvas.component import canvas, legend_list, register, scene_data, tools
from graphapp.canvas.picture import picture
from graphapp.canvas.scene import Scene
from graphapp.canvas.view import View
from tests.support import pictures, symbols

ASSETS = Path(graphapp.__file__).parent / "assets"
PREFIX = "map"
INDEX = """<!doctype html><html lang="en-GB"><head>{%metas%}<title>A network</title>{%css%}</head>
<body>{%app_entry%}<footer>{%config%}{%scripts%}{%renderer%}</footer></body></html>"""
CSS = """
*{box-sizing:border-box} button{font:inherit}
html,body{margin:0;height:100%;background:var(--paper);color:var(--ink);font:var(--t-body)}
.told{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.bench{display:flex;flex-direction:column;height:100vh}
.bench>.tools{display:flex;gap:8px;padding:12px 24px 4px}
#legend{min-height:42px}
.bench>.pic{flex:1;min-height:0;position:relative}
@media (max-width:47.99em){.bench{height:auto}.bench>.pic{flex:none;height:470px}}
"""


@lru_cache(maxsize=64)
def scene(size: int, layout: str, width: int, height: int, phone: bool) -> Scene:
    """Return the Scene of a made-up network; size 0 is Ben's, as in the mock. The layout "symbols"
    is the sheet of all there are.
    """
    if layout == "symbols":
        return symbols.sheet()
    network, relations = pictures.ben() if size == 0 else pictures.made_up(size)
    return picture(network, relations, layout, view=View(float(width), float(height), phone=phone))


def page() -> Dash:
    """Return the app: /?size=26&layout=circles&dark=1."""
    app = Dash(__name__, assets_folder=str(ASSETS), index_string=INDEX, title="A network")
    app.layout = _layout
    register(app, PREFIX)
    app.server.add_url_rule("/style.css", "style", lambda: (CSS, {"Content-Type": "text/css"}))

    @app.callback(  # type: ignore[untyped-decorator]
        Output(ids.of(PREFIX, ids.SCENE), "data"),
        Output("legend", "children"),
        Output("scheme", "forceColorScheme"),
        Input(ids.of(PREFIX, ids.SPACE), "data"),
        Input("asked", "data"),
        State("place", "search"),
        State(ids.of(PREFIX, ids.SCENE), "data"),
    )
    def on_space(
        space: dict[str, Any] | None, asked: dict[str, Any] | None, search: str, now: object
    ) -> Any:
        wanted = dict(part.split("=") for part in (search or "?").lstrip("?").split("&") if part)
        wanted |= asked or {}
        scheme = "dark" if wanted.get("dark") else "light"
        if not space or (now and ctx.triggered_id != "asked"):
            return no_update, no_update, scheme
        drawn = scene(
            int(wanted.get("size", 26)),
            str(wanted.get("layout", "circles")),
            int(space["width"]),
            int(space["height"]),
            bool(space["phone"]),
        )
        return scene_data(drawn), legend_list(drawn, float(space["width"])), scheme

    for told, part in (("placed", ids.PLACED), ("chosen", ids.SELECTED), ("boxed", ids.BOXED)):
        app.callback(Output(told, "children"), Input(ids.of(PREFIX, part), "data"))(_echo)
    return app


def _echo(data: object) -> str:
    return json.dumps(data) if data else ""


def _layout() -> dmc.MantineProvider:
    return dmc.MantineProvider(
        html.Main(
            [
                html.Link(rel="stylesheet", href="/style.css"),
                dcc.Location(id="place"),
                dcc.Store(id="asked"),
                html.H1("A network", className="canvas-spoken"),
                html.Div(tools(PREFIX), className="tools"),
                html.Div(canvas(PREFIX, label="A network"), className="pic"),
                html.Div(id="legend"),
                *(html.Output(id=told, className="told") for told in ("placed", "chosen", "boxed")),
            ],
            className="bench",
        ),
        id="scheme",
        forceColorScheme="light",
    )


class _Quiet(WSGIRequestHandler):
    def log_request(self, *_args: object, **_more: object) -> None:
        """Say nothing of each request."""


@contextmanager
def served(app: Dash) -> Iterator[str]:
    """Serve an app on a free loopback port for as long as the block lasts."""
    app.server.test_client().get("/_dash-dependencies")  # callbacks are there before the first page
    server = make_server("127.0.0.1", 0, app.server, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


__all__ = ["ASSETS", "PREFIX", "legend", "page", "scene", "served"]
