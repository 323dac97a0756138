"""A row of the table of ties -> `DraftTie`: "Dawn | mother of | Ben"."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.cells import plain
from loaders.drafts import DraftTie, Spot
from loaders.lexicon import word_meaning
from loaders.meaning import TieMeaning
from loaders.person_rows import fact, spell
from loaders.values import RowReader
from queries.properties import Stored, stored
from queries.vocabulary import (
    KINDS,
    CareKind,
    EmotionalKind,
    KnowsKind,
    ParentKind,
    PartnerKind,
    SiblingKind,
    Side,
    SupportKind,
    TieType,
)

_T = TieType
_BASE: dict[str, TieMeaning] = {
    "parent": TieMeaning(_T.PARENT_OF, ParentKind.BIOLOGICAL),
    "child": TieMeaning(_T.PARENT_OF, ParentKind.BIOLOGICAL, reverse=True),
    "adopted child": TieMeaning(_T.PARENT_OF, ParentKind.ADOPTIVE, reverse=True),
    "adopted son": TieMeaning(_T.PARENT_OF, ParentKind.ADOPTIVE, reverse=True),
    "adopted daughter": TieMeaning(_T.PARENT_OF, ParentKind.ADOPTIVE, reverse=True),
    "foster parent": TieMeaning(_T.PARENT_OF, ParentKind.FOSTER),
    "foster mother": TieMeaning(_T.PARENT_OF, ParentKind.FOSTER),
    "foster father": TieMeaning(_T.PARENT_OF, ParentKind.FOSTER),
    "foster son": TieMeaning(_T.PARENT_OF, ParentKind.FOSTER, reverse=True),
    "foster daughter": TieMeaning(_T.PARENT_OF, ParentKind.FOSTER, reverse=True),
    "foster child": TieMeaning(_T.PARENT_OF, ParentKind.FOSTER, reverse=True),
    "step son": TieMeaning(_T.PARENT_OF, ParentKind.STEP, reverse=True),
    "step daughter": TieMeaning(_T.PARENT_OF, ParentKind.STEP, reverse=True),
    "married": TieMeaning(_T.PARTNER_OF, PartnerKind.MARRIED),
    "civil partners": TieMeaning(_T.PARTNER_OF, PartnerKind.CIVIL),
    "together": TieMeaning(_T.PARTNER_OF, PartnerKind.TOGETHER),
    "partners": TieMeaning(_T.PARTNER_OF, PartnerKind.TOGETHER),
    "cohabiting": TieMeaning(_T.PARTNER_OF, PartnerKind.COHABITING),
    "living together": TieMeaning(_T.PARTNER_OF, PartnerKind.COHABITING),
    "separated": TieMeaning(_T.PARTNER_OF, PartnerKind.SEPARATED),
    "divorced": TieMeaning(_T.PARTNER_OF, PartnerKind.DIVORCED),
    "siblings": TieMeaning(_T.SIBLING_OF, SiblingKind.UNKNOWN),
    "twins": TieMeaning(_T.SIBLING_OF, SiblingKind.TWIN),
    "knows": TieMeaning(_T.KNOWS, KnowsKind.OTHER),
    "friends": TieMeaning(_T.KNOWS, KnowsKind.FRIEND),
    "friendly": TieMeaning(_T.KNOWS, KnowsKind.FRIEND),
    "neighbours": TieMeaning(_T.KNOWS, KnowsKind.NEIGHBOUR),
    "godparent": TieMeaning(_T.KNOWS, KnowsKind.FAMILY_FRIEND, words="godparent"),
    "cares": TieMeaning(_T.CARES_FOR, CareKind.KINSHIP),
    "works": TieMeaning(_T.WORKS_WITH),
    "colleague": TieMeaning(_T.WORKS_WITH),
    "colleagues": TieMeaning(_T.WORKS_WITH),
    "has pr": TieMeaning(_T.HAS_PR_FOR),
    "has parental responsibility": TieMeaning(_T.HAS_PR_FOR),
    "parental responsibility": TieMeaning(_T.HAS_PR_FOR),
    "pr": TieMeaning(_T.HAS_PR_FOR),
    "supports": TieMeaning(_T.SUPPORTS, SupportKind.STRONG),
    "helps": TieMeaning(_T.SUPPORTS, SupportKind.STRONG),
    "strong support": TieMeaning(_T.SUPPORTS, SupportKind.STRONG),
    "tenuous support": TieMeaning(_T.SUPPORTS, SupportKind.TENUOUS),
    "stressful support": TieMeaning(_T.SUPPORTS, SupportKind.STRESSFUL),
    "close": TieMeaning(_T.EMOTIONAL_TIE, EmotionalKind.CLOSE),
    "very close": TieMeaning(_T.EMOTIONAL_TIE, EmotionalKind.CLOSE),
    "fused": TieMeaning(_T.EMOTIONAL_TIE, EmotionalKind.FUSED),
    "distant": TieMeaning(_T.EMOTIONAL_TIE, EmotionalKind.DISTANT),
    "cut off": TieMeaning(_T.EMOTIONAL_TIE, EmotionalKind.CUT_OFF),
    "estranged": TieMeaning(_T.EMOTIONAL_TIE, EmotionalKind.CUT_OFF),
    "conflict": TieMeaning(_T.EMOTIONAL_TIE, EmotionalKind.CONFLICT),
    "in conflict": TieMeaning(_T.EMOTIONAL_TIE, EmotionalKind.CONFLICT),
    "does not get on": TieMeaning(_T.EMOTIONAL_TIE, EmotionalKind.CONFLICT),
    "abuse": TieMeaning(_T.EMOTIONAL_TIE, EmotionalKind.ABUSE),
    "abuses": TieMeaning(_T.EMOTIONAL_TIE, EmotionalKind.ABUSE),
    "abused": TieMeaning(_T.EMOTIONAL_TIE, EmotionalKind.ABUSE),
    "ambivalent": TieMeaning(_T.EMOTIONAL_TIE, EmotionalKind.AMBIVALENT),
    "emotional tie": TieMeaning(_T.EMOTIONAL_TIE, EmotionalKind.CLOSE),
}  # fmt: skip
_TOGETHER = frozenset({"lives with", "living with", "lives in with", "same household as"})
_APART = frozenset(
    {"must not meet", "no contact with", "kept away from", "not allowed near", "no contact",
     "non molestation order", "restriction", "keep apart", "keep apart from"}
)  # fmt: skip
_EVERYBODY = frozenset(
    {"", "everybody", "everyone", "everybodys", "all", "agreed", "agreed by all"}
)
_SPELLINGS = re.compile(r"\bneighbor")


def draft_tie(row: RowReader) -> DraftTie | None:
    """Return what one row says about a tie, None when it says too little to go in."""
    start, end, said = row.text("from"), row.text("to"), row.text("type")
    for column, words, what in (("from", start, "who it is from"), ("to", end, "who it is to"),
                                ("type", said, "what kind of tie it is")):  # fmt: skip
        if not words:
            row.problem(column, f"It is not said {what}.", "Fill in the cell.", stops=True)
            return None
    spot = Spot(row.file, row.row)
    words = plain(said)
    if words in _APART:
        row.problem(
            "type", "Who must be kept apart is not loaded from a file.",
            "Add it on the map, where the order, its dates and its exceptions are asked.",
            stops=True,
        )  # fmt: skip
        return None
    if words in _TOGETHER:
        if _views(row.text("whose_view")):
            row.problem(
                "whose_view", "Who lives where is on everybody’s map, so this row was left out.",
                "Leave the cell empty, or write how they get on.", stops=True,
            )  # fmt: skip
            return None
        return DraftTie(
            spot, start, end, said, TieType.LIVES_IN, {}, fact(row), lives_together=True
        )
    meaning = tie_meaning(said)
    if meaning is None:
        row.problem(
            "type",
            f"“{said[:60]}” is not a kind of tie we know, so it is kept as said.",
            "Nothing needs doing; words such as mother of, married to or friend of can be drawn.",
        )
        meaning = TieMeaning(TieType.KNOWS, KnowsKind.OTHER, words=said)
    meaning = _with_kind(row, meaning)
    if meaning.reverse:
        start, end = end, start
    fields: dict[str, Stored] = spell(row)
    kind = str(meaning.kind)
    if kind:
        fields["kind"] = kind
    if meaning.type is TieType.STATED_KIN:
        fields["side"] = _side(row)
    notes = row.text("notes") or meaning.words
    extras = (
        ("words", notes),
        ("closeness", row.closeness()),
        ("contact_agreed", row.text("contact_agreed")),
        ("child_wish", row.choice("child_wish")),
        ("flow", row.choice("flow")),
        ("days", row.text("days")),
    )
    fields |= {name: value for name, value in extras if value}
    if last := row.past_date("contact_last"):
        fields |= stored({"contact_last": last})
    return DraftTie(
        spot,
        start,
        end,
        said,
        meaning.type,
        fields,
        fact(row),
        views=_views(row.text("whose_view")),
    )


def _views(said: str) -> tuple[str, ...]:
    """Return who sees a tie so, as written; nobody for what everybody agrees on."""
    if plain(said) in _EVERYBODY:
        return ()
    return tuple(part.strip() for part in re.split(r"[,;]", said) if part.strip())


def tie_meaning(said: str) -> TieMeaning | None:
    """Return what "is the mother of", "married to", "PARENT_OF" says, None when not known."""
    words = _SPELLINGS.sub("neighbour", plain(said))
    words = re.sub(r"^(?:is|are|was|the|a|an) ", "", re.sub(r"^(?:is|are|was) ", "", words))
    words = re.sub(r"^(?:the|a|an) ", "", words)
    words = re.sub(r" (?:of|to|with|for|from|by|as|towards)$", "", words)
    words = re.sub(r"\b(step|half)(?=[a-z]{3})", r"\1 ", words)
    if words in _BASE:
        return _BASE[words]
    if words == "stated kin":
        return TieMeaning(TieType.STATED_KIN, "relative")
    found = word_meaning(words)
    if found is None or not found.ties:
        return None
    tie = found.ties[0]
    if found.job and not tie.words:
        return replace(tie, words=found.job)
    return tie


def _with_kind(row: RowReader, meaning: TieMeaning) -> TieMeaning:
    written = row.text("kind")
    if not written:
        return meaning
    if meaning.type is TieType.STATED_KIN:
        return replace(meaning, kind=written)
    kinds = KINDS.get(meaning.type)
    if kinds is None:
        return replace(meaning, words=meaning.words or written)
    for kind in kinds:
        if plain(written) == plain(kind):
            return replace(meaning, kind=str(kind))
    row.problem(
        "kind",
        f"“{written[:60]}” is not a kind of this tie, so it was left out.",
        f"Write one of: {', '.join(kinds)}.",
    )
    return meaning


def _side(row: RowReader) -> str:
    words = plain(row.text("side")).split(" ")[0].removesuffix("s")
    if words in {"mum", "mother", "mam", "mom", "maternal"}:
        return str(Side.MUM)
    if words in {"dad", "father", "paternal"}:
        return str(Side.DAD)
    return str(Side.UNKNOWN)
