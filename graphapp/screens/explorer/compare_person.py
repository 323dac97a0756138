"""What differs for one person between two states, a sentence each: for the panel, and spoken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphapp.canvas.words import curly
from graphapp.screens.explorer import compare_views
from graphapp.screens.explorer.compare_words import KNEW, KNOW, WISH, at_work, died
from graphapp.screens.explorer.comparing import Compared
from graphapp.screens.explorer.differing import Changed, Otherwise, Shared, State, known
from graphapp.words import listed
from queries.kinship import tie_sentence
from queries.model import Network, Tie
from queries.partial_date import PartialDate


def lines_of(found: Compared, person_id: str) -> list[str]:
    """Return what the panel says of the difference for one person, a sentence each."""
    was = found.found
    if isinstance(was, Shared):
        return _for_each_child(found, was, person_id)
    if isinstance(was, Otherwise):
        return list(_in_each_view(found, was, person_id))
    return list(_since_then(found, was, person_id))


def _in_each_view(found: Compared, was: Otherwise, key: str) -> Iterator[str]:
    for state, only in zip(found.states, was.only, strict=True):
        if key in only:
            yield f"Only {compare_views.says(state)} names them."
    for said in compare_views.said_of(found.states, was, found.union, key):
        words = compare_views.told(said)
        yield f"{words[:1].upper()}{words[1:]}."


def _since_then(found: Compared, was: Changed, key: str) -> Iterator[str]:
    then, now = found.states
    if key in was.new:
        member = now.network.memberships.get(key)
        joined = f": they joined the map {_on(member.since)}" if member and member.since else ""
        yield f"New{joined}."
    if key in was.gone:
        member = then.network.memberships.get(key)
        until = f" until {member.until}" if member and member.until else ""
        yield f"They were in the network{until}; not any more."
    if key in was.died:
        yield f"{died(found, key).capitalize()}."
    if key in was.told:
        before, after = was.told[key]
        yield f"{KNEW[before].capitalize()} then; {KNOW[after][0].replace('only ', '')}."
    if key in was.became:
        short = now.relations[key].short
        yield f"Was {curly(was.became[key])} then; {curly(short)} now."
    if key in was.moved:
        home_before, home = was.moved[key]
        lived = f"Lived at {curly(home_before)} then" if home_before else "No home recorded then"
        lives = f"lives at {curly(home)} now" if home else "no home recorded now"
        yield f"{lived}; {lives}."
    yield from _tie_lines(then.network, was.untied, key, "A tie that ended")
    yield from _tie_lines(now.network, was.tied, key, "A new tie")


def _tie_lines(network: Network, ties: Sequence[Tie], key: str, what: str) -> Iterator[str]:
    for tie in ties:
        if key in (tie.start, tie.end):
            other = tie.end if tie.start == key else tie.start
            words = tie_sentence(tie, network.people[key], network.people[other], network.as_of)
            yield f"{what}: {curly(words[:1].lower() + words[1:])}."


def _on(when: PartialDate) -> str:
    return f"on {when}" if when.exact else f"in {when}" if when.words[:1].isupper() else str(when)


def _for_each_child(found: Compared, share: Shared, key: str) -> list[str]:
    if key in share.neither:
        names = listed([state.words for state in found.states])
        return [f"Nobody has said whether {names} know them."]
    return [
        _for_child(found, state, key)
        for state in found.states
        if key not in state.network.case.children
    ]


def _for_child(found: Compared, state: State, key: str) -> str:
    if key not in state.network.people:
        return f"{state.words} has no tie with them."
    relation = state.relations.get(key)
    member = state.network.memberships.get(key)
    who = curly(relation.short) if relation else ""
    if at_work(found, key) and member is not None:
        who = member.job
    tie = known(state.network, state.key).get(key)
    parts = [who] if who else []
    parts.append(
        f"closeness {tie.closeness} of 5" if tie and tie.closeness else "closeness not said"
    )
    if tie and tie.contact_last:
        parts.append(f"last seen {tie.contact_last}")
    if tie and tie.child_wish in WISH:
        parts.append(f"{state.words} {WISH[tie.child_wish]}")
    return f"For {state.words}: {', '.join(parts)}."
