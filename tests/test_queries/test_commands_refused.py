"""What commands refuse on the real graph: what cannot be, and what somebody else changed since."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from queries.commands import (
    SetFields,
    add_person,
    add_tie,
    apply,
    command,
    correct_person,
    join_network,
    new_tie,
)
from queries.ids import new_id
from queries.partial_date import PartialDate
from queries.store import Store
from queries.store.errors import Conflict, NotFound, Refused
from queries.vocabulary import (
    TieType,
)
from tests.support.commanding import Office, office_in

Day = PartialDate.parse


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


Build = Callable[[Office], object]


@pytest.mark.parametrize(
    ("build", "reason"),
    [
        (
            lambda o: add_person(o.case_id, {"birth": Day("2020"), "death": Day("2010")}),
            "died before they were born",
        ),
        (lambda o: add_person(o.case_id, {"birth": Day("2090")}), "still to come"),
        (
            lambda o: add_person(o.case_id, {}, {"since": Day("2020"), "until": Day("2019")}),
            "end before it began",
        ),
        (
            lambda o: add_tie(o.case_id, TieType.PARENT_OF, o.gran, o.child, {"kind": "odd"}),
            "not one of",
        ),
        (lambda o: add_tie(o.case_id, TieType.PARENT_OF, o.gran, o.child), "Choose the kind"),
        (
            lambda o: add_tie(o.case_id, TieType.KNOWS, o.gran, o.gran, {"kind": "friend"}),
            "tied to themselves",
        ),
        (
            lambda o: add_tie(
                o.case_id, TieType.KNOWS, o.gran, o.child, {"kind": "kin", "closeness": 6}
            ),
            "from 1 to 5",
        ),
        (lambda o: add_person(o.case_id, {"name": "x" * 20_001}), "Shorten it"),
        (lambda o: add_person(o.case_id, {"Na me": "x"}), "not allowed"),
        (lambda o: add_person(o.case_id, {"name": "x"}, visible_to=[]), "who may see it"),
        (lambda o: join_network(o.case_id, o.gran), "in this network already"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    office: Office, store: Store, build: Build, reason: str
) -> None:
    before = store.read("MATCH (n) RETURN count(n) AS n")
    with pytest.raises(Refused, match=reason):
        apply(office.worker, build(office))  # type: ignore[arg-type]
    assert store.read("MATCH (n) RETURN count(n) AS n") == before
    assert store.read("MATCH (c:Case) RETURN c.seq AS seq") == [{"seq": 2}]


def parent(office: Office, start: str, end: str, kind: str = "biological") -> None:
    apply(office.worker, add_tie(office.case_id, TieType.PARENT_OF, start, end, {"kind": kind}))


def test_nobody_becomes_their_own_ancestor(office: Office, store: Store) -> None:
    middle = apply(office.worker, add_person(office.case_id, {"name": "Di"})).ids[0]
    parent(office, office.gran, middle)
    parent(office, middle, office.child)
    with pytest.raises(Refused, match="own ancestor"):
        parent(office, office.child, office.gran)
    assert store.read("MATCH ()-[r:PARENT_OF]->() RETURN count(r) AS n") == [{"n": 2}]


def test_a_loop_within_one_command_is_found(office: Office) -> None:
    a, b = new_id(), new_id()
    people = [{"id": a}, {"id": b}]
    command = add_person(
        office.case_id,
        people[0],
        ties=[
            new_tie(TieType.PARENT_OF, a, office.gran, {"kind": "biological"}),
            new_tie(TieType.PARENT_OF, office.gran, a, {"kind": "biological"}),
        ],
    )
    with pytest.raises(Refused, match="own ancestor"):
        apply(office.worker, command)


def test_a_parent_is_older_than_their_child_but_a_step_parent_need_not_be(office: Office) -> None:
    young = apply(
        office.worker, add_person(office.case_id, {"name": "Lee", "birth": Day("2018")})
    ).ids[0]
    changes = {"birth": (None, Day("2017"))}
    apply(office.worker, correct_person(office.case_id, office.child, changes))
    with pytest.raises(Refused, match="younger than their child"):
        parent(office, young, office.child)
    parent(office, young, office.child, "step")
    parent(office, office.gran, office.child)
    with pytest.raises(Refused, match="younger than their child"):
        apply(
            office.worker,
            correct_person(office.case_id, office.gran, {"birth": (None, Day("2019"))}),
        )


def test_a_tie_to_nobody_is_not_written(office: Office) -> None:
    with pytest.raises(NotFound):
        apply(
            office.worker,
            add_tie(office.case_id, TieType.KNOWS, new_id(), office.child, {"kind": "friend"}),
        )


def test_somebody_elses_change_is_shown_not_overwritten(office: Office) -> None:
    mine = correct_person(
        office.case_id, office.gran, {"phone": ("01632 960001", "2"), "sex": (None, "female")}
    )
    theirs = {"phone": ("01632 960001", "3"), "language": (None, "Urdu")}
    apply(office.supervisor, correct_person(office.case_id, office.gran, theirs))
    with pytest.raises(Conflict) as caught:
        apply(office.worker, mine)
    (difference,) = caught.value.differences
    assert difference.field == "phone"  # type: ignore[attr-defined]
    assert (difference.mine, difference.theirs) == ("2", "3")  # type: ignore[attr-defined]
    assert difference.who == "Pat Lowe"  # type: ignore[attr-defined]
    assert str(caught.value).startswith("Pat Lowe changed the phone at ")
    assert "it is now “3”, and you wrote “2”" in str(caught.value)


def test_a_date_is_compared_whole_and_said_in_its_words(office: Office) -> None:
    changes = {"birth": (None, Day("1950"))}
    apply(office.worker, correct_person(office.case_id, office.gran, changes))
    with pytest.raises(Conflict, match="it is now “1950”, and you wrote “about 1950”"):
        apply(
            office.worker,
            correct_person(office.case_id, office.gran, {"birth": (None, Day("about 1950"))}),
        )


def test_the_same_correction_by_two_people_is_no_conflict(office: Office) -> None:
    changes = {"language": (None, "Urdu")}
    apply(office.worker, correct_person(office.case_id, office.gran, changes))
    apply(office.supervisor, correct_person(office.case_id, office.gran, changes))


def test_a_record_found_by_its_id_alone_is_held_to_the_same_words(
    office: Office, store: Store
) -> None:
    right = command(
        office.case_id, "", SetFields(office.place, {"status": ("suggested", "willing")})
    )
    wrong = command(office.case_id, "", SetFields(office.place, {"status": ("willing", "keen")}))
    apply(office.worker, right)
    with pytest.raises(Refused, match="not one of"):
        apply(office.worker, wrong)
    assert store.read("MATCH ()-[m:IN_NETWORK_OF]->() RETURN m.status AS s") == [{"s": "willing"}]
