"""Who may see something, by name; and two homes: beginning the second, ending one of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphapp.screens.explorer.drawing import read
from graphapp.screens.explorer.forms import open_form
from graphapp.screens.explorer.forms.acting import press
from graphapp.screens.explorer.forms.homes import LEFT
from graphapp.screens.explorer.forms.who_sees import colleagues
from graphapp.screens.explorer.logic import show_panel
from graphapp.screens.explorer.state import Form
from queries.changes import changes_of, undo
from queries.commands import apply, correct_person, set_membership
from queries.network import network_of
from queries.people import details_of
from queries.store import Store
from queries.store.errors import NotFound, Refused
from queries.users import who_open
from tests.support.commanding import dump
from tests.support.desk import Desk, as_shown, desk_in


@pytest.fixture
def desk(store: Store) -> Desk:
    return desk_in(store)


def names(desk: Desk, handle: object) -> set[str]:
    network = network_of(desk.office.again(handle), desk.view.case_id)  # type: ignore[arg-type]
    return {person.name for person in network.people.values()}


def test_only_who_works_with_the_map_may_be_named(desk: Desk) -> None:
    office = desk.office
    found = colleagues(desk.worker, desk.view.case_id)
    assert found == {office.supervisor.viewer.user_id: "Pat Lowe"}
    with_kim = colleagues(
        desk.worker, desk.view.case_id, [office.stranger.viewer.user_id, "family"]
    )
    assert set(with_kim.values()) == {"Pat Lowe", "Kim Dale"}
    assert colleagues(office.family(), office.case_id) == {}
    with pytest.raises(NotFound):
        who_open(office.stranger, office.case_id)


def test_somebody_added_for_named_colleagues_is_seen_by_them_alone(desk: Desk) -> None:
    office = desk.office
    pat = office.supervisor.viewer.user_id
    added = desk.add(name="Zed Quill", visible_to="named", visible_to_who=[pat])
    alone = desk.add(name="Una Vale", visible_to="named", visible_to_who=[])
    assert added.done is not None
    assert alone.done is not None
    assert {"Zed Quill", "Una Vale"} <= names(desk, office.worker)
    assert names(desk, office.supervisor) & {"Zed Quill", "Una Vale"} == {"Zed Quill"}
    assert not names(desk, office.family()) & {"Zed Quill", "Una Vale"}
    member = desk.member(added.person)
    assert set(member.fact.visible_to) == {pat, office.worker.viewer.user_id}
    shown = as_shown(desk, added.person)
    assert (shown["visible_to"], shown["visible_to_who"]) == ("named", [pat])


def test_the_named_are_changed_and_left_alone(desk: Desk, store: Store) -> None:
    office = desk.office
    gran, pat = office.gran, office.supervisor.viewer.user_id
    shown = as_shown(desk, gran)
    outcome = press(
        desk.worker, desk.view, "save", desk.about(gran),
        {**shown, "visible_to": "named", "visible_to_who": [pat]},
    )  # fmt: skip
    assert outcome.done is not None
    assert "Rose Arkley" not in names(desk, office.family())
    assert "Rose Arkley" in names(desk, office.supervisor)
    before = dump(store)
    again = press(desk.worker, desk.view, "save", desk.about(gran), as_shown(desk, gran))
    assert again.closes
    assert dump(store) == before


def test_two_people_s_choice_of_who_may_see_is_said_without_ids(desk: Desk) -> None:
    office = desk.office
    gran, pat = office.gran, office.supervisor.viewer.user_id
    about = desk.about(gran)
    shown = as_shown(desk, gran)
    pair = {"whereabouts_visible_to": (["professionals"], [pat, office.worker.viewer.user_id])}
    apply(office.supervisor, correct_person(office.case_id, gran, pair))
    typed = {**shown, "whereabouts": "family"}
    met = press(desk.worker, desk.view, "save", about, typed)
    assert met.about is not None
    assert "only people who are named" in str(met.says()["form"])
    assert pat not in str(met.says()["form"])
    key = met.about.differences[0]["key"]
    kept = press(desk.worker, desk.view, f"keep:{key}", met.about, typed)
    assert kept.values["whereabouts"] == "named"
    assert pat in kept.values["whereabouts_who"]


def test_with_the_family_in_the_room_nobody_is_named(desk: Desk) -> None:
    family = desk.office.family()
    view = replace(desk.view, form=Form.ADD)
    assert "Pat Lowe" not in str(open_form(family, read(family, view), view))


def homes(desk: Desk) -> dict[str, str]:
    details = details_of(desk.worker, desk.view.case_id, desk.office.child)
    return {
        details.households[one.household_id].name: f"{one.days}|{one.until or ''}"
        for one in details.residences
    }


def typed(desk: Desk, **values: object) -> dict[str, object]:
    return {**as_shown(desk, desk.office.child), **values}


def save(desk: Desk, **values: object) -> object:
    return press(
        desk.worker, desk.view, "save", desk.about(desk.office.child), typed(desk, **values)
    )


def test_a_second_home_is_shared_and_one_of_two_is_ended(desk: Desk, store: Store) -> None:
    save(desk, other_home="14 Mill Lane", home_since="2020")
    save(
        desk, other_home="3 Quay Street", home_since="May 2026", home_too=["yes"],
        home_days="weekends",
    )  # fmt: skip
    assert homes(desk) == {"14 Mill Lane": "|", "3 Quay Street": "weekends|"}
    details = details_of(desk.worker, desk.view.case_id, desk.office.child)
    weekend = next(one for one in details.residences if one.days == "weekends")
    field = f"{LEFT}{weekend.id}"
    assert field in as_shown(desk, desk.office.child)
    before = dump(store)
    for words, wrong in (("2019", "later"), ("1 May 2190", "still to come"), ("soon", "date")):
        outcome = save(desk, **{field: words})
        assert wrong in outcome.errors[field]  # type: ignore[attr-defined]
    assert dump(store) == before
    outcome = save(desk, **{field: "June 2026"})
    assert homes(desk) == {"14 Mill Lane": "|", "3 Quay Street": "weekends|June 2026"}
    undo(desk.worker, outcome.done.change_id)  # type: ignore[attr-defined]
    assert dump(store) == before


def test_a_move_ends_the_home_of_before_unless_it_stays(desk: Desk) -> None:
    save(desk, other_home="14 Mill Lane", home_since="2020")
    save(desk, other_home="3 Quay Street", home_since="May 2026")
    assert homes(desk) == {"14 Mill Lane": "|May 2026", "3 Quay Street": "|"}


def test_notes_are_a_worker_s_and_never_the_family_s(desk: Desk) -> None:
    gran, family = desk.office.gran, desk.office.family()
    note = "Canary: rang twice, no answer."
    typed = {**as_shown(desk, gran), "notes": note}
    outcome = press(desk.worker, desk.view, "save", desk.about(gran), typed)
    assert outcome.done is not None
    view = replace(desk.view, form=Form.EDIT, person=gran)
    assert desk.member(gran).notes == note
    assert note in str(show_panel(desk.worker, replace(view, form=None)))
    assert note not in str(show_panel(family, replace(view, form=None)))
    assert "notes" not in as_shown(desk, gran, family)
    assert "Canary" not in str(network_of(family, desk.view.case_id))
    assert "Canary" not in str(details_of(family, desk.view.case_id, gran))
    assert not [one for one in changes_of(family, desk.view.case_id) if "notes" in one.words]
    member = desk.member(gran).id
    with pytest.raises(Refused):
        apply(
            family, set_membership(desk.view.case_id, member, {"notes": (note, "")}, person_id=gran)
        )
