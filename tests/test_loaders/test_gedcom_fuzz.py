"""Whatever is done to a family tree, it gives people and problems or a sentence, never a trace."""

from __future__ import annotations

import codecs

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders import FileRefused, UploadedFile, problems_csv, read
from loaders.resolving import resolve
from loaders.targets import on_a_map
from tests.support.trees import FAMILY, TODAY

LINES = FAMILY.splitlines()
TAGS = st.sampled_from(
    ["NAME", "SEX", "BIRT", "DEAT", "DATE", "FAMC", "FAMS", "CHIL", "HUSB", "WIFE", "PEDI", "CONT",
     "CONC", "ADOP", "ASSO", "ROLE", "RELA", "PHRASE", "MARR", "DIV", "EVEN", "TYPE", "UID", "NOTE",
     "INDI", "FAM", "HEAD", "TRLR", "GEDC", "VERS", "CHAR", "RESN", "_X", "x", ""]
)  # fmt: skip
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["@I1@", "@I2@", "@I5@", "@F1@", "@F2@", "@VOID@", "@@", "@", "Y", "N", "7.0", "ANSEL",
         "UNICODE", "ABT 1990", "BET 1990 AND", "BEF 1", "@#DHEBREW@ 30 ADR 5785", "AFT 9999",
         "31 JUN 1900/01", "OTHER", "adopted", "HUSB", "Not a couple", "/", "//", "CONFIDENTIAL"]
    ),
)  # fmt: skip
ANY_LINE = st.one_of(
    st.text(max_size=30),
    st.builds(
        lambda level, xref, tag, value: f"{level} {xref}{tag} {value}".rstrip(" "),
        st.integers(0, 120),
        st.sampled_from(["", "", "", "@I1@ ", "@I9@ ", "@F1@ ", "@ @ "]),
        TAGS,
        VALUES,
    ),
)


def survives(content: bytes, name: str = "f.ged") -> None:
    try:
        drafts = read([UploadedFile(name, content)], today=TODAY)
    except FileRefused as error:
        refusal = error
    else:
        refusal = None
    if refusal is not None:
        assert refusal.sentence
        assert refusal.next_step
        return
    target = on_a_map(drafts, [])
    resolved = resolve(target.drafts, (), visible_to=["professionals"], today=TODAY)
    lines = len(content) + 1
    for problem in (*drafts.problems, *resolved.problems):
        assert problem.wrong
        assert problem.to_do
        assert 0 <= problem.row <= lines
    problems_csv(drafts.problems)
    keys = {item.key for item in resolved.items} | {"case"}
    assert all(ref in keys for item in resolved.items for ref in (item.start, item.end) if ref)
    assert not resolved.pending
    for person in drafts.people:
        birth, death = person.person.get("birth_earliest"), person.person.get("death_latest")
        assert not (birth and death) or str(birth) <= str(death)
        assert str(birth or "") <= TODAY.isoformat()


@st.composite
def mutated(draw: st.DrawFn) -> list[str]:
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 12))):
        at = draw(st.integers(0, max(len(lines) - 1, 0)))
        what = draw(st.sampled_from(["cut", "twice", "swap", "new", "level", "in", "end"]))
        other = draw(st.integers(0, max(len(lines) - 1, 0)))
        if what == "cut" and lines:
            del lines[at]
        elif what == "twice" and lines:
            lines.insert(other, lines[at])
        elif what == "swap" and lines:
            lines[at], lines[other] = lines[other], lines[at]
        elif what == "level" and lines:
            lines[at] = f"{draw(st.integers(0, 9))}{lines[at][1:]}"
        elif what == "in" and lines:
            place = draw(st.integers(0, len(lines[at])))
            lines[at] = lines[at][:place] + draw(st.text(max_size=4)) + lines[at][place:]
        elif what == "end":
            lines = lines[: max(at, 1)]
        else:
            lines.insert(at, draw(ANY_LINE))
    return lines


@given(
    mutated(),
    st.sampled_from(["\n", "\r\n", "\r", "\n\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1"]),
)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_family_tree_that_was_tampered_with(lines: list[str], ending: str, encoding: str) -> None:
    survives(ending.join(lines).encode(encoding, "replace"))


@given(st.lists(ANY_LINE, max_size=25))
@settings(max_examples=300, deadline=None)
def test_any_lines_below_a_header(lines: list[str]) -> None:
    survives("\n".join(["0 HEAD", *lines]).encode("utf-8", "replace"))


@given(
    st.binary(max_size=300),
    st.integers(0, len(FAMILY)),
    st.integers(0, 40),
    st.sampled_from(["UTF-8", "ANSEL", "ANSI", "UNICODE", "IBMPC", "nonsense"]),
    st.sampled_from([b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE]),
)
@settings(max_examples=300, deadline=None)
def test_any_bytes_in_a_family_tree(
    junk: bytes, at: int, cut: int, encoding: str, mark: bytes
) -> None:
    content = FAMILY.replace("CHAR UTF-8", f"CHAR {encoding}").encode()
    survives(mark + content[:at] + junk + content[at + cut :])


@given(st.binary(max_size=2_000), st.sampled_from([".ged", ".gdz"]), st.sampled_from([b"", b"PK"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes(content: bytes, ending: str, start: bytes) -> None:
    survives(start + content, f"f{ending}")


def test_lines_nested_too_deep_are_flattened_and_told() -> None:
    deep = "\n".join(f"{min(n, 98)} NOTE x" for n in range(1, 1_000))
    content = f"0 HEAD\n0 @I1@ INDI\n1 NAME Jo /Bell/\n{deep}\n0 TRLR\n"
    drafts = read([UploadedFile("f.ged", content.encode())], today=TODAY)
    assert drafts.people[0].name == "Jo Bell"
    assert any("The level jumps to 98" in problem.wrong for problem in drafts.problems)
