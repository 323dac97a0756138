"""The page's sentences: what is known, said plainly, names first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from graphapp.shell.given import SEEN_WORDS, seen_choice
from graphapp.words import (
    AUDIENCE_WORDS,
    RESTRICTION_WORDS,
    RING_WORDS,
    listed,
    moment_words,
    possessive,
)
from queries.allocations import Allocation
from queries.case_model import DangerStatement, Episode
from queries.model import Disclosure, Fact, Person, Restriction, SideAsked
from queries.openings import Opening
from queries.partial_date import PartialDate
from queries.vocabulary import Audience, Covers, LegalStatus, SideAnswer

People = Mapping[str, Person]
NOT_NAMED = "someone (not named yet)"
LEGAL_WORDS = {
    LegalStatus.EARLY_HELP: "early help",
    LegalStatus.CHILD_IN_NEED: "child in need",
    LegalStatus.PROTECTION_PLAN: "child protection plan",
    LegalStatus.IN_CARE_AGREED: "in care, agreed with the parents",
    LegalStatus.IN_CARE_ORDER: "in care, by a court order",
}
_APART = {
    Covers.SAME_ROOM: "{} and {} must not be in the same room",
    Covers.ANY_CONTACT: "{} and {} must have no contact",
    Covers.UNSUPERVISED: "{} must not be with {} unsupervised",
    Covers.PLACE: "{} must stay away from where {} is",
}
_TO_DO = {
    Covers.SAME_ROOM: "Plan these two separately.",
    Covers.ANY_CONTACT: "Plan these two separately, messages too.",
    Covers.UNSUPERVISED: "Somebody else is there whenever they see each other.",
    Covers.PLACE: "Meet somewhere else.",
}
_ANSWERS = {
    SideAnswer.RECORDED: ", and on the map",
    SideAnswer.NONE: ": there are none",
    SideAnswer.UNKNOWN: ": nobody knows",
}


def called(people: People, ident: str) -> str:
    """Return what somebody is called in a sentence."""
    found = people.get(ident)
    return (found.short_name if found else "") or NOT_NAMED


def called_all(people: People, idents: Iterable[str]) -> str:
    """Return several people's names in a sentence; those not seen are left out."""
    return listed([called(people, one) for one in idents if one in people])


def ended(until: PartialDate | None, today: date) -> bool:
    """Whether something is over by a day (its last day belongs to it)."""
    return until is not None and until.latest < today


def span(since: PartialDate | None, until: PartialDate | None) -> str:
    """Return "since 3 May 2026", "from 2024 to May 2026", "until 2026", or empty."""
    if since and until:
        return f"from {since.words} to {until.words}"
    if since:
        return f"since {since.words}"
    return f"until {until.words}" if until else ""


def capital(words: str) -> str:
    """Return words with their first letter large."""
    return words[:1].upper() + words[1:]


def source_line(fact: Fact, today: date, *, free: bool) -> str:
    """Return who said so, who wrote it down and when, and who may see it (for professionals)."""
    parts = []
    if fact.source:
        parts.append(f"Source: {fact.source.rstrip('.')}.")
    if free:
        when = moment_words(fact.recorded_at, today)
        if fact.recorded_by:
            parts.append(f"Written down by {fact.recorded_by}{f', {when}' if when else ''}.")
        seen = SEEN_WORDS.get(seen_choice(fact.visible_to), "Named people only")
        parts.append(f"{seen}.")
    return " ".join(parts)


def episode_line(episode: Episode) -> str:
    """Return "Child protection plan, since 3 May 2026."."""
    status = LEGAL_WORDS[episode.legal_status] if episode.legal_status else "legal status not known"
    when = span(episode.opened, episode.closed)
    return f"{capital(status)}{f', {when}' if when else ''}."


def allocation_line(one: Allocation) -> str:
    """Return "Hannah Reeve, North team, since 2025."."""
    when = span(one.since, one.until)
    return f"{', '.join(part for part in (one.name, one.team, when) if part)}."


def worry_people(worry: DangerStatement, people: People) -> str:
    """Return who is worried, about whose acts, for which child, since when."""
    who = [called(people, one) for one in worry.worried if one in people]
    if worry.also_worried:
        who.append(worry.also_worried.rstrip("."))
    parts = []
    if who:
        parts.append(f"{capital(listed(who))} {'is' if _single(who, worry) else 'are'} worried.")
    acts = [called(people, one) for one in worry.about_acts_of if one in people]
    if acts:
        does = "does" if len(acts) == 1 else "do"
        parts.append(f"About what {listed(acts)} {does}.")
    kids = called_all(people, worry.children)
    if kids:
        parts.append(f"For {kids}.")
    if worry.on:
        parts.append(f"Said {on_words(worry.on)}.")
    if worry.until:
        parts.append(f"Over since {worry.until.words}.")
    return " ".join(parts)


def _single(who: list[str], worry: DangerStatement) -> bool:
    return len(who) == 1 and not (worry.also_worried and " and " in worry.also_worried)


def apart_title(one: Restriction, people: People) -> str:
    """Return "Paul and Dawn must not be in the same room"."""
    return _APART[one.covers].format(
        called(people, one.person_id), called(people, one.away_from_id)
    )


def apart_why(one: Restriction, people: People) -> str:
    """Return why, from when until when, and the exception as it was said."""
    why = RESTRICTION_WORDS[one.kind]
    names = f"{called(people, one.person_id)} away from {called(people, one.away_from_id)}"
    lead = (
        f"It is agreed with the family: {names}"
        if why.startswith("agreed")
        else f"{capital(why)} keeps {names}"
    )
    when = span(one.since, one.until)
    parts = [f"{lead}{f', {when}' if when else ''}."]
    if one.exception:
        parts.append(f"But: {one.exception.rstrip('.')}.")
    return " ".join(parts)


def apart_to_do(one: Restriction) -> str:
    """Return what to do about it."""
    return _TO_DO[one.covers]


def told_line(one: Disclosure, people: People) -> str:
    """Return "Maureen knows most things."."""
    return f"{called(people, one.person_id)} {RING_WORDS[one.ring]}."


def told_how(one: Disclosure) -> str:
    """Return "Hannah told them on 19 October 2026; Paul and Dawn agreed."."""
    when = on_words(one.on)
    how = f"{one.by.rstrip('.')} told them" if one.by else "They were told"
    if one.agreed_by:
        agreed = f"; {one.agreed_by.rstrip('.')} agreed"
    else:
        agreed = ". Nobody wrote down who agreed"
    return f"{how}{f' {when}' if when else ''}{agreed}."


def on_words(on: PartialDate | None) -> str:
    """Return "on 3 May 2026", "in May 2026", "about 2020", or empty."""
    if on is None:
        return ""
    if on.exact:
        return f"on {on.words}"
    return f"in {on.words}" if on.words[:1].isdigit() or on.words[:1].isupper() else on.words


def side_title(key: str, name: str) -> str:
    """Return "Dad’s brothers and sisters (Paul’s)", "Paul’s brothers and sisters"."""
    if key in ("mum", "dad"):
        whose = f" ({possessive(name)})" if name else ""
        return f"{possessive(key.capitalize())} brothers and sisters{whose}"
    return f"{possessive(name or 'One parent')} brothers and sisters"


def side_answer(one: SideAsked | None) -> str:
    """Return the answer as a sentence; of None that nobody has asked."""
    if one is None:
        return "Nobody has asked yet."
    when = on_words(one.on)
    return f"Asked{f' {when}' if when else ''}{_ANSWERS[one.answer]}."


def opening_line(one: Opening, today: date) -> str:
    """Return "Hannah Reeve, today at 4.30 pm, with the family in the room."."""
    when = moment_words(one.at, today)
    room = "" if one.audience is Audience.PROFESSIONALS else f", with {_ROOM[one.audience]}"
    return f"{one.who_name or 'Somebody'}, {when}{room}."


_ROOM = {
    Audience.FAMILY: f"{AUDIENCE_WORDS[Audience.FAMILY]} in the room",
    Audience.CHILD: f"{AUDIENCE_WORDS[Audience.CHILD]} in the room",
}


def short(words: str, most: int = 90) -> str:
    """Return the first words of a longer text, for a list of choices."""
    if len(words) <= most:
        return words
    return f"{words[:most].rsplit(' ', 1)[0]}…"
