"""The command line, over the real graph: what it prints, what it returns, how it fails."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from queries.store import Store
from queries.users import list_users
from tests.support.command_line import Run
from tests.support.commanding import Office, office_in

SHEET = (
    "Person,Relation to child,Closeness,Phone,Natural or professional\n"
    "Joan Reed,gran,5,01632 960011,natural\n"
    "Miss Blythe,class teacher,3,,professional\n"
)


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


def test_cases_are_listed_with_two_counts(run: Run, office: Office) -> None:
    found = run("--as", "Sam Reed", "cases", "--json").json["cases"]
    assert [one["name"] for one in found] == ["Ben Arkley"]
    assert (found[0]["natural"], found[0]["professional"]) == (1, 0)
    assert found[0]["id"] == office.case_id
    table = run("--as", "sam", "cases").out
    assert "Ben Arkley" in table
    assert "from life" in table


def test_somebody_elses_cases_are_not_there(run: Run, office: Office) -> None:
    assert run("--as", "Kim", "cases", "--json").json["cases"] == []
    told = run("--as", "Kim", "network", office.case_id)
    assert told.code == 1
    assert told.out == ""
    assert "not for you to see" in told.err


def test_without_a_name_it_says_as_whom_it_works(run: Run, office: Office) -> None:
    told = run("cases")
    assert told.code == 0
    assert "Working as Pat Lowe (supervisor)" in told.err


def test_people_are_found_by_a_rough_spelling(run: Run, office: Office) -> None:
    found = run("--as", "Sam Reed", "people", "--find", "Roze", "--json").json
    assert [one["name"] for one in found["people"]] == ["Rose Arkley"]
    assert found["people"][0]["cases"] == [office.case_id]
    assert found["truncated"] is False


def test_a_network_comes_in_every_form(run: Run, office: Office) -> None:
    shape = run("--as", "Sam Reed", "network", office.case_id, "--json").json
    assert {one["name"] for one in shape["people"]} == {"Ben Arkley", "Rose Arkley"}
    assert shape["audience"] == "professionals"
    by_number = run("--as", "Sam Reed", "network", "C-1", "--json").json
    assert by_number == shape
    table = run("--as", "Sam Reed", "network", "C-1", "--csv").out
    assert table.splitlines()[0].startswith("id,name,known as,relation")
    assert "Rose Arkley" in table
    assert "<graphml" in run("--as", "Sam Reed", "network", "C-1", "--graphml").out
    tree = run("--as", "Sam Reed", "network", "C-1", "--gedcom").out
    assert "1 NAME Rose /Arkley/" in tree
    drawn = run("--as", "Sam Reed", "network", "C-1", "--svg").out
    assert drawn.startswith("<svg")
    assert "Rose" in drawn


def test_the_people_round_one_person(run: Run, office: Office) -> None:
    shape = run("--as", "Sam Reed", "network", office.gran, "--json", "--hops", "0").json
    assert [one["name"] for one in shape["people"]] == ["Rose Arkley"]


def test_the_familys_copy_goes_through_the_familys_handle(run: Run, office: Office) -> None:
    shape = run("--as", "Sam", "network", "C-1", "--audience", "family", "--json").json
    gran = next(one for one in shape["people"] if one["name"] == "Rose Arkley")
    assert shape["audience"] == "family"
    assert gran["phone"] == ""  # her whereabouts are for professionals
    assert "01632" not in json.dumps(shape)


def test_two_formats_at_once_are_wrong_usage(run: Run, office: Office) -> None:
    assert run("network", "C-1", "--json", "--csv").code == 2
    assert run("network", "C-1", "--as-of", "yesterday-ish").code == 2
    assert run("network").code == 2
    assert run("network", "C-1", "--audience", "everyone").code == 2
    assert run("dance").code == 2


def test_a_sheet_is_looked_at_then_loaded_then_undone(
    run: Run, office: Office, tmp_path: Path
) -> None:
    sheet = tmp_path / "network.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    load = ("--as", "Sam Reed", "load", str(sheet), "--case", "C-1")
    dry = run(*load, "--dry-run", "--json").json
    assert dry["done"] is None
    assert len(dry["people"]) == 2
    assert len(run("--as", "Sam", "people", "--json").json["people"]) == 2

    done = run(*load, "--json").json["done"]
    assert done["case"] == office.case_id
    names = {one["name"] for one in run("--as", "Sam", "people", "--json").json["people"]}
    assert {"Joan Reed", "Miss Blythe"} <= names

    history = run("--as", "Sam", "changes", "C-1", "--json").json["changes"]
    assert history[0]["id"] == done["change"]
    assert history[0]["who"] == "Sam Reed"
    undone = run("--as", "Sam", "undo", done["change"], "--json").json
    assert undone["undoes"] == done["change"]
    assert len(run("--as", "Sam", "people", "--json").json["people"]) == 2
    again = run("--as", "Sam", "undo", done["change"])
    assert again.code == 1
    assert again.err.strip()


def test_a_sheet_makes_a_new_map(run: Run, office: Office, tmp_path: Path) -> None:
    sheet = tmp_path / "network.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    run("--as", "Sam", "load", str(sheet), "--child", "Mia Cole", "--json")
    names = [one["name"] for one in run("--as", "Sam", "cases", "--json").json["cases"]]
    assert "Mia Cole" in names


def test_a_file_that_does_not_say_which_child_says_how_to_name_one(
    run: Run, office: Office, tmp_path: Path
) -> None:
    sheet = tmp_path / "network.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    told = run("--as", "Sam", "load", str(sheet))
    assert told.code == 1
    assert "which child" in told.err
    assert "--child" in told.err


def test_a_file_that_cannot_be_read_is_a_sentence(run: Run, office: Office, tmp_path: Path) -> None:
    picture = tmp_path / "photo.csv"
    picture.write_bytes(bytes(range(256)) * 40)
    for path in (picture, tmp_path / "missing.csv"):
        told = run("--as", "Sam", "load", str(path), "--case", "C-1")
        assert told.code == 1
        assert told.out == ""
        assert "Traceback" not in told.err
        assert told.err.strip().endswith(".")


def test_how_two_people_are_connected(run: Run, office: Office, tmp_path: Path) -> None:
    sheet = tmp_path / "network.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    run("--as", "Sam", "load", str(sheet), "--case", "C-1")
    people = {
        one["name"]: one["id"] for one in run("--as", "Sam", "people", "--json").json["people"]
    }
    found = run("--as", "Sam", "path", people["Joan Reed"], office.child, "--json").json
    assert found["paths"][0]["sentence"]
    assert [one["name"] for one in found["paths"][0]["people"]] == ["Joan Reed", "Ben Arkley"]
    apart = run("--as", "Sam", "path", people["Joan Reed"], "no-such-person")
    assert apart.code == 1


def test_an_empty_graph_says_how_to_begin(run: Run, store: Store) -> None:
    told = run("cases")
    assert told.code == 1
    assert "graphapp user NAME" in told.err
    made = run("user", "Ada Moss", "--team", "East")
    assert made.code == 0
    assert [user.id for user in list_users(store)] == [made.out.strip()]
    assert run("cases", "--json").json == {"cases": []}
    assert run("user", "ada moss").code == 1


def test_check_says_what_is_there(run: Run, store: Store) -> None:
    shape = run("check", "--json").json
    assert shape["ok"] is True
    assert shape["graph"] == "server"
    assert shape["engine"].split(".")[0].isdigit()
    assert run("check").out.strip().endswith("All is well.")


def test_check_tells_a_wrong_password(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "not-this-one")
    told = run("check")
    assert told.code == 1
    assert "NEO4J_PASSWORD" in told.err
    assert "not-this-one" not in told.out + told.err


def test_check_page_tells_when_nothing_is_served(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHAPP_PORT", "1")
    told = run("check", "--page")
    assert told.code == 1
    assert "graphapp run" in told.err


def test_wrong_settings_are_wrong_usage(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHAPP_HOST", "0.0.0.0")
    told = run("run")
    assert told.code == 2
    assert "on this computer only" in told.err


def test_it_runs_as_a_module() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "graphapp", "--help"], capture_output=True, text=True
    )
    assert told.returncode == 0
    for name in (
        "demo", "run", "load", "cases", "people", "network", "path", "changes", "undo", "check",
    ):  # fmt: skip
        assert name in told.stdout
