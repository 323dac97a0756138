"""The family in the room: what is hidden from them is in no page, no answer and no file."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, Request, expect

from tests.support import journey
from tests.support.journey import PIN, Map, Office
from tests.support.served import Served

HIDDEN = ("Karim", "900 302", "Tuesdays between 10 and 12", "place we do not write down")
"""Texts of facts about Safa that the family may not see."""


@pytest.fixture(scope="module")
def office(served_once: Served) -> Iterator[Office]:
    with journey.office(served_once, "safa-rahimi", "ben-arkley") as planted:
        planted.give_pin("hannah")
        yield planted


class Ears:
    """Hears every body that the server sends to a page, as it comes."""

    def __init__(self, page: Page) -> None:
        self._found: list[tuple[str, str]] = []
        self._heard = 0
        page.context.on("requestfinished", lambda request: self._hear(request))

    def _hear(self, request: Request) -> None:
        if "/assets/" in request.url or "_dash-component-suites" in request.url:
            return
        answer = request.response()
        if answer is None or answer.status in (204, 301, 302, 303, 304):
            return
        with contextlib.suppress(Error):  # the page moved on meanwhile: nothing was shown of it
            text = answer.body().decode("utf-8", "replace")
            self._heard += 1
            self._found += [(word, answer.url) for word in HIDDEN if word in text]

    def found(self) -> list[tuple[str, str]]:
        """What was hidden and came nevertheless: the text, and the address that gave it."""
        assert self._heard > 10, "next to nothing was heard"
        return self._found


def in_page(page: Page) -> list[str]:
    """What is hidden and in the page's HTML nevertheless."""
    html = page.content()
    return [word for word in HIDDEN if word in html]


def test_entering_needs_a_pin_first(page: Page, office: Office) -> None:
    office.let_in(page.context, "ruth")
    Map(page, office, "ben-arkley").open()
    page.get_by_role("button", name="Family in the room").click()
    page.wait_for_url(re.compile(r"/pin\?back=/case/"))
    expect(page.locator("h1")).to_be_visible()


def test_the_room_holds_and_ends_by_the_pin_only(page: Page, office: Office, axe, console) -> None:
    console.expect("status of 400.*room/leave")  # the wrong PIN
    office.let_in(page.context)
    safa = Map(page, office, "safa-rahimi").open("?picture=wider")
    expect(page.locator("#map-picture")).to_contain_text("Karim")
    safa.tap("Leila")
    expect(safa.panel).to_contain_text("07700 900 302")
    page.get_by_role("button", name="Family in the room").click()
    leave = page.get_by_role("link", name="End the family’s view")
    expect(leave).to_be_visible()
    safa.drawn()
    assert in_page(page) == []
    ears = Ears(page)
    page.reload()
    safa.drawn()
    expect(safa.people.first).to_be_visible()
    axe(page)
    safa.tap("Leila")
    expect(safa.panel).to_contain_text("Leila Rahimi")
    expect(safa.panel.get_by_role("heading", name="Contact")).to_have_count(0)
    assert in_page(page) == []

    page.get_by_role("button", name="Table", exact=True).click()
    rows = page.locator("#explorer-people-grid .ag-center-cols-container .ag-row")
    expect(rows.first).to_contain_text("Safa")
    assert in_page(page) == []

    page.go_back()  # as far back as the worker's own time
    page.go_back()
    page.go_back()
    page.wait_for_timeout(500)
    assert in_page(page) == []
    safa.open("?picture=wider&household=&expanded=&hops=3")
    assert in_page(page) == []
    page.goto(office.url + f"/case/{office.cases['ben-arkley']}")  # not the case in the room
    expect(page.locator("#main")).not_to_contain_text("Maureen")
    expect(page.locator("#main")).to_contain_text("is no")
    page.goto(office.url)
    expect(page.locator("#main")).not_to_contain_text("Ben Arkley")
    box = page.get_by_role("combobox")
    if box.count():
        box.fill("karim")
        page.wait_for_timeout(1500)
    for path in ("/import", "/who", "/new", "/pin"):
        page.goto(office.url + path)
        page.wait_for_timeout(300)
        assert in_page(page) == []
        expect(page.get_by_text("Ben Arkley")).to_have_count(0)
    assert ears.found() == []

    page.goto(office.url + "/room/leave")
    page.locator("input[name=pin]").fill("0000")
    page.locator("input[name=pin]").press("Enter")
    expect(page.locator("main")).to_contain_text("PIN")
    safa.open()
    expect(leave).to_be_visible()
    leave.click()
    page.locator("input[name=pin]").fill(PIN)
    page.locator("input[name=pin]").press("Enter")
    page.wait_for_url(safa.url)
    safa.open("?picture=wider")
    expect(page.locator("#map-picture")).to_contain_text("Karim")


def test_a_forged_address_shows_nothing_hidden(page: Page, office: Office) -> None:
    office.let_in(page.context)
    safa = Map(page, office, "safa-rahimi").open("?picture=wider")
    ids = {
        page.locator("#map-picture g.pp", has_text=name).first.get_attribute("id") or ""
        for name in ("Karim", "Leila")
    }
    page.context.clear_cookies()
    office.let_in(page.context, room="safa-rahimi")
    ears = Ears(page)
    for ident in sorted(one.removeprefix("map-p-") for one in ids):
        for form in ("", "&form=edit", "&form=tie", "&form=path"):
            safa.open(f"?person={ident}{form}&expanded={ident}&centre={ident}&hops=2")
            assert in_page(page) == []
    assert ears.found() == []


def test_papers_of_the_room(page: Page, office: Office, tmp_path: Path) -> None:
    office.let_in(page.context, room="safa-rahimi")
    case = office.cases["safa-rahimi"]
    for kind in ("print", "contacts"):
        page.goto(f"{office.url}/case/{case}/{kind}?for=professionals")
        expect(page.locator("main")).to_contain_text("For the family")
        assert in_page(page) == []
    for kind in ("people.csv", "ties.csv", "network.graphml", "family-tree.ged", "picture.svg"):
        answer = page.request.get(f"{office.url}/case/{case}/{kind}")
        assert answer.status == 200
        text = answer.text()
        assert [word for word in HIDDEN if word in text] == []
        other = page.request.get(f"{office.url}/case/{office.cases['ben-arkley']}/{kind}")
        assert other.status == 404


def test_undo_in_the_room_does_not_tell_what_was_hidden(page: Page, office: Office) -> None:
    office.let_in(page.context, room="safa-rahimi")
    safa = Map(page, office, "safa-rahimi").open()
    expect(safa.panel).to_contain_text("Safa Rahimi")
    lately = safa.panel.locator(".lately")
    if lately.count():
        for words in HIDDEN:
            expect(lately).not_to_contain_text(words)
    assert in_page(page) == []
