"""A browser without a screen: a test client that came in by the link."""

from __future__ import annotations

import re
from pathlib import Path

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graphapp.access.guard import Gate
from graphapp.access.session import Session
from graphapp.app import create_app
from graphapp.services import Services
from graphapp.settings import Settings
from queries.store import Store
from queries.users import list_users


class Browser:
    """A Flask test client that came in by the link."""

    def __init__(self, store: Store, private: Path | None = None) -> None:
        self.services = Services(store, private=private)
        self.app = create_app(self.services, Settings())
        self.gate: Gate = self.app.server.extensions["gate"]
        self.client: FlaskClient = self.app.server.test_client()

    def come_in(self) -> Browser:
        answer = self.client.get(f"/open?token={self.gate.door.token}")
        assert answer.status_code == 303
        return self

    def post(self, path: str, on: str = "", **fields: str) -> TestResponse:
        page = self.client.get(on or path).get_data(as_text=True)
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert found, page
        return self.client.post(path, data={"csrf_token": found[1], **fields})

    def work_as(self, name: str) -> Browser:
        users = {user.name: user.id for user in list_users(self.services.store_for_access())}
        assert self.post("/who", user=users[name]).status_code == 303
        return self

    def session(self) -> Session:
        with self.client.session_transaction() as kept:
            found = self.gate.sessions.get(kept["sid"])
        assert found is not None
        return found

    def put(self, session: Session) -> None:
        with self.client.session_transaction() as kept:
            kept["sid"] = self.gate.sessions.change(kept["sid"], session)
