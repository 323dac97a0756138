"""Nobody who is kept apart meets: not in one room, nor by any way round."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from queries.changes import undo
from queries.commands import (
    Command,
    MakeNode,
    apply,
    command,
    correct_invitation,
    correct_meeting,
    invite,
    new_tie,
    open_case,
    restrict,
    take_off_list,
)
from queries.commands.rooms import REASON_NEEDED, SEPARATELY
from queries.ids import new_id
from queries.meetings import check_apart, meeting
from queries.partial_date import PartialDate
from queries.store import Store
from queries.store.errors import GraphError, Refused
from queries.store.handle import Handle
from queries.vocabulary import (
    Covers,
    InvitationAnswer,
    NodeLabel,
    RestrictionKind,
    TieType,
)
from tests.support.planned import AGREED, COURT, DAY, Planned, planned_in

ROOM = Covers.SAME_ROOM
Answer = InvitationAnswer


@pytest.fixture
def planned(store: Store) -> Planned:
    return planned_in(store)


@pytest.mark.parametrize("kind", [COURT, RestrictionKind.BAIL, RestrictionKind.PRISON])
@pytest.mark.parametrize("covers", [ROOM, Covers.ANY_CONTACT])
def test_whom_the_law_keeps_apart_are_never_in_one_room(
    planned: Planned, kind: RestrictionKind, covers: Covers
) -> None:
    planned.keep(kind, covers)
    planned.invite(planned.mum)
    case_id, worker = planned.office.case_id, planned.office.worker
    with pytest.raises(Refused, match="keeps them apart"):
        check_apart(worker, case_id, planned.meeting, planned.dad, (), "They insist.")
    with pytest.raises(Refused, match="keeps them apart"):
        planned.invite(planned.dad, reason="They insist.")
    assert planned.listed() == {planned.mum}


@pytest.mark.parametrize("covers", [Covers.UNSUPERVISED, Covers.PLACE])
def test_what_does_not_cover_a_room_keeps_nobody_out_of_it(
    planned: Planned, covers: Covers
) -> None:
    planned.keep(COURT, covers)
    planned.invite(planned.mum)
    planned.invite(planned.dad)
    assert planned.listed() == {planned.mum, planned.dad}


def test_sessions_and_messages_keep_people_apart(planned: Planned) -> None:
    planned.keep(COURT)
    mine = planned.invite(planned.mum, sessions=("1",))
    case_id, worker = planned.office.case_id, planned.office.worker
    check_apart(worker, case_id, planned.meeting, planned.dad, ("2",))
    his = planned.invite(planned.dad, sessions=("2",))
    for invitation, who, was in ((his, planned.dad, ("2",)), (mine, planned.mum, ("1",))):
        for new in ((), ("1", "2")):
            moved = correct_invitation(case_id, invitation, {"sessions": (was, new)},
                                       person_id=who)  # fmt: skip
            with pytest.raises(Refused):
                planned.do(moved)
    away = {"answer": (Answer.NOT_ASKED, Answer.MESSAGE), "sessions": (("2",), ("1",))}
    planned.do(correct_invitation(case_id, his, away, person_id=planned.dad))
    back = {"answer": (Answer.MESSAGE, Answer.COMING)}
    with pytest.raises(Refused):
        planned.do(correct_invitation(case_id, his, back, person_id=planned.dad))
    check_apart(worker, case_id, planned.meeting, planned.mum, ("1",))


def test_those_who_agreed_to_keep_apart_need_a_reason_of_their_own(planned: Planned) -> None:
    planned.keep(AGREED)
    planned.do(restrict(planned.office.case_id, planned.office.gran, planned.dad, AGREED, ROOM))
    planned.invite(planned.mum)
    for reason in ("", "  "):
        with pytest.raises(Refused, match=REASON_NEEDED[:20]):
            planned.invite(planned.dad, reason=reason)
    his = planned.invite(planned.dad, reason="Both asked to sit together.")
    with pytest.raises(Refused):  # his reason is about mum
        planned.invite(planned.office.gran)
    gone = {"reason": ("Both asked to sit together.", "")}
    with pytest.raises(Refused):
        planned.do(correct_invitation(planned.office.case_id, his, gone, person_id=planned.dad))
    said = {"answer": (Answer.NOT_ASKED, Answer.COMING)}
    planned.do(correct_invitation(planned.office.case_id, his, said, person_id=planned.dad))
    assert planned.listed() == {planned.mum, planned.dad}


@pytest.mark.parametrize("kind", [COURT, AGREED])
def test_whoever_may_not_know_is_told_to_plan_two_separately_and_no_more(
    planned: Planned, kind: RestrictionKind
) -> None:
    planned.keep(kind, visible_to=[planned.office.worker.viewer.user_id], exception="On Sundays")
    planned.invite(planned.mum)
    office = planned.office
    for handle in (office.supervisor, office.family()):
        asks: list[Callable[[], object]] = [
            lambda h=handle: check_apart(h, office.case_id, planned.meeting, planned.dad, (), "Y"),  # type: ignore[misc]
            lambda h=handle: planned.invite(planned.dad, h, reason="Yes."),  # type: ignore[misc]
        ]
        for ask in asks:
            with pytest.raises(Refused) as refused:
                ask()
            assert refused.value.reasons == (SEPARATELY,)
            assert str(refused.value) == SEPARATELY
    assert planned.listed() == {planned.mum}


def test_a_restriction_of_a_map_that_is_not_theirs_counts(planned: Planned) -> None:
    office = planned.office
    child = {"id": new_id(), "name": "Zed"}
    opened = open_case({"number": "K-1"}, [child], worker_id=office.stranger.viewer.user_id)
    apply(office.stranger, opened)
    there = opened.case_ids[0]
    _write(office.worker.store, there, planned.dad, planned.mum)
    planned.invite(planned.mum)
    with pytest.raises(Refused) as refused:
        planned.invite(planned.dad)
    assert refused.value.reasons == (SEPARATELY,)


def _write(store: Store, case_id: str, who: str, away_from: str) -> None:
    """A court order of another map, written by nobody here."""
    store.writing(
        lambda tx: tx.run(
            "MATCH (p:Person {id: $who}) MATCH (q:Person {id: $away})"
            " CREATE (x:Restriction {id: 'order', kind: 'court order', covers: 'same room',"
            " case_id: $case, visible_to: ['professionals']})"
            " CREATE (x)-[:KEEPS {id: 'k'}]->(p) CREATE (x)-[:AWAY_FROM {id: 'a'}]->(q)",
            {"who": who, "away": away_from, "case": case_id},
        )
    )


def test_a_command_written_past_the_page_does_not_pair_them(planned: Planned) -> None:
    planned.keep(COURT)
    case_id = planned.office.case_id
    with pytest.raises(Refused):  # both at once
        planned.do(invite(case_id, planned.meeting, [planned.mum, planned.dad]))
    loose = MakeNode(NodeLabel.INVITATION, new_id(), {"answer": "coming"})
    to = new_tie(TieType.TO, loose.id, planned.meeting)
    planned.do(command(case_id, "A list.", loose, to))
    planned.invite(planned.mum)
    with pytest.raises(Refused):  # the last tie alone
        planned.do(command(case_id, "Named.", new_tie(TieType.INVITES, loose.id, planned.dad)))
    assert planned.listed() == {planned.mum}


def test_an_order_counts_on_the_day_of_the_meeting(planned: Planned) -> None:
    planned.keep(COURT, since=PartialDate.parse("1 January 2027"))
    planned.invite(planned.mum)
    planned.invite(planned.dad)
    later = {"on": (DAY, PartialDate.parse("14 January 2027"))}
    with pytest.raises(Refused, match="keeps them apart"):
        planned.do(correct_meeting(planned.office.case_id, planned.meeting, later))
    sooner = {"on": (DAY, PartialDate.parse("10 December 2026"))}
    planned.do(correct_meeting(planned.office.case_id, planned.meeting, sooner))


def test_two_at_once_do_not_pair_them(planned: Planned) -> None:
    planned.keep(COURT)
    made = [invite(planned.office.case_id, planned.meeting, who)
            for who in (planned.mum, planned.dad)]  # fmt: skip

    def attempt(one: Command) -> bool:
        try:
            apply(planned.office.again(planned.office.worker), one)
        except GraphError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(attempt, made)) == [False, True]
    assert len(planned.listed()) == 1


def test_undoing_and_redoing_does_not_pair_them(planned: Planned) -> None:
    case_id, worker = planned.office.case_id, planned.office.worker
    his = planned.invite(planned.dad)
    away = {"answer": (Answer.NOT_ASKED, Answer.NOT_COMING)}
    done = planned.do(correct_invitation(case_id, his, away, person_id=planned.dad))
    planned.invite(planned.mum)
    planned.keep(COURT)
    with pytest.raises(Refused, match="keeps them apart"):
        undo(worker, done.change_id)
    mine = next(one for one in planned.now.invitations if one.person_id == planned.mum)
    off = planned.do(take_off_list(case_id, mine))
    undo(worker, done.change_id)
    with pytest.raises(Refused):
        undo(worker, off.change_id)


def test_why_two_sit_together_is_kept_from_whoever_may_not_know(planned: Planned) -> None:
    mine = [planned.office.worker.viewer.user_id]
    planned.keep(AGREED, visible_to=mine)
    planned.invite(planned.mum)
    planned.invite(planned.dad, reason="Both asked.")

    def reasons(handle: Handle) -> set[str]:
        return {one.reason for one in meeting(handle, planned.meeting).invitations}

    assert reasons(planned.office.worker) == {"", "Both asked."}
    assert reasons(planned.office.supervisor) == {""}
    assert reasons(planned.office.family()) == {""}
