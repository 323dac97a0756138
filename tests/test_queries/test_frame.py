"""A case's frame: written by commands, read back as one viewer may see it, undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from queries.case_model import DangerStatement
from queries.changes import undo
from queries.commands import (
    Command,
    add_bottom_line,
    add_person,
    apply,
    ask_side,
    close_episode,
    correct_bottom_line,
    correct_disclosure,
    correct_episode,
    correct_restriction,
    correct_side,
    correct_worry,
    end_restriction,
    end_worry,
    open_episode,
    restrict,
    state_worry,
    tell,
)
from queries.frame import Frame, frame_of
from queries.ids import new_id
from queries.partial_date import PartialDate
from queries.store import Store
from queries.store.errors import NotFound, Refused
from queries.vocabulary import (
    Covers,
    LegalStatus,
    RestrictionKind,
    Ring,
    SideAnswer,
    TieType,
)
from tests.support.commanding import Office, dump, office_in

BOTH = ["professionals", "family"]
MAY, JUNE = PartialDate.parse("4 May 2026"), PartialDate.parse("2 June 2026")


@dataclass(frozen=True)
class Framed:
    """The office with one of everything in its case's frame, seen by the family too."""

    office: Office
    mum: str
    ids: dict[str, str]

    @property
    def frame(self) -> Frame:
        return frame_of(self.office.worker, self.office.case_id)

    @property
    def worry(self) -> DangerStatement:
        return self.frame.danger_statements[0]


@pytest.fixture
def framed(store: Store) -> Framed:
    office, mum = office_in(store), new_id()
    apply(office.worker, add_person(office.case_id, {"id": mum, "name": "Dawn Arkley"},
                                    visible_to=BOTH))  # fmt: skip
    case_id, ids = office.case_id, {}

    def do(name: str, made: Command) -> None:
        ids[name] = apply(office.worker, made).ids[0]

    do("episode", open_episode(case_id, LegalStatus.CHILD_IN_NEED, MAY, visible_to=BOTH))
    do("worry", state_worry(case_id, "Dawn drinks at night.", "A sober grown-up is there.",
                            worried=[office.gran], about=[mum], children=[office.child],
                            fields={"on": MAY, "also_worried": "the school"},
                            visible_to=BOTH))  # fmt: skip
    do("line", add_bottom_line(case_id, "Somebody sober, every night.", visible_to=BOTH))
    do("side", ask_side(case_id, "dad", SideAnswer.UNKNOWN, on=MAY, visible_to=BOTH))
    do("told", tell(case_id, [office.gran], Ring.MOST, on=JUNE, about=ids["worry"],
                    fields={"by": "Sam"}, visible_to=BOTH))  # fmt: skip
    do("order", restrict(case_id, mum, office.gran, RestrictionKind.AGREED, Covers.SAME_ROOM,
                         visible_to=BOTH))  # fmt: skip
    return Framed(office, mum, ids)


def test_a_frame_is_read_as_it_was_written(framed: Framed) -> None:
    office, frame = framed.office, framed.frame
    episode = frame.episodes[0]
    assert (episode.legal_status, episode.opened, episode.closed) == (
        LegalStatus.CHILD_IN_NEED, MAY, None)  # fmt: skip
    worry = framed.worry
    assert (worry.words, worry.also_worried, worry.on) == (
        "Dawn drinks at night.", "the school", MAY)  # fmt: skip
    assert (worry.worried, worry.about_acts_of, worry.children) == (
        (office.gran,), (framed.mum,), (office.child,))  # fmt: skip
    assert worry.goal is not None
    assert worry.goal.words == "A sober grown-up is there."
    assert [line.words for line in frame.bottom_lines] == ["Somebody sober, every night."]
    assert [(s.side, s.answer) for s in frame.sides_asked] == [("dad", SideAnswer.UNKNOWN)]
    told = frame.disclosures[0]
    assert (told.person_id, told.ring, told.about) == (office.gran, Ring.MOST, worry.id)
    assert [(x.person_id, x.away_from_id) for x in frame.restrictions] == [
        (framed.mum, office.gran)]  # fmt: skip


def test_a_frame_of_a_day_has_what_had_begun_by_then(framed: Framed) -> None:
    office = framed.office
    before = frame_of(office.worker, office.case_id, as_of=date(2026, 5, 3))
    assert (before.episodes, before.danger_statements, before.sides_asked) == ((), (), ())
    between = frame_of(office.worker, office.case_id, as_of=date(2026, 6, 1))
    assert len(between.danger_statements) == 1
    assert between.disclosures == ()


def test_a_hidden_person_is_left_out_of_a_worry_with_nothing_in_their_place(
    framed: Framed,
) -> None:
    office, secret = framed.office, new_id()
    alone = [office.worker.viewer.user_id]
    apply(office.worker, add_person(office.case_id, {"id": secret, "name": "S"},
                                    visible_to=alone))  # fmt: skip
    people = [office.gran, secret]
    apply(office.worker, correct_worry(office.case_id, framed.worry, {}, worried=people))
    assert sorted(framed.worry.worried) == sorted(people)
    seen = frame_of(office.supervisor, office.case_id).danger_statements[0]
    assert seen.worried == (office.gran,)
    assert secret not in repr(seen)


def test_a_hidden_worry_is_not_behind_what_somebody_was_told(framed: Framed) -> None:
    office = framed.office
    hidden = apply(office.worker, state_worry(office.case_id, "Hidden.")).ids[0]
    made = tell(office.case_id, [office.gran], Ring.LITTLE, on=JUNE, about=hidden, visible_to=BOTH)
    apply(office.worker, made)
    abouts = [d.about for d in frame_of(office.family(), office.case_id).disclosures]
    assert sorted(abouts) == sorted([framed.ids["worry"], ""])
    assert framed.frame.disclosures[-1].about == hidden


def test_the_frame_of_a_case_that_is_not_theirs_is_not_found(framed: Framed) -> None:
    with pytest.raises(NotFound):
        frame_of(framed.office.stranger, framed.office.case_id)


def test_an_episode_that_closes_before_it_opens_is_refused(framed: Framed) -> None:
    case_id, closed = framed.office.case_id, PartialDate.parse("3 May 2026")
    with pytest.raises(Refused, match="before it began"):
        apply(framed.office.worker, close_episode(case_id, framed.ids["episode"], closed))


def test_the_people_of_a_worry_are_replaced_whole(framed: Framed) -> None:
    office = framed.office
    made = correct_worry(office.case_id, framed.worry, {}, worried=[framed.mum], about=[])
    apply(office.worker, made)
    assert (framed.worry.worried, framed.worry.about_acts_of) == ((framed.mum,), ())
    assert framed.worry.children == (office.child,)
    assert {of for of, *_ in framed.worry.ties} == {TieType.WORRIED_BY, TieType.FOR}


Build = Callable[[Framed], Command]
BUILDS: dict[str, Build] = {
    "open_episode": lambda f: open_episode(f.office.case_id, None, JUNE),
    "correct_episode": lambda f: correct_episode(
        f.office.case_id,
        f.ids["episode"],
        {"legal_status": (LegalStatus.CHILD_IN_NEED, LegalStatus.PROTECTION_PLAN)},
    ),
    "close_episode": lambda f: close_episode(f.office.case_id, f.ids["episode"], JUNE),
    "state_worry": lambda f: state_worry(
        f.office.case_id, "W", "G", worried=[f.mum], about=[f.mum], children=[f.office.child]
    ),
    "correct_worry": lambda f: correct_worry(
        f.office.case_id,
        f.worry,
        {"words": ("Dawn drinks at night.", "Mum drinks.")},
        goal_words=("A sober grown-up is there.", "Sober."),
        worried=[f.mum],
        about=[],
    ),
    "end_worry": lambda f: end_worry(f.office.case_id, f.ids["worry"], JUNE),
    "add_bottom_line": lambda f: add_bottom_line(f.office.case_id, "More."),
    "correct_bottom_line": lambda f: correct_bottom_line(
        f.office.case_id, f.ids["line"], {"words": ("Somebody sober, every night.", "Two.")}
    ),
    "tell": lambda f: tell(f.office.case_id, [f.mum], Ring.MOST, on=JUNE, about=f.ids["worry"]),
    "correct_disclosure": lambda f: correct_disclosure(
        f.office.case_id, f.ids["told"], {"by": ("Sam", "Ola")}
    ),
    "correct_side": lambda f: correct_side(
        f.office.case_id, f.ids["side"], {"answer": (SideAnswer.UNKNOWN, SideAnswer.NONE)}
    ),
    "correct_restriction": lambda f: correct_restriction(
        f.office.case_id, f.ids["order"], {"covers": (Covers.SAME_ROOM, Covers.ANY_CONTACT)}
    ),
    "end_restriction": lambda f: end_restriction(f.office.case_id, f.ids["order"], JUNE),
}


@pytest.mark.parametrize("name", BUILDS)
def test_undoing_restores_the_graph(framed: Framed, store: Store, name: str) -> None:
    before = dump(store)
    done = apply(framed.office.worker, BUILDS[name](framed))
    assert dump(store) != before
    undo(framed.office.worker, done.change_id)
    assert dump(store) == before


def test_a_worry_without_a_goal_is_given_one(framed: Framed) -> None:
    office = framed.office
    apply(office.worker, end_worry(office.case_id, framed.ids["worry"], JUNE))
    apply(office.worker, state_worry(office.case_id, "Alone."))
    alone = framed.frame.danger_statements[0]
    assert (alone.words, alone.goal) == ("Alone.", None)  # no date: first
    apply(office.worker, correct_worry(office.case_id, alone, {}, goal_words=("", "Not alone.")))
    goal = framed.frame.danger_statements[0].goal
    assert goal is not None
    assert goal.words == "Not alone."
