"""A row of a sheet of what is known around a case -> `DraftFact`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.around.sheets import SHEETS, slots_of
from loaders.cells import plain
from loaders.headers import Form
from loaders.values import RowReader
from queries.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class DraftFact:
    """What one row says: `words` by header (a choice as its value), `dates`, `times`.

    `visible_to` None leaves the import's own setting.
    """

    form: Form
    file: str
    row: int
    words: Mapping[str, str]
    dates: Mapping[str, PartialDate | None] = field(default_factory=dict)
    times: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    visible_to: tuple[str, ...] | None = None


def draft_fact(form: Form, row: RowReader) -> DraftFact | None:
    """Return what one row says, None (with a problem) when it says too little to go in."""
    words: dict[str, str] = {}
    dates: dict[str, PartialDate | None] = {}
    times: dict[str, tuple[str, ...]] = {}
    for column in SHEETS[form]:
        header, written = column.header, row.cells.get(column.header, "")
        if column.date:
            dates[header] = row.date(header)
            given = dates[header] is not None
        elif header in ("times", "their times"):
            times[header] = _times(row, header, written)
            given = True
        elif column.choices is not None:
            words[header] = column.choices.get(plain(written), "")
            given = bool(words[header])
            if written and not given:
                row.problem(header, f"“{written[:60]}” is not understood.",
                            f"Write {column.meaning}", stops=column.must)  # fmt: skip
                if column.must:
                    return None
        else:
            words[header] = written.strip()
            given = bool(words[header])
        if column.must and not given:
            row.problem(header, "This is empty, so the row was left out.",
                        f"Fill it in: {column.meaning}", stops=True)  # fmt: skip
            return None
    row.cells = {**row.cells, "visible_to": row.cells.get("who may see", "")}
    seen_by = row.tokens("visible_to")
    return DraftFact(
        form, row.file, row.row, words, dates, times, tuple(seen_by) if seen_by else None
    )


def _times(row: RowReader, header: str, written: str) -> tuple[str, ...]:
    slots, wrong = slots_of(written)
    for part in wrong:
        row.problem(header, f"“{part[:60]}” is not a time of the week, so it was left out.",
                    "Write days and morning, school run, after school, evening or night:"
                    " “mon-fri evening”.")  # fmt: skip
    return tuple(slots)
