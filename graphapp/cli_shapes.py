"""The shapes of `--json`: stable, and told in docs/cli.md. Adding a field is no break."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphapp.words import child_names
from queries.cases import CaseListed
from queries.changes import ChangeMade
from queries.kinship import Relation
from queries.model import Disclosure, Membership, Network, Person, Restriction, Tie
from queries.network import rings
from queries.partial_date import PartialDate
from queries.paths import PathsFound
from queries.people import PeopleFound

Shape = dict[str, Any]


def a_date(found: PartialDate | None) -> Shape | None:
    """A date as known: its earliest and latest day, and the words it was given in."""
    if found is None:
        return None
    return {
        "earliest": found.earliest.isoformat(),
        "latest": found.latest.isoformat(),
        "words": found.words,
    }


def a_case(one: CaseListed) -> Shape:
    """A case of the list."""
    return {
        "id": one.id,
        "name": child_names(one.children),
        "number": one.case.number,
        "summary": one.case.summary,
        "children": [a_person(child) for child in one.children],
        "natural": one.natural,
        "professional": one.professional,
        "worker": one.case.worker,
        "team": one.case.team,
        "changed_at": one.changed_at,
        "changed_by": one.changed_by,
    }


def a_person(person: Person) -> Shape:
    """A person."""
    return {
        "id": person.id,
        "name": person.name,
        "known_as": person.known_as,
        "birth": a_date(person.birth),
        "death": a_date(person.death),
        "deceased": person.deceased,
        "unborn": person.unborn,
        "sex": str(person.sex),
        "phone": person.phone,
        "email": person.email,
    }


def people(found: PeopleFound) -> Shape:
    """People found, with the ids of the cases each is on."""
    return {
        "people": [
            {**a_person(person), "cases": list(found.maps.get(person.id, ()))}
            for person in found.people
        ],
        "truncated": found.truncated,
    }


def network(found: Network, relations: Mapping[str, Relation]) -> Shape:
    """A network: its people with who they are to the child, ties, homes, rings, restrictions."""
    known = rings(found)
    return {
        "case": {
            "id": found.case.id,
            "number": found.case.number,
            "children": list(found.case.children),
            "seq": found.case.seq,
        },
        "as_of": found.as_of.isoformat(),
        "audience": str(found.audience),
        "people": [
            {
                **a_person(person),
                "child": person.id in found.case.children,
                "relation": _relation(relations.get(person.id)),
                "ring": str(known[person.id]) if person.id in known else None,
                "membership": _membership(found.memberships.get(person.id)),
            }
            for person in found.people.values()
        ],
        "ties": [a_tie(tie) for tie in found.ties],
        "households": [
            {
                "id": home.id,
                "name": home.name,
                "address": home.address,
                "people": [one.person_id for one in found.residences if one.household_id == key],
            }
            for key, home in found.households.items()
        ],
        "disclosures": [_disclosure(told) for told in found.disclosures],
        "restrictions": [_restriction(one) for one in found.restrictions],
        "sides_asked": [
            {"side": one.side, "answer": str(one.answer), "on": a_date(one.on)}
            for one in found.sides_asked
        ],
        "whose": found.whose,
        "holders": [{"id": key, "name": name} for key, name in found.holders.items()],
        "truncated": found.truncated,
        "limit": found.limit,
    }


def a_tie(tie: Tie) -> Shape:
    """A tie between two people."""
    return {
        "id": tie.id,
        "type": str(tie.type),
        "start": tie.start,
        "end": tie.end,
        "kind": tie.kind,
        "side": tie.side,
        "words": tie.words,
        "closeness": tie.closeness,
        "since": a_date(tie.since),
        "until": a_date(tie.until),
        "source": tie.fact.source,
        "certainty": str(tie.fact.certainty),
        "perspectives": list(tie.fact.perspectives),
    }


def paths(found: PathsFound) -> Shape:
    """The ways between two people."""
    return {
        "paths": [
            {
                "sentence": one.sentence,
                "people": [{"id": person.id, "name": person.name} for person in one.people],
                "ties": [a_tie(tie) for tie in one.ties],
            }
            for one in found.paths
        ],
        "truncated": found.truncated,
    }


def a_change(one: ChangeMade) -> Shape:
    """One change of a case."""
    return {
        "id": one.id,
        "case": one.case_id,
        "seq": one.seq,
        "who": one.who,
        "at": one.at,
        "words": one.words,
        "undoes": one.undoes,
        "redoes": one.redoes,
        "undone": one.undone,
        "size": one.size,
    }


def _relation(found: Relation | None) -> Shape | None:
    if found is None:
        return None
    return {
        "word": found.word,
        "short": found.short,
        "sentence": found.sentence,
        "side": found.side,
    }


def _membership(found: Membership | None) -> Shape | None:
    if found is None:
        return None
    return {
        "id": found.id,
        "connection": str(found.connection),
        "status": str(found.status),
        "may_talk": str(found.may_talk),
        "safe_contact": found.safe_contact,
        "distance": found.distance,
        "agency": found.agency,
        "job": found.job,
        "since": a_date(found.since),
        "until": a_date(found.until),
    }


def _disclosure(told: Disclosure) -> Shape:
    return {
        "person": told.person_id,
        "ring": str(told.ring),
        "on": a_date(told.on),
        "by": told.by,
        "agreed_by": told.agreed_by,
    }


def _restriction(one: Restriction) -> Shape:
    return {
        "person": one.person_id,
        "away_from": one.away_from_id,
        "kind": str(one.kind),
        "covers": str(one.covers),
        "exception": one.exception,
        "since": a_date(one.since),
        "until": a_date(one.until),
    }
