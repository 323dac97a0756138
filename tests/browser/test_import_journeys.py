"""Journeys over bringing in a file: a new map, bad files, renewing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import FilePayload, Page, expect

from queries import list_cases
from queries.store.handle import Handle, Viewer
from queries.users import list_users
from queries.vocabulary import Audience
from tests.support import journey
from tests.support.everywhere import everywhere
from tests.support.journey import Map, Office
from tests.support.served import Served
from tests.support.trees import FAMILY

SHEET = """person,relation to child,closeness,phone,natural or professional
Rosa Penn,Mum,5,07700 900 801,natural
Gil Penn,"Gran, dad's side",4,,natural
=HYPERLINK("x"),neighbour,3,,natural
Ms Vale,teacher,2,01632 960 802,professional
"""
PEOPLE = "id,name,relation,phone\na1,Rosa Penn,mum,{phone}\na2,Gil Penn,uncle,\n"
TWICE = """person,relation to child,born,phone
Tim Bell,uncle,31 November 2001,
,,,
Timm Bell,uncle,,07700 900 803
"""


def sheet(name: str, text: str | bytes, kind: str = "text/csv") -> FilePayload:
    data = text.encode() if isinstance(text, str) else text
    return {"name": name, "mimeType": kind, "buffer": data}


@pytest.fixture(scope="module")
def office(served_once: Served) -> Iterator[Office]:
    with journey.office(served_once, "safa-rahimi") as planted:
        yield planted


@pytest.fixture
def screen(page: Page, office: Office) -> Page:
    office.let_in(page.context, "asha")
    page.goto(office.url + "/import")
    expect(page.get_by_role("heading", name="Bring in a file", level=1)).to_be_visible()
    return page


def choose(page: Page, *files: FilePayload) -> None:
    page.locator("#import-files input[type=file]").set_input_files(list(files))


def maps_of_asha(office: Office) -> int:
    store = office.served.services.store_for_access()
    user = next(one for one in list_users(store) if one.name == "Asha Pool")
    return len(list_cases(Handle(store, Viewer(user.id, user.name, user.role), PROFESSIONALS)))


def take_back(page: Page, office: Office, before: int) -> None:
    """Undo the newest change beside the open map, and wait until there are as many maps as before:
    the next page would offer this one.
    """
    page.locator("#explorer-panel").get_by_role("button", name=re.compile("^Undo")).first.click()
    for _ in range(40):
        if maps_of_asha(office) == before:
            break
        page.wait_for_timeout(500)
    assert maps_of_asha(office) == before


PROFESSIONALS = Audience.PROFESSIONALS


def test_a_one_sheet_becomes_a_map_and_is_taken_back(screen: Page, office: Office, axe) -> None:
    page = screen
    before = maps_of_asha(office)
    page.get_by_label(re.compile("For a new map: the child")).fill("Nell Penn")
    axe(page)
    choose(page, sheet("sheet.csv", SHEET))
    expect(page.get_by_role("heading", name="What would change")).to_be_visible(timeout=20_000)
    expect(page.locator("#import-state")).to_contain_text("Rosa Penn")
    axe(page)
    assert maps_of_asha(office) == before, "a preview wrote something"
    page.get_by_role("button", name="Load it").click()
    expect(page.get_by_role("heading", name="Done")).to_be_visible(timeout=20_000)
    assert maps_of_asha(office) == before + 1
    page.get_by_role("link", name="Open the map").click()
    expect(page.locator("#map-picture g.pp").first).to_be_visible()
    expect(page.locator("#explorer-sentence")).to_contain_text("all 3 people from Nell’s life")
    case = page.url.split("?")[0]
    csv = page.request.get(case + "/people.csv").text()
    assert not re.search(r'(^|,)"?=', csv, re.MULTILINE), csv
    take_back(page, office, before)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("people.csv", b"\x00\x01\x02\xff\xfe\x00binary\x00" * 40, "csv"),
        ("people.csv", b"", "empty"),
        ("people.pdf", b"%PDF-1.7 nothing of ours", "pdf"),
        ("people.xlsx", b"this is no workbook", "workbook"),
        ("people.csv", b"colour,weight\nred,3\n", "headers"),
    ],
    ids=["binary", "empty", "wrong ending", "no workbook", "no columns"],
)
def test_a_bad_file_is_said_in_a_sentence(
    screen: Page, office: Office, axe, name: str, content: bytes, words: str
) -> None:
    page = screen
    page.get_by_label(re.compile("For a new map: the child")).fill("Nell Penn")
    choose(page, sheet(name, content, "application/octet-stream"))
    state = page.locator("#import-state")
    expect(state.locator("h2")).to_be_visible(timeout=20_000)
    told = state.inner_text()
    assert "Traceback" not in told
    assert "went wrong that should not" not in told
    assert words in told.lower(), told
    expect(page.get_by_role("button", name="Load it")).to_have_count(0)
    axe(page)


def test_a_family_tree_becomes_the_map_of_the_child_who_is_named(
    screen: Page, office: Office, axe
) -> None:
    page = screen
    before = maps_of_asha(office)
    tree = sheet("family.ged", FAMILY.replace("1 NOTE Likes", "so it goes\n1 NOTE Likes"), "")
    choose(page, tree)
    expect(page.locator("#import-state")).to_contain_text("Nothing says which child")
    page.get_by_label(re.compile("For a new map: the child")).fill("Benny")
    page.get_by_role("button", name="Look again").click()
    expect(page.get_by_role("heading", name="What would change")).to_be_visible(timeout=20_000)
    state = page.locator("#import-state")
    expect(state).to_contain_text("4 people from the child's life would be added")
    expect(state).to_contain_text("family.ged, line 20: The line does not begin with a level")
    expect(state).to_contain_text("1 note was left out")
    axe(page)
    page.get_by_role("button", name="Load it").click()
    expect(page.get_by_role("heading", name="Done")).to_be_visible(timeout=20_000)
    page.get_by_role("link", name="Open the map").click()
    expect(page.locator("#map-picture g.pp").first).to_be_visible()
    expect(page.locator("#explorer-sentence")).to_contain_text("Benny")
    page.get_by_text("Print and save").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Family tree (GEDCOM)").click()
    out = waiting.value.path().read_text(encoding="utf-8-sig")
    assert "1 NAME Ben /Arkley/\n2 NICK Benny\n" in out
    take_back(page, office, before)


def test_a_file_too_large_is_said_before_it_is_sent(screen: Page) -> None:
    page = screen
    expect(page.locator("#import-files input[type=file]")).to_be_attached()
    page.evaluate(
        """() => {
          const input = document.querySelector('#import-files input[type=file]');
          const file = new File(['x'], 'vast.csv', {type: 'text/csv'});
          Object.defineProperty(file, 'size', {value: 300 * 1024 * 1024});
          const list = Object.assign([file], {item: () => file});
          Object.defineProperty(input, 'files', {value: list, configurable: true});
          input.dispatchEvent(new Event('change', {bubbles: true}));
        }"""
    )
    expect(page.get_by_role("alert").filter(has_text="larger than 200 MB")).to_be_visible()


def test_problems_are_listed_and_can_be_taken_away(screen: Page) -> None:
    page = screen
    page.get_by_label(re.compile("For a new map: the child")).fill("Nell Penn")
    choose(page, sheet("sheet.csv", TWICE))
    expect(page.get_by_role("heading", name="In the file")).to_be_visible(timeout=20_000)
    expect(page.locator("#import-state")).to_contain_text("November has 30 days")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download the whole list").click()
    text = taken.value.path().read_text(encoding="utf-8-sig")
    assert taken.value.suggested_filename == "problems.csv"
    assert "November has 30 days" in text


def test_a_number_corrected_by_hand_stays_when_the_file_is_renewed(
    page: Page, office: Office, axe
) -> None:
    office.let_in(page.context)
    case = office.cases["safa-rahimi"]

    def load(phone: str) -> None:
        page.goto(f"{office.url}/import?case={case}")
        expect(page.get_by_role("radio", name="Safa Rahimi")).to_be_checked()
        choose(page, sheet("family.csv", PEOPLE.format(phone=phone)))
        expect(page.get_by_role("heading", name="What would change")).to_be_visible(timeout=20_000)

    load("07700 900 811")
    page.get_by_role("button", name="Load it").click()
    expect(page.get_by_role("heading", name="Done")).to_be_visible(timeout=20_000)
    safa = Map(page, office, "safa-rahimi").open()
    safa.tap("Rosa")
    safa.panel.get_by_role("button", name="Correct or add to this").click()
    phone = safa.panel.get_by_label("Phone", exact=True)
    phone.fill("07700 900 899")
    safa.panel.get_by_role("button", name="Save").click()
    expect(safa.panel).to_contain_text("07700 900 899")
    load("07700 900 812")
    page.get_by_label(re.compile("Yes, it renews “family.csv”")).check()
    page.get_by_role("button", name="Look again").click()
    kept = page.get_by_role("heading", name="Corrected by hand since, so it stays")
    expect(kept).to_be_visible(timeout=20_000)
    keep = page.get_by_role("radio", name="Keep what is on the map: 07700 900 899")
    expect(keep).to_be_checked()
    everywhere(page, axe)
    page.get_by_role("radio", name="Take what the file says: 07700 900 812").check()
    page.get_by_role("button", name="Load it").click()
    chosen = page.get_by_role("alert").filter(has_text="You chose something else since")
    expect(chosen).to_be_visible(timeout=20_000)
    expect(page.get_by_role("radio", name=re.compile("^Take what the file says"))).to_be_checked()
    safa.open()
    safa.tap("Rosa")
    expect(safa.panel).to_contain_text("07700 900 899")
    load("07700 900 812")
    page.get_by_label(re.compile("Yes, it renews “family.csv”")).check()
    page.get_by_role("button", name="Look again").click()
    page.get_by_role("radio", name=re.compile("^Take what the file says")).check(timeout=20_000)
    page.get_by_role("button", name="Look again").click()
    expect(page.locator("#import-state")).to_contain_text("(was 07700 900 899)", timeout=20_000)
    page.get_by_role("button", name="Load it").click()
    expect(page.get_by_role("heading", name="Done")).to_be_visible(timeout=20_000)
    safa.open()
    safa.tap("Rosa")
    expect(safa.panel).to_contain_text("07700 900 812")
