"""From what was typed to one command that adds somebody, with their ties and their home."""

from __future__ import annotations

from datetime import date

from graphapp.screens.explorer.drawing import Reading
from graphapp.screens.explorer.forms.about import About
from graphapp.screens.explorer.forms.given import Given
from graphapp.screens.explorer.forms.homes import move
from graphapp.screens.explorer.forms.relation import Read, read_relation
from queries.commands import Command, MakeTie, add_person, command, join_network, new_tie
from queries.vocabulary import Connection, Sex, TieType

PLAIN = ("name", "known_as", "gender", "language", "interpreter", "access_needs", "phone", "email")


def add_command(given: Given, about: About, reading: Reading) -> Command | None:
    """Return the command, None when something typed is wrong (`given.errors` says what)."""
    children = given.several("children", reading.network.case.children)
    read = read_relation(given.text("relation"), reading, children)
    person = _person(given, about, read)
    if not about.same and not given.text("name") and not given.text("known_as") and read is None:
        given.errors["name"] = (
            f"Write a name, or who they are to {reading.children}. One of the two is enough."
        )
    if given.text("relation") and not children:
        given.errors["children"] = "Tick the child they are related to, or take the relation out."
    if given.errors:
        return None
    seen_by = given.tokens("visible_to")
    membership = _membership(given, read)
    person_id = about.same or about.made
    ties = _ties(read, person_id, given.text("source"), seen_by)
    if about.same:
        base = join_network(about.case_id, person_id, membership, visible_to=seen_by)
        operations = (*base.operations, *ties)
    else:
        base = add_person(about.case_id, person, membership, ties=ties, visible_to=seen_by)
        operations = base.operations
    home = move(
        about.case_id,
        person_id,
        given.text("home"),
        other=given.text("other_home"),
        visible_to=given.tokens("whereabouts"),
        source=given.text("source"),
    )
    return command(about.case_id, base.words, *operations, *home, command_id=about.command)


def _person(given: Given, about: About, read: Read | None) -> dict[str, object]:
    life = given.text("life")
    birth = given.date("birth")
    sex = given.word("sex", Sex) or Sex.UNKNOWN
    if sex is Sex.UNKNOWN and read is not None:
        sex = read.sex
    died = life == "died" or (read is not None and read.meaning.deceased)
    if birth is not None and birth.earliest > date.today() and life != "unborn":
        given.errors["birth"] = (
            "This day is still to come. Correct it, or choose “Not born yet” further down."
        )
    found: dict[str, object] = {name: given.text(name) for name in PLAIN}
    found |= {"id": about.made, "birth": birth, "sex": sex}
    found |= {"deceased": True} if died else {}
    found |= {"unborn": True} if life == "unborn" else {}
    seen_by = given.tokens("whereabouts")
    return found if seen_by is None else {**found, "whereabouts_visible_to": seen_by}


def _membership(given: Given, read: Read | None) -> dict[str, object]:
    connection = given.word("connection", Connection) or Connection.NATURAL
    found: dict[str, object] = {
        "connection": connection,
        "safe_contact": given.text("safe_contact"),
        "distance": given.text("distance"),
        "source": given.text("source"),
    }
    if connection is Connection.PROFESSIONAL:
        job = given.text("job") or (read.meaning.job if read else "")
        found |= {"agency": given.text("agency"), "job": job}
    return found


def _ties(
    read: Read | None, person_id: str, source: str, seen_by: list[str] | None
) -> list[MakeTie]:
    if read is None:
        return []
    ties = []
    for other in read.to:
        for tie in read.ties:
            start, end = (other, person_id) if tie.reverse else (person_id, other)
            fields: dict[str, object] = {"kind": tie.kind, "words": tie.words, "source": source}
            if tie.type is TieType.STATED_KIN:
                fields["side"] = tie.side
            ties.append(new_tie(tie.type, start, end, fields, visible_to=seen_by))
    return ties
