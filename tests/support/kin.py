"""Made-up families in one line: "Ann>Ben, Ann=Paul, Jean>foster>Tyler".

`A>B` A is B's parent (biological; `A>step>B` another kind); `A=B` married (`A=divorced=B`);
`A&B` brother or sister as stated (`A&half&B`); `A:gran:B` A is stated as B's gran (`A:gran@dad:B`
on dad's side); `A!foster!B` A cares for B; `A^B` A has parental responsibility for B;
`A%friend%B` A knows B (`A%neighbour/next door%B` in words); `A*B` work together; `A+B` A supports
B. Sex goes by the first name, with the names below; others are not known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from queries.model import Person, Tie
from queries.vocabulary import Sex, TieType

WOMEN = frozenset(
    "Ann Amy Angela Bea Carol Cat Dawn Demi Di Eve Fay Gwen Hope Isla Ivy Jean Jill Kay Kerry Lil "
    "Lisa Mabel Maureen May Meg Nadia Nell Nia Pat Priya Rose Rosa Safa Simone Sue Steph Tess Una "
    "Vi Winnie Zara Helen".split()
)
MEN = frozenset(
    "Abe Al Alan Alfie Ben Bob Carl Dan Dean Des Ed Finn Fred Gary Hal Ian Ivor Jack Jay Jim Ken "
    "Lee Mark Max Ned Noah Ollie Paul Ray Rio Ron Roy Sid Stan Ted Tom Tyler Vic Will Zack".split()
)
DAY = date(2026, 11, 23)

_TYPES = {
    ">": TieType.PARENT_OF,
    "=": TieType.PARTNER_OF,
    "&": TieType.SIBLING_OF,
    ":": TieType.STATED_KIN,
    "!": TieType.CARES_FOR,
    "^": TieType.HAS_PR_FOR,
    "%": TieType.KNOWS,
    "*": TieType.WORKS_WITH,
    "+": TieType.SUPPORTS,
}
_PLAIN = {">": "biological", "=": "married", "&": "unknown"}
_TIE = re.compile(r"(\w+)([>=&:!^%*+])(?:([^>=&:!^%*+]*)\2)?(\w+)")


def family(line: str) -> tuple[dict[str, Person], list[Tie]]:
    """Return the people, by id (their name), and the ties of a family in one line."""
    people: dict[str, Person] = {}
    ties: list[Tie] = []
    for part in (part.strip() for part in line.split(",")):
        match = _TIE.fullmatch(part)
        names = (match[1], match[4]) if match else (part,)
        for name in names:
            people.setdefault(name, person(name))
        if match:
            mark, kind = match[2], match[3] or _PLAIN.get(match[2], "")
            side, words = "", ""
            if mark == ":" and "@" in kind:
                kind, side = kind.split("@")
            if mark == "%" and "/" in kind:
                kind, words = kind.split("/")
            ties.append(
                Tie(f"t{len(ties)}", _TYPES[mark], *names, kind=kind, side=side, words=words)
            )
    return people, ties


def person(name: str) -> Person:
    """Return a person whose id is their name."""
    sex = Sex.FEMALE if name in WOMEN else Sex.MALE if name in MEN else Sex.UNKNOWN
    return Person(name, name=name, sex=sex)


def parents_of(ties: list[Tie]) -> Mapping[str, set[str]]:
    """Return each child's parents, of any kind."""
    found: dict[str, set[str]] = {}
    for tie in ties:
        if tie.type is TieType.PARENT_OF:
            found.setdefault(tie.end, set()).add(tie.start)
    return found
