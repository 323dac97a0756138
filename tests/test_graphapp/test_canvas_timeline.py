"""The picture over time: what is on each row, what is said of it, and that nothing is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graphapp.canvas import timeline_marks
from graphapp.canvas.lives import Over
from graphapp.canvas.picture import picture
from graphapp.canvas.scene import Group, Scene
from graphapp.canvas.view import View
from graphapp.canvas.whole import whole
from graphapp.screens.explorer import logic, placing
from graphapp.screens.explorer.drawing import draw, read
from graphapp.screens.explorer.state import Picture
from graphapp.screens.explorer.state import View as Address
from layouts.boxes import overlaps
from layouts.contract import Place, Size
from queries import Handle, Viewer
from queries.case_model import Assignment, Episode, Meeting, Rule, SafetyPlan
from queries.history import History
from queries.kinship import relations
from queries.model import Case, Disclosure, Membership, Network, Person, Residence, Tie
from queries.partial_date import PartialDate
from queries.places import places_of
from queries.store import Store
from queries.vocabulary import (
    Audience,
    CareKind,
    LegalStatus,
    Part,
    PartnerKind,
    PlanKind,
    Ring,
    RoleAnswer,
    Sex,
    TieType,
)
from tests.support import pictures
from tests.support.graphs import plant
from tests.test_queries.test_history import graph

DAY = date(2026, 11, 24)
parse = PartialDate.parse


def people() -> dict[str, Person]:
    found = (
        Person("ben", "Ben Arkley", birth=parse("14 May 2018"), sex=Sex.MALE),
        Person("mum", "Dawn Arkley", birth=parse("2 February 1993"), sex=Sex.FEMALE),
        Person("rose", "Rose Arkley", birth=parse("1958"), sex=Sex.FEMALE),
        Person("ron", "Ron Arkley", birth=parse("about 1955"), deceased=True, sex=Sex.MALE),
        Person("nell", "Nell Gray"),
    )
    return {one.id: one for one in found}


def told(network: Network) -> Over:
    """Somebody who left, a plan, a meeting, an episode, and everything with its dates."""
    sue = Person("sue", "Sue Hall", birth=parse("1970"))
    left = Membership("m-sue", "sue", "case", since=parse("2020"), until=parse("June 2022"))
    role = Assignment(
        "role", "rule", "rose", Part.PRIMARY, RoleAnswer.AGREED, on=parse("1 November 2026")
    )
    return Over(
        History(
            DAY,
            {**network.people, "sue": sue},
            (left, *network.memberships.values()),
            (*network.ties, Tie("care", TieType.CARES_FOR, "sue", "ben", kind=CareKind.FOSTER,
                                since=parse("2020"), until=parse("June 2022"))),
            (
                Residence("a", "ben", "flat", since=parse("14 May 2018")),
                Residence("b", "mum", "flat", since=parse("2015")),
                Residence("c", "nell", "elsewhere", since=parse("2015")),
            ),
            network.disclosures,
            (Episode("e", LegalStatus.CHILD_IN_NEED, opened=parse("4 May 2026")),),
        ),
        (SafetyPlan("plan", PlanKind.FULL, rules=(Rule("rule", "plan", 1, "Nights",
                                                       assignments=(role,)),)),),
        (Meeting("met", held=parse("12 November 2026")), Meeting("to come")),
    )  # fmt: skip


def network() -> Network:
    ties = (
        Tie("1", TieType.PARENT_OF, "mum", "ben", kind="biological"),
        Tie("2", TieType.PARENT_OF, "rose", "mum", kind="biological"),
        Tie("3", TieType.PARTNER_OF, "rose", "ron", kind=PartnerKind.MARRIED, since=parse("1980"),
            until=parse("3 March 2001")),
    )  # fmt: skip
    members = {
        "rose": Membership("m-rose", "rose", "case", since=parse("2019")),
        **{key: Membership(f"m-{key}", key, "case") for key in ("mum", "ron", "nell")},
    }
    return Network(
        case=Case("case", children=("ben",)),
        as_of=DAY,
        audience=Audience.PROFESSIONALS,
        people=people(),
        memberships=members,
        ties=ties,
        households={},
        residences=(Residence("a", "ben", "flat"), Residence("b", "mum", "flat")),
        disclosures=(Disclosure("d", "rose", Ring.MOST, parse("October 2026")),),
        restrictions=(),
    )


def drawn(of: Network, view: View | None = None, *, past: bool = True) -> Scene:
    over = told(of) if past else None
    named = {**of.people, **(over.history.people if over else {})}
    found = relations(of.case.children, named, of.ties, DAY, memberships=of.memberships)
    return picture(of, found, "time", view=view or View(), past=over)


def kinds_of(scene: Scene, person: str) -> set[str]:
    return {one.kind for one in scene.routes if one.people[:1] == (person,)} - {"row"}


def words_of(scene: Scene) -> list[str]:
    return [text.words for text in scene.words]


def test_everybody_is_drawn_once_the_child_at_the_top_and_those_who_left_too() -> None:
    scene = drawn(network())
    assert sorted(mark.id for mark in scene.people) == ["ben", "mum", "nell", "ron", "rose", "sue"]
    assert scene.people[-1].id == "ben"
    assert scene.people[-1].group is Group.CHILD
    assert min(scene.people, key=lambda mark: mark.y).id == "ben"
    rows = [mark.y for mark in scene.people[:-1]]
    assert rows == sorted(rows)


def test_a_row_says_its_years() -> None:
    spoken = {mark.id: mark.spoken for mark in drawn(network()).people}
    assert spoken["rose"] == (
        "Rose, mum’s mum, born 1958, in the network since 2019, with a partner from 1980 until "
        "3 March 2001, a role in the plan since 1 November 2026, told in October 2026."
    )
    assert "in the network from 2020 until June 2022" in spoken["sue"]
    assert "caring for the child from 2020 until June 2022" in spoken["sue"]
    assert "no dates are known" in spoken["nell"]
    assert "living with the child since 2015" in spoken["mum"]


def test_what_is_dated_is_on_the_row_and_nothing_else() -> None:
    scene = drawn(network())
    assert kinds_of(scene, "ben") == {"life", "born", "home"}
    assert kinds_of(scene, "mum") == {"life", "born", "home"}
    assert kinds_of(scene, "rose") == {
        "life", "life-soft", "member", "member-soft", "pair", "pair-soft", "role", "told",
        "perhaps",
    }  # fmt: skip
    assert {"life-stub", "pair"} <= kinds_of(scene, "ron")
    assert kinds_of(scene, "nell") == set()
    assert kinds_of(scene, "sue") == {
        "life", "life-soft", "member", "member-soft", "care", "care-soft"
    }  # fmt: skip
    assert {"case", "met", "metline", "day", "grid", "turn"} <= {one.kind for one in scene.routes}


def test_the_day_the_groups_and_those_without_a_date_are_named() -> None:
    said = words_of(drawn(network()))
    assert said[-1] == "Today"
    assert "At home" in said
    assert "child in need" in said
    assert "No dates are known for:" in said
    scene = drawn(network())
    assert "No dates are known for: Nell." in scene.description
    assert "Some were in the network before" in scene.description
    assert scene.title == "Ben’s network over time"


def test_the_legend_lists_what_is_drawn_only() -> None:
    keys = {key.key for key in drawn(network()).legend}
    assert {"child", "life", "born", "in network", "home", "care", "pair", "role", "told", "met",
            "soft", "stub", "turn"} <= keys  # fmt: skip
    assert "little" not in keys
    alone = replace(network(), people={"ben": people()["ben"]}, ties=(), residences=(),
                    memberships={}, disclosures=())  # fmt: skip
    assert [key.key for key in drawn(alone, past=False).legend] == ["child", "life", "born"]


def test_the_child_is_not_told_who_knows_what() -> None:
    theirs = drawn(replace(network(), audience=Audience.CHILD))
    assert "told" not in kinds_of(theirs, "rose")
    assert not [mark for mark in theirs.people if "told" in mark.spoken]


@pytest.mark.parametrize("size", [7, 80, 300])
@pytest.mark.parametrize("view", [View(), View(390, 420, phone=True)], ids=["laptop", "phone"])
def test_no_names_touch_and_the_width_is_the_rooms(size: int, view: View) -> None:
    found, related = pictures.made_up(size)
    scene = picture(found, related, "time", view=view)
    sizes, places = {}, {}
    for mark in scene.people:
        _, _, wide, tall = mark.label_box
        sizes[mark.id] = Size(mark.shape.width, mark.shape.height, wide, tall)
        places[mark.id] = Place(mark.x, mark.y, "right")
    assert overlaps(places, sizes, clear=1.0) == []
    assert scene.box[2] * dict(scene.levels)["full"] <= view.room[0], "not all can be read at once"
    for text in scene.words:
        assert scene.box[1] < text.y < scene.box[1] + scene.box[3]


def test_it_prints_as_it_is_on_the_screen() -> None:
    paper = whole(drawn(network()), "print")
    for words in ("Today", "child in need", "No dates are known for:", "At home", "Sue"):
        assert words in paper
    for kind in timeline_marks.ORDER:
        if f'class="rt rt-{kind}"' in paper and kind not in ("pair", "pair-soft", "care", "role"):
            assert f".rt-{kind}" in paper, kind


@pytest.fixture
def handle(store: Store) -> Handle:
    plant(store, graph())
    return Handle(store, Viewer("worker", "Hannah"))


ADDRESS = Address("case", picture=Picture.TIME)


def test_who_left_is_drawn_unless_somebody_is_filtered_out(handle: Handle) -> None:
    reading = read(handle, ADDRESS)
    assert {mark.id for mark in draw(reading, ADDRESS, View()).people} == {
        "ben", "mum", "carer", "hidden"
    }  # fmt: skip
    shown = logic.show(handle, ADDRESS, {"width": 900, "height": 600, "phone": False})
    assert "Who was in the network before is drawn too." in repr(shown.sentence)
    near = replace(ADDRESS, household="foster")
    left = draw(read(handle, near), near, View())
    assert "carer" not in {mark.id for mark in left.people}


def test_who_left_can_be_chosen(handle: Handle) -> None:
    parts, _ = logic.show_panel(handle, replace(ADDRESS, person="carer"))
    said = repr(parts)
    assert "Sue Hall" in said
    assert "In the network from 2020 until 2022; not any more." in said
    assert "on=2022-01-01" in said


def test_a_drag_stores_nothing(handle: Handle) -> None:
    room = {"width": 900, "height": 600, "phone": False}
    logic.show(handle, ADDRESS, room)
    logic.keep_dropped(handle, ADDRESS, {"places": {"mum": [900, 900]}}, room)
    assert placing.kept(handle, ADDRESS, phone=False) == ({}, frozenset(), False)
    assert places_of(handle, "case", "time") == {}
