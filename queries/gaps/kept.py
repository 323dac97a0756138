"""The gaps of all of a viewer's cases, and what the cases are called, kept: only what was touched
since is asked anew.

They are kept in the program's memory, for one viewer with one audience, and only as long as that
viewer opens the same cases on the same day; otherwise all are asked anew. What comes out is always
what `gaps_everywhere` and `cases_named` would give.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date

from queries.cases import CaseNamed, cases_named
from queries.gaps.asking import gaps_among, in_order
from queries.gaps.findings import Finding
from queries.gaps.rules import PERIODS, Periods
from queries.gaps.touched import Touched
from queries.store.handle import Handle
from queries.store.store import Store
from queries.vocabulary import Audience

MOST_CASES = 20_000
"""Cases whose gaps are kept, for all viewers together; the viewers who asked last stay."""

_Who = tuple[str, Audience, str | None]
_Seen = tuple[tuple[str, ...], tuple[str, ...], date, date, Periods]


@dataclass(frozen=True, slots=True)
class Kept:
    """The cases that a viewer opens, by number, and their gaps, by rule, kind, case and id."""

    cases: tuple[CaseNamed, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _View:
    """What one viewer's cases had; `seen`: with which eyes, cases, days and periods."""

    guard: threading.Lock = field(default_factory=threading.Lock)
    seen: _Seen | None = None
    moment: int = 0
    kept: Kept = field(default_factory=Kept)


class KeptGaps:
    """The gaps that were found in one graph, by viewer. Thread-safe."""

    def __init__(self, store: Store) -> None:
        self._touched = Touched(store)
        self._guard = threading.Lock()
        self._views: OrderedDict[_Who, _View] = OrderedDict()

    def everywhere(
        self, handle: Handle, *, as_of: date | None = None, periods: Periods = PERIODS
    ) -> Kept:
        """Return what `cases_named` (today) and `gaps_everywhere` give for a handle on this store;
        quickly, a second time.

        Whatever was written before the asking is in it, by whomever.
        """
        view = self._view_of((handle.viewer.user_id, handle.audience, handle.room_case))
        today = date.today()
        seen = (tuple(handle.sees), handle.cases, today, as_of or today, periods)
        with view.guard:
            moment = self._touched.look()
            touched = self._touched.since(view.moment) if view.seen == seen else None
            anew = handle.cases if touched is None else touched.intersection(handle.cases)
            if anew or touched is None:
                view.kept = _with(view.kept, handle, sorted(anew), as_of or today, periods)
            view.seen, view.moment = seen, moment
            found = view.kept
        self._forget_old()
        return found

    def _view_of(self, who: _Who) -> _View:
        with self._guard:
            view = self._views.setdefault(who, _View())
            self._views.move_to_end(who)
            return view

    def _forget_old(self) -> None:
        with self._guard:
            cases = [len(view.seen[1]) if view.seen else 0 for view in self._views.values()]
            while len(cases) > 1 and sum(cases) > MOST_CASES:
                self._views.popitem(last=False)
                cases.pop(0)


def _with(kept: Kept, handle: Handle, anew: list[str], day: date, periods: Periods) -> Kept:
    """Return what is kept with some cases, which may be all of them, asked anew."""
    asked = frozenset(anew)
    opens = frozenset(handle.cases)
    stay = [one for one in kept.cases if one.id in opens and one.id not in asked]
    stand = [one for one in kept.findings if one.case_id in opens and one.case_id not in asked]
    cases = (*stay, *cases_named(handle, anew))
    findings = (*stand, *gaps_among(handle, anew, as_of=day, periods=periods))
    named = sorted(cases, key=lambda one: (not one.number, one.number, one.id))
    return Kept(tuple(named), in_order(findings))
