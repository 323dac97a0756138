"""The forms' logic over the real graph: what is typed becomes one command, or a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from graphapp.screens.explorer import changes_view
from graphapp.screens.explorer.drawing import read
from graphapp.screens.explorer.forms import acting, asking, keeps, open_form
from graphapp.screens.explorer.forms.about import About
from graphapp.screens.explorer.forms.acting import press, seen_now
from graphapp.screens.explorer.forms.outcome import Outcome
from graphapp.screens.explorer.forms.relation import in_words, read_relation
from graphapp.screens.explorer.forms.tie_logic import seen_tie
from graphapp.screens.explorer.forms.tie_saving import save as save_tie
from graphapp.screens.explorer.state import Form, View
from queries.changes import changes_of, undo
from queries.commands import add_person, add_tie, apply, correct_person, open_case, tell
from queries.ids import new_id
from queries.network import network_of
from queries.partial_date import PartialDate
from queries.people import details_of
from queries.store import Store
from queries.store.handle import Handle
from queries.vocabulary import (
    Audience,
    Connection,
    KnowsKind,
    ParentKind,
    Ring,
    Sex,
    Status,
    TieType,
)
from tests.support.commanding import Office, dump, office_in

BOTH = ["professionals", "family"]
PLAIN_ADD: dict[str, Any] = {
    "name": "",
    "relation": "",
    "connection": "natural",
    "sex": "unknown",
    "life": "living",
    "visible_to": "professionals",
    "whereabouts": "professionals",
}


@dataclass(frozen=True)
class Desk:
    """An office with Ben's mum on the map too, and what a worker presses there."""

    office: Office
    mum: str
    view: View

    @property
    def worker(self) -> Handle:
        return self.office.again(self.office.worker)

    def add(
        self, handle: Handle | None = None, about: About | None = None, **typed: Any
    ) -> Outcome:
        form = about or About("add", self.view.case_id)
        return press(handle or self.worker, self.view, "save", form, {**PLAIN_ADD, **typed})

    def about(self, person: str, handle: Handle | None = None) -> About:
        handle = handle or self.worker
        reading = read(handle, self.view)
        details = details_of(handle, self.view.case_id, person)
        seen = seen_now(handle, reading, details)
        return About("edit", self.view.case_id, person=person, seen=seen)

    def person(self, person: str) -> Any:
        return details_of(self.worker, self.view.case_id, person).person

    def member(self, person: str) -> Any:
        return details_of(self.worker, self.view.case_id, person).membership

    def ties(self, person: str) -> list[tuple[Any, ...]]:
        found = details_of(self.worker, self.view.case_id, person).ties
        return [(tie.type, tie.kind, tie.start, tie.end) for tie in found]


@pytest.fixture
def desk(store: Store) -> Desk:
    office = office_in(store)
    mum = new_id()
    person = {"id": mum, "name": "Dawn Arkley", "sex": Sex.FEMALE}
    apply(office.worker, add_person(office.case_id, person, visible_to=BOTH))
    apply(
        office.worker,
        add_tie(
            office.case_id,
            TieType.PARENT_OF,
            mum,
            office.child,
            {"kind": ParentKind.BIOLOGICAL},
            visible_to=BOTH,
        ),
    )
    return Desk(office, mum, View(office.case_id))


def test_somebody_is_added_with_the_tie_their_relation_says(desk: Desk) -> None:
    outcome = desk.add(name="Mark Hull", relation="mum's brother", birth="about 1988")
    assert outcome.done is not None
    assert outcome.done.words == "Added Mark."
    assert desk.person(outcome.person).birth.words == "about 1988"
    assert desk.person(outcome.person).sex is Sex.MALE
    assert desk.ties(outcome.person) == [(TieType.SIBLING_OF, "unknown", outcome.person, desk.mum)]
    assert desk.member(outcome.person).status is Status.SUGGESTED


@pytest.mark.parametrize(
    ("words", "type_", "kind"),
    [
        ("friend", TieType.KNOWS, KnowsKind.FRIEND),
        ("neighbour", TieType.KNOWS, KnowsKind.NEIGHBOUR),
        ("gran, dad's side", TieType.STATED_KIN, "gran"),
        ("teacher", TieType.KNOWS, KnowsKind.SCHOOL),
        ("dad", TieType.PARENT_OF, ParentKind.BIOLOGICAL),
        ("half-sister", TieType.SIBLING_OF, "half"),
        ("the one with the dog", TieType.KNOWS, KnowsKind.OTHER),
    ],
)
def test_a_relation_to_the_child_makes_a_tie_to_the_child(
    desk: Desk, words: str, type_: TieType, kind: str
) -> None:
    outcome = desk.add(name="Zed Quill", relation=words)
    assert desk.ties(outcome.person) == [(type_, kind, outcome.person, desk.office.child)]


def test_whose_mother_is_said_makes_her_a_parent_and_who_is_not_there_is_not_invented(
    desk: Desk,
) -> None:
    jean = desk.add(name="Jean Hull", relation="mum’s mum").person
    assert desk.ties(jean) == [(TieType.PARENT_OF, "biological", jean, desk.mum)]
    maud = desk.add(name="Maud Tarn", relation="dad’s mum").person
    assert desk.ties(maud) == [(TieType.STATED_KIN, "gran", maud, desk.office.child)]
    reading = read(desk.worker, desk.view)
    words = "dad’s brother"
    found = read_relation(words, reading, reading.network.case.children)
    assert found is not None
    assert "does not say who Ben’s dad is" in in_words(found, words, reading)


def test_a_friend_of_somebody_named_is_tied_to_them(desk: Desk) -> None:
    gail = desk.add(name="Gail Orr", relation="friend of Rose").person
    assert desk.ties(gail) == [(TieType.KNOWS, KnowsKind.FRIEND, gail, desk.office.gran)]


def test_a_relation_goes_to_the_children_that_are_ticked(desk: Desk) -> None:
    one, other = new_id(), new_id()
    opened = open_case(
        {"number": "C-3"},
        [{"id": one, "name": "Ivy Pell"}, {"id": other, "name": "Noah Pell"}],
        worker_id=desk.office.worker.viewer.user_id,
        allocated=PartialDate.parse("2025"),
    )
    apply(desk.office.worker, opened)
    pell = replace(desk, view=View(opened.case_ids[0]))
    both = pell.add(name="Bea Long", relation="friend", children=[one, other]).person
    assert {end for *_, end in pell.ties(both)} == {one, other}
    single = pell.add(name="Cal Moss", relation="friend", children=[other]).person
    assert {end for *_, end in pell.ties(single)} == {other}
    nobody = pell.add(name="Dee Nash", relation="friend", children=[])
    assert "Tick the child" in nobody.errors["children"]


def test_a_professional_has_agency_and_job_and_counts_apart(desk: Desk) -> None:
    who = desk.add(
        name="Ife Obi",
        relation="health visitor",
        connection="professional",
        agency="Health",
        job="",
    ).person
    member = desk.member(who)
    assert member.connection is Connection.PROFESSIONAL
    assert (member.agency, member.job) == ("Health", "health visitor")


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_written(
    desk: Desk, store: Store
) -> None:
    before = dump(store)
    outcome = desk.add(birth="31 November 1980")
    assert outcome.done is None
    assert "November has 30 days" in outcome.errors["birth"]
    assert "Write a name" in outcome.errors["name"]
    assert outcome.focus in outcome.errors
    later = desk.add(name="Una Vale", birth="2050").errors["birth"]
    assert "still to come" in later
    assert dump(store) == before


def test_the_same_command_sent_twice_writes_once(desk: Desk) -> None:
    about = About("add", desk.view.case_id)
    first = desk.add(about=about, name="Mark Hull")
    second = desk.add(about=about, name="Mark Hull")
    assert second.done is not None
    assert second.done.repeated
    assert second.person == first.person
    network = network_of(desk.worker, desk.view.case_id)
    assert [p.name for p in network.people.values()].count("Mark Hull") == 1


def test_everything_typed_is_kept(desk: Desk) -> None:
    who = desk.add(
        name="Ola Byrne",
        known_as="Lolly",
        phone="07700 900001",
        email="o@example.org",
        safe_contact="After six; leave no message",
        other_home="4 Mill Row",
        language="Polish",
        interpreter="yes",
        access_needs="steps",
        gender="woman",
        distance="10 minutes",
        source="Dawn",
        visible_to="family",
        whereabouts="family",
        relation="neighbour",
    ).person
    details = details_of(desk.worker, desk.view.case_id, who)
    person, member = details.person, details.membership
    assert (person.known_as, person.phone, person.language) == ("Lolly", "07700 900001", "Polish")
    assert (person.interpreter, person.access_needs, person.gender) == ("yes", "steps", "woman")
    assert person.whereabouts_visible_to == ("professionals", "family")
    assert member is not None
    assert (member.safe_contact, member.distance) == ("After six; leave no message", "10 minutes")
    assert member.fact.visible_to == ("professionals", "family")
    assert details.ties[0].fact.source == "Dawn"
    assert [home.name for home in details.households.values()] == ["4 Mill Row"]


def test_nobody_is_taken_for_somebody_else_without_an_answer(desk: Desk, store: Store) -> None:
    office = desk.office
    child = new_id()
    opened = open_case(
        {"number": "C-2"},
        [{"id": child, "name": "Tess Mole"}],
        worker_id=office.worker.viewer.user_id,
        allocated=PartialDate.parse("2025"),
    )
    other_case = opened.case_ids[0]
    apply(office.worker, opened)
    known = new_id()
    apply(desk.worker, add_person(other_case, {"id": known, "name": "Nora Finch"}))
    asked = desk.add(name="Nora Finch")
    assert asked.done is None
    assert "Is this the same Nora Finch who is on Tess’s map?" in str(asked.said["alike"])
    about = About("add", desk.view.case_id)
    typed = {**PLAIN_ADD, "name": "Nora Finch", "relation": "neighbour"}
    yes = press(desk.worker, desk.view, f"same:{known}", about, typed).about
    assert yes is not None
    joined = press(desk.worker, desk.view, "save", yes, typed)
    assert joined.person == known
    assert set(details_of(desk.worker, desk.view.case_id, known).maps) == {
        other_case,
        desk.view.case_id,
    }
    undo(desk.worker, joined.done.change_id)  # type: ignore[union-attr]
    no = press(desk.worker, desk.view, f"other:{known}", about, typed).about
    assert no is not None
    apart = press(desk.worker, desk.view, "save", no, typed)
    assert apart.person != known


def test_with_the_family_in_the_room_only_this_map_is_known(desk: Desk) -> None:
    office = desk.office
    opened = open_case(
        {"number": "C-2"},
        [{"name": "Tess Mole"}],
        worker_id=office.worker.viewer.user_id,
        allocated=PartialDate.parse("2025"),
    )
    apply(office.worker, opened)
    apply(desk.worker, add_person(opened.case_ids[0], {"name": "Nora Finch"}))
    assert asking.names_like(office.family(), About("add", desk.view.case_id), "Nora Finch") == []
    typed = {k: v for k, v in PLAIN_ADD.items() if k not in ("visible_to", "whereabouts")}
    about = About("add", desk.view.case_id)
    done = press(
        office.family(), desk.view, "save", about, {**typed, "name": "Nora Finch", "phone": "1"}
    )
    assert done.done is not None
    details = details_of(office.family(), desk.view.case_id, done.person)
    assert set(details.membership.fact.visible_to) == set(BOTH)  # type: ignore[union-attr]
    assert details.person.phone == "1"


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
    outcome = press(desk.worker, desk.view, "save", about, _as_shown(desk, desk.office.gran))
    assert outcome.closes == acting.NOTHING
    assert outcome.errors == {}
    assert dump(store) == before


def _as_shown(desk: Desk, person: str, handle: Handle | None = None) -> dict[str, Any]:
    """What the form of somebody holds when it is opened."""
    handle = handle or desk.worker
    view = replace(desk.view, form=Form.EDIT, person=person)
    form = open_form(handle, read(handle, view), view)
    return dict(_fields(form))


def _fields(part: Any) -> Any:
    if isinstance(part, list | tuple):
        for one in part:
            yield from _fields(one)
        return
    ident = getattr(part, "id", None)
    if isinstance(ident, dict) and ident.get("form") == "field":
        yield ident["name"], getattr(part, "value", None)
    children = getattr(part, "children", None)
    if children is not None and not isinstance(children, str):
        yield from _fields(children)


def test_a_date_left_alone_is_not_read_again(desk: Desk) -> None:
    """Words that mean something else by now ("about") keep the span they were stored with."""
    birth = PartialDate.parse("about 1950")
    own = replace(birth, words="when the war ended")
    apply(
        desk.worker,
        correct_person(desk.view.case_id, desk.office.gran, {"birth": (None, own)}),
    )
    shown = _as_shown(desk, desk.office.gran)
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


def test_forms_stay_while_the_map_is_read_anew(desk: Desk) -> None:
    editing = replace(desk.view, form=Form.EDIT)
    assert keeps(editing, {"explorer-tick.data": "explorer-tick"})
    assert not keeps(editing, {"address.search": "address", "explorer-tick.data": ""})
    assert not keeps(desk.view, {"explorer-tick.data": ""})


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
    shown = _as_shown(desk, desk.office.gran, family)
    assert not {"phone", "email", "status_reason", "visible_to", "whereabouts"} & set(shown)


def test_what_the_family_changes_keeps_hidden_fields(desk: Desk) -> None:
    family: Callable[[], Handle] = desk.office.family
    about = desk.about(desk.office.gran, family())
    typed = {**_as_shown(desk, desk.office.gran, family()), "known_as": "Gran"}
    outcome = press(family(), desk.view, "save", about, typed)
    assert outcome.done is not None
    assert desk.person(desk.office.gran).known_as == "Gran"
    assert desk.person(desk.office.gran).phone == "01632 960001"


def test_an_answer_kept_for_later_is_the_same_form(desk: Desk) -> None:
    about = replace(desk.about(desk.office.gran), told=("a",), same="b")
    assert About.read(about.data()) == about


def test_the_family_corrects_a_tie_it_may_see(desk: Desk) -> None:
    (tie,) = details_of(desk.worker, desk.view.case_id, desk.mum).ties
    family = desk.office.family()
    seen = seen_tie(tie, professionals=family.audience is Audience.PROFESSIONALS)
    about = About("tie", desk.view.case_id, person=desk.mum, tie=tie.id, seen=seen)
    from graphapp.screens.explorer.forms.given import Given

    outcome = save_tie(family, desk.view, about, Given({"since": "2018", "certainty": "sure"}))
    assert outcome.done is not None
