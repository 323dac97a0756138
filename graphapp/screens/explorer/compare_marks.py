"""How the picture of two states marks who differs: their outline, the words under a name."""

from __future__ import annotations

from graphapp.canvas.changed import FIRST, GONE, NEW, SECOND
from graphapp.canvas.compared import Told
from graphapp.canvas.lines import style_of
from graphapp.canvas.words import curly
from graphapp.screens.explorer import compare_views
from graphapp.screens.explorer.compare_person import lines_of
from graphapp.screens.explorer.compare_words import KNEW, died
from graphapp.screens.explorer.comparing import Compared
from graphapp.screens.explorer.differing import Changed, Otherwise, Shared, State
from queries.model import Network
from queries.vocabulary import Connection


def marks(found: Compared, *, rings: bool) -> dict[str, str]:
    """Return how each person who differs is marked on the picture, by person id.

    Who died is crossed, but for the circles, where the dead have no place: they are as gone.
    """
    was = found.found
    if not isinstance(was, Changed):
        return {
            **dict.fromkeys(was.only[0], FIRST),
            **dict.fromkeys(was.only[1], SECOND),
        }
    gone = was.gone | was.died if rings else was.gone
    return {**dict.fromkeys(was.new, NEW), **dict.fromkeys(gone, GONE)}


def notes(found: Compared, *, rings: bool) -> dict[str, str]:
    """Return the words under the names of those who differ, by person id.

    They stand where the relation does. With `rings`, on the circles, what somebody knew before is
    told: they stand where they do on the later day.
    """
    was = found.found
    if isinstance(was, Shared):
        return _children_notes(found, was)
    if isinstance(was, Otherwise):
        pairs = zip(found.states, was.only, strict=True)
        return {
            key: _with_relation(state, key, f"only {compare_views.says(state)}")
            for state, only in pairs
            for key in only
        }
    then, now = found.states
    words: dict[str, str] = {}
    if rings:
        words |= {key: KNEW[before] for key, (before, _) in was.told.items()}
    words |= {key: f"was {curly(short)}" for key, short in was.became.items()}
    for key in was.died:
        words[key] = died(found, key)
    for key in was.new:
        words[key] = _with_relation(now, key, "new")
    for key in was.gone:
        member = then.network.memberships.get(key)
        until = member.until if member else None
        words[key] = f"until {until}" if until else "no longer here"
    return words


def notes_alone(found: Compared, *, rings: bool) -> dict[str, str]:
    """Return the words under the names when one of the two is shown: what somebody knew then."""
    was, state = found.found, found.state
    if not isinstance(was, Changed) or state is not found.states[0] or not rings:
        return {}
    return {key: KNEW[before] for key, (before, _) in was.told.items()}


def _children_notes(found: Compared, share: Shared) -> dict[str, str]:
    words: dict[str, str] = {}
    for number, state in enumerate(found.states):
        words |= {
            key: _with_relation(state, key, f"only {state.words}") for key in share.only[number]
        }
        words |= {
            key: f"closer to {state.words}" for key, one in share.closer.items() if one == number
        }
    everybody = State("", "", found.union, found.relations)
    return words | {key: _with_relation(everybody, key, "neither yet") for key in share.neither}


def _with_relation(state: State, person_id: str, before: str) -> str:
    """Return "new, dad's sister": the words with who somebody is in a state."""
    relation = state.relations.get(person_id)
    who = curly(relation.short) if relation else ""
    member = state.network.memberships.get(person_id)
    if member is not None and member.connection is Connection.PROFESSIONAL:
        who = member.job
    return f"{before}, {who}" if who else before


def told_of(found: Compared, *, rings: bool) -> Told:
    """Return what the picture of both says by its marks, with the words of its legend."""
    was = found.found
    then, now = found.states
    spoken = {key: " ".join(lines_of(found, key)) for key in _differing(found)}
    if isinstance(was, Shared):
        legend = {f"is {FIRST}": f"only {then.words}", f"is {SECOND}": f"only {now.words}"}
        pairs = zip(found.states, was.only, strict=True)
        short = {key: f"only {state.words}" for state, only in pairs for key in only}
        return Told(marks(found, rings=rings), spoken, legend=legend, words=short)
    if isinstance(was, Otherwise):
        words = {key: f"only {compare_views.says(one)}" for one, only in
                 zip(found.states, was.only, strict=True) for key in only}  # fmt: skip
        first, second = ({tie.id for tie in ties} for ties in was.ties)
        legend = dict(compare_views.legend(found.states))
        return Told(marks(found, rings=rings), spoken, second, first, legend, words,
                    styles(found.union), in_sight=True)  # fmt: skip
    legend = {
        f"is {NEW}": f"new since {then.words}",
        f"is {GONE}": f"no longer in the network {_when(now)}".removesuffix(" today"),
        f"tie {NEW}": "a new tie",
        f"tie {GONE}": "a tie that ended, or to somebody who left",
    }
    if rings and was.told:
        legend["stands"] = f"Everybody stands where they do {_when(now)}"
    return Told(
        marks(found, rings=rings),
        spoken,
        {tie.id for tie in was.tied},
        {tie.id for tie in was.untied},
        legend,
        {**dict.fromkeys(was.new, "new"), **dict.fromkeys(was.gone, "left")},
    )


def styles(network: Network) -> dict[str, str]:
    """Return how each tie of feeling or support is drawn, by its id."""
    return {tie.id: style for tie in network.ties if (style := style_of(tie))}


def _when(state: State) -> str:
    return "today" if state.words == "Today" else f"on {state.words}"


def _differing(found: Compared) -> list[str]:
    was = found.found
    if isinstance(was, Shared):
        chosen = was.only[0] | was.only[1] | was.neither | set(was.closer) | set(was.wishes)
    elif isinstance(was, Otherwise):
        ends = {end for ties in was.ties for tie in ties for end in (tie.start, tie.end)}
        chosen = was.only[0] | was.only[1] | ends
    else:
        chosen = was.new | was.gone | was.died | set(was.told) | set(was.moved) | set(was.became)
    return [key for key in found.union.people if key in chosen]
