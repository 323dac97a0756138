"""A page is read again when somebody else changed its case, and when the graph is back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Response, expect

from graphapp.screens.explorer import ids as explorer
from graphapp.screens.frame import ids as frame
from graphapp.screens.gaps import ids as gaps
from queries.commands import add_person, apply
from queries.store import Store
from tests.support import journey
from tests.support.journey import NAMES, Map, Office
from tests.support.line import line_to
from tests.support.served import Served, serving


class Read:
    """Whether an answer is to a store's being raised."""

    def __init__(self, tick: str) -> None:
        self.changed = f'"{tick}.data"'

    def __call__(self, answer: Response) -> bool:
        _, _, changed = (answer.request.post_data or "").partition('"changedPropIds":')
        return self.changed in changed.partition("]")[0] and answer.ok


@pytest.fixture(scope="module")
def office(served_once: Served) -> Iterator[Office]:
    with journey.office(served_once, "ben-arkley") as planted:
        yield planted


def somebody_adds(office: Office, name: str) -> None:
    hannah = office.served.services.handle_of(office.served.worker(NAMES["hannah"]))
    apply(hannah, add_person(office.cases["ben-arkley"], {"name": name}))


def test_a_map_follows_its_case_after_any_new_value(page: Page, office: Office) -> None:
    office.let_in(page.context)
    Map(page, office, "ben-arkley").open()
    # what a save raises whose number of the last change did not arrive: a new value, no number
    with page.expect_response(Read(explorer.TICK)):
        page.evaluate(f"dash_clientside.set_props('{explorer.TICK}', {{data: 'a-new-value'}})")
    with page.expect_response(Read(explorer.TICK)):
        somebody_adds(office, "Zed Quill")
    expect(page.locator("#strip")).to_be_hidden()


def test_the_case_is_read_again_when_somebody_else_changed_it(page: Page, office: Office) -> None:
    office.let_in(page.context)
    page.goto(f"{office.url}/case/{office.cases['ben-arkley']}/frame")
    expect(page.locator(".case-columns")).to_be_visible()
    with page.expect_response(Read(frame.TICK)):
        somebody_adds(office, "Yan Quill")


def test_the_table_of_gaps_is_asked_again_when_the_graph_is_back(
    page: Page, engine: Store, office: Office
) -> None:
    with line_to(engine) as (line, over), serving(over) as served:
        there = Office(served, office.cases)
        there.let_in(page.context, "ruth")
        page.goto(f"{there.url}/gaps")
        expect(page.locator(f"#{gaps.SENTENCE}")).to_contain_text("open cases", timeout=60_000)
        strip = page.locator("#strip")
        line.cut()
        page.evaluate("dash_clientside.set_props('address', {search: '?gap=side'})")
        expect(strip).to_be_visible(timeout=60_000)
        with page.expect_response(Read(gaps.TICK), timeout=60_000):
            line.mend()
        expect(strip).to_be_hidden()
        expect(page.locator(f"#{gaps.SENTENCE}")).to_contain_text("open cases")
