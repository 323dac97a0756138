"""One family's drawing keeps its structure on screen and on paper, and is told in words."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from graphapp.canvas import svg
from graphapp.canvas.whole import Theme, whole
from tests.support.golden import FOLDER, LAYOUTS, family, structure

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("theme", ["screen", "dark", "print"])
def test_the_structure_is_the_kept_one(layout: str, theme: Theme) -> None:
    kept = (FOLDER / f"{layout}.txt").read_text(encoding="utf-8")
    assert structure(whole(family(layout), theme)) == kept


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_screen_s_parts_are_those_of_the_paper(layout: str) -> None:
    scene = family(layout)
    parts, paper = svg.parts(scene), whole(scene)
    assert parts["under"] in paper
    for tie in parts["ties"].values():
        assert ("quiet" in tie[1]) or f'd="{tie[0]}"' in paper
    for stop in parts["barriers"].values():
        assert f'd="{stop[0]}"' in paper


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_drawing_has_a_title_a_description_and_a_role(layout: str) -> None:
    root = ElementTree.fromstring(whole(family(layout)))
    assert root.get("role") == "graphics-document document"
    ids = (root.get("aria-labelledby") or "").split()
    told = [next(one for one in root.iter() if one.get("id") == each) for each in ids]
    assert [one.tag for one in told] == [f"{SVG}title", f"{SVG}desc"]
    assert all(one.text for one in told)
    assert "Ben" in (told[0].text or "")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_everybody_on_the_screen_is_said_in_words(layout: str) -> None:
    parts = svg.parts(family(layout))
    for id_, person in parts["people"].items():
        assert person[5].startswith(person[6]), id_  # the name first
    assert "In conflict with Paul" in parts["people"]["dawn"][5]
    assert "died" in parts["people"]["jean"][5]


def test_professionals_are_told_apart_without_colour() -> None:
    """By their outline and by words inside; a tint in print only helps."""
    drawing = whole(family("circles"), "print")
    for work in re.findall(r'<g class="pp pp-pro"[^>]*>(.*?)</g>', drawing):
        assert 'rx="10.08"' in work
        assert 'class="ag"' in work
    for life in re.findall(r'<g class="pp pp-(?:fam|non)[^>]*>(.*?)</g>', drawing):
        assert 'class="ag"' not in life


def test_lines_that_cross_are_not_joined() -> None:
    """Each line of feeling lies on a strip of the ground that is wider than itself."""
    for layout in LAYOUTS:
        drawing = whole(family(layout))
        strips = re.findall(r'<g class="tie ln[^>]*><path class="strip" d="([^"]*)"/>', drawing)
        assert strips
        assert drawing.count('class="tie ln') - len(strips) == sum(
            key.key in {"close", "conflict", "cut-off", "abuse", "strong", "flow"}
            for key in family(layout).legend
        )  # the legend's own have none
