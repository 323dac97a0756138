"""Families planted once for a module of journeys, and a quick way in for a browser or a client.

A journey reads `office(engine)` once a module (planting takes seconds) and comes in by a cookie
made here: the door and the first pages have tests of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from flask.sessions import SecureCookieSessionInterface
from playwright.sync_api import BrowserContext

from graphapp.access.pin import choose_pin
from graphapp.access.session import Session
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
        store = self.served.services.store_for_access()
        user = next(one for one in list_users(store) if one.name == NAMES[who])
        session = Session(user.id, user.name, user.role)
        if room:
            session = Session(user.id, user.name, user.role, Audience.FAMILY, self.cases[room])
        sessions = self.served.gate.sessions
        sid = sessions.change(sessions.start(), session)
        server = self.served.app.server
        signer = SecureCookieSessionInterface().get_signing_serializer(server)
        assert signer is not None
        return server.config["SESSION_COOKIE_NAME"], str(signer.dumps({"sid": sid}))

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
