"""The first page, in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from queries.store import Store
from tests.support.commanding import office_in

BOTH = pytest.mark.parametrize("scheme", ["light", "dark"], indirect=True)
SIZES = pytest.mark.parametrize("size", ["laptop", "phone"], indirect=True)


def test_a_worker_sees_the_maps_that_are_theirs(page: Page, store: Store, enter) -> None:
    office_in(store)
    enter("Sam Reed")
    expect(page.get_by_role("link", name="Ben Arkley")).to_be_visible()
    expect(page).to_have_title("Find a child · Family network")


@BOTH
@SIZES
def test_axe_finds_nothing_on_the_first_page(page: Page, store: Store, enter, axe) -> None:
    office_in(store)
    enter("Sam Reed")
    expect(page.get_by_role("link", name="Ben Arkley")).to_be_visible()
    axe(page)
