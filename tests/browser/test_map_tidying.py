"""Many people are placed at a first look; the better order comes at a press, and stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support import journey
from tests.support.journey import Map, Office
from tests.support.served import Served

OFFER = "Placed quickly so far"


@pytest.fixture(scope="module")
def office(served_once: Served) -> Iterator[Office]:
    with journey.office(served_once, wide=True) as planted:
        yield planted


def test_a_better_order_is_offered_and_looked_for_when_asked(page: Page, office: Office) -> None:
    office.let_in(page.context, "dan")
    yusuf = Map(page, office, "yusuf-haleem").open()
    expect(yusuf.sentence).to_contain_text(OFFER)
    first = yusuf.places()
    yusuf.sentence.get_by_role("button", name="tidy up").press("Enter")
    expect(yusuf.sentence).not_to_contain_text(OFFER, timeout=30_000)
    page.wait_for_load_state("networkidle")
    expect(page.locator("#map-picture")).to_be_focused()
    tidied = yusuf.places()
    assert tidied.keys() == first.keys()
    assert tidied != first
    page.reload()
    yusuf.drawn()
    assert yusuf.places() == tidied
    expect(yusuf.sentence).not_to_contain_text(OFFER)
