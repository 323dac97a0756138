"""Meetings: planned, offered, invited to, read back, undone; nobody who is kept apart meets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest

from queries.case_model import Meeting
from queries.changes import redo, undo
from queries.commands import (
    Command,
    Done,
    MakeNode,
    add_person,
    answer_offer,
    apply,
    command,
    correct_invitation,
    correct_meeting,
    invite,
    new_tie,
    offer,
    open_case,
    plan_meeting,
    restrict,
    take_off_list,
)
from queries.commands.rooms import INVITED_TWICE, REASON_NEEDED, SEPARATELY
from queries.ids import new_id
from queries.meetings import check_apart, meeting, meetings_of
from queries.partial_date import PartialDate
from queries.store import Store
from queries.store.errors import GraphError, NotFound, Refused
from queries.store.handle import Handle
from queries.vocabulary import (
    Covers,
    InvitationAnswer,
    NodeLabel,
    OfferAnswer,
    RestrictionKind,
    TieType,
)
from tests.support.commanding import Office, dump, office_in

BOTH = ["professionals", "family"]
DAY, OFFERED = PartialDate.parse("3 December 2026"), PartialDate.parse("2 November 2026")
COURT, AGREED = RestrictionKind.COURT, RestrictionKind.AGREED
ROOM = Covers.SAME_ROOM
Answer = InvitationAnswer


@dataclass(frozen=True)
class Planned:
    """The office with mum and dad on the map and a meeting on 3 December."""

    office: Office
    mum: str
    dad: str
    meeting: str

    @property
    def now(self) -> Meeting:
        return meeting(self.office.worker, self.meeting)

    def do(self, made: Command, handle: Handle | None = None) -> Done:
        return apply(handle or self.office.worker, made)

    def keep(
        self,
        kind: RestrictionKind,
        covers: Covers = ROOM,
        visible_to: Sequence[str] = ("professionals",),
        **more: object,
    ) -> None:
        """Keep dad away from mum, seen by professionals unless said."""
        made = restrict(
            self.office.case_id,
            self.dad,
            self.mum,
            kind,
            covers,
            fields=more,
            visible_to=visible_to,
        )
        self.do(made)

    def invite(self, who: str, handle: Handle | None = None, **fields: object) -> str:
        made = invite(self.office.case_id, self.meeting, who, fields, visible_to=BOTH)
        return self.do(made, handle).ids[0]

    def listed(self) -> set[str]:
        return {one.person_id for one in self.now.invitations}


@pytest.fixture
def planned(store: Store) -> Planned:
    office, mum, dad, meeting_id = office_in(store), new_id(), new_id(), new_id()
    for who, name in ((mum, "Dawn Arkley"), (dad, "Paul Tindle")):
        apply(office.worker, add_person(office.case_id, {"id": who, "name": name},
                                        visible_to=BOTH))  # fmt: skip
    fields = {"id": meeting_id, "offered": OFFERED, "on": DAY, "starts": "16:30", "ends": "18:00",
              "place": "St Aidan's hall"}  # fmt: skip
    apply(office.worker, plan_meeting(office.case_id, fields, offered_to=[mum, dad],
                                      visible_to=BOTH))  # fmt: skip
    return Planned(office, mum, dad, meeting_id)


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


def test_nobody_is_on_one_list_twice(planned: Planned) -> None:
    planned.invite(planned.mum)
    with pytest.raises(Refused, match=INVITED_TWICE):
        planned.invite(planned.mum)
    other = planned.do(plan_meeting(planned.office.case_id)).ids[0]
    planned.do(invite(planned.office.case_id, other, planned.mum))


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
