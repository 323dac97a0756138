"""The whole program: from a click to a picture painted, and from a form's answer to the map.

    python -m tests.bench map

Made-up networks of several sizes in a graph of their own, the application over it, a browser.
"First" is a picture that has no places yet; "again" one whose places are kept. What it takes to
place everybody the first time, once the records are read, is timed by itself. The table's last
figure is how long it keeps the page busy: about the same for any size, as only the rows in sight
are made. Medians, ms.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from graphapp.canvas.pictures import load_all
from graphapp.canvas.view import View as Space
from graphapp.screens.explorer.drawing import draw, read
from graphapp.screens.explorer.state import Picture, View
from queries.store import Folders, Store, open_store
from seed import plant as planting
from tests.support.browser import FLAGS, HOW, find_chromium
from tests.support.journey import Office
from tests.support.served import serving

SIZES = (26, 80, 300, 600)
AIMS = {80: 1000, 600: 2000}
PLACED_WITHIN = 300
AGAIN = 3

PICTURES = tuple(one for one in Picture if one is not Picture.TABLE)

PAINTED = """([word, layout, least]) => new Promise((done) => {
  const canvas = familyCanvas.canvases.get('map');
  const before = canvas && canvas.data;
  const begun = performance.now();
  document.querySelector(`[data-picture="${word}"]`).click();
  const look = () => {
    const now = familyCanvas.canvases.get('map');
    const there = now && now.data && now.data !== before && now.data.key.includes(layout)
      && now.people.size >= least;
    if (!there) requestAnimationFrame(look);
    else requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun), 0));
  };
  look();
})"""

ROWS_SHOWN = """() => new Promise((done) => {
  const rows = (id) => document.querySelectorAll(`#explorer-${id}-grid .ag-row`).length;
  const begun = performance.now();
  document.querySelector('[data-picture=table]').click();
  const look = () => {
    if (!rows('people') || !rows('ties')) requestAnimationFrame(look);
    else requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun), 0));
  };
  look();
})"""


@contextmanager
def graph() -> Iterator[Store]:
    """A graph of its own, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        folders = Folders(cache=Folders.from_environment().cache, data=Path(folder) / "data")
        with open_store(folders=folders, long_lived=True) as store:
            yield store


def planted(store: Store) -> dict[int, str]:
    """Plant a network of each size; their cases' ids."""
    name, _, worker, number, words = planting.WIDE[0]
    planting.WIDE = tuple(
        (f"{name} {size}", size, worker, f"{number}-{size}", words) for size in SIZES
    )
    cases = planting.plant(store, families=(), wide=True).cases
    return {size: cases[f"{name} {size}".lower().replace(" ", "-")] for size in SIZES}


def click(tab: Page, picture: Picture, least: int) -> float:
    """Go to a picture from another: ms until a frame shows it."""
    other = Picture.TREE if picture is Picture.TIME else Picture.TIME
    tab.locator(f"[data-picture={other}]").click()
    tab.locator(f"[data-picture={other}][aria-pressed=true]").wait_for()
    tab.wait_for_load_state("networkidle")
    word = "" if picture is Picture.CIRCLES else str(picture)
    return float(tab.evaluate(PAINTED, [word, str(picture), least]))


def tabled(tab: Page) -> tuple[int, float, float]:
    """Go to the table: how many rows are made, ms until they show, ms the page is busy for them."""
    devtools = tab.context.new_cdp_session(tab)
    devtools.send("Performance.enable")
    before = _busy(devtools)
    shown = float(tab.evaluate(ROWS_SHOWN))
    tab.wait_for_load_state("networkidle")
    rows = int(tab.evaluate("document.querySelectorAll('.tables .ag-row').length"))
    return rows, shown, _busy(devtools) - before


def _busy(devtools: CDPSession) -> float:
    told = devtools.send("Performance.getMetrics")["metrics"]
    return next(float(one["value"]) * 1000 for one in told if one["name"] == "TaskDuration")


def placed(office: Office, case_id: str, picture: Picture) -> tuple[int, float]:
    """How many are drawn, and ms of work from the records to a Scene with nobody placed before."""
    session = office.served.worker("Dan Okell")
    handle = office.served.services.handle_of(session)
    view = View(case_id, picture=picture)
    reading = read(handle, view)
    began = time.process_time()
    scene = draw(reading, view, Space())
    return len(scene.people), (time.process_time() - began) * 1000


def kept(got: float, aim: float) -> str:
    return f"{got:5.0f} {'kept' if got <= aim else 'MISSED'} (aim {aim:.0f})"


def show(office: Office, tab: Page, size: int, case_id: str) -> None:
    for picture in PICTURES:
        people, work = placed(office, case_id, picture)
        first = click(tab, picture, people)
        again = statistics.median(click(tab, picture, people) for _ in range(AGAIN))
        said = kept(again, AIMS[size]) if size in AIMS else f"{again:5.0f}"
        print(
            f"{size:6} {picture!s:8} {people:4} drawn   placed {kept(work, PLACED_WITHIN)}"
            f"   first {first:5.0f}   again {said}",
            flush=True,
        )
    rows, shown, busy = tabled(tab)
    said = kept(shown, AIMS[size]) if size in AIMS else f"{shown:5.0f}"
    print(f"{size:6} table    {rows:4} rows made   shown {said}   busy {busy:5.0f}", flush=True)


def main() -> int:
    """Print the figures of each size and picture."""
    chromium = find_chromium()
    if chromium is None:
        print(HOW)
        return 1
    load_all()  # as the server does before a first map is wanted
    with graph() as store, serving(store) as served, sync_playwright() as playwright:
        cases = planted(store)
        office = Office(served, {})
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS])
        context: Any = browser.new_context(viewport={"width": 1280, "height": 800})
        office.let_in(context, "dan")
        tab = context.new_page()
        for size, case_id in cases.items():
            tab.goto(f"{office.url}/case/{case_id}?picture=time")
            tab.wait_for_load_state("networkidle")
            show(office, tab, size, case_id)
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
