"""Family trees into the real graph: whose map, renewed, undone, fast."""

from __future__ import annotations

import time
from typing import Any

import pytest

from loaders import NotReady, commit, gedcom, preview, read, sources_of
from queries.changes import undo
from queries.model import Network
from queries.network import network_of
from queries.store import Store
from queries.vocabulary import TieType
from tests.support.commanding import Office, dump, office_in
from tests.support.trees import FAMILY, TODAY, drafts_of, shared

OTHERS = {"*": "different"}


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


def test_a_tree_makes_a_map_of_the_child_who_is_named(office: Office) -> None:
    seen = preview(office.worker, drafts_of(FAMILY), children=["Mia Arkley"], answers=OTHERS)
    commit(office.worker, seen)
    network = network_of(office.again(office.worker), seen.case_id)
    names = {key: one.name for key, one in network.people.items()}
    assert [names[child] for child in network.case.children] == ["Mia Arkley"]
    ties = {(str(t.type), names[t.start], names[t.end], t.kind) for t in network.ties}
    assert ("PARENT_OF", "Dawn Hill", "Mia Arkley", "adoptive") in ties
    assert ("PARENT_OF", "Paul Arkley", "Ben Arkley", "biological") in ties
    assert ("PARENT_OF", "Lee Dunn", "Ben Arkley", "step") in ties
    couples = {
        (frozenset((a, b)), kind) for type_, a, b, kind in ties if type_ == TieType.PARTNER_OF
    }
    assert couples == {
        (frozenset(("Dawn Hill", "Paul Arkley")), "divorced"),
        (frozenset(("Dawn Hill", "Lee Dunn")), "together"),
    }
    ben = next(one for one in network.people.values() if one.name == "Ben Arkley")
    assert (str(ben.birth), ben.known_as) == ("3 May 2016", "Benny")


def test_no_child_is_ever_guessed(office: Office) -> None:
    with pytest.raises(NotReady, match="Nothing says which child"):
        preview(office.worker, drafts_of(FAMILY))
    with pytest.raises(NotReady, match="Nobody in this family tree is called “Zoe”"):
        preview(office.worker, drafts_of(FAMILY), children=["Zoe"])
    two = FAMILY.replace("Mia /Arkley/", "Ben /Arkley/")
    with pytest.raises(NotReady, match="2 people in this family tree") as refusal:
        preview(office.worker, drafts_of(two), children=["Ben Arkley"])
    assert "“Ben Arkley 2019” or “Ben Arkley 2016”" in refusal.value.next_step
    seen = preview(office.worker, drafts_of(two), children=["Ben Arkley 2019"], answers=OTHERS)
    commit(office.worker, seen)
    network = network_of(office.again(office.worker), seen.case_id)
    assert str(network.people[network.case.children[0]].birth) == "2019"


def test_the_child_of_a_map_is_asked_for_among_the_people_of_the_tree(office: Office) -> None:
    seen = preview(office.worker, drafts_of(FAMILY), office.case_id)
    asked = [one for one in seen.questions if one.candidate == office.child]
    assert [one.label for one in asked] == ["Ben Arkley"]
    answers = {"*": "different", asked[0].id: "same"}
    seen = preview(office.worker, drafts_of(FAMILY), office.case_id, answers=answers)
    commit(office.worker, seen)
    network = network_of(office.worker, office.case_id)
    assert network.case.children == (office.child,)
    assert str(network.people[office.child].birth) == "3 May 2016"
    parents = {
        t.start for t in network.ties if t.type is TieType.PARENT_OF and t.end == office.child
    }
    assert {network.people[one].name for one in parents} == {"Dawn Hill", "Paul Arkley", "Lee Dunn"}


def test_the_same_tree_again_adds_nothing_and_a_newer_one_changes_what_it_says(
    office: Office,
) -> None:
    seen = preview(office.worker, drafts_of(FAMILY), office.case_id, answers=OTHERS)
    commit(office.worker, seen)
    again = preview(office.worker, drafts_of(FAMILY), office.case_id, answers=OTHERS)
    assert again.nothing
    newer = FAMILY.replace("Lee /Dunn/", "Leigh /Dunn/").replace("2 DATE 2019", "2 DATE MAR 2019")
    source = sources_of(office.worker, office.case_id)[-1].id
    seen = preview(
        office.worker, drafts_of(newer, "newer.ged"), office.case_id, renews=source, answers=OTHERS
    )
    changed = {line.name: line.words for line in seen.lines if line.what == "changed"}
    assert changed == {
        "Leigh Dunn": ("name: Leigh Dunn (was Lee Dunn)",),
        "Mia Arkley": ("born: March 2019 (was 2019)",),
    }
    assert not [line for line in seen.lines if line.what in ("added", "ended")]


def test_a_uid_keeps_somebody_whose_xref_changed(office: Office) -> None:
    uid = "1 UID bbcc0025-34cb-4542-8cfb-45ba201c9c2c\n"
    first = FAMILY.replace("1 NAME Lee", f"{uid}1 NAME Lee")
    commit(office.worker, preview(office.worker, drafts_of(first), office.case_id, answers=OTHERS))
    moved = first.replace("@I4@", "@X99@").replace("Lee /Dunn/", "Leigh /Dunn/")
    source = sources_of(office.worker, office.case_id)[-1].id
    seen = preview(office.worker, drafts_of(moved), office.case_id, renews=source, answers=OTHERS)
    assert {line.name: line.what for line in seen.lines if line.what != "kept"} == {
        "Leigh Dunn": "changed"
    }


def test_what_a_map_sends_out_makes_the_same_map(office: Office) -> None:
    first = preview(office.worker, drafts_of(FAMILY), children=["Mia Arkley"], answers=OTHERS)
    commit(office.worker, first)
    worker = office.again(office.worker)
    sent = gedcom.write(network_of(worker, first.case_id))
    second = preview(worker, drafts_of(sent, "sent.ged"), children=["Mia Arkley"], answers=OTHERS)
    commit(worker, second)
    worker = office.again(worker)
    one, other = (told(network_of(worker, each.case_id)) for each in (first, second))
    assert one == other
    assert len(one[0]) == 5


def told(network: Network) -> tuple[set[Any], set[Any]]:
    name = {key: person.name for key, person in network.people.items()}
    people = {
        (p.name, p.known_as, p.birth, p.death, p.deceased, p.sex, key in network.case.children)
        for key, p in network.people.items()
    }
    ties = {
        (t.type, frozenset((name[t.start], name[t.end])), t.kind, t.since, t.until)
        for t in network.ties
    }
    return people, ties


def test_761_people_come_in_as_one_change_in_seconds_and_go_as_one(
    office: Office, store: Store
) -> None:
    path = shared("willis-ansel.ged")
    before = dump(store)
    started = time.monotonic()
    drafts = read([path], today=TODAY)
    seen = preview(office.worker, drafts, office.case_id, answers=OTHERS)
    done = commit(office.worker, seen)
    took = time.monotonic() - started
    assert seen.count("added").natural == 761
    assert took < 20, f"{took:.1f} s"
    print(f"\n761 people: {took:.1f} s")
    undo(office.worker, done.change_id)
    assert dump(store) == before
