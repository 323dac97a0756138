"""What one chooses for paper: it is said beforehand what comes out, and an address holds it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphapp.canvas.scene import Scene
from graphapp.documents.paper import Over, Paper, Way
from graphapp.documents.picture_sheets import names_size, sheets
from graphapp.screens.explorer import printing
from graphapp.screens.explorer.printing import Wanted, instead, told, wanted_from
from graphapp.screens.explorer.state import Picture
from graphapp.screens.explorer.state import View as MapView
from tests.support.papers import SAID, scene_of

papers, ways, overs = (st.sampled_from(list(one)) for one in (Paper, Way, Over))


@pytest.fixture(scope="module")
def wide() -> Scene:
    return scene_of(80, "wider")


def test_what_comes_out_is_said_beforehand(wide: Scene) -> None:
    one = sheets(scene_of(), SAID)
    assert re.fullmatch(
        r"1 sheet of A4, lying\. Names [\d.]+ pt high, as in a .*\.", told(one.laid, one.names)
    )
    many = sheets(wide, SAID, over=Over.SEVERAL)
    assert told(many.laid, many.names).startswith(
        f"{len(many.sheets)} sheets of A4, "
        f"{'lying' if many.laid.lying else 'standing'}, {many.laid.rows} rows of "
    )
    small = sheets(wide, SAID)
    assert small.names == names_size(wide, small.laid) < printing.SMALLEST
    assert "too small to read" in told(small.laid, small.names)


def test_names_too_small_are_offered_other_paper(wide: Scene) -> None:
    offers = instead(wide, SAID, Wanted())
    assert [choice.over for _, choice in offers] == [Over.ONE, Over.SEVERAL]
    for words, choice in offers:
        found = printing.on_paper(wide, SAID, choice)
        assert found.names >= printing.SMALLEST
        assert words.startswith(f"{len(found.sheets)} sheet")
    assert [choice.over for _, choice in instead(wide, SAID, Wanted(Paper.A1))] == [Over.SEVERAL]


@given(papers, ways, overs, st.sampled_from(["", "black", "colour"]), st.booleans())
def test_an_address_holds_the_choices(paper, way, over, ink, family):
    wanted = Wanted(paper, way, over, ink, family)
    view = MapView("00000000-0000-4000-8000-000000000001", picture=Picture.TREE)
    query = wanted.query(view)
    given = dict(part.split("=") for part in query.lstrip("?").split("&"))
    assert wanted_from(given) == wanted
    assert given["picture"] == "tree"


def test_an_address_of_anything_else_is_as_usual() -> None:
    odd = {"paper": "a0", "way": "<b>", "over": "9", "ink": "red", "for": "nobody"}
    assert wanted_from(odd) == Wanted()
