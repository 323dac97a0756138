"""Correcting somebody, conflicts, leaving the map, what changed lately, the family's view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from graphapp.screens.explorer import changes_view
from graphapp.screens.explorer.forms import acting, keeps
from graphapp.screens.explorer.forms.about import About
from graphapp.screens.explorer.forms.acting import press
from graphapp.screens.explorer.state import Form, Picture
from queries.changes import changes_of, undo
from queries.commands import apply, correct_person, tell
from queries.ids import new_id
from queries.network import network_of
from queries.partial_date import PartialDate
from queries.people import details_of
from queries.store import Store
from queries.store.handle import Handle
from queries.vocabulary import (
    Ring,
    Sex,
    Status,
)
from tests.support.commanding import dump
from tests.support.desk import Desk, as_shown, desk_in


@pytest.fixture
def desk(store: Store) -> Desk:
    return desk_in(store)


def test_only_what_changed_is_sent(desk: Desk) -> None:
    about = desk.about(desk.office.gran)
    typed = {"own_name": "Rose Arkley", "phone": "01632 960002", "status": "willing"}
    outcome = press(desk.worker, desk.view, "save", about, typed)
    assert outcome.done is not None
    assert outcome.done.words == "Changed Rose’s phone and status."
    change = changes_of(desk.worker, desk.view.case_id)[0]
    assert change.size == 2
    assert desk.person(desk.office.gran).phone == "01632 960002"
    assert desk.member(desk.office.gran).status is Status.WILLING


def test_nothing_changed_writes_nothing(desk: Desk, store: Store) -> None:
    before = dump(store)
    about = desk.about(desk.office.gran)
    outcome = press(desk.worker, desk.view, "save", about, as_shown(desk, desk.office.gran))
    assert outcome.closes == acting.NOTHING
    assert outcome.errors == {}
    assert dump(store) == before


def test_a_date_left_alone_is_not_read_again(desk: Desk) -> None:
    """Words that mean something else by now ("about") keep the span they were stored with."""
    birth = PartialDate.parse("about 1950")
    own = replace(birth, words="when the war ended")
    apply(
        desk.worker,
        correct_person(desk.view.case_id, desk.office.gran, {"birth": (None, own)}),
    )
    shown = as_shown(desk, desk.office.gran)
    assert shown["birth"] == "when the war ended"
    about = desk.about(desk.office.gran)
    outcome = press(desk.worker, desk.view, "save", about, {**shown, "phone": "2"})
    assert outcome.done is not None
    assert desk.person(desk.office.gran).birth == own


def test_a_default_that_was_never_stored_is_no_conflict(desk: Desk) -> None:
    about = desk.about(desk.office.gran)
    typed = {"sex": "female", "may_talk": "agreed", "may_talk_by": "Dawn"}
    outcome = press(desk.worker, desk.view, "save", about, typed)
    assert outcome.done is not None
    assert desk.person(desk.office.gran).sex is Sex.FEMALE


def test_two_people_one_record(desk: Desk) -> None:
    about = desk.about(desk.office.gran)
    colleague = desk.office.again(desk.office.supervisor)
    pair = {"phone": ("01632 960001", "01632 960181")}
    apply(colleague, correct_person(desk.view.case_id, desk.office.gran, pair))
    typed = {"phone": "01632 960118", "email": "rose@example.org"}
    met = press(desk.worker, desk.view, "save", about, typed)
    assert met.done is None
    assert met.about is not None
    (one,) = met.about.differences
    assert (one["who"], one["mine"], one["theirs"]) == (
        "Pat Lowe",
        "01632 960118",
        "01632 960181",
    )
    assert "Pat Lowe changed the phone" in one["sentence"]
    unanswered = press(desk.worker, desk.view, "save", met.about, typed)
    assert unanswered.done is None
    kept = press(desk.worker, desk.view, "keep:person.phone", met.about, typed)
    assert kept.done is not None
    assert desk.person(desk.office.gran).phone == "01632 960181"
    assert desk.person(desk.office.gran).email == "rose@example.org"


def test_mine_may_stand_too(desk: Desk) -> None:
    about = desk.about(desk.office.gran)
    colleague = desk.office.again(desk.office.supervisor)
    pair = {"phone": ("01632 960001", "01632 960181")}
    apply(colleague, correct_person(desk.view.case_id, desk.office.gran, pair))
    typed = {"phone": "01632 960118"}
    met = press(desk.worker, desk.view, "save", about, typed)
    done = press(desk.worker, desk.view, "mine:person.phone", met.about or about, typed)
    assert done.done is not None
    assert desk.person(desk.office.gran).phone == "01632 960118"


def test_being_told_puts_them_in_a_ring_from_that_day(desk: Desk) -> None:
    about = desk.about(desk.office.gran)
    typed = {"ring": "little", "told_on": "3 May 2025", "told_by": "Sam", "told_agreed": "Dawn"}
    outcome = press(desk.worker, desk.view, "save", about, typed)
    assert outcome.done is not None
    (told,) = details_of(desk.worker, desk.view.case_id, desk.office.gran).disclosures
    assert (told.ring, told.by, told.agreed_by) == (Ring.LITTLE, "Sam", "Dawn")
    assert told.on == PartialDate.parse("3 May 2025")
    missing = press(desk.worker, desk.view, "save", desk.about(desk.office.gran), {"ring": "most"})
    assert "when they were told" in missing.errors["told_on"]


def test_a_move_ends_the_old_home(desk: Desk) -> None:
    who = desk.add(name="Ola Byrne", other_home="4 Mill Row").person
    about = desk.about(who)
    typed = {"home": about.seen["home"], "other_home": "9 Dock Street", "home_since": ""}
    wrong = press(desk.worker, desk.view, "save", about, typed)
    assert "old home gets its end" in wrong.errors["home_since"]
    done = press(desk.worker, desk.view, "save", about, {**typed, "home_since": "May 2026"})
    assert done.done is not None
    details = details_of(desk.worker, desk.view.case_id, who)
    ends = {details.households[one.household_id].name: one.until for one in details.residences}
    assert ends == {"4 Mill Row": PartialDate.parse("May 2026"), "9 Dock Street": None}


def test_a_death_is_written_with_its_day(desk: Desk) -> None:
    about = desk.about(desk.office.gran)
    wrong = press(desk.worker, desk.view, "save", about, {"life": "living", "death": "May 2020"})
    assert "Has died" in wrong.errors["life"]
    typed = {"life": "died", "death": "May 2020"}
    press(desk.worker, desk.view, "save", about, typed)
    assert desk.person(desk.office.gran).deceased
    assert desk.person(desk.office.gran).death.words == "May 2020"


def test_off_the_map_keeps_everything_and_undo_brings_them_back(desk: Desk, store: Store) -> None:
    before = dump(store)
    about = desk.about(desk.office.gran)
    outcome = press(desk.worker, desk.view, "off", about, {"off_on": "1 May 2026"})
    assert outcome.done is not None
    assert desk.office.gran not in network_of(desk.worker, desk.view.case_id).people
    earlier = network_of(desk.worker, desk.view.case_id, as_of=PartialDate.parse("2026").earliest)
    assert desk.office.gran in earlier.people
    undo(desk.worker, outcome.done.change_id)
    assert dump(store) == before


def test_somebody_added_by_mistake_goes_and_can_come_back(desk: Desk, store: Store) -> None:
    who = desk.add(name="Ola Byrne", relation="neighbour", other_home="4 Mill Row").person
    before = dump(store)
    outcome = press(desk.worker, desk.view, "mistake", desk.about(who), {})
    assert outcome.done is not None
    assert who not in network_of(desk.worker, desk.view.case_id).people
    undo(desk.worker, outcome.done.change_id)
    assert dump(store) == before


def test_a_mistake_that_others_built_on_is_refused_with_the_reason(desk: Desk) -> None:
    gran = desk.office.gran
    on = PartialDate.parse("2025")
    apply(desk.worker, tell(desk.view.case_id, [gran], Ring.MOST, on=on))
    outcome = press(desk.worker, desk.view, "mistake", desk.about(gran), {})
    assert outcome.done is None
    assert "Take them off the map instead" in str(outcome.said["leaving"])


def test_forms_stay_while_the_map_is_read_anew(desk: Desk) -> None:
    gran = desk.office.gran
    editing = replace(desk.view, form=Form.EDIT, person=gran)
    open_forms = [About("edit", desk.view.case_id, person=gran).data()]
    assert keeps(editing, open_forms)
    assert keeps(replace(editing, picture=Picture.TABLE, other=desk.mum), open_forms)
    assert not keeps(editing, [])
    assert not keeps(replace(editing, person=desk.mum), open_forms)
    assert not keeps(replace(editing, form=Form.TIE), open_forms)
    assert not keeps(replace(editing, case_id="another"), open_forms)
    assert not keeps(desk.view, open_forms)


def test_lately_says_who_and_when_and_undoes(desk: Desk) -> None:
    outcome = desk.add(name="Ola Byrne")
    shown = str(changes_view.lately(desk.worker, desk.view.case_id))
    assert "Added Ola." in shown
    assert "Sam Reed" in shown
    done, why = changes_view.take_back(desk.worker, f"{outcome.done.change_id}:{new_id()}")  # type: ignore[union-attr]
    assert done is not None
    assert why == ""
    assert outcome.person not in network_of(desk.worker, desk.view.case_id).people


def test_what_cannot_be_undone_says_why(desk: Desk) -> None:
    outcome = desk.add(name="Ola Byrne")
    about = desk.about(outcome.person)
    press(desk.worker, desk.view, "save", about, {"phone": "3"})
    done, why = changes_view.take_back(desk.worker, f"{outcome.done.change_id}:{new_id()}")  # type: ignore[union-attr]
    assert done is None
    assert "phone" in str(why)


def test_the_family_sees_only_what_it_may_of_what_changed(desk: Desk) -> None:
    desk.add(name="Ola Byrne")
    family = desk.office.family()
    assert "Ola" not in str(changes_view.lately(family, desk.view.case_id))
    shown = as_shown(desk, desk.office.gran, family)
    assert not {"phone", "email", "status_reason", "visible_to", "whereabouts"} & set(shown)


def test_what_the_family_changes_keeps_hidden_fields(desk: Desk) -> None:
    family: Callable[[], Handle] = desk.office.family
    about = desk.about(desk.office.gran, family())
    typed = {**as_shown(desk, desk.office.gran, family()), "known_as": "Gran"}
    outcome = press(family(), desk.view, "save", about, typed)
    assert outcome.done is not None
    assert desk.person(desk.office.gran).known_as == "Gran"
    assert desk.person(desk.office.gran).phone == "01632 960001"


def test_an_answer_kept_for_later_is_the_same_form(desk: Desk) -> None:
    about = replace(desk.about(desk.office.gran), told=("a",), same="b")
    assert About.read(about.data()) == about
