"""A whole GEDCOM file -> the people and ties of `Drafts`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from loaders.drafts import DraftPerson, DraftTie
from loaders.errors import FileRefused
from loaders.gedcom.archive import is_packed_tree, unpacked
from loaders.gedcom.families import Links, family_ties
from loaders.gedcom.left_out import LeftOut
from loaders.gedcom.lines import Node, records
from loaders.gedcom.people import Reading, draft_person
from loaders.gedcom.text import lines_of, looks_like
from loaders.problems import Problem
from loaders.tables import Progress, too_many_rows

MOST_BROKEN = 2_000
"""Broken lines that are told one by one; beyond them the file is not a family tree."""

_SAVE_AGAIN = "Save it again as GEDCOM in the program that it comes from, and try again."


@dataclass(frozen=True, slots=True)
class Tree:
    """What one GEDCOM file says. `rows` counts its people and families, as an import's limit."""

    name: str
    people: tuple[DraftPerson, ...]
    ties: tuple[DraftTie, ...]
    problems: tuple[Problem, ...]
    rows: int


def is_tree(content: bytes) -> bool:
    """Whether bytes are a family tree, plain or packed, whatever the file is called."""
    return looks_like(content) or is_packed_tree(content)


def read_tree(
    name: str,
    content: bytes,
    *,
    left: int,
    today: date,
    number: int = 1,
    progress: Progress | None = None,
) -> Tree:
    """Read a family tree in GEDCOM 5.5, 5.5.1 or 7, plain (.ged) or packed (.gdz).

    Parameters
    ----------
    left : how many people and families may still come in.
    number : which family tree of a load this is: their ids are told apart by it.

    Raises
    ------
    FileRefused : no family tree, one with nobody in it, or more than `left`.
    """
    problems: list[Problem] = []
    left_out = LeftOut()
    if content.startswith(b"PK"):
        content, others = unpacked(name, content)
        left_out.add("picture or other file", "pictures and other files", others)
    if not looks_like(content):
        raise FileRefused(
            f"“{name}” is not a family tree in GEDCOM: it does not begin with “0 HEAD”.",
            _SAVE_AGAIN,
        )
    mark = f"g{number} " if number > 1 else ""
    reading = Reading(name, mark, today, left_out, problems.append)
    people: list[DraftPerson] = []
    families: dict[str, Node] = {}
    links = Links()
    rows, last = 0, ""
    for record in _records(name, content, problems):
        last = record.tag
        left_out.record(record)
        if record.tag in ("INDI", "FAM"):
            rows += 1
            if rows > left:
                raise too_many_rows(name)
            if progress and rows % 2_000 == 0:
                progress(f"Reading {name}", rows, 0)
        if record.tag == "INDI":
            person = draft_person(record, reading)
            if person is not None:
                people.append(person)
                links.note(record)
        elif record.tag == "FAM":
            _keep(record, families, reading)
    if not people:
        raise FileRefused(
            f"“{name}” holds a family tree’s header but no people.",
            "Save it again with its people, and try again.",
        )
    if last != "TRLR":
        reading.problem(
            0, "", "The file ends without its last line (0 TRLR), so some of it may be missing.",
            "Check that the last people are here, or save it again.",
        )  # fmt: skip
    ties = tuple(family_ties(families, links, reading))
    problems += left_out.problems(name)
    return Tree(name, tuple(people), ties, tuple(problems), rows)


def _records(name: str, content: bytes, problems: list[Problem]) -> Iterator[Node]:
    broken = 0

    def report(line: int, wrong: str, to_do: str) -> None:
        nonlocal broken
        broken += 1
        if broken > MOST_BROKEN:
            raise FileRefused(
                f"“{name}” has more than {MOST_BROKEN:,} lines that are no GEDCOM; the first is"
                f" line {problems[0].row}.",
                _SAVE_AGAIN,
            )
        problems.append(Problem(name, line, "", wrong, to_do))

    return records(lines_of(content), report)


def _keep(record: Node, families: dict[str, Node], reading: Reading) -> None:
    key = record.xref or f"@line {record.line}@"
    if key in families:
        reading.problem(
            record.line, "id", f"The id {key} is given to two families; this one was left out.",
            "Give each family an id of its own.", stops=True,
        )  # fmt: skip
        return
    record.parts = [part for part in record.parts if part.tag not in ("NOTE", "SOUR", "OBJE")]
    families[key] = record
