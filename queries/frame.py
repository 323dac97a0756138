"""A case's frame: its episodes, the worries and the goals, the sides asked about, who was told
what, and who must keep apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from queries import case_records, records
from queries.case_model import BottomLine, DangerStatement, Episode
from queries.model import Disclosure, Restriction, SideAsked
from queries.store.handle import Handle

MOST_EACH = 2_000
"""How many of one kind of fact are read at most."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known around one case, each kind oldest first; what ended is there with its end.

    Of several answers about one side, and of several disclosures to one person, the last counts.
    """

    episodes: tuple[Episode, ...]
    danger_statements: tuple[DangerStatement, ...]
    bottom_lines: tuple[BottomLine, ...]
    sides_asked: tuple[SideAsked, ...]
    disclosures: tuple[Disclosure, ...]
    restrictions: tuple[Restriction, ...]


def frame_of(handle: Handle, case_id: str, *, as_of: date | None = None) -> Frame:
    """Return a case's frame as this handle may see it; what began after the day is left out.

    The day is today when None. People of a worry whom the handle does not see on the map are left
    out of it; a disclosure to such a person, or a restriction of one, is not there.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    handle.may_open(case_id)
    day = (as_of or date.today()).isoformat()
    row = handle.ask("frame/of_case", case_id=case_id, on=day, limit=MOST_EACH)[0]
    return Frame(
        episodes=tuple(map(case_records.episode, row["episodes"])),
        danger_statements=tuple(map(case_records.danger_statement, row["danger_statements"])),
        bottom_lines=tuple(map(case_records.bottom_line, row["bottom_lines"])),
        sides_asked=tuple(map(records.side_asked, row["sides_asked"])),
        disclosures=tuple(map(records.disclosure, row["disclosures"])),
        restrictions=tuple(map(records.restriction, row["restrictions"])),
    )
