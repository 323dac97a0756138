"""The larger questions are planned before anybody waits for them."""

from __future__ import annotations

import os
from typing import Any

import psutil
import pytest

from queries.cases import list_cases
from queries.gaps import RULES, gaps_everywhere, gaps_of
from queries.ids import new_id
from queries.meetings import meetings_of
from queries.network import network_of
from queries.plans import plans_of
from queries.store import Store
from queries.store.handle import Handle
from queries.store.statements import statement
from queries.warming import FIRST, KEPT, questions, warm
from tests.support.commanding import office_in


def test_every_question_is_asked_about_nobody(store: Store) -> None:
    before = store.read("MATCH (n) RETURN count(n) AS nodes")
    assert warm(store) == len(FIRST) + len(RULES) + len(KEPT)
    assert store.read("MATCH (n) RETURN count(n) AS nodes") == before


def shape(name: str, values: dict[str, Any]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What the engine plans anew for."""
    return name, tuple(sorted((key, type(value).__name__) for key, value in values.items()))


def test_what_the_screens_ask_is_what_was_planned(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = office_in(store)
    prepared = Handle._prepared
    asked = set()

    def noting(self: Handle, name: str, parameters: dict[str, object]) -> Any:
        text, values = prepared(self, name, parameters)
        asked.add(shape(name, values))
        return text, values

    monkeypatch.setattr(Handle, "_prepared", noting)
    worker, case_id = office.again(office.worker), office.case_id
    list_cases(worker)
    network_of(worker, case_id)
    network_of(worker, case_id, whose=office.gran)
    plans_of(worker, case_id)
    meetings_of(worker, case_id)
    gaps_of(worker, case_id)
    gaps_everywhere(worker)

    planned = {shape(name, values) for name, values in questions()}
    large = {*FIRST, *(f"gaps/{rule.name}" for rule in RULES)}
    of_screens = {one for one in asked if one[0] in large}
    assert {name for name, _ in of_screens} == large - {"people/find_by_name"}
    assert of_screens <= planned


def test_a_question_is_planned_once(store: Store) -> None:
    """For one case and for 1,500: in the engine's own work."""
    engine = engine_of_tests()
    text = f"{statement('gaps/sides')}\n// {new_id()}"
    values = dict(dict(questions())["gaps/sides"])

    def work(cases: int) -> float:
        before = engine.cpu_times()
        store.read(text, {**values, "cases": [new_id()] * cases, "case_ids": [""] * cases})
        after = engine.cpu_times()
        return after.user - before.user

    planning = work(1)
    assert work(15) + work(150) + work(1_500) < planning / 2


def engine_of_tests() -> psutil.Process:
    if "TEST_NEO4J_URI" in os.environ:
        pytest.skip("how another server plans is its own matter")
    below = psutil.Process().children(recursive=True)
    return next(one for one in below if "java" in one.name())
