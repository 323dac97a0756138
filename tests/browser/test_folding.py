"""A folded branch opens in place, by keyboard and by touch, and folds again by Back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from queries.ids import new_id
from queries.vocabulary import TieType
from tests.support.engine import wipe
from tests.support.graphs import Graph, plant
from tests.support.journey import NAMES, Map, Office
from tests.support.served import Served

SISTERS = 45


@pytest.fixture(scope="module")
def office(served_once: Served) -> Office:
    """Ben, his mum, her 45 sisters, and a child of each of them."""
    g = Graph()
    worker, case, ben, mum, gran = (new_id() for _ in range(5))
    g.user(worker, name=NAMES["hannah"])
    g.person(ben, "Ben Arkley", sex="male")
    g.case(case, ben, worker=worker)
    for person, name in ((mum, "Dawn"), (gran, "Jean")):
        g.person(person, name, sex="female")
        g.member(case, person)
    g.fact(TieType.PARENT_OF, mum, ben, case, kind="biological")
    g.fact(TieType.PARENT_OF, gran, mum, case, kind="biological")
    for number in range(SISTERS):
        aunt, cousin = new_id(), new_id()
        for person, name, parent in ((aunt, f"Aunt{number}", gran), (cousin, f"C{number}", aunt)):
            g.person(person, name, sex="female")
            g.member(case, person)
            g.fact(TieType.PARENT_OF, parent, person, case, kind="biological")
    store = served_once.services.store_for_access()
    wipe(store)
    plant(store, g)
    return Office(served_once, {"ben": case})


@pytest.fixture
def ben(page: Page, context: BrowserContext, office: Office) -> Map:
    office.let_in(context)
    return Map(page, office, "ben")


def test_a_branch_is_opened_by_keyboard_and_folded_by_back(page: Page, ben: Map) -> None:
    page.goto(f"{ben.url}?picture=tree")
    expect(ben.people.first).to_be_visible(timeout=90_000)  # a first tree loads the layouts too
    shown = ben.people.count()
    before = ben.places()
    expect(ben.sentence).to_contain_text(f"{2 + SISTERS} of {2 + 2 * SISTERS} relatives")
    ben.picture.focus()
    for _ in range(shown):
        page.keyboard.press("PageDown")
        if "more-" in (ben.picture.get_attribute("aria-activedescendant") or ""):
            break
    expect(ben.spoken).to_contain_text("1 more relative behind Aunt")
    page.keyboard.press("Enter")
    expect(ben.people).to_have_count(shown + 1)
    ben.plain_address()
    after = ben.places()
    row = sorted(before, key=lambda one: (before[one][1], before[one][0]))
    assert row == sorted(before, key=lambda one: (after[one][1], after[one][0]))
    assert re.search(r"map-p-[0-9a-f]", ben.picture.get_attribute("aria-activedescendant") or "")
    page.go_back()
    expect(ben.people).to_have_count(shown)
    assert ben.places() == before


@pytest.mark.parametrize("size", ["phone"], indirect=True)
def test_a_branch_is_opened_by_touch(page: Page, ben: Map) -> None:
    page.goto(f"{ben.url}?picture=tree")
    expect(ben.people.first).to_be_visible(timeout=90_000)  # a first tree loads the layouts too
    shown = ben.people.count()
    count = page.locator("#map-picture g.more")
    at = page.evaluate(_IN_SIGHT)
    assert at, "no count is in sight"
    expect(count.first).to_be_attached()
    page.wait_for_load_state("networkidle")
    page.touchscreen.tap(at["x"], at["y"])
    expect(ben.people).to_have_count(shown + 1, timeout=20_000)
    expect(page).to_have_url(re.compile("unfolded="))
    page.locator("#explorer-sentence [data-menu=folded] summary").click()
    page.get_by_role("button", name="Fold again").click()
    expect(ben.people).to_have_count(shown)


_IN_SIGHT = """() => {
  const room = document.querySelector('#map-canvas').getBoundingClientRect();
  const panel = document.querySelector('#explorer-panel').getBoundingClientRect();
  const foot = panel.x < room.right - 1 ? Math.min(room.bottom, panel.y) : room.bottom; // a sheet
  for (const count of document.querySelectorAll('#map-picture g.more rect:last-of-type')) {
    const box = count.getBoundingClientRect();
    const at = {x: box.x + box.width / 2, y: box.y + box.height / 2};
    if (box.x > room.x && box.right < room.right && box.y > room.y + 4
        && box.bottom < foot) return at;
  }
  return null;
}"""


@pytest.mark.parametrize("size", ["laptop", "phone"], indirect=True)
def test_a_system_round_home_is_opened_where_it_is_counted(page: Page, ben: Map) -> None:
    page.goto(f"{ben.url}?picture=home")
    expect(ben.people.first).to_be_visible(timeout=90_000)
    shown = ben.people.count()
    expect(ben.sentence).to_contain_text("The others are folded away")
    page.wait_for_load_state("networkidle")
    at = page.evaluate(_IN_SIGHT)
    assert at, "no count is in sight"
    page.mouse.click(at["x"], at["y"])
    expect(ben.people).not_to_have_count(shown, timeout=20_000)
    expect(page).to_have_url(re.compile("unfolded=mum"))
    page.go_back()
    expect(ben.people).to_have_count(shown)


_ALL_IN_SIGHT = """() => {
  const {cy, data, moved, size} = familyCanvas.get('map');
  const [left, top, wide, tall] = data.box;
  const {x, y} = cy.pan(), zoom = cy.zoom();
  return !moved && left * zoom + x > -1 && top * zoom + y > -1
    && (left + wide) * zoom + x < size.width + 1 && (top + tall) * zoom + y < size.height + 1;
}"""


def test_a_folded_picture_is_seen_whole_when_its_room_changes(page: Page, ben: Map) -> None:
    ben.open("?picture=home")
    page.wait_for_load_state("networkidle")
    page.evaluate("() => { window._first = familyCanvas.get('map').data; }")
    page.set_viewport_size({"width": 1000, "height": 600})
    page.wait_for_function("() => familyCanvas.get('map').data !== window._first")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(_ALL_IN_SIGHT)
