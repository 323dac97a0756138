"""One sheet through the real graph: added, undone, loaded again."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders import commit, preview, read
from queries.store import Store
from tests.support.commanding import Office, office_in

SHEET = """person,relation to child,closeness,phone,natural or professional,born,lives with,ring
Ben Arkley,child,,,,3/5/2016,,
Dawn Arkley,mum,5,07700 900101,natural,1988,Ben,most
Maureen Hill,"gran, dad's side",4,7700900102,natural,about 1964,,little
Lee,mum's partner,2,,natural,31/02/1990,mum,
Mr Oduya,football coach,,,nat,,,
Hannah Reed,social worker,,,professional,,,most
,cousin,,,,,,
X,the plumber,,,,,,
"""


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "ben.csv"
    path.write_text(SHEET)
    return path


def test_a_sheet_extends_a_map_and_the_same_again_adds_nothing(office: Office, sheet: Path) -> None:
    drafts = read([sheet])
    seen = preview(office.worker, drafts, office.case_id)
    for line in seen.lines:
        print(line)
    for problem in seen.problems:
        print(problem)
    print(seen.sentence, seen.questions, seen.conflicts, seen.words)
    done = commit(office.worker, seen)
    print(done)
    again = preview(office.worker, read([sheet]), office.case_id)
    print(again.operations, again.sentence, again.renews)
    print(again.lines, again.conflicts)
    assert again.nothing
