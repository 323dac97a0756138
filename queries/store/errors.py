"""Everything that can go wrong with the graph, as sentences for the person.

    GraphError
    ├── StoreAway               the graph cannot be reached just now
    │   ├── StoreOpening        it is still starting
    │   ├── StoreStopped        the engine cannot write (its disk) and must be started again
    │   └── MaybeSaved          the connection broke while saving: repeat the same command
    ├── StoreNotSetUp           set-up was never run, or not to its end
    ├── StoreTooNew             the graph was written by a newer program
    ├── RestoreUnfinished       a restore of the graph was begun and is not done
    ├── StoreBusy               others kept writing the same things (deadlocks, lock timeouts)
    ├── TookTooLong             the question was ended at its time limit
    ├── TooBig                  the question needs more memory than the graph may take
    ├── DiskFull                nothing more can be written
    ├── WrongPassword           the server does not know this user or password
    ├── SetUpFailed             set-up could not finish
    │   ├── NoNetwork
    │   ├── WrongHash
    │   ├── UnsupportedPlatform
    │   └── FullDisk
    ├── NotFound                no such person, tie, case, ...
    ├── NotAllowed              this viewer may not, or a read tried to write
    ├── AlreadyThere            a second record with a key that must be unique
    ├── Conflict                somebody else changed the same fields (``differences``)
    ├── Refused                 a command that must not be done (``reasons``)
    └── EngineFailed            anything else the engine refused (``code``)

Each has a ``sentence`` (what happened) and a ``next_step`` (what to do); ``str(error)`` is both.
Neither ever holds the value of a query's parameter, since errors are shown and logged.
"""

# ruff: noqa: N818 - each is named by what it says to the person
from __future__ import annotations

from collections.abc import Sequence


class GraphError(Exception):
    """The root of the tree: ``sentence`` says what happened, ``next_step`` what to do."""

    sentence = "Something went wrong with the graph."
    next_step = "Try again; if it happens again, look in the log."

    def __init__(self, sentence: str | None = None, next_step: str | None = None) -> None:
        if sentence is not None:
            self.sentence = sentence
        if next_step is not None:
            self.next_step = next_step
        super().__init__(sentence, next_step)

    def __str__(self) -> str:
        return f"{self.sentence} {self.next_step}".strip()


class StoreAway(GraphError):
    """The graph cannot be reached."""

    sentence = "The graph cannot be reached just now."
    next_step = "Try again in a moment; nothing was lost."


class StoreOpening(StoreAway):
    """The graph is still starting."""

    sentence = "The graph is opening."
    next_step = "Wait a moment; this takes some seconds."


class StoreStopped(StoreAway):
    """The engine gave up after a write that its disk refused."""

    sentence = "The graph stopped, most likely because its disk is full."
    next_step = "Make room on the disk: the graph then opens again, with all that was saved."


class MaybeSaved(StoreAway):
    """The connection broke while a change was being saved."""

    sentence = "The graph went away while this was being saved."
    next_step = "Send it again: if it was saved, it will not be written twice."


class StoreNotSetUp(GraphError):
    """The embedded engine is not there, or not whole."""

    sentence = "The graph is not set up on this computer yet."
    next_step = "Run `make setup`, or set NEO4J_URI to use a server."


class StoreTooNew(GraphError):
    """The graph's schema is newer than this program knows."""

    sentence = "This graph was last opened by a newer version of the program."
    next_step = "Use that version; this one leaves the graph as it is."


class RestoreUnfinished(GraphError):
    """A restore was begun; what the graph holds is not whole."""

    sentence = "A backup is being put into this graph, or that was cut short: it is not whole."
    next_step = "Wait for it to end, or begin it again: graphapp restore FILE."


class StoreBusy(GraphError):
    """Locks or deadlocks went on after every retry."""

    sentence = "Others are changing the same things at this moment."
    next_step = "Try again in a moment; nothing was changed."


class TookTooLong(GraphError):
    """The time limit ended the transaction."""

    sentence = "That took too long and was stopped."
    next_step = "Ask for less: fewer steps, a narrower date or one case."


class TooBig(GraphError):
    """The transaction needed more memory than it may have."""

    sentence = "That is more than the graph can do at once."
    next_step = "Ask for less, or split the file; nothing was changed."


class DiskFull(GraphError):
    """The disk that holds the graph is full."""

    sentence = "The disk that holds the graph is full."
    next_step = "Make room, then try again; what was saved before is safe."


class WrongPassword(GraphError):
    """The server refused the user name or password."""

    sentence = "The graph's server does not accept this user name or password."
    next_step = "Check NEO4J_USERNAME and NEO4J_PASSWORD."


class SetUpFailed(GraphError):
    """Set-up could not finish; run again, it goes on where it stopped."""

    sentence = "Set-up could not finish."
    next_step = "Run it again: it goes on where it stopped."


class NoNetwork(SetUpFailed):
    """The engine's parts could not be fetched."""

    sentence = "The parts of the graph engine could not be fetched."
    next_step = (
        "Check the network or proxy (HTTPS_PROXY, or GRAPHAPP_MAVEN_REPO for your own mirror) and"
        " run it again: it goes on where it stopped. Or set NEO4J_URI to use a server."
    )


class WrongHash(SetUpFailed):
    """A fetched file is not the one the lock names."""

    sentence = "A fetched file is not the one this program was made for, so it was thrown away."
    next_step = "Run it again from another network, or ask whoever looks after your network."


class UnsupportedPlatform(SetUpFailed):
    """No usable Java for this kind of computer."""

    sentence = "There is no Java for this kind of computer in the package."
    next_step = (
        "Install Java 21 or newer and set JAVA_HOME to its folder, or set NEO4J_URI to use a"
        " Neo4j server."
    )


class FullDisk(SetUpFailed):
    """The disk filled up while setting up."""

    sentence = "The disk is full."
    next_step = (
        "Make 500 MB of room, or name another folder in GRAPHAPP_CACHE, and run it again:"
        " it goes on where it stopped."
    )


class NotFound(GraphError):
    """No such record, or not for this viewer."""

    sentence = "That is not in the graph, or not for you to see."
    next_step = "Go back and pick it again."


class NotAllowed(GraphError):
    """This viewer, or this kind of access, may not do that."""

    sentence = "That is not allowed here."
    next_step = "Ask the allocated worker."


class AlreadyThere(GraphError):
    """A uniqueness constraint refused a second record with the same key."""

    sentence = "A record with the same key is already in the graph."
    next_step = "Reload the page and look whether it was saved already."


class Conflict(GraphError):
    """Somebody else changed the same fields; ``differences`` says which."""

    sentence = "Somebody else has changed this in the meantime."
    next_step = "Look at the differences and choose what should stand."

    def __init__(
        self,
        differences: Sequence[object] = (),
        sentence: str | None = None,
        next_step: str | None = None,
    ) -> None:
        super().__init__(sentence, next_step)
        self.differences = tuple(differences)


class Refused(GraphError):
    """A command that must not be done; ``reasons`` are sentences."""

    sentence = "That cannot be done."
    next_step = "Change it and try again."

    def __init__(
        self,
        reasons: Sequence[str] = (),
        sentence: str | None = None,
        next_step: str | None = None,
    ) -> None:
        reasons = tuple(reasons)
        super().__init__(sentence or " ".join(reasons) or None, next_step)
        self.reasons = reasons


class EngineFailed(GraphError):
    """The engine refused or broke; ``code`` is its own status code."""

    sentence = "The graph engine could not do that."

    def __init__(
        self, sentence: str | None = None, next_step: str | None = None, *, code: str = ""
    ) -> None:
        super().__init__(sentence, next_step)
        self.code = code
