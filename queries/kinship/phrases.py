"""One tie in words, for a panel: "Mother of Paul", "Divorced from Alan", "Shares lifts with Nadia".

Each phrase comes in two parts, before and after the other's name, so that a screen may make the
name a link.
"""

from __future__ import annotations

from datetime import date

from queries.kinship.terms import by_gender, gender_of
from queries.kinship.ties import is_mutual, is_noun, is_verb, stated_word, with_preposition
from queries.model import Person, Tie
from queries.vocabulary import (
    CareKind,
    EmotionalKind,
    KnowsKind,
    ParentKind,
    PartnerKind,
    SiblingKind,
    SupportKind,
    TieType,
)

NOBODY = "someone (not named yet)"

_PARTNER: dict[str, str] = {
    PartnerKind.MARRIED: "Married to ",
    PartnerKind.CIVIL: "Civil partner of ",
    PartnerKind.TOGETHER: "Partner of ",
    PartnerKind.SEPARATED: "Separated from ",
    PartnerKind.DIVORCED: "Divorced from ",
    PartnerKind.FORMER: "Former partner of ",
}
_SIBLING: dict[str, str] = {
    SiblingKind.HALF: "half-",
    SiblingKind.STEP: "step-",
    SiblingKind.FOSTER: "foster ",
    SiblingKind.ADOPTIVE: "adoptive ",
    SiblingKind.TWIN: "twin ",
}
_CARER: dict[str, tuple[str, str]] = {
    CareKind.KINSHIP: ("Kinship carer of ", ""),
    CareKind.FOSTER: ("Foster carer of ", ""),
    CareKind.SHARED: ("Shares the care of ", ""),
    CareKind.DAY: ("Looks after ", " by day"),
}
_CARED_FOR: dict[str, str] = {
    CareKind.FOSTER: ", foster carer",
    CareKind.KINSHIP: ", kinship carer",
    CareKind.SHARED: ", in shared care",
    CareKind.DAY: ", by day",
}
_KNOWS: dict[str, tuple[str, str]] = {
    KnowsKind.FRIEND: ("Friendly with ", ""),
    KnowsKind.FAMILY_FRIEND: ("Family friend of ", ""),
    KnowsKind.NEIGHBOUR: ("Neighbour of ", ""),
    KnowsKind.SCHOOL: ("Knows ", " from school"),
    KnowsKind.CLUB: ("Knows ", " from a club"),
    KnowsKind.FAITH: ("Knows ", " from worship"),
    KnowsKind.MENTOR: ("Mentor of ", ""),
    KnowsKind.PROFESSIONAL: ("Knows ", " through work"),
    KnowsKind.FORMER_CARER: ("Former carer of ", ""),
    KnowsKind.KIN: ("Family of ", ""),
}
_KNOWN_BY: dict[str, str] = {
    KnowsKind.MENTOR: "Mentored by ",
    KnowsKind.FORMER_CARER: "Used to be cared for by ",
}
FEELS: dict[str, str] = {
    EmotionalKind.CLOSE: "close to",
    EmotionalKind.FUSED: "very close to",
    EmotionalKind.DISTANT: "distant from",
    EmotionalKind.CUT_OFF: "cut off from",
    EmotionalKind.CONFLICT: "in conflict with",
    EmotionalKind.AMBIVALENT: "close to and at odds with",
}
_SUPPORT: dict[str, tuple[str, str]] = {
    SupportKind.STRONG: ("Strong support for ", "Strongly supported by "),
    SupportKind.TENUOUS: ("A little support for ", "Supported a little by "),
    SupportKind.STRESSFUL: ("Stressful tie with ", "Stressful tie with "),
}


def tie_sentence(tie: Tie, person: Person, other: Person, as_of: date | None = None) -> str:
    """Return one tie in words, seen from `person`: "Mother of Paul"; no full stop.

    Parameters
    ----------
    tie : between the two, in either direction.
    as_of : a tie over by then is told as past; None takes any tie with an end as over.
    """
    before, after = tie_parts(tie, person, other, as_of)
    name = other.short_name or NOBODY
    whole = f"{before}{name}{after}"
    return whole[:1].upper() + whole[1:]


def tie_parts(
    tie: Tie, person: Person, other: Person, as_of: date | None = None
) -> tuple[str, str]:
    """Return the words before and after the other's name: ("Mother of ", "")."""
    starts = tie.start == person.id
    over = tie.until is not None and (as_of is None or tie.until.latest < as_of)
    before, after = _parts(tie, person, other, starts=starts, over=over, as_of=as_of)
    past = over and tie.type not in (TieType.PARTNER_OF, TieType.PARENT_OF, TieType.SIBLING_OF)
    return before, f"{after}, in the past" if past else after


def _parts(
    tie: Tie, person: Person, other: Person, *, starts: bool, over: bool, as_of: date | None
) -> tuple[str, str]:
    gender = gender_of(person)
    match tie.type:
        case TieType.PARENT_OF:
            return _parent(tie.kind, gender, starts=starts, over=over)
        case TieType.PARTNER_OF:
            kind = tie.kind_on(as_of) if as_of else tie.kind
            return _partner(kind, person, other, over=over)
        case TieType.SIBLING_OF:
            word = _SIBLING.get(tie.kind, "") + by_gender("sibling", gender)
            return f"{word.capitalize()} of ", ""
        case TieType.STATED_KIN:
            on = f" on {tie.side}'s side" if tie.side in ("mum", "dad") else ""
            word = stated_word(tie.kind) or "relative"
            if starts:
                return f"{word[:1].upper()}{word[1:]} of ", f"{on}, as said"
            return "Has ", f" as {word}{on}, as said"
        case TieType.HAS_PR_FOR:
            if starts:
                return "Has parental responsibility for ", ""
            return "", " has parental responsibility"
        case TieType.CARES_FOR:
            if starts:
                return _CARER.get(tie.kind, ("Carer of ", ""))
            return "Cared for by ", _CARED_FOR.get(tie.kind, "")
        case TieType.KNOWS:
            return _knows(tie, person, other, starts=starts)
        case TieType.EMOTIONAL_TIE:
            if tie.kind == EmotionalKind.ABUSE:
                return ("Has harmed ", "") if starts else ("Harmed by ", "")
            return f"{FEELS.get(tie.kind, 'tied to').capitalize()} ", ""
        case TieType.SUPPORTS:
            if tie.words and starts and is_verb(tie.words):
                return _sentence_case(with_preposition(tie.words)) + " ", ""
            there, back = _SUPPORT.get(tie.kind, ("Supports ", "Supported by "))
            return (there if starts else back), f" ({tie.words})" if tie.words else ""
        case TieType.WORKS_WITH:
            return "Works with ", f" ({tie.words})" if tie.words else ""
        case _:
            return "Tied to ", ""


def _parent(kind: str, gender: str, *, starts: bool, over: bool) -> tuple[str, str]:
    formal = {"f": "mother", "m": "father"}.get(gender, "parent")
    plain = by_gender("parent" if starts else "child", gender)
    former = "former " if over else ""
    if kind in (ParentKind.STEP, ParentKind.FOSTER):
        mark = "step-" if kind == ParentKind.STEP else "foster "
        return f"{former}{mark}{plain} of ".capitalize(), ""
    if kind == ParentKind.DONOR:
        return ("Donor for ", "") if starts else ("Conceived with ", " as donor")
    after = {ParentKind.ADOPTIVE: ", by adoption", ParentKind.PRESUMED: ", not confirmed"}
    word = formal if starts else plain
    return f"{word.capitalize()} of ", {str(k): v for k, v in after.items()}.get(kind, "")


def _partner(kind: str, person: Person, other: Person, *, over: bool) -> tuple[str, str]:
    if over and kind == PartnerKind.MARRIED:
        if other.died:
            word = {"f": "Widow", "m": "Widower"}.get(gender_of(person), "Widowed partner")
            return f"{word} of ", ""
        return "Was married to ", ""
    if over and kind in (PartnerKind.CIVIL, PartnerKind.COHABITING, PartnerKind.TOGETHER):
        return "Former partner of ", ""
    if kind == PartnerKind.COHABITING:
        return "Lives with ", " as a couple"
    return _PARTNER.get(kind, "Partner of "), ""


def _knows(tie: Tie, person: Person, other: Person, *, starts: bool) -> tuple[str, str]:
    words = tie.words.strip()
    if is_verb(words):
        before, name, after = words.partition(other.short_name or "\0")
        if name and starts:  # "has Ben most weekends"
            return _sentence_case(before), after
        if starts or is_mutual(words):
            return _sentence_case(with_preposition(words)) + " ", ""
        own = person.short_name and person.short_name in words
        return (
            "",
            f" {words}" if own else f" {with_preposition(words)} {person.short_name or NOBODY}",
        )
    if tie.kind == KnowsKind.NEIGHBOUR and words:
        if words.lower() == "next door":
            return "Lives next door to ", ""
        return "Neighbour of ", f" ({words})"
    mutual = tie.kind in (KnowsKind.FRIEND, KnowsKind.FAMILY_FRIEND)
    if words and is_noun(words):
        if starts or mutual:
            return f"{_sentence_case(words)} of ", ""
        return f"{_sentence_case(words)}: ", ""
    before, after = _KNOWS.get(tie.kind, ("Knows ", ""))
    if not starts:
        before = _KNOWN_BY.get(tie.kind, before)
    return before, f"{after}, {words}" if words else after


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]
