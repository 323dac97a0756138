"""The gaps of all of a viewer's cases, kept: only what was touched since is asked anew.

They are kept in the program's memory, for one viewer with one audience, and only as long as that
viewer opens the same cases on the same day; otherwise all are asked anew. What comes out is always
what `gaps_everywhere` would give.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date

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
_Seen = tuple[tuple[str, ...], tuple[str, ...], date, Periods]


@dataclass(slots=True)
class _View:
    """What one viewer's cases had; `seen`: with which eyes, cases, day and periods."""

    guard: threading.Lock = field(default_factory=threading.Lock)
    seen: _Seen | None = None
    moment: int = 0
    findings: tuple[Finding, ...] = ()


class KeptGaps:
    """The gaps that were found in one graph, by viewer. Thread-safe."""

    def __init__(self, store: Store) -> None:
        self._touched = Touched(store)
        self._guard = threading.Lock()
        self._views: OrderedDict[_Who, _View] = OrderedDict()

    def everywhere(
        self, handle: Handle, *, as_of: date | None = None, periods: Periods = PERIODS
    ) -> tuple[Finding, ...]:
        """Return what `gaps_everywhere` gives for a handle on this store; quickly, a second time.

        Whatever was written before the asking is in it, by whomever.
        """
        view = self._view_of((handle.viewer.user_id, handle.audience, handle.room_case))
        seen = (tuple(handle.sees), handle.cases, as_of or date.today(), periods)
        with view.guard:
            moment = self._touched.look()
            touched = self._touched.since(view.moment) if view.seen == seen else None
            if touched is None:
                view.findings = gaps_among(handle, handle.cases, as_of=seen[2], periods=periods)
            elif mine := sorted(touched.intersection(handle.cases)):
                anew = gaps_among(handle, mine, as_of=seen[2], periods=periods)
                kept = [one for one in view.findings if one.case_id not in touched]
                view.findings = in_order((*kept, *anew))
            view.seen, view.moment = seen, moment
            found = view.findings
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
