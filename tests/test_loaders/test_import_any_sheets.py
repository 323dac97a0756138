"""Any two sheets, one renewing the other: every commit goes through, and undo gives all back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders import UploadedFile, commit, preview, read
from queries.changes import undo
from queries.store import Store
from tests.support.commanding import office_in
from tests.support.engine import wipe

NAMES = st.sampled_from(["Ann Lee", "Bo", "Cy Hill", "Di", "Ed", ""])
RELATIONS = st.sampled_from(
    ["child", "mum", "dad", "gran, dad's side", "mum's partner", "half-sister", "dad's mum",
     "Bo's mum", "best friend", "aunt and carer", "foster carer", "son", "the plumber", ""]
)  # fmt: skip
DATES = st.sampled_from(["", "1950", "1988", "2019", "about 1960", "3/5/2016", "1/1/2025"])
ROW = st.tuples(
    st.sampled_from(["", "", "x1", "x2"]),
    NAMES,
    RELATIONS,
    DATES,
    st.sampled_from(["", "1", "4"]),
    st.sampled_from(["", "mum", "Elm Road", "Bo", "child"]),
    st.sampled_from(["", "most", "little", "nothing"]),
    DATES,
    DATES,
)
TIE = st.tuples(
    st.sampled_from(["Ann Lee", "Bo", "Cy Hill", "x1", "child", "Nobody"]),
    st.sampled_from(
        ["parent of", "child of", "married to", "sister of", "friend of", "close to", "lives with",
         "foster parent of", "aunt of", "has PR for"]
    ),
    st.sampled_from(["Ann Lee", "Bo", "Cy Hill", "x2", "child"]),
    DATES,
    DATES,
)  # fmt: skip
SHEETS = st.tuples(st.lists(ROW, min_size=1, max_size=6), st.lists(TIE, max_size=5))


def files_of(sheets: tuple[list[Any], list[Any]]) -> list[UploadedFile]:
    people, ties = sheets
    return [
        file_of("id|person|relation|born|closeness|lives with|ring|since|until", people, "p.csv"),
        file_of("from|type|to|since|until", ties, "t.csv"),
    ]


def file_of(head: str, rows: list[Any], name: str) -> UploadedFile:
    lines = [head, *("|".join(row) for row in rows)]
    return UploadedFile(name, "\n".join(lines).encode())


@pytest.mark.parametrize("answer", ["same", "different"])
@given(first=SHEETS, second=SHEETS, complete=st.booleans())
@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_load_renew_and_undo(
    store: Store,
    answer: str,
    first: tuple[list[Any], list[Any]],
    second: tuple[list[Any], list[Any]],
    complete: bool,
) -> None:
    wipe(store)
    office = office_in(store)
    before = everything(store)
    changes: list[str] = []
    source = None
    for sheets, complete_on in ((first, None), (second, date(2026, 11, 1) if complete else None)):
        drafts = read(files_of(sheets))
        for again in (False, True):
            seen = preview(
                office.worker, drafts, office.case_id, renews=source, complete_on=complete_on,
                answers={"*": answer},
            )  # fmt: skip
            if again:
                assert seen.nothing, (seen.sentence, seen.operations)
            elif not seen.nothing:
                changes.append(commit(office.worker, seen).change_id)
                source = latest(store)
    for change in reversed(changes):
        undo(office.worker, change)
    assert everything(store) == before


def latest(store: Store) -> str:
    return str(store.read("MATCH (s:Source) WHERE s.renewed_by IS NULL RETURN s.id AS id")[0]["id"])


def everything(store: Store) -> list[Any]:
    return store.read(
        "MATCH (n) WHERE NOT n:Change AND NOT n:ChangePart AND NOT n:NameKey AND NOT n:Schema"
        " OPTIONAL MATCH (n)-[r]->(m) WHERE NOT m:NameKey"
        " WITH n, r, m ORDER BY n.id, r.id"
        " RETURN n {.*, version: null, seq: null} AS n, r {.*, version: null} AS r, m.id AS m"
    )
