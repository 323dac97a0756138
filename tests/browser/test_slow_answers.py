"""A machine so slow that each answer takes longer than the page waits between two questions."""

from __future__ import annotations

import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from graphapp.screens.importing import logic
from graphapp.shell import router
from queries.store import Store
from queries.store.errors import StoreOpening
from tests.support.commanding import office_in

SLOWLY = 0.9  # seconds: longer than either page waits before it asks again


def test_a_file_is_shown_however_slow_the_answers(
    page: Page, enter, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    office_in(store)
    shown = logic.shown

    def slowly(*given: Any) -> Any:
        time.sleep(SLOWLY)
        return shown(*given)

    monkeypatch.setattr(logic, "shown", slowly)
    enter("Sam Reed", "/import")
    page.get_by_label("For a new map: the child").fill("Nell Penn")
    sheet = b"person,relation to child\nRosa Penn,Mum\n"
    chosen = {"name": "sheet.csv", "mimeType": "text/csv", "buffer": sheet}
    page.locator("#import-files input[type=file]").set_input_files([chosen])
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()


class Opening:
    """A screen while the graph opens."""

    def page(self, *_: Any) -> None:
        raise StoreOpening()


def test_a_page_comes_when_the_graph_is_open_however_slow_the_answers(
    page: Page, enter, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    office_in(store)
    enter("Sam Reed")
    real, asked = router.page_for, []

    def slowly(screens: Any, services: Any, session: Any, wanted: Any) -> Any:
        asked.append(wanted.path)
        if len(asked) > 2:
            time.sleep(SLOWLY)
            return real(screens, services, session, wanted)

        return real([Opening()], services, session, wanted)

    monkeypatch.setattr(router, "page_for", slowly)
    page.reload()
    expect(page.get_by_role("link", name="New map").first).to_be_visible()
    assert len(asked) == 3
