"""A supervisor goes from the table of gaps to one finding, to the case, and to its mending."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.support import journey
from tests.support.journey import Office
from tests.support.served import Served

SIZES = pytest.mark.parametrize("size", ["laptop", "phone"], indirect=True)


@pytest.fixture(scope="module")
def office(served_once: Served) -> Iterator[Office]:
    with journey.office(served_once, "tamsin-orrell", "oskar-brandt", "ben-arkley") as planted:
        yield planted


def open_gaps(page: Page, office: Office, query: str = "") -> Locator:
    """The table of gaps as the supervisor sees it."""
    office.let_in(page.context, "ruth")
    page.goto(f"{office.url}/gaps{query}")
    expect(page.locator("#gaps-sentence")).to_contain_text("open cases", timeout=60_000)
    expect(page.locator(".gap-grid .ag-row").first).to_be_visible()
    return page.locator("#gaps-panel")


def cell(page: Page, words: str) -> Locator:
    return page.get_by_role("button", name=re.compile(words))


def test_from_the_table_to_a_finding_to_the_case(page: Page, office: Office) -> None:
    panel = open_gaps(page, office)
    expect(panel.locator("h2")).to_have_text("Nothing chosen")
    with page.expect_response(
        lambda answer: "gaps-panel" in (answer.request.post_data or "")
    ) as got:
        cell(page, "Oskar Brandt, nobody from their life").click()
    assert "gaps-grid" not in got.value.text()  # thousands of rows are sent once
    expect(panel.locator("h2")).to_have_text("Only professionals are in Oskar’s network.")
    expect(panel).to_contain_text("You could ask")
    expect(cell(page, "Oskar Brandt, nobody from their life")).to_have_attribute(
        "aria-pressed", "true"
    )
    panel.get_by_role("link", name="See it on the map").click()
    expect(page).to_have_url(re.compile(rf"/case/{office.cases['oskar-brandt']}/gaps\?finding="))
    beside = page.locator("#explorer-panel")
    expect(beside.locator("h2")).to_have_text("Gaps in Oskar’s network", timeout=30_000)
    page.mouse.move(2, 2)  # a gap under the pointer would light its own people
    chosen = beside.locator(".gap-line.is-chosen")
    expect(chosen).to_contain_text("Only professionals")
    expect(page.locator("#map-picture g.pp.lit")).to_have_count(6, timeout=30_000)
    expect(page.get_by_role("link", name="Gaps", exact=True).first).to_have_attribute(
        "aria-current", "page"
    )


def test_pointing_at_a_gap_lights_its_people_and_a_click_leads_to_the_mending(
    page: Page, office: Office
) -> None:
    office.let_in(page.context)
    page.goto(f"{office.url}/case/{office.cases['ben-arkley']}/gaps")
    line = page.locator(".gap-line", has_text="Dean").first
    lit = page.locator("#map-picture g.pp.lit")
    expect(line).to_be_visible(timeout=60_000)
    expect(page.locator("#map-picture g.pp").first).to_be_visible(timeout=30_000)
    expect(lit).to_have_count(0)
    line.hover()
    expect(lit).to_have_count(1)
    expect(lit).to_contain_text("Dean")
    page.locator("h1").first.hover(force=True)
    expect(lit).to_have_count(0)
    line.get_by_role("button", name="Dean").focus()
    expect(lit).to_have_count(1)
    line.get_by_role("button", name="Dean").click()
    expect(page.locator("#explorer-panel h2")).to_contain_text("Dean")
    page.get_by_role("button", name=re.compile("^Close Dean")).click()
    expect(page.locator("#explorer-panel h2")).to_have_text("Gaps in Ben’s network")
    no_back_up = page.locator(".gap-line", has_text="back-up").first
    no_back_up.get_by_role("link", name="Go to the plan").click()
    expect(page).to_have_url(re.compile("/plan"))


def test_the_sentence_filters_and_the_address_keeps_it(page: Page, office: Office) -> None:
    open_gaps(page, office)
    expect(page.locator(".gap-grid .ag-center-cols-container .ag-row")).to_have_count(3)
    page.locator("details[data-menu=worker] summary").click()
    page.get_by_role("button", name="Dan Okell").click()
    expect(page.locator(".gap-grid .ag-center-cols-container .ag-row")).to_have_count(1)
    expect(page.locator("#gaps-sentence")).to_contain_text("1 of 1")
    page.reload()
    expect(page.locator("#gaps-sentence")).to_contain_text("Dan Okell", timeout=60_000)
    page.go_back()
    expect(page.locator(".gap-grid .ag-center-cols-container .ag-row")).to_have_count(3)
    assert "Okell" not in page.url


def test_the_sheet_says_what_the_table_says(page: Page, office: Office) -> None:
    open_gaps(page, office)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Save as Excel").click()
    book = load_workbook(io.BytesIO(taken.value.path().read_bytes()))
    rows = list(book["Gaps"].iter_rows(values_only=True))
    assert rows[0][0] == "Child"
    assert {"Oskar Brandt", "Tamsin Orrell", "Ben Arkley"} <= {row[0] for row in rows}
    assert any("Only professionals" in str(row[4]) for row in rows)
    assert all(not str(value).startswith("=") for row in rows for value in row)


def test_the_table_by_keyboard(page: Page, office: Office) -> None:
    panel = open_gaps(page, office)
    page.locator(".gap-grid .ag-row .ag-cell").first.focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
        inner = page.evaluate(
            "(document.activeElement.querySelector('.gap-cell')||{}).ariaLabel || ''"
        )
        if inner:
            break
    assert inner, "no cell with a gap was reached"
    page.keyboard.press("Enter")
    expect(panel.locator("h2").first).not_to_have_text("Nothing chosen")


@SIZES
def test_axe_finds_nothing(page: Page, office: Office, axe, size: str) -> None:
    panel = open_gaps(page, office)
    axe(page)
    chosen = f"?case_id={office.cases['tamsin-orrell']}&column=side"
    page.goto(f"{office.url}/gaps{chosen}")
    expect(panel.locator("h2")).to_contain_text("Tamsin", timeout=30_000)
    page.locator("details[data-menu=gap] summary").click()
    axe(page)
    if size == "phone":
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    rows = page.locator(".gap-grid .ag-body-viewport").bounding_box()
    assert rows is not None
    assert rows["height"] > 150, "the rows have no height: none is seen"
    page.goto(f"{office.url}/case/{office.cases['tamsin-orrell']}/gaps")
    expect(page.locator("#explorer-panel h2")).to_contain_text("Gaps in", timeout=30_000)
    axe(page)


def test_on_a_tablet_the_gaps_stay_beside_the_map_and_both_are_printed(
    page: Page, office: Office
) -> None:
    office.let_in(page.context)
    page.set_viewport_size({"width": 768, "height": 1000})
    page.goto(f"{office.url}/case/{office.cases['ben-arkley']}/gaps")
    line, picture = page.locator(".gap-line").first, page.locator("#map-picture")
    expect(line).to_be_visible(timeout=60_000)
    left, right = picture.bounding_box(), line.bounding_box()
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"]
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.emulate_media(media="print")
    expect(line).to_be_visible()
    expect(picture).to_be_visible()


def test_the_family_in_the_room_has_no_table_of_other_cases(page: Page, office: Office) -> None:
    office.let_in(page.context, room="ben-arkley")
    page.goto(f"{office.url}/gaps")
    expect(page.locator(".gap-grid")).to_have_count(0)
    expect(page.locator("main")).not_to_contain_text("Oskar")
    answer = page.request.get(f"{office.url}/gaps/gaps.xlsx")
    assert answer.status == 404
