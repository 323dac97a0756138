"""A network over time: what has ended is there with its end, what is hidden is not."""

from __future__ import annotations

from datetime import date

import pytest

from queries import Handle, Viewer, history_of, network_of
from queries.store.errors import NotFound
from queries.store.store import Store
from queries.vocabulary import Audience, LegalStatus, NodeLabel, TieType
from tests.support.canaries import PROFESSIONALS, WITH_FAMILY
from tests.support.graphs import Graph, fact, plant


def graph() -> Graph:
    """Ben, his mum, and a carer whose time in the network is over."""
    g = Graph()
    g.team("north")
    g.user("worker", "north")
    g.person("ben", "Ben", birth="2018")
    g.person("mum", "Dawn Arkley", phone="07700 900111")
    g.person("carer", "Sue Hall", birth="about 1970")
    g.person("hidden", "Ned Cole")
    g.case("case", "ben", worker="worker")
    g.member("case", "mum", visible_to=WITH_FAMILY)
    g.member("case", "carer", visible_to=WITH_FAMILY, since="2020", until="2022",
             notes="kept apart", safe_contact="by letter")  # fmt: skip
    g.member("case", "hidden", visible_to=PROFESSIONALS, since="2019", until="2020")
    g.fact(TieType.CARES_FOR, "carer", "ben", "case", kind="foster", since="2020", until="2022",
           visible_to=WITH_FAMILY)  # fmt: skip
    g.fact(TieType.KNOWS, "hidden", "ben", "case", kind="friend", visible_to=WITH_FAMILY)
    g.household("foster", "case", "carer", visible_to=WITH_FAMILY, since="2010")
    g.fact(TieType.LIVES_IN, "ben", "foster", "case", since="2020", until="2022",
           visible_to=WITH_FAMILY)  # fmt: skip
    g.disclosure("told", "case", "carer", "little", on="May 2021", visible_to=WITH_FAMILY)
    when = fact("case", {"opened": "2019", "closed": "2020", "visible_to": WITH_FAMILY})
    g.node(NodeLabel.EPISODE, "first", legal_status=str(LegalStatus.EARLY_HELP), **when)
    g.tie(TieType.HAD, "case", "first")
    return g


@pytest.fixture
def handle(store: Store) -> Handle:
    plant(store, graph())
    return Handle(store, Viewer("worker", "Hannah"))


def test_what_has_ended_is_there_with_its_end(handle: Handle) -> None:
    now, over = network_of(handle, "case"), history_of(handle, "case")
    assert set(now.people) == {"ben", "mum"}
    assert list(over.people) == ["ben", "carer", "hidden", "mum"]
    assert {key: str(one.until) for key, one in over.former().items()} == {
        "carer": "2022",
        "hidden": "2020",
    }
    (care,) = [tie for tie in over.ties if tie.type is TieType.CARES_FOR]
    assert (str(care.since), str(care.until)) == ("2020", "2022")
    assert {(one.person_id, str(one.until)) for one in over.residences} == {
        ("ben", "2022"),
        ("carer", "None"),
    }
    assert [(one.person_id, str(one.on)) for one in over.disclosures] == [("carer", "May 2021")]
    assert [one.legal_status for one in over.episodes] == [LegalStatus.EARLY_HELP]


def test_what_had_not_begun_on_the_day_is_left_out(handle: Handle) -> None:
    over = history_of(handle, "case", as_of=date(2019, 6, 1))
    assert set(over.people) == {"ben", "mum", "hidden"}
    assert over.former() == {}
    assert not [tie for tie in over.ties if tie.type is TieType.CARES_FOR]


def test_whereabouts_notes_and_contact_are_not_part_of_it(handle: Handle) -> None:
    told = repr(history_of(handle, "case"))
    assert "07700" not in told
    assert "kept apart" not in told
    assert "by letter" not in told


def test_the_family_sees_nobody_of_the_past_who_is_hidden_from_them(store: Store) -> None:
    plant(store, graph())
    family = Handle(store, Viewer("worker", "Hannah"), audience=Audience.FAMILY, room_case="case")
    over = history_of(family, "case")
    assert set(over.people) == {"ben", "mum", "carer"}
    assert not [tie for tie in over.ties if "hidden" in (tie.start, tie.end)]


def test_the_limit_keeps_the_child_and_says_that_it_cut(handle: Handle) -> None:
    over = history_of(handle, "case", limit=2)
    assert list(over.people) == ["ben", "carer"]
    assert over.truncated
    assert not history_of(handle, "case").truncated


def test_no_such_case(handle: Handle) -> None:
    with pytest.raises(NotFound):
        history_of(handle, "another")
