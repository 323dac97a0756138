"""A picture on paper: where its parts come to lie, what a sheet says, and the PDF made of it."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from graphapp.canvas import extents, fonts
from graphapp.canvas.picture import picture
from graphapp.canvas.scene import Scene
from graphapp.canvas.view import View
from graphapp.documents import picture_pdf as pdf_module
from graphapp.documents.paper import (
    FULL,
    LEAST_OVERLAP,
    MARGIN,
    MM_A_POINT,
    MOST_OVERLAP,
    Over,
    Paper,
    Way,
    lay,
)
from graphapp.documents.picture_pdf import picture_pdf
from graphapp.documents.picture_sheets import Sheets, sheets
from graphapp.errors import LettersMissing
from tests.support import pictures
from tests.support.papers import SAID, scene_of

MADE = date(2026, 11, 29)
NEAR = 1e-6


@pytest.fixture(scope="module")
def ben() -> Scene:
    return scene_of()


@pytest.fixture(scope="module")
def wide() -> Scene:
    return scene_of(80, "wider")


def furniture(above: float, below: float):
    return lambda paper, wide: (above * paper.growth, below * paper.growth)


boxes = st.tuples(
    st.floats(-5000, 5000), st.floats(-5000, 5000), st.floats(0, 12_000), st.floats(0, 12_000)
)
people = st.tuples(st.floats(20, 140), st.floats(20, 140))
papers, ways, overs = (st.sampled_from(list(one)) for one in (Paper, Way, Over))


@given(boxes, people, papers, ways, overs, st.floats(8, 20), st.floats(8, 40))
def test_every_point_of_a_picture_is_on_a_sheet(box, person, paper, way, over, above, below):
    laid = lay(box, person, furniture(above, below), paper, way=way, over=over)
    lefts = sorted({one.box[0] for one in laid.windows})
    tops = sorted({one.box[1] for one in laid.windows})
    for first, length, starts, side in ((0, 2, lefts, 2), (1, 3, tops, 3)):
        size = laid.windows[0].box[side]
        assert starts[0] <= box[first] + NEAR
        assert starts[-1] + size >= box[first] + box[length] - NEAR
        for before, after in pairwise(starts):
            shared = (before + size - after) * laid.scale
            assert shared == pytest.approx(laid.overlap, rel=1e-6)
            assert laid.overlap >= LEAST_OVERLAP - NEAR
            # the largest person is whole on one of two neighbours
            assert shared >= min(max(person) * laid.scale, MOST_OVERLAP) - NEAR
    assert len(laid.windows) == laid.rows * laid.columns == len(lefts) * len(tops)


@given(boxes, people, papers, ways, overs, st.floats(8, 20), st.floats(8, 40))
def test_a_picture_stays_inside_the_margins_in_its_own_shape(
    box, person, paper, way, over, above, below
):
    laid = lay(box, person, furniture(above, below), paper, way=way, over=over)
    assert sorted(laid.page) == sorted(paper.size)
    if way is not Way.BEST:
        assert laid.lying is (way is Way.LYING)
    x, y, across, down = laid.area
    assert (x, y) >= (MARGIN, MARGIN)
    assert x + across <= laid.page[0] - MARGIN + NEAR
    assert y + down <= laid.page[1] - MARGIN + NEAR
    for one in laid.windows:
        assert one.box[2] * laid.scale == pytest.approx(across)
        assert one.box[3] * laid.scale == pytest.approx(down)
    if over is Over.ONE:
        assert len(laid.windows) == 1
    else:
        assert laid.scale >= FULL - NEAR  # names in 9 points, or larger
    assert [(one.row, one.column) for one in laid.windows] == [
        (row, column) for row in range(1, laid.rows + 1) for column in range(1, laid.columns + 1)
    ]


@given(boxes, papers, overs)
def test_the_best_way_is_never_the_worse_one(box, paper, over):
    def found(way):
        return lay(box, (90, 80), furniture(12, 14), paper, way=way, over=over)

    best = found(Way.BEST)
    for other in (found(Way.LYING), found(Way.STANDING)):
        assert len(best.windows) <= len(other.windows)
        if over is Over.ONE:
            assert best.scale >= other.scale


@pytest.mark.parametrize("paper", Paper)
def test_a_child_alone_does_not_fill_a_sheet(paper: Paper) -> None:
    laid = lay((-30, -30, 60, 60), (60, 60), furniture(12, 14), paper)
    assert 60 * laid.scale < min(laid.page) / 5
    window = laid.windows[0].box
    assert window[0] + window[2] / 2 == pytest.approx(0)
    assert window[1] + window[3] / 2 == pytest.approx(0)


@pytest.mark.parametrize("over", Over)
def test_everybody_is_whole_on_a_sheet_and_every_tie_is_drawn(wide: Scene, over: Over) -> None:
    found = sheets(wide, SAID, over=over)
    assert (len(found.sheets) > 1) is (over is Over.SEVERAL)
    for mark in wide.people:
        left, top, across, down = extents.of_person(mark)
        assert any(
            x - NEAR <= left
            and left + across <= x + w + NEAR
            and y - NEAR <= top
            and top + down <= y + h + NEAR
            for x, y, w, h in (one.window.box for one in found.sheets)
        ), mark.name
    drawn = " ".join(one.svg for one in found.sheets)
    for mark in wide.people:
        assert mark.name in drawn
    assert drawn.count('class="tie"') >= sum(not line.quiet for line in wide.lines)
    assert {name for one in found.sheets for name in one.people} == {m.name for m in wide.people}


def test_a_sheet_says_what_it_is(ben: Scene, wide: Scene) -> None:
    for scene in (ben, wide):
        found = sheets(scene, SAID, over=Over.SEVERAL, theme="screen")
        for one in found.sheets:
            root = ElementTree.fromstring(one.svg)
            said = " ".join(root.itertext())
            page = f"Page {one.number} of {len(found.sheets)}"
            for words in (scene.title, SAID.on, SAID.made, SAID.mark, page, "the child"):
                assert words in said
            for words in (scene.title, SAID.mark, page, scene.description, *one.people):
                assert words in root.attrib["aria-label"]
            assert root.attrib["width"] == f"{found.laid.page[0]:g}mm"
            assert "var(" not in one.svg
            row = f"Row {one.window.row} of {found.laid.rows}"
            assert (row in said) is (found.laid.rows > 1)
            assert ("lay it over" in said) is (one.number > 1)


def test_black_and_white_has_no_colour(ben: Scene) -> None:
    for colour in re.findall(r"#([0-9a-f]{6})", sheets(ben, SAID).sheets[0].svg):
        assert colour[:2] == colour[2:4] == colour[4:]


def test_no_two_sheets_share_an_id(wide: Scene) -> None:
    circles = scene_of(80)
    found = sheets(circles, SAID, over=Over.SEVERAL)
    ids = re.findall(r' id="([^"]+)"', " ".join(one.svg for one in found.sheets))
    assert len(ids) > len(circles.sectors)
    assert len(ids) == len(set(ids))
    assert sheets(circles, SAID).sheets[0].svg.count("<textPath") == len(circles.sectors)


def test_markup_in_a_name_stays_a_name(ben: Scene) -> None:
    evil = '"><script>alert(1)</script> id="sector-0" #{panic()}'
    people = tuple(replace(one, name=evil, spoken=evil) for one in ben.people)
    label = tuple(replace(text, words=evil) for text in people[0].label)
    scene = replace(ben, title=evil, people=(replace(people[0], label=label), *people[1:]))
    found = sheets(scene, SAID)
    assert "<script" not in found.sheets[0].svg
    assert evil in " ".join(ElementTree.fromstring(found.sheets[0].svg).itertext())
    assert picture_pdf(found, MADE).startswith(b"%PDF")


def inside(pdf: bytes) -> bytes:
    """A PDF's bytes with all that is packed unpacked."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    out = [pdf]
    for part in packed:
        try:
            out.append(zlib.decompress(part))
        except zlib.error:
            continue
    return b"\n".join(out)


def test_a_pdf_is_for_everybody(ben: Scene) -> None:
    content = inside(picture_pdf(sheets(ben, SAID), MADE))
    for words in (b"/MarkInfo", b"/Lang", b"en-GB", b"/StructTreeRoot", b"pdfuaid:part", b"/Alt"):
        assert words in content
    assert b"/Figure" in content
    assert "safety and support".encode("utf-16-be") in content or b"safety and support" in content
    assert b"/Subtype/Image" not in content.replace(b" ", b"")  # lines and letters, no dots
    assert content.count(b"FamilyNetworkSans") >= 2


def test_a_pdf_has_a_page_a_sheet_of_its_size(wide: Scene) -> None:
    found = sheets(wide, SAID, paper=Paper.A3, over=Over.SEVERAL)
    content = inside(picture_pdf(found, MADE))
    pages = re.findall(rb"/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+)", content)
    assert len(pages) == len(found.sheets) > 1
    for across, down in pages:
        assert float(across) * MM_A_POINT == pytest.approx(found.laid.page[0], abs=0.1)
        assert float(down) * MM_A_POINT == pytest.approx(found.laid.page[1], abs=0.1)


def test_a_pdf_of_the_same_day_is_the_same(ben: Scene) -> None:
    assert picture_pdf(sheets(ben, SAID), MADE) == picture_pdf(sheets(ben, SAID), MADE)


def named(scene: Scene, words: str) -> Sheets:
    first, *others = scene.people
    label = tuple(replace(text, words=words) for text in first.label)
    return sheets(replace(scene, people=(replace(first, label=label), *others)), SAID)


def test_names_of_all_europe_need_no_font_of_the_computer(ben: Scene) -> None:
    for words in ("Łukasz Żółć", "Влад Ђорђе", "Ελένη", "Nguyễn", "Ağaoğlu", "Siân Ŵyn"):
        assert fonts.lacking(words) == ""
        assert picture_pdf(named(ben, words), MADE).startswith(b"%PDF")


def test_letters_that_no_font_has_are_told(ben: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(fonts.FOLDER)],
    )
    monkeypatch.setattr(pdf_module, "_fonts", lambda theirs: bundled)  # a computer without any
    with pytest.raises(LettersMissing) as told_by:
        picture_pdf(named(ben, "王芳 Wang"), MADE)
    assert "王 芳" in told_by.value.sentence
    assert "Print" in told_by.value.next_step


def test_the_template_asks_for_nothing_from_outside() -> None:
    text = pdf_module.TEMPLATE.read_text(encoding="utf-8")
    assert "@" not in text
    assert "import" not in text
    assert "http" not in text


@pytest.mark.parametrize("name", ["circles", "tree", "wider"])
def test_an_empty_map_has_a_sheet(name: str) -> None:
    network, _ = pictures.ben()
    alone = replace(
        network, people={"ben": network.people["ben"]}, ties=(), restrictions=(), disclosures=()
    )
    for over in Over:
        one = sheets(picture(alone, {}, name, view=View()), SAID, over=over)
        assert len(one.sheets) == 1
        assert "Ben" in one.sheets[0].svg
