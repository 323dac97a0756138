"""The made-up families: their sheets load without a problem, and say what the pictures show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import loaders
import seed.plant
from queries.cases import list_cases
from queries.frame import frame_of
from queries.meetings import meetings_of, proposals
from queries.network import network_of, rings
from queries.plans import Cover, plan_now, week_of
from queries.store import Store
from queries.store.handle import Handle, Viewer
from queries.vocabulary import Audience, Connection, Ring, Role
from seed.plant import FAMILIES, plant, wide_sheets
from seed.wide import wide_family

FOLDER = Path(seed.plant.__file__).parent / "families"


@pytest.mark.parametrize("name", FAMILIES)
def test_every_sheet_is_read_without_a_problem(name: str) -> None:
    drafts = loaders.read(sorted((FOLDER / name).glob("*.csv")))
    assert drafts.people
    assert drafts.problems == ()


@pytest.mark.parametrize("size", [30, 80, 300])
def test_a_wide_family_has_its_size_and_no_problem(size: int) -> None:
    family = wide_family("Owen Castle", size, seed=size)
    drafts = loaders.read(wide_sheets(family))
    assert len(drafts.people) == size + 1  # the child too
    assert drafts.problems == ()
    assert family.people == wide_family("Owen Castle", size, seed=size).people


def test_ben_and_tamsin_are_planted_as_the_pictures_show(store: Store) -> None:
    planted = plant(store, families=("ben-arkley", "tamsin-orrell"), wide=False)
    hannah = Viewer(planted.users["hannah"], "Hannah Reeve", Role.WORKER)
    handle = Handle(store, hannah, Audience.PROFESSIONALS)
    counts = {one.children[0].name: (one.natural, one.professional) for one in list_cases(handle)}
    assert counts == {"Ben Arkley": (25, 5), "Tamsin Orrell": (7, 4)}
    network = network_of(handle, planted.cases["ben-arkley"])
    most = {
        network.people[key].short_name
        for key, ring in rings(network).items()
        if ring is Ring.MOST and network.memberships[key].connection is Connection.NATURAL
    }
    assert most == {"Dawn", "Paul", "Mark", "Jean", "Maureen", "Nadia"}
    assert len(network.restrictions) == 1
    workers = [one for one in network.people.values() if one.name == "Hannah Reeve"]
    other = network_of(handle, planted.cases["tamsin-orrell"])
    assert workers[0].id in other.people, "one worker on two maps is one person"


def test_the_family_in_safas_room_sees_nothing_of_karim(store: Store) -> None:
    planted = plant(store, families=("safa-rahimi",), wide=False)
    case_id = planted.cases["safa-rahimi"]
    hannah = Viewer(planted.users["hannah"], "Hannah Reeve", Role.WORKER)
    seen = network_of(Handle(store, hannah, Audience.FAMILY, case_id), case_id)
    whole = network_of(Handle(store, hannah, Audience.PROFESSIONALS), case_id)
    names = {person.name for person in seen.people.values()}
    assert {person.name for person in whole.people.values()} - names == {"Karim Rahimi"}
    assert seen.restrictions == ()
    leila = next(person for person in seen.people.values() if person.name == "Leila Rahimi")
    assert leila.phone == ""


def test_ben_has_the_plan_the_week_and_the_meeting_that_the_pictures_show(store: Store) -> None:
    planted = plant(store, families=("ben-arkley",), wide=False)
    case_id = planted.cases["ben-arkley"]
    handle = Handle(store, Viewer(planted.users["hannah"], "Hannah Reeve", Role.WORKER))
    people = network_of(handle, case_id).people
    plan = plan_now(handle, case_id, as_of=date(2026, 11, 23))
    assert plan is not None

    def who(person_id: str) -> str:
        return people[person_id].short_name

    held = {
        rule.name: [(who(role.person_id), str(role.part), str(role.answer))
                    for role in rule.assignments]
        for rule in plan.rules[:6]
    }  # fmt: skip
    main, back_up, yes = "primary", "back-up", "agreed"
    assert held == {
        "Nights": [("Jean", main, yes), ("Mark", back_up, "suggested")],
        "School run": [("Nadia", main, yes), ("Maureen", back_up, yes)],
        "Ring when worried": [("Mark", main, yes), ("Nadia", back_up, yes)],
        "Ben's person to talk to": [("Dean", main, yes)],
        "Checks the plan": [("Lisa", main, "suggested")],
        "Handovers": [("Kerry", main, yes)],
    }
    week = week_of(plan)
    states = [slot.state for slot in week.values()]
    assert len(states) == 33
    assert [states.count(state) for state in Cover] == [20, 10, 3]
    nobody = [slot.slot for slot in week.values() if slot.state is Cover.NOBODY]
    assert nobody == ["thu after school", "fri night", "sat night"]
    worry = frame_of(handle, case_id).danger_statements[0]
    assert [who(one) for one in worry.about_acts_of] == ["Dawn"]
    assert worry.goal is not None
    assert all(worry.goal.id in rule.serves for rule in plan.rules)
    planned = meetings_of(handle, case_id)[0]
    sessions = {
        number: {who(one.person_id) for one in planned.invitations if number in one.sessions}
        for number in ("1", "2")
    }
    assert sessions == {
        "1": {"Dawn", "Jean", "Mark", "Lisa", "Nadia", "Maureen", "Hannah", "Joe"},
        "2": {"Paul", "Kerry", "Maureen"},
    }
    assert {(who(one.person_id), str(one.answer)) for one in planned.offers} == {
        ("Dawn", "yes"), ("Paul", "yes")}  # fmt: skip
    found = {one.person_id: one for one in proposals(handle, case_id, planned.id).people}
    names = {who(person_id): one for person_id, one in found.items()}
    assert not names["Dean"].invited
    assert "Ben asked for them" in [reason.words for reason in names["Mark"].reasons]
    assert "has parental responsibility" in [reason.words for reason in names["Paul"].reasons]


@pytest.mark.parametrize("name", FAMILIES)
def test_every_story_is_told_whole(store: Store, name: str) -> None:
    planted = plant(store, families=(name,), wide=False)
    case_id, users = planted.cases[name], planted.users
    for user in ("hannah", "asha", "dan"):
        handle = Handle(store, Viewer(users[user], user, Role.WORKER))
        if case_id in handle.cases:
            break
    frame, plan = frame_of(handle, case_id), plan_now(handle, case_id, as_of=date(2026, 11, 23))
    assert frame.episodes
    assert all(worry.goal for worry in frame.danger_statements)
    assert frame.danger_statements
    assert plan is not None
    asked = {one.side for one in frame.sides_asked}
    assert ("dad" in asked) == (name not in ("tamsin-orrell", "oskar-brandt"))
    held = [role for rule in plan.rules for role in rule.assignments]
    assert bool(held) == (name != "oskar-brandt")
    assert bool(meetings_of(handle, case_id)) == (name not in ("tamsin-orrell", "oskar-brandt"))
