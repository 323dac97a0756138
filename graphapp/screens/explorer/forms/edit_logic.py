"""From what was typed to one command that corrects somebody, in only the fields that changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from graphapp.screens.explorer.drawing import Reading
from graphapp.screens.explorer.forms.about import About
from graphapp.screens.explorer.forms.given import Given
from graphapp.screens.explorer.forms.homes import LEFT, OUT, STAYS, living_now, move
from graphapp.screens.explorer.forms.specs import Changes, Seen, Spec, changes, seen_of
from queries.commands import (
    Command,
    command,
    correct_person,
    move_out,
    set_membership,
    take_back,
    take_off_map,
    tell,
)
from queries.commands.command import Kind, Operation
from queries.model import Residence
from queries.people import PersonDetails
from queries.store.errors import Refused
from queries.vocabulary import NodeLabel, Ring, TieType

LIVES = (("living", "Living"), ("died", "Has died"), ("unborn", "Not born yet"))
_PERSON = (
    Spec("person", "name", field="own_name"),
    *(Spec("person", name) for name in ("birth", "sex", "gender", "language", "death")),
    Spec("person", "known_as", label="known-as"),
    Spec("person", "interpreter"),
    Spec("person", "access_needs"),
)
_WHERE = (
    Spec("person", "phone"),
    Spec("person", "email"),
    Spec(
        "person",
        "whereabouts_visible_to",
        field="whereabouts",
        label="who may see the phone and address",
    ),
)
_MEMBER = (
    *(Spec("member", name) for name in ("connection", "status", "agency", "job", "distance")),
    Spec("member", "may_talk", label="may we talk to them"),
    Spec("member", "may_talk_by", label="who agreed that we talk"),
    Spec("member", "visible_to", label="who may see them"),
)
_SAFE = (Spec("member", "safe_contact"),)
_REASON = (Spec("member", "status_reason", label="reason"), Spec("member", "notes"))
SPECS = (*_PERSON, *_WHERE, *_MEMBER, *_SAFE, *_REASON)


def seen_person(reading: Reading, details: PersonDetails, *, professionals: bool) -> dict[str, Any]:
    """Return what the form shows: what this audience may not see is not in it at all."""
    person, member = details.person, details.membership
    seen = seen_of("person", person, _PERSON)
    seen |= {"person.deceased": person.deceased, "person.unborn": person.unborn}
    whereabouts = bool(person.whereabouts_visible_to)
    if whereabouts:
        seen |= seen_of("person", person, _WHERE[:2] + (_WHERE[2:] if professionals else ()))
    if member is not None:
        seen |= {"member": member.id}
        seen |= seen_of("member", member, _MEMBER[:-1] + (_MEMBER[-1:] if professionals else ()))
        seen |= seen_of("member", member, _SAFE) if whereabouts else {}
        seen |= seen_of("member", member, _REASON) if professionals else {}
    told = details.disclosures
    seen["ring"] = str(told[-1].ring) if told else str(Ring.NOTHING)
    now = living_now(details.residences, person.id, reading.network.as_of)
    seen["home"] = now[0].household_id if len(now) == 1 else ""
    return seen


def life_of(seen: Seen) -> str:
    """Return the choice of `LIVES` that holds."""
    if seen.get("person.deceased") or seen.get("person.death"):
        return "died"
    return "unborn" if seen.get("person.unborn") else "living"


def ring_now(seen: Seen) -> str:
    """Return what they know, as it was shown."""
    return str(seen.get("ring") or Ring.NOTHING)


def edit_changes(given: Given, about: About) -> Changes:
    """Return the changed fields of the person and of their place in the network."""
    found = changes(given, SPECS, about.seen)
    if given.has("life") and given.text("life") != life_of(about.seen):
        life = given.text("life")
        person = found.setdefault("person", {})
        person["deceased"] = (about.seen.get("person.deceased") or None, life == "died" or None)
        person["unborn"] = (about.seen.get("person.unborn") or None, life == "unborn" or None)
        found["person"] = {k: pair for k, pair in person.items() if pair[0] != pair[1]}
    if given.text("death") and given.text("life") != "died":
        given.errors["life"] = "There is a day of death. Choose “Has died”, or take the day out."
    return {record: pairs for record, pairs in found.items() if pairs}


def edit_command(
    given: Given, about: About, reading: Reading, details: PersonDetails, found: Changes
) -> Command | None:
    """Return one command for all that changed, None when nothing did or something is wrong."""
    commands: list[Command] = []
    person_id = about.person
    if pairs := found.get("person"):
        commands.append(correct_person(about.case_id, person_id, pairs))
    if pairs := found.get("member"):
        member = str(about.seen["member"])
        commands.append(set_membership(about.case_id, member, pairs, person_id=person_id))
    told = _told(given, about)
    moved = _moved(given, about, reading, details)
    if given.errors:
        return None
    commands += [told] if told else []
    commands += [moved] if moved else []
    if not commands:
        return None
    operations = [one for made in commands for one in made.operations]
    words = commands[0].words if len(commands) == 1 and not found else _words(found, told, moved)
    return command(
        about.case_id,
        words.replace("{who}", f"{{{person_id}}}"),
        *operations,
        command_id=about.command,
    )


def _words(found: Changes, told: Command | None, moved: Command | None) -> str:
    labels = {(spec.record, spec.name): spec.words for spec in SPECS}
    labels |= {("person", "deceased"): "life", ("person", "unborn"): "life"}
    names = [labels[record, name] for record, pairs in found.items() for name in pairs]
    names += (["what they know"] if told else []) + (["home"] if moved else [])
    names = list(dict.fromkeys(names))
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} other things"]
    fields = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"Changed {{who}}’s {fields}."


def _told(given: Given, about: About) -> Command | None:
    if not given.has("ring"):
        return None
    more = {"by": given.text("told_by"), "agreed_by": given.text("told_agreed")}
    more["why"] = given.text("told_why")
    ring = given.word("ring", Ring)
    if ring is None or (str(ring) == ring_now(about.seen) and not any(more.values())):
        return None
    on = given.date("told_on")
    if on is None:
        given.errors.setdefault("told_on", "Write when they were told; a month or a year will do.")
        return None
    if on.earliest > date.today():
        given.errors["told_on"] = "This day is still to come. Write when they were told."
        return None
    seen_by = _seen_by(given, about)
    return tell(about.case_id, [about.person], ring, on=on, fields=more, visible_to=seen_by)


def _moved(given: Given, about: About, reading: Reading, details: PersonDetails) -> Command | None:
    now = living_now(details.residences, about.person, reading.network.as_of)
    left = _left(given, about, now)
    home, other = given.text("home"), given.text("other_home")
    before = str(about.seen.get("home") or "")
    if not other and home == before:
        return left
    since = given.date("home_since")
    stays = bool(given.several(STAYS))
    leaves = now if len(now) == 1 and not stays else []
    if leaves and since is None:
        given.errors.setdefault(
            "home_since",
            "Write since when, so that the old home gets its end. “About May 2026” is enough.",
        )
    if given.errors:
        return None
    if home == OUT and not other and since is not None:
        ends = {one.id: one.until for one in leaves}
        return move_out(about.case_id, ends, since, people=[about.person])
    operations: Sequence[Operation] = move(
        about.case_id,
        about.person,
        "" if other else home,
        other=other,
        since=since,
        leaves=leaves,
        visible_to=given.tokens("whereabouts", details.person.whereabouts_visible_to),
        days=given.text("home_days"),
    )
    operations = (*operations, *(left.operations if left else ()))
    words = f"Recorded where {{{about.person}}} lives."
    return command(about.case_id, words, *operations) if operations else None


def _left(given: Given, about: About, now: Sequence[Residence]) -> Command | None:
    """Return what ends one of the homes that somebody has, None when nobody says so."""
    made: list[Operation] = []
    for one in now:
        until = given.date(f"{LEFT}{one.id}")
        if until is None:
            continue
        if until.earliest > date.today():
            given.errors[f"{LEFT}{one.id}"] = "This day is still to come. Write when they left."
        elif one.since and one.since.earliest > until.latest:
            given.errors[f"{LEFT}{one.id}"] = (
                f"They came there on {one.since}, which is later. Correct the day."
            )
        made += move_out(about.case_id, {one.id: one.until}, until).operations
    words = f"Recorded where {{{about.person}}} lives."
    return command(about.case_id, words, *made) if made else None


def _seen_by(given: Given, about: About) -> list[str] | None:
    if not given.has("visible_to"):
        return None
    own = about.seen.get("member.visible_to") or ()
    return given.tokens("visible_to", own)


def off_command(given: Given, about: About, details: PersonDetails) -> Command | None:
    """Return the command that takes somebody off the map after a day."""
    on = given.date("off_on")
    if on is None:
        given.errors.setdefault("off_on", "Write their last day on the map.")
    if on is None or details.membership is None:
        return None
    member = details.membership
    return take_off_map(
        about.case_id,
        member.id,
        on,
        person_id=about.person,
        seen=member.until,
        command_id=about.command,
    )


def mistake_command(about: About, details: PersonDetails) -> Command:
    """Return the command that takes back somebody who was added by mistake.

    Raises
    ------
    Refused : something was recorded about them that is no part of adding them.
    """
    case_id = about.case_id
    if details.disclosures or details.restrictions:
        raise Refused(("More has been recorded about them since. Take them off the map instead.",))
    gone: list[tuple[str, Kind]] = [(one.id, TieType.IN_NETWORK_OF) for one in details.memberships]
    gone += [(tie.id, tie.type) for tie in details.ties if tie.fact.case_id == case_id]
    gone += [(o.id, TieType.LIVES_IN) for o in details.residences if o.fact.case_id == case_id]
    if set(details.maps) <= {case_id}:
        gone.append((about.person, NodeLabel.PERSON))
    words = f"Took back {{{about.person}}}, added by mistake."
    return take_back(case_id, gone, words, command_id=about.command)
