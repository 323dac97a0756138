"""What a map shows first: everybody, or of a tree too wide to be read so, those near the child."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support import journey
from tests.support.journey import Map, Office
from tests.support.served import Served

SIZES = pytest.mark.parametrize("size", ["laptop", "phone"], indirect=True)

SEEN = """() => {
  const room = document.getElementById('map-picture').getBoundingClientRect();
  const inside = (one) => {
    const box = one.querySelector('.sh, .c1').getBoundingClientRect();
    return box.left >= room.left && box.right <= room.right
      && box.top >= room.top && box.bottom <= room.bottom;
  };
  const people = [...document.querySelectorAll('#map-picture g.pp')];
  const child = people.find((one) => one.classList.contains('child'));
  return [people.filter(inside).length, people.length, inside(child),
    familyCanvas.canvases.get('map').cy.zoom()];
}"""

AT_REST = """async () => {
  const { cy } = familyCanvas.canvases.get('map');
  const at = () => JSON.stringify([cy.zoom(), cy.pan(), cy.width(), cy.height()]);
  for (let before = ''; before !== at();) {
    before = at();
    await new Promise((go) => setTimeout(go, 200));
  }
}"""


@pytest.fixture(scope="module")
def office(served_once: Served) -> Iterator[Office]:
    with journey.office(served_once, "ben-arkley") as planted:
        yield planted


@SIZES
@pytest.mark.parametrize("picture", ["circles", "tree", "home", "wider"])
def test_the_first_view_shows_all_or_can_be_read(page: Page, office: Office, picture: str) -> None:
    office.let_in(page.context)
    page.goto(f"{Map(page, office, 'ben-arkley').url}?picture={picture}")
    expect(page.locator("#map-picture g.pp.child")).to_be_visible(timeout=30_000)
    page.wait_for_function("() => familyCanvas.canvases.get('map').cy")
    page.evaluate(AT_REST)
    seen, everybody, child, zoom = page.evaluate(SEEN)
    assert child
    assert seen == everybody or (picture == "tree" and zoom >= 0.73 and seen >= 5)
    page.locator("#map-picture").press("0")  # shows everything
    page.evaluate(AT_REST)
    seen, everybody, _, _ = page.evaluate(SEEN)
    assert seen == everybody


def test_the_legends_other_signs_close_as_a_menu_does(page: Page, office: Office) -> None:
    office.let_in(page.context)
    page.goto(f"{Map(page, office, 'ben-arkley').url}?picture=home")
    more = page.locator(".legend .signs summary")
    signs = page.locator(".legend .signs ul")
    expect(more).to_be_visible(timeout=30_000)
    more.press("Enter")
    expect(signs).to_be_visible()
    page.keyboard.press("Escape")
    expect(signs).to_be_hidden()
    expect(more).to_be_focused()
    more.click()
    expect(signs).to_be_visible()
    page.locator(".say").first.click(position={"x": 5, "y": 5})
    expect(signs).to_be_hidden()


def test_at_twice_the_size_the_picture_is_seen_and_no_page_is_wider_than_the_screen(
    page: Page, office: Office
) -> None:
    """A laptop's window at 200 %: 640 x 400 px, half of it and more for the picture."""
    office.let_in(page.context)
    page.set_viewport_size({"width": 640, "height": 400})
    page.goto(f"{Map(page, office, 'ben-arkley').url}?picture=circles")
    child = page.locator("#map-picture g.pp.child")
    expect(child).to_be_visible(timeout=30_000)
    page.evaluate(AT_REST)
    page.locator("#map-picture").evaluate("(room) => room.scrollIntoView({ block: 'start' })")
    room, sheet, wide = page.evaluate(
        """() => [document.getElementById('map-picture').getBoundingClientRect().toJSON(),
          document.querySelector('.panel').getBoundingClientRect().top,
          document.documentElement.scrollWidth]"""
    )
    assert min(room["bottom"], sheet) - max(room["top"], 0) > 200
    assert wide <= 640
