"""Coming in, saying who one is, and the family in the room, in a browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from queries.store import Store
from tests.support.commanding import office_in
from tests.support.journey import at_rest
from tests.support.line import line_to
from tests.support.served import Served, serving

SIZES = pytest.mark.parametrize("size", ["laptop", "phone"], indirect=True)


def test_the_link_lets_one_browser_in_and_leaves_no_token(
    page: Page, served: Served, store: Store, browser: Browser, console
) -> None:
    office_in(store)
    link = served.link
    page.goto(link)
    expect(page).to_have_url(f"{served.url}/who")
    expect(page.get_by_role("heading", name="Who is working?")).to_be_visible()
    with browser.new_context() as other:
        elsewhere = other.new_page()
        answer = elsewhere.goto(link)
        assert answer is not None
        assert answer.status == 403
        expect(elsewhere.get_by_role("heading")).to_have_text("This page opens by a link")


@SIZES
def test_axe_finds_nothing_on_the_pages_before_the_first(
    page: Page, served: Served, store: Store, axe, console
) -> None:
    console.expect("400")  # the answer to a PIN that is too short
    office_in(store)
    page.goto(served.link)
    axe(page)
    page.get_by_text("Somebody else").click()
    axe(page)
    page.get_by_role("button", name=re.compile("Sam Reed")).click()
    expect(page.get_by_label("PIN, 4 to 12 digits")).to_be_visible()
    axe(page)
    page.get_by_label("PIN, 4 to 12 digits").fill("1")
    page.get_by_label("The same again").fill("1")
    page.get_by_role("button", name="Keep this PIN").click()
    expect(page.get_by_role("alert")).to_contain_text("4 to 12 digits")
    axe(page)


def choose_pin(page: Page, pin: str) -> None:
    page.get_by_label("PIN, 4 to 12 digits").fill(pin)
    page.get_by_label("The same again").fill(pin)
    page.get_by_role("button", name="Keep this PIN").click()


def test_the_family_in_the_room_stays_until_the_pin(
    page: Page, served: Served, store: Store, enter, axe, console
) -> None:
    console.expect("400")  # the answer to the wrong PIN
    office = office_in(store)
    here = f"{served.url}/case/{office.case_id}"
    enter("Sam Reed", f"/case/{office.case_id}")
    page.get_by_role("button", name="Family in the room").click()
    choose_pin(page, "4815")  # there was none yet
    expect(page).to_have_url(here)
    at_rest(page)
    page.get_by_role("button", name="Family in the room").click()
    leave = page.get_by_role("link", name="End the family’s view")
    expect(leave).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-audience", "family")

    page.reload()
    expect(leave).to_be_visible()
    page.go_back()
    expect(page.locator("html")).to_have_attribute("data-audience", "family")
    for path in ("/", "/new", "/who", "/pin"):
        page.goto(served.url + path)
        expect(page.locator("html")).to_have_attribute("data-audience", "family")
    page.goto(served.url + "/new")
    expect(page.get_by_role("heading", level=1)).to_contain_text("not started")
    page.goto(served.url + "/who")
    expect(page).to_have_url(f"{served.url}/room/leave")
    axe(page)

    page.get_by_label("PIN").fill("0000")
    page.get_by_role("button", name="End the family’s view").click()
    expect(page.get_by_role("alert")).to_contain_text("not the PIN")
    axe(page)
    page.get_by_label("PIN").fill("4815")
    page.get_by_role("button", name="End the family’s view").click()
    expect(page).to_have_url(here)
    expect(page.locator("html")).to_have_attribute("data-audience", "professionals")
    expect(page.get_by_role("button", name="Family in the room")).to_be_visible()


def test_turning_one_tab_to_the_family_turns_the_others(
    page: Page, served: Served, store: Store, enter
) -> None:
    office = office_in(store)
    enter("Sam Reed")
    page.goto(served.url + "/pin")
    choose_pin(page, "4815")
    expect(page.get_by_role("link", name="Ben Arkley")).to_be_visible()
    page.wait_for_load_state("networkidle")
    other = page.context.new_page()
    other.goto(f"{served.url}/case/{office.case_id}")
    at_rest(other)
    other.get_by_role("button", name="Family in the room").click()
    expect(page.locator("html")).to_have_attribute("data-audience", "family")


def test_a_program_that_forgot_this_browser_says_so(
    page: Page, served: Served, store: Store, enter, console
) -> None:
    console.expect("403|Callback error updating")
    office_in(store)
    enter("Sam Reed")
    expect(page.get_by_role("link", name="Ben Arkley")).to_be_visible()
    page.context.clear_cookies()
    page.get_by_role("link", name="start a new map").click()
    expect(page.locator("#strip")).to_contain_text("Open the program by its link again")


def test_the_page_says_that_the_graph_opens_and_fills_by_itself(page: Page, store: Store) -> None:
    office_in(store)
    with line_to(store, whole=False) as (line, over), serving(over) as served:
        page.goto(served.link)
        expect(page.get_by_role("heading", level=1)).to_contain_text("The graph")
        line.mend()
        expect(page.get_by_role("button", name=re.compile("Sam Reed"))).to_be_visible()
