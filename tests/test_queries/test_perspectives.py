"""Whose map it is: the agreed record, or that record with what one person holds besides."""

from __future__ import annotations

import re
from datetime import date

import pytest

from queries import (
    Handle,
    Viewer,
    counts,
    details_of,
    history_of,
    members_counted,
    network_around,
    network_of,
    paths_between,
)
from queries.kinship import relations
from queries.model import Network
from queries.store.statements import FOLDER
from queries.store.store import Store
from queries.vocabulary import Audience, Connection, TieType
from tests.support.graphs import Graph, plant

TIES = {
    "agreed close": (TieType.EMOTIONAL_TIE, "uncle", "mum", "close", ()),
    "dad: cut off": (TieType.EMOTIONAL_TIE, "mum", "uncle", "cut off", ("dad",)),
    "kid: friend": (TieType.KNOWS, "bo", "kid", "friend", ("kid",)),
    "worker: distant": (TieType.EMOTIONAL_TIE, "dad", "kid", "distant", ("ann",)),
    "mum's": (TieType.PARENT_OF, "mum", "kid", "biological", ()),
    "dad's": (TieType.PARENT_OF, "dad", "kid", "biological", ()),
    "gran: step": (TieType.PARENT_OF, "dad", "kid", "step", ("gran",)),
    "siblings": (TieType.SIBLING_OF, "mum", "uncle", "full", ()),
    "helps": (TieType.SUPPORTS, "gran", "mum", "strong", ()),
    "mum: helps back": (TieType.SUPPORTS, "mum", "gran", "strong", ("mum",)),
}


def family() -> Graph:
    g = Graph()
    g.team("north")
    g.user("ann", "north", name="Ann Worker")
    for key in ("kid", "mum", "dad", "gran", "uncle", "bo", "pal"):
        g.person(key, key.title(), sex="male" if key == "dad" else None)
    g.case("case", "kid", worker="ann")
    g.members("case", "mum", "dad", "uncle", "bo")
    g.member("case", "gran", visible_to=("professionals",))
    g.member("case", "pal", perspectives=["kid"])
    for key, (type_, start, end, kind, views) in TIES.items():
        g.tie(type_, start, end, key=key, kind=kind, case_id="case",
              visible_to=("professionals", "family"), perspectives=list(views) or None)  # fmt: skip
    g.tie(TieType.KNOWS, "pal", "kid", key="kid: pal", case_id="case", kind="club",
          visible_to=("professionals",), perspectives=["kid"])  # fmt: skip
    return g


@pytest.fixture
def store_of_views(store: Store) -> Store:
    plant(store, family())
    return store


@pytest.fixture
def handle(store_of_views: Store) -> Handle:
    return Handle(store_of_views, Viewer("ann", "Ann"))


def ids(network: Network) -> set[str]:
    return {tie.id for tie in network.ties}


AGREED = {"agreed close", "mum's", "dad's", "siblings", "helps"}


def test_a_map_is_the_agreed_record_unless_somebodys_view_is_asked_for(handle: Handle) -> None:
    network = network_of(handle, "case")
    assert ids(network) == AGREED
    assert "pal" not in network.people
    assert network.whose == ""
    assert counts(handle, "case").natural.total == 5


@pytest.mark.parametrize(
    ("whose", "more", "less"),
    [
        ("dad", {"dad: cut off"}, {"agreed close"}),
        ("ann", {"worker: distant"}, set()),
        ("gran", {"gran: step"}, {"dad's"}),
        ("mum", {"mum: helps back"}, set()),  # the other way round is another thing
        ("uncle", set(), set()),
        ("nobody", set(), set()),
    ],
)
def test_somebodys_map_has_their_ties_and_theirs_stand_in_for_the_agreed(
    handle: Handle, whose: str, more: set[str], less: set[str]
) -> None:
    network = network_of(handle, "case", whose=whose)
    assert ids(network) == (AGREED | more) - less
    assert {tie.id for tie in network.overruled} == less


def test_whom_one_person_names_is_on_that_persons_map_only(handle: Handle) -> None:
    theirs = network_of(handle, "case", whose="kid")
    assert {"kid: friend", "kid: pal"} < ids(theirs)
    assert "pal" in theirs.people
    assert members_counted(handle, "case")[Connection.NATURAL] == 5
    assert members_counted(handle, "case", whose="kid")[Connection.NATURAL] == 6
    assert "pal" not in network_of(handle, "case", hops=2).people
    assert "pal" in network_of(handle, "case", hops=2, whose="kid").people
    assert "bo" not in network_around(handle, "kid", case_id="case").people
    assert {"bo", "pal"} <= network_around(handle, "kid", case_id="case", whose="kid").people.keys()


def test_kinship_stays_with_the_agreed_record(handle: Handle) -> None:
    network = network_of(handle, "case", whose="gran")
    found = relations(("kid",), network.people, network.kin_ties, network.as_of)
    assert found["dad"].short == "dad"


def test_a_view_that_ended_stands_in_for_the_agreed_and_is_not_drawn(store: Store) -> None:
    g = family()
    g.tie(TieType.EMOTIONAL_TIE, "uncle", "mum", key="bo: no longer", case_id="case", kind="close",
          visible_to=("professionals",), perspectives=["bo"], until="2020")  # fmt: skip
    plant(store, g)
    handle = Handle(store, Viewer("ann", "Ann"))
    assert ids(network_of(handle, "case", whose="bo")) == AGREED - {"agreed close"}
    before = network_of(handle, "case", whose="bo", as_of=date(2019, 1, 1))
    assert ids(before) == AGREED - {"agreed close"} | {"bo: no longer"}
    drawn = {tie.id for tie in history_of(handle, "case", whose="bo").ties}
    assert drawn == AGREED - {"agreed close"} | {"bo: no longer"}
    found = paths_between(handle, "case", "uncle", "mum", whose="bo")
    assert [tie.id for tie in found.paths[0].ties] == ["siblings"]


def test_a_way_goes_over_the_ties_of_the_view_asked_for(handle: Handle) -> None:
    assert paths_between(handle, "case", "bo", "mum").paths == ()
    found = paths_between(handle, "case", "bo", "mum", whose="kid")
    assert [tie.id for tie in found.paths[0].ties] == ["kid: friend", "mum's"]
    assert found.paths[0].sentence


def test_what_was_before_is_of_one_view_too(handle: Handle) -> None:
    assert {tie.id for tie in history_of(handle, "case").ties} == AGREED
    theirs = history_of(handle, "case", whose="kid")
    assert {"kid: friend", "kid: pal"} < {tie.id for tie in theirs.ties}
    assert "pal" in theirs.people


def test_who_holds_a_view_is_told(handle: Handle) -> None:
    network = network_of(handle, "case")
    assert network.holders == {
        "kid": "Kid", "mum": "Mum", "dad": "Dad", "gran": "Gran", "ann": "Ann Worker",
    }  # fmt: skip
    assert list(network.holders)[-1] == "ann"


def test_a_view_is_not_told_to_whom_its_holder_is_hidden_from(store_of_views: Store) -> None:
    room = Handle(store_of_views, Viewer("ann", "Ann"), Audience.FAMILY, "case")
    network = network_of(room, "case", whose="gran")
    assert "gran" not in network.people
    assert "gran" not in network.holders
    assert network.whose == ""
    assert ids(network) == AGREED - {"helps"}
    assert "gran: step" not in {tie.id for tie in details_of(room, "case", "dad").ties}


def test_everything_about_one_person_has_every_view(handle: Handle) -> None:
    about_dad = {tie.id for tie in details_of(handle, "case", "dad").ties}
    assert about_dad == {"dad's", "gran: step", "worker: distant"}


NOT_A_MAP = {
    "backup": "takes everything",
    "commands": "reads what it is about to change",
    "gaps": "says itself that it reads the agreed record",
    "gaps_kept": "finds cases, not facts",
    "migrations": "reads no facts",
    "sources": "reads what a file brought in",
    "access": "reads no ties between people",
    "people/details": "has every view, for the form that corrects one",
    "people/seen": "asks who may be seen, in whosever view",
    "people/find_by_name": "finds whoever is on a map in whosever view",
    "people/find_on_maps": "finds whoever is on a map in whosever view",
    "people/keep_apart": "reads every restriction, for safety",
    "network/holders": "asks who may be seen, in whosever view",
    "frame/of_case": "names whoever may be seen on the map",
    "meetings/of_case": "names whoever may be seen on the map",
    "plans/of_case": "names whoever may be seen on the map",
}


def test_no_statement_that_draws_a_map_forgets_whose_it_is() -> None:
    """Wherever a tie's or a membership's visibility is asked, so is whose view it is."""
    asked = 0
    for path in sorted(FOLDER.rglob("*.cypher")):
        name = path.relative_to(FOLDER).with_suffix("").as_posix()
        if name in NOT_A_MAP or name.split("/")[0] in NOT_A_MAP:
            continue
        text = re.sub(r"//.*", "", path.read_text(encoding="utf-8"))
        for variable in re.findall(
            r"[\[-]\[?(\w+):(?:PARENT_OF|IN_NETWORK_OF|LIVES_IN|KNOWS)", text
        ):
            asked += 1
            assert f"{variable}.perspectives" in text, f"{name} reads {variable} in every view"
    assert asked > 10
