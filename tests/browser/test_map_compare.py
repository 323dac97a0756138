"""Comparing in a browser: begun, switched and ended by keyboard, and nobody moves."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support import journey
from tests.support.everywhere import everywhere
from tests.support.journey import Map, Office, at_rest
from tests.support.served import Served

ROOM = """() => {
  const picture = document.getElementById('map-picture');
  return [picture.clientWidth, picture.clientHeight];
}"""
BOTH = pytest.mark.parametrize("size", ["laptop", "phone"], indirect=True)


@pytest.fixture(scope="module")
def office(served_once: Served) -> Iterator[Office]:
    with journey.office(served_once, "ben-arkley") as planted:
        yield planted


def switched(page: Page, ben: Map, words: str) -> dict[str, tuple[float, float]]:
    """Show one of the two, or both, by keyboard; return where everybody is drawn."""
    button = page.get_by_role("group", name="Which of the two is shown").get_by_role(
        "button", name=words
    )
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    at_rest(page)
    return ben.places()


@BOTH
def test_from_the_sentence_to_both_to_one_day_and_back_by_keyboard(
    page: Page, office: Office, axe
) -> None:
    office.let_in(page.context)
    ben = Map(page, office, "ben-arkley").open()
    at_rest(page)
    page.locator("details[data-menu=compare] summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="when work began, 4 May 2026").focus()
    page.keyboard.press("Enter")
    row = page.get_by_role("group", name="Which of the two is shown")
    expect(row.get_by_role("button", name="Both")).to_have_attribute("aria-pressed", "true")
    expect(ben.sentence).to_contain_text(re.compile(r"Since 4 May 2026: Alan.*are new"))
    page.keyboard.press("Escape")
    at_rest(page)
    switched(page, ben, "4 May 2026")  # the sentence grew, and the picture was drawn anew
    both, room = switched(page, ben, "Both"), page.evaluate(ROOM)
    then = switched(page, ben, "4 May 2026")
    assert then.items() < both.items()
    assert page.evaluate(ROOM) == room
    assert ben.focused() == "4 May 2026"
    row.get_by_role("button", name="Both").click()
    everywhere(page, axe)
    page.get_by_role("button", name="Stop comparing").focus()
    page.keyboard.press("Enter")
    expect(row).to_have_count(0)
    assert "against" not in page.url
