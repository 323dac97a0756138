"""`backup`, `restore`, `check --digest` and `seed-service` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from queries.openings import openings_of
from queries.store import Store
from tests.support.command_line import Run
from tests.support.commanding import office_in
from tests.support.engine import wipe


def digest(printed: str) -> str:
    return next(line.split()[1] for line in printed.splitlines() if line.startswith("Digest:"))


def test_saved_checked_and_brought_back(run: Run, store: Store, tmp_path: Path) -> None:
    office_in(store)
    file = str(tmp_path / "all.backup")
    code, saved, err = run("backup", file)
    assert (code, "keep it as safe" in saved) == (0, True), err
    _, checked, _ = run("check", "--digest")
    assert digest(checked) == digest(saved)
    code, _, err = run("restore", file)
    assert (code, "only put into an empty graph" in err) == (1, True)
    wipe(store)
    code, brought, err = run("restore", file)
    assert (code, digest(brought)) == (0, digest(saved)), err
    _, checked, _ = run("check", "--digest")
    assert digest(checked) == digest(saved)


def test_a_file_that_is_there_is_left_alone(run: Run, store: Store, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("dear all")
    code, _, err = run("backup", str(file))
    assert (code, "of that name already" in err) == (1, True)
    assert file.read_text() == "dear all"
    code, _, err = run("restore", str(file))
    assert (code, "not a backup" in err) == (1, True)
    code, _, err = run("backup", str(file), "--replace")
    assert code == 0, err
    assert file.read_bytes().startswith(b"PK")


def test_a_service_is_put_into_an_empty_graph_only(run: Run) -> None:
    code, out, err = run("seed-service", "3")
    assert code == 0, err
    assert out.startswith("3 cases and ")
    code, _, err = run("seed-service", "3")
    assert (code, "people in this graph already" in err) == (1, True)


def test_the_network_of_a_case_is_an_opening_of_it(run: Run, store: Store) -> None:
    office = office_in(store)
    code, _, err = run("--as", "Sam", "network", office.case_id)
    assert code == 0, err
    (one,) = openings_of(office.supervisor, office.case_id)
    assert one.who_name == "Sam Reed"


@pytest.mark.parametrize("command", ["changes", "network", "path"])
def test_whatever_tells_of_a_case_is_an_opening_of_it(run: Run, store: Store, command: str) -> None:
    """What was done on it, the people round one person, how two people are connected."""
    office = office_in(store)
    told = {
        "changes": (office.case_id,),
        "network": (office.gran,),
        "path": (office.gran, office.child),
    }
    code, _, err = run("--as", "Sam", command, *told[command])
    assert code == 0, err
    (one,) = openings_of(office.supervisor, office.case_id)
    assert one.who_name == "Sam Reed"
    code, _, _ = run("--as", "Kim", command, *told[command])
    assert code != 0, "another team's"
    assert len(openings_of(office.supervisor, office.case_id)) == 1
