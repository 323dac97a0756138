"""The made-up families: their sheets load without a problem, and say what the pictures show."""

from __future__ import annotations

from pathlib import Path

import pytest

import loaders
import seed.plant
from queries.cases import list_cases
from queries.network import network_of, rings
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
