"""What the screens may call. Screens get data through `handle_of(session)` and in no other way."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path
from typing import Literal

from graphapp.access.recent import Recent
from graphapp.access.session import Session
from graphapp.canvas.notation import Notation
from graphapp.canvas.profiles import notation_of
from graphapp.errors import NobodyChosen
from graphapp.settings import Settings
from queries.gaps import KeptGaps
from queries.store import GraphError, Store, open_store
from queries.store.errors import StoreOpening
from queries.store.handle import Handle, Viewer
from queries.users import list_teams, list_users
from queries.vocabulary import Role
from queries.warming import warm

MANY_CASES = 500
"""Cases whose gaps are found before anybody asks; those of a team take a moment only."""

Readiness = Literal["opening", "filling", "open", "away", "closed"]


class Services:
    """The graph, asked for one session at a time, and the little that is kept beside it.

    `private` is the folder of what only the application reads; None keeps nothing on disk.
    `notation` is the profile that pictures are drawn in.
    """

    def __init__(
        self, store: Store, *, private: Path | None = None, notation: Notation | None = None
    ) -> None:
        self._store = store
        self.notation = notation or notation_of()
        self._filling = threading.Event()
        self.private = private
        self.gaps = KeptGaps(store)
        self.recent = Recent(private / "recent.json" if private else None)

    @classmethod
    def from_settings(cls, settings: Settings) -> Services:
        """Open the graph that the settings name, in the background.

        Raises
        ------
        SettingsWrong : the notation that is asked for cannot be followed.
        """
        notation = notation_of(settings.notation)
        store = open_from_settings(settings, wait=False)
        return cls(store, private=settings.private, notation=notation)

    @property
    def readiness(self) -> Readiness:
        """Whether the graph can be asked; "filling" while the made-up families are put in."""
        state = self._store.state
        return "filling" if state == "open" and self._filling.is_set() else state

    @property
    def problem(self) -> GraphError | None:
        """Why the graph is away, or None."""
        return self._store.problem

    def store_for_access(self) -> Store:
        """The store itself, for `graphapp.access` and the command line only."""
        return self._store

    def awake(self) -> bool:
        """Ask the graph something small; whether it answered."""
        try:
            list_teams(self._store)
        except GraphError:
            return False
        return True

    def warm(self) -> None:
        """Wait until the graph is open, then have it plan what the first screens will ask, and
        find the gaps for whoever would wait for them: who leads a whole service.
        """
        while not self._store.wait_until_open(5):
            if self._store.state == "closed":
                return
        warm(self._store)
        with suppress(GraphError):
            for user in list_users(self._store):
                handle = Handle(self._store, Viewer(user.id, user.name, user.role))
                if user.role is Role.SUPERVISOR and len(handle.cases) >= MANY_CASES:
                    self.gaps.everywhere(handle)

    def filling(self, yes: bool) -> None:
        """Say that the graph is being filled before anybody may use it, or that it is done."""
        if yes:
            self._filling.set()
        else:
            self._filling.clear()

    def handle_of(self, session: Session) -> Handle:
        """Return the handle for a session: its viewer, its audience, its room.

        Raises
        ------
        NobodyChosen : nobody said who is working.
        StoreOpening : the made-up families are being put in.
        """
        if not session.user_id:
            raise NobodyChosen()
        if self._filling.is_set():
            raise StoreOpening("The made-up families are being put in.", "Wait a moment.")
        return Handle(self._store, session.viewer, session.audience, session.room_case)

    def close(self) -> None:
        """Close the graph; an embedded engine of ours ends."""
        self._store.close()


def open_from_settings(
    settings: Settings, *, wait: bool, long_lived: bool = True, restoring: bool = False
) -> Store:
    """Open the graph that the settings name; `restoring`: to put a backup into it.

    Raises
    ------
    GraphError : with `wait`, what stands in the way.
    """
    username, password = settings.login()
    return open_store(
        uri=settings.neo4j_uri,
        username=username,
        password=password,
        database=settings.neo4j_database,
        folders=settings.folders,
        long_lived=long_lived,
        wait=wait,
        restoring=restoring,
    )
