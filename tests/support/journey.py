"""Families planted once for a module of journeys, and a quick way in for a browser or a client.

A journey reads `office(engine)` once a module (planting takes seconds) and comes in by a cookie
made here: the door and the first pages have tests of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, expect

from graphapp.access.pin import choose_pin
from queries.store import Store
from queries.users import list_users
from queries.vocabulary import Audience
from seed import plant as planting
from tests.support.engine import wipe
from tests.support.served import Served

NAMES = {
    "hannah": "Hannah Reeve",
    "priti": "Priti Nayar",
    "ruth": "Ruth Vance",
    "dan": "Dan Okell",
    "asha": "Asha Pool",
}
PIN = "4862"


@dataclass(frozen=True)
class Office:
    """An application over planted families: its cases by the names of their folders in `seed/`."""

    served: Served
    cases: Mapping[str, str]

    @property
    def url(self) -> str:
        """The application's address."""
        return self.served.url

    def cookie(self, who: str, *, room: str = "") -> tuple[str, str]:
        """The name and value of a cookie of somebody who works here, or in a family's room."""
        session = self.served.worker(NAMES[who])
        if room:
            session = replace(session, audience=Audience.FAMILY, room_case=self.cases[room])
        return self.served.cookie(session)

    def let_in(self, context: BrowserContext, who: str = "hannah", *, room: str = "") -> None:
        """Let a browser in as somebody."""
        name, value = self.cookie(who, room=room)
        context.add_cookies([{"name": name, "value": value, "url": self.url}])

    def give_pin(self, who: str = "hannah") -> None:
        """Give somebody the PIN `PIN`."""
        store = self.served.services.store_for_access()
        user = next(one for one in list_users(store) if one.name == NAMES[who])
        if not user.has_pin:
            choose_pin(store, user.id, PIN, PIN)


@contextmanager
def office(served: Served, *families: str, wide: bool = False) -> Iterator[Office]:
    """Plant families (and the network of 80) in the emptied graph of an application."""
    store: Store = served.services.store_for_access()
    wipe(store)
    every = planting.WIDE
    planting.WIDE = every[:1] if wide else ()
    try:
        planted = planting.plant(store, families=families, wide=wide)
    finally:
        planting.WIDE = every
    yield Office(served, planted.cases)


def at_rest(page: Page) -> None:
    """Wait until a map is drawn and nothing is asked any more.

    A question that is out while the family's view begins is refused (403): its session is gone.
    """
    expect(page.locator("#map-picture g.pp").first).to_be_visible(timeout=30_000)
    page.wait_for_load_state("networkidle")


class Map:
    """The map screen in a browser."""

    def __init__(self, page: Page, office: Office, family: str) -> None:
        self.page = page
        self.path = f"/case/{office.cases[family]}"
        self.url = office.url + self.path
        self.sentence = page.locator("#explorer-sentence")
        self.panel = page.locator("#explorer-panel")
        self.people = page.locator("#map-picture g.pp")
        self.spoken = page.locator("#map-spoken")
        self.picture = page.locator("#map-picture")

    def open(self, query: str = "") -> Map:
        """Open a view of the map, and wait until it is drawn."""
        self.page.goto(self.url + query)
        return self.drawn()

    def drawn(self) -> Map:
        """Wait until there is a picture and its panel."""
        expect(self.people.first).to_be_visible(timeout=30_000)  # a busy machine draws slowly
        expect(self.panel.locator("h2")).not_to_be_empty()
        return self

    def tap(self, name: str, *, touch: bool = False) -> None:
        """Tap a person's shape on the picture."""
        here, before = self.page.evaluate(_WHERE, name), None
        for _ in range(40):  # a new picture is painted first and can be touched a moment later
            if here and here == before:
                break
            self.page.wait_for_timeout(450)
            here, before = self.page.evaluate(_WHERE, name), here
        assert here, f"{name} is not on the picture"
        if touch:
            self.page.touchscreen.tap(here["x"], here["y"])
        else:
            self.page.mouse.click(here["x"], here["y"])

    def places(self) -> dict[str, tuple[float, float]]:
        """Where everybody is drawn, by id."""
        found: dict[str, list[float]] = self.page.evaluate(_PLACES)
        return {key: (x, y) for key, (x, y) in found.items()}

    def menu(self, name: str) -> Locator:
        """Open a menu of the sentence: "on", "filter" or "hidden"."""
        menu = self.sentence.locator(f"details[data-menu={name}]")
        if menu.get_attribute("open") is None:
            menu.locator("summary").click()
        return menu

    def focused(self) -> str:
        """The words, or the name, of what has the focus; "" when nothing has."""
        return str(self.page.evaluate(_FOCUSED))

    def plain_address(self) -> None:
        """Fail unless the address holds ids, dates and words of closed lists only."""
        query = urlsplit(self.page.url).query
        for name, value in parse_qsl(query):
            for part in value.split("."):
                assert _PLAIN.fullmatch(part), (name, part)


_PLAIN = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d|\d|[a-z ]{3,12}")
_WHERE = """(name) => {
  const found = [...document.querySelectorAll('#map-picture g.pp')].find(
    (g) => [...g.querySelectorAll('.nm, .cn')].some((text) => text.textContent === name));
  if (!found) return null;
  const box = found.querySelector('.sh, .c1, rect').getBoundingClientRect();
  return {x: box.x + box.width / 2, y: box.y + box.height / 2};
}"""
_PLACES = """() => Object.fromEntries([...document.querySelectorAll('#map-picture g.pp')].map(
  (g) => [g.id, g.getAttribute('transform').match(/-?[0-9.]+/g).slice(0, 2).map(Number)]))"""
_FOCUSED = """() => document.activeElement === document.body ? '' :
  document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()"""
