"""What is painted answers the touch of its own person, at any zoom, after a drag and a resize."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.canvas_page import page as make_page
from tests.support.canvas_page import served as serve

CANVAS = "familyCanvas.canvases.get('map')"

# every painted shape and every name that is shown, with its middle on the screen
PAINTED = """() => {
  const canvas = familyCanvas.canvases.get('map');
  const room = canvas.root.getBoundingClientRect();
  const found = [];
  const add = (id, what, box) => {
    // a little off the middle: a pointer never stands on a diamond's very corner line
    const x = box.x + box.width / 2 + 1.3, y = box.y + box.height / 2 + 0.7;
    if (x > room.left + 8 && x < room.right - 8 && y > room.top + 8 && y < room.bottom - 8) {
      found.push({id, what, x, y});
    }
  };
  for (const {id, el} of canvas.people.values()) {
    add(id, 'shape', el.querySelector('.sh, .c1').getBoundingClientRect());
    for (const name of el.querySelectorAll('.nm, .far')) {
      if (getComputedStyle(name).display !== 'none') {
        add(id, `name ${name.textContent}`, name.getBoundingClientRect());
      }
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with serve(make_page()) as address:
        yield address


def open_picture(page: Page, url: str, **asked: object) -> None:
    page.goto(f"{url}/?" + "&".join(f"{key}={value}" for key, value in asked.items()))
    page.wait_for_selector(".net[data-zoom]")
    page.wait_for_function(f"{CANVAS}.cy.nodes().length === {CANVAS}.people.size")


def touched(page: Page, x: float, y: float) -> str:
    page.evaluate(f"void ({CANVAS}.selected = {{kind: '', id: ''}})")
    page.mouse.click(x, y)
    return str(page.evaluate(f"{CANVAS}.selected.id"))


def check_touch(page: Page, most: int = 30) -> None:
    page.wait_for_timeout(150)  # the labels follow a moment after the zoom rests
    spots: list[dict[str, Any]] = page.evaluate(PAINTED)
    assert spots
    step = max(len(spots) // most, 1)
    wrong = [
        f"{spot['id']} {spot['what']} -> {got}"
        for spot in spots[::step]
        if (got := touched(page, spot["x"], spot["y"])) != spot["id"]
    ]
    assert wrong == []


def zoom_to(page: Page, zoom: float) -> None:
    page.evaluate(
        f"""void {CANVAS}.cy.zoom({{level: {zoom}, renderedPosition:
        {{x: {CANVAS}.root.clientWidth / 2, y: {CANVAS}.root.clientHeight / 2}}}})"""
    )


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ({"size": 0}, "laptop"),
        ({"size": 7}, "laptop"),
        ({"size": 0}, "phone"),
        ({"size": 80, "layout": "wider"}, "laptop"),
        ({"size": 300, "layout": "wider"}, "laptop"),
    ],
    indirect=["size"],
)
def test_every_shape_and_name_answers_at_several_zooms(
    page: Page, url: str, asked: dict[str, object]
) -> None:
    open_picture(page, url, **asked)
    check_touch(page)
    for zoom in (0.55, 1.0, 1.8):
        zoom_to(page, zoom)
        check_touch(page, most=12)


def test_touch_follows_a_drag_and_a_resize(page: Page, url: str) -> None:
    open_picture(page, url, size=0)
    box = page.locator("#map-p-gary .sh").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 40, steps=4)
    page.mouse.up()
    check_touch(page)
    page.set_viewport_size({"width": 1000, "height": 700})
    page.wait_for_function(f"{CANVAS}.size.width === {CANVAS}.root.clientWidth")
    page.wait_for_timeout(600)
    check_touch(page)


def test_dragging_redraws_the_ties_as_it_goes_and_tells_the_place(page: Page, url: str) -> None:
    open_picture(page, url, size=0)
    expect(page.locator("#placed")).to_have_text("")
    paths = f"[...{CANVAS}.ties.values()].map(t => [t.start, t.end, t.el.getAttribute('d')])"
    before = page.evaluate(paths)
    box = page.locator("#map-p-gary .sh").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 20, y + 50, steps=5)
    expect(page.locator(".lift #map-p-gary")).to_have_count(1)  # in the SVG above, while held
    page.wait_for_function(f"was => JSON.stringify({paths}) !== JSON.stringify(was)", arg=before)
    during = page.evaluate(paths)
    moved = {(a[0], a[1]) for a, b in zip(before, during, strict=True) if a != b}
    assert moved
    assert all("gary" in pair for pair in moved)
    page.mouse.up()
    expect(page.locator("#placed")).to_contain_text("gary")
    expect(page.locator(".lift #map-p-gary")).to_have_count(0)
    expect(page.locator(".net:not(.lift) #map-p-gary")).to_have_count(1)
    after = page.locator("#map-p-gary .sh").bounding_box()
    assert after is not None
    assert after["x"] == pytest.approx(box["x"] - 20, abs=1.5)
    assert after["y"] == pytest.approx(box["y"] + 50, abs=1.5)


@pytest.mark.parametrize("layout", ["circles", "symbols"])
def test_lines_drawn_while_dragging_are_the_server_s_lines(
    page: Page, url: str, layout: str
) -> None:
    open_picture(page, url, size=0, layout=layout)
    differing = page.evaluate(
        f"""() => {{
          const canvas = {CANVAS};
          const numbers = (path) => path.match(/-?[\\d.]+/g).map(Number);
          const drawn = (one) => (one.lastChild ? one.lastChild.getAttribute('d') :
            one.getAttribute ? one.getAttribute('d') : one).replace(/[-\\d.]+/g, '#');
          const off = (a, b) => Math.max(...numbers(a).map((n, i) => Math.abs(n - numbers(b)[i])));
          const found = [];
          for (const t of canvas.ties.values()) {{
            const a = canvas.people.get(t.start), b = canvas.people.get(t.end);
            const path = familyCanvas.lines.tie(a, b, t);
            const same = drawn(path) === drawn(t.el) && off(path, t.path) < 0.11;
            if (!same) found.push([t.id, path, t.path]);
          }}
          for (const s of canvas.barriers.values()) {{
            const a = canvas.people.get(s.start), b = canvas.people.get(s.end);
            const path = familyCanvas.lines.barrier(a, b, s.bend, 21.6);
            if (off(path, s.path) > 0.11) found.push([s.id, path, s.path]);
          }}
          return found;
        }}"""
    )
    assert differing == []


def test_a_tie_and_the_ground_answer_too(page: Page, url: str) -> None:
    open_picture(page, url, size=7)
    at = page.evaluate(
        f"""() => {{
          const canvas = {CANVAS};
          const tie = [...canvas.ties.values()].find(t => !t.css.includes('quiet'));
          const path = tie.el, p = path.getPointAtLength(path.getTotalLength() / 2);
          const m = path.getScreenCTM();
          return {{id: tie.id, x: p.x * m.a + m.e, y: p.y * m.d + m.f}};
        }}"""
    )
    page.mouse.click(at["x"], at["y"])
    expect(page.locator("#chosen")).to_contain_text('"kind": "tie"')
    expect(page.locator("#chosen")).to_contain_text(at["id"])
    expect(page.locator(".tie.sel")).to_have_count(1)
    room = page.locator(".pic").bounding_box()
    assert room is not None
    page.mouse.click(room["x"] + 12, room["y"] + 12)
    expect(page.locator("#chosen")).to_contain_text('"kind": ""')
    expect(page.locator(".tie.sel")).to_have_count(0)


def test_a_box_picks_the_people_in_it(page: Page, url: str) -> None:
    open_picture(page, url, size=0)
    room = page.locator(".pic").bounding_box()
    assert room is not None
    page.keyboard.down("Shift")
    page.mouse.move(room["x"] + 4, room["y"] + 4)
    page.mouse.down()
    page.mouse.move(room["x"] + room["width"] - 4, room["y"] + room["height"] - 4, steps=4)
    page.mouse.up()
    page.keyboard.up("Shift")
    expect(page.locator("#boxed")).to_contain_text("maureen")
    assert page.locator(".picked").count() == page.evaluate(f"{CANVAS}.people.size")


@pytest.mark.parametrize("size", ["phone"], indirect=True)
def test_a_finger_chooses_as_a_pointer_does(page: Page, url: str) -> None:
    open_picture(page, url, size=0)
    for id_ in ("maureen", "hannah"):
        box = page.locator(f"#map-p-{id_} .sh").bounding_box()
        assert box is not None
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(page.locator("#chosen")).to_contain_text(f'"id": "{id_}"')
    expect(page.locator(".net.hovering")).to_have_count(0)
