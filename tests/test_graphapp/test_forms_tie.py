"""Ties in plain words: made, corrected, ended, taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graphapp.screens.explorer.forms.about import About, Outcome
from graphapp.screens.explorer.forms.acting import press
from graphapp.screens.explorer.forms.given import Given
from graphapp.screens.explorer.forms.tie_logic import seen_tie
from graphapp.screens.explorer.forms.tie_saving import save as save_tie
from queries.changes import undo
from queries.ids import new_id
from queries.network import network_of
from queries.people import details_of
from queries.store import Store
from queries.vocabulary import (
    Audience,
    KnowsKind,
    TieType,
)
from tests.support.commanding import dump
from tests.support.desk import Desk, desk_in


@pytest.fixture
def desk(store: Store) -> Desk:
    return desk_in(store)


def test_a_friend_of_somebody_named_is_tied_to_them(desk: Desk) -> None:
    gail = desk.add(name="Gail Orr", relation="friend of Rose").person
    assert desk.ties(gail) == [(TieType.KNOWS, KnowsKind.FRIEND, gail, desk.office.gran)]


def _tie(desk: Desk, **typed: Any) -> Outcome:
    about = About("tie", desk.view.case_id, person=desk.office.gran)
    return press(desk.worker, desk.view, "save", about, typed)


def test_a_tie_in_plain_words_runs_the_right_way(desk: Desk) -> None:
    gran, child = desk.office.gran, desk.office.child
    _tie(desk, other=desk.mum, kind="PARENT_OF/step/to", since="2001", certainty="likely")
    _tie(desk, other=child, kind="KNOWS/kin/to", closeness="4", contact_last="May 2026")
    _tie(desk, other=desk.mum, kind="EMOTIONAL_TIE/abuse/back")
    assert set(desk.ties(gran)) == {
        (TieType.PARENT_OF, "step", gran, desk.mum),
        (TieType.KNOWS, "kin", gran, child),
        (TieType.EMOTIONAL_TIE, "abuse", desk.mum, gran),
    }
    found = details_of(desk.worker, desk.view.case_id, gran).ties
    knows = next(tie for tie in found if tie.type is TieType.KNOWS)
    assert (knows.closeness, str(knows.contact_last)) == (4, "May 2026")


def test_support_says_which_way_it_goes_and_is_corrected(desk: Desk) -> None:
    _tie(desk, other=desk.mum, kind="SUPPORTS/strong/to", flow="to")
    (tie,) = details_of(desk.worker, desk.view.case_id, desk.office.gran).ties
    assert (tie.kind, tie.flow) == ("strong", "to")
    typed = {"kind": "SUPPORTS/tenuous/to", "flow": "both", "certainty": "sure"}
    press(desk.worker, desk.view, "save", _tie_about(desk), typed)
    (tie,) = details_of(desk.worker, desk.view.case_id, desk.office.gran).ties
    assert (tie.kind, tie.flow) == ("tenuous", "both")
    press(desk.worker, desk.view, "save", _tie_about(desk), {**typed, "flow": ""})
    (tie,) = details_of(desk.worker, desk.view.case_id, desk.office.gran).ties
    assert tie.flow == ""


def test_a_tie_in_one_persons_view_stands_beside_the_agreed_one(desk: Desk) -> None:
    gran, case = desk.office.gran, desk.view.case_id
    typed = {"other": desk.mum, "kind": "EMOTIONAL_TIE/close/to", "perspectives": "everybody"}
    assert _tie(desk, **typed).whose == ""
    other = {**typed, "kind": "EMOTIONAL_TIE/cut off/to", "perspectives": desk.mum}
    made = _tie(desk, **other)
    assert made.whose == desk.mum
    assert made.done is not None
    assert made.done.words.endswith(", as one person sees it.")

    def kinds(whose: str = "") -> set[tuple[str, tuple[str, ...]]]:
        ties = network_of(desk.worker, case, whose=whose).ties
        felt = [tie for tie in ties if tie.type is TieType.EMOTIONAL_TIE and gran in (tie.start,)]
        return {(tie.kind, tie.fact.perspectives) for tie in felt}

    assert kinds() == {("close", ())}
    assert kinds(desk.mum) == {("cut off", (desk.mum,))}
    undo(desk.worker, made.done.change_id)
    assert kinds(desk.mum) == {("close", ())}


def test_whose_view_a_tie_is_can_be_corrected(desk: Desk) -> None:
    gran, me = desk.office.gran, desk.worker.viewer.user_id
    _tie(desk, other=desk.mum, kind="EMOTIONAL_TIE/close/to", perspectives=me)

    def views() -> tuple[str, ...]:
        (tie,) = details_of(desk.worker, desk.view.case_id, gran).ties
        return tie.fact.perspectives

    assert views() == (me,)
    about = _tie_about(desk)
    typed = {"kind": "EMOTIONAL_TIE/close/to", "certainty": "sure"}
    assert press(desk.worker, desk.view, "save", about, {**typed, "perspectives": me}).closes
    press(desk.worker, desk.view, "save", about, {**typed, "perspectives": "everybody"})
    assert views() == ()
    made = press(desk.worker, desk.view, "save", _tie_about(desk),
                 {**typed, "perspectives": desk.mum})  # fmt: skip
    assert (views(), made.whose) == ((desk.mum,), desk.mum)


def test_only_somebody_on_the_map_has_a_view_and_none_of_who_lives_where(desk: Desk) -> None:
    typed = {"other": desk.mum, "kind": "EMOTIONAL_TIE/close/to", "perspectives": new_id()}
    assert "Choose somebody on this map" in _tie(desk, **typed).errors["perspectives"]
    at_home = {"other": desk.mum, "kind": "home", "perspectives": desk.mum}
    assert "everybody’s map" in _tie(desk, **at_home).errors["perspectives"]


def test_kin_as_said_needs_the_word(desk: Desk) -> None:
    child = desk.office.child
    typed = {"other": child, "kind": "STATED_KIN//to", "side": "dad"}
    assert "Write the word" in _tie(desk, **typed).errors["words"]
    _tie(desk, **typed, words="great-aunt")
    (tie,) = details_of(desk.worker, desk.view.case_id, desk.office.gran).ties
    assert (tie.kind, tie.side) == ("great-aunt", "dad")


def test_a_tie_without_another_or_a_kind_says_so(desk: Desk) -> None:
    outcome = _tie(desk, other="", kind="", since="yesterweek")
    assert set(outcome.errors) == {"other", "kind", "since"}


def test_living_together_puts_both_in_one_home(desk: Desk) -> None:
    outcome = _tie(desk, other=desk.mum, kind="home", since="2020")
    assert outcome.done is not None
    homes = [one.household_id for one in network_of(desk.worker, desk.view.case_id).residences]
    assert len(homes) == 2
    assert len(set(homes)) == 1
    again = _tie(desk, other=desk.mum, kind="home", since="2020")
    assert "together already" in again.errors["kind"]


def _tie_about(desk: Desk) -> About:
    (tie,) = details_of(desk.worker, desk.view.case_id, desk.office.gran).ties
    seen = seen_tie(tie, professionals=True)
    return About("tie", desk.view.case_id, person=desk.office.gran, tie=tie.id, seen=seen)


def test_a_tie_is_corrected_ended_and_never_lost(desk: Desk) -> None:
    _tie(desk, other=desk.mum, kind="PARTNER_OF/married/to", since="1990")
    typed = {"kind": "PARTNER_OF/divorced/to", "since": "1990", "certainty": "sure"}
    done = press(desk.worker, desk.view, "save", _tie_about(desk), typed)
    assert done.done is not None
    assert desk.ties(desk.office.gran)[0][1] == "divorced"
    ended = press(
        desk.worker, desk.view, "save", _tie_about(desk), {**typed, "until": "about 2009"}
    )
    assert ended.done is not None
    assert ended.done.words == "Ended the tie between Rose and Dawn."
    (tie,) = details_of(desk.worker, desk.view.case_id, desk.office.gran).ties
    assert str(tie.until) == "about 2009"


def test_a_tie_that_was_a_mistake_goes_and_undo_brings_it_back(desk: Desk, store: Store) -> None:
    _tie(desk, other=desk.mum, kind="PARTNER_OF/married/to")
    before = dump(store)
    gone = press(desk.worker, desk.view, "untie", _tie_about(desk), {})
    assert gone.done is not None
    assert desk.ties(desk.office.gran) == []
    undo(desk.worker, gone.done.change_id)
    assert dump(store) == before


def test_a_tie_changed_by_somebody_else_shows_both(desk: Desk) -> None:
    _tie(desk, other=desk.mum, kind="KNOWS/friend/to", words="old friends")
    about = _tie_about(desk)
    mine = {"words": "met at church", "kind": "KNOWS/friend/to"}
    press(desk.worker, desk.view, "save", about, {**mine, "words": "old school friends"})
    met = press(desk.worker, desk.view, "save", replace(about, command=new_id()), mine)
    assert met.about is not None
    assert [one["theirs"] for one in met.about.differences] == ["old school friends"]


def test_a_parent_loop_is_a_sentence(desk: Desk) -> None:
    outcome = press(
        desk.worker,
        desk.view,
        "save",
        About("tie", desk.view.case_id, person=desk.office.child),
        {"other": desk.mum, "kind": "PARENT_OF/step/to"},
    )
    assert "their own ancestor" in str(outcome.said["form"])


def test_the_family_corrects_a_tie_it_may_see(desk: Desk) -> None:
    (tie,) = details_of(desk.worker, desk.view.case_id, desk.mum).ties
    family = desk.office.family()
    seen = seen_tie(tie, professionals=family.audience is Audience.PROFESSIONALS)
    about = About("tie", desk.view.case_id, person=desk.mum, tie=tie.id, seen=seen)
    outcome = save_tie(family, desk.view, about, Given({"since": "2018", "certainty": "sure"}))
    assert outcome.done is not None
