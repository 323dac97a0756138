"""Who may write what: another team's worker, the family in the room, a case elsewhere."""

from __future__ import annotations

import pytest

from queries.changes import change, changes_of, seq_of, undo
from queries.commands import (
    SetFields,
    add_person,
    add_tie,
    allocate,
    apply,
    correct_person,
    correct_tie,
    join_network,
    move_in,
    new_tie,
    open_case,
    set_membership,
    tell,
)
from queries.commands.command import command
from queries.ids import new_id
from queries.partial_date import PartialDate
from queries.store import Store
from queries.store.errors import GraphError, NotAllowed, NotFound, Refused
from queries.store.handle import Handle
from queries.vocabulary import NodeLabel, Ring, TieType
from tests.support.commanding import Office, office_in

Day = PartialDate.parse
CANARY = "Zebedee Canary"


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


def test_a_worker_of_another_team_cannot_write(office: Office, store: Store) -> None:
    sentences = set()
    for case_id in (office.case_id, new_id()):
        with pytest.raises(NotFound) as caught:
            apply(office.stranger, add_person(case_id, {"name": "Jo"}))
        sentences.add(str(caught.value))
    assert len(sentences) == 1
    assert store.read("MATCH (c:Case) RETURN c.seq AS seq") == [{"seq": 2}]


def test_a_supervisor_of_the_team_may_and_a_colleague_may_not(office: Office) -> None:
    apply(office.supervisor, add_person(office.case_id, {"name": "Jo"}))
    with pytest.raises(NotFound):
        apply(office.colleague, add_person(office.case_id, {"name": "Jo"}))


def test_a_case_handed_over_is_the_new_workers(office: Office, store: Store) -> None:
    old = store.read("MATCH ()-[a:ALLOCATED_TO]->() RETURN a.id AS id")[0]["id"]
    yesterday = Day("1 January 2026")
    to = office.colleague.viewer.user_id
    apply(office.worker, allocate(office.case_id, to, ends={old: None}, since=yesterday))
    apply(office.again(office.colleague), add_person(office.case_id, {"name": "Jo"}))
    with pytest.raises(NotFound):
        apply(office.again(office.worker), add_person(office.case_id, {"name": "Jo"}))


def test_what_the_family_types_the_family_sees(office: Office, store: Store) -> None:
    apply(office.family(), add_person(office.case_id, {"name": "Jo"}))
    assert store.read(
        "MATCH (p:Person {name: 'Jo'})-[m:IN_NETWORK_OF]->()"
        " RETURN m.visible_to AS m, p.whereabouts_visible_to AS p"
    ) == [{"m": ["professionals", "family"], "p": ["professionals", "family"]}]


def test_the_family_cannot_touch_what_it_may_not_see(office: Office, store: Store) -> None:
    """And each refusal is what it would be if the thing were not there."""
    hidden = apply(office.worker, add_person(office.case_id, {"name": CANARY})).ids
    knows = add_tie(
        office.case_id, TieType.KNOWS, office.gran, office.child, {"kind": "kin", "words": CANARY}
    )
    tie = apply(office.worker, knows).ids[0]
    told = tell(office.case_id, [office.gran], Ring.MOST, on=Day("2026"), fields={"why": CANARY})
    disclosure = apply(office.worker, told).ids[0]
    family = office.family()

    def attempts(person: str, membership: str, tie: str, disclosure: str) -> list[str]:
        ends = (office.gran, office.child)
        said = []
        for attempt in (
            correct_person(office.case_id, person, {"name": ("x", "y")}),
            set_membership(office.case_id, membership, {"status": ("x", "willing")}, person_id="x"),
            correct_tie(office.case_id, TieType.KNOWS, tie, {"words": ("x", "y")}, people=ends),
            add_tie(office.case_id, TieType.KNOWS, person, office.child, {"kind": "friend"}),
            command(
                office.case_id,
                "",
                SetFields(disclosure, {"why": ("x", "y")}, NodeLabel.DISCLOSURE),
            ),
            command(office.case_id, "", SetFields(tie, {"words": ("x", "y")})),
            join_network(office.case_id, person),
        ):
            with pytest.raises(GraphError) as caught:
                apply(family, attempt)
            said.append(f"{type(caught.value).__name__}: {caught.value}")
        return said

    there = attempts(hidden[0], hidden[1], tie, disclosure)
    nowhere = attempts(new_id(), new_id(), new_id(), new_id())
    assert [s.split(":")[0] for s in there] == ["NotFound"] * len(there)
    assert [s.split(":")[0] for s in nowhere] == ["NotFound"] * len(there)
    assert not any(CANARY in said for said in there)


@pytest.mark.parametrize("seen", ["01632 960001", "", "wrong"])
def test_a_hidden_phone_cannot_be_guessed_by_writing(office: Office, seen: str) -> None:
    with pytest.raises(Refused) as caught:
        apply(
            office.family(),
            correct_person(office.case_id, office.gran, {"phone": (seen or None, "1")}),
        )
    assert caught.value.reasons == ("Only the allocated worker can change this. Ask them to.",)


def test_the_family_reads_only_the_changes_it_may_see(office: Office) -> None:
    case_id, family = office.case_id, office.family()
    everybody = ["professionals", "family"]
    apply(office.worker, add_person(case_id, {"name": CANARY}))
    open_tie = add_tie(
        case_id,
        TieType.KNOWS,
        office.gran,
        office.child,
        {"kind": "kin"},
        visible_to=everybody,
    )
    seen = apply(office.worker, open_tie)
    for hidden in (
        correct_person(case_id, office.gran, {"phone": ("01632 960001", CANARY)}),
        set_membership(
            case_id, office.place, {"status_reason": (None, CANARY)}, person_id=office.gran
        ),
        set_membership(
            case_id, office.place, {"safe_contact": (None, CANARY)}, person_id=office.gran
        ),
        move_in(case_id, [office.gran], {"address": CANARY}),
    ):
        apply(office.worker, hidden)
    named = correct_person(case_id, office.gran, {"known_as": (None, "Nan")})
    apply(office.worker, named)
    words = [c.words for c in changes_of(family, case_id)]
    assert words == ["Changed Nan's known as.", "Tied Rose and Ben."]
    assert {c.seq for c in changes_of(family, case_id)} == {0}
    assert seq_of(family, case_id) == 2
    assert seq_of(office.worker, case_id) == 9
    for made in changes_of(office.worker, case_id):
        if made.words not in words:
            with pytest.raises(NotFound):
                change(family, made.id)
            with pytest.raises(NotFound):
                undo(family, made.id)
    assert undo(family, seen.change_id).words == "Undid: Tied Rose and Ben."


def test_a_fact_hidden_later_takes_its_earlier_changes_along(office: Office) -> None:
    case_id, family = office.case_id, office.family()
    everybody = ["professionals", "family"]
    fields = {"kind": "kin", "words": CANARY}
    tie = add_tie(case_id, TieType.KNOWS, office.gran, office.child, fields, visible_to=everybody)
    made = apply(office.worker, tie)
    assert len(changes_of(family, case_id)) == 1
    narrower = {"visible_to": (everybody, ["professionals"])}
    ends = (office.gran, office.child)
    apply(
        office.worker,
        correct_tie(case_id, TieType.KNOWS, made.ids[0], narrower, people=ends),
    )
    assert changes_of(family, case_id) == ()
    assert len(changes_of(office.worker, case_id)) == 4


def second_case(office: Office, store: Store) -> tuple[Handle, str]:
    """Gran in a case of the other team too, in which its worker may see her."""
    opened = open_case(
        {"number": "C-2"},
        [{"name": "Ivy Pell"}],
        worker_id=office.supervisor.viewer.user_id,
        allocated=Day("2025"),
    )
    case_id = opened.case_ids[0]
    apply(office.supervisor, opened)
    supervisor = office.again(office.supervisor)
    apply(supervisor, join_network(case_id, office.gran))
    old = store.read(
        "MATCH (:Case {id: $id})-[a:ALLOCATED_TO]->() RETURN a.id AS id", {"id": case_id}
    )[0]["id"]
    to = office.stranger.viewer.user_id
    apply(supervisor, allocate(case_id, to, ends={old: None}, since=Day("1 January 2026")))
    return office.again(office.stranger), case_id


def test_the_workers_of_a_shared_persons_other_cases_are_told(office: Office, store: Store) -> None:
    stranger, other = second_case(office, store)
    before = seq_of(stranger, other)
    more = correct_person(office.case_id, office.gran, {"name": ("Rose Arkley", "Lily Arkley")})
    secret = new_tie(TieType.KNOWS, office.gran, office.child, {"kind": "kin", "words": CANARY})
    mixed = command(office.case_id, f"{CANARY} and more.", *more.operations, secret)
    done = apply(office.worker, mixed)
    assert seq_of(stranger, other) == before + 1
    told = changes_of(stranger, other)[0]
    assert told.words == "Lily's name changed, on another map they are on."
    assert told.elsewhere
    assert told.who == "Sam Reed"
    with pytest.raises(NotFound):
        change(stranger, done.change_id)
    with pytest.raises(NotFound):
        undo(stranger, done.change_id)


def test_a_fact_of_another_map_is_changed_there(office: Office, store: Store) -> None:
    knows = add_tie(office.case_id, TieType.KNOWS, office.gran, office.child, {"kind": "kin"})
    tie = apply(office.worker, knows).ids[0]
    opened = open_case({}, [{"name": "Noah"}], worker_id=office.worker.viewer.user_id)
    apply(office.worker, opened)
    ends = (office.gran, office.child)
    with pytest.raises(Refused, match="another map"):
        apply(
            office.again(office.worker),
            correct_tie(
                opened.case_ids[0], TieType.KNOWS, tie, {"words": (None, "y")}, people=ends
            ),
        )


def test_the_family_in_the_room_opens_no_case(office: Office) -> None:
    opened = open_case({}, [{"name": "Noah"}], worker_id=office.worker.viewer.user_id)
    with pytest.raises(Refused, match="opened by a worker"):
        apply(office.family(), opened)


def test_the_family_in_one_room_is_not_in_another(office: Office) -> None:
    opened = open_case({}, [{"name": "Noah"}], worker_id=office.worker.viewer.user_id)
    apply(office.worker, opened)
    with pytest.raises((NotFound, NotAllowed)):
        apply(office.family(), add_person(opened.case_ids[0], {"name": "Jo"}))


def test_a_command_id_of_somebody_else_gives_nothing_away(office: Office) -> None:
    sent = add_person(office.case_id, {"name": "Jo"})
    apply(office.worker, sent)
    with pytest.raises(Refused, match="somebody else"):
        apply(office.supervisor, sent)
