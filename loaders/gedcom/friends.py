"""An ASSO of GEDCOM -> how somebody is known to, or family of, the person whose record it is in."""

from __future__ import annotations

from loaders.drafts import DraftTie, Spot
from loaders.gedcom.lines import Node
from loaders.gedcom.people import Reading, known
from loaders.relations import meaning_of
from queries.properties import Stored
from queries.vocabulary import KnowsKind, TieType

_ROLES: dict[str, tuple[KnowsKind, str]] = {
    "friend": (KnowsKind.FRIEND, ""),
    "nghbr": (KnowsKind.NEIGHBOUR, ""),
    "godp": (KnowsKind.FAMILY_FRIEND, "godparent"),
    "godfather": (KnowsKind.FAMILY_FRIEND, "godfather"),
    "godmother": (KnowsKind.FAMILY_FRIEND, "godmother"),
}
_NO_TIE = frozenset({"clergy", "officiator", "witn", "witness", "clerk"})
_KEPT = frozenset({TieType.KNOWS, TieType.SIBLING_OF, TieType.STATED_KIN})


def friend_tie(start: str, asso: Node, reading: Reading) -> DraftTie | None:
    """Return what an ASSO in the record of `start` (an xref) says of the person it names."""
    own = reading.idents.get(start, "")
    other = known(asso, reading) if asso.pointer else ""
    role = asso.first("ROLE")
    said = role.text("PHRASE") if role else ""
    said = said or asso.text("ROLE") or asso.text("RELA")
    if not other or not own or own == other or said.lower() in _NO_TIE:
        reading.left_out.add("other association", "other associations")
        return None
    type_, fields = _meant(said)
    return DraftTie(Spot(reading.file, asso.line), other, own, said, type_, fields, {})


def _meant(said: str) -> tuple[TieType, dict[str, Stored]]:
    kind, colon, words = said.partition(": ")
    if kind in tuple(KnowsKind):  # as our own files say it: "club: football coach"
        return TieType.KNOWS, _fields(kind, words if colon else "")
    if said.lower() in _ROLES:
        return TieType.KNOWS, _fields(*_ROLES[said.lower()])
    meaning = meaning_of(said) if said else None
    tie = meaning.ties[0] if meaning and meaning.known and meaning.ties else None
    if meaning is None or tie is None or meaning.of or tie.type not in _KEPT:
        return TieType.KNOWS, _fields(KnowsKind.OTHER, said)
    fields = _fields(tie.kind, tie.words)
    if tie.type is TieType.STATED_KIN:
        fields["side"] = str(tie.side) or "unknown"
    return tie.type, fields


def _fields(kind: str, words: str) -> dict[str, Stored]:
    fields: dict[str, Stored] = {"kind": str(kind)}
    if words:
        fields["words"] = words
    return fields
