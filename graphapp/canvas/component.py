"""The canvas as Dash components: the picture, the unseen elements over it, and their stores.

For the author of a screen
--------------------------
Put ``canvas("map", label="Ben's network")`` in the layout, visible from the start, inside an
element that has a height, and call ``register(app, "map")`` once. Ids are `ids.of("map", PART)`.

Write
    ``SCENE``     ``data`` = `scene_data(scene)` (one callback output draws a whole new picture;
                  the reader's zoom stays while `Scene.key` is the same), or None for nothing.
    ``SELECTED``  ``data`` = {"kind": "person", "id": ...}; {"kind": ""} lets go.
    ``LIT``       ``data`` = {"people": [...], "ties": [...]} lights a path, None puts it out.

Read (as callback inputs; each holds what a person did)
    ``SELECTED``  the same store: a tap or Escape writes it. A tie's answer has ``ties``: the ids of
                  all ties between the two, and ``people``: the two.
    ``OPENED``    Enter or a double tap: {"id": person, "n": count}.
    ``PLACED``    a drag ended: {"key": Scene.key, "places": {person: [x, y]}, "n": count}.
    ``UNFOLD``    a count of those folded away was touched: {"id": person or system, "n": count}.
    ``BOXED``     a box was drawn (shift and drag): {"people": [...], "n": count}.
    ``SPACE``     the room there is: {"width", "height", "phone"}. Make the first Scene from it.

Buttons: `tool(prefix, act, words)` makes one that zooms, fits or fills the screen without a
callback. Legend drawings: ``html.Span(**{"data-svg": item.svg})``; the bridge fills it.
Selection, hover and lit paths are classes that the bridge puts on: never a new Scene.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_cytoscape as cyto
from dash import ClientsideFunction, Dash, Input, Output, dcc, html

from graphapp.canvas import cytoscape, ids, legend, legend_rows, svg
from graphapp.canvas.scene import Scene

ACTS = ("zoom-in", "zoom-out", "fit", "full")


def canvas(prefix: str, *, label: str = "The picture") -> html.Div:
    """Return the canvas named `prefix`; `label` is its name until the first Scene has one."""

    def store(part: str) -> dcc.Store:
        return dcc.Store(id=ids.of(prefix, part))

    touch = cyto.Cytoscape(
        id=ids.of(prefix, ids.TOUCH),
        elements=[],
        layout={"name": "preset", "fit": False},
        stylesheet=cytoscape.stylesheet(),
        autoRefreshLayout=False,
        boxSelectionEnabled=True,
        responsive=False,
        wheelSensitivity=1,
        minZoom=0.05,
        maxZoom=4,
        style={"width": "100%", "height": "100%"},
    )
    return html.Div(
        [
            html.Div(
                id=ids.of(prefix, ids.PICTURE),
                className="canvas-picture",
                role="application",
                tabIndex=0,
                **_attributes(
                    {
                        "aria-label": label,
                        "aria-roledescription": "picture of a network",
                        "aria-describedby": f"{ids.of(prefix, 'told')} {ids.of(prefix, 'how')}",
                    }
                ),
            ),
            html.Div(touch, className="canvas-touch", **_attributes({"aria-hidden": "true"})),
            html.Div(id=ids.of(prefix, "told"), hidden=True),
            html.Div(
                "Arrow keys walk to the nearest person. Page Down goes to the next one. "
                "Enter opens. C centres on them. Plus and minus zoom, 0 shows everything.",
                id=ids.of(prefix, "how"),
                hidden=True,
            ),
            html.Div(
                id=ids.of(prefix, ids.SPOKEN),
                className="canvas-spoken",
                role="status",
                **_attributes({"aria-live": "polite"}),
            ),
            *(
                store(part)
                for part in (
                    ids.SCENE,
                    ids.SELECTED,
                    ids.LIT,
                    ids.OPENED,
                    ids.PLACED,
                    ids.BOXED,
                    ids.UNFOLD,
                    ids.SPACE,
                )
            ),
        ],
        id=ids.of(prefix, ids.CANVAS),
        className="canvas",
        **_attributes({"data-canvas": prefix}),
    )


def _attributes(attributes: dict[str, Any]) -> dict[str, Any]:
    """Return aria- and data- attributes as Dash takes them."""
    return attributes


def scene_data(scene: Scene) -> dict[str, Any]:
    """Return what the `SCENE` store holds: the picture's parts and the touchable elements."""
    return {**svg.parts(scene), "elements": cytoscape.elements(scene)}


def register(app: Dash, prefix: str) -> None:
    """Tie the stores of one canvas to the bridge; call once an app and prefix."""
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("canvas", "draw"),
        Output(ids.of(prefix, ids.TOUCH), "elements"),
        Input(ids.of(prefix, ids.SCENE), "data"),
        Input(ids.of(prefix, ids.CANVAS), "data-canvas"),
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("canvas", "mark"),
        Output(ids.of(prefix, ids.CANVAS), "data-marked"),
        Input(ids.of(prefix, ids.SELECTED), "data"),
        Input(ids.of(prefix, ids.LIT), "data"),
        Input(ids.of(prefix, ids.CANVAS), "data-canvas"),
    )


def tool(prefix: str, act: str, words: str, *, label: str = "") -> html.Button:
    """Return a button that the bridge serves: `act` is one of `ACTS`."""
    if act not in ACTS:
        raise ValueError(f"{act} is none of {', '.join(ACTS)}")
    return html.Button(
        words,
        type="button",
        className="btn sm sq" if len(words) == 1 else "btn sm",
        title=label or None,
        **_attributes(
            {"data-canvas-for": prefix, "data-canvas-act": act, "aria-label": label or words}
        ),
    )


def tools(prefix: str) -> list[html.Button]:
    """Return the buttons that move the picture."""
    return [
        tool(prefix, "zoom-out", "−", label="Zoom out"),
        tool(prefix, "zoom-in", "+", label="Zoom in"),
        tool(prefix, "fit", "Fit"),
        tool(prefix, "full", "Full screen"),
    ]


def legend_list(scene: Scene, width: float | None = None) -> html.Ul:
    """Return the legend of a scene as a list; in a room so wide (px), as two lines of it.

    What does not fit stands behind a button at its end. A phone's legend is whole.
    """
    shown, more = legend.items(scene), list[legend.LegendItem]()
    if width and not scene.phone:
        shown, more = legend_rows.folded(shown, width)
    entries = _entries(shown)
    if more:
        rest = html.Ul(_entries(more))
        button = html.Summary(legend_rows.MORE)
        entries.append(
            html.Li(html.Details([button, rest], className="menu"), key="more", className="signs")
        )
    return html.Ul(
        entries, className="legend", **_attributes({"aria-label": "What the drawing means"})
    )


def _entries(items: Sequence[legend.LegendItem]) -> list[html.Li]:
    return [
        html.Li(
            [html.Span(**_attributes({"data-svg": item.svg})), f" {item.words}"]
            if item.svg
            else item.words,
            key=item.key,
            className="rule" if not item.svg else "",
        )
        for item in items
    ]
