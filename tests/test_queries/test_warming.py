"""The larger questions are planned before anybody waits for them."""

from __future__ import annotations

from queries.gaps import RULES
from queries.store import Store
from queries.warming import FIRST, warm


def test_every_question_is_asked_about_nobody(store: Store) -> None:
    before = store.read("MATCH (n) RETURN count(n) AS nodes")
    assert warm(store) == len(FIRST) + len(RULES)
    assert store.read("MATCH (n) RETURN count(n) AS nodes") == before
