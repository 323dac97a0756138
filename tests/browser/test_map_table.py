"""The map's people and ties as tables: all of what they say can be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support import journey
from tests.support.journey import Map, Office
from tests.support.served import Served

CUT = """() => [...document.querySelectorAll('.ag-cell, .ag-header-cell-text')]
  .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.textContent)"""
SIZES = pytest.mark.parametrize("size", ["laptop", "phone"], indirect=True)


@pytest.fixture(scope="module")
def office(served_once: Served) -> Iterator[Office]:
    with journey.office(served_once, "ben-arkley") as planted:
        yield planted


@SIZES
def test_nothing_in_the_tables_is_cut_off(page: Page, office: Office) -> None:
    office.let_in(page.context)
    page.goto(f"{Map(page, office, 'ben-arkley').url}?picture=table")
    safe = page.locator("#explorer-people-grid .ag-cell[col-id=safe]")
    expect(safe.filter(has_text="She works nights")).to_be_visible(timeout=30_000)
    page.wait_for_function(f"() => ({CUT})().length === 0")


def test_a_row_is_chosen_by_hand_and_no_other_way(page: Page, office: Office) -> None:
    """A grid chooses again what it held when its rows come anew: that may be somebody before."""
    ben = Map(page, office, "ben-arkley")
    office.let_in(page.context)
    page.goto(f"{ben.url}?picture=table")
    rows = page.locator("#explorer-people-grid .ag-center-cols-container .ag-row")
    rows.filter(has_text="Maureen Tindle").first.click()
    expect(ben.panel).to_contain_text("62. Ben’s gran")
    rows.filter(has_text="Dawn Arkley").first.locator(".ag-cell").first.focus()
    page.keyboard.press("Space")
    expect(ben.panel.locator("h2")).to_have_text("Dawn Arkley")
    page.wait_for_load_state("networkidle")  # the rows come anew, and with them who is chosen
    page.wait_for_function(
        """() => {
          const grid = dash_ag_grid.getApi('explorer-people-grid');
          grid.forEachNode(
            (node) => node.data.name === 'Maureen Tindle' && node.setSelected(true, true));
          return grid.getSelectedRows().some((row) => row.name === 'Maureen Tindle');
        }"""
    )  # the grid did choose her
    page.wait_for_timeout(500)
    expect(ben.panel.locator("h2")).to_have_text("Dawn Arkley")
