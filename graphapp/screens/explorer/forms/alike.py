"""May somebody be a person who is known already? A question for the user, never decided here."""

from __future__ import annotations

from dataclasses import dataclass

from graphapp.words import listed
from queries.cases import children_of
from queries.model import Person
from queries.names import normalise, rank
from queries.people import find_people
from queries.store.handle import Handle

MOST_ASKED = 3
LIKE = 80.0
"""How well a name must fit before somebody is asked about (0 to 100; a short form is 75 to 85)."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody found whose name is like the one typed. `here`: on this map already."""

    id: str
    name: str
    whose: str
    here: bool
    certain: bool

    @property
    def question(self) -> str:
        """Return what is asked, or said of somebody on this map."""
        if self.here:
            return f"{self.name} is on this map already."
        return f"Is this the same {self.name} who is on {self.whose}’s map?"


def alike(handle: Handle, case_id: str, name: str) -> tuple[Alike, ...]:
    """Return people on this viewer's maps (with the family in the room: on that map) of such a
    name, the likest first.
    """
    words = name.strip()
    if len(words) < 2:
        return ()
    found = find_people(handle, words, limit=8)
    near = [person for person in found.people if rank(words, person) >= LIKE]
    answers = []
    for person in near[:MOST_ASKED]:
        maps = found.maps.get(person.id, ())
        here = case_id in maps
        others = [one for one in maps if one != case_id]
        whose = "" if here or not others else _children(handle, others[0])
        answers.append(Alike(person.id, person.name, whose, here, _certain(words, person)))
    return tuple(answers)


def _certain(words: str, person: Person) -> bool:
    """The whole name is the same, so that adding another needs an answer first."""
    typed = normalise(words)
    return " " in typed and typed in (normalise(person.name), normalise(person.known_as))


def _children(handle: Handle, case_id: str) -> str:
    people = children_of(handle, case_id)
    return listed([one.short_name or "a child" for one in people]) or "another child"
