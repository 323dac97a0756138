"""Whatever bytes come in, the answer is drafts and problems or a sentence: never anything else."""

from __future__ import annotations

import csv
import io
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from loaders import LoadError, UploadedFile, problems_csv, read
from loaders.headers import ALIASES
from loaders.people_refs import Child
from loaders.relations import meaning_of
from loaders.resolving import resolve
from loaders.targets import on_a_map

TODAY = date(2026, 11, 23)
HEADERS = st.sampled_from([aliases[0] for aliases in ALIASES.values()])
CELLS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["mum", "dad", "gran, dad's side", "mum's partner", "child", "Jo", "Lee", "1", "31/02/1999",
         "=1+1", "5", "yes", "Jo's mum's friend's", "'s", "of", "professional", "2019", "of of"]
    ),
)  # fmt: skip


def survives(files: list[UploadedFile]) -> None:
    try:
        drafts = read(files, today=TODAY)
    except LoadError as error:
        refusal = error
    else:
        refusal = None
    if refusal is not None:
        assert refusal.sentence
        assert refusal.next_step
        return
    target = on_a_map(drafts, [Child("=c1", "Ben Arkley", "Ben"), Child("=c2", "Mia Arkley")])
    resolved = resolve(target.drafts, target.children, visible_to=["professionals"], today=TODAY)
    for problem in (*drafts.problems, *target.problems, *resolved.problems):
        assert problem.wrong
        assert problem.to_do
    problems_csv(drafts.problems)
    keys = {item.key for item in resolved.items} | {"=c1", "=c2", "case"}
    assert all(ref in keys for item in resolved.items for ref in (item.start, item.end) if ref)


@given(st.binary(max_size=3_000), st.sampled_from([".csv", ".xlsx", ".txt", ".xls", ""]))
@settings(max_examples=150, deadline=None)
def test_any_bytes(content: bytes, ending: str) -> None:
    survives([UploadedFile(f"f{ending}", content)])


@given(st.binary(max_size=400), st.integers(0, 6_000), st.booleans())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_workbook(junk: bytes, at: int, cut: bool) -> None:
    book = Workbook()
    for row in (["person", "relation", "born"], ["Jo", "aunt", 1974], ["Lee", "dad", None]):
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    content = out.getvalue()
    at %= len(content)
    broken = content[:at] + junk + (b"" if cut else content[at + len(junk) :])
    survives([UploadedFile("f.xlsx", broken)])


@given(
    st.lists(HEADERS, min_size=1, max_size=12),
    st.lists(st.lists(CELLS, max_size=12), max_size=8),
    st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]),
)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_cells_under_known_headers(
    headers: list[str], rows: list[list[str]], encoding: str
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([headers, *rows])
    survives([UploadedFile("f.csv", out.getvalue().encode(encoding, "replace"))])


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_relation_means_something(said: str) -> None:
    meaning = meaning_of(said)
    assert meaning.child or meaning.ties
