"""Undo and redo: what comes back, what is refused and with which list."""

from __future__ import annotations

import pytest

from queries.changes import change, changes_of, redo, to_redo, to_undo, undo
from queries.commands import (
    Command,
    Done,
    MakeNode,
    add_person,
    add_tie,
    apply,
    command,
    correct_person,
    move_in,
    new_tie,
    open_case,
    properties,
    set_membership,
    take_back,
    tell,
)
from queries.ids import new_id
from queries.partial_date import PartialDate
from queries.store import Store
from queries.store.errors import NotFound, Refused
from queries.vocabulary import NodeLabel, Ring, TieType
from tests.support.commanding import Office, dump, office_in

Day = PartialDate.parse


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


def jo(office: Office) -> Done:
    return apply(office.worker, add_person(office.case_id, {"name": "Jo Pell"}))


def test_undone_means_the_same_graph_and_redone_the_same_ids(office: Office, store: Store) -> None:
    before = dump(store)
    done = jo(office)
    after = dump(store)
    assert after != before
    undone = undo(office.worker, done.change_id)
    assert undone.words == "Undid: Added Jo."
    assert dump(store) == before
    redone = redo(office.worker, done.change_id)
    assert redone.ids == done.ids
    assert redone.seq == 5
    assert dump(store) == after


def test_undo_and_redo_go_back_and_forth_like_a_pile(office: Office, store: Store) -> None:
    dumps = [dump(store)]
    for known_as in ("Nan", "Nana", "Granny"):
        seen = store.read("MATCH (p:Person {id: $id}) RETURN p.known_as AS k", {"id": office.gran})
        changes = {"known_as": (seen[0]["k"], known_as)}
        apply(office.worker, correct_person(office.case_id, office.gran, changes))
        dumps.append(dump(store))

    def line() -> tuple[object, object]:
        history = changes_of(office.worker, office.case_id)
        return to_undo(history), to_redo(history)

    for expected in reversed(dumps[:-1]):
        newest, _ = line()
        undo(office.worker, newest.id)  # type: ignore[attr-defined]
        assert dump(store) == expected
    for expected in dumps[1:]:
        _, undone = line()
        undo(office.worker, undone.id)  # type: ignore[attr-defined]  # undoing an undo is redoing
        assert dump(store) == expected
    assert line()[1] is None
    redone = changes_of(office.worker, office.case_id)[0]
    assert redone.redoes
    undo(office.worker, redone.id)
    assert dump(store) == dumps[-2]


def test_a_change_is_undone_once(office: Office) -> None:
    done = jo(office)
    undo(office.worker, done.change_id)
    with pytest.raises(Refused, match="undone already"):
        undo(office.worker, done.change_id)
    redo(office.worker, done.change_id)
    with pytest.raises(Refused, match="not undone"):
        redo(office.worker, done.change_id)


def test_the_same_undo_sent_again_is_done_once(office: Office, store: Store) -> None:
    done, command_id = jo(office), new_id()
    first = undo(office.worker, done.change_id, command_id=command_id)
    again = undo(office.worker, done.change_id, command_id=command_id)
    assert again.repeated
    assert again.change_id == first.change_id


def test_undo_is_refused_with_the_list_of_what_stands_on_it(office: Office) -> None:
    done = jo(office)
    person = done.ids[0]
    knows = add_tie(office.case_id, TieType.KNOWS, person, office.child, {"kind": "friend"})
    apply(office.worker, knows)
    apply(office.supervisor, correct_person(office.case_id, person, {"known_as": ("", "Joey")}))
    apply(office.worker, correct_person(office.case_id, office.gran, {"known_as": ("", "Nan")}))
    with pytest.raises(Refused) as caught:
        undo(office.worker, done.change_id)
    said = [reason.split(": ", 1) for reason in caught.value.reasons]
    assert [(who.split(" at ")[0], words) for who, words in said] == [
        ("Pat Lowe", "Changed Joey's known as."),
        ("Sam Reed", "Tied Jo and Ben."),
    ]
    assert caught.value.next_step == "Undo that first."


def test_a_later_change_of_another_field_does_not_stand_in_the_way(
    office: Office, store: Store
) -> None:
    first = apply(
        office.worker, correct_person(office.case_id, office.gran, {"known_as": ("", "Nan")})
    )
    apply(office.worker, correct_person(office.case_id, office.gran, {"language": ("", "Urdu")}))
    undo(office.worker, first.change_id)
    now = store.read("MATCH (p:Person {id: $id}) RETURN p {.*} AS p", {"id": office.gran})[0]["p"]
    assert "known_as" not in now
    assert now["language"] == "Urdu"


def test_a_field_changed_and_changed_back_still_stands_in_the_way(office: Office) -> None:
    changes = [{"known_as": ("", "Nan")}, {"known_as": ("Nan", "N")}, {"known_as": ("N", "Nan")}]
    first, *_ = (
        apply(office.worker, correct_person(office.case_id, office.gran, c)) for c in changes
    )
    with pytest.raises(Refused) as caught:
        undo(office.worker, first.change_id)
    assert len(caught.value.reasons) == 2


def test_what_was_undone_later_does_not_stand_in_the_way(office: Office, store: Store) -> None:
    before = dump(store)
    done = jo(office)
    later = apply(office.worker, tell(office.case_id, [done.ids[0]], Ring.LITTLE, on=Day("2026")))
    with pytest.raises(Refused):
        undo(office.worker, done.change_id)
    undo(office.worker, later.change_id)
    undo(office.worker, done.change_id)
    assert dump(store) == before


def test_redo_is_lost_after_a_new_act(office: Office) -> None:
    done = jo(office)
    undo(office.worker, done.change_id)
    apply(office.worker, correct_person(office.case_id, office.gran, {"known_as": ("", "Nan")}))
    with pytest.raises(Refused, match="cannot be redone any more"):
        redo(office.worker, done.change_id)
    assert to_redo(changes_of(office.worker, office.case_id)) is None


def test_what_was_taken_back_comes_back_with_its_ends(office: Office, store: Store) -> None:
    tie = apply(
        office.worker,
        add_tie(
            office.case_id,
            TieType.KNOWS,
            office.gran,
            office.child,
            {"kind": "kin", "closeness": 5, "since": Day("2019"), "perspectives": ["x"]},
        ),
    ).ids[0]
    before = dump(store)
    gone = apply(
        office.worker,
        take_back(office.case_id, [(tie, TieType.KNOWS)], "Took a tie back."),
    )
    assert dump(store) != before
    undo(office.worker, gone.change_id)
    assert dump(store) == before


def test_a_person_with_ties_is_not_taken_back(office: Office, store: Store) -> None:
    with pytest.raises(Refused, match="cannot be undone any more"):
        apply(
            office.worker,
            take_back(office.case_id, [(office.gran, NodeLabel.PERSON)], "Took Rose back."),
        )


def test_what_is_used_on_another_map_is_not_undone_from_under_it(office: Office) -> None:
    done = jo(office)
    opened = open_case(
        {}, [done.ids[0]], worker_id=office.supervisor.viewer.user_id, allocated=Day("2025")
    )
    apply(office.supervisor, opened)
    with pytest.raises(Refused) as caught:
        undo(office.worker, done.change_id)
    assert caught.value.reasons == ("As the map is now, this cannot be undone any more.",)


HIDDEN = "Zephyrine"


def test_a_refusal_tells_nothing_of_what_the_viewer_may_not_see(office: Office) -> None:
    """The same words where only a hidden fact stands on it, another map's, or a redo is too late;
    and where a seen one does too, the list is as if the hidden one were not there.
    """
    done = jo(office)
    person = done.ids[0]
    hidden = add_tie(
        office.case_id, TieType.KNOWS, person, office.child, {"kind": "friend", "words": HIDDEN},
        visible_to=[office.supervisor.viewer.user_id],
    )  # fmt: skip
    apply(office.supervisor, hidden)
    with pytest.raises(Refused) as alone:
        undo(office.worker, done.change_id)
    apply(office.worker, correct_person(office.case_id, person, {"known_as": ("", "Joey")}))
    with pytest.raises(Refused) as both:
        undo(office.worker, done.change_id)
    later = apply(office.worker, tell(office.case_id, [person], Ring.LITTLE, on=Day("2026")))
    undo(office.worker, later.change_id)
    apply(office.worker, correct_person(office.case_id, person, {"language": ("", "Urdu")}))
    with pytest.raises(Refused) as late:
        redo(office.worker, later.change_id)
    said = [f"{one.value} {one.value.next_step} {one.value.reasons}" for one in (alone, both, late)]
    assert not [words for words in said if HIDDEN in words or "Pat Lowe" in words]
    assert not [words for words in said if "else" in words.lower() or "recorded" in words.lower()]
    assert said[0].replace("undone", "redone") == said[2]
    assert len(both.value.reasons) == 1
    assert "Changed Joey's known as." in both.value.reasons[0]


def test_the_opening_of_a_case_is_undone_and_redone(office: Office, store: Store) -> None:
    before = dump(store)
    user_id = office.worker.viewer.user_id
    done = apply(office.worker, open_case({"number": "C-9"}, [{"name": "Ivy"}], worker_id=user_id))
    after = dump(store)
    undo(office.again(office.worker), done.change_id)
    assert dump(store) == before
    with pytest.raises(NotFound):
        redo(office.supervisor, done.change_id)
    redone = redo(office.again(office.worker), done.change_id)
    assert dump(store) == after
    assert redone.seq == 3
    history = changes_of(office.again(office.worker), done.ids[0])
    assert [c.seq for c in history] == [3, 2, 1]


def import_of(office: Office, people: int) -> Command:
    operations = []
    for number in range(people):
        node = MakeNode(NodeLabel.PERSON, new_id(), properties({"name": f"Person {number}"}))
        place = {"connection": "natural", "status": "suggested"}
        operations += [
            node,
            new_tie(TieType.IN_NETWORK_OF, node.id, office.case_id, place),
            new_tie(TieType.KNOWS, node.id, office.child, {"kind": "friend"}),
        ]
    return command(office.case_id, "Loaded a file.", *operations)


def test_an_import_is_undone_and_redone_whole(office: Office, store: Store) -> None:
    before = dump(store)
    done = apply(office.worker, import_of(office, 1_100))
    after = dump(store)
    parts = store.read("MATCH (p:ChangePart) RETURN count(p) AS n")
    assert parts == [{"n": 4}]
    assert len(change(office.worker, done.change_id)) == 3_300
    undo(office.worker, done.change_id)
    assert dump(store) == before
    assert redo(office.worker, done.change_id).ids == done.ids
    assert dump(store) == after


def test_an_import_with_something_standing_on_it_stays_whole(office: Office, store: Store) -> None:
    done = apply(office.worker, import_of(office, 400))
    changes = {"status": ("suggested", "willing")}
    membership, person = done.ids[1], done.ids[0]
    apply(
        office.worker,
        set_membership(office.case_id, membership, changes, person_id=person),
    )
    after = dump(store)
    with pytest.raises(Refused, match="Changed Person's status"):
        undo(office.worker, done.change_id)
    assert dump(store) == after


def test_a_home_that_somebody_joined_since_is_not_undone(office: Office) -> None:
    home = apply(office.worker, move_in(office.case_id, [office.gran], {"address": "1 A"}))
    apply(office.worker, move_in(office.case_id, [office.child], home.ids[0]))
    with pytest.raises(Refused, match="Recorded where Ben live"):
        undo(office.worker, home.change_id)
