"""Files that hold family trees: of other programs, in any encoding, packed, damaged."""

from __future__ import annotations

import io
import zipfile

import gedcom7
import pytest

from loaders import FileRefused, UploadedFile, problems_csv, read
from tests.support.trees import FAMILY, TODAY, drafts_of, shared

FILES = {
    "willis-ansel.ged": 761,
    "RelationshipTestExtended.ged": 70,
    "john_of_sea_20101009.ged": 61,
    "TGC551.ged": 15,
    "maximal70.ged": 4,
    "maximal70.gdz": 4,
    "same-sex-marriage.ged": 2,
    "escapes.ged": 1,
    "Sopranos.ged": 8,
}


@pytest.mark.parametrize("name", FILES)
def test_a_tree_of_another_program_loads(name: str) -> None:
    drafts = read([shared(name)], today=TODAY)
    assert len(drafts.people) == FILES[name]
    assert drafts.tree
    assert not [problem for problem in drafts.problems if problem.stops]
    assert all(problem.wrong and problem.to_do for problem in drafts.problems)


def test_a_header_without_people_is_a_sentence() -> None:
    with pytest.raises(FileRefused, match="header but no people"):
        read([shared("utf16le.ged")], today=TODAY)


def test_version_7_reads_as_its_own_library_reads_it() -> None:
    content = shared("maximal70.ged").read_bytes()
    theirs = [one for one in gedcom7.loads(content.decode("utf-8-sig")) if one.tag == "INDI"]
    drafts = drafts_of(content)
    names = [next((p.text for p in one.children if p.tag == "NAME"), "") for one in theirs]
    assert [" ".join(n.replace("/", " ").split()) for n in names] == [d.name for d in drafts.people]


ACCENTS = FAMILY.replace("Lee /Dunn/", "Zoë /Peña/")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\n\r"])
@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UNICODE"),
        ("utf-16-le", "UNICODE"), ("utf-16-be", "UNICODE"), ("cp1252", "ANSI"),
        ("cp1252", "UTF-8"), ("cp1252", "ASCII"), ("cp437", "IBMPC"), ("mac-roman", "MACINTOSH"),
    ],
)  # fmt: skip
def test_any_encoding_and_line_ending(encoding: str, said: str, ending: str) -> None:
    text = ACCENTS.replace("CHAR UTF-8", f"CHAR {said}").replace("\n", ending)
    drafts = drafts_of(text.encode(encoding))
    assert [one.name for one in drafts.people][3] == "Zoë Peña"
    lied = [problem for problem in drafts.problems if "encoding cannot mean" in problem.wrong]
    assert [problem.row for problem in lied] == (
        [32] if encoding == "cp1252" and said != "ANSI" else []
    )
    assert len(drafts.ties) == 7


def test_ansel_puts_its_accents_before_the_letter() -> None:
    content = FAMILY.replace("CHAR UTF-8", "CHAR ANSEL").encode()
    content = content.replace(b"Lee /Dunn/", b"Zo\xe8e /Pe\xe4na \xe1a\xa5/")
    assert drafts_of(content).people[3].name == "Zoë Peña àÆ"


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return out.getvalue()


def test_a_packed_tree_is_known_by_what_it_holds() -> None:
    content = packed(gedcom__ged=FAMILY.encode(), photo__jpg=b"x")
    for name in ("family.gdz", "family.zip", "family.xlsx"):
        drafts = read([UploadedFile(name, content)], today=TODAY)
        assert len(drafts.people) == 5
        assert any("1 picture or other file was" in problem.wrong for problem in drafts.problems)
    assert len(read([UploadedFile("family.txt", FAMILY.encode())], today=TODAY).people) == 5


BOMB = FAMILY.encode() + b"1 NOTE " + b"x" * 60_000_000


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("f.ged", b"person,relation\nJo,aunt\n", "is not a family tree in GEDCOM"),
        ("f.ged", b"", "is empty"),
        ("f.ged", b"%PDF-1.7", "is a PDF"),
        ("f.ged", b"0 HEAD", "holds a family tree’s header but no people"),
        ("f.ged", FAMILY.encode() + b"junk\n" * 3_000, "more than 2,000 lines that are no GEDCOM"),
        ("f.gdz", packed(photo__jpg=b"x"), "holds no family tree"),
        ("f.gdz", packed(gedcom__ged=FAMILY.encode())[:-40], "is damaged"),
        ("f.gdz", packed(gedcom__ged=b"hello"), "is not a family tree in GEDCOM"),
        ("f.gdz", packed(gedcom__ged=BOMB), "unpacks to far more than its size"),
        ("f.gdz", packed(gedcom__ged=FAMILY.encode(), **{f"p{n}": b"" for n in range(2_100)}),
         "unpacks to far more than its size"),
        ("f.ged", b"0 HEAD\n" + b"0 INDI\n" * 100_001, "brings more than 100,000 rows"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)  # fmt: skip
def test_what_cannot_be_read_gets_a_sentence_and_a_next_step(
    name: str, content: bytes, says: str
) -> None:
    with pytest.raises(FileRefused) as refusal:
        read([UploadedFile(name, content)], today=TODAY)
    assert says in str(refusal.value)
    assert refusal.value.next_step.endswith(".")


def test_a_tree_that_was_cut_off_is_read_and_told() -> None:
    drafts = drafts_of(FAMILY.removesuffix("0 TRLR\n"))
    assert len(drafts.people) == 5
    assert any("ends without its last line" in problem.wrong for problem in drafts.problems)
    assert b"line" not in problems_csv(drafts.problems).splitlines()[0]
