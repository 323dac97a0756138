"""What is wrong in a file, row by row, as sentences that say what to do."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders.cells import safe_cell

LINED = (".ged", ".gedcom", ".gdz")
"""Endings of the files whose problems name a line; those of tables name a row."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and what to do about it.

    `row` counts from 1 with the header (in a family tree it is the line), 0 is the whole file.
    `stops` says that this row, or this tie, stays out; otherwise it goes in and only the field is
    left out or kept as said.
    """

    file: str
    row: int
    field: str
    wrong: str
    to_do: str
    stops: bool = False

    def __str__(self) -> str:
        part = "line" if self.file.lower().endswith(LINED) else "row"
        where = f"{self.file}, {part} {self.row}" if self.row else self.file
        return (
            f"{where}{f', {self.field}' if self.field else ''}: {self.wrong} {self.to_do}".strip()
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """The first problems, the stopping ones first, and how many there are in all."""

    shown: tuple[Problem, ...]
    count: int
    stopping: int

    @property
    def sentence(self) -> str:
        """How many problems there are, for the head of the list."""
        if not self.count:
            return "No problems found."
        kept_out = f" {self.stopping:,} of them keep a row or a tie out." if self.stopping else ""
        things = "1 thing" if self.count == 1 else f"{self.count:,} things"
        more = "" if self.count == len(self.shown) else f" The first {len(self.shown)} are listed."
        return f"{things} to look at.{kept_out}{more}"


def listed(problems: Sequence[Problem], limit: int = 200) -> Listed:
    """Return the first `limit` problems for a screen; `problems_csv` holds them all."""
    ordered = sorted(problems, key=lambda problem: not problem.stops)
    return Listed(tuple(ordered[:limit]), len(problems), sum(p.stops for p in problems))


def problems_csv(problems: Iterable[Problem]) -> bytes:
    """Return every problem as a CSV file to download (UTF-8 with its mark, for Excel)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["file", "row", "field", "what is wrong", "what to do", "left out"])
    for problem in problems:
        writer.writerow(
            [
                safe_cell(problem.file),
                problem.row or "",
                safe_cell(problem.field),
                safe_cell(problem.wrong),
                safe_cell(problem.to_do),
                "yes" if problem.stops else "no",
            ]
        )
    return out.getvalue().encode("utf-8-sig")
