"""The first page and the form for a new map, in a browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from queries import list_cases
from queries.store import Store
from tests.support.commanding import office_in
from tests.support.line import line_to
from tests.support.served import Served, serving

SIZES = pytest.mark.parametrize("size", ["laptop", "phone"], indirect=True)


def test_a_worker_sees_the_maps_that_are_theirs(page: Page, store: Store, enter) -> None:
    office_in(store)
    enter("Sam Reed")
    expect(page.get_by_role("link", name="Ben Arkley")).to_be_visible()
    expect(page.get_by_text("1 from their life, 0 professionals")).to_be_visible()
    expect(page).to_have_title("Find a child · Family network")
    expect(page.locator(".mini .dn")).to_have_count(1)  # the small picture: his gran


def test_somebody_without_maps_is_asked_one_question(page: Page, store: Store, enter, axe) -> None:
    office_in(store)
    enter("Kim Dale")
    expect(page.get_by_text("Whose map comes first?")).to_be_visible()
    expect(page.get_by_text("Arkley")).to_have_count(0)
    axe(page)


@SIZES
def test_axe_finds_nothing_on_the_first_page(page: Page, store: Store, enter, axe) -> None:
    office_in(store)
    enter("Sam Reed")
    expect(page.get_by_role("link", name="Ben Arkley")).to_be_visible()
    axe(page)
    page.get_by_role("combobox").fill("roze")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    axe(page)


@pytest.mark.parametrize("size", ["phone"], indirect=True)
def test_with_letters_twice_as_large_a_phone_s_first_page_does_not_scroll_sideways(
    page: Page, store: Store, enter
) -> None:
    office_in(store)
    enter("Sam Reed")
    expect(page.get_by_role("link", name="Ben Arkley")).to_be_visible()
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_anyone_is_found_by_keyboard_and_a_rough_spelling(
    page: Page, store: Store, enter, served: Served
) -> None:
    office = office_in(store)
    enter("Sam Reed")
    box = page.get_by_role("combobox", name="Who would you like to see?")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.fill("zzzz")
    expect(page.get_by_text("Nobody of that name is on your maps")).to_be_visible()
    box.fill("roze")
    option = page.get_by_role("option")
    expect(option).to_contain_text("Rose Arkley")
    expect(option).to_contain_text("on Ben Arkley’s map")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    box.press("Escape")
    expect(option).to_be_hidden()
    box.fill("ben")
    expect(option).to_contain_text("Ben Arkley")
    box.press("Enter")
    expect(page).to_have_url(f"{served.url}/case/{office.case_id}")
    assert "Ben" not in page.url


def test_a_colleagues_people_are_not_found(page: Page, store: Store, enter) -> None:
    office_in(store)
    enter("Kim Dale")
    page.get_by_role("combobox").fill("rose")
    expect(page.get_by_text("Nobody of that name is on your maps")).to_be_visible()


def test_a_map_opened_is_the_first_one_next_time(page: Page, store: Store, enter) -> None:
    office = office_in(store)
    enter("Sam Reed", f"/case/{office.case_id}")
    expect(page.get_by_role("link", name="Find a child")).to_be_visible()
    page.get_by_role("link", name="Find a child").click()
    expect(page.get_by_role("heading", name="Maps you opened lately")).to_be_visible()


def test_light_and_dark_are_kept(page: Page, store: Store, enter) -> None:
    office_in(store)
    enter("Sam Reed")
    page.get_by_role("button", name="Dark").first.click()
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    page.reload()
    expect(page.get_by_role("button", name="Light").first).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")


@pytest.mark.parametrize("size", ["phone"], indirect=True)
def test_the_phones_menu_and_dock(page: Page, store: Store, enter, axe, served: Served) -> None:
    office_in(store)
    enter("Sam Reed")
    dock = page.get_by_role("navigation", name="Main, small screen")
    expect(dock.get_by_role("link", name="Children")).to_have_attribute("aria-current", "page")
    page.get_by_text("Menu").click()
    expect(page.get_by_role("link", name="Sam Reed: change who is working")).to_be_visible()
    axe(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Sam Reed: change who is working")).to_be_hidden()
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


def test_the_first_tab_stop_skips_to_the_page(page: Page, store: Store, enter) -> None:
    office_in(store)
    enter("Sam Reed")
    expect(page.get_by_role("link", name="Ben Arkley")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()


@SIZES
def test_a_new_map_with_mistakes_beside_their_fields(
    page: Page, store: Store, enter, axe, served: Served
) -> None:
    office_in(store)
    enter("Sam Reed", "/new")
    start = page.get_by_role("button", name="Start the map")
    page.get_by_label("Born").fill("31 November 2018")
    start.click()
    expect(page.get_by_text("November has 30 days")).to_be_visible()
    expect(page.get_by_text("Write a name")).to_be_visible()
    axe(page)
    page.get_by_label("Name", exact=True).fill("Mia Cole")
    page.get_by_label("Born").fill("about 2018")
    start.click()
    page.wait_for_url(re.compile("/case/"))
    toast = page.locator("#toast")
    expect(toast).to_contain_text("Opened the map of Mia.")
    axe(page)


def test_an_empty_form_says_nothing_is_wrong_with_it(
    page: Page, store: Store, enter, served: Served
) -> None:
    office_in(store)
    wrong = page.get_by_text("Write a name")
    enter("Sam Reed", "/new")
    # a way to and fro that the server answers: what the form asked meanwhile was answered too
    for _ in range(2):
        expect(page.get_by_role("heading", name="Start a new map")).to_be_visible()
        page.wait_for_load_state("networkidle")
        expect(wrong).to_have_count(0)
        expect(page.get_by_label("Name", exact=True)).to_have_count(1)
        page.get_by_role("button", name="Start the map").click()
        expect(wrong).to_be_visible()
        page.get_by_role("link", name="Cancel").click()
        page.get_by_role("link", name="start a new map").click()


def test_a_map_of_two_children_is_opened_and_undone(
    page: Page, store: Store, enter, served: Served
) -> None:
    office = office_in(store)
    enter("Sam Reed", "/new")
    page.get_by_role("button", name="Add a sister or brother").click()
    names = page.get_by_label("Name", exact=True)
    expect(names).to_have_count(2)
    names.nth(0).fill("Ivy Pell")
    names.nth(1).fill("Noah Pell")
    page.get_by_role("button", name="Start the map").click()
    page.wait_for_url(re.compile("/case/"))
    toast = page.locator("#toast")
    toast.hover()  # it stays as long as the pointer is on it
    assert len(list_cases(office.again(office.worker))) == 2
    toast.get_by_role("button", name="Undo").click()
    expect(toast.get_by_role("button", name="Redo")).to_be_visible(timeout=30_000)
    expect(page).to_have_url(f"{served.url}/")  # the map is gone, so its page is left
    assert len(list_cases(office.again(office.worker))) == 1


def test_what_could_not_be_saved_is_kept_and_goes_in_once(page: Page, store: Store, axe) -> None:
    office = office_in(store)
    with line_to(store) as (line, over), serving(over) as served:
        page.goto(served.link)
        page.get_by_role("button", name=re.compile("Sam Reed")).click()
        page.get_by_role("link", name="Decide later").click()
        page.get_by_role("link", name="start a new map").click()
        page.get_by_label("Name", exact=True).fill("Mia Cole")
        line.cut()
        page.get_by_role("button", name="Start the map").click()
        strip = page.locator("#strip")
        expect(strip).to_contain_text("Not saved yet. Your change is kept here")
        expect(page.get_by_label("Name", exact=True)).to_have_value("Mia Cole")
        axe(page)
        line.mend()
        page.wait_for_url(re.compile("/case/"), timeout=20_000)
        expect(strip).to_be_hidden()
        expect(page.locator("#toast")).to_contain_text("Opened the map of Mia.")
    assert len(list_cases(office.again(office.worker))) == 2


def test_a_page_asked_while_the_graph_is_away_fills_when_it_is_back(
    page: Page, store: Store, axe
) -> None:
    office_in(store)
    with line_to(store) as (line, over), serving(over) as served:
        page.goto(served.link)
        page.get_by_role("button", name=re.compile("Sam Reed")).click()
        line.cut()
        page.goto(served.url)
        expect(page.get_by_text("This page fills by itself")).to_be_visible(timeout=20_000)
        axe(page)
        line.mend()
        expect(page.get_by_role("link", name="Ben Arkley")).to_be_visible(timeout=20_000)


def test_an_address_with_nothing_behind_it_is_said(
    page: Page, served: Served, store: Store, enter, axe
) -> None:
    office_in(store)
    enter("Kim Dale", "/nowhere")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no page at this address.")
    axe(page)
