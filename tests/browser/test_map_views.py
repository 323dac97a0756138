"""Whose map it is, in a browser: chosen from the sentence, written as a tie, compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support import journey
from tests.support.journey import Map, Office, at_rest
from tests.support.served import Served


@pytest.fixture(scope="module")
def office(served_once: Served) -> Iterator[Office]:
    with journey.office(served_once, "ben-arkley") as planted:
        yield planted


def test_a_tie_in_somebodys_view_is_on_their_map_only_until_it_is_undone(
    page: Page, office: Office, axe
) -> None:
    office.let_in(page.context)
    ben = Map(page, office, "ben-arkley").open()
    at_rest(page)
    ben.menu("filter")
    page.get_by_role("button", name="Paul’s view").focus()
    page.keyboard.press("Enter")
    expect(ben.sentence).to_contain_text("As Paul sees it")
    chosen = page.get_by_role("button", name="Paul’s view")
    expect(chosen).to_be_focused()
    expect(chosen).to_be_in_viewport()  # the menu is as far down as it was
    axe(page)
    ben.tap("Paul")
    panel = page.get_by_role("complementary")
    expect(panel.get_by_text("In Paul’s view.")).to_be_visible()
    panel.get_by_role("button", name="Add a tie").click()
    form = page.locator(".panel .forms")
    form.get_by_role("combobox", name="Paul and").fill("Kerry")
    page.get_by_role("option", name=re.compile("^Kerry")).click()
    form.get_by_role("combobox", name="What is Paul to them?").fill("Distant")
    page.get_by_role("option", name=re.compile("^Distant")).click()
    whose = form.get_by_role("combobox", name="Whose view is this?")
    expect(whose).to_have_value(re.compile("^Paul Tindle"))  # it is his map
    whose.fill("Dawn")
    page.get_by_role("option", name=re.compile("^Dawn")).click()
    form.get_by_role("button", name="Save the tie").click()
    expect(ben.sentence).to_contain_text("As Dawn sees it")
    expect(panel).to_contain_text("Distant from Kerry")
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(panel).not_to_contain_text("Distant from Kerry")
