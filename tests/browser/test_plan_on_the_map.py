"""The safety plan on the map: badges, a rule dropped on somebody, the same by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

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


def test_the_map_wears_the_roles_and_the_legend_says_them(page: Page, ben: Map) -> None:
    ben.open()
    nadia = page.locator("#map-picture g.pp").filter(has_text="Nadia")
    expect(nadia.locator(".bd:not(.bd-inv)")).to_have_count(3)
    expect(nadia.locator(".bd-on")).to_have_text("2")
    assert "main for School run" in (nadia.get_attribute("aria-label") or "")
    legend = page.locator("#explorer-legend")
    expect(legend).to_contain_text("1 Nights")
    expect(legend).to_contain_text("back-up")
    ben.tap("Maureen")
    expect(ben.panel).to_contain_text("In the safety plan")
    expect(ben.panel).to_contain_text("School run: back-up")
    expect(ben.panel).to_contain_text("Agreed on 12 November 2026")


def test_a_rule_is_dropped_on_somebody_with_the_mouse(page: Page, ben: Map) -> None:
    ben.open()
    drop(page, ben, "Nights", "Gary")
    expect(ben.panel.locator("h2")).to_have_text("Gary: Nights", timeout=WAIT)
    ben.panel.get_by_role("button", name="Suggest Gary as back-up for Nights").click()
    gary = page.locator("#map-picture g.pp").filter(has_text="Gary")
    expect(gary.locator(".bd-sug")).to_have_text("1", timeout=WAIT)
    expect(ben.panel).to_contain_text("Nights: back-up, only suggested")
    page.get_by_role("button", name="Undo", exact=True).first.click()
    expect(gary.locator(".bd")).to_have_count(0, timeout=WAIT)


def drop(page: Page, ben: Map, rule: str, name: str) -> None:
    """Drag a rule from the panel onto somebody, as a mouse does."""
    there = page.evaluate(journey._WHERE, name)
    row = ben.panel.locator(".drags li").filter(has_text=rule)
    row.scroll_into_view_if_needed()
    box = row.locator(".grip").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] - 60, box["y"] + 20, steps=3)
    page.mouse.move(there["x"], there["y"], steps=4)
    expect(page.locator(".rule-ghost")).to_be_visible()
    page.mouse.up()
    expect(page.locator(".rule-ghost")).to_have_count(0)


def test_a_rule_let_go_over_nobody_changes_nothing(page: Page, ben: Map) -> None:
    ben.open()
    before = page.url
    row = ben.panel.locator(".drags li").first
    box = row.locator(".grip").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(20, 700, steps=5)
    page.mouse.up()
    page.wait_for_timeout(300)
    assert page.url == before


def test_the_same_by_keyboard_the_rule_then_the_person(page: Page, ben: Map) -> None:
    ben.open()
    ben.panel.get_by_role("button", name="Give the rule Checks the plan to somebody").focus()
    page.keyboard.press("Enter")
    expect(ben.panel.locator("h2")).to_have_text("Who for Checks the plan?", timeout=WAIT)
    expect(ben.panel.locator("h2")).to_be_focused()
    ben.panel.get_by_role("button", name=re.compile("^Helen")).focus()
    page.keyboard.press("Enter")
    expect(ben.panel.locator("h2")).to_have_text("Helen: Checks the plan", timeout=WAIT)
    ben.panel.get_by_role("button", name="Suggest Helen as main for Checks the plan").focus()
    page.keyboard.press("Enter")
    helen = page.locator("#map-picture g.pp").filter(has_text="Helen")
    expect(helen.locator(".bd-sug")).to_have_text("5", timeout=WAIT)
    ben.plain_address()


def test_from_a_person_to_a_role_and_the_plans_own_form(page: Page, ben: Map) -> None:
    ben.open()
    ben.tap("Kerry")
    ben.panel.get_by_role("button", name="Give a role").click()
    expect(ben.panel.locator("h2")).to_have_text("Which rule for Kerry?", timeout=WAIT)
    ben.panel.get_by_role("button", name="1 Nights").click()
    ben.panel.get_by_role("link", name=re.compile("They agreed already")).click()
    form = page.locator(".plan-form")
    expect(form).to_contain_text("Give Kerry a role: Nights", timeout=WAIT)
    expect(form.get_by_role("combobox", name="Who")).to_have_value(re.compile("Kerry"))
