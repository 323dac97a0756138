"""Having the engine plan its larger questions before anybody waits for them.

Planning one takes up to a second on a busy computer, the first time only; the plan is kept by the
engine. The questions are asked about nobody: they read nothing.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from queries.gaps import PERIODS, RULES
from queries.store import GraphError, Store
from queries.store.statements import parameters_of, statement

FIRST = (
    "cases/list",
    "cases/one",
    "network/members",
    "network/facts",
    "people/find_by_name",
    "plans/of_case",
    "meetings/of_case",
)
"""What the first screens ask, in their order; the gaps come after them."""

NUMBERS = frozenset({"limit"})
IDS = frozenset({"cases", "case_ids", "sees", "people"})
EMPTY = frozenset({"sounds", "others", "only"})


def warm(store: Store) -> int:
    """Ask each larger question about nobody; how many were asked before the graph went away."""
    asked = 0
    with suppress(GraphError):
        for name in (*FIRST, *(f"gaps/{rule.name}" for rule in RULES)):
            store.read(statement(name), _about_nobody(name), timeout=60)
            asked += 1
    return asked


def _about_nobody(name: str) -> dict[str, object]:
    today = date.today()
    given = dict(PERIODS.parameters(today))
    values: dict[str, object] = {}
    for parameter in parameters_of(statement(name)):
        if parameter in given:
            values[parameter] = given[parameter]
        elif parameter in NUMBERS:
            values[parameter] = 1
        elif parameter in IDS:
            values[parameter] = ["nobody"]  # the engine plans anew for a list of another size
        elif parameter in EMPTY:
            values[parameter] = []
        else:
            values[parameter] = ""
    return values
