"""A map with a form in its panel, for the browser's tests of the forms."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, Route, expect

from queries.network import network_of
from tests.support.commanding import Office

SLOW = 30_000


def opened(page: Page, office: Office, enter: Callable[..., None], query: str) -> Locator:
    """Come in as the worker and open the map of Ben with a form in its panel."""
    enter("Sam Reed", f"/case/{office.case_id}?{query}")
    found = page.locator(".panel .forms")
    expect(found.get_by_role("heading", level=2)).to_be_focused(timeout=SLOW)
    return found


def field(form: Locator, label: str) -> Locator:
    """The line of text of that label."""
    return form.get_by_role("textbox", name=label, exact=True)


def names(office: Office) -> set[str]:
    """The names of everybody whom the worker sees on the map by now."""
    people = network_of(office.again(office.worker), office.case_id).people
    return {person.name for person in people.values()}


class Slow:
    """Holds back the answers to one callback until they are let go."""

    def __init__(self, page: Page, output: str) -> None:
        self.held: list[Route] = []
        self.open = False
        self.output = output
        self.page = page
        page.route("**/_dash-update-component*", self._on_route)

    def _on_route(self, route: Route) -> None:
        if not self.open and self.output in (route.request.post_data or ""):
            self.held.append(route)
        else:
            route.continue_()

    def wait(self) -> None:
        """Wait until something is held."""
        for _ in range(300):
            if self.held:
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"nothing asked for {self.output}")

    def let_go(self) -> None:
        """Let the answers come, and all that are asked for later."""
        self.open = True
        for route in self.held:
            route.continue_()
        self.page.wait_for_timeout(600)
