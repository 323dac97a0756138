"""What the tests of backups share: somebody who writes all the while, and knows every state."""

from __future__ import annotations

import contextlib
import random
import threading
import time
from collections.abc import Callable
from pathlib import Path

from queries.backup import digest_of, restore
from queries.changes import undo
from queries.commands import (
    add_person,
    add_team,
    add_tie,
    add_user,
    apply,
    correct_person,
    open_case,
    tell,
)
from queries.commands.command import Command, Done
from queries.ids import new_id
from queries.openings import record_opening
from queries.partial_date import PartialDate
from queries.places import KeptPlace, keep_places
from queries.store import Store
from queries.store.connection import Server
from queries.store.errors import Conflict, GraphError
from queries.store.handle import Handle
from queries.vocabulary import KnowsKind, Ring, Role, TieType
from tests.support.commanding import Office
from tests.support.engine import wipe


class Writer(threading.Thread):
    """Writes one thing after the other, of every kind there is, until told to stop.

    `states` are the digests of the graph after each: only one writes, so nothing is between.
    """

    def __init__(self, office: Office, seed: int, *, states: bool = True) -> None:
        super().__init__(daemon=True)
        self.office = office
        self.store = office.worker.store
        self.random = random.Random(seed)
        self.keeps_states = states
        self.states = [str(digest_of(self.store))] if states else []
        self.people = [office.gran]
        self.done: list[Done] = []
        self.did: list[str] = []
        self.failed: BaseException | None = None
        self._ending = threading.Event()

    def run(self) -> None:
        try:
            while not self._ending.is_set():
                self.write_once()
        except BaseException as error:
            self.failed = error
            raise

    def write_once(self) -> None:
        """One transaction."""
        kinds: tuple[Callable[[], None], ...] = (
            self.add,
            self.add,
            self.rename,
            self.rename,
            self.undo,
            self.tell,
            self.know,
            self.place,
            self.open,
            self.hire,
            self.new_case,
        )
        act = self.random.choice(kinds)
        act()
        self.did.append(act.__name__)
        if self.keeps_states:
            self.states.append(str(digest_of(self.store)))

    def end(self) -> None:
        """It begins nothing more."""
        self._ending.set()

    def stop(self) -> None:
        """Let it finish what it does."""
        self.end()
        self.join(60)
        assert not self.is_alive()
        assert self.failed is None

    def one_more(self, _: str = "") -> None:
        """Wait until one more thing was written."""
        number = len(self.did)
        until = time.monotonic() + 10
        while len(self.did) == number and self.failed is None and time.monotonic() < until:
            time.sleep(0.01)

    def handle(self) -> Handle:
        return self.office.again(self.office.worker)

    def apply(self, command: Command) -> None:
        self.done.append(apply(self.handle(), command))

    def add(self) -> None:
        ident = new_id()
        name = f"Quentin Zubrzycki{self.random.randrange(1000)}"
        self.apply(add_person(self.office.case_id, {"id": ident, "name": name}))
        self.people.append(ident)

    def rename(self) -> None:
        person = self.random.choice(self.people)
        rows = self.store.read("MATCH (p:Person {id: $id}) RETURN p.name AS name", {"id": person})
        if rows:
            names = {"name": (rows[0]["name"], f"Wilhelmina {self.random.randrange(1000)}")}
            with contextlib.suppress(Conflict):  # another writer gave them a name meanwhile
                self.apply(correct_person(self.office.case_id, person, names))

    def undo(self) -> None:
        if self.done:
            done = self.done.pop(self.random.randrange(len(self.done)))
            with contextlib.suppress(GraphError):  # refused when something came after it
                undo(self.handle(), done.change_id)

    def tell(self) -> None:
        day = PartialDate.parse("2025")
        self.apply(tell(self.office.case_id, [self.office.gran], Ring.LITTLE, on=day))

    def know(self) -> None:
        fields = {"kind": KnowsKind.KIN, "closeness": self.random.randrange(1, 6)}
        self.apply(
            add_tie(self.office.case_id, TieType.KNOWS, self.office.gran, self.office.child, fields)
        )

    def place(self) -> None:
        spot = KeptPlace(self.random.random() * 900, 2.0)
        keep_places(self.handle(), self.office.case_id, "circles", {self.office.gran: spot})

    def open(self) -> None:
        who = self.random.choice((self.handle(), self.office.family()))
        record_opening(who, self.office.case_id)

    def hire(self) -> None:
        team = add_team(self.store, "Another team")
        if self.keeps_states:
            self.states.append(str(digest_of(self.store)))
        add_user(self.store, "Somebody New", Role.WORKER, team)

    def new_case(self) -> None:
        child = {"id": new_id(), "name": "Another Child"}
        self.apply(open_case({"number": "X"}, [child], worker_id=self.office.worker.viewer.user_id))


def bring_back(store: Store, file: Path) -> str:
    """Restore into the wiped graph of the tests; the digest of what is there then."""
    wipe(store)
    address = store._connection.address
    assert address is not None
    with Store.on(Server(address), restoring=True) as restoring:
        restore(restoring, file)
    return str(digest_of(store))
