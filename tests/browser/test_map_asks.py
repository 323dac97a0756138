"""A kin word that the ties contradict: a plain question in the panel, in the room too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from queries.commands import add_tie, apply
from queries.network import network_of
from queries.store.handle import Handle, Viewer
from queries.users import list_users
from queries.vocabulary import TieType
from tests.support import journey
from tests.support.journey import Map, Office
from tests.support.served import Served

FAMILY = ["professionals", "family"]


@pytest.fixture(scope="module")
def office(served_once: Served) -> Iterator[Office]:
    with journey.office(served_once, "ben-arkley") as planted:
        store, case_id = served_once.services.store_for_access(), planted.cases["ben-arkley"]
        user = next(one for one in list_users(store) if one.name == "Hannah Reeve")
        hannah = Handle(store, Viewer(user.id, user.name, user.role))
        seen = network_of(hannah, case_id)
        maureen = next(key for key, one in seen.people.items() if one.name == "Maureen Tindle")
        said = {"kind": "aunt", "source": "Ben, 4 October 2026"}
        child = seen.case.children[0]
        tie = add_tie(case_id, TieType.STATED_KIN, maureen, child, said, visible_to=FAMILY)
        apply(hannah, tie)
        yield planted


@pytest.mark.parametrize("room", ["", "ben-arkley"])
def test_what_was_said_and_what_is_drawn_differ(page: Page, office: Office, room: str) -> None:
    office.let_in(page.context, room=room)
    ben = Map(page, office, "ben-arkley")
    ben.open()
    ben.tap("Maureen")
    asks = ben.panel.locator("section").filter(has=page.get_by_role("heading", name="To ask about"))
    expect(asks.get_by_role("listitem")).to_have_text(
        "Maureen is recorded as Ben’s aunt, but she is drawn as his gran. Which is right?"
    )
    ben.tap("Jean")
    expect(ben.panel.get_by_role("heading", level=2)).to_contain_text("Jean")
    expect(asks).to_have_count(0)
