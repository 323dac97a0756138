"""The plain words for the graph's closed lists of values, and small helpers for sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from queries.model import Person
from queries.vocabulary import (
    Audience,
    Certainty,
    ChildWish,
    Connection,
    Covers,
    Flow,
    MayTalk,
    RestrictionKind,
    Ring,
    Role,
    Sex,
    SideAnswer,
    Status,
)

ROLE_WORDS = {Role.WORKER: "social worker", Role.SUPERVISOR: "supervisor"}
AUDIENCE_WORDS = {
    Audience.PROFESSIONALS: "professionals",
    Audience.FAMILY: "the family",
    Audience.CHILD: "the child",
}
CONNECTION_WORDS = {
    Connection.NATURAL: "from the child’s life",
    Connection.PROFESSIONAL: "professional",
}
RING_WORDS = {
    Ring.MOST: "knows most things",
    Ring.LITTLE: "knows a little",
    Ring.NOTHING: "knows nothing yet",
}
STATUS_WORDS = {
    Status.SUGGESTED: "suggested",
    Status.CONTACTED: "contacted",
    Status.WILLING: "willing to help",
    Status.DECLINED: "said no",
    Status.RULED_OUT: "ruled out",
}
MAY_TALK_WORDS = {
    MayTalk.AGREED: "we may talk to them",
    MayTalk.NOT_AGREED: "we may not talk to them",
    MayTalk.NOT_ASKED: "not asked yet whether we may talk to them",
}
WISH_WORDS = {
    ChildWish.WANTS: "wants them there",
    ChildWish.DOES_NOT_WANT: "does not want them there",
    ChildWish.NOT_ASKED: "not asked yet",
}
FLOW_WORDS = {
    Flow.TO: "one way, as it says above",
    Flow.FROM: "the other way",
    Flow.BOTH: "both ways",
}
CERTAINTY_WORDS = {
    Certainty.SURE: "sure",
    Certainty.LIKELY: "likely",
    Certainty.UNSURE: "not sure",
}
SEX_WORDS = {Sex.FEMALE: "female", Sex.MALE: "male", Sex.UNKNOWN: "not asked"}
COVERS_WORDS = {
    Covers.SAME_ROOM: "must not be in the same room",
    Covers.ANY_CONTACT: "must have no contact",
    Covers.UNSUPERVISED: "must not be with the child unsupervised",
    Covers.PLACE: "must stay away from a place",
}
RESTRICTION_WORDS = {
    RestrictionKind.COURT: "a court order",
    RestrictionKind.BAIL: "a bail condition",
    RestrictionKind.PRISON: "prison",
    RestrictionKind.AGREED: "agreed with the family",
}
SIDE_ANSWER_WORDS = {
    SideAnswer.RECORDED: "asked, and on the map",
    SideAnswer.NONE: "asked: there is nobody",
    SideAnswer.UNKNOWN: "asked: not known",
}

_SMALL = "no one two three four five six seven eight nine ten".split()


def number(count: int) -> str:
    """Return a small number as a word, a bigger one as digits: "six", "17"."""
    return _SMALL[count] if 0 < count < len(_SMALL) else str(count)


def listed(parts: Sequence[str]) -> str:
    """Return "Jay, Demi and Rio"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def possessive(name: str) -> str:
    """Return "Ben’s", "James’s"."""
    return f"{name}’s"


def day_words(day: date) -> str:
    """Return "3 December 2026"."""
    return f"{day.day} {day:%B %Y}"


def moment_words(at: str, today: date) -> str:
    """Return when something was done, by this computer's clock: "today at 4.30 pm", "3 November".

    `at` is UTC ISO text; empty text gives empty text.
    """
    if not at:
        return ""
    moment = datetime.fromisoformat(at)
    local = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()
    if local.date() == today:
        return f"today at {clock_words(local)}"
    if local.year == today.year:
        return f"{local.day} {local:%B}"
    return day_words(local.date())


def clock_words(moment: datetime) -> str:
    """Return "4.30 pm"."""
    return f"{moment.hour % 12 or 12}.{moment:%M} {'am' if moment.hour < 12 else 'pm'}"


def child_names(children: Sequence[Person]) -> str:
    """Return what a map is called: "Ben Arkley", "Ivy and Noah Pell", "the child"."""
    names = [child.name or child.known_as for child in children if child.name or child.known_as]
    if not names:
        return "A child (not named yet)" if children else "Nobody yet"
    families = {name.rpartition(" ")[2] for name in names}
    if len(names) > 1 and len(families) == 1 and all(" " in name for name in names):
        firsts = [name.rpartition(" ")[0] for name in names]
        return f"{listed(firsts)} {families.pop()}"
    return listed(names)


def child_ages(children: Sequence[Person], on: date) -> str:
    """Return "8 years old", "6 and 11", "not born yet", "died", or empty when no age is known."""
    ages = [child.age(on) for child in children]
    known = [str(age) for age in ages if age is not None]
    if len(children) == 1:
        if children[0].unborn:
            return "not born yet"
        if not known:
            return "died" if children[0].died else ""
        return (
            "under a year old"
            if known == ["0"]
            else f"{known[0]} years old".replace("1 years", "1 year")
            if known == ["1"]
            else f"{known[0]} years old"
        )
    return listed(known)


def their(children: Sequence[Person]) -> str:
    """Return "his", "her" or "their": as recorded, never guessed from a name."""
    words = {Sex.MALE: "his", Sex.FEMALE: "her"}
    return words.get(children[0].sex, "their") if len(children) == 1 else "their"
