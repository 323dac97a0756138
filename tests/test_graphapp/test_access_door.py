"""The door, the profiles and the PIN, without a browser."""

from __future__ import annotations

import re
import threading

import pytest

from graphapp.access.door import Door, known_host
from graphapp.access.pin import FREE_TRIES, Tries
from graphapp.access.session import Session
from graphapp.errors import PinRefused
from queries.store import Store
from queries.users import list_users, pin_hash_of
from queries.vocabulary import Audience
from tests.support.client import Browser
from tests.support.commanding import Office, office_in


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


@pytest.fixture
def browser(store: Store, office: Office) -> Browser:
    return Browser(store).come_in()


def test_a_link_opens_once() -> None:
    door = Door()
    first = door.token
    assert not door.opens("something else")
    assert door.opens(first)
    assert not door.opens(first)
    assert door.opens(door.token)


def test_of_many_at_once_one_comes_in() -> None:
    door = Door()
    token, inside = door.token, []
    threads = [threading.Thread(target=lambda: inside.append(door.opens(token))) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert inside.count(True) == 1


@pytest.mark.parametrize(
    ("header", "known"),
    [
        ("127.0.0.1:8050", True),
        ("localhost:8050", True),
        ("LOCALHOST:8050", True),
        ("[::1]:8050", True),
        ("127.0.0.1:8051", False),
        ("127.0.0.1", False),
        ("evil.example:8050", False),
        ("127.0.0.1.evil.example:8050", False),
        ("", False),
    ],
)
def test_only_this_computers_own_names_pass(header: str, known: bool) -> None:
    assert known_host(header, 8050) is known


def test_without_the_link_nothing_is_given(store: Store, office: Office) -> None:
    outside = Browser(store)
    for path in (
        "/",
        "/who",
        "/case/x",
        "/_dash-layout",
        "/_dash-dependencies",
        "/assets/base.css",
    ):
        assert outside.client.get(path).status_code == 403, path
    posted = outside.client.post("/_dash-update-component", json={})
    assert posted.status_code == 403
    page = outside.client.get("/", headers={"Accept": "text/html"}).get_data(as_text=True)
    assert "opens by a link" in page
    assert "Arkley" not in page


def test_a_wrong_token_is_refused(store: Store) -> None:
    outside = Browser(store)
    assert outside.client.get("/open?token=guessed").status_code == 403
    assert outside.client.get("/open").status_code == 403


def test_another_host_is_refused_even_with_the_cookie(browser: Browser) -> None:
    answer = browser.client.get("/who", base_url="http://evil.example")
    assert answer.status_code == 421


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(store: Store) -> None:
    outside = Browser(store)
    answer = outside.client.get(f"/open?token={outside.gate.door.token}")
    assert answer.headers["Location"] == "/"
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_every_page_says_what_may_be_loaded_and_kept(browser: Browser) -> None:
    browser.work_as("Sam Reed")
    answer = browser.client.get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self' 'sha256-" in policy
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert 'lang="en-GB"' in answer.get_data(as_text=True)


def test_a_change_without_the_pages_own_token_is_refused(browser: Browser) -> None:
    answer = browser.client.post("/who", data={"user": "x"})
    assert answer.status_code == 400
    assert browser.client.post("/_dash-update-component", json={}).status_code == 400


def test_before_anybody_says_who_they_are_every_page_asks(browser: Browser) -> None:
    for path in ("/", "/case/x", "/new"):
        answer = browser.client.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/who")
    assert "Sam Reed" in browser.client.get("/who").get_data(as_text=True)


def test_a_profile_is_picked(browser: Browser) -> None:
    browser.work_as("Sam Reed")
    assert browser.session().user_name == "Sam Reed"
    assert browser.client.get("/").status_code == 200


def test_the_first_profile_is_made_on_an_empty_graph(store: Store) -> None:
    browser = Browser(store).come_in()
    assert "Nobody works here yet" in browser.client.get("/who").get_data(as_text=True)
    browser.post("/who/new", on="/who", name=" Ada  Moss ", team="East", role="supervisor")
    assert [(user.name, user.team) for user in list_users(store)] == [("Ada Moss", "East")]
    assert browser.session().role == "supervisor"
    again = browser.post("/who/new", on="/who", name="ada moss", team="east")
    assert again.status_code == 400
    assert len(list_users(store)) == 1


def test_a_name_is_shown_as_text(store: Store) -> None:
    browser = Browser(store).come_in()
    browser.post("/who/new", on="/who", name="<script>alert(1)</script>", team="")
    assert "<script>alert" not in browser.client.get("/who").get_data(as_text=True)


def test_a_pin_is_kept_as_a_hash_and_chosen_once(
    browser: Browser, store: Store, office: Office
) -> None:
    browser.work_as("Sam Reed")
    for pin, again in (("12", "12"), ("12345", "54321"), ("abcde", "abcde"), ("١٢٣٤", "١٢٣٤")):
        assert browser.post("/pin", pin=pin, again=again).status_code == 400
    assert browser.post("/pin", pin="48151", again="48151").status_code == 303
    kept = pin_hash_of(store, office.worker.viewer.user_id)
    assert kept.startswith("scrypt:")
    assert "48151" not in kept
    assert browser.client.get("/pin").status_code == 303  # there is nothing to choose any more


def test_the_family_view_is_left_by_the_pin_only(browser: Browser, office: Office) -> None:
    browser.work_as("Sam Reed")
    browser.post("/pin", pin="4815", again="4815")
    before = browser.session()
    browser.put(
        Session(before.user_id, before.user_name, before.role, Audience.FAMILY, office.case_id)
    )
    for path in ("/who", "/pin"):
        assert browser.client.get(path).status_code == 303
    assert browser.post("/room/leave", pin="1111").status_code == 400
    assert browser.session().in_the_room
    answer = browser.post("/room/leave", pin="4815")
    assert answer.headers["Location"] == f"/case/{office.case_id}"
    assert not browser.session().in_the_room


def test_with_the_family_in_the_room_nobody_becomes_somebody_else(
    browser: Browser, office: Office
) -> None:
    browser.work_as("Sam Reed")
    token = re.search(
        r'csrf_token" value="([^"]+)"', browser.client.get("/who").get_data(as_text=True)
    )
    assert token
    before = browser.session()
    browser.put(
        Session(before.user_id, before.user_name, before.role, Audience.FAMILY, office.case_id)
    )
    for path, fields in (
        ("/who", {"user": office.supervisor.viewer.user_id}),
        ("/who/new", {"name": "Someone New"}),
        ("/pin", {"pin": "0000", "again": "0000"}),
    ):
        browser.client.post(path, data={"csrf_token": token[1], **fields})
        assert browser.session().user_name == "Sam Reed"
        assert browser.session().in_the_room
    browser.client.get(f"/open?token={browser.gate.door.token}")
    assert browser.session().in_the_room


def test_after_five_wrong_pins_one_has_to_wait() -> None:
    now = [0.0]
    tries = Tries(clock=lambda: now[0])
    for _ in range(FREE_TRIES):
        tries.begin("sam")
    with pytest.raises(PinRefused, match="Wait 30 seconds"):
        tries.begin("sam")
    tries.begin("ola")  # another profile is not held up
    now[0] = 31.0
    tries.begin("sam")
    with pytest.raises(PinRefused, match="Wait a minute"):
        tries.begin("sam")
    now[0] = 1000.0
    tries.begin("sam")
    tries.was_right("sam")
    tries.begin("sam")


def test_the_page_answers_while_the_graph_is_away(store: Store) -> None:
    assert Browser(store).client.get("/alive").status_code == 204


@pytest.mark.parametrize("address", ["//evil.example", "https://evil.example", "/\\evil", "x"])
def test_nobody_is_sent_to_another_site(address: str, browser: Browser) -> None:
    browser.work_as("Sam Reed")
    answer = browser.post("/pin", pin="4815", again="4815", back=address)
    assert answer.headers["Location"] == "/"


def test_an_unforeseen_error_gets_a_number_and_no_name_in_the_log(
    browser: Browser, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.work_as("Sam Reed")

    personal = " ".join(["Ben", "Arkley"])  # the log shows the line that raised

    def broken(*_args: object) -> None:
        raise KeyError(personal)

    monkeypatch.setattr("graphapp.access.pages.list_users", broken)
    answer = browser.client.get("/who")
    assert answer.status_code == 500
    number = re.search(r"number: ([0-9A-F]{6})", answer.get_data(as_text=True))
    assert number
    assert number[1] in caplog.text
    assert "KeyError" in caplog.text
    assert "Arkley" not in caplog.text
