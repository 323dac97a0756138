"""An INDI record -> `DraftPerson`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from loaders.cells import LONGEST, clean
from loaders.drafts import DraftPerson, Spot
from loaders.gedcom.dates import read_date
from loaders.gedcom.left_out import LeftOut
from loaders.gedcom.lines import Node
from loaders.problems import Problem
from queries.partial_date import PartialDate
from queries.properties import Stored, stored
from queries.vocabulary import Connection, Sex

_SEX = {"M": Sex.MALE, "F": Sex.FEMALE, "X": Sex.UNKNOWN, "U": Sex.UNKNOWN, "N": Sex.UNKNOWN}
VOID = "@VOID@"
"""How version 7 points to somebody whom the file does not have."""

_CLOSED = ("CONFIDENTIAL", "PRIVACY")
_OTHER_NAME = ("AKA", "NICKNAME", "NICK", "KNOWN AS", "ALIAS")


@dataclass(slots=True)
class Reading:
    """What the readers of one file share. `idents` are the keys of people by their xref."""

    file: str
    mark: str
    today: date
    left_out: LeftOut
    report: Callable[[Problem], None] = field(repr=False)
    idents: dict[str, str] = field(default_factory=dict)
    uids: set[str] = field(default_factory=set)

    def problem(
        self, line: int, field: str, wrong: str, to_do: str, *, stops: bool = False
    ) -> None:
        """Report something that is wrong at a line."""
        self.report(Problem(self.file, line, field, wrong, to_do, stops))

    def date(self, event: Node | None, title: str) -> PartialDate | None:
        """Return the date of an event, None when it has none that can be read."""
        part = event.first("DATE") if event else None
        if part is None:
            return None
        read = read_date(part.value, part.text("PHRASE"))
        if read.wrong:
            self.problem(part.line, title, read.wrong, "Write 3 DEC 2026, DEC 2026 or ABT 2026.")
        return read.date


def draft_person(record: Node, reading: Reading) -> DraftPerson | None:
    """Return what one INDI record says, None when another had its id before."""
    if record.xref and record.xref in reading.idents:
        reading.problem(
            record.line, "id", f"The id {record.xref} is given twice, so this one was left out.",
            "Give each person an id of their own.", stops=True,
        )  # fmt: skip
        return None
    ident = _ident(record, reading)
    if record.xref:
        reading.idents[record.xref] = ident
    name, known_as = _names(record, reading)
    person = _given(
        name=name,
        known_as=known_as,
        sex=_SEX.get(record.text("SEX").upper()[:1]),
        **_life(record, reading),
    )
    return DraftPerson(
        key=f"id:{ident}",
        at=Spot(reading.file, record.line),
        name=name,
        person=person,
        loose={},
        membership={"connection": str(Connection.NATURAL)},
        knows={},
        spell={},
        fact=closed(record),
        told={},
    )


def closed(record: Node) -> dict[str, Stored]:
    """Return who may see a record that its file marks as confidential: professionals alone."""
    marks = record.text("RESN").upper()
    if any(mark in marks for mark in _CLOSED):
        return {"visible_to": ["professionals"]}
    return {}


def says_yes(event: Node | None) -> bool:
    """Whether an event happened: a tag with Y, with details, or alone (but not "N")."""
    return event is not None and event.value.strip().upper() not in ("N", "NO")


def known(part: Node, reading: Reading) -> str:
    """Return the key of somebody pointed to; empty, with a problem, when the file lacks them."""
    ident = reading.idents.get(part.pointer, "")
    if not ident and part.pointer != VOID:
        shown = part.pointer or clean(part.value)[:40] or "nothing"
        reading.problem(
            part.line, part.tag, f"It points to {shown}, who is not in the file.",
            "Save the whole family tree again; this tie is left out.", stops=True,
        )  # fmt: skip
    return ident


def _ident(record: Node, reading: Reading) -> str:
    """Return the key of a person: their UID, else their xref within this file.

    It is written so that no two differ only in punctuation, which keys do not have.
    """
    for part in record.all("UID", "_UID"):
        uid = re.sub(r"[^0-9a-z]", "", part.value.lower())
        if len(uid) < 8:
            continue
        if uid not in reading.uids:
            reading.uids.add(uid)
            return f"uid {uid}"
        reading.problem(
            part.line, "UID", "The same UID stands at somebody else, so their xref counts.",
            "Check whether the two are one person.",
        )  # fmt: skip
        break
    xref = record.xref.strip("@")
    if not xref:
        return f"{reading.mark}line {record.line}"
    plain = re.fullmatch(r"[A-Z0-9]{1,40}", xref)
    return f"{reading.mark}ref {xref.lower() if plain else 'h ' + xref.encode().hex()}"


def _names(record: Node, reading: Reading) -> tuple[str, str]:
    """Return the first name given, and what they are known as."""
    names = record.all("NAME")
    main = names[0] if names else None
    name = _full(main) if main else ""
    known_as = main.text("NICK") if main else ""
    others = 0
    for other in names[1:]:
        kind = other.text("TYPE").upper()
        known_as = known_as or other.text("NICK")
        if not known_as and kind in _OTHER_NAME:
            known_as = _full(other)
        elif kind not in _OTHER_NAME or known_as != _full(other):
            others += 1
    for alias in record.all("ALIA", "_AKA", "_AKAN"):
        text = _full(alias) if not alias.pointer else ""
        if text and not known_as:
            known_as = text
        elif text:
            others += 1
    reading.left_out.add("further name", "further names", others)
    if known_as == name:
        known_as = ""
    return name[:LONGEST], known_as[:LONGEST]


def _full(node: Node) -> str:
    """Return a name as it is said: without the slashes round the surname."""
    text = " ".join(clean(node.value).replace("/", " ").split())
    if not text:
        parts = (node.text(tag) for tag in ("NPFX", "GIVN", "SPFX", "SURN", "NSFX"))
        text = " ".join(part for part in parts if part)
    return "" if text.strip("?.-_ ").lower() in ("", "unknown", "unk", "n n", "nn") else text


def _life(record: Node, reading: Reading) -> dict[str, object]:
    """Return birth, death and whether they died, without what cannot be."""
    births, deaths = record.all("BIRT"), record.all("DEAT")
    birth = _first_dated(births, reading, "born")
    death = _first_dated(deaths, reading, "died")
    further = max(len(births) - 1, 0) + max(len(deaths) - 1, 0)
    reading.left_out.add("further birth or death", "further births and deaths", further)
    if birth and birth.earliest > reading.today:
        reading.problem(
            births[0].line, "born", f"{birth.words} is still to come, so it was left out.",
            "Check the year.",
        )  # fmt: skip
        birth = None
    if birth and death and death.latest < birth.earliest:
        reading.problem(
            deaths[0].line, "died", "They would have died before they were born.",
            "Check both dates; the death's date was left out.",
        )  # fmt: skip
        death = None
    buried = record.first("BURI", "CREM")
    died = any(says_yes(each) for each in deaths) or says_yes(buried)
    return {"birth": birth, "death": death, "deceased": died or None}


def _first_dated(events: list[Node], reading: Reading, title: str) -> PartialDate | None:
    for event in events:
        if says_yes(event) and (found := reading.date(event, title)):
            return found
    return None


def _given(**fields: object) -> dict[str, Stored]:
    return {name: value for name, value in stored(fields).items() if value is not None}
