"""What the forms say back, looked at with axe: two editors, a question, a refusal, what changed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from queries.commands import add_person, apply, correct_person, open_case, tell
from queries.ids import new_id
from queries.network import network_of
from queries.partial_date import PartialDate
from queries.store import Store
from queries.vocabulary import Ring
from tests.support.commanding import Office, office_in
from tests.support.everywhere import everywhere
from tests.support.form_page import SLOW, field, opened

Day = PartialDate.parse


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


def test_two_editors(page: Page, office: Office, enter, axe) -> None:
    one = opened(page, office, enter, f"person={office.gran}&form=edit")
    pairs = {"phone": ("01632 960001", "01632 960181"), "known_as": ("", "Nan")}
    apply(office.supervisor, correct_person(office.case_id, office.gran, pairs))
    field(one, "Phone").fill("01632 960118")
    field(one, "Known as").fill("Granny")
    one.get_by_role("radio", name="Only people I name").first.check()
    one.get_by_role("checkbox", name="Pat Lowe").first.check()
    one.get_by_text("Two homes").click()
    one.get_by_role("button", name="Save").click()
    expect(one.get_by_role("button", name="Keep Pat Lowe’s")).to_have_count(2, timeout=SLOW)
    everywhere(page, axe)
    for _ in range(2):
        one.get_by_role("button", name="Use mine").first.click()
        page.wait_for_timeout(700)
    expect(page.locator("#toast-words")).to_contain_text("Changed", timeout=SLOW)
    family = network_of(office.family(), office.case_id)
    assert "Rose Arkley" not in {person.name for person in family.people.values()}


def test_a_question_that_must_be_answered(page: Page, office: Office, enter, axe) -> None:
    ivy = {"id": new_id(), "name": "Ivy Pell"}
    other = open_case({}, [ivy], worker_id=office.worker.viewer.user_id, allocated=Day("2025"))
    apply(office.worker, other)
    worker = office.again(office.worker)
    apply(worker, add_person(other.case_ids[0], {"name": "Mark Hull"}))
    one = opened(page, office, enter, "form=add")
    field(one, "Name").fill("Mark Hull")
    one.get_by_role("button", name="Add to the map").click()
    question = one.get_by_text("Is this the same Mark Hull who is on Ivy’s map?")
    expect(question).to_be_visible(timeout=SLOW)
    expect(one.get_by_role("button", name="Yes, the same person")).to_be_focused(timeout=SLOW)
    everywhere(page, axe)
    one.get_by_role("button", name="No, somebody else").click()
    expect(one.get_by_text("Somebody else, then")).to_be_visible(timeout=SLOW)
    axe(page)
    one.get_by_role("button", name="Add to the map").click()
    expect(page.get_by_role("heading", name="Mark Hull")).to_be_visible(timeout=SLOW)


def test_a_refusal(page: Page, office: Office, enter, axe) -> None:
    told = tell(office.case_id, [office.gran], Ring.LITTLE, on=Day("2026"))
    apply(office.worker, told)
    one = opened(page, office, enter, f"person={office.gran}&form=edit")
    one.get_by_text("Take Rose off the map").click()
    one.get_by_role("button", name="Added by mistake").click()
    refused = one.get_by_role("alert").filter(has_text="More has been recorded about them since.")
    expect(refused).to_be_visible(timeout=SLOW)
    everywhere(page, axe)


def test_what_changed_lately_and_why_it_cannot_be_undone(
    page: Page, office: Office, enter, axe
) -> None:
    """What stands in the way is hidden from the worker: the words say nothing of it."""
    hidden = [office.supervisor.viewer.user_id]
    told = tell(office.case_id, [office.gran], Ring.LITTLE, on=Day("2026"), visible_to=hidden)
    apply(office.supervisor, told)
    enter("Sam Reed", f"/case/{office.case_id}")
    panel = page.get_by_role("complementary")
    expect(panel.get_by_role("heading", name="What changed lately")).to_be_visible(timeout=SLOW)
    panel.get_by_role("button", name="Undo: Added Rose.").click()
    why = panel.get_by_role("alert").filter(has_text="As the map is now, this cannot be undone")
    expect(why).to_be_visible(timeout=SLOW)
    assert not re.search("Pat|told|recorded|else", why.inner_text())
    everywhere(page, axe)
