"""A very large network opens on the child's neighbourhood, and says how many it leaves out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from graphapp.screens.explorer.sentence import Piece
from graphapp.screens.explorer.state import View
from queries.model import Network
from queries.network import members_counted, network_of
from queries.store.handle import Handle
from queries.vocabulary import Connection

MOST_DRAWN = 1000
"""Up to so many people a network is read and drawn whole."""
AT_ONCE = 300
"""How many people of a larger one are read at first, the nearest to the child, and at each
widening."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many of a very large network are read, and how many not, over what the viewer may see.

    People from the child's life and professionals are never one number; the children are in none.
    """

    life: int
    life_left: int
    work: int
    work_left: int

    @property
    def any(self) -> bool:
        """Whether anybody is left out: a network widened to its end leaves out nobody."""
        return bool(self.life_left or self.work_left)


def network_read(handle: Handle, view: View) -> tuple[Network, LeftOut | None]:
    """Return the network of a view's day, or of a very large one the part nearest to the child.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    whose = view.whose or None
    network = network_of(handle, view.case_id, as_of=view.day, limit=MOST_DRAWN, whose=whose)
    if not network.truncated:
        return network, None
    most = AT_ONCE * (1 + view.wider)
    near = network_of(handle, view.case_id, as_of=view.day, limit=most, nearest=True, whose=whose)
    counted = members_counted(handle, view.case_id, as_of=view.day, whose=whose)
    here = Counter(member.connection for member in near.memberships.values())
    life, work = (here[one] for one in (Connection.NATURAL, Connection.PROFESSIONAL))
    left = LeftOut(
        life,
        counted[Connection.NATURAL] - life,
        work,
        counted[Connection.PROFESSIONAL] - work,
    )
    return replace(near, truncated=False), left


def left_pieces(left: LeftOut, name: str) -> tuple[Piece, ...]:
    """Return what the sentence says of a very large network, and the words that widen it."""
    if not left.any:
        return (Piece(" "), Piece("Nobody left out", opens="left"), Piece("."))
    parts = []
    if left.life_left:
        parts.append(f"{left.life_left} people from {name}’s life")
    if left.work_left:
        parts.append(f"{left.work_left} professional{'' if left.work_left == 1 else 's'}")
    return (
        Piece(" Only the nearest are read: "),
        Piece(f"{' and '.join(parts)} left out", opens="left"),
        Piece("."),
    )
