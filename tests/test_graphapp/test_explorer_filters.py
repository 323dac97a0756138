"""What a filter shows, what it leaves out, and the sentence that says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graphapp.canvas.view import View as Space
from graphapp.screens.explorer.drawing import Reading, draw
from graphapp.screens.explorer.filters import Shown, shown, within
from graphapp.screens.explorer.sentence import of_all, shown_sentence
from graphapp.screens.explorer.state import Seen, TieKind, View
from queries.ids import new_id
from queries.model import Household, Network, Residence, Tie
from queries.partial_date import PartialDate
from queries.vocabulary import Connection, KnowsKind, Ring, Status, TieType
from tests.support.pictures import DAY, ben

VIEW = View(new_id(), on=DAY)


def people_of(found: Shown) -> set[str]:
    return set(found.network.people) - {"ben"}


@pytest.fixture(scope="module")
def network() -> Network:
    return ben()[0]


def test_everybody_is_shown_without_a_filter(network: Network) -> None:
    found = shown(network, VIEW)
    assert (found.natural, found.natural_of) == (21, 21)
    assert (found.professional, found.professional_of) == (5, 5)
    assert found.hidden == ()


@pytest.mark.parametrize("gone", [{"deceased": True}, {"death": PartialDate.parse("2020")}])
def test_who_has_died_is_in_no_count_with_a_day_or_without(
    network: Network, gone: dict[str, bool | PartialDate]
) -> None:
    jean = replace(network.people["jean"], **gone)  # type: ignore[arg-type]
    found = shown(replace(network, people={**network.people, "jean": jean}), VIEW)
    assert (found.natural, found.natural_of) == (20, 20)


def test_life_and_work_are_never_one_count(network: Network) -> None:
    found = shown(network, replace(VIEW, connection=Connection.PROFESSIONAL))
    assert people_of(found) == {"joe", "hannah", "amin", "blythe", "okafor"}
    assert (found.natural, found.professional) == (0, 5)
    assert len(found.hidden) == 21


def test_a_ring_keeps_who_knows_so_much(network: Network) -> None:
    found = shown(network, replace(VIEW, rings=(Ring.MOST,)))
    assert people_of(found) == {
        "dawn", "paul", "mark", "jean", "maureen", "nadia", "joe", "hannah",
    }  # fmt: skip


def test_a_kind_of_tie_keeps_those_ties_and_their_people(network: Network) -> None:
    found = shown(network, replace(VIEW, kinds=(TieKind.FRIENDS,)))
    assert {"nadia", "gary", "helen", "tom", "oduya"} <= people_of(found)
    assert "alfie" not in people_of(found)
    assert all(tie.type is TieType.KNOWS for tie in found.network.ties)


def test_status_closeness_and_last_seen(network: Network) -> None:
    day = PartialDate.parse("17 November 2026")
    knows = Tie(
        new_id(), TieType.KNOWS, "jean", "ben", str(KnowsKind.KIN), closeness=5, contact_last=day
    )
    changed = replace(
        network,
        ties=(*network.ties, knows),
        memberships={
            **network.memberships,
            "jean": replace(network.memberships["jean"], status=Status.WILLING),
        },
    )
    assert people_of(shown(changed, replace(VIEW, closeness=5))) == {"jean"}
    assert people_of(shown(changed, replace(VIEW, statuses=(Status.WILLING,)))) == {"jean"}
    assert people_of(shown(changed, replace(VIEW, seen=Seen.THIS_MONTH))) == {"jean"}
    later = replace(VIEW, seen=Seen.THIS_MONTH, on=date(2027, 2, 1))
    assert people_of(shown(changed, later)) == set()


def test_a_home_keeps_who_lives_there(network: Network) -> None:
    homes = {"h": Household("h", "Ben's home")}
    stays = tuple(Residence(new_id(), person, "h") for person in ("ben", "dawn", "kayleigh"))
    lived = replace(network, households=homes, residences=stays)
    assert people_of(shown(lived, replace(VIEW, household="h"))) == {"dawn", "kayleigh"}


def test_the_dead_and_the_unborn_are_in_no_count(network: Network) -> None:
    people = {**network.people, "alan": replace(network.people["alan"], deceased=True)}
    found = shown(replace(network, people=people), VIEW)
    assert (found.natural, found.natural_of) == (20, 20)
    assert "alan" in found.network.people


def test_no_tie_or_fact_is_left_with_one_end(network: Network) -> None:
    found = shown(network, replace(VIEW, rings=(Ring.LITTLE,))).network
    assert all(tie.start in found.people and tie.end in found.people for tie in found.ties)
    assert all(told.person_id in found.people for told in found.disclosures)
    assert found.restrictions == ()


def test_within_walks_ties_from_the_middle() -> None:
    ties = tuple(
        Tie(new_id(), TieType.KNOWS, one, other) for one, other in ("ab", "bc", "cd", "xy")
    )
    assert within(ties, ("a",), 2) == {"a", "b", "c"}
    assert within(ties, ("a",), 0) == {"a"}


def test_a_filter_moves_nobody(network: Network) -> None:
    relations = ben()[1]
    whole = draw(Reading(network, relations, shown(network, VIEW)), VIEW, Space())
    view = replace(VIEW, rings=(Ring.MOST,))
    part = draw(Reading(network, relations, shown(network, view)), view, Space())
    before = {mark.id: (mark.x, mark.y) for mark in whole.people}
    assert {mark.id for mark in part.people} < set(before)
    assert all((mark.x, mark.y) == before[mark.id] for mark in part.people)
    kinds = {mark.shape.kind for mark in part.people}
    assert len(part.legend) <= len(whole.legend)
    assert kinds


def words(found: Shown, view: View) -> str:
    return "".join(piece.text for piece in shown_sentence(found, view, "Ben"))


def test_the_sentence_says_what_is_shown(network: Network) -> None:
    assert words(shown(network, VIEW), VIEW) == (
        "Showing all 21 people from Ben’s life and all 5 professionals"
        " as of 23 November 2026: everyone."
    )


def test_the_sentence_says_what_is_left_out(network: Network) -> None:
    view = replace(VIEW, rings=(Ring.MOST,))
    assert words(shown(network, view), view) == (
        "Showing 6 of 21 people from Ben’s life and 2 of 5 professionals"
        " as of 23 November 2026: knows most things. 18 hidden."
    )


def test_a_network_without_anybody_from_life_says_nobody_yet(network: Network) -> None:
    work = {key: one for key, one in network.memberships.items()
            if one.connection is Connection.PROFESSIONAL}  # fmt: skip
    people = {key: network.people[key] for key in (*work, "ben")}
    ties = tuple(t for t in network.ties if t.start in people and t.end in people)
    only = replace(network, people=people, memberships=work, ties=ties, restrictions=())
    assert words(shown(only, VIEW), VIEW).startswith(
        "Showing nobody yet from Ben’s life and all 5 professionals"
    )


@pytest.mark.parametrize(
    ("count", "total", "said"),
    [(0, 0, "none"), (5, 5, "all 5"), (0, 5, "0 of 5"), (3, 5, "3 of 5")],
)
def test_counts_in_words(count: int, total: int, said: str) -> None:
    assert of_all(count, total) == said


def test_of_one_it_is_said_so(network: Network) -> None:
    found = Shown(network, 1, 1, 1, 1, ())
    assert words(found, VIEW).startswith(
        "Showing the one person from Ben’s life and the one professional as of "
    )
    assert words(replace(found, natural=0), VIEW).startswith("Showing 0 of 1 person from")
