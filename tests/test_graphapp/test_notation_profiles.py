"""Notation profiles: files that say how things are drawn, checked with sentences."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from graphapp.canvas import legend, svg
from graphapp.canvas.picture import picture
from graphapp.canvas.profiles import FOLDER, STANDARD, notation_of, shipped
from graphapp.canvas.scene import STYLES, Group, Scene
from graphapp.canvas.tree import relatives
from graphapp.canvas.view import View
from graphapp.canvas.whole import whole
from graphapp.errors import SettingsWrong
from graphapp.services import Services
from graphapp.settings import Settings
from tests.support import pictures, symbols


def drawn(layout: str, profile: str) -> Scene:
    network, found = pictures.ben()
    gone = replace(network.people["alan"], deceased=True)
    network = replace(network, people={**network.people, "alan": gone})
    if layout == "tree":
        network = relatives(network)
    return picture(network, found, layout, view=View(notation=notation_of(profile)))


def test_the_standard_is_one_of_those_shipped() -> None:
    assert STANDARD in shipped()
    assert len(shipped()) > 1
    assert View().notation == notation_of(STANDARD)


@pytest.mark.parametrize("profile", shipped())
def test_every_shipped_profile_draws_everything_and_explains_it(profile: str) -> None:
    sheet = symbols.sheet(profile)
    explained = {item.key: item for item in legend.items(sheet)}
    assert all(item.svg and item.words for item in explained.values())
    wanted = {*STYLES, "flow", "child", "female", "male", "not asked", "unborn", "died", "couple"}
    wanted |= {"together", "separated", "divorced", "adopted", "foster", "step", "keep apart"}
    assert wanted <= set(explained)
    pictured = [item.svg for item in explained.values()]
    assert len(pictured) == len(set(pictured))  # no two things have one drawing
    for theme in ("screen", "print"):
        ElementTree.fromstring(whole(sheet, theme))


@pytest.mark.parametrize("profile", shipped())
@pytest.mark.parametrize("layout", ["circles", "tree", "wider", "time", "home"])
def test_every_shipped_profile_draws_a_family(layout: str, profile: str) -> None:
    scene = drawn(layout, profile)
    ElementTree.fromstring(whole(scene, "print"))
    assert {"child", "died"} <= {key.key for key in scene.legend}
    child = svg.parts(scene)["people"]["ben"]
    assert 'class="c2"' in child[4]  # the child's two squares are nobody's to change
    assert scene.mark("ben").group is Group.CHILD


def test_a_variant_really_differs() -> None:
    ours, theirs = (drawn("tree", profile) for profile in (STANDARD, "northmoor"))
    strokes = [{one.kind: one.stroke for one in scene.routes} for scene in (ours, theirs)]
    assert strokes[0]["foster"] == "dotted"
    assert strokes[1]["foster"] == "dashed"
    cross, slash = (svg.person(scene.mark("alan"), phone=False) for scene in (ours, theirs))
    assert cross.count("M-") > slash.count("M-")
    captions = {ring.caption for ring in drawn("circles", "northmoor").rings}
    assert "knows the whole story" in captions
    (stop,) = drawn("circles", "northmoor").barriers
    assert stop.words[0] == "not in one room"
    words = {key.key: key.words for key in theirs.legend}
    assert words["keep apart"] == "not in one room"


def test_an_authority_s_own_file_says_only_what_differs(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text('[slashes]\nseparated = 2\ndivorced = 3\n[words]\nmale = "a man"\n')
    notation = notation_of(str(file))
    assert sorted(notation.slashes.values()) == [2, 3]
    assert notation.shapes == notation_of().shapes
    network, found = pictures.ben()
    scene = picture(relatives(network), found, "tree", view=View(notation=notation))
    words = {key.key: (key.words, key.drawing) for key in scene.legend}
    assert words["male"][0] == "a man"
    assert words["divorced"][1] == "slashes 3"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[children]\nadopted = "wiggly"\n', "[children] adopted: “wiggly” is none of solid, da"),
        ('[childern]\nadopted = "solid"\n', "[childern]: there is no such field"),
        ('[people]\nmale = "circle"\n', "[people]: two kinds of people have the same shape"),
        ("[slashes]\nseparated = 2\n", "[slashes]: separated and divorced have equally many"),
        ("[slashes]\nseparated = 9\n", "[slashes] separated: input should be less than"),
        ('[couples]\ntogether = "solid"\n', "[couples]: married and together are the same line"),
        ('[couples]\ntogether = "dotted"\n', "[couples] together is the same line as one of"),
        ('[children]\nfoster = "dash-dot"\n', "[children]: two kinds of children have the same"),
        ('[words]\nuncle = "uncle"\n', "[words]: the legend has nothing called “uncle”"),
        ("[people\n", "is not written as TOML: expected"),
        ('title = ""\n', "[title]: string should have at least"),
    ],
)
def test_what_a_file_gets_wrong_is_said_with_its_place(
    tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(text)
    with pytest.raises(SettingsWrong) as caught:
        notation_of(str(file))
    assert "ours.toml" in caught.value.sentence
    assert said in caught.value.sentence
    assert caught.value.next_step


def test_a_profile_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsWrong, match="no notation called “westmoor”") as caught:
        notation_of("westmoor")
    assert "northmoor or standard" in caught.value.next_step
    with pytest.raises(SettingsWrong, match=r"gone\.toml cannot be read"):
        notation_of(str(tmp_path / "gone.toml"))


def test_the_setting_chooses_and_a_wrong_one_stops_before_the_graph_is_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert Settings(notation="northmoor").notation == "northmoor"
    monkeypatch.setenv("GRAPHAPP_NOTATION", "westmoor")
    with pytest.raises(SettingsWrong, match="westmoor"):
        Services.from_settings(Settings.from_environment())


def test_every_shipped_profile_is_a_file_with_a_title() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(shipped())
    assert len({notation_of(name).title for name in shipped()}) == len(shipped())
