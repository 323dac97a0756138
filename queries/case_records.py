"""Rows of the graph -> the records of `queries.case_model`, as `queries.records` for the others."""

from __future__ import annotations

from queries.case_model import (
    Assignment,
    BottomLine,
    DangerStatement,
    Episode,
    Invitation,
    Meeting,
    Offer,
    Rule,
    SafetyGoal,
    SafetyPlan,
)
from queries.properties import read_date
from queries.records import Map, fact, until
from queries.vocabulary import (
    InvitationAnswer,
    LegalStatus,
    OfferAnswer,
    Part,
    PlanKind,
    RoleAnswer,
    TieType,
    TimeOfYear,
)


def episode(row: Map) -> Episode:
    """A stretch of work under one legal status."""
    status = row.get("legal_status")
    return Episode(
        id=row["id"],
        legal_status=LegalStatus(status) if status else None,
        opened=read_date(row, "opened"),
        closed=read_date(row, "closed"),
        fact=fact(row),
    )


def danger_statement(row: Map) -> DangerStatement:
    """A worry; the row has `ties` (type, person, the tie's id) and `goals` (one or none) too."""
    ties = tuple((TieType(type_), person, tie) for type_, person, tie in row["ties"])

    def people(type_: TieType) -> tuple[str, ...]:
        return tuple(person for of, person, _ in ties if of is type_)

    return DangerStatement(
        id=row["id"],
        words=row["words"],
        worried=people(TieType.WORRIED_BY),
        also_worried=row.get("also_worried") or "",
        about_acts_of=people(TieType.ABOUT_ACTS_OF),
        children=people(TieType.FOR),
        ties=ties,
        goal=goal(row["goals"][0]) if row["goals"] else None,
        on=read_date(row, "on"),
        until=until(row),
        fact=fact(row),
    )


def goal(row: Map) -> SafetyGoal:
    """What is wanted instead of a worry."""
    return SafetyGoal(row["id"], row["words"], fact(row))


def bottom_line(row: Map) -> BottomLine:
    """What the agency needs."""
    return BottomLine(row["id"], row["words"], fact(row))


def plan(row: Map) -> SafetyPlan:
    """A safety plan; the row has `plan`, and `rules` with their `assignments`."""
    found = row["plan"]
    return SafetyPlan(
        id=found["id"],
        kind=PlanKind(found["kind"]),
        made_by=found.get("made_by") or "",
        since=read_date(found, "since"),
        review=read_date(found, "review"),
        until=until(found),
        rules=tuple(rule(each, found["id"]) for each in row["rules"]),
        fact=fact(found),
    )


def rule(row: Map, plan_id: str) -> Rule:
    """A rule; the row has `serves` (pairs: what it serves, the tie) and `assignments` too."""
    get = row.get
    return Rule(
        id=row["id"],
        plan_id=plan_id,
        number=row["number"],
        name=row["name"],
        words=get("words") or "",
        when=get("when") or "",
        slots=tuple(get("slots") or ()),
        time_of_year=TimeOfYear(row["time_of_year"]) if get("time_of_year") else None,
        serves=tuple(served for served, _ in row["serves"]),
        serves_ties=tuple(tie for _, tie in row["serves"]),
        assignments=tuple(assignment(each, row["id"]) for each in row["assignments"]),
        until=until(row),
        fact=fact(row),
    )


def assignment(row: Map, rule_id: str) -> Assignment:
    """One person's part in a rule; the row has `person` too."""
    get = row.get
    return Assignment(
        id=row["id"],
        rule_id=rule_id,
        person_id=row["person"],
        part=Part(row["part"]),
        answer=RoleAnswer(row["answer"]),
        on=read_date(row, "on"),
        there=get("there") or "",
        slots=tuple(get("slots") or ()),
        until=until(row),
        fact=fact(row),
    )


def meeting(row: Map) -> Meeting:
    """A meeting; the row has `meeting`, `offers` and `invitations`."""
    found = row["meeting"]
    get = found.get
    return Meeting(
        id=found["id"],
        offered=read_date(found, "offered"),
        on=read_date(found, "on"),
        starts=get("starts") or "",
        ends=get("ends") or "",
        starts_2=get("starts_2") or "",
        ends_2=get("ends_2") or "",
        place=get("place") or "",
        held=read_date(found, "held"),
        review=read_date(found, "review"),
        notes=get("notes") or "",
        offers=tuple(map(offer, row["offers"])),
        invitations=tuple(invitation(each, found["id"]) for each in row["invitations"]),
        fact=fact(found),
    )


def offer(row: Map) -> Offer:
    """The offer of a meeting to one person; the row has `person` too."""
    return Offer(
        id=row["id"],
        person_id=row["person"],
        answer=OfferAnswer(row.get("answer") or OfferAnswer.WAITING),
        reason=row.get("reason") or "",
    )


def invitation(row: Map, meeting_id: str) -> Invitation:
    """One person's invitation; the row has `person` and `ties` (type, id) too."""
    get = row.get
    return Invitation(
        id=row["id"],
        meeting_id=meeting_id,
        person_id=row["person"],
        answer=InvitationAnswer(row["answer"]),
        on=read_date(row, "on"),
        needs_to_know=get("needs_to_know") or "",
        interpreter=get("interpreter") or "",
        access_needs=get("access_needs") or "",
        sessions=tuple(get("sessions") or ()),
        reason=get("reason") or "",
        ties=tuple((TieType(type_), tie) for type_, tie in row["ties"]),
        fact=fact(row),
    )
