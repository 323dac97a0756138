"""Around home: which household is in the middle, who is round it, and what the lines say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphapp.canvas import home, systems
from graphapp.canvas.picture import picture
from graphapp.canvas.png import png
from graphapp.canvas.scene import Group, Scene
from graphapp.canvas.view import View
from queries.kinship import relations
from queries.model import Household, Membership, Network, Residence, Tie
from queries.partial_date import PartialDate
from queries.vocabulary import KnowsKind, TieType
from tests.support import pictures

PHONE = View(width=390.0, height=560.0, phone=True)


def living(network: Network, **homes: str) -> Network:
    """The network with homes: `flat="ben dawn"`."""
    return replace(
        network,
        households={key: Household(key, f"The {key}") for key in homes},
        residences=tuple(
            Residence(f"{key}-{who}", who, key) for key in homes for who in homes[key].split()
        ),
    )


def ben(**homes: str) -> Network:
    return living(pictures.ben()[0], **(homes or {"flat": "ben dawn kayleigh"}))


def drawn(network: Network, view: View | None = None) -> Scene:
    found = relations(
        network.case.children,
        network.people,
        network.ties,
        network.as_of,
        memberships=network.memberships,
    )
    return picture(network, found, home.NAME, view=view or View())


def test_the_household_is_in_the_middle_and_everybody_else_round_it() -> None:
    scene = drawn(ben())
    (house,) = scene.enclosures
    assert house.title == "The flat"
    xs, ys = zip(*house.outline, strict=True)
    inside = {
        mark.id
        for mark in scene.people
        if min(xs) < mark.x < max(xs) and min(ys) < mark.y < max(ys)
    }
    assert inside == {"ben", "dawn", "kayleigh"}
    assert min(xs) < house.title_at[0] < max(xs)
    assert min(ys) < house.title_at[1] < max(ys)
    assert len(scene.people) == len(pictures.ben()[0].people)
    assert scene.title == "Around Ben’s home"
    assert "live together" in {key.words for key in scene.legend}


def test_systems_are_titled_and_professionals_stand_by_agency() -> None:
    scene = drawn(ben())
    assert [title.words for title in scene.sectors] == [
        "Dad’s side",
        "Friends and neighbours",
        "School and clubs",
        "Health",
        "Council",
        "Mum’s side",
    ]
    outlines = {mark.id: mark.group for mark in scene.people}
    assert outlines["hannah"] is outlines["amin"] is Group.PROFESSIONAL
    assert outlines["jean"] is Group.FAMILY


@pytest.mark.parametrize(
    ("agency", "job", "system"),
    [
        ("GP", "family doctor", "health"),
        ("CAMHS", "therapist", "health"),
        ("Hospice", "bereavement support", "health"),
        ("Council", "school nurse", "council"),
        ("", "social worker", "council"),
        ("Nursery", "key worker", "school"),
        ("Police", "safeguarding", "agencies"),
        ("Refuge", "therapist", "agencies"),
        ("", "", "agencies"),
    ],
)
def test_an_agency_tells_the_system_and_a_job_where_there_is_none(
    agency: str, job: str, system: str
) -> None:
    assert systems.system_of(Membership("m", "p", "c", agency=agency, job=job)) == system


def test_no_home_recorded_is_the_child_alone_and_a_plain_sentence() -> None:
    network = pictures.ben()[0]
    scene = drawn(network)
    assert scene.enclosures == ()
    child = scene.mark("ben")
    assert (child.x, child.y) == (0, 0)
    assert home.said(network) == "Where Ben lives is not recorded yet."
    assert home.said(ben()) == ""


def test_of_two_homes_the_fuller_is_drawn_and_the_other_is_told() -> None:
    network = ben(house="ben paul", flat="ben dawn kayleigh")
    assert home.home_of(network).id == "flat"
    assert [house.id for house in drawn(network).enclosures] == ["flat"]
    assert home.said(network) == "Ben also lives at The house."


def test_a_home_that_ended_and_the_dead_are_not_in_the_middle() -> None:
    network = ben(old="ben dawn kayleigh paul", flat="ben dawn jean")
    over = PartialDate.parse("May 2020")
    network = replace(
        network,
        residences=tuple(
            replace(one, until=over) if one.household_id == "old" else one
            for one in network.residences
        ),
        people={**network.people, "jean": replace(network.people["jean"], deceased=True)},
    )
    assert home.home_of(network).people == ("ben", "dawn")
    assert home.said(network) == ""


def test_children_in_two_homes_are_both_in_the_middle() -> None:
    network = ben(flat="ben dawn", house="kayleigh paul")
    network = replace(network, case=replace(network.case, children=("ben", "kayleigh")))
    scene = drawn(network)
    assert [house.id for house in scene.enclosures] == ["flat"]
    assert home.said(network) == "Kayleigh lives at The house."
    assert abs(scene.mark("kayleigh").y) < 60


def test_the_childs_own_ties_are_drawn_and_each_has_one_plain_line_into_the_home() -> None:
    scene = drawn(ben())
    middle = {"ben", "dawn", "kayleigh"}
    into: dict[str, int] = {}
    for line in scene.lines:
        if not line.quiet and (line.start in middle) != (line.end in middle):
            out = line.end if line.start in middle else line.start
            into[out] = into.get(out, 0) + 1
    assert {"paul", "jean", "nadia", "gary", "dean", "tom"} <= set(into)
    assert set(into.values()) == {1}
    shown = {line.id for line in scene.lines if not line.quiet}
    assert "t-mark>zara" in shown  # Zara has no line of her own into the home


def test_a_strength_is_drawn_beside_a_plain_line_and_none_is_invented() -> None:
    network = ben()
    more = Tie("help", TieType.SUPPORTS, "jean", "kayleigh", kind="strong", flow="to")
    scene = drawn(replace(network, ties=(*network.ties, more)))
    line = next(line for line in scene.lines if "help" in line.ties)
    assert (line.quiet, line.style, line.flow) == (False, "strong", "to")
    plain = next(line for line in scene.lines if line.id == "t-gary%friend%dawn")
    assert (plain.style, plain.quiet) == ("", False)


def test_who_must_not_meet_and_who_lives_with_whom_are_told_as_on_other_pictures() -> None:
    scene = drawn(ben())
    assert [{one.start, one.end} for one in scene.barriers] == [{"dawn", "paul"}]
    assert "Lives with Ben and Dawn" in scene.mark("kayleigh").spoken


@pytest.mark.parametrize("view", [View(), PHONE])
def test_no_line_runs_through_the_childs_face_and_no_name_is_cut(view: View) -> None:
    scene = drawn(ben(), view)
    left, top, wide, tall = scene.box
    for mark in scene.people:
        x, y, width, height = mark.label_box
        assert left <= mark.x + x
        assert mark.x + x + width <= left + wide
        assert top <= mark.y + y
        assert mark.y + y + height <= top + tall
    assert png(scene, "print").startswith(b"\x89PNG")


def test_a_home_alone_and_an_empty_map_are_drawn() -> None:
    network = ben(flat="ben dawn")
    only = replace(
        network,
        people={key: network.people[key] for key in ("ben", "dawn")},
        memberships={},
        ties=(Tie("k", TieType.KNOWS, "dawn", "ben", kind=KnowsKind.FRIEND),),
        restrictions=(),
        disclosures=(),
    )
    scene = drawn(only)
    assert len(scene.enclosures) == 1
    assert scene.sectors == ()
    nobody = replace(only, people={}, ties=(), residences=())
    assert drawn(nobody).people == ()
