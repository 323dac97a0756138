"""The meeting: from the map to an invitation, who must not meet, the papers; mouse, keys, phone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support import journey
from tests.support.journey import Office
from tests.support.served import Served

PHONE = pytest.mark.parametrize("size", ["phone"], indirect=True)
WAIT = 20_000


@pytest.fixture(scope="module")
def office(served_once: Served) -> Iterator[Office]:
    with journey.office(served_once, "ben-arkley", "pell") as planted:
        yield planted


class Meeting:
    """The meeting's page in a browser."""

    def __init__(self, page: Page, office: Office, family: str = "ben-arkley") -> None:
        self.page = page
        self.url = f"{office.url}/case/{office.cases[family]}/meeting"
        self.list = page.locator("#meeting-list")
        self.form = page.locator(".meeting-form")
        self.says = page.locator("#meeting-says")

    def open(self, query: str = "") -> Meeting:
        self.page.goto(self.url + query)
        expect(self.page.locator("h1")).to_contain_text("Family network meeting", timeout=WAIT)
        expect(self.list).not_to_be_empty(timeout=WAIT)
        return self

    def tick(self, name: str) -> Locator:
        return self.list.get_by_role("checkbox", name=re.compile(f"^{name},"))

    def undo(self) -> None:
        self.page.get_by_role("button", name="Undo", exact=True).first.click()


@pytest.fixture
def meeting(page: Page, office: Office) -> Meeting:
    office.let_in(page.context)
    return Meeting(page, office)


def test_from_the_map_to_an_invitation_and_its_letter(
    page: Page, meeting: Meeting, office: Office
) -> None:
    page.goto(f"{office.url}/case/{office.cases['ben-arkley']}")
    page.get_by_role("link", name="Meeting").first.click()
    expect(meeting.tick("Dean")).to_have_attribute("aria-checked", "false", timeout=WAIT)
    meeting.tick("Dean").click()
    expect(meeting.tick("Dean")).to_have_attribute("aria-checked", "true", timeout=WAIT)
    meeting.list.get_by_role("button", name=re.compile("Not asked yet: Dean")).click()
    expect(meeting.form.locator("h2")).to_be_focused(timeout=WAIT)
    meeting.form.get_by_label("Coming", exact=True).check()
    meeting.form.get_by_label("What they need to know").fill("Hannah tells him on Friday")
    meeting.form.get_by_role("button", name="Save").click()
    expect(meeting.form).to_have_count(0, timeout=WAIT)
    expect(meeting.list).to_contain_text("Hannah tells him on Friday")
    page.get_by_text("Print or send").click()
    with page.expect_download() as found:
        page.get_by_role("link", name="Invitations (Word)").click()
    assert found.value.suggested_filename == "invitations.docx"
    with page.expect_download() as found:
        page.get_by_role("link", name="Calendar file").click()
    assert found.value.suggested_filename == "meeting.ics"
    page.get_by_role("link", name="List for professionals").click()
    expect(page.locator("main")).to_contain_text("How to send it")
    expect(page.locator("main")).to_contain_text("Hannah tells him on Friday")


def test_a_court_order_is_not_passed_over_by_a_tick(page: Page, meeting: Meeting) -> None:
    meeting.open()
    expect(page.locator(".keepapart")).to_contain_text("Dawn and Paul must not be in the same room")
    expect(page.locator(".keepapart")).to_contain_text("until 14 March 2027")
    meeting.tick("Paul").click()
    expect(meeting.tick("Paul")).to_have_attribute("aria-checked", "false", timeout=WAIT)
    expect(page.locator(".keepapart")).to_contain_text("Session 2")
    page.get_by_role("button", name="Use two sessions").click()
    expect(page.locator(".keepapart")).to_contain_text("in different sessions", timeout=WAIT)
    expect(meeting.tick("Paul")).to_have_attribute("aria-checked", "true")
    meeting.undo()
    expect(meeting.tick("Paul")).to_have_attribute("aria-checked", "false", timeout=WAIT)
    page.get_by_role("button", name="Decide later").click()
    expect(page.locator(".keepapart")).to_contain_text("Not decided yet", timeout=WAIT)
    page.get_by_role("button", name="Decide now").click()
    page.get_by_role("button", name="Paul sends a message instead").click()
    expect(meeting.list).to_contain_text("Sends a message", timeout=WAIT)


def test_planned_and_invited_by_keyboard_alone(page: Page, office: Office) -> None:
    office.let_in(page.context)
    meeting = Meeting(page, office, "pell").open("?form=new")
    expect(meeting.form.locator("h2")).to_be_focused(timeout=WAIT)
    meeting.form.get_by_label("The day").focus()
    page.keyboard.type("10 December 2026")
    page.keyboard.press("Tab")
    page.keyboard.type("tea time")
    page.keyboard.press("Enter")
    expect(meeting.form).to_contain_text("Write a time of day", timeout=WAIT)
    expect(meeting.form.get_by_label("Begins", exact=True)).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("4.30 pm")
    page.keyboard.press("Enter")
    expect(page.locator(".meeting .lead")).to_contain_text(
        "Thursday 10 December 2026, 4.30 pm", timeout=WAIT
    )
    box = meeting.list.get_by_role("checkbox").first
    before = box.get_attribute("aria-checked")
    box.focus()
    page.keyboard.press("Space")
    after = "false" if before == "true" else "true"
    expect(meeting.list.get_by_role("checkbox").first).to_have_attribute(
        "aria-checked", after, timeout=WAIT
    )


@PHONE
def test_on_a_phone_nothing_is_cut_off(page: Page, meeting: Meeting) -> None:
    meeting.open()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390, wide
    meeting.list.get_by_role("button", name=re.compile("Jean. Change the invitation")).click()
    expect(meeting.form).to_contain_text("Jean’s invitation", timeout=WAIT)
    meeting.form.get_by_role("button", name="Cancel").click()
    expect(meeting.form).to_have_count(0, timeout=WAIT)


def test_the_family_in_the_room_sees_their_own(page: Page, office: Office) -> None:
    office.let_in(page.context, room="ben-arkley")
    meeting = Meeting(page, office).open()
    expect(meeting.list).not_to_contain_text("knows")
    expect(page.locator("aside")).not_to_contain_text("Still to do")
    page.get_by_text("Print or send").click()
    expect(page.get_by_role("link", name="List for professionals")).to_have_count(0)


def test_axe_with_everything_open(
    page: Page, meeting: Meeting, axe: Callable[[Page], None]
) -> None:
    meeting.open("?form=meeting")
    expect(meeting.form).to_be_visible(timeout=WAIT)
    page.get_by_text(re.compile("^Everybody else")).click()
    page.get_by_text("Print or send").click()
    axe(page)
