"""The forms in the map's panel, in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from queries.commands import add_person, add_tie, apply, correct_person
from queries.ids import new_id
from queries.network import network_of
from queries.people import details_of
from queries.store import Store
from queries.store.errors import StoreAway
from queries.vocabulary import KnowsKind, TieType
from tests.support.commanding import Office, office_in
from tests.support.journey import at_rest

SIZES = pytest.mark.parametrize("size", ["laptop", "phone"], indirect=True)
SLOW = 30_000
Enter = Callable[..., None]


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


@pytest.fixture
def form(page: Page, office: Office, enter: Enter) -> Callable[[str], Locator]:
    """Opens the map of Ben with a form in its panel: `form("add")`."""

    def open_form(query: str) -> Locator:
        enter("Sam Reed", f"/case/{office.case_id}?{query}")
        found = page.locator(".panel .forms")
        expect(found.get_by_role("heading", level=2)).to_be_focused(timeout=SLOW)
        return found

    return open_form


def field(form: Locator, label: str) -> Locator:
    return form.get_by_role("textbox", name=label, exact=True)


def names(office: Office) -> set[str]:
    people = network_of(office.again(office.worker), office.case_id).people
    return {person.name for person in people.values()}


def test_somebody_is_added_by_keyboard_and_undone(page: Page, office: Office, form) -> None:
    one = form("form=add")
    page.keyboard.press("Tab")
    page.keyboard.type("Maud Tarn")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("neighbour")
    expect(one.get_by_text("Read as: neighbour of Ben.")).to_be_visible(timeout=SLOW)
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    panel = page.get_by_role("complementary")
    expect(panel.get_by_role("heading", name="Maud Tarn")).to_be_focused(timeout=SLOW)
    expect(panel).to_contain_text("Neighbour of Ben")
    drawn = page.get_by_role("img", name=re.compile("^Maud")).first
    expect(drawn).to_be_attached(timeout=SLOW)
    assert "Maud Tarn" in names(office)
    toast = page.get_by_role("status").filter(has_text="Added Maud.")
    toast.get_by_role("button", name="Undo").click()
    expect(drawn).not_to_be_attached(timeout=SLOW)
    assert "Maud Tarn" not in names(office)


def test_a_mistake_is_said_beside_its_field(page: Page, office: Office, form) -> None:
    one = form("form=add")
    field(one, "Name").fill("Una Vale")
    born = field(one, "Born")
    born.fill("31 November 1980")
    one.get_by_role("button", name="Add to the map").click()
    expect(born).to_be_focused(timeout=SLOW)
    expect(born).to_have_attribute("aria-invalid", "true")
    expect(born).to_have_accessible_description(re.compile("November has 30 days"))
    expect(one.get_by_role("alert").first).to_have_text("One thing needs putting right.")
    assert "Una Vale" not in names(office)
    born.fill("November 1980")
    one.get_by_role("button", name="Add to the map").click()
    expect(page.get_by_role("heading", name="Una Vale")).to_be_visible(timeout=SLOW)


def test_two_clicks_add_one_person(page: Page, office: Office, form) -> None:
    one = form("form=add")
    field(one, "Name").fill("Una Vale")
    one.get_by_role("button", name="Add to the map").dblclick()
    expect(page.get_by_role("heading", name="Una Vale")).to_be_visible(timeout=SLOW)
    page.wait_for_timeout(500)
    people = network_of(office.again(office.worker), office.case_id).people.values()
    assert [person.name for person in people].count("Una Vale") == 1


def test_somebody_is_corrected(page: Page, office: Office, form) -> None:
    one = form(f"person={office.gran}&form=edit")
    field(one, "Known as").fill("Nan Rose")
    one.get_by_role("radio", name="Knows a little").check()
    expect(field(one, "Told by")).to_be_visible()
    field(one, "Told by").fill("Sam")
    one.get_by_role("button", name="Save").click()
    panel = page.get_by_role("complementary")
    expect(panel.get_by_role("heading", name="Rose Arkley")).to_be_focused(timeout=SLOW)
    expect(panel).to_contain_text("Sam told them")
    expect(page.locator("#toast-words")).to_contain_text("Changed Nan Rose’s known-as")


def test_what_somebody_else_wrote_is_shown_beside_mine(page: Page, office: Office, form) -> None:
    one = form(f"person={office.gran}&form=edit")
    pair = {"phone": ("01632 960001", "01632 960181")}
    apply(office.supervisor, correct_person(office.case_id, office.gran, pair))
    field(one, "Phone").fill("01632 960118")
    one.get_by_role("button", name="Save").click()
    keep = one.get_by_role("button", name="Keep Pat Lowe’s")
    expect(keep).to_be_focused(timeout=SLOW)
    expect(one.get_by_role("alert").first).to_contain_text("Pat Lowe changed the phone")
    expect(field(one, "Phone")).to_have_value("01632 960118")
    one.get_by_role("button", name="Use mine").click()
    expect(page.get_by_role("complementary")).to_contain_text("01632 960118", timeout=SLOW)


def test_a_tie_is_made_by_typing_names(page: Page, office: Office, form) -> None:
    one = form(f"person={office.gran}&form=tie")
    page.keyboard.press("Tab")
    page.keyboard.type("ben")
    expect(page.get_by_role("option", name="Ben Arkley")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(one.get_by_role("combobox", name="Rose and")).to_have_value("Ben Arkley, the child")
    kind = one.get_by_role("combobox", name="What is Rose to them?")
    kind.focus()
    page.keyboard.type("neighbour")
    expect(page.get_by_role("option", name="Neighbour of Ben")).to_be_visible(timeout=SLOW)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(one.get_by_role("combobox", name="Closeness, 1 to 5")).to_be_visible()
    field(one, "Since").fill("about 2019")
    one.get_by_role("button", name="Save the tie").click()
    panel = page.get_by_role("complementary")
    expect(panel).to_contain_text("Neighbour of Ben", timeout=SLOW)
    expect(panel).to_contain_text("Since about 2019.")
    panel.get_by_role("button", name="Correct: Neighbour of Ben").click()
    again = page.locator(".panel .forms")
    field(again, "Until").fill("May 2026")
    again.get_by_role("button", name="Save").click()
    expect(panel.get_by_role("heading", name="Rose Arkley")).to_be_focused(timeout=SLOW)
    (tie,) = details_of(office.again(office.worker), office.case_id, office.gran).ties
    assert str(tie.until) == "May 2026"


def test_what_changed_lately_is_undone_from_the_list(page: Page, office: Office, enter) -> None:
    enter("Sam Reed", f"/case/{office.case_id}")
    panel = page.get_by_role("complementary")
    panel.get_by_role("button", name="Undo: Added Rose.").click(timeout=SLOW)
    expect(page.get_by_role("img", name=re.compile("^Rose"))).not_to_be_attached(timeout=SLOW)
    expect(panel).to_contain_text("Undone.", timeout=SLOW)
    assert "Rose Arkley" not in names(office)


def test_what_was_typed_is_there_again(page: Page, office: Office, form) -> None:
    one = form("form=add")
    field(one, "Name").fill("Una Vale")
    page.get_by_role("button", name="Table").click()
    page.wait_for_url(re.compile("picture=table"))
    expect(field(one, "Name")).to_have_value("Una Vale", timeout=SLOW)
    kept = page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage)).length")
    assert kept <= 1
    one.get_by_role("button", name="Cancel").click()
    expect(one).to_have_count(0, timeout=SLOW)
    expect(page.get_by_role("heading", name="Ben Arkley")).to_be_focused()
    page.get_by_role("button", name="Add someone").first.click()
    expect(field(one, "Name")).to_have_value("", timeout=SLOW)


def test_the_map_read_anew_leaves_the_form_alone(page: Page, office: Office, form) -> None:
    one = form("form=add")
    field(one, "Name").fill("Una Vale")
    apply(office.supervisor, add_person(office.case_id, {"name": "Zed Quill"}))
    expect(page.get_by_role("img", name=re.compile("^Zed")).first).to_be_attached(timeout=SLOW)
    expect(field(one, "Name")).to_have_value("Una Vale")


def test_a_change_waits_for_the_graph_and_goes_in_once(
    page: Page, office: Office, store: Store, form, console, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = form("form=add")
    field(one, "Name").fill("Una Vale")
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
    one.get_by_role("button", name="Add to the map").click()
    strip = page.get_by_role("alert").filter(has_text="Not saved yet.").first
    expect(strip).to_be_visible(timeout=SLOW)
    expect(field(one, "Name")).to_be_disabled()
    expect(field(one, "Name")).to_have_value("Una Vale")
    away = False
    expect(page.get_by_role("heading", name="Una Vale")).to_be_visible(timeout=SLOW)
    people = network_of(office.again(office.worker), office.case_id).people.values()
    assert [person.name for person in people].count("Una Vale") == 1


def test_with_the_family_in_the_room_the_forms_hold_what_they_may_see(
    page: Page, office: Office, enter
) -> None:
    apply(office.worker, add_person(office.case_id, {"name": "Zed Quill"}))
    enter("Sam Reed", f"/case/{office.case_id}")
    page.get_by_role("button", name="Family in the room").click()
    page.get_by_label("PIN, 4 to 12 digits").fill("4815")
    page.get_by_label("The same again").fill("4815")
    page.get_by_role("button", name="Keep this PIN").click()
    at_rest(page)
    page.get_by_role("button", name="Family in the room").click(timeout=SLOW)
    expect(page.get_by_role("link", name="End the family’s view")).to_be_visible(timeout=SLOW)
    panel = page.get_by_role("complementary")
    expect(panel.get_by_role("heading", name="Ben Arkley")).to_be_visible(timeout=SLOW)
    page.goto(f"{page.url.partition('?')[0]}?person={office.gran}&form=edit")
    one = page.locator(".panel .forms")
    expect(one.get_by_role("heading", level=2)).to_be_focused(timeout=SLOW)
    expect(field(one, "Known as")).to_be_visible()
    expect(field(one, "Phone")).to_have_count(0)
    expect(one).not_to_contain_text("Who may see this")
    page.goto(f"{page.url.partition('?')[0]}?form=add")
    expect(one.get_by_role("heading", level=2)).to_be_focused(timeout=SLOW)
    field(one, "Name").fill("Maud Tarn")
    one.get_by_role("button", name="Add to the map").click()
    expect(panel.get_by_role("heading", name="Maud Tarn")).to_be_visible(timeout=SLOW)
    panel.get_by_role("button", name="Close Maud Tarn").click()
    lately = panel.get_by_role("list").filter(has_text="Added Maud.")
    expect(lately).to_be_visible(timeout=SLOW)
    expect(lately).not_to_contain_text("Zed")
    network = network_of(office.family(), office.case_id)
    assert "Maud Tarn" in {person.name for person in network.people.values()}


@SIZES
def test_axe_finds_nothing_in_the_forms(page: Page, office: Office, form, axe, size) -> None:
    other = new_id()
    apply(office.worker, add_person(office.case_id, {"id": other, "name": "Ola Byrne"}))
    knows = {"kind": KnowsKind.FRIEND}
    tie = apply(
        office.worker, add_tie(office.case_id, TieType.KNOWS, other, office.child, knows)
    ).ids[0]
    one = form("form=add")
    field(one, "Born").fill("31 November 1980")
    one.get_by_role("button", name="Add to the map").click()
    expect(one.get_by_text("November has 30 days")).to_be_visible(timeout=SLOW)
    expect(one.locator("[aria-invalid=true]:focus")).to_have_count(1, timeout=SLOW)
    field(one, "Name").fill("Ola Byrne")
    expect(one.get_by_text("Ola Byrne is on this map already.")).to_be_visible(timeout=SLOW)
    axe(page)
    one.get_by_role("combobox", name="Who are they to Ben?").click()
    expect(page.get_by_role("option", name="step-mum")).to_be_visible()
    axe(page)
    page.keyboard.press("Escape")
    for query in (
        f"person={other}&form=edit",
        f"person={other}&form=tie",
        f"person={other}&form=tie&tie={tie}",
    ):
        page.goto(f"{page.url.partition('?')[0]}?{query}")
        expect(one.get_by_role("heading", level=2)).to_be_focused(timeout=SLOW)
        for summary in one.locator("summary").all():
            summary.click()
        axe(page)
    field(one, "Until").fill("1990s or so")
    one.get_by_role("button", name="Save").click()
    expect(one.get_by_text("is not a date we can read")).to_be_visible(timeout=SLOW)
    axe(page)
