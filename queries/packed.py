"""Reads the large answers, which come packed: a network of 600 people is some 60,000 values.

The order of each list is the order written in `cypher/network/members.cypher` and `facts.cypher`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from queries.model import Fact, Membership, Person, Tie
from queries.partial_date import PartialDate
from queries.records import (
    CERTAINTY,
    CHILD_WISH,
    CONNECTION,
    MAY_TALK,
    SEX,
    STATUS,
    TIE,
)
from queries.vocabulary import Certainty, ChildWish, Connection, MayTalk, Sex, Status

Values = Sequence[Any]


def members(groups: Sequence[Values], case_id: str) -> list[tuple[Person, Membership]]:
    """Members of one case in the order of their connection and then of their being added."""
    found = []
    for fact_values, tokens, people in groups:
        where_from = fact(fact_values)
        may_know_where = tuple(tokens or ())
        for person_values, values in people:
            one = person(person_values, may_know_where)
            found.append((one, membership(values, one.id, case_id, where_from)))
    found.sort(key=lambda both: (both[1].connection, both[1].id))
    return found


def ties(groups: Sequence[Values]) -> tuple[Tie, ...]:
    """Ties in the order of their ids."""
    found = []
    for fact_values, packed in groups:
        where_from = fact(fact_values)
        found += [tie(values, where_from) for values in packed]
    found.sort(key=lambda one: one.id)
    return tuple(found)


def fact(values: Values) -> Fact:
    """Where a fact comes from and who may see it."""
    case_id, source, recorded_by, recorded_at, certainty, perspectives, visible_to = values
    return Fact(
        case_id,
        source or "",
        recorded_by or "",
        recorded_at or "",
        CERTAINTY.get(certainty, Certainty.SURE),
        tuple(perspectives or ()),
        tuple(visible_to or ()),
    )


def person(values: Values, whereabouts_visible_to: tuple[str, ...]) -> Person:
    """A person."""
    key, name, known_as, birth, death, deceased, unborn, sex, *more = values
    gender, language, interpreter, access_needs, phone, email = more
    return Person(
        key,
        name or "",
        known_as or "",
        span(birth),
        span(death),
        deceased or False,
        unborn or False,
        SEX.get(sex, Sex.UNKNOWN),
        gender or "",
        language or "",
        interpreter or "",
        access_needs or "",
        phone or "",
        email or "",
        whereabouts_visible_to,
    )


def membership(values: Values, person_id: str, case_id: str, where_from: Fact) -> Membership:
    """A person's place in a case's network."""
    key, connection, status, reason, may_talk, may_talk_by, *more = values
    safe_contact, distance, agency, job, since, until, notes = more
    return Membership(
        key,
        person_id,
        case_id,
        CONNECTION.get(connection, Connection.NATURAL),
        STATUS.get(status, Status.SUGGESTED),
        reason or "",
        MAY_TALK.get(may_talk, MayTalk.NOT_ASKED),
        may_talk_by or "",
        safe_contact or "",
        distance or "",
        agency or "",
        job or "",
        span(since),
        span(until),
        where_from,
        notes or "",
    )


def tie(values: Values, where_from: Fact) -> Tie:
    """A tie."""
    key, kind_of_tie, start, end, kind, side, words, closeness, agreed, last, *more = values
    wish, flow, days, since, until = more
    return Tie(
        key,
        TIE[kind_of_tie],
        start,
        end,
        kind or "",
        side or "",
        words or "",
        closeness,
        agreed or "",
        span(last),
        CHILD_WISH.get(wish, ChildWish.NOT_ASKED),
        flow or "",
        days or "",
        span(since),
        span(until),
        where_from,
    )


def span(text: str | None) -> PartialDate | None:
    """The partial date in "2020-01-01/2020-12-31/2020"; the words may hold strokes too."""
    if text is None:
        return None
    earliest, latest, words = text.split("/", 2)
    return PartialDate(date.fromisoformat(earliest), date.fromisoformat(latest), words or earliest)
