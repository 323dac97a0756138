"""Meetings: planned, offered, invited to, read back, undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from queries.changes import redo, undo
from queries.commands import (
    Command,
    answer_offer,
    correct_invitation,
    correct_meeting,
    invite,
    offer,
    plan_meeting,
    take_off_list,
)
from queries.commands.rooms import INVITED_TWICE
from queries.meetings import check_apart, meeting, meetings_of
from queries.partial_date import PartialDate
from queries.store import Store
from queries.store.errors import NotFound, Refused
from queries.vocabulary import (
    InvitationAnswer,
    OfferAnswer,
)
from tests.support.commanding import dump
from tests.support.planned import DAY, OFFERED, Planned, planned_in

Answer = InvitationAnswer


@pytest.fixture
def planned(store: Store) -> Planned:
    return planned_in(store)


def test_a_meeting_is_read_as_it_was_written(planned: Planned) -> None:
    given: dict[str, Any] = {
        "needs_to_know": "Told by Sam",
        "interpreter": "Polish",
        "access_needs": "Lift",
        "sessions": ("1",),
        "answer": Answer.COMING,
        "on": OFFERED,
    }
    planned.invite(planned.office.gran, **given)
    now = planned.now
    assert (now.offered, now.on, now.starts, now.ends, now.place, now.held, now.review) == (
        OFFERED, DAY, "16:30", "18:00", "St Aidan's hall", None, None)  # fmt: skip
    assert {(one.person_id, one.answer) for one in now.offers} == {
        (planned.mum, OfferAnswer.WAITING), (planned.dad, OfferAnswer.WAITING)}  # fmt: skip
    one = now.invitations[0]
    assert one.person_id == planned.office.gran
    assert {name: getattr(one, name) for name in given} == given
    assert now == meetings_of(planned.office.worker, planned.office.case_id)[0]


def test_meetings_are_the_latest_first(planned: Planned) -> None:
    case_id, worker = planned.office.case_id, planned.office.worker
    for words in ("2025", "2027"):
        planned.do(plan_meeting(case_id, {"on": PartialDate.parse(words)}))
    days = [one.on.words for one in meetings_of(worker, case_id) if one.on]
    assert days == ["2027", "3 December 2026", "2025"]


def test_the_meeting_of_a_case_that_is_not_theirs_is_not_found(planned: Planned) -> None:
    stranger = planned.office.stranger
    asks: list[Callable[[], object]] = [
        lambda: meeting(stranger, planned.meeting),
        lambda: meetings_of(stranger, planned.office.case_id),
        lambda: meeting(planned.office.worker, "no such"),
        lambda: check_apart(stranger, planned.office.case_id, planned.meeting, planned.mum),
    ]
    for ask in asks:
        with pytest.raises(NotFound):
            ask()


def test_nobody_is_on_one_list_twice(planned: Planned) -> None:
    planned.invite(planned.mum)
    with pytest.raises(Refused, match=INVITED_TWICE):
        planned.invite(planned.mum)
    other = planned.do(plan_meeting(planned.office.case_id)).ids[0]
    planned.do(invite(planned.office.case_id, other, planned.mum))


def test_an_answer_and_a_day_name_whom_they_are_about(planned: Planned) -> None:
    case_id = planned.office.case_id
    his = planned.invite(planned.dad)
    said = {"answer": (Answer.NOT_ASKED, Answer.COMING)}
    done = planned.do(correct_invitation(case_id, his, said, person_id=planned.dad))
    assert done.words == "Changed Paul's invitation: answer."


Build = Callable[[Planned, str], Command]
BUILDS: dict[str, Build] = {
    "plan_meeting": lambda p, _: plan_meeting(p.office.case_id, {"on": DAY}, offered_to=[p.mum]),
    "correct_meeting": lambda p, _: correct_meeting(
        p.office.case_id, p.meeting, {"held": (None, DAY), "place": ("St Aidan's hall", "")}
    ),
    "offer": lambda p, _: offer(p.office.case_id, p.meeting, [p.office.gran], OfferAnswer.NO, "x"),
    "answer_offer": lambda p, _: answer_offer(
        p.office.case_id,
        p.now.offers[0].id,
        {"answer": (OfferAnswer.WAITING, OfferAnswer.YES), "reason": ("", "Good.")},
        person_id=p.now.offers[0].person_id,
    ),
    "invite": lambda p, _: invite(p.office.case_id, p.meeting, [p.mum, p.office.gran]),
    "correct_invitation": lambda p, his: correct_invitation(
        p.office.case_id,
        his,
        {"sessions": ((), ("1",)), "needs_to_know": ("", "All.")},
        person_id=p.dad,
    ),
    "take_off_list": lambda p, _: take_off_list(p.office.case_id, p.now.invitations[0]),
}


@pytest.mark.parametrize("name", BUILDS)
def test_undoing_restores_the_graph_and_redoing_does_it_again(
    planned: Planned, store: Store, name: str
) -> None:
    his, worker = planned.invite(planned.dad), planned.office.worker
    before = dump(store)
    done = planned.do(BUILDS[name](planned, his))
    after = dump(store)
    assert after != before
    undo(worker, done.change_id)
    assert dump(store) == before
    redo(worker, done.change_id)
    assert dump(store) == after
