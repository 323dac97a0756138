"""Rows of the graph -> the records of `queries.model`. Only here is a property's name read.

The rows are maps of properties as stored (`queries.properties`); what a row lacks is "not known".
The large answers come packed instead: `queries.packed`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from queries.model import (
    Case,
    Disclosure,
    Fact,
    Household,
    Membership,
    Person,
    Residence,
    Restriction,
    SideAsked,
    Tie,
)
from queries.partial_date import PartialDate
from queries.vocabulary import (
    Certainty,
    ChildWish,
    Connection,
    Covers,
    MayTalk,
    RestrictionKind,
    Ring,
    Sex,
    SideAnswer,
    Status,
    TieType,
)

Map = Mapping[str, Any]
E = TypeVar("E", bound=StrEnum)


def _by_value(words: type[E]) -> Mapping[str | None, E]:
    return {word.value: word for word in words}


SEX = _by_value(Sex)
CERTAINTY = _by_value(Certainty)
CONNECTION = _by_value(Connection)
STATUS = _by_value(Status)
MAY_TALK = _by_value(MayTalk)
CHILD_WISH = _by_value(ChildWish)
TIE = _by_value(TieType)


def person(row: Map) -> Person:
    """A person; `phone` and `email` are there only if the statement let them out."""
    get = row.get
    return Person(
        id=row["id"],
        name=get("name") or "",
        known_as=get("known_as") or "",
        birth=span(row, "birth_earliest", "birth_latest", "birth_words"),
        death=span(row, "death_earliest", "death_latest", "death_words"),
        deceased=get("deceased") or False,
        unborn=get("unborn") or False,
        sex=SEX.get(get("sex"), Sex.UNKNOWN),
        gender=get("gender") or "",
        language=get("language") or "",
        interpreter=get("interpreter") or "",
        access_needs=get("access_needs") or "",
        phone=get("phone") or "",
        email=get("email") or "",
        whereabouts_visible_to=tuple(get("whereabouts_visible_to") or ()),
    )


def membership(row: Map, person_id: str, case_id: str) -> Membership:
    """A person's place in a case's network."""
    get = row.get
    return Membership(
        id=row["id"],
        person_id=person_id,
        case_id=case_id,
        connection=CONNECTION.get(get("connection"), Connection.NATURAL),
        status=STATUS.get(get("status"), Status.SUGGESTED),
        status_reason=get("status_reason") or "",
        may_talk=MAY_TALK.get(get("may_talk"), MayTalk.NOT_ASKED),
        may_talk_by=get("may_talk_by") or "",
        safe_contact=get("safe_contact") or "",
        distance=get("distance") or "",
        agency=get("agency") or "",
        job=get("job") or "",
        since=since(row),
        until=until(row),
        fact=fact(row),
        notes=get("notes") or "",
    )


def tie(row: Map) -> Tie:
    """A tie; the row has `type`, `start` and `end` beside the stored properties."""
    get = row.get
    return Tie(
        id=row["id"],
        type=TIE[row["type"]],
        start=row["start"],
        end=row["end"],
        kind=get("kind") or "",
        side=get("side") or "",
        words=get("words") or "",
        closeness=get("closeness"),
        contact_agreed=get("contact_agreed") or "",
        contact_last=span(
            row, "contact_last_earliest", "contact_last_latest", "contact_last_words"
        ),
        child_wish=CHILD_WISH.get(get("child_wish"), ChildWish.NOT_ASKED),
        flow=get("flow") or "",
        days=get("days") or "",
        since=since(row),
        until=until(row),
        fact=fact(row),
    )


def household(row: Map) -> Household:
    """A household."""
    return Household(row["id"], row.get("name") or "", row.get("address") or "")


def residence(row: Map, household_id: str) -> Residence:
    """One person living in one household; the row has `person` too."""
    return Residence(
        id=row["id"],
        person_id=row["person"],
        household_id=household_id,
        days=row.get("days") or "",
        since=since(row),
        until=until(row),
        fact=fact(row),
    )


def disclosure(row: Map) -> Disclosure:
    """What somebody was told; the row has `person` too."""
    get = row.get
    return Disclosure(
        id=row["id"],
        person_id=row["person"],
        ring=Ring(row["ring"]),
        on=span(row, "on_earliest", "on_latest", "on_words"),
        by=get("by") or "",
        agreed_by=get("agreed_by") or "",
        why=get("why") or "",
        about=get("about") or "",
        fact=fact(row),
    )


def restriction(row: Map) -> Restriction:
    """What keeps two people apart; the row has `person` and `away_from` too."""
    return Restriction(
        id=row["id"],
        person_id=row["person"],
        away_from_id=row["away_from"],
        kind=RestrictionKind(row["kind"]),
        covers=Covers(row.get("covers") or Covers.SAME_ROOM),
        exception=row.get("exception") or "",
        since=since(row),
        until=until(row),
        fact=fact(row),
    )


def side_asked(row: Map) -> SideAsked:
    """Whether one parent's side was asked about."""
    return SideAsked(
        id=row["id"],
        side=row["side"],
        answer=SideAnswer(row["answer"]),
        on=span(row, "on_earliest", "on_latest", "on_words"),
        fact=fact(row),
    )


def case(row: Map) -> Case:
    """A case; the row has `case` (a map), `children` and `workers` (lists of maps)."""
    properties = row["case"]
    workers = row.get("workers") or []
    return Case(
        id=properties["id"],
        number=properties.get("number") or "",
        summary=properties.get("summary") or "",
        seq=properties.get("seq") or 0,
        children=tuple(child["id"] for child in row["children"]),
        opened=span(properties, "opened_earliest", "opened_latest", "opened_words"),
        closed=span(properties, "closed_earliest", "closed_latest", "closed_words"),
        worker=(workers[-1]["name"] or "") if workers else "",
        team=(workers[-1]["team"] or "") if workers else "",
    )


def fact(row: Map) -> Fact:
    """Where a fact comes from and who may see it."""
    get = row.get
    return Fact(
        case_id=get("case_id"),
        source=get("source") or "",
        recorded_by=get("recorded_by") or "",
        recorded_at=get("recorded_at") or "",
        certainty=CERTAINTY.get(get("certainty"), Certainty.SURE),
        perspectives=tuple(get("perspectives") or ()),
        visible_to=tuple(get("visible_to") or ()),
    )


def since(row: Map) -> PartialDate | None:
    """When it began."""
    return span(row, "since_earliest", "since_latest", "since_words")


def until(row: Map) -> PartialDate | None:
    """When it ended."""
    return span(row, "until_earliest", "until_latest", "until_words")


def span(row: Map, earliest: str, latest: str, words: str) -> PartialDate | None:
    """The partial date of three properties, or None."""
    first, last = row.get(earliest), row.get(latest)
    if first is None or last is None:
        return None
    return PartialDate(date.fromisoformat(first), date.fromisoformat(last), row.get(words) or first)
