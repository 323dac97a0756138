"""Sessions, their cookie and what outlives a restart, without a browser."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from graphapp.access.session import LASTS, Session, Sessions, cookie_key
from queries.store import Store
from queries.vocabulary import Audience
from tests.support.client import Browser
from tests.support.commanding import Office, office_in


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


@pytest.fixture
def browser(store: Store, office: Office) -> Browser:
    return Browser(store).come_in()


def test_an_old_cookie_opens_nothing_after_the_audience_changed(browser: Browser) -> None:
    browser.work_as("Sam Reed")
    with browser.client.session_transaction() as kept:
        old = kept["sid"]
    browser.put(browser.session())
    assert browser.gate.sessions.get(old) is None


def test_sessions_outlive_a_restart_in_a_private_file(tmp_path: Path) -> None:
    file = tmp_path / "app" / "sessions.json"
    sessions = Sessions(file)
    sid = sessions.change(
        sessions.start(), Session("u1", "Sam", audience=Audience.FAMILY, room_case="c1")
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sid not in file.read_text(encoding="utf-8")
    found = Sessions(file).get(sid)
    assert found is not None
    assert found.in_the_room
    assert found.room_case == "c1"


def test_a_session_ends_when_it_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    import graphapp.access.session as module

    sessions = Sessions()
    sid = sessions.start()
    later = module.time.time() + LASTS + 1
    monkeypatch.setattr(module.time, "time", lambda: later)
    assert sessions.get(sid) is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"a": 1}', '{"a": {"user_id": 1}}'])
def test_a_broken_session_file_means_opening_again(content: str, tmp_path: Path) -> None:
    file = tmp_path / "sessions.json"
    file.write_text(content, encoding="utf-8")
    sessions = Sessions(file)
    assert sessions.get(sessions.start()) is not None


def test_the_cookies_key_stays_and_is_private(tmp_path: Path) -> None:
    file = tmp_path / "key"
    key = cookie_key(file)
    assert len(key) > 40
    assert cookie_key(file) == key
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert cookie_key(None) != cookie_key(None)
