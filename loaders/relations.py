"""Reading "gran, dad's side", "mum's partner", "class teacher": words -> `Meaning`.

Nobody is invented: a gran whose child is not recorded is stated kin, as said, with the side when
it is said. Nothing is derived either: "gran" stays as said although mum stands in the same sheet,
because the sheet does not say whose mother she is.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from loaders.cells import plain
from loaders.lexicon import SHORT_FORMS, word_meaning
from loaders.meaning import Meaning, TieMeaning
from queries.vocabulary import KnowsKind, Side, TieType

_MUM = r"(?:mum|mam|mom|mother|maternal|mummy)"
_DAD = r"(?:dad|father|paternal|daddy)"
_SIDE = re.compile(
    rf"[\s,(\-–/]*(?:on |from )?(?:his |her |their |the |childs )?\b(?:({_MUM})|({_DAD}))"
    r"(?:'?s'?)? (?:side|family|line)(?: of the family)?\b\)?"
)
_ADJECTIVE = re.compile(r"[\s,(\-–/]*\b(?:(maternal)|(paternal)|(mat)\b\.?|(pat)\b\.?)\b\)?")
_LATE = re.compile(r"[\s,(]*\b(?:late|deceased|died|dead|rip|passed away)\b\)?")
_FORMER = re.compile(r"^(?:former|previous|old|past|ex)[ -]+(?=\S)")
_OF_CHILD = re.compile(r" (?:of|to|for) (?:the )?(?:child|young person|children|yp)$")
_PLAIN_OWNER = re.compile(r"^(mum|dad|mother|father|gran|nan|aunt|uncle|sister|brother)s (?!side)")


@functools.lru_cache(maxsize=2_048)
def meaning_of(text: str) -> Meaning:
    """Return what a relation to the child says; `known` is False for words only kept as said.

    Several relations in one cell ("aunt and carer", "gran / carer") are read when each is known.
    """
    said = " ".join(text.replace("’", "'").replace("`", "'").split()).strip(" .,;")
    whole = _single(said)
    if whole.known:
        return whole
    parts = re.split(r"\s*(?:/|;|\+|&|,| and )\s*", said)
    if 1 < len(parts) <= 4 and all(parts):
        meanings = [_single(part) for part in parts]
        if all(meaning.known for meaning in meanings):
            return _together(meanings)
    # "mum (lives in Leeds)": what is in brackets explains
    bare = re.sub(r"\s*\([^)]*\)", "", said).strip()
    if bare and bare != said and (found := _single(bare)).known:
        return found
    # "teacher - Year 2", "aunt, lives with gran"
    head = re.split(r"\s+[-–]\s+|,", said, maxsplit=1)[0].strip()
    if head and head != said and (found := _single(head)).known:
        return replace(found, ties=_with_words(found.ties, said))
    return whole


def is_child(text: str) -> bool:
    """Whether a word names the child the map is about, in any table."""
    return plain(text) in {"child", "the child", "young person", "yp"}


def _single(said: str) -> Meaning:
    lower = said.lower()
    late = _LATE.search(lower)
    lower = _LATE.sub("", lower, count=1).strip(" ,") if late else lower
    lower = _OF_CHILD.sub("", re.sub(r"^(?:his|her|their|my|the|child's) ", "", lower))
    found = _owned(lower) or _stated(lower) or _former(lower)
    if found is None:
        unknown = TieMeaning(TieType.KNOWS, str(KnowsKind.OTHER), words=said)
        return Meaning(ties=(unknown,), known=False)
    return replace(found, deceased=bool(late))


def _stated(lower: str) -> Meaning | None:
    """Read a relation to the child itself, with the side when it is said."""
    side = ""
    rest = lower
    for pattern in (_SIDE, _ADJECTIVE):
        if match := pattern.search(rest):
            groups = match.groups()
            side = Side.MUM if groups[0] or (len(groups) > 2 and groups[2]) else Side.DAD
            rest = (rest[: match.start()] + " " + rest[match.end() :]).strip(" ,()-")
            break
    word = plain(rest)
    if word in SHORT_FORMS and not side:
        kin, side = SHORT_FORMS[word]
        tie = TieMeaning(TieType.STATED_KIN, kin, side=side, words=word.upper())
        known = word_meaning(kin)
        return replace(known, ties=(tie,)) if known else None
    if side and word in {"", "family", "relative"}:
        word = "relative"
    found = word_meaning(word)
    if found is None or not found.ties:
        return found
    tie = found.ties[0]
    if tie.type is TieType.STATED_KIN:
        kept = " ".join(rest.strip(" ,()-").split()) or word
        tie = replace(tie, kind=kept, side=str(side) or str(Side.UNKNOWN))
    elif side:
        tie = replace(tie, words=lower)
    return replace(found, ties=(tie,))


def _owned(lower: str) -> Meaning | None:
    """Read "mum's partner", "friend of mum", "Tom's mum"; None when nobody is named as whose."""
    if _SIDE.search(lower):
        return None
    lower = _PLAIN_OWNER.sub(r"\1's ", lower)
    if match := re.fullmatch(r"(.+?)(?:'s|s') (.+)", lower):
        # the last owner owns: "mum's sister's partner" is the partner of mum's sister
        owner, _, word = lower.rpartition("'s ") if "'s " in lower else (match[1], "", match[2])
    elif match := re.fullmatch(r"(.+) (?:of|to) (.+)", lower):
        word, owner = match[1], match[2]
        if word_meaning(plain(lower)) or plain(owner) in {"the family", "family", "year"}:
            return None
    else:
        return None
    found = word_meaning(plain(word))
    if found is None or not found.ties or found.child:
        return None
    tie = found.ties[0]
    owner_words = plain(owner)
    via = word_meaning(owner_words)
    parent = via is not None and bool(via.ties) and via.ties[0].type is TieType.PARENT_OF
    if parent and via is not None:
        side = {"female": Side.MUM, "male": Side.DAD}.get(str(via.sex), Side.UNKNOWN)
        return _through_parent(lower, owner_words, found, tie, str(side))
    kept = TieMeaning(TieType.KNOWS, str(KnowsKind.OTHER), words=lower)
    if (
        via is not None
        and via.ties
        and via.ties[0].type in {TieType.STATED_KIN, TieType.SIBLING_OF}
    ):
        kept = TieMeaning(TieType.STATED_KIN, lower, side=str(Side.UNKNOWN))
    if tie.type in {TieType.STATED_KIN, TieType.CARES_FOR}:
        return replace(found, ties=(kept,))
    return replace(found, ties=(tie,), of=owner.strip(), otherwise=(kept,))


_PARENTS_PARENT = {"female": "gran", "male": "grandad"}
_PARENTS_SIBLING = {"female": "aunt", "male": "uncle"}


def _through_parent(lower: str, owner: str, found: Meaning, tie: TieMeaning, side: str) -> Meaning:
    """Read "dad's mum", "mum's sister", "mum's partner", "mum's friend"."""
    stated = TieMeaning(TieType.STATED_KIN, lower, side=side)
    if tie.type is TieType.PARENT_OF and not tie.reverse and tie.kind == "biological":
        kin = _PARENTS_PARENT.get(str(found.sex), "grandparent")
        return replace(found, ties=(replace(stated, kind=kin, words=lower),))
    if tie.type is TieType.SIBLING_OF:
        kin = _PARENTS_SIBLING.get(str(found.sex), "aunt or uncle")
        return replace(
            found, ties=(tie,), of=owner, otherwise=(replace(stated, kind=kin, words=lower),)
        )
    if tie.type is TieType.PARTNER_OF:
        return replace(found, ties=(tie,), of=owner, otherwise=(stated,))
    if tie.type is TieType.KNOWS:
        kept = TieMeaning(TieType.KNOWS, tie.kind, words=lower)
        if tie.kind == KnowsKind.FRIEND:
            kept = replace(kept, kind=str(KnowsKind.FAMILY_FRIEND))
        return replace(found, ties=(tie,), of=owner, otherwise=(kept,))
    return replace(found, ties=(stated,))


def _former(lower: str) -> Meaning | None:
    rest = _FORMER.sub("", lower)
    if rest == lower or (found := _owned(rest) or _stated(rest)) is None:
        return None
    return replace(found, former=True, ties=_with_words(found.ties, lower))


def _with_words(ties: tuple[TieMeaning, ...], words: str) -> tuple[TieMeaning, ...]:
    return tuple(replace(tie, words=tie.words or words) for tie in ties)


def _together(meanings: list[Meaning]) -> Meaning:
    first = meanings[0]
    ties = tuple(
        dict.fromkeys(tie for meaning in meanings if not meaning.of for tie in meaning.ties)
    )
    owned = next((meaning for meaning in meanings if meaning.of), None)
    if owned is not None and len(meanings) > 1 and (ties or owned is not first):
        ties += owned.otherwise
    elif owned is not None:
        return owned
    sex = next((m.sex for m in meanings if m.sex != "unknown"), first.sex)
    natural = [m.connection for m in meanings if m.connection]
    return replace(
        first,
        ties=ties,
        of="",
        otherwise=(),
        sex=sex,
        connection=min(natural, default=None),
        job=next((m.job for m in meanings if m.job), ""),
        deceased=any(m.deceased for m in meanings),
    )
