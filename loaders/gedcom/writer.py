"""A network -> GEDCOM 7: the family tree in it, for the family's own program or another service.

A family tree is what leaves: names, births and deaths, parents and partners, and who is known or
said to be family. Contact details, homes, worries and who works with the family never do.
"""

from __future__ import annotations

from collections.abc import Iterable

from gedcom7 import dumps
from gedcom7.types import GedcomStructure

from loaders.cells import clean
from loaders.gedcom.dates import write_date
from loaders.gedcom.unions import PEDIGREE, Union, unions_of
from queries.model import Network, Person, Tie
from queries.partial_date import PartialDate
from queries.vocabulary import Connection, KnowsKind, PartnerKind, Sex, Side, TieType

_SEX = {Sex.MALE: "M", Sex.FEMALE: "F", Sex.UNKNOWN: "U"}
_FAMILY = (TieType.PARENT_OF, TieType.PARTNER_OF)
_APART = {
    PartnerKind.SEPARATED: "Separated",
    PartnerKind.FORMER: "Former partners",
    PartnerKind.COHABITING: "Living together",
}
_SIDES = {Side.MUM: ", mum's side", Side.DAD: ", dad's side"}
_ABOUT = (
    "The family tree of a network: names, births, deaths, parents, partners and who is known."
    " Contact details, homes, worries and professionals are not in it. Do not pass it on without"
    " the agreement of those it names."
)


def write(network: Network) -> bytes:
    """Return the family tree of a network as GEDCOM 7 (UTF-8 with its mark).

    It holds what the network holds, so what the handle that read it may see. The people are the
    children, everybody from the child's life, and whoever is a parent or partner of somebody.
    Read back by `loaders.read`, they have the same names, births, deaths, parents with their
    kinds, and partners; they are known again by their ids (UID).
    """
    return dumps(_records(network), byte_order_mark=True).encode("utf-8")


def _records(network: Network) -> list[GedcomStructure]:
    people = _people(network)
    xrefs = {key: f"@I{number}@" for number, key in enumerate(people, 1)}
    ties = [tie for tie in network.ties if {tie.start, tie.end} <= xrefs.keys()]
    unions = unions_of(ties)
    families = {id(union): f"@F{number}@" for number, union in enumerate(unions, 1)}
    individuals = {key: _individual(people[key], xref) for key, xref in xrefs.items()}
    for tie in ties:
        if role := _role(tie):
            asso = _node("ASSO", pointer=xrefs[tie.start])
            asso.append_child(role)
            individuals[tie.end].append_child(asso)
    written: list[GedcomStructure] = []
    for union in unions:
        own = families[id(union)]
        written.append(_family(union, own, xrefs, people))
        for parent in union.parents:
            individuals[parent].append_child(_node("FAMS", pointer=own))
        for child, kind in union.children.items():
            famc = _node("FAMC", pointer=own)
            famc.append_child(_pedigree(kind))
            individuals[child].append_child(famc)
    return [_head(), *individuals.values(), *written, _node("TRLR")]


def _people(network: Network) -> dict[str, Person]:
    family = {end for tie in network.ties if tie.type in _FAMILY for end in (tie.start, tie.end)}

    def belongs(key: str) -> bool:
        place = network.memberships.get(key)
        natural = place is None or place.connection is Connection.NATURAL
        return natural or key in family

    return {key: person for key, person in network.people.items() if belongs(key)}


def _head() -> GedcomStructure:
    source = _node("SOUR", "FAMILY-NETWORK-GRAPH-EXPLORER")
    return _node("HEAD", parts=[_node("GEDC", parts=[_node("VERS", "7.0")]), source,
                                _node("NOTE", _ABOUT)])  # fmt: skip


def _individual(person: Person, xref: str) -> GedcomStructure:
    record = GedcomStructure("INDI", xref=xref)
    name, known_as = _text(person.name), _text(person.known_as)
    if name or known_as:
        nick = [_node("NICK", known_as)] if known_as else []
        record.append_child(_node("NAME", _with_surname(name), parts=nick))
    record.append_child(_node("SEX", _SEX[person.sex]))
    if person.birth and not person.unborn:
        record.append_child(_node("BIRT", parts=[_date(person.birth)]))
    if person.death:
        record.append_child(_node("DEAT", parts=[_date(person.death)]))
    elif person.deceased:
        record.append_child(_node("DEAT", "Y"))
    record.append_child(_node("UID", person.id))
    return record


def _family(
    union: Union, xref: str, xrefs: dict[str, str], people: dict[str, Person]
) -> GedcomStructure:
    record = GedcomStructure("FAM", xref=xref)
    first = [key for key in union.parents if people[key].sex is Sex.MALE]
    second = [key for key in union.parents if people[key].sex is Sex.FEMALE]
    rest = [key for key in union.parents if people[key].sex is Sex.UNKNOWN]
    for tag, key in zip(("HUSB", "WIFE"), _places(first, second, rest), strict=True):
        if key:
            record.append_child(_node(tag, pointer=xrefs[key]))
    for child in union.children:
        record.append_child(_node("CHIL", pointer=xrefs[child]))
    for event in _events(union):
        record.append_child(event)
    return record


def _places(first: list[str], second: list[str], rest: list[str]) -> tuple[str, str]:
    """Return who stands as HUSB and who as WIFE, which in version 7 say nothing of sex."""
    if len(first) > 1 or len(second) > 1:
        both = first or second
        return both[0], both[1]
    husband = first[0] if first else rest.pop() if rest else ""
    wife = second[0] if second else rest.pop() if rest else ""
    return husband, wife


def _events(union: Union) -> Iterable[GedcomStructure]:
    tie = union.tie
    if tie is None:
        if len(union.parents) > 1:
            yield _event("Not a couple", None)
        return
    kind, since, until = PartnerKind(tie.kind), tie.since, tie.until
    if kind in (PartnerKind.MARRIED, PartnerKind.CIVIL) or (kind is PartnerKind.DIVORCED and since):
        marriage = _dated("MARR", since)
        if kind is PartnerKind.CIVIL:
            marriage.append_child(_node("TYPE", "Civil partnership"))
        yield marriage
    elif kind is PartnerKind.COHABITING:
        yield _event("Living together", since)
    elif since:
        yield _event("Partners", since)
    if kind is PartnerKind.DIVORCED:
        yield _dated("DIV", until)
    elif kind in (PartnerKind.SEPARATED, PartnerKind.FORMER):
        yield _event(_APART[kind], until)
    elif until:
        yield _event("Ended", until)


def _role(tie: Tie) -> GedcomStructure | None:
    """Return what the start of a tie is to its end, None for ties that a tree does not hold."""
    if tie.type is TieType.SIBLING_OF:
        kind = "sibling" if tie.kind in ("", "unknown") else tie.kind
        words = kind if kind in ("sibling", "twin") else f"{kind} sibling"
    elif tie.type is TieType.STATED_KIN:
        words = tie.kind + _SIDES.get(Side(tie.side or "unknown"), "")
    elif tie.type is TieType.KNOWS and tie.kind not in (KnowsKind.KIN, KnowsKind.PROFESSIONAL):
        words = tie.kind + (f": {tie.words}" if tie.words else "")
    else:
        return None
    return _node("ROLE", "OTHER", parts=[_node("PHRASE", _text(words))])


def _pedigree(kind: str) -> GedcomStructure:
    value = PEDIGREE.get(kind, "OTHER")
    phrase = [_node("PHRASE", kind)] if value == "OTHER" else []
    return _node("PEDI", value, parts=phrase)


def _event(words: str, when: PartialDate | None) -> GedcomStructure:
    event = _node("EVEN", words)
    if when:
        event.append_child(_date(when))
    event.append_child(_node("TYPE", words))
    return event


def _dated(tag: str, when: PartialDate | None) -> GedcomStructure:
    return _node(tag, parts=[_date(when)]) if when else _node(tag, "Y")


def _date(when: PartialDate) -> GedcomStructure:
    text, phrase = write_date(when)
    return _node("DATE", text, parts=[_node("PHRASE", _text(phrase))] if phrase else [])


def _with_surname(name: str) -> str:
    """Return a name with its last word between slashes: other programs ask for the surname."""
    words = name.replace("/", "\u2044").split()
    if not words:
        return "//"
    return " ".join([*words[:-1], f"/{words[-1]}/"]) if len(words) > 1 else words[0]


def _text(text: str) -> str:
    """Return text on one line, without what GEDCOM cannot hold."""
    kept = clean(text).replace("\ufffe", "").replace("\uffff", "")
    return " ".join(kept.split())


def _node(
    tag: str, text: str = "", *, pointer: str | None = None, parts: Iterable[GedcomStructure] = ()
) -> GedcomStructure:
    return GedcomStructure(tag, pointer=pointer, text=text, children=list(parts))
