"""The app is killed while it imports: all of the import is there, or nothing of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import Popen

import pytest

from loaders import UploadedFile, commit, preview, read
from queries.store import Folders, Store, open_store
from queries.store.engine.endpoint import read_endpoint
from queries.store.handle import Handle, Viewer
from queries.vocabulary import Role
from tests.support.commanding import office_in
from tests.support.processes import eventually, gone, line_of, program

pytestmark = pytest.mark.faults

ROWS = 2_000
SHEET = "person,relation,born\n" + "".join(
    f"Person {n} {n % 89}x,cousin,{1950 + n % 60}\n" for n in range(ROWS)
)
IMPORTER = f"""
import sys
from loaders import UploadedFile, commit, preview, read
from queries.store import Folders, open_store
from queries.store.engine.endpoint import read_endpoint
from queries.store.handle import Handle, Viewer

sheet = "person,relation,born\\n" + "".join(
    f"Person {{n}} {{n % 89}}x,cousin,{{1950 + n % 60}}\\n" for n in range({ROWS})
)
store = open_store(folders=Folders.from_environment(), long_lived=True)
worker, case_id = sys.stdin.readline().split()
handle = Handle(store, Viewer(worker, "Sam Reed"))
drafts = read([UploadedFile("big.csv", sheet.encode())])
seen = preview(handle, drafts, case_id, answers={{"*": "different"}})
print("ready", flush=True)
sys.stdin.readline()
print("writing", flush=True)
commit(handle, seen)
print("done", flush=True)
"""


@contextmanager
def importing(folders: Folders, worker: str, case_id: str) -> Iterator[Popen[str]]:
    """A program of its own that has begun to write its import."""
    with program(folders, IMPORTER) as app:
        assert app.stdin is not None
        app.stdin.write(f"{worker} {case_id}\n")
        app.stdin.flush()
        assert line_of(app) == "ready"
        app.stdin.write("go\n")
        app.stdin.flush()
        assert line_of(app) == "writing"
        yield app


def counted(store: Store) -> dict[str, int]:
    rows = store.read(
        "RETURN COUNT { (p:Person) } AS people, COUNT { (s:Source) } AS sources,"
        " COUNT { (p:SourcePart) } AS parts, COUNT { (c:Change) } AS changes,"
        " COUNT { (:Person)-[:IN_NETWORK_OF]->() } AS places,"
        " COUNT { (:Person)-[:STATED_KIN]->() } AS kin"
    )
    return dict(rows[0])


def test_nothing_is_half_there_when_the_app_is_killed(folders: Folders) -> None:
    with open_store(folders=folders, long_lived=True) as store:
        office = office_in(store)
        worker = office.worker.viewer.user_id
        before = counted(store)
        killed_half_way = 0
        for wait in (0.1, 0.6):
            with importing(folders, worker, office.case_id) as app:
                time.sleep(wait)
                app.kill()
                assert app.stdout is not None
                finished = "done" in app.stdout.read()
            now = settled(store, before)
            if finished or now != before:
                assert now["people"] - before["people"] == ROWS
                assert now["places"] - before["places"] == ROWS
                assert now["kin"] - before["kin"] == ROWS
                assert now["sources"] - before["sources"] == 1
                before = now
            else:
                killed_half_way += 1
        assert killed_half_way >= 1
        handle = Handle(store, Viewer(worker, "Sam Reed", Role.WORKER))
        drafts = read([UploadedFile("big.csv", SHEET.encode())])
        seen = preview(handle, drafts, office.case_id, answers={"*": "different"})
        if not seen.nothing:
            commit(handle, seen)
            assert counted(store)["people"] - before["people"] == ROWS


def settled(store: Store, before: dict[str, int]) -> dict[str, int]:
    """What is there once the engine has let go of the killed transaction."""
    deadline = time.monotonic() + 20
    now = counted(store)
    while now == before and time.monotonic() < deadline:
        open_ones = store.read("SHOW TRANSACTIONS YIELD currentQuery RETURN count(*) AS n")[0]["n"]
        now = counted(store)
        if open_ones <= 1:
            break
        time.sleep(0.2)
    return now


def test_nothing_is_half_there_when_the_owner_of_the_engine_is_killed(folders: Folders) -> None:
    with open_store(folders=folders, long_lived=True) as store:
        office = office_in(store)
        before = counted(store)
    # the engine is another one now: the app that imports starts it, and it goes with that app
    with importing(folders, office.worker.viewer.user_id, office.case_id) as app:
        engine = read_endpoint(folders.endpoint)
        assert engine is not None
        time.sleep(0.4)
        app.kill()
        eventually(lambda: gone(engine.pid), timeout=10)
    with open_store(folders=folders, long_lived=True) as store:
        now = counted(store)
        made = {name: now[name] - before[name] for name in before}
        assert made in (
            dict.fromkeys(before, 0),
            {"people": ROWS, "sources": 1, "parts": made["parts"], "changes": 1, "places": ROWS,
             "kin": ROWS},
        )  # fmt: skip
        handle = Handle(store, office.worker.viewer)
        seen = preview(handle, read([UploadedFile("a.csv", b"person,relation\nJo,aunt\n")]),
                       office.case_id)  # fmt: skip
        commit(handle, seen)
        assert counted(store)["people"] == now["people"] + 1
