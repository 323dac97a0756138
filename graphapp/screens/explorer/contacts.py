"""The contact list: one page, safe contact beside each number."""

from __future__ import annotations

from dataclasses import dataclass

from graphapp.canvas.words import curly
from graphapp.screens.explorer.drawing import Reading
from graphapp.screens.explorer.filters import countable
from graphapp.screens.explorer.wording import called
from queries.vocabulary import Connection, MayTalk

NOT_WRITTEN = "Nobody has written this down yet: ask before you ring."


@dataclass(frozen=True, slots=True)
class Contact:
    """One person on the list."""

    name: str
    who: str
    numbers: tuple[str, ...]
    safe: str
    ask_first: bool


@dataclass(frozen=True, slots=True)
class ContactList:
    """People from the child's life and professionals, apart; and those with no number yet."""

    natural: tuple[Contact, ...]
    professional: tuple[Contact, ...]
    without: tuple[str, ...]


def contact_list(reading: Reading) -> ContactList:
    """Return the contacts of everybody shown, the nearest to the child first.

    Somebody without a number that this audience may see is only named. `ask_first` says that it
    is not agreed yet that anybody talks to them.
    """
    network = reading.shown.network
    lists: dict[Connection, list[tuple[int, Contact]]] = {
        Connection.NATURAL: [],
        Connection.PROFESSIONAL: [],
    }
    without = []
    for key, member in network.memberships.items():
        if key not in network.people or not countable(network, key):
            continue
        person = network.people[key]
        relation = reading.relations.get(key)
        numbers = tuple(words for words in (person.phone, person.email) if words)
        if not numbers:
            without.append(called(person))
            continue
        professional = member.connection is Connection.PROFESSIONAL
        who = ", ".join(part for part in (member.job, member.agency) if part)
        if not professional or not who:
            who = curly(relation.short) if relation else ""
        contact = Contact(
            person.name or called(person),
            who,
            numbers,
            member.safe_contact or NOT_WRITTEN,
            member.may_talk is not MayTalk.AGREED,
        )
        distance = relation.distance if relation and relation.distance >= 0 else 99
        lists[member.connection].append((distance, contact))
    return ContactList(
        tuple(one for _, one in sorted(lists[Connection.NATURAL], key=_order)),
        tuple(one for _, one in sorted(lists[Connection.PROFESSIONAL], key=_order)),
        tuple(sorted(without)),
    )


def _order(pair: tuple[int, Contact]) -> tuple[int, str]:
    return pair[0], pair[1].name
