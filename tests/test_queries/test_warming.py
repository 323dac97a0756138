"""The larger questions are planned before anybody waits for them."""

from __future__ import annotations

from typing import Any

import pytest

from queries.cases import list_cases
from queries.gaps import RULES, gaps_everywhere, gaps_of
from queries.meetings import meetings_of
from queries.network import network_of
from queries.plans import plans_of
from queries.store import Store
from queries.store.handle import ALIKE, Handle, alike
from queries.warming import FIRST, KEPT, MANY, questions, warm
from tests.support.commanding import office_in


def test_every_question_is_asked_about_nobody(store: Store) -> None:
    before = store.read("MATCH (n) RETURN count(n) AS nodes")
    assert warm(store) == len(FIRST) + 2 * len(RULES) + len(KEPT)
    assert store.read("MATCH (n) RETURN count(n) AS nodes") == before


def size(value: Any) -> str:
    """What the engine plans anew for: a type, and the tens, hundreds, thousands of its length."""
    length = len(value) if isinstance(value, list | str) else 0
    return f"{type(value).__name__} {len(str(length - 1)) if length > 1 else length}"


def shape(name: str, values: dict[str, Any]) -> tuple[str, tuple[tuple[str, str], ...]]:
    return name, tuple(sorted((key, size(value)) for key, value in values.items()))


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
    plans_of(worker, case_id)
    meetings_of(worker, case_id)
    gaps_of(worker, case_id)
    gaps_everywhere(worker)

    planned = {shape(name, values) for name, values in questions(large=False)}
    large = {*FIRST, *(f"gaps/{rule.name}" for rule in RULES)}
    of_screens = {one for one in asked if one[0] in large}
    assert {name for name, _ in of_screens} == large - {"people/find_by_name"}
    assert of_screens <= planned


def test_a_viewer_of_few_cases_and_one_of_many_ask_alike() -> None:
    assert {size(alike(["x"] * cases)) for cases in (0, 1, 18, ALIKE, 1_000)} == {"list 3"}
    assert size(alike(["x"] * MANY)) == "list 4"
    assert {one for one in alike(["a", "b"]) if one} == {"a", "b"}
