"""The services over the real graph, and the program as a process of its own."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from graphapp.access.recent import MOST, Recent
from graphapp.access.session import Session
from graphapp.demo import fill
from graphapp.errors import NobodyChosen
from graphapp.services import Services
from queries import list_cases
from queries.store import Folders, Store
from queries.store.errors import StoreOpening
from queries.users import list_users
from queries.vocabulary import Audience
from tests.support.commanding import office_in
from tests.support.line import line_to
from tests.support.processes import environment_for

STARTS_WITHIN = 90.0
ENDS_WITHIN = 3.0
BUSY = 3.0
"""A machine that runs the whole suite is busy: so many times the limit is let pass."""


def test_no_data_without_somebody_who_works(store: Store) -> None:
    with pytest.raises(NobodyChosen):
        Services(store).handle_of(Session())


def test_a_handle_is_of_the_sessions_viewer_audience_and_room(store: Store) -> None:
    office = office_in(store)
    services = Services(store)
    viewer = office.worker.viewer
    own = Session(viewer.user_id, viewer.name, viewer.role)
    assert services.handle_of(own).cases == (office.case_id,)
    room = Session(viewer.user_id, viewer.name, viewer.role, Audience.FAMILY, office.case_id)
    assert services.handle_of(room).sees == ["family"]
    elsewhere = Session(viewer.user_id, viewer.name, viewer.role, Audience.FAMILY, "another")
    assert services.handle_of(elsewhere).cases == ()


def test_while_families_are_put_in_everybody_waits(store: Store) -> None:
    services = Services(store)
    services.filling(True)
    assert services.readiness == "filling"
    with pytest.raises(StoreOpening, match="made-up families"):
        services.handle_of(Session("u", "Sam"))
    services.filling(False)
    assert services.readiness == "open"


def test_it_sees_the_graph_go_and_come_back(store: Store) -> None:
    with line_to(store) as (line, over):
        services = Services(over)
        assert services.awake()
        line.cut()
        assert not services.awake()
        assert services.readiness == "away"
        line.mend()
        assert services.awake()
        assert services.readiness == "open"


def test_the_demo_puts_families_in_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from seed.plant import plant

    def few(store: Store, **more: object) -> object:
        return plant(store, families=["oskar-brandt"], wide=False)

    monkeypatch.setattr("seed.plant.plant", few)
    said: list[str] = []
    fill(Services(store), said.append)
    users = list_users(store)
    assert {user.name for user in users} >= {"Hannah Reeve", "Ruth Vance"}
    fill(Services(store), said.append)
    assert list_users(store) == users
    assert said[-1].startswith("The graph holds people already")
    supervisor = next(user for user in users if user.role == "supervisor")
    session = Session(supervisor.id, supervisor.name, supervisor.role)
    assert len(list_cases(Services(store).handle_of(session))) == 1


def test_maps_opened_lately_are_kept_newest_first(tmp_path: Path) -> None:
    file = tmp_path / "recent.json"
    recent = Recent(file)
    for number in [*range(MOST + 5), 3]:
        recent.opened("sam", f"case-{number}")
    recent.opened("ola", "other")
    again = Recent(file)
    assert again.of("sam")[:2] == ("case-3", f"case-{MOST + 4}")
    assert len(again.of("sam")) == MOST
    assert again.of("nobody") == ()
    file.write_text("not JSON", encoding="utf-8")
    assert Recent(file).of("sam") == ()


@contextmanager
def program(
    folders: Folders, *arguments: str, **environment: str
) -> Iterator[subprocess.Popen[str]]:
    """`python -m graphapp ARGUMENTS` on folders of its own; ended whatever happens."""
    env = {**environment_for(folders), "GRAPHAPP_PORT": "0", **environment}
    process = subprocess.Popen(
        [sys.executable, "-m", "graphapp", *arguments],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def engines_on(data: Path) -> list[int]:
    """The processes that have a data folder in their command line, this one left out."""
    found = []
    for process in psutil.process_iter(["pid", "cmdline"]):
        line = " ".join(process.info["cmdline"] or ())
        if str(data) in line and process.info["pid"] != os.getpid():
            found.append(process.info["pid"])
    return found


def asked(port: int, path: str, cookie: str = "") -> tuple[int, str, str]:
    """The status, cookie and text of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
    answer = connection.getresponse()
    text = answer.read().decode()
    given = answer.headers.get("Set-Cookie", "").split(";")[0]
    connection.close()
    return answer.status, given, text


def test_the_program_serves_at_once_and_ctrl_c_ends_it_and_its_engine(new_folders: Folders) -> None:
    data = new_folders.data
    with program(new_folders, "run") as process:
        assert process.stdout is not None
        link = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)(/open\?token=\S+)", link)
        assert found, link
        port = int(found[1])
        assert asked(port, "/")[0] == 403
        status, cookie, _ = asked(port, found[2])
        assert status == 303
        until = time.monotonic() + STARTS_WITHIN
        while "Nobody works here yet" not in (text := asked(port, "/who", cookie)[2]):
            assert time.monotonic() < until, text
            time.sleep(0.2)
        assert engines_on(data)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        assert time.monotonic() - began < ENDS_WITHIN * BUSY
    assert engines_on(data) == []
    log = (data / "logs" / "app.log").read_text(encoding="utf-8")
    assert "token" not in log


def test_a_taken_port_is_a_sentence(new_folders: Folders) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with program(new_folders, "run", GRAPHAPP_PORT=port) as process:
            out, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert f"Port {port} is in use" in out
    assert "Traceback" not in out
