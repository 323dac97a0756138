"""Commands that are done once, however often a planting begins again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid5

from queries.commands import Command, apply
from queries.store.handle import Handle

_OURS = UUID("6f0a4c7e-35d8-5d0b-9b7e-8b6a0d1f2c43")
"""Any constant will do: ids made with it are the same in every planting of a graph."""


def lasting_id(*parts: str) -> str:
    """Return a command's id that is the same each time for the same parts."""
    return str(uuid5(_OURS, "/".join(parts)))


@dataclass(slots=True)
class Teller:
    """Does the commands of one case in their order; one that was done before is not done again.

    A command is known by its words, which name people by id, and by how many had the same words
    before it. So the order of the others does not matter, and nothing a user did is written over.
    """

    handle: Handle
    case_id: str
    said: Counter[str] = field(default_factory=Counter)

    def do(self, command: Command) -> dict[str, str]:
        """Do a command; return what each id that it makes is called in the graph.

        Raises
        ------
        GraphError
        """
        self.said[command.words] += 1
        name = lasting_id(self.case_id, command.words, str(self.said[command.words]))
        done = apply(self.handle, replace(command, id=name))
        return dict(zip(command.made, done.ids, strict=True))
