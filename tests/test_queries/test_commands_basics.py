"""Commands on the real graph: what each builder writes, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from queries.commands import (
    add_person,
    add_tie,
    apply,
    ask_side,
    correct_person,
    end_tie,
    join_network,
    move_in,
    move_out,
    new_tie,
    open_case,
    restrict,
    set_membership,
    take_off_map,
    tell,
)
from queries.ids import new_id
from queries.partial_date import PartialDate
from queries.store import Store
from queries.store.errors import Conflict, NotFound, Refused
from queries.vocabulary import (
    Covers,
    RestrictionKind,
    Ring,
    SideAnswer,
    TieType,
)
from tests.support.commanding import Office, office_in

Day = PartialDate.parse


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


def test_a_case_opens_with_its_child_and_its_worker(office: Office, store: Store) -> None:
    command = open_case(
        {"number": "C-7", "summary": "A boy", "opened": Day("May 2026")},
        [{"name": "Ben Arkley", "birth": Day("2017")}],
        worker_id=office.worker.viewer.user_id,
    )
    done = apply(office.worker, command)
    assert done.words == "Opened the map of Ben."
    assert done.seq == 1
    row = store.read(
        "MATCH (u:User)<-[a:ALLOCATED_TO]-(c:Case {number: 'C-7'})-[:ABOUT]->(p:Person)"
        " RETURN u.name AS worker, c.seq AS seq, c.opened_words AS opened, p.name AS child,"
        " p.whereabouts_visible_to AS where, a.id IS NOT NULL AS has_id"
    )
    assert row == [
        {
            "worker": "Sam Reed",
            "seq": 1,
            "opened": "May 2026",
            "child": "Ben Arkley",
            "where": ["professionals"],
            "has_id": True,
        }
    ]
