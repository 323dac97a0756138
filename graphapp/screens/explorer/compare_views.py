"""Two people's views of one network side by side: whom each has alone, and which ties.

`State.words` is "The agreed map" or "Dawn’s view"; `State.key` whose view it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphapp.canvas.words import curly
from graphapp.screens.explorer.differing import Otherwise, State
from graphapp.screens.explorer.state import AGREED
from graphapp.screens.explorer.whose import says_who, seen_so
from queries.kinship import tie_sentence
from queries.model import Network, Tie

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """What two views say of two people, as seen from the first: `words` of each that says it."""

    pair: Pair
    words: tuple[str, ...]


def says(state: State) -> str:
    """Return who says what a state says: "the agreed map", "Dawn"."""
    return says_who(state.network, state.key)


def begins(states: tuple[State, State]) -> str:
    """Return how the sentence begins: "Where Dawn sees it otherwise"."""
    one, other = states
    if one.key == AGREED:
        return f"Where {says(other)} sees it otherwise"
    return f"Where {says(one)} and {says(other)} see it otherwise"


def nothing(states: tuple[State, State]) -> str:
    """Return the sentence when the two views do not differ on this day."""
    one, other = states
    if one.key == AGREED:
        return f"{says(other)} sees nothing otherwise on this day."
    return f"{says(one)} and {says(other)} see the same on this day."


def said_of(
    states: tuple[State, State], found: Otherwise, union: Network, person_id: str = ""
) -> Iterator[Said]:
    """Yield what both views say of each two people whom they do not see alike, in the order of the
    map, who sees it so before the other; of one person only, also to those whom only one of the two
    names.
    """
    one_only = found.only[0] | found.only[1]
    own = union.holders
    order = {
        key: (key not in own, key in union.case.children, number)
        for number, key in enumerate(union.people)
    }
    pairs = dict.fromkeys(
        tuple(sorted((tie.start, tie.end), key=lambda key: (key != person_id, order[key])))
        for ties in found.ties
        for tie in ties
        if (person_id in (tie.start, tie.end) if person_id
            else not one_only & {tie.start, tie.end})
    )  # fmt: skip
    for one, other in pairs:
        words = (
            _words(state, ties, (one, other), union)
            for state, ties in zip(states, found.ties, strict=True)
        )
        yield Said((one, other), tuple(filter(None, words)))


def told(said: Said) -> str:
    """Return "the agreed map says close to Liam, Dawn says cut off from Liam"."""
    return f"{'' if len(said.words) > 1 else 'only '}{', '.join(said.words)}"


def _words(state: State, ties: Sequence[Tie], pair: Pair, union: Network) -> str:
    """Return what one view says of two people; nobody is said to say what is only agreed."""
    people = union.people
    found = [tie for tie in ties if {tie.start, tie.end} == set(pair)]
    own = [tie for tie in found if tie.fact.perspectives]
    words = [
        curly(tie_sentence(tie, people[pair[0]], people[pair[1]], union.as_of))
        for tie in own or found
    ]
    who = says(state) if own else says_who(state.network, AGREED)
    said = " and ".join(f"{one[:1].lower()}{one[1:]}" for one in dict.fromkeys(words))
    return f"{who} says {said}" if said else ""


def legend(states: tuple[State, State]) -> Mapping[str, str]:
    """Return what the marks of the picture of both mean, by their key."""
    first, second = (seen_so(state.network) for state in states)
    here, there = f"{first}, not {second}", f"{second}, not {first}"
    return {"is first": here, "is second": there, "tie new": there, "tie gone": here}
