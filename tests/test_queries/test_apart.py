"""What reads every restriction tells no more than whom to plan apart: proposals, and the check."""

from __future__ import annotations

from datetime import date

import pytest

import queries
from queries.commands.rooms import SEPARATELY
from queries.meetings import Proposals, check_apart, proposals
from queries.store.errors import GraphError, NotFound, Refused
from queries.store.store import Store
from tests.support.canaries import EVERYBODY, family, hidden_leaves
from tests.support.graphs import plant
from tests.support.seen import Eyes

DAY = date(2026, 11, 23)
PEOPLE = ("mum", "dad", "gran", "aunt", "teacher", "secret", "bridge", "zed", "nobody")


@pytest.mark.parametrize("eyes", EVERYBODY, ids=lambda eyes: eyes.name)
def test_nothing_hidden_comes_out_of_what_reads_every_restriction(store: Store, eyes: Eyes) -> None:
    graph = family()
    plant(store, graph)
    canaries, handle = hidden_leaves(graph, eyes), eyes.handle(store)
    told: list[str] = []
    for meeting in (None, "meeting", "canary-meeting", "canary-far-meeting", "nothing"):
        for case in ("ben", "second", "elsewhere", "nothing"):
            try:
                told.append(repr(proposals(handle, case, meeting, as_of=DAY)))
            except GraphError as error:
                told.append(str(error))
    for meeting in ("meeting", "canary-meeting", "canary-far-meeting"):
        for who in PEOPLE:
            for reason in ("", "Because."):
                try:
                    check_apart(handle, "ben", meeting, who, (), reason)
                except GraphError as error:
                    told.append(str(error))
    # The ids of the hidden people are words of this test's own, not canaries' text.
    assert not [canary for canary in canaries if any(canary in one for one in told)]


@pytest.mark.parametrize("eyes", EVERYBODY, ids=lambda eyes: eyes.name)
def test_proposals_never_hold_two_who_are_kept_apart(store: Store, eyes: Eyes) -> None:
    plant(store, family())
    handle = eyes.handle(store)
    if "ben" not in eyes.opens:
        with pytest.raises(NotFound):
            proposals(handle, "ben", as_of=DAY)
        return
    found = proposals(handle, "ben", as_of=DAY)
    seen = queries.network_of(handle, "ben", as_of=DAY)
    assert {one.person_id for one in found.people} == set(seen.memberships)
    assert found.apart == queries.keep_apart(handle, "ben", list(seen.people), on=DAY)
    _hold_no_pair(found)


def _hold_no_pair(found: Proposals) -> None:
    forward = {one.person_id for one in found.people if one.proposed}
    assert not [pair for pair in found.apart if {*pair} <= forward]


def test_the_check_tells_the_supervisor_no_more_than_to_plan_apart(store: Store) -> None:
    plant(store, family())
    supervisor = next(eyes for eyes in EVERYBODY if eyes.name == "supervisor").handle(store)
    with pytest.raises(Refused) as refused:  # mum is invited: the restriction is the worker's own
        check_apart(supervisor, "ben", "meeting", "aunt", (), "Because.")
    assert str(refused.value) == SEPARATELY
