"""What the product says about how one person is related to the child."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Relation:
    """Who one person is to the child (or to the children of a case together).

    word : the plain word ("gran", "cousin once removed"); a few words when there is none.
    short : what stands under the name, one to three words ("dad's mum", "Mark's wife").
    sentence : for the panel ("Ben's gran: his dad's mum.").
    side : "mum", "dad", "both", "" (not known, or no side), or the id of the parent where "mum"
        and "dad" would not tell the parents apart.
    sector : where the circles put them: see `queries.kinship.sides`.
    generation : 0 the child's, -1 the parents', 1 the child's own children; 0 when not known.
    distance : ties walked from the child; 0 the child, -1 when no way is recorded.
    via : ids walked, the child's first and the person's last.
    derived : read from parents and partners, and not stated in a word.
    kin : related by family, partnership or fostering; False for friends and professionals.
    child : the id of the child it is seen from, "" when it holds for every child of the case.
    """

    word: str
    short: str
    sentence: str
    side: str = ""
    sector: str = "friends"
    generation: int = 0
    distance: int = -1
    via: tuple[str, ...] = ()
    derived: bool = False
    kin: bool = False
    child: str = ""
