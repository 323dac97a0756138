"""What differs between two states of a network, in words: a sentence, and a few under a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graphapp.canvas.words import curly
from graphapp.screens.explorer import compare_views
from graphapp.screens.explorer.comparing import Compared
from graphapp.screens.explorer.differing import Changed, Otherwise, Shared
from graphapp.screens.explorer.wording import called
from graphapp.words import listed
from queries.model import Network, Tie
from queries.vocabulary import ChildWish, Connection, Ring

AT_WORK = "of the professionals "
"""How a clause of professionals begins: they are never in one list with people from life."""

KNEW = {Ring.MOST: "knew most things", Ring.LITTLE: "knew a little", Ring.NOTHING: "knew nothing"}
_ORDER = (Ring.NOTHING, Ring.LITTLE, Ring.MOST)
KNOW = {
    Ring.MOST: ("knows most things now", "know most things now"),
    Ring.LITTLE: ("knows only a little now", "know only a little now"),
    Ring.NOTHING: ("knows nothing now", "know nothing now"),
}
_TOLD = {Ring.MOST: "told most things", Ring.LITTLE: "told a little"}
WISH = {ChildWish.WANTS: "wants them there", ChildWish.DOES_NOT_WANT: "does not want them there"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of the sentence about some people: words, their ids in order, words."""

    before: str
    people: tuple[str, ...]
    after: str


def since(found: Compared) -> str:
    """Return how the sentence begins: "Since 3 December 2025", "Ivy and Noah"."""
    then, now = found.states
    if isinstance(found.found, Shared):
        return f"{then.words} and {now.words}"
    if isinstance(found.found, Otherwise):
        return compare_views.begins(found.states)
    if now.words == "Today":
        return f"Since {then.words}"
    return f"From {then.words} to {now.words}"


def clauses(found: Compared) -> list[Clause]:
    """Return what differs as clauses, those of people from life before those of professionals."""
    was = found.found
    if isinstance(was, Changed):
        told = _of_days(found, was)
    else:
        told = _of_children(found, was) if isinstance(was, Shared) else _of_views(found, was)
    return sorted(told, key=lambda one: one.before.startswith(AT_WORK))


def _of_views(found: Compared, was: Otherwise) -> Iterator[Clause]:
    for state, only in zip(found.states, was.only, strict=True):
        yield from _have(found, only, f"only {compare_views.says(state)} names ")
    for said in compare_views.said_of(found.states, was, found.union):
        yield Clause("", said.pair, f": {compare_views.told(said)}")


def _of_days(found: Compared, was: Changed) -> Iterator[Clause]:
    now = found.states[1].network
    yield from _about(found, was.new, ("is new", "are new"))
    yield from _about(found, was.gone, ("is no longer in the network",
                                        "are no longer in the network"))  # fmt: skip
    yield from _about(found, was.died, ("died", "died"))
    for ring in reversed(_ORDER):
        more = [key for key, (a, b) in was.told.items() if b is ring and _more(a, b)]
        less = [key for key, (a, b) in was.told.items() if b is ring and not _more(a, b)]
        if ring in _TOLD:
            yield from _about(found, more, (f"was {_TOLD[ring]}", f"were {_TOLD[ring]}"))
        yield from _about(found, less, KNOW[ring])
    for home in dict.fromkeys(new for old, new in was.moved.values() if old and new):
        moved = [key for key, (old, new) in was.moved.items() if old and new == home]
        where = f"at {curly(home)} now"
        yield from _about(found, moved, (f"lives {where}", f"live {where}"))
    left = [key for key, (old, new) in was.moved.items() if old and not new and key not in was.died]
    yield from _about(found, left, ("moved out", "moved out"))
    yield from _ties(now, was.tied, "a new tie")
    yield from _ties(now, was.untied, "a tie that ended")


def _more(before: Ring, after: Ring) -> bool:
    return _ORDER.index(after) > _ORDER.index(before)


def _about(found: Compared, people: Iterable[str], verb: tuple[str, str]) -> Iterator[Clause]:
    """Yield a clause for those from life and one for professionals: never one list of both."""
    chosen = set(people)
    life = [key for key in found.union.people if key in chosen and not at_work(found, key)]
    work = [key for key in found.union.people if key in chosen and at_work(found, key)]
    for before, group in (("", life), (AT_WORK, work)):
        if group:
            yield Clause(before, tuple(group), f" {verb[len(group) > 1]}")


def _ties(network: Network, ties: Sequence[Tie], what: str) -> Iterator[Clause]:
    """Yield a clause for each two people, but for the child's own ties: the panel tells those."""
    children = set(network.case.children)
    pairs = dict.fromkeys(
        tuple(sorted((tie.start, tie.end)))
        for tie in ties
        if not children & {tie.start, tie.end} and {tie.start, tie.end} <= set(network.people)
    )
    for pair in pairs:
        yield Clause("", pair, f" have {what}")


def _of_children(found: Compared, share: Shared) -> Iterator[Clause]:
    names = tuple(state.words for state in found.states)
    yield from _have(found, share.both, "both have ")
    for name, only in zip(names, share.only, strict=True):
        yield from _have(found, only, f"only {name} has ")
    yield from _have(found, share.neither, "nobody has said whether either knows ")
    for number, name in enumerate(names):
        near = [key for key, one in share.closer.items() if one == number]
        yield from _about(found, near, (f"is closer to {name}", f"are closer to {name}"))
    for key, wish in share.wishes.items():
        said = [f"{name} {WISH[one]}" for name, one in zip(names, wish, strict=True)]
        yield Clause("", (key,), f": {', '.join(said)}")


def _have(found: Compared, people: Iterable[str], before: str) -> Iterator[Clause]:
    chosen = set(people)
    for professional, more in ((False, ""), (True, AT_WORK)):
        group = [key for key in found.union.people if key in chosen]
        group = [key for key in group if at_work(found, key) is professional]
        if group:
            yield Clause(more + before, tuple(group), "")


def at_work(found: Compared, person_id: str) -> bool:
    """Whether somebody is in either state through their job."""
    member = found.union.memberships.get(person_id)
    return member is not None and member.connection is Connection.PROFESSIONAL


def nothing(found: Compared) -> str:
    """Return the sentence when there is no difference."""
    if isinstance(found.found, Shared):
        return f"{since(found)} have nobody else on the map yet."
    if isinstance(found.found, Otherwise):
        return compare_views.nothing(found.states)
    return f"{since(found)}, nothing changed that is recorded."


def sentence(found: Compared) -> str:
    """Return the whole difference as one text: for a screen reader, and for a printed page."""
    told = [
        f"{one.before}{listed([name_of(found, key) for key in one.people])}{one.after}"
        for one in clauses(found)
    ]
    return f"{since(found)}: {'; '.join(told)}." if told else nothing(found)


def name_of(found: Compared, person_id: str) -> str:
    """Return what somebody of either state is called."""
    return called(found.union.people[person_id])


def died(found: Compared, person_id: str) -> str:
    """Return "died 14 March 2026", of somebody who died in between."""
    death = found.states[1].network.people[person_id].death
    return f"died {death}" if death else "died"


def heading(found: Compared) -> str:
    """Return what the picture's title says of the comparing, and which of the two is shown."""
    one, other = (state.words for state in found.states)
    if found.state is not None:
        return found.state.words
    return f"{one} and {other[:1].lower() + other[1:] if other == 'Today' else other}"
