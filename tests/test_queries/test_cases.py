"""Cases, counts, homes and places."""

from __future__ import annotations

from datetime import date

import pytest

from queries import (
    Handle,
    Viewer,
    case,
    children_of,
    counts,
    keep_places,
    list_cases,
    places_of,
    who_lives_together,
)
from queries.places import KeptPlace
from queries.store.errors import NotFound
from queries.store.store import Store
from queries.vocabulary import Audience, NodeLabel, Ring, Status, TieType
from tests.support.graphs import Graph, plant

HANNAH = Viewer("worker", "Hannah")


@pytest.fixture
def handle(store: Store) -> Handle:
    g = Graph()
    g.team("north")
    g.user("worker", "north", name="Hannah Reeve")
    g.user("other", "north")
    for child, born in (("noah", "2020"), ("ivy", "2015"), ("zed", "2019")):
        g.person(child, child.title(), birth=born)
    for person in ("gran", "dad", "teacher", "gone"):
        g.person(person, person.title(), sex="male" if person == "dad" else "female")
    g.case("pell", "noah", "ivy", worker="worker", summary="Living with gran.", seq=7)
    g.case("quiet", "zed", worker="worker")
    g.case("theirs", "zed", worker="other")
    g.member("pell", "gran")
    g.member("pell", "dad", status="contacted")
    g.member("pell", "teacher", "professional")
    g.member("pell", "gone", until="2020")
    g.fact(TieType.PARENT_OF, "dad", "ivy", "pell", kind="biological")
    g.fact(TieType.STATED_KIN, "gran", "ivy", "pell", kind="gran", side="mum")
    g.disclosure("told", "pell", "gran", "most", on="2025")
    g.household("mill", "pell", "ivy", "noah", "gran", since="2026-03")
    g.household("before", "pell", "ivy", until="2026-02")
    g.node(NodeLabel.CHANGE, "change", command_id="c", case_id="pell", case_ids=["pell"], seq=7,
           who="worker", who_name="Hannah", at="2026-10-01T08:00:00Z", words="Added gran.",
           visible_to=["professionals"], size=0, records="[]")  # fmt: skip
    plant(store, g)
    return Handle(store, HANNAH)


def test_the_list_tells_children_counts_and_the_last_change(handle: Handle) -> None:
    pell, quiet = list_cases(handle)
    assert (pell.id, quiet.id) == ("pell", "quiet"), "changed last first"
    assert [child.name for child in pell.children] == ["Ivy", "Noah"], "the eldest first"
    assert (pell.natural, pell.professional) == (2, 1)
    assert (pell.changed_at, pell.changed_by) == ("2026-10-01T08:00:00Z", "Hannah")
    assert pell.case.worker == "Hannah Reeve"
    assert pell.case.team == "north"
    assert (quiet.natural, quiet.professional, quiet.changed_at) == (0, 0, "")
    assert [listed.id for listed in list_cases(handle, limit=1)] == ["pell"]


def test_one_case(handle: Handle) -> None:
    one = case(handle, "pell")
    assert one.children == ("ivy", "noah")
    assert (one.summary, one.seq) == ("Living with gran.", 7)
    assert [child.id for child in children_of(handle, "pell")] == ["ivy", "noah"]


def test_a_workers_note_and_the_number_of_changes_stay_out_of_the_room(
    store: Store, handle: Handle
) -> None:
    room = Handle(store, HANNAH, Audience.FAMILY, "pell")
    one = case(room, "pell")
    assert (one.summary, one.seq) == ("", 0)
    assert list_cases(room)[0].changed_at == ""
    with pytest.raises(NotFound):
        case(room, "quiet")


def test_counts_never_mix_life_and_work(handle: Handle) -> None:
    counted = counts(handle, "pell")
    assert (counted.natural.total, counted.professional.total) == (2, 1)
    assert counted.natural.by_ring == {Ring.MOST: 1, Ring.NOTHING: 1}
    assert counted.natural.by_status == {Status.WILLING: 1, Status.CONTACTED: 1}
    assert counted.natural.by_side["mum"] == 1
    assert counts(handle, "pell", as_of=date(2019, 1, 1)).natural.total == 3


def test_who_lives_together_on_a_day(handle: Handle) -> None:
    (home,) = who_lives_together(handle, "pell")
    assert home.household.name == "mill home"
    assert {person.id for person in home.people} == {"ivy", "noah", "gran"}
    (before,) = who_lives_together(handle, "pell", as_of=date(2026, 1, 1))
    assert [person.id for person in before.people] == ["ivy"]


def test_places_are_kept_for_each_picture_and_audience(store: Store, handle: Handle) -> None:
    assert places_of(handle, "pell", "circles") == {}
    keep_places(handle, "pell", "circles", {"gran": KeptPlace(1.234, -5, "left", True)})
    keep_places(handle, "pell", "circles", {"ivy": KeptPlace(0, 0), "stranger": KeptPlace(9, 9)})
    assert places_of(handle, "pell", "circles") == {
        "gran": KeptPlace(1.23, -5, "left", True),
        "ivy": KeptPlace(0, 0),
    }
    assert places_of(handle, "pell", "wider") == {}
    assert places_of(Handle(store, HANNAH, Audience.FAMILY, "pell"), "pell", "circles") == {}
    keep_places(handle, "pell", "circles", {}, forget=["ivy"])
    assert set(places_of(handle, "pell", "circles")) == {"gran"}
    with pytest.raises(NotFound):
        keep_places(handle, "theirs", "circles", {"zed": KeptPlace(0, 0)})
