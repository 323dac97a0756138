"""The page "The case": what its forms write, what they refuse, what each audience reads."""

from __future__ import annotations

from typing import Any

import pytest

from graphapp.screens.frame import lists
from graphapp.screens.frame.acting import press
from graphapp.screens.frame.state import Form, Section, query_of, view_from
from queries.changes import undo
from queries.commands import Done, apply, correct_worry, end_restriction
from queries.openings import record_opening
from queries.partial_date import PartialDate
from queries.store import Store
from queries.vocabulary import LegalStatus, Ring, SideAnswer
from tests.support.frame_page import BOTH, CaseDesk, case_desk_in, text_of


@pytest.fixture
def desk(store: Store) -> CaseDesk:
    return case_desk_in(store)


def done(outcome: Any) -> Done:
    assert outcome.done is not None, (outcome.errors, text_of(outcome.said), outcome.closes)
    return outcome.done  # type: ignore[no-any-return]


def worry(desk: CaseDesk, **typed: Any) -> str:
    given = {
        "words": "Paul drinks until he cannot look after Ben.",
        "children": [desk.office.child],
        "about": [desk.dad],
        "worried": [desk.office.gran],
        "visible_to": "family",
        **typed,
    }
    return done(desk.add(Form.WORRY, **given)).ids[0]


def apart(desk: CaseDesk, **typed: Any) -> str:
    given = {
        "keeps": desk.dad,
        "away_from": desk.office.gran,
        "kind": "court order",
        "covers": "same room",
        "until": "14 March 2027",
        **typed,
    }
    return done(desk.add(Form.APART, **given)).ids[0]


def test_a_worry_is_written_corrected_ended_and_undone(desk: CaseDesk) -> None:
    ident = worry(desk, goal_words="A sober grown-up is there.", also_worried="the school")
    said = desk.words(Section.WORRIES)
    assert "Rose and the school are worried. About what Paul does. For Ben." in said
    assert "What is wanted instead:  A sober grown-up is there." in said
    about = desk.about(Form.WORRY, ident)
    typed = {**desk.fields(query_of(Form.WORRY, ident)), "goal_words": "Somebody sober is there."}
    changed = done(desk.save(about, **{**typed, "worried": [desk.office.gran, desk.dad]}))
    (now,) = desk.frame.danger_statements
    assert now.goal is not None
    assert now.goal.words == "Somebody sober is there."
    assert set(now.worried) == {desk.office.gran, desk.dad}
    assert now.children == (desk.office.child,)
    undo(desk.worker, changed.change_id)
    (now,) = desk.frame.danger_statements
    assert now.goal is not None
    assert now.goal.words == "A sober grown-up is there."
    done(desk.add(Form.OVER, ident, until="1 October 2026"))
    assert "Over (1)" in desk.words(Section.WORRIES)


def test_a_worry_is_told_to_the_family_with_its_goal(desk: CaseDesk) -> None:
    ident = worry(desk, goal_words="A sober grown-up is there.", visible_to="professionals")
    family = desk.office.family()
    assert "Paul drinks" not in desk.words(Section.WORRIES, family)
    typed = {**desk.fields(query_of(Form.WORRY, ident)), "visible_to": "family"}
    done(desk.save(desk.about(Form.WORRY, ident), **typed))
    assert "A sober grown-up is there." in desk.words(Section.WORRIES, family)


def test_people_whom_somebody_else_put_on_a_worry_stay(desk: CaseDesk) -> None:
    ident = worry(desk)
    about, typed = desk.about(Form.WORRY, ident), desk.fields(query_of(Form.WORRY, ident))
    (before,) = desk.frame.danger_statements
    both = [desk.office.gran, desk.office.child]
    apply(desk.office.supervisor, correct_worry(desk.office.case_id, before, {}, worried=both))
    done(desk.save(about, **{**typed, "worried": [desk.dad]}))
    (now,) = desk.frame.danger_statements
    assert set(now.worried) == {desk.office.child, desk.dad}


def test_both_values_are_shown_when_somebody_else_changed_it(desk: CaseDesk) -> None:
    ident = worry(desk)
    about, typed = desk.about(Form.WORRY, ident), desk.fields(query_of(Form.WORRY, ident))
    (before,) = desk.frame.danger_statements
    theirs = correct_worry(desk.office.case_id, before, {"words": (before.words, "Theirs.")})
    apply(desk.office.supervisor, theirs)
    met = desk.save(about, **{**typed, "words": "Mine."})
    said = text_of(met.said)
    assert "The worry was changed by Pat Lowe at " in said
    assert met.about is not None
    assert "Theirs." in said
    assert "Mine." in said
    again = desk.save(met.about, **{**typed, "words": "Mine."})
    assert again.done is None
    assert "Theirs." in text_of(again.said)
    mine = {**typed, "words": "Mine."}
    chosen = press(desk.worker, desk.office.case_id, "mine:main.words", met.about, mine)
    done(chosen)
    assert desk.frame.danger_statements[0].words == "Mine."


def test_keeping_what_somebody_else_wrote_changes_nothing(desk: CaseDesk) -> None:
    ident = apart(desk)
    about = desk.about(Form.OVER, ident)
    last = PartialDate.parse("20 November 2026")
    seen = PartialDate.parse("14 March 2027")
    apply(desk.office.supervisor, end_restriction(desk.office.case_id, ident, last, seen=seen))
    met = desk.save(about, until="1 November 2026")
    assert "20 November 2026" in text_of(met.said)
    assert met.about is not None
    kept = press(desk.worker, desk.office.case_id, "keep:main.until", met.about,
                 {"until": "1 November 2026"})  # fmt: skip
    assert kept.closes
    assert desk.frame.restrictions[0].until == last


def test_a_restriction_is_drawn_and_ended(desk: CaseDesk) -> None:
    ident = apart(desk, exception="At school concerts", source="order seen by Sam")
    said = desk.words(Section.APART)
    assert "Paul and Rose must not be in the same room" in said
    assert "A court order keeps Paul away from Rose, until 14 March 2027." in said
    assert "But: At school concerts." in said
    assert "Source: order seen by Sam." in said
    done(desk.add(Form.OVER, ident, until="1 November 2026"))
    assert "Over (1)" in desk.words(Section.APART)


def test_several_people_are_told_at_once(desk: CaseDesk) -> None:
    ident = worry(desk)
    told = {"people": [desk.office.gran, desk.dad], "ring": "little", "on": "1 November 2026"}
    outcome = desk.add(
        Form.TOLD, about=ident, by="Sam", agreed_by="Paul", visible_to="family", **told
    )
    done(outcome)
    found = desk.frame.disclosures
    assert {one.person_id for one in found} == {desk.office.gran, desk.dad}
    assert all(one.about == ident and one.ring is Ring.LITTLE for one in found)
    said = desk.words(Section.TOLD)
    assert "Rose knows a little." in said
    assert "Sam told them on 1 November 2026; Paul agreed." in said
    first = found[0]
    typed = {**desk.fields(query_of(Form.TOLD, first.id)), "by": "Hannah"}
    done(desk.save(desk.about(Form.TOLD, first.id), **typed))
    assert {one.by for one in desk.frame.disclosures} == {"Sam", "Hannah"}


def test_whoever_is_to_be_told_is_chosen_already(desk: CaseDesk) -> None:
    assert desk.fields(f"?tell={desk.office.gran}")["people"] == [desk.office.gran]
    assert desk.fields("?tell=nobody-here")["people"] == []
    assert view_from("c", "?form=nonsense").form is None


def test_a_side_is_asked_about_and_asked_again(desk: CaseDesk) -> None:
    assert desk.reading().sides == (("mum", ""), ("dad", "Paul"))
    assert "Nobody has asked yet." in desk.words(Section.SIDES)
    done(desk.add(Form.SIDE, "dad", answer="unknown", on="1 October 2026"))
    done(desk.add(Form.SIDE, "dad", answer="none", on="2 October 2026"))
    said = desk.words(Section.SIDES)
    assert "Dad’s brothers and sisters (Paul’s):  Asked on 2 October 2026: there are none." in said
    assert [one.answer for one in desk.frame.sides_asked] == [SideAnswer.UNKNOWN, SideAnswer.NONE]
    assert not desk.fields(query_of(Form.SIDE, "no such side"))


def test_an_episode_is_opened_corrected_and_closed(desk: CaseDesk) -> None:
    opened = done(desk.add(Form.EPISODE, legal_status="child in need", opened="May 2026"))
    ident = opened.ids[0]
    typed = {**desk.fields(query_of(Form.EPISODE, ident)), "legal_status": "protection plan"}
    done(desk.save(desk.about(Form.EPISODE, ident), **typed))
    assert desk.frame.episodes[0].legal_status is LegalStatus.PROTECTION_PLAN
    done(desk.add(Form.OVER, ident, until="1 November 2026"))
    assert "Child protection plan, from May 2026 to 1 November 2026." in desk.words(Section.WORK)


def test_a_bottom_line_is_added_and_corrected(desk: CaseDesk) -> None:
    ident = done(desk.add(Form.LINE, words="A sober adult at night.", visible_to="family")).ids[0]
    typed = {"words": "A sober adult every night.", "source": "", "visible_to": "family"}
    done(desk.save(desk.about(Form.LINE, ident), **typed))
    assert "A sober adult every night." in desk.words(Section.LINES, desk.office.family())


def test_the_case_goes_to_somebody_else(desk: CaseDesk) -> None:
    colleague = desk.office.colleague.viewer.user_id
    about = desk.about(Form.ALLOCATE)
    done(desk.save(about, worker=colleague, since="1 November 2026"))
    said = desk.words(Section.WORK, desk.office.again(desk.office.colleague))
    assert "Allocated to Ola Finch, North, since 1 November 2026." in said
    assert "Was allocated to Sam Reed, North, from 2025 to 1 November 2026." in said
    typed = {"worker": desk.office.stranger.viewer.user_id, "since": "2 November 2026"}
    late = desk.save(about, desk.office.again(desk.office.supervisor), **typed)
    assert late.done is None
    assert "is allocated to Ola Finch now" in text_of(late.said)


@pytest.mark.parametrize(
    ("form", "of", "typed", "wrong"),
    [
        (Form.WORRY, "", {}, {"words", "children"}),
        (Form.WORRY, "", {"words": "x", "on": "31 June 2026"}, {"on", "children"}),
        (Form.EPISODE, "", {}, {"legal_status", "opened"}),
        (Form.LINE, "", {}, {"words"}),
        (Form.APART, "", {}, {"keeps", "away_from", "kind", "covers"}),
        (Form.TOLD, "", {"on": "1 May 2099"}, {"people", "ring", "on"}),
        (Form.SIDE, "dad", {}, {"answer", "on"}),
        (Form.ALLOCATE, "", {}, {"worker", "since"}),
    ],
)
def test_what_is_missing_is_said_beside_its_field(
    desk: CaseDesk, form: Form, of: str, typed: dict[str, Any], wrong: set[str]
) -> None:
    outcome = desk.add(form, of, **typed)
    assert outcome.done is None
    assert set(outcome.errors) == wrong
    assert outcome.focus in wrong
    assert all(len(sentence) > 5 and sentence.endswith(".") for sentence in outcome.errors.values())


def test_nobody_keeps_away_from_themselves_and_ends_come_last(desk: CaseDesk) -> None:
    same = {"keeps": desk.dad, "away_from": desk.dad, "kind": "bail", "covers": "any contact"}
    assert set(desk.add(Form.APART, **same).errors) == {"away_from"}
    ends = {**same, "away_from": desk.office.gran, "since": "2026", "until": "2024"}
    assert "would end before it began" in text_of(desk.add(Form.APART, **ends).said)


def test_what_was_sent_twice_is_written_once(desk: CaseDesk) -> None:
    about = desk.about(Form.LINE)
    first = done(desk.save(about, words="A sober adult at night."))
    second = done(desk.save(about, words="A sober adult at night."))
    assert second.repeated
    assert second.ids == first.ids
    assert len(desk.frame.bottom_lines) == 1


def test_a_family_adds_but_corrects_nothing(desk: CaseDesk) -> None:
    ident = worry(desk)
    apart(desk)
    family = desk.office.family()
    assert desk.words(Section.APART, family).startswith("Nobody is kept apart")
    reading = desk.reading(family)
    assert not lists.shown(reading, Section.WORK)
    assert not lists.shown(reading, Section.OPENINGS)
    assert text_of(lists.acts_of(reading, Section.WORRIES)) == "Write down a worry"
    assert not lists.acts_of(reading, Section.APART)
    assert not reading.allocations
    for query in (query_of(Form.WORRY, ident), query_of(Form.APART), query_of(Form.ALLOCATE)):
        assert not desk.fields(query, family)
    assert "visible_to" not in desk.fields(query_of(Form.WORRY), family)
    refused = desk.save(desk.about(Form.WORRY, ident), family, words="Not so.")
    assert refused.done is None
    assert "not for you to change" in text_of(refused.said)
    typed = {"words": "The dog bites.", "children": [desk.office.child]}
    done(desk.add(Form.WORRY, handle=family, **typed))
    assert list(desk.frame.danger_statements[-1].fact.visible_to) == BOTH


def test_openings_are_for_a_supervisor(desk: CaseDesk) -> None:
    record_opening(desk.worker, desk.office.case_id)
    assert desk.reading().openings is None
    supervisor = desk.office.again(desk.office.supervisor)
    assert lists.shown(desk.reading(supervisor), Section.OPENINGS)
    assert "Sam Reed, today at " in desk.words(Section.OPENINGS, supervisor)


def test_an_answer_about_a_side_is_corrected(desk: CaseDesk) -> None:
    ident = done(
        desk.add(Form.SIDE, "dad", answer=str(SideAnswer.UNKNOWN), on="3 May 2026", source="Dawn")
    ).ids[0]
    assert "Correct" in desk.words(Section.SIDES)
    query = query_of(Form.ASKED, ident)
    typed, about = desk.fields(query), desk.about(Form.ASKED, ident)
    assert (typed["answer"], typed["on"], typed["source"]) == ("unknown", "3 May 2026", "Dawn")
    ahead = desk.save(about, **{**typed, "on": "3 May 2090"})
    assert ahead.errors["on"].startswith("This day is still to come.")
    empty = desk.save(about, **{**typed, "on": ""})
    assert empty.errors["on"].startswith("Say when")
    changed = done(desk.save(about, **{**typed, "answer": str(SideAnswer.NONE), "source": "Rose"}))
    (now,) = desk.frame.sides_asked
    assert (now.id, now.answer, now.fact.source) == (ident, SideAnswer.NONE, "Rose")
    undo(desk.worker, changed.change_id)
    assert desk.frame.sides_asked[0].answer is SideAnswer.UNKNOWN
    family = desk.office.family()
    assert "Correct" not in desk.words(Section.SIDES, family)
