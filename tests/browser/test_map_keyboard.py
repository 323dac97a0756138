"""The map by keyboard alone, spoken, read by axe with everything open, and on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support import journey
from tests.support.journey import Map, Office, at_rest
from tests.support.served import Served

SIZES = pytest.mark.parametrize("size", ["laptop", "phone"], indirect=True)
PHONE = pytest.mark.parametrize("size", ["phone"], indirect=True)


@pytest.fixture(scope="module")
def office(served_once: Served) -> Iterator[Office]:
    with journey.office(served_once, "ben-arkley") as planted:
        yield planted


@pytest.fixture
def ben(page: Page, office: Office) -> Map:
    office.let_in(page.context)
    return Map(page, office, "ben-arkley")


def tab_to(page: Page, ben: Map, words: str, *, most: int = 40) -> None:
    """Press Tab until something of these words has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if words in ben.focused():
            return
    raise AssertionError(f"{words} was not reached by Tab; the focus is on {ben.focused()}")


def choose_dawn(page: Page, ben: Map) -> None:
    """Go from Ben up to his mum, and open her."""
    ben.picture.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(ben.panel.locator("h2")).to_have_text("Dawn Arkley")


def test_everything_by_keyboard_and_spoken(page: Page, ben: Map) -> None:
    ben.open()
    tab_to(page, ben, "everyone")
    page.keyboard.press("Enter")
    tab_to(page, ben, "knows a little")
    page.keyboard.press("Space")
    expect(ben.spoken).to_contain_text("Showing 7 of 25 people from Ben’s life")
    assert ben.focused() == "knows a little"
    page.keyboard.press("Space")
    expect(ben.spoken).to_contain_text("Showing all 25 people")
    page.keyboard.press("Escape")
    assert ben.focused() == "everyone"
    tab_to(page, ben, "circles of safety and support")
    expect(ben.spoken).to_contain_text("Ben")
    page.keyboard.press("ArrowUp")
    expect(ben.spoken).to_contain_text("Dawn, 33. Ben’s mum.")
    page.keyboard.press("Enter")
    expect(ben.panel.locator("h2")).to_have_text("Dawn Arkley")
    expect(ben.spoken).to_contain_text("Dawn Arkley: details beside the picture.")
    tab_to(page, ben, "How are two people connected?", most=80)
    page.keyboard.press("Enter")
    expect(ben.panel.locator("h2")).to_have_text("How are these two connected?")
    expect(ben.panel.locator("h2")).to_be_focused()
    tab_to(page, ben, "Kayleigh Arkley", most=80)
    page.keyboard.press("Enter")
    expect(ben.panel.get_by_role("status")).to_contain_text("Kayleigh is Dawn’s daughter")
    expect(ben.panel.locator("h2")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    assert ben.focused() == "Close"
    page.keyboard.press("Enter")
    expect(ben.panel.locator("h2")).to_have_text("Dawn Arkley")
    ben.picture.focus()
    page.keyboard.press("Escape")
    expect(ben.panel.locator("h2")).to_have_text("Ben Arkley")
    expect(page).to_have_url(ben.url)


def test_what_is_redrawn_under_the_focus_keeps_it(page: Page, ben: Map) -> None:
    ben.open()
    choose_dawn(page, ben)
    tab_to(page, ben, "More signs")
    at_rest(page)
    page.evaluate("() => { document.querySelector('#explorer-legend').firstChild.here = true; }")
    page.go_back()
    expect(ben.panel.locator("h2")).to_have_text("Ben Arkley")
    at_rest(page)
    page.wait_for_function("() => !document.querySelector('#explorer-legend').firstChild.here")
    assert ben.focused() == "More signs"


def test_closing_the_panel_leaves_the_focus_on_the_picture(page: Page, ben: Map) -> None:
    ben.open()
    choose_dawn(page, ben)
    tab_to(page, ben, "Close Dawn Arkley")
    page.keyboard.press("Enter")
    expect(ben.panel.locator("h2")).to_have_text("Ben Arkley")
    expect(ben.picture).to_be_focused()


@SIZES
def test_the_focus_on_the_picture_is_seen_by_keyboard_only(page: Page, ben: Map) -> None:
    ben.open()
    frame = "getComputedStyle(document.querySelector('.canvas-touch'), '::after').content"
    ben.tap("Gary")
    expect(ben.panel.locator("h2")).to_have_text("Gary Pike")
    expect(ben.picture).to_be_focused()
    assert page.evaluate(frame) == "none"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(frame) == '""'


def test_axe_finds_nothing_with_everything_open(page: Page, ben: Map, axe, size: str) -> None:
    ben.open()
    axe(page)
    for name in ("on", "filter"):
        ben.menu(name)
        if name == "on":
            page.locator("#explorer-on-words").fill("no day")
            page.locator("#explorer-on-show").click()
            expect(page.locator("#explorer-on-error")).to_contain_text("not a date")
        axe(page)
        page.keyboard.press("Escape")
    ben.menu("filter").get_by_role("button", name="professionals").click()
    expect(ben.people).to_have_count(6)
    page.keyboard.press("Escape")
    ben.menu("hidden")
    axe(page)
    page.keyboard.press("Escape")
    page.get_by_text("Print and save").click()
    axe(page)
    page.keyboard.press("Escape")
    page.goto(ben.url + "?picture=table")
    expect(page.locator("#explorer-people-grid .ag-row").first).to_be_visible()
    axe(page)
    ben.open()
    ben.tap("Maureen", touch=size == "phone")
    expect(ben.panel.locator("h2")).to_have_text("Maureen Tindle")
    if size == "phone":
        ben.panel.locator("[data-sheet]").click()
    axe(page)
    ben.panel.get_by_role("button", name="How are two people connected?").click()
    expect(ben.panel.get_by_role("status")).to_contain_text("Maureen is one")
    axe(page)


@PHONE
def test_the_phone(page: Page, ben: Map) -> None:
    ben.open()
    name = page.locator(".bar .who b")
    expect(name).to_have_text("Ben Arkley")
    assert name.evaluate("(e) => e.scrollWidth <= e.clientWidth"), "the child's name is cut"
    expect(page.get_by_role("button", name="Family in the room")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    sheet_top = ben.panel.bounding_box()
    picture = page.locator("#explorer-picture").bounding_box()
    assert sheet_top is not None
    assert picture is not None
    assert picture["y"] + picture["height"] <= sheet_top["y"] + 1, "the sheet hides the picture"
    ben.tap("Maureen", touch=True)
    expect(ben.panel.locator("h2")).to_have_text("Maureen Tindle")
    dock = page.get_by_role("navigation", name="Main, small screen")
    dock_box = dock.bounding_box()
    assert dock_box is not None
    grip = ben.panel.locator("[data-sheet]")
    expect(grip).to_have_attribute("aria-expanded", "false")
    folded = ben.panel.bounding_box()
    grip.click()
    expect(grip).to_have_attribute("aria-expanded", "true")
    opened = ben.panel.bounding_box()
    assert folded is not None
    assert opened is not None
    assert opened["height"] > folded["height"] * 2
    assert opened["y"] + opened["height"] <= dock_box["y"] + 1
    last = ben.panel.get_by_role("button", name="Only those near them")
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    box = last.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= dock_box["y"]
    grip.scroll_into_view_if_needed()
    grip.click()
    expect(grip).to_have_attribute("aria-expanded", "false")
    page.get_by_text("Menu", exact=True).click()
    expect(page.get_by_role("link", name="Bring in a file")).to_be_visible()
    page.keyboard.press("Escape")
    filters = ben.menu("filter")
    body = filters.locator(".menu-body").bounding_box()
    assert body is not None
    assert body["x"] >= 0
    assert body["x"] + body["width"] <= 390
    filters.get_by_role("button", name=re.compile("knows most")).click()
    expect(ben.sentence).to_contain_text("hidden")
    dock.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/"))


def test_around_home_opens_by_keyboard_and_a_touch_finds_its_person(page: Page, ben: Map) -> None:
    ben.open()
    button = page.get_by_role("button", name="Around home", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#explorer-title")).to_have_text("Ben’s network: around home")
    expect(page.locator("#map-picture .house")).to_have_count(1)
    expect(button).to_be_focused()
    for name in ("Kayleigh", "Hannah"):  # one in the home, one round it
        ben.tap(name)
        expect(ben.panel.locator("h2")).to_contain_text(name)
    ben.plain_address()
