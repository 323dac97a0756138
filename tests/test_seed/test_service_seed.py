"""A made-up service is the same for the same seed, and goes into an empty graph only."""

from __future__ import annotations

from typing import Any

import pytest

from queries.store import Store
from queries.store.errors import Refused
from seed.service import plant_service
from tests.support.engine import wipe


def nodes(store: Store) -> int:
    return int(store.read("MATCH (n) RETURN count(n) AS n")[0]["n"])


def test_the_same_seed_is_the_same_service(store: Store) -> None:
    def told() -> list[dict[str, Any]]:
        return store.read(
            "MATCH (a)-[r]->(b) RETURN type(r) AS type, r.id AS id, a.id AS a, b.id AS b,"
            " r.visible_to AS v ORDER BY id"
        )

    first = plant_service(store, 4, seed=3)
    before = told()
    wipe(store)
    assert plant_service(store, 4, seed=3) == first
    assert told() == before
    wipe(store)
    assert plant_service(store, 4, seed=4).case_ids != first.case_ids


def test_a_graph_with_people_in_it_is_refused(store: Store) -> None:
    plant_service(store, 1)
    before = nodes(store)
    with pytest.raises(Refused, match="people in this graph already"):
        plant_service(store, 1)
    assert nodes(store) == before


@pytest.mark.parametrize("cases", [0, -1, 100_001])
def test_a_number_that_is_no_service_is_refused(store: Store, cases: int) -> None:
    with pytest.raises(Refused, match="1 to 100,000"):
        plant_service(store, cases)
