"""FAM records, and what INDI records say of families -> `DraftTie`s: partners and parents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from loaders.cells import clean
from loaders.drafts import DraftTie, Spot
from loaders.gedcom.friends import friend_tie
from loaders.gedcom.lines import Node
from loaders.gedcom.people import VOID, Reading, closed, known, says_yes
from queries.properties import Stored, stored
from queries.vocabulary import ParentKind, PartnerKind, TieType

SEALED = "sealing"
_KINDS = {
    "birth": ParentKind.BIOLOGICAL, "natural": ParentKind.BIOLOGICAL,
    "biological": ParentKind.BIOLOGICAL, "adopted": ParentKind.ADOPTIVE,
    "adoptive": ParentKind.ADOPTIVE, "foster": ParentKind.FOSTER, "fostered": ParentKind.FOSTER,
    "step": ParentKind.STEP, "stepchild": ParentKind.STEP, "donor": ParentKind.DONOR,
    "presumed": ParentKind.PRESUMED, "challenged": ParentKind.PRESUMED,
}  # fmt: skip
NOT_A_COUPLE = "Not a couple"
"""The TYPE of an EVEN by which our own files say that two parents are not partners."""


@dataclass(slots=True)
class Links:
    """What INDI records say of their families, kept until the FAM records are known.

    `kinds` by (child, family); `adopted` those by one parent only, by (child, family, HUSB|WIFE).
    """

    children: dict[tuple[str, str], int] = field(default_factory=dict)
    kinds: dict[tuple[str, str], str] = field(default_factory=dict)
    adopted: dict[tuple[str, str], str] = field(default_factory=dict)
    partners: dict[tuple[str, str], int] = field(default_factory=dict)
    friends: list[tuple[str, Node]] = field(default_factory=list)

    def note(self, record: Node) -> None:
        """Take what an INDI record says of families and of others."""
        for famc in record.all("FAMC"):
            key = record.xref, famc.pointer
            self.children.setdefault(key, famc.line)
            said = famc.text("PEDI")
            pedi = famc.first("PEDI")
            phrase = pedi.text("PHRASE") if pedi else ""
            if said and said.lower() == "other":
                said = phrase
            if not said and famc.text("STAT").lower() == "challenged":
                said = "presumed"
            if said:
                self.kinds[key] = said
        for adoption in record.all("ADOP"):
            for famc in adoption.all("FAMC"):
                self.children.setdefault((record.xref, famc.pointer), famc.line)
                self.adopted[record.xref, famc.pointer] = famc.text("ADOP").upper() or "BOTH"
        for fams in record.all("FAMS"):
            self.partners.setdefault((record.xref, fams.pointer), fams.line)
        self.friends += [(record.xref, asso) for asso in record.all("ASSO", "_ASSO")]


def family_ties(families: Mapping[str, Node], links: Links, reading: Reading) -> Iterator[DraftTie]:
    """Yield every family's ties: partners first, then each parent to each child, none twice."""
    by_family: dict[str, list[tuple[str, int]]] = {}
    for (child, at), line in links.children.items():
        by_family.setdefault(at, []).append((child, line))
    spouses: dict[str, list[tuple[str, int]]] = {}
    for (person, at), line in links.partners.items():
        spouses.setdefault(at, []).append((person, line))
    _missing(families, {**by_family, **spouses}, reading)
    made: set[tuple[str, ...]] = set()
    for key, family in families.items():
        parents = _parents(family, spouses.get(key, []), reading)
        for tie in _family(family, parents, by_family.get(key, []), links, reading):
            mark = _mark(tie)
            if mark not in made:
                made.add(mark)
                yield tie
    for start, asso in links.friends:
        found = friend_tie(start, asso, reading)
        if found and _mark(found) not in made:
            made.add(_mark(found))
            yield found


def _mark(tie: DraftTie) -> tuple[str, ...]:
    kind, since = str(tie.fields.get("kind")), str(tie.fields.get("since_earliest"))
    ends = (tie.start, tie.end)
    if tie.type == TieType.PARTNER_OF:
        ends = (min(ends), max(ends))
    return (tie.type, *ends, kind, since if tie.type == TieType.PARTNER_OF else "")


def _missing(
    families: Mapping[str, Node], pointed: Mapping[str, list[tuple[str, int]]], reading: Reading
) -> None:
    for key, people in pointed.items():
        if key in families or key == VOID:
            continue
        for _, line in people:
            reading.problem(
                line, "family", f"The family {key or '(no id)'} is not in the file.",
                "Save the whole family tree again; this tie is left out.", stops=True,
            )  # fmt: skip


def _parents(
    family: Node, spouses: list[tuple[str, int]], reading: Reading
) -> list[tuple[str, str]]:
    """Return the partners of a family as (HUSB or WIFE, their key), none twice."""
    found: dict[str, str] = {}
    for part in family.all("HUSB", "WIFE"):
        ident = known(part, reading)
        if ident and ident not in found:
            found[ident] = part.tag
    for xref, _ in spouses:
        ident = reading.idents.get(xref, "")
        if ident and ident not in found and len(found) < 2:
            found[ident] = "WIFE" if "HUSB" in found.values() else "HUSB"
    return [(tag, ident) for ident, tag in found.items()]


def _family(
    family: Node,
    parents: list[tuple[str, str]],
    children: list[tuple[str, int]],
    links: Links,
    reading: Reading,
) -> Iterator[DraftTie]:
    at = Spot(reading.file, family.line)
    fact = closed(family)
    if len(parents) > 1:
        fields = _partnership(family, reading)
        if fields:
            for number, (_, one) in enumerate(parents):
                for _, other in parents[number + 1 :]:
                    yield DraftTie(at, one, other, "partner of", TieType.PARTNER_OF, fields, fact)
    parts: dict[str, Node] = {}
    named: dict[str, tuple[str, int]] = {}
    for part in family.all("CHIL"):
        if ident := known(part, reading):
            parts[ident] = part
            named[ident] = (part.pointer, part.line)
    for xref, line in children:
        if ident := reading.idents.get(xref, ""):
            named.setdefault(ident, (xref, line))
    for ident, (xref, line) in named.items():
        for tag, parent in parents:
            kind = _kind(links, (xref, family.xref), parts.get(ident), tag)
            if kind == SEALED:
                reading.left_out.add("religious ordinance", "religious ordinances")
            elif parent != ident:
                yield DraftTie(
                    Spot(reading.file, line), parent, ident, "parent of", TieType.PARENT_OF,
                    {"kind": _parent_kind(kind, line, reading)}, fact,
                )  # fmt: skip


def _kind(links: Links, key: tuple[str, str], part: Node | None, tag: str) -> str:
    """Return what a file says of one parent and one child, in its own word."""
    own = part.text("_FREL" if tag == "HUSB" else "_MREL") if part else ""
    if own:
        return own.lower()
    by = links.adopted.get(key)
    if by in (tag, "BOTH"):
        return "adopted"
    return links.kinds.get(key, "birth").lower()


def _parent_kind(said: str, line: int, reading: Reading) -> str:
    found = _KINDS.get(said.strip(" .")) or _KINDS.get(re.split(r"[\s-]", f"{said} ")[0])
    if found is None and "unknown" not in said and said != "private":
        reading.problem(
            line, "parents", f"“{said[:40]}” is not a kind of parent we know.",
            "They stand as parents by birth until you correct it on the map.",
        )  # fmt: skip
    return str(found or ParentKind.BIOLOGICAL)


def _partnership(family: Node, reading: Reading) -> dict[str, Stored]:
    """Return the fields of a couple's tie; empty when the file says that they are none."""
    said = {clean(e.text("TYPE") or e.value).lower(): e for e in family.all("EVEN", "FACT")}

    def of_type(pattern: str) -> Node | None:
        return next((event for words, event in said.items() if re.search(pattern, words)), None)

    if of_type(r"^not a couple$"):
        return {}
    married, divorced, annulled = (
        event if says_yes(event) else None
        for event in (family.first("MARR"), family.first("DIV"), family.first("ANUL"))
    )
    apart = of_type(r"\bseparat") or family.first("_SEPR")
    former = of_type(r"^former partner") or annulled
    together = of_type(r"cohabit|living together|common.law|unmarried|^partners\b")
    together = together or family.first("_UMR")
    ended = divorced or apart or former or of_type(r"^ended$")
    kind = PartnerKind.TOGETHER
    if divorced:
        kind = PartnerKind.DIVORCED
    elif apart:
        kind = PartnerKind.SEPARATED
    elif former:
        kind = PartnerKind.FORMER
    elif married:
        kind = _marriage(married.text("TYPE").lower())
    elif together and not of_type(r"^partners$"):
        kind = PartnerKind.COHABITING
    since = reading.date(married or together, "since")
    until = reading.date(ended, "until")
    if since and until and until.latest < since.earliest:
        reading.problem(
            ended.line if ended else family.line, "until",
            "The end is before the start, so it was left out.", "Check both dates.",
        )  # fmt: skip
        until = None
    return {
        name: value
        for name, value in stored({"kind": kind, "since": since, "until": until}).items()
        if value is not None
    }


def _marriage(type_: str) -> PartnerKind:
    if "civil" in type_ and ("partner" in type_ or "union" in type_):
        return PartnerKind.CIVIL
    if re.search(r"common.law|unmarried|cohabit|partners", type_):
        return PartnerKind.COHABITING
    return PartnerKind.MARRIED
