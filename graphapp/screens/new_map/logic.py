"""From what was typed to the command that opens a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from queries.commands import Done, apply, open_case
from queries.partial_date import NotADate, PartialDate
from queries.store.errors import NotAllowed
from queries.store.handle import Handle
from queries.vocabulary import Audience, Sex

MOST_CHILDREN = 8
LONGEST = 200
"""Letters of a name; what is longer is not one."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed about one child."""

    name: str = ""
    known_as: str = ""
    born: str = ""
    sex: Sex = Sex.UNKNOWN


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with one child's fields; empty where nothing is."""

    name: str = ""
    born: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """The outcome: the case's id and what was done, or what is wrong with each child."""

    case_id: str = ""
    done: Done | None = None
    wrong: tuple[Wrong, ...] = ()


def faults(children: Sequence[Typed]) -> tuple[Wrong, ...]:
    """Return what is wrong with each child's fields."""
    return tuple(Wrong(_name_fault(child), _born_fault(child.born)) for child in children)


def open_map(
    handle: Handle, children: Sequence[Typed], number: str, *, command_id: str, case_id: str
) -> Opened:
    """Open the map of some children, or say what is wrong.

    Both ids are made by the page: the same two sent again open one map, not two.

    Raises
    ------
    NotAllowed : the family is in the room.
    GraphError : the graph is away, or refuses it.
    """
    if handle.audience is not Audience.PROFESSIONALS:
        raise NotAllowed(
            "A new map is not started with the family’s view on.", "End the family’s view first."
        )
    wrong = faults(children)
    if any(one != Wrong() for one in wrong):
        return Opened(wrong=wrong)
    command = open_case(
        {"id": case_id, "number": " ".join(number.split())[:LONGEST]},
        [_fields(child) for child in children],
        worker_id=handle.viewer.user_id,
        command_id=command_id,
    )
    done = apply(handle, command)
    return Opened(done.ids[0], done, wrong)


def _name_fault(child: Typed) -> str:
    if child.name.strip() or child.known_as.strip():
        return ""
    return "Write a name, or what the child is called for now, such as “Baby Orrell”."


def _born_fault(words: str) -> str:
    if not words.strip():
        return ""
    try:
        PartialDate.parse(words)
    except NotADate as exc:
        return str(exc)
    return ""


def _fields(child: Typed) -> dict[str, object]:
    words = child.born.strip()
    return {
        "name": " ".join(child.name.split())[:LONGEST],
        "known_as": " ".join(child.known_as.split())[:LONGEST],
        "birth": PartialDate.parse(words) if words else None,
        "sex": child.sex,
        "whereabouts_visible_to": ["professionals"],
    }
