"""The family tree: who is in it, and what its lines say. A wrong line would tell a wrong story."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from graphapp.canvas import ground, homes, tree
from graphapp.canvas.picture import picture
from graphapp.canvas.scene import Scene
from graphapp.canvas.view import View
from layouts.contract import Enclosure, Route
from queries.kinship import relations
from queries.model import Household, Network, Residence, Tie
from queries.partial_date import PartialDate
from queries.vocabulary import ParentKind, PartnerKind, TieType
from tests.support import pictures


def ben() -> Network:
    return pictures.ben()[0]


def drawn(network: Network) -> Scene:
    found = relations(network.case.children, network.people, network.ties, network.as_of)
    return picture(tree.relatives(network), found, tree.NAME, view=View())


def with_tie(network: Network, **changes: Any) -> Network:
    """The network with Alan and Maureen's tie changed."""
    ties = [
        replace(tie, **changes) if {tie.start, tie.end} == {"alan", "maureen"} else tie
        for tie in network.ties
    ]
    return replace(network, ties=tuple(ties))


def couple(scene: Scene, *people: str) -> tuple[str, int]:
    (line,) = [one for one in scene.routes if set(one.people) == set(people)]
    return line.kind, line.slashes


def test_relatives_are_drawn_and_nobody_else() -> None:
    scene = drawn(ben())
    here = {mark.id for mark in scene.people}
    assert {"ben", "dawn", "paul", "jean", "maureen", "alan", "zara", "steph", "alfie"} <= here
    assert not here & {"hannah", "dean", "nadia", "okafor", "tom"}
    assert scene.title == "Ben’s family tree"


def test_every_child_hangs_from_both_parents() -> None:
    scene = drawn(ben())
    hung = {one.people for one in scene.routes if one.kind not in ("couple", "together")}
    for parents, who in (({"dawn", "paul"}, "ben"), ({"mark", "priya"}, "zara")):
        assert any(set(people[:-1]) == parents and people[-1] == who for people in hung)
    middles = {mark.id: mark for mark in scene.people}
    for one in scene.routes:
        if one.kind in ("couple", "together", "bracket", "cut", "over"):
            continue
        x, y = map(float, re.findall(r"-?[\d.]+", one.path)[-2:])
        child = middles[one.people[-1]]
        assert abs(x - child.x) <= child.shape.width / 2 + 1
        assert abs(y - (child.y - child.shape.height / 2)) <= 1


def test_lines_say_how_a_couple_stands() -> None:
    assert couple(drawn(ben()), "alan", "maureen") == ("couple", 2)
    married = with_tie(ben(), kind=PartnerKind.MARRIED)
    assert couple(drawn(married), "alan", "maureen") == ("couple", 0)
    together = with_tie(ben(), kind=PartnerKind.COHABITING)
    assert couple(drawn(together), "alan", "maureen") == ("together", 0)
    over = with_tie(ben(), kind=PartnerKind.MARRIED, until=PartialDate.parse("2009"))
    assert couple(drawn(over), "alan", "maureen") == ("couple", 1)


def test_a_couple_that_one_outlived_did_not_part() -> None:
    over = with_tie(ben(), kind=PartnerKind.MARRIED, until=PartialDate.parse("2009"))
    alan = replace(over.people["alan"], deceased=True)
    widowed = replace(over, people={**over.people, "alan": alan})
    assert couple(drawn(widowed), "alan", "maureen") == ("couple", 0)


def test_who_was_adopted_stands_in_brackets() -> None:
    network = ben()
    ties = [
        replace(tie, kind=ParentKind.ADOPTIVE)
        if tie.type is TieType.PARENT_OF and tie.end == "zara"
        else tie
        for tie in network.ties
    ]
    scene = drawn(replace(network, ties=tuple(ties)))
    assert [one.people for one in scene.routes if one.kind == "bracket"] == [("zara",)]
    assert {"adopted", "couple"} <= {key.key for key in scene.legend}
    assert "adopted" not in {key.key for key in drawn(network).legend}


def test_kin_as_said_is_tied_to_the_child_and_nobody_is_invented() -> None:
    network = ben()
    stated = Tie("said", TieType.STATED_KIN, "oduya", "ben", kind="great-uncle")
    scene = drawn(replace(network, ties=(*network.ties, stated)))
    assert len(scene.people) == len(drawn(network).people) + 1
    # quiet: it would pass for a line of descent; the words stand under the name
    assert [(line.start, line.end, line.quiet) for line in scene.lines] == [("oduya", "ben", True)]


def test_who_lives_together_stands_in_one_outline_with_its_name() -> None:
    network = ben()
    homes = {"h": Household("h", "Ben’s home")}
    lives = tuple(Residence(f"r-{key}", key, "h") for key in ("ben", "dawn", "kayleigh"))
    scene = drawn(replace(network, households=homes, residences=lives))
    (home,) = scene.enclosures
    assert home.title == "Ben’s home"
    xs = [x for x, _ in home.outline]
    ys = [y for _, y in home.outline]
    assert min(xs) < home.title_at[0] < max(xs)
    assert min(ys) < home.title_at[1] < max(ys)
    assert "Ben’s home" in ground.under(scene)


def test_a_home_s_name_gives_way_to_a_line_that_leaves_the_home() -> None:
    floor = ((0.0, 0.0), (300.0, 0.0), (300.0, 100.0), (0.0, 100.0))
    home = Enclosure("h", floor, ("a", "b"), "Jean’s home")
    down = Route(((60.0, 50.0), (60.0, 200.0)), "birth", ("a", "c"))
    beside = Route(((200.0, 120.0), (400.0, 120.0)), "birth", ("a", "d"))
    (free,) = homes.enclosed([home], [beside], 13.5)
    (moved,) = homes.enclosed([home], [down, beside], 13.5)
    assert free.title_at[0] < 60 < moved.title_at[0] < 300
    lines = [Route(((x, 50.0), (x, 200.0)), "birth") for x in range(20, 300, 20)]
    (over,) = homes.enclosed([home], lines, 13.5)
    assert over.title_at == (0.0, -5.0)
    lines += [Route(((x, -90.0), (x, 10.0)), "birth") for x in range(20, 300, 20)]
    (nowhere,) = homes.enclosed([home], lines, 13.5)
    assert nowhere.title_at == free.title_at


def test_a_home_s_name_on_its_roof_covers_nobody_no_line_and_no_other_home() -> None:
    floor = ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0))
    home = Enclosure("h", floor, ("a", "b"), "Jean’s home")
    down = Route(((50.0, 50.0), (50.0, 200.0)), "birth", ("a", "c"))
    along = Route(((-40.0, -10.0), (40.0, -10.0)), "birth", ("a", "d"))
    above = Enclosure("o", tuple((x, y - 108.0) for x, y in floor), ("d", "e"), "")
    (over,) = homes.enclosed([home], [down], 13.5)
    assert over.title_at == (0.0, -5.0)
    floors = [
        homes.enclosed([home], [down, along], 13.5),
        homes.enclosed([home], [down], 13.5, [(60.0, -30.0, 40.0, 20.0)]),
        homes.enclosed([home, above], [down], 13.5),
    ]
    assert [found[0].title_at for found in floors] == [(14.0, 88.0)] * 3


def test_a_home_at_any_height_has_its_name_on_its_floor() -> None:
    foot = 0.1  # and 0.1 - 12 + 12 is a little less
    floor = ((0.0, -100.0), (300.0, -100.0), (300.0, foot), (0.0, foot))
    (found,) = homes.enclosed([Enclosure("h", floor, ("a",), "Jean’s home")], [], 13.5)
    assert found.title_at == (14.0, foot - 12.0)


def test_a_home_in_parts_is_named_once_in_the_lowest() -> None:
    upper = ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0))
    lower = tuple((x, y + 300.0) for x, y in upper)
    parts = [Enclosure("h", part, ("a",), "Jean’s") for part in (upper, lower, upper)]
    assert [one.title for one in homes.enclosed(parts, [], 13.5)] == ["", "Jean’s", ""]
    assert [one.title for one in homes.enclosed(parts[::2], [], 13.5)] == ["Jean’s", ""]


def test_no_name_lies_over_another_or_over_a_shape() -> None:
    scene = drawn(ben())
    boxes = []
    for mark in scene.people:
        left, top, wide, tall = mark.label_box
        boxes.append((mark.id, mark.x + left, mark.y + top, wide, tall))
        half = mark.shape.width / 2
        boxes.append((mark.id, mark.x - half, mark.y - half, 2 * half, 2 * half))
    for number, (one, x, y, w, h) in enumerate(boxes):
        for other, x2, y2, w2, h2 in boxes[number + 1 :]:
            if one != other:
                assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y, (one, other)
