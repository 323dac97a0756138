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
BROKEN = """() => [...document.querySelectorAll('.ag-cell-value')].flatMap((cell) => {
  const text = cell.firstChild, range = document.createRange();
  return [...(text ? text.data : '').matchAll(/\\p{L}+/gu)].filter((word) => {
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return range.getClientRects().length > 1;
  }).map(String);
})"""
TWICE = """addEventListener('DOMContentLoaded', () => document.head.append(
  Object.assign(document.createElement('style'), {textContent: 'html{font-size:200%!important}'})
))"""
SHOWN_ON_PAPER = """() => addEventListener('beforeprint', () => {
  window.onPaper = [...document.querySelectorAll('.rows-on-paper')].map(
    (table) => [...table.tBodies[0].rows].map((row) => row.cells[0].textContent));
})"""
SIZES = pytest.mark.parametrize("size", ["laptop", "phone"], indirect=True)


@pytest.fixture(scope="module")
def office(served_once: Served) -> Iterator[Office]:
    with journey.office(served_once, "ben-arkley", "oskar-brandt", wide=True) as planted:
        yield planted


@SIZES
def test_nothing_in_the_tables_is_cut_off(page: Page, office: Office) -> None:
    office.let_in(page.context)
    page.goto(f"{Map(page, office, 'ben-arkley').url}?picture=table")
    safe = page.locator("#explorer-people-grid .ag-cell[col-id=safe]")
    expect(safe.filter(has_text="She works nights")).to_be_visible(timeout=30_000)
    page.wait_for_function(f"() => ({CUT})().length === 0")
    page.add_init_script(TWICE)
    page.reload()
    expect(safe.filter(has_text="She works nights")).to_be_visible(timeout=30_000)
    page.wait_for_function(f"() => ({CUT})().length === 0")


def test_no_word_is_broken_beside_the_panel(page: Page, office: Office) -> None:
    office.let_in(page.context, "dan")
    page.goto(f"{Map(page, office, 'oskar-brandt').url}?picture=table")
    who = page.locator("#explorer-people-grid .ag-cell[col-id=who]")
    expect(who.filter(has_text="independent").first).to_be_visible(timeout=30_000)
    assert page.evaluate(BROKEN) == []


def test_a_long_table_makes_the_rows_in_sight_and_every_row_on_paper(
    page: Page, office: Office
) -> None:
    wide = Map(page, office, "yusuf-haleem")
    office.let_in(page.context, "dan")
    page.goto(f"{wide.url}?picture=table")
    grid = page.locator("#explorer-people-grid")
    rows = grid.locator(".ag-center-cols-container .ag-row")
    expect(rows.first).to_contain_text("Yusuf Haleem", timeout=30_000)
    expect(grid.get_by_role("grid")).to_have_attribute("aria-rowcount", "82")  # and the heads
    assert rows.count() < 40
    rows.first.locator(".ag-cell").first.focus()
    page.keyboard.press("End")
    last = grid.locator(".ag-row[row-index='80'] .ag-cell-focus")
    expect(last).to_be_in_viewport()
    page.keyboard.press("Space")
    expect(wide.panel.locator("h2")).to_have_text(
        grid.locator(".ag-row[row-index='80'] [col-id=name]").inner_text()
    )
    page.wait_for_function(f"() => ({CUT})().length === 0")

    page.evaluate(SHOWN_ON_PAPER)
    page.pdf()
    people, ties = page.evaluate("window.onPaper")
    assert len(people) == 81
    assert len(ties) > 81
    assert people[0] == "Yusuf Haleem"
    assert page.locator(".rows-on-paper").count() == 0


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
