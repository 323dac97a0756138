"""Journeys over the map of a made-up family: opening, choosing, filtering, by pointer."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from graphapp.screens.explorer import logic
from tests.support import journey
from tests.support.journey import Map, Office
from tests.support.served import Served

WAIT = 20_000


@pytest.fixture(scope="module")
def office(served_once: Served) -> Iterator[Office]:
    with journey.office(served_once, "ben-arkley") as planted:
        yield planted


@pytest.fixture
def ben(page: Page, office: Office) -> Map:
    office.let_in(page.context)
    return Map(page, office, "ben-arkley")


def test_from_the_first_page_to_somebody_and_back(page: Page, ben: Map, office: Office) -> None:
    page.goto(office.url)
    page.get_by_role("link", name="Ben Arkley").click()
    ben.drawn()
    expect(ben.people).to_have_count(31)
    expect(ben.sentence).to_contain_text("Showing all 25 people from Ben’s life and all 5 prof")
    expect(page.locator("#explorer-legend")).to_contain_text("must not meet")
    ben.tap("Maureen")
    expect(ben.panel.get_by_role("heading", level=2)).to_have_text("Maureen Tindle")
    for words in (
        "62. Ben’s gran: his dad’s mum.",
        "Since 1990. Paul said so, 2 October 2026.",
        "Hannah told them, Paul and Dawn agreed.",
        "19 October 2026",
        "Nothing yet.",
        "07700 900 118",
        "Safe contact: Evenings",
    ):
        expect(ben.panel).to_contain_text(words)
    ben.plain_address()
    chosen = page.url
    page.reload()
    ben.drawn()
    expect(ben.panel).to_contain_text("Maureen Tindle")
    ben.panel.get_by_role("button", name="Close Maureen Tindle").click()
    expect(ben.panel).not_to_contain_text("Maureen Tindle")
    expect(page).to_have_url(ben.url)
    page.go_back()
    expect(page).to_have_url(chosen)
    expect(ben.panel).to_contain_text("Maureen Tindle")
    expect(page.locator("#map-picture .is-sel")).to_contain_text("Maureen")
    page.go_forward()
    expect(ben.panel).to_contain_text("Choose somebody on the map")
    expect(page.locator("#map-picture .is-sel")).to_have_count(0)


def test_filters_leave_everybody_in_place_and_say_who_is_hidden(page: Page, ben: Map) -> None:
    ben.open()
    everybody = ben.places()
    filters = ben.menu("filter")
    filters.get_by_role("button", name="professionals").click()
    expect(ben.people).to_have_count(6)
    expect(ben.sentence).to_contain_text("Showing 0 of 25 people from Ben’s life and all 5")
    expect(page.locator("#explorer-legend li")).to_have_text(
        ["the child", "professional", "invited"]
    )
    assert {key: everybody[key] for key in ben.places()} == ben.places()
    hidden = ben.menu("hidden")
    expect(hidden).to_contain_text("25 hidden")
    expect(hidden).to_contain_text("Mr Oduya")
    hidden.get_by_role("button", name="Show everyone").click()
    expect(ben.people).to_have_count(31)
    assert ben.places() == everybody
    group = ben.menu("filter").get_by_role("group", name="What they know")
    group.get_by_role("button", name="knows a little").click()
    expect(ben.sentence).to_contain_text("Showing 7 of 25")
    expect(group.get_by_role("button", name="knows a little")).to_be_focused()
    expect(group.get_by_role("button", name="knows a little")).to_have_attribute(
        "aria-pressed", "true"
    )
    assert {key: everybody[key] for key in ben.places()} == ben.places()
    page.go_back()
    expect(ben.people).to_have_count(31)


@pytest.mark.parametrize(
    ("group", "choice", "sentence"),
    [
        ("Kind of tie", "friends and neighbours", "friends and neighbours"),
        ("Where things are", "suggested", "suggested"),
        ("Closeness to the child", "close", "close"),
        ("Last seen", "this month", "this month"),
        ("Home", "Jean's home", "living in Jean's home"),
    ],
)
def test_each_filter_says_itself(
    page: Page, ben: Map, group: str, choice: str, sentence: str
) -> None:
    ben.open()
    found = ben.menu("filter").get_by_role("group", name=group)
    found.get_by_role("button", name=re.compile(choice)).first.click()
    expect(ben.sentence.locator("[data-menu=hidden] summary")).to_contain_text("hidden")
    expect(ben.sentence.locator("[data-menu=filter] summary")).to_contain_text(sentence)
    hidden = int(ben.sentence.locator("[data-menu=hidden] summary").inner_text().split()[0])
    told = re.search(r"Showing (\d+) of 25 .* and (\d+) of 5", ben.sentence.inner_text())
    all_natural = re.search(r"Showing all 25", ben.sentence.inner_text())
    if told:
        assert int(told[1]) + int(told[2]) + hidden == 30
    else:
        assert all_natural or "none" not in ben.sentence.inner_text()
    ben.plain_address()


def test_a_day_that_is_none_is_said_and_kept_and_another_day_shows(page: Page, ben: Map) -> None:
    ben.open()
    menu = ben.menu("on")
    words = menu.get_by_label("Show the map as it was on")
    words.fill("31 Juneteenth")
    menu.get_by_role("button", name="Show", exact=True).click()
    expect(menu.get_by_role("alert")).to_contain_text("is not a date we can read")
    page.wait_for_timeout(5_500)  # the page asks meanwhile whether anything changed
    expect(words).to_have_value("31 Juneteenth")
    expect(menu.get_by_role("alert")).to_contain_text("is not a date we can read")
    words.fill("5 June 2026")
    words.press("Enter")
    expect(page).to_have_url(re.compile("on=2026-06-05"))
    expect(ben.sentence.locator("[data-menu=on] summary")).to_have_text("5 June 2026")
    page.keyboard.press("Escape")
    ben.tap("Maureen")
    expect(ben.panel).to_contain_text("Maureen Tindle")
    expect(ben.panel).not_to_contain_text("19 October 2026")
    ben.plain_address()


def test_the_pictures_and_the_table_keep_in_step(page: Page, ben: Map) -> None:
    ben.open()
    page.get_by_role("button", name="Wider network", exact=True).click()
    expect(page.locator("#explorer-legend")).to_contain_text("died")
    expect(page.get_by_role("button", name="Wider network", exact=True)).to_be_focused()
    page.get_by_role("button", name="Table", exact=True).click()
    expect(page.locator("#explorer-title")).to_have_text("Ben’s network: table")
    rows = page.locator("#explorer-people-grid .ag-center-cols-container .ag-row")
    expect(rows.first).to_contain_text("Ben Arkley")
    rows.filter(has_text="Maureen Tindle").first.click()
    expect(ben.panel).to_contain_text("62. Ben’s gran")
    page.get_by_role("button", name="Circles", exact=True).click()
    expect(page.locator("#map-picture .is-sel")).to_contain_text("Maureen")
    ben.tap("Dawn")
    expect(ben.panel).to_contain_text("Dawn Arkley")
    page.get_by_role("button", name="Table", exact=True).click()
    chosen = page.locator("#explorer-people-grid .ag-center-cols-container .ag-row-selected")
    expect(chosen).to_contain_text("Dawn Arkley")
    ben.plain_address()


def test_another_picture_keeps_who_was_chosen_a_moment_ago(
    page: Page, ben: Map, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben.open()
    ben.tap("Maureen")
    expect(ben.panel).to_contain_text("62. Ben’s gran")
    page.wait_for_load_state("networkidle")
    show = logic.show

    def late(*asked: Any, **more: Any) -> logic.Whole:
        time.sleep(1.5)
        return show(*asked, **more)

    monkeypatch.setattr(logic, "show", late)
    ben.tap("Dawn")
    expect(ben.panel).to_contain_text("Dawn Arkley")
    dawn = re.search("person=[^&]*", page.url)
    assert dawn
    page.get_by_role("button", name="Table", exact=True).click()
    expect(page.locator("#explorer-title")).to_have_text("Ben’s network: table")
    assert dawn[0] in page.url
    assert "picture=table" in page.url


def test_a_panel_stays_where_it_was_scrolled_to(page: Page, ben: Map) -> None:
    ben.open()
    ben.tap("Maureen")
    last = ben.panel.get_by_role("button", name="How are two people connected?")
    last.scroll_into_view_if_needed()
    far = ben.panel.evaluate("panel => panel.scrollTop")
    assert far > 100
    page.evaluate("document.body.append(document.createElement('i'))")  # something changes
    page.wait_for_timeout(100)
    assert ben.panel.evaluate("panel => panel.scrollTop") == far


def test_people_are_unfolded_centred_and_put_back(page: Page, ben: Map) -> None:
    ben.open()
    ben.tap("Maureen")
    ben.panel.get_by_role("button", name="Show their people").click()
    fold = ben.panel.get_by_role("button", name="Fold their people away")
    expect(page).to_have_url(re.compile("expanded="))
    fold.click()
    expect(page).not_to_have_url(re.compile("expanded="))
    ben.panel.get_by_role("button", name="Centre on them").click()
    expect(ben.spoken).to_contain_text("Maureen is in the middle of the picture")
    ben.panel.get_by_role("button", name="Only those near them").click()
    expect(page).to_have_url(re.compile("centre=.*hops=2"))
    expect(ben.panel.get_by_role("button", name="Back to the child")).to_be_visible()
    ben.plain_address()
    ben.panel.get_by_role("button", name="Back to the child").click()
    expect(page).not_to_have_url(re.compile("centre="))
    expect(ben.people).to_have_count(31)


def test_how_two_are_connected_by_the_picture_and_by_the_list(page: Page, ben: Map) -> None:
    ben.open()
    ben.tap("Maureen")
    ask = ben.panel.get_by_role("button", name="How are two people connected?")
    ask.click()
    expect(ben.panel.get_by_role("status")).to_contain_text("Maureen is one. Choose the other")
    ben.tap("Kerry")
    expect(ben.panel.get_by_role("status")).to_contain_text("Kerry is Maureen’s daughter")
    expect(page.locator("#map-picture .lit").first).to_be_attached()
    ben.plain_address()
    ben.panel.get_by_role("button", name="Choose somebody else").click()
    ben.panel.get_by_role("button", name="Steph Lowe").click()
    expect(ben.panel.get_by_role("status")).to_contain_text("Steph is Maureen’s son’s partner")
    ben.panel.get_by_role("button", name="Close").click()
    expect(ben.panel).to_contain_text("Maureen Tindle")
    expect(page.locator("#map-picture .lit")).to_have_count(0)
