"""Builders: people and their places in a network. Each returns a `Command`; nothing is read.

`visible_to` None leaves the default: professionals, and the family too when they are in the room.
"""

from __future__ import annotations

from collections.abc import Sequence

from queries.commands.command import Command, Kind, MakeNode, MakeTie, Remove, SetFields, command
from queries.commands.fields import Fields, Pairs, new_tie, pairs, properties
from queries.ids import new_id
from queries.partial_date import PartialDate
from queries.vocabulary import Connection, NodeLabel, Status, TieType

_SUGGESTED: Fields = {"connection": Connection.NATURAL, "status": Status.SUGGESTED}


def new_person(fields: Fields) -> MakeNode:
    """A new person with the model's fields; `id` may be given."""
    return MakeNode(NodeLabel.PERSON, str(fields.get("id") or new_id()), properties(fields))


def add_person(
    case_id: str,
    person: Fields,
    membership: Fields | None = None,
    *,
    ties: Sequence[MakeTie] = (),
    command_id: str | None = None,
    visible_to: Sequence[str] | None = None,
) -> Command:
    """Add somebody to a case's map: they join its network, as *suggested* unless said.

    `person` and `membership` hold fields of `model.Person` and `model.Membership`; `person["id"]`
    may be made beforehand, so that `ties` (`new_tie`) can name it. The first id in `Done.ids` is
    the person's, the second the membership's.
    """
    node = new_person(person)
    place = _membership(node.id, case_id, membership, visible_to)
    words = f"Added {{{node.id}}}."
    return command(case_id, words, node, place, *ties, command_id=command_id)


def join_network(
    case_id: str,
    person_id: str,
    membership: Fields | None = None,
    *,
    command_id: str | None = None,
    visible_to: Sequence[str] | None = None,
) -> Command:
    """Put somebody who is in the graph into a case's network, as *suggested* unless said."""
    place = _membership(person_id, case_id, membership, visible_to)
    return command(case_id, f"Added {{{person_id}}}.", place, command_id=command_id)


def correct_person(
    case_id: str, person_id: str, changes: Pairs, *, command_id: str | None = None
) -> Command:
    """Correct a person's own record: `{field: (what the user saw, what it shall be)}`.

    The workers of every other case they are in are told which fields changed.
    """
    fields = " and ".join(name.replace("_", " ") for name in changes)
    return command(
        case_id,
        f"Changed {{{person_id}}}'s {fields}.",
        SetFields(person_id, pairs(changes), NodeLabel.PERSON),
        command_id=command_id,
    )


def set_membership(
    case_id: str,
    membership_id: str,
    changes: Pairs,
    *,
    person_id: str,
    command_id: str | None = None,
) -> Command:
    """Change a person's place in the network: status, may we talk, safe contact, agency, ..."""
    fields = " and ".join(name.replace("_", " ") for name in changes)
    return command(
        case_id,
        f"Changed {{{person_id}}}'s {fields}.",
        SetFields(membership_id, pairs(changes), TieType.IN_NETWORK_OF),
        command_id=command_id,
    )


def take_off_map(
    case_id: str,
    membership_id: str,
    on: PartialDate,
    *,
    person_id: str,
    seen: PartialDate | None = None,
    command_id: str | None = None,
) -> Command:
    """Take somebody off the map from a day on: their place in the network ends, nothing is lost.

    `seen` is the end that the user saw, if there was one.
    """
    return command(
        case_id,
        f"Took {{{person_id}}} off the map.",
        SetFields(membership_id, pairs({"until": (seen, on)}), TieType.IN_NETWORK_OF),
        command_id=command_id,
    )


def take_back(
    case_id: str,
    records: Sequence[tuple[str, Kind]],
    words: str,
    *,
    command_id: str | None = None,
) -> Command:
    """Remove records that should never have been: `(id, its label or relationship type)`.

    For what has ended, set an end instead. A person goes only when nothing is tied to them.
    """
    return command(
        case_id, words, *(Remove(id_, kind) for id_, kind in records), command_id=command_id
    )


def _membership(
    person_id: str, case_id: str, fields: Fields | None, visible_to: Sequence[str] | None
) -> MakeTie:
    given = {name: value for name, value in (fields or {}).items() if value not in (None, "")}
    return new_tie(
        TieType.IN_NETWORK_OF, person_id, case_id, {**_SUGGESTED, **given}, visible_to=visible_to
    )
