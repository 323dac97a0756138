"""The map over time in a browser: chosen by pointer and by keyboard, read by axe, on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support import journey
from tests.support.everywhere import everywhere
from tests.support.journey import Map, Office
from tests.support.served import Served

BOTH = pytest.mark.parametrize("size", ["laptop", "phone"], indirect=True)
PHONE = pytest.mark.parametrize("size", ["phone"], indirect=True)
CANVAS = "familyCanvas.canvases.get('map')"
SMALLEST = """() => {
  const zoom = familyCanvas.canvases.get('map').cy.zoom();
  const room = document.getElementById('map-picture').getBoundingClientRect();
  const texts = document.querySelectorAll('#map-picture .net:not(.lift) text:not(.bd text)');
  return Math.min(...[...texts]
    .filter((text) => {
      const box = text.getBoundingClientRect();
      return box.width && box.bottom > room.top && box.top < room.bottom;
    })
    .map((text) => parseFloat(getComputedStyle(text).fontSize) * zoom));
}"""


@pytest.fixture(scope="module")
def office(served_once: Served) -> Iterator[Office]:
    with journey.office(served_once, "ben-arkley", wide=True) as planted:
        yield planted


@pytest.fixture
def ben(page: Page, office: Office) -> Map:
    office.let_in(page.context)
    return Map(page, office, "ben-arkley")


def test_somebody_is_chosen_by_pointer_and_by_keyboard(page: Page, ben: Map) -> None:
    ben.open()
    page.get_by_role("button", name="Over time", exact=True).click()
    expect(ben.picture).to_have_attribute("aria-label", "Ben’s network over time")
    expect(page.locator("#explorer-legend")).to_contain_text("told most things")
    page.wait_for_load_state("networkidle")
    ben.tap("Dawn")
    expect(ben.panel.locator("h2")).to_have_text("Dawn Arkley")
    assert "picture=time" in page.url
    ben.plain_address()
    page.wait_for_load_state("networkidle")  # an answer that comes late would bring Dawn back
    ben.picture.focus()
    page.keyboard.press("ArrowDown")
    expect(ben.spoken).to_contain_text(
        re.compile(r"Kayleigh, half-sister, born 9 January 2012.*told a little in July 2026")
    )
    page.keyboard.press("Home")
    expect(ben.spoken).to_contain_text("Ben, born 14 May 2018")
    for _ in range(3):
        page.keyboard.press("PageDown")
    expect(ben.spoken).to_contain_text("Walter, dad’s grandad, born 1932, died 1999")
    page.keyboard.press("Enter")
    expect(ben.panel.locator("h2")).to_have_text("Walter Tindle")


def test_a_drag_moves_the_page_and_nobody(page: Page, ben: Map) -> None:
    ben.open("?picture=time")
    page.wait_for_load_state("networkidle")
    before = ben.places()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.post_data or ""))
    name = page.locator("#map-picture g.pp", has_text="half-sister").locator(".sh")
    box = name.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] - 60, steps=6)
    page.mouse.up()
    page.wait_for_timeout(300)
    assert ben.places() == before
    assert not [one for one in asked if "map-placed" in one]


@BOTH
def test_the_first_view_can_be_read_from_the_top(page: Page, office: Office) -> None:
    for who, case in (("hannah", "ben-arkley"), ("dan", "yusuf-haleem")):
        office.let_in(page.context, who)
        view = Map(page, office, case).open("?picture=time")
        page.wait_for_function(f"() => {CANVAS}.cy && {CANVAS}.level === 'full'")
        child = page.locator("#map-picture g.pp.child").first
        expect(child).to_be_in_viewport()
        expect(page.locator("#map-picture .yr-day")).to_be_in_viewport()
        assert page.evaluate(SMALLEST) >= 10.99
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert view.people.count() >= 26
        for _ in range(8):  # further out there are fewer words, and none too small to read
            view.picture.press("-")
        page.wait_for_function(f"() => {CANVAS}.level.startsWith('far')")
        assert page.evaluate(SMALLEST) >= 10.9
        view.picture.press("0")
        page.wait_for_function(f"() => {CANVAS}.level === 'full'")
        expect(child).to_be_in_viewport()


def test_axe_finds_nothing(page: Page, ben: Map, axe) -> None:
    ben.open("?picture=time")
    everywhere(page, axe)
    ben.tap("Dawn")
    expect(ben.panel.locator("h2")).to_have_text("Dawn Arkley")
    everywhere(page, axe)
