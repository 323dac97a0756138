"""What the picture costs: click to painted, beside the bare component with the same elements.

    python -m tests.bench.bench_canvas

Both pages do the same: a click, one callback on the server that hands over a picture made before
(no layout is timed), and the time until a whole frame has followed the change. The bare
page lets Cytoscape paint the elements; ours paints the whole look, then hands Cytoscape the unseen
elements ("answers": when they are there). Then an edit: one person renamed, the same way. Times
are medians of fresh pages, in ms.
"""

from __future__ import annotations

import math
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

import dash_cytoscape as cyto
from dash import Dash, Input, Output, dcc, html
from playwright.sync_api import Browser, sync_playwright

from graphapp.canvas import cytoscape, ids, svg
from graphapp.canvas.component import canvas, register, scene_data
from graphapp.canvas.picture import picture
from graphapp.canvas.scene import Mark, Scene, Text
from graphapp.canvas.view import View
from layouts.contract import Place
from tests.support import pictures
from tests.support.browser import FLAGS, HOW, find_chromium
from tests.support.canvas_page import ASSETS, CSS, INDEX, served

SIZES = (26, 80, 300, 600)
ROUNDS = 3
AIM = 1.2
PREFIX = "map"

PAINTED = """(expected) => new Promise((done) => {
  const begun = performance.now();
  const cyShows = () => {
    const element = document.getElementById('map-touch');
    const cy = element._cyreg && element._cyreg.cy;
    return cy && cy.nodes().length === expected.people
      && cy.nodes().some((node) => node.data('label').startsWith(expected.name));
  };
  const oursShows = () => {
    const ours = familyCanvas.canvases.get('map');
    return [...ours.people.values()].some((person) => person.name === expected.name);
  };
  const painted = window.familyCanvas ? oursShows : cyShows;
  let seen = 0;
  const now = () => performance.now() - begun;
  const look = () => {
    if (!seen && painted()) {
      seen = -1;
      requestAnimationFrame(() => setTimeout(() => { seen = now(); }, 0));
    }
    if (seen > 0 && cyShows()) done([seen, now()]);
    else requestAnimationFrame(look);
  };
  document.getElementById(expected.button).click();
  look();
})"""


@lru_cache(maxsize=8)
def made(size: int) -> Scene:
    """A picture of a made-up network, its people on a spiral: no layout is measured here."""
    network, relations = pictures.made_up(size)
    places = {
        person: Place(
            62.0 * math.sqrt(number) * math.cos(number * 2.39996),
            62.0 * math.sqrt(number) * math.sin(number * 2.39996),
        )
        for number, person in enumerate(network.people)
    }
    return picture(
        network,
        relations,
        "wider",
        view=View(1280.0, 740.0),
        previous=places,
        pinned=set(places),
    )


def edited(drawn: Scene) -> Scene:
    """The same picture with one person renamed."""

    def renamed(mark: Mark) -> Mark:
        label: tuple[Text, ...] = (replace(mark.label[0], words="Renamed"), *mark.label[1:])
        return replace(mark, name="Renamed", label=label)

    one = chosen(drawn)
    return replace(
        drawn, people=tuple(renamed(mark) if mark is one else mark for mark in drawn.people)
    )


def chosen(drawn: Scene) -> Mark:
    """Whoever has a name at every zoom, so that their unseen label tells the change too."""
    most = max(len(mark.far) for mark in drawn.people)
    return next(mark for mark in drawn.people if mark.label and len(mark.far) == most)


def page(size: int, *, bare: bool) -> Dash:
    """A page with two buttons: draw the picture, and draw it edited."""
    drawn = made(size)
    versions = {"draw": drawn, "edit": edited(drawn)}
    app = Dash(
        __name__,
        assets_folder=str(ASSETS),
        index_string=INDEX,
        assets_ignore=r".*\.js" if bare else "",
    )
    app.server.add_url_rule("/style.css", "style", lambda: (CSS, {"Content-Type": "text/css"}))
    touch = ids.of(PREFIX, ids.TOUCH)
    picture = _bare(touch) if bare else canvas(PREFIX)
    app.layout = html.Div(
        [
            html.Link(rel="stylesheet", href="/style.css"),
            html.Button("draw", id="draw"),
            html.Button("edit", id="edit"),
            dcc.Store(id="nothing"),
            html.Div(picture, className="pic"),
        ],
        className="bench",
    )
    if bare:
        output = Output(touch, "elements")
    else:
        register(app, PREFIX)
        output = Output(ids.of(PREFIX, ids.SCENE), "data")

    @app.callback(output, Input("draw", "n_clicks"), Input("edit", "n_clicks"))
    def on_click(draw: int | None, edit: int | None) -> Any:
        if not draw:
            return [] if bare else None
        chosen = versions["edit" if edit else "draw"]
        return cytoscape.elements(chosen) if bare else scene_data(chosen)

    return app


def _bare(touch: str) -> cyto.Cytoscape:
    style = cytoscape.stylesheet()
    for rule in style:
        rule["style"] = {k: v for k, v in rule["style"].items() if k != "opacity"}
    style += [
        {"selector": "node", "style": {"background-color": "#fff", "border-width": 1.75}},
        {"selector": "edge", "style": {"width": 1, "line-color": "#8b8676"}},
    ]
    return cyto.Cytoscape(
        id=touch,
        elements=[],
        layout={"name": "preset", "fit": False},
        stylesheet=style,
        autoRefreshLayout=False,
        zoom=0.3,
        pan={"x": 640, "y": 370},
        minZoom=0.05,
        maxZoom=4,
        style={"width": "100%", "height": "100%"},
    )


def measured(browser: Browser, size: int, *, bare: bool) -> tuple[list[float], list[float]]:
    """Median ms from the click to painted and to answering: a first picture, and an edit."""
    app = page(size, bare=bare)
    people, mark = len(made(size).people), chosen(made(size))
    drawn, changed = [], []
    with served(app) as url:
        for _ in range(ROUNDS):
            tab = browser.new_page(viewport={"width": 1280, "height": 800}, device_scale_factor=2)
            tab.goto(url)
            tab.wait_for_function("document.getElementById('map-touch')?._cyreg?.cy")
            tab.evaluate("document.fonts.ready")
            tab.wait_for_timeout(400)
            for name, button, times in (
                (mark.name, "draw", drawn),
                ("Renamed", "edit", changed),
            ):
                asked = {"people": people, "name": name, "button": button}
                times.append(tab.evaluate(PAINTED, asked))
                tab.wait_for_timeout(400)
            tab.close()
    return [
        [statistics.median(column) for column in zip(*times, strict=True)]
        for times in (drawn, changed)
    ]  # type: ignore[return-value]


def timed(work: Callable[[], object], rounds: int = 7) -> float:
    """Median ms of some work."""
    took = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        took.append((time.perf_counter() - begun) * 1000)
    return statistics.median(took)


def main() -> int:
    """Print the ratios and the writers' times."""
    chromium = find_chromium()
    if chromium is None:
        print(HOW)
        return 1
    print("The picture on screen, ms: ours (answers) beside the bare component; aim <= 1.2 of it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for size in SIZES:
            both = zip(
                ("first", "edit"),
                measured(browser, size, bare=False),
                measured(browser, size, bare=True),
                strict=True,
            )
            for what, ours, bare in both:
                ratio = ours[0] / bare[0]
                print(
                    f"{size:5} people, {what:5} {ours[0]:6.0f} ({ours[1]:5.0f}) {bare[0]:6.0f}"
                    f"   {ratio:4.2f}{'' if ratio <= AIM else '  over the aim'}",
                    flush=True,
                )
        browser.close()
    print("\nThe writer, ms: parts for the screen, elements, and how large the parts are, KB")
    for size in SIZES:
        drawn = made(size)
        parts = timed(lambda drawn=drawn: svg.parts(drawn))  # type: ignore[misc]
        elements = timed(lambda drawn=drawn: cytoscape.elements(drawn))  # type: ignore[misc]
        weight = len(str(svg.parts(drawn))) / 1024
        print(f"{size:6}   {parts:5.1f}  {elements:5.1f}  {weight:5.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
