"""The forms while an answer is slow, while the map beside them changes, when the page is left."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Dialog, Page, expect

from queries.commands import add_person, apply, correct_person
from queries.ids import new_id
from queries.people import details_of
from queries.store import Store
from tests.support.commanding import Office, office_in
from tests.support.form_page import SLOW, Slow, field, names, opened

KINDS = r"\"kind\"}.data"
"""How the page names the choices of a tie in what it asks."""


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


def test_an_answer_that_comes_late_leaves_the_focus_and_the_words(
    page: Page, office: Office, enter
) -> None:
    one = opened(page, office, enter, "form=add")
    field(one, "Name").fill("Una Vale")
    field(one, "Born").fill("31 November 1980")
    slow = Slow(page, "forms-pending.data")
    one.get_by_role("button", name="Add to the map").click()
    slow.wait()
    expect(one).to_have_class(re.compile("busy"))
    field(one, "Phone").click()
    page.keyboard.type("01632 960777")
    expect(field(one, "Phone")).to_have_value("")  # what could be lost is not taken
    slow.let_go()
    expect(one.get_by_text("November has 30 days")).to_be_visible(timeout=SLOW)
    expect(field(one, "Phone")).to_be_focused()
    page.keyboard.type("01632 960777")
    page.wait_for_timeout(1_800)
    expect(field(one, "Phone")).to_be_focused()
    expect(field(one, "Phone")).to_have_value("01632 960777")
    expect(field(one, "Name")).to_have_value("Una Vale")
    assert "Una Vale" not in names(office)


def test_a_choice_made_by_hand_stays_when_a_relation_is_read_late(
    page: Page, office: Office, enter
) -> None:
    one = opened(page, office, enter, "form=add")
    slow = Slow(page, "forms-suggested.data")
    one.get_by_role("combobox", name="Who are they to Ben?").fill("teacher")
    slow.wait()
    page.keyboard.press("Escape")
    one.get_by_role("radio", name="From their life").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    field(one, "Born").click()
    page.keyboard.type("19")
    slow.let_go()
    expect(one.get_by_text("Read as")).to_be_visible(timeout=SLOW)
    page.keyboard.type("74")
    expect(field(one, "Born")).to_have_value("1974")
    expect(field(one, "Born")).to_be_focused()
    expect(one.get_by_role("radio", name="From their life")).to_be_checked()


def test_the_kinds_of_tie_that_come_late_leave_what_is_typed(
    page: Page, office: Office, enter
) -> None:
    one = opened(page, office, enter, f"person={office.gran}&form=tie")
    slow = Slow(page, KINDS)
    page.keyboard.press("Tab")
    page.keyboard.type("ben")
    expect(page.get_by_role("option", name="Ben Arkley")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    slow.wait()
    kind = one.get_by_role("combobox", name="What is Rose to them?")
    kind.click()
    page.keyboard.type("neigh")
    slow.let_go()
    page.keyboard.type("bour")
    expect(kind).to_have_value("neighbour")
    expect(kind).to_be_focused()
    expect(page.get_by_role("option", name="Neighbour of Ben")).to_be_visible(timeout=SLOW)


def test_settling_one_difference_leaves_what_is_typed_in_other_fields(
    page: Page, office: Office, enter
) -> None:
    one = opened(page, office, enter, f"person={office.gran}&form=edit")
    pairs = {"phone": ("01632 960001", "01632 960181"), "known_as": ("", "Nan")}
    apply(office.supervisor, correct_person(office.case_id, office.gran, pairs))
    field(one, "Phone").fill("01632 960118")
    field(one, "Known as").fill("Granny")
    one.get_by_role("button", name="Save").click()
    expect(one.get_by_role("button", name="Use mine").first).to_be_visible(timeout=SLOW)
    one.get_by_role("button", name="Keep Pat Lowe’s").first.click()
    expect(one.get_by_role("button", name="Use mine")).to_have_count(1, timeout=SLOW)
    field(one, "How far away").fill("two streets")
    one.get_by_role("button", name="Use mine").click()
    expect(page.locator("#toast-words")).to_contain_text("Changed", timeout=SLOW)
    details = details_of(office.again(office.worker), office.case_id, office.gran)
    assert details.membership is not None
    assert details.membership.distance == "two streets"


def test_a_form_stays_as_it_is_when_the_picture_or_a_filter_changes(
    page: Page, office: Office, enter
) -> None:
    one = opened(page, office, enter, "form=add")
    field(one, "Name").fill("Una Vale")
    page.evaluate("document.querySelector('.panel .forms').dataset.mark = 'same'")
    slow = Slow(page, "explorer-panel.children")
    page.get_by_role("button", name="Table").click()
    page.wait_for_url(re.compile("picture=table"))
    field(one, "Born").click()
    page.keyboard.type("19")
    page.wait_for_timeout(500)
    slow.let_go()
    page.keyboard.type("74")
    expect(field(one, "Born")).to_have_value("1974")
    expect(one).to_have_attribute("data-mark", "same")
    one.get_by_role("button", name="Cancel").click()
    expect(one).to_have_count(0, timeout=SLOW)
    assert "picture=table" in page.url


@pytest.mark.parametrize("size", ["laptop", "phone"], indirect=True)
def test_the_other_person_of_a_tie_is_chosen_on_the_picture(
    page: Page, office: Office, enter, size
) -> None:
    other = new_id()
    apply(office.worker, add_person(office.case_id, {"id": other, "name": "Ola Byrne"}))
    one = opened(page, office, enter, f"person={office.gran}&form=tie")
    picture = page.get_by_role("application").first
    expect(page.get_by_role("img", name=re.compile("^Ola")).first).to_be_attached(timeout=SLOW)
    picture.focus()
    for _ in range(4):
        page.keyboard.press("PageDown")
        if "Ola" in (page.locator("#map-spoken").text_content() or ""):
            break
    page.keyboard.press("Enter")
    chosen = one.get_by_role("combobox", name="Rose and")
    expect(chosen).to_have_value(re.compile("Ola Byrne"), timeout=SLOW)
    expect(one.get_by_role("status").filter(has_text="Ola Byrne is chosen.")).to_have_count(1)
    expect(picture).to_be_focused()
    assert f"person={office.gran}" in page.url
    assert "form=tie" in page.url
    if size == "laptop":
        shape = page.locator(f"#map-picture [id$='{office.child}']").first
        box = shape.bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 3)
        expect(chosen).to_have_value(re.compile("Ben Arkley"), timeout=SLOW)
    kind = one.get_by_role("combobox", name="What is Rose to them?")
    kind.focus()
    page.keyboard.type("friend")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    one.get_by_role("button", name="Save the tie").click()
    expect(page.get_by_role("complementary")).to_contain_text("Friendly with", timeout=SLOW)


def test_leaving_the_page_is_asked_about_while_something_is_not_saved(
    page: Page, office: Office, enter
) -> None:
    one = opened(page, office, enter, "form=add")
    asked: list[str] = []

    def on_dialog(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", on_dialog)
    field(one, "Name").click()
    page.keyboard.type("Una")
    with page.expect_event("dialog"):
        page.evaluate("void setTimeout(() => window.location.reload(), 50)")
    assert asked == ["beforeunload"]
    expect(field(one, "Name")).to_have_value("Una")
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "Una" not in kept
    one.get_by_role("button", name="Cancel").click()
    expect(one).to_have_count(0, timeout=SLOW)
    page.reload()
    expect(page.get_by_role("heading", name="Ben Arkley")).to_be_visible(timeout=SLOW)
    assert asked == ["beforeunload"]


def test_leaving_a_new_map_that_is_not_started_is_asked_about(page: Page, office, enter) -> None:
    enter("Sam Reed", "/new")
    asked: list[str] = []

    def on_dialog(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", on_dialog)
    name = page.get_by_role("textbox", name="Name", exact=True)
    name.click()
    page.keyboard.type("Tamsin")
    with page.expect_event("dialog"):
        page.evaluate("void setTimeout(() => window.location.reload(), 50)")
    assert asked == ["beforeunload"]
    expect(name).to_have_value("Tamsin")
    page.get_by_role("button", name="Start the map").click()
    expect(page.get_by_role("heading", name="Tamsin").first).to_be_visible(timeout=SLOW)
    assert asked == ["beforeunload"]
