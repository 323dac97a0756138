"""The page "The case" in a browser: by mouse, by keyboard, on a phone, and clean for axe."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from graphapp.screens.frame.state import Form, query_of
from queries.case_model import DangerStatement
from queries.commands import apply, correct_worry, restrict, state_worry, tell
from queries.frame import frame_of
from queries.partial_date import PartialDate
from queries.store import Store
from queries.store.errors import StoreAway
from queries.vocabulary import Covers, RestrictionKind, Ring, SideAnswer
from tests.support.frame_page import BOTH, CaseDesk, case_desk_in

PHONE = pytest.mark.parametrize("size", ["phone"], indirect=True)
SLOW = 30_000
Enter = Callable[..., None]


@pytest.fixture
def desk(store: Store) -> CaseDesk:
    return case_desk_in(store)


@pytest.fixture
def known(desk: CaseDesk) -> CaseDesk:
    """A worry with its goal, a restriction, and somebody who was told."""
    office = desk.office
    day = PartialDate.parse("19 October 2026")
    for made in (
        state_worry(
            office.case_id,
            "Paul drinks until he cannot look after Ben.",
            "A sober grown-up is there every night.",
            worried=[office.gran],
            about=[desk.dad],
            children=[office.child],
            visible_to=BOTH,
        ),
        restrict(
            office.case_id,
            desk.dad,
            office.gran,
            RestrictionKind.BAIL,
            Covers.SAME_ROOM,
            visible_to=["professionals"],
        ),
        tell(office.case_id, [office.gran], Ring.MOST, on=day, visible_to=BOTH),
    ):
        apply(office.worker, made)
    return desk


@pytest.fixture
def at(page: Page, desk: CaseDesk, enter: Enter) -> Callable[..., Locator]:
    """Opens the page, and waits for its form when the query opens one."""

    def come(query: str = "", who: str = "Sam Reed") -> Locator:
        enter(who, f"/case/{desk.office.case_id}/frame{query}")
        found = page.locator(".frame-form" if query else ".casepage")
        expect(found).to_be_visible(timeout=SLOW)
        if query:
            expect(found.get_by_role("heading")).to_be_focused(timeout=SLOW)
        return found

    return come


def section(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title)


def listed(page: Page, name: str) -> Locator:
    """The list of a section, without its form."""
    return page.locator(f"#frame-list-{name}")


def worry_of(desk: CaseDesk) -> DangerStatement:
    return frame_of(desk.worker, desk.office.case_id).danger_statements[0]


def choose(form: Locator, label: str, name: str) -> None:
    """Choose somebody by typing a part of their name."""
    line = form.get_by_role("combobox", name=label)
    line.click()
    line.fill(name[:3])
    form.get_by_role("option", name=re.compile(name)).click()


def test_a_worry_is_written_down_and_undone(page: Page, desk: CaseDesk, at) -> None:
    here = at()
    here.get_by_role("button", name="Write down a worry").click()
    form = page.locator(".frame-form")
    expect(form.get_by_role("heading")).to_be_focused(timeout=SLOW)
    form.get_by_role("textbox", name="The worry").fill(
        "Paul drinks until he cannot look after Ben."
    )
    choose(form, "Who is worried", "Rose")
    choose(form, "About whose acts", "Paul")
    form.get_by_role("textbox", name="What is wanted instead").fill("A sober grown-up is there.")
    form.get_by_role("radio", name="The family too").check()
    form.get_by_role("button", name="Save").click()
    worries = listed(page, "worries")
    expect(worries).to_contain_text("Rose is worried. About what Paul does.", timeout=SLOW)
    expect(worries).to_contain_text("What is wanted instead: A sober grown-up is there.")
    expect(form).not_to_be_attached()
    toast = page.get_by_role("status").filter(has_text="Wrote down a worry")
    toast.get_by_role("button", name="Undo").click()
    expect(worries).to_contain_text("No worry is written down.", timeout=SLOW)


def test_by_keyboard_a_mistake_is_mended_and_the_focus_comes_back(page: Page, at) -> None:
    here = at()
    opener = here.get_by_role("button", name="Add a bottom line")
    opener.focus()
    page.keyboard.press("Enter")
    form = page.locator(".frame-form")
    expect(form.get_by_role("heading")).to_be_focused(timeout=SLOW)
    save = form.get_by_role("button", name="Save")
    save.focus()
    page.keyboard.press("Enter")
    words = form.get_by_role("textbox", name="The bottom line")
    expect(words).to_be_focused(timeout=SLOW)
    expect(words).to_have_accessible_description(re.compile("Write what has to be so"))
    page.keyboard.type("A sober grown-up is in the house every night.")
    save.focus()
    page.keyboard.press("Enter")
    expect(listed(page, "lines")).to_contain_text("every night.", timeout=SLOW)
    expect(opener).to_be_focused(timeout=SLOW)
    page.keyboard.press("Enter")
    expect(form.get_by_role("heading")).to_be_focused(timeout=SLOW)
    form.get_by_role("button", name="Cancel").focus()
    page.keyboard.press("Enter")
    expect(form).not_to_be_attached()
    expect(opener).to_be_focused(timeout=SLOW)


@PHONE
def test_on_a_phone_somebody_who_is_to_be_told_is_chosen(page: Page, known: CaseDesk, at) -> None:
    form = at(f"?tell={known.dad}")
    expect(form).to_contain_text("Paul Arkley")
    form.get_by_role("button", name="Save").tap()
    most = form.get_by_role("radio", name="Knows most things")
    expect(most).to_be_focused(timeout=SLOW)
    form.get_by_role("radio", name="Knows a little").check()
    form.get_by_role("textbox", name="Told by").fill("Sam")
    form.get_by_role("button", name="Save").tap()
    told = section(page, "Who knows what")
    expect(told).to_contain_text("Paul knows a little.", timeout=SLOW)
    lines = told.get_by_role("listitem").all_inner_texts()
    assert lines[0].startswith("Paul")
    assert lines[1].startswith("Rose")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_both_values_are_shown_and_one_is_chosen(page: Page, known: CaseDesk, at) -> None:
    before = worry_of(known)
    form = at(query_of(Form.WORRY, before.id))
    theirs = {"words": (before.words, "Paul drinks at weekends.")}
    apply(known.office.supervisor, correct_worry(known.office.case_id, before, theirs))
    words = form.get_by_role("textbox", name="The worry")
    words.fill("Paul drinks on Fridays.")
    form.get_by_role("button", name="Save").click()
    said = form.get_by_role("alert")
    expect(said).to_contain_text(re.compile(r"changed by Pat Lowe at \d\d:\d\d"), timeout=SLOW)
    expect(said).to_contain_text("Paul drinks at weekends.")
    expect(said).to_contain_text("Paul drinks on Fridays.")
    said.get_by_role("button", name="Use mine").click()
    expect(listed(page, "worries")).to_contain_text("on Fridays.", timeout=SLOW)
    assert worry_of(known).words == "Paul drinks on Fridays."


def test_what_was_typed_waits_for_the_graph(
    page: Page, desk: CaseDesk, store: Store, at, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = at("?form=line")
    words = form.get_by_role("textbox", name="The bottom line")
    words.fill("A sober grown-up every night.")
    away = True
    asks = {name: getattr(type(store), name) for name in ("read", "reading", "writing")}

    def unless_away(name: str) -> Any:
        def call(self: Store, *args: Any, **more: Any) -> Any:
            if away:
                raise StoreAway()
            return asks[name](self, *args, **more)

        return call

    for name in asks:
        monkeypatch.setattr(type(store), name, unless_away(name))
    form.get_by_role("button", name="Save").click()
    strip = page.get_by_role("alert").filter(has_text="Not saved yet.").first
    expect(strip).to_be_visible(timeout=SLOW)
    expect(words).to_be_disabled()
    expect(words).to_have_value("A sober grown-up every night.")
    away = False
    lines = listed(page, "lines")
    expect(lines).to_contain_text("A sober grown-up every night.", timeout=SLOW)
    assert len(frame_of(desk.worker, desk.office.case_id).bottom_lines) == 1


def test_every_form_with_its_errors_is_clean(
    page: Page, known: CaseDesk, at, axe: Callable[[Page], None]
) -> None:
    at(who="Pat Lowe")
    expect(section(page, "Who opened this case")).to_contain_text("Pat Lowe, today")
    axe(page)
    worry = worry_of(known).id
    for query in (
        query_of(Form.EPISODE),
        query_of(Form.ALLOCATE),
        query_of(Form.WORRY),
        query_of(Form.LINE),
        query_of(Form.APART),
        query_of(Form.TOLD),
        query_of(Form.SIDE, "dad"),
        query_of(Form.OVER, worry),
        query_of(Form.WORRY, worry),
    ):
        page.evaluate("q => window.dash_clientside.set_props('address', {search: q})", query)
        form = page.locator(f".frame-form[data-form-key^='{query.split('=')[1].split('&')[0]}:']")
        expect(form.get_by_role("heading")).to_be_focused(timeout=SLOW)
        for line in form.locator(".mantine-TextInput-input, .mantine-Textarea-input").all():
            line.fill("")
        form.get_by_role("button", name="Save").click()
        expect(form.get_by_role("alert")).to_contain_text("putting right", timeout=SLOW)
        axe(page)


def test_a_list_of_people_is_clean_when_it_is_open(
    page: Page, at, axe: Callable[[Page], None]
) -> None:
    form = at("?form=told")
    line = form.get_by_role("combobox", name="Who was told")
    line.click()
    expect(form.get_by_role("option").first).to_be_visible()
    expect(line).to_have_attribute("aria-expanded", "true")
    axe(page)


def test_an_answer_about_a_side_is_put_right(page: Page, desk: CaseDesk, at) -> None:
    here = at()
    sides = section(page, "Sides of the family asked about")
    here.get_by_role("button", name=re.compile("^Say what they said.*Dad’s")).click()
    form = page.locator(".frame-form")
    form.get_by_role("radio", name="Nobody knows").check()
    form.get_by_role("button", name="Save").click()
    expect(sides).to_contain_text("nobody knows", timeout=SLOW)
    sides.get_by_role("button", name=re.compile("^Correct.*Dad’s")).click()
    expect(form.get_by_role("heading")).to_have_text(
        re.compile("^Correct the answer: dad’s"), timeout=SLOW
    )
    expect(form.get_by_role("radio", name="Nobody knows")).to_be_checked()
    form.get_by_role("radio", name="There are none").check()
    form.get_by_role("button", name="Save").click()
    expect(form).not_to_be_attached(timeout=SLOW)
    (now,) = frame_of(desk.worker, desk.office.case_id).sides_asked
    assert now.answer is SideAnswer.NONE


@PHONE
def test_a_family_reads_what_is_for_them(page: Page, known: CaseDesk, at) -> None:
    here = at()
    page.locator("#room-enter").click()
    page.get_by_label("PIN, 4 to 12 digits").fill("4815")
    page.get_by_label("The same again").fill("4815")
    page.get_by_role("button", name="Keep this PIN").click()
    expect(page.locator("#map-picture g.pp").first).to_be_visible(timeout=SLOW)
    page.wait_for_load_state("networkidle")
    page.locator("#room-enter").click(timeout=SLOW)
    expect(page.locator("html[data-audience=family]")).to_be_attached(timeout=SLOW)
    expect(page.locator("#map-picture g.pp").first).to_be_visible(timeout=SLOW)
    page.locator("header summary", has_text="Menu").tap()
    page.get_by_role("link", name="The case").tap()
    expect(here).to_contain_text("Rose is worried.", timeout=SLOW)
    expect(here).not_to_contain_text("must not be in the same room")
    expect(here.get_by_role("button", name="Write down a worry")).to_be_visible()
    expect(here.get_by_role("button", name=re.compile("Correct|Allocate|End it"))).to_have_count(0)
