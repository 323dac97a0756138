"""Having the engine plan its larger questions before anybody waits for them.

Planning one takes up to a second, on a busy computer four and more; the plan is kept by the engine,
for values of the same types. So the questions are asked with values like the real ones. They are
about nobody and read nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from queries.gaps import PERIODS, RULES
from queries.ids import new_id
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

KEPT = (
    "backup/passed",
    "gaps_kept/seqs",
    "gaps_kept/staff",
    "gaps_kept/changes",
    "gaps_kept/cases_of",
)
"""What is asked before the table of gaps tells what it kept."""

NUMBERS = frozenset({"limit", "most"})
EMPTY = frozenset({"sounds", "others"})
NONE = frozenset({"connection", "meeting_id", "only"})


def warm(store: Store) -> int:
    """Ask each larger question about nobody; how many were asked before the graph went away."""
    asked = 0
    with suppress(GraphError):
        for name, values in questions():
            store.read(statement(name), values, timeout=60)
            asked += 1
    return asked


def questions() -> Iterator[tuple[str, dict[str, object]]]:
    """Give each question with its values."""
    for name in (*FIRST, *(f"gaps/{rule.name}" for rule in RULES), *KEPT):
        yield name, _about_nobody(name)


def _about_nobody(name: str) -> dict[str, object]:
    given = {
        **PERIODS.parameters(date.today()),
        "cases": [new_id()],
        "case_ids": [new_id()],
        "sees": ["professionals", new_id()],
        "audience": "professionals",
        "ids": [new_id()],
        "seqs": [{"case_id": new_id(), "seq": 0}],
    }
    values: dict[str, object] = {}
    for parameter in parameters_of(statement(name)):
        if parameter in given:
            values[parameter] = given[parameter]
        elif parameter in NUMBERS:
            values[parameter] = 1
        elif parameter in EMPTY:
            values[parameter] = []
        elif parameter in NONE:
            values[parameter] = None
        elif parameter == "people":
            values[parameter] = [new_id()]
        else:
            values[parameter] = new_id()
    return values
