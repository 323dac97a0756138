"""From a Scene to SVG, PNG and touchable elements, and how wide words are."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphapp.canvas import cytoscape, fonts, geometry, svg
from graphapp.canvas.component import canvas, legend_list, scene_data, tool
from graphapp.canvas.picture import picture
from graphapp.canvas.png import png
from graphapp.canvas.scene import Scene, Shape, ShapeKind
from graphapp.canvas.view import View
from graphapp.canvas.whole import Theme, whole
from queries.model import Person
from tests.support import pictures


@pytest.fixture(scope="module")
def scene() -> Scene:
    network, found = pictures.ben()
    return picture(network, found, "circles", view=View())


def test_every_part_is_well_formed(scene: Scene) -> None:
    parts = svg.parts(scene)
    ElementTree.fromstring(f"<g>{parts['under']}</g>")
    for person in parts["people"].values():
        ElementTree.fromstring(f"<g>{person[4]}</g>")
    json.dumps(scene_data(scene))


def test_markup_in_a_name_stays_a_name() -> None:
    network, found = pictures.ben()
    evil = '<script>alert("1")</script> & co'
    people = {**network.people, "gary": Person("gary", name=evil, known_as=evil)}
    drawn = picture(replace(network, people=people), found, "circles", view=View())
    for text in (whole(drawn), *(part[4] for part in svg.parts(drawn)["people"].values())):
        assert "<script" not in text
    words = "".join(ElementTree.fromstring(whole(drawn)).itertext())
    assert "<script>alert(" in words


@pytest.mark.parametrize("theme", ["screen", "dark", "print"])
def test_a_whole_picture_stands_alone(scene: Scene, theme: Theme) -> None:
    text = whole(scene, theme, whose="Ben's map", on="23 November 2026")
    assert "var(" not in text
    assert "calc(" not in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    said = " ".join(ElementTree.fromstring(text).itertext())
    for words in (
        "Ben’s circles of safety and support",
        "23 November 2026",
        "Ben's map",
        "Maureen",
    ):
        assert words in said
    assert "must not meet" in said


def test_print_has_no_colour(scene: Scene) -> None:
    for colour in re.findall(r"#([0-9a-f]{6})", whole(scene, "print")):
        assert colour[:2] == colour[2:4] == colour[4:]


def test_an_embedded_font_needs_nothing_from_outside(scene: Scene) -> None:
    text = whole(scene, embed_font=True)
    assert "data:font/woff2;base64," in text
    assert set(re.findall(r"url\(.(\w+):", text)) == {"data"}


def test_png_is_an_image_of_the_asked_size(scene: Scene) -> None:
    once, twice = png(scene, scale=1.0), png(scene, "print", scale=2.0)
    assert once.startswith(b"\x89PNG")
    width_once = int.from_bytes(once[16:20], "big")
    assert int.from_bytes(twice[16:20], "big") == pytest.approx(width_once * 2, abs=2)
    assert len(twice) > len(once) / 2  # letters and lines are in it


def test_elements_stand_where_people_are_drawn(scene: Scene) -> None:
    elements = cytoscape.elements(scene)
    nodes = {e["data"]["id"]: e for e in elements if e["group"] == "nodes"}
    assert set(nodes) == {mark.id for mark in scene.people}
    for mark in scene.people:
        assert nodes[mark.id]["position"] == {"x": mark.x, "y": mark.y}
        assert nodes[mark.id]["data"]["w"] >= 24
    assert all(element["classes"] == "" for element in elements)


def test_an_edge_with_a_missing_end_is_left_out(scene: Scene) -> None:
    fewer = replace(scene, people=tuple(m for m in scene.people if m.id != "maureen"))
    ends = {
        end
        for element in cytoscape.elements(fewer)
        if element["group"] == "edges"
        for end in (element["data"]["source"], element["data"]["target"])
    }
    assert "maureen" not in ends


def test_the_unseen_style_hangs_on_data_and_paints_nothing() -> None:
    style = {rule["selector"]: rule["style"] for rule in cytoscape.stylesheet()}
    assert style["node"]["opacity"] == 0
    assert style["edge"]["opacity"] == 0
    assert not any("." in selector for selector in style)


@given(
    kind=st.sampled_from(list(ShapeKind)),
    size=st.tuples(st.floats(10, 120), st.floats(10, 120)),
    angle=st.floats(0, 2 * math.pi),
    far=st.floats(100, 900),
)
def test_a_line_leaves_a_shape_at_its_edge(
    kind: ShapeKind, size: tuple[float, float], angle: float, far: float
) -> None:
    wide, tall = size
    if kind in (ShapeKind.CIRCLE, ShapeKind.TRIANGLE):
        tall = wide
    shape = Shape(kind, wide, tall)
    to = (far * math.cos(angle), far * math.sin(angle))
    x, y = geometry.edge(shape, (0.0, 0.0), to)
    assert x * to[1] == pytest.approx(y * to[0], abs=1e-6 * far * far)  # on the ray
    assert math.hypot(x, y) <= far
    outside = {
        ShapeKind.CIRCLE: math.hypot(x, y) / (wide / 2),
        ShapeKind.TRIANGLE: math.hypot(x, y) / (wide / 2),
        ShapeKind.DIAMOND: abs(x) / (wide / 2) + abs(y) / (tall / 2),
    }.get(kind, max(abs(x) / (wide / 2), abs(y) / (tall / 2)))
    assert outside == pytest.approx(1.0)


def test_two_people_at_one_place_break_nothing() -> None:
    shape = Shape(ShapeKind.CIRCLE, 36, 36)
    path = geometry.tie_path((0, 0), shape, (0, 0), shape, 0.08, 2)
    assert "nan" not in path
    assert "nan" not in geometry.barrier_path((0, 0), shape, (0, 0), shape, 0.3, 20)


def test_words_are_as_wide_as_the_font_says() -> None:
    assert fonts.width("Maureen", 15, 600) == pytest.approx(57.5, abs=2.5)
    assert fonts.width("Maureen", 30, 600) == pytest.approx(2 * fonts.width("Maureen", 15, 600))
    assert fonts.width("Maureen", 15, 600) > fonts.width("Maureen", 15, 400)
    assert fonts.width("", 15) == 0
    assert fonts.width("Łukasz Őry Олена Ελένη Nguyễn", 15) > 100
    assert fonts.width("王小明", 15) == pytest.approx(45)
    assert fonts.width("é", 15) == fonts.width("e\u0301", 15)


@given(st.text(max_size=40))
def test_no_name_is_cut(words: str) -> None:
    assert " ".join(fonts.wrap(words, 15, 600, 60)) == " ".join(words.split())
    assert fonts.width(words, 15) >= 0


def test_the_component_has_a_name_and_its_legend_drawings(scene: Scene) -> None:
    made = canvas("map", label="Ben's network")
    described = json.dumps(made.to_plotly_json(), default=lambda part: part.to_plotly_json())
    assert "Ben's network" in described
    drawings = json.dumps(
        legend_list(scene).to_plotly_json(), default=lambda part: part.to_plotly_json()
    )
    assert "must not meet" in drawings
    with pytest.raises(ValueError, match="explode"):
        tool("map", "explode", "x")


def test_parts_of_an_edited_picture_differ_only_where_it_does() -> None:
    network, found = pictures.ben()
    first = picture(network, found, "circles", view=View())
    people = {**network.people, "gary": replace(network.people["gary"], known_as="Gaz")}
    second = picture(
        replace(network, people=people),
        found,
        "circles",
        view=View(),
        previous=first.places,
        pinned=set(first.places),
    )

    def differing(key: str) -> set[str]:
        before: Mapping[str, object] = svg.parts(first)[key]
        after: Mapping[str, object] = svg.parts(second)[key]
        return {k for k in before if before[k] != after[k]}

    assert differing("people") == {"gary"}
    assert svg.parts(first)["under"] == svg.parts(second)["under"]
