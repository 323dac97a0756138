"""`graphapp gaps` on the command line."""

from __future__ import annotations

import json

import pytest

from queries.openings import openings_of
from queries.store import Store
from tests.support.command_line import Run
from tests.support.commanding import office_in


@pytest.fixture
def run(run: Run) -> Run:
    """As Sam Reed."""
    return lambda *arguments: run("--as", "Sam Reed", *arguments)


def test_gaps_of_one_case_and_of_all(store: Store, run: Run) -> None:
    office = office_in(store)
    code, out, err = run("gaps", "C-1", "--json")
    assert code == 0, err
    told = json.loads(out)
    assert [(one["rule"], one["kind"], one["subjects"]) for one in told["gaps"]] == [
        (1, "nobody on a side", ["dad"]),
        (1, "nobody on a side", ["mum"]),
        (10, "meeting not offered", ["offer"]),
    ]
    first = told["gaps"][0]
    assert set(first) == set(
        "id rule name kind case subjects people reasons questions since certain".split()
    )
    assert first["id"] == f"sides:{office.case_id}:dad"
    assert first["people"] == [office.child]
    assert first["since"] == "2025-01-01"
    assert all(one["reasons"] and one["questions"] for one in told["gaps"])
    assert [one.who for one in openings_of(office.supervisor, office.case_id)]
    code, out, err = run("gaps", "--json")
    assert code == 0, err
    assert json.loads(out) == told


def test_gaps_as_a_table_of_some_rules_on_a_day(store: Store, run: Run) -> None:
    office_in(store)
    code, out, err = run("gaps", "--rule", "10", "--as-of", "2026-11-23")
    assert code == 0, err
    head, line = out.splitlines()
    assert head.split() == ["case", "rule", "since", "what"]
    assert line.split(maxsplit=3) == [
        "C-1",
        "10",
        "2025-01-30",
        "No family network meeting was offered.",
    ]
    assert run("gaps", "--rule", "7")[0] == 2
    assert run("gaps", "--as-of", "soon")[0] == 2
    assert run("gaps", "no such case")[0] == 1
