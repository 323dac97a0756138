"""A planting cut short goes on where it stopped, and nothing is there twice."""

from __future__ import annotations

import pytest

import seed.plant
import seed.telling
from graphapp.demo import fill
from graphapp.services import Services
from queries.commands import Command, Done, apply
from queries.store import Store
from queries.store.handle import Handle
from queries.users import list_users, planting_unfinished
from seed.plant import plant

FEW = ("tamsin-orrell", "oskar-brandt")


class Cut(BaseException):
    """As Ctrl-C: no `Exception`, so that nothing on the way takes it for a fault."""


def counts(store: Store) -> dict[str, int]:
    """How many there are of each label and type, and of changes."""
    nodes = (
        "MATCH (n) WHERE NOT n:Schema AND NOT n:Opening RETURN labels(n)[0] AS kind, count(n) AS n"
    )
    ties = "MATCH ()-[r]->() RETURN type(r) AS kind, count(r) AS n"
    return {row["kind"]: row["n"] for text in (nodes, ties) for row in store.read(text)}


@pytest.mark.parametrize("after", [0, 5])
def test_a_planting_cut_short_in_a_story_is_finished_by_the_next(
    store: Store, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    told = 0

    def until_cut(handle: Handle, command: Command) -> Done:
        nonlocal told
        if told == after:
            raise Cut
        told += 1
        return apply(handle, command)

    with monkeypatch.context() as patched:
        patched.setattr(seed.telling, "apply", until_cut)
        with pytest.raises(Cut):
            plant(store, families=FEW, wide=False)
    assert planting_unfinished(store)
    part = counts(store)
    first = plant(store, families=FEW, wide=False)
    assert not planting_unfinished(store)
    whole = counts(store)
    assert (whole["Case"], whole["User"]) == (2, 5)
    assert whole["Change"] > part["Change"]
    assert whole["Person"] > part["Person"]
    again = plant(store, families=FEW, wide=False)
    assert again == first
    assert counts(store) == whole


def test_cut_short_before_anything_was_opened_the_demo_fills_in_the_rest(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seed.plant, "FAMILIES", FEW[1:])
    monkeypatch.setattr(seed.plant, "WIDE", ())
    with monkeypatch.context() as patched:
        patched.setattr(seed.plant, "_open", _cut)
        with pytest.raises(Cut):
            plant(store)
    assert len(list_users(store)) == 5
    said: list[str] = []
    fill(Services(store), said.append)
    assert said[0].startswith("Putting in the made-up families that are still missing")
    assert said[-1].startswith("They are in")
    whole = counts(store)
    assert (whole["Case"], whole["User"]) == (1, 5)
    fill(Services(store), said.append)
    assert said[-1].startswith("The graph holds people already")
    assert counts(store) == whole


def _cut(*_: object) -> str:
    raise Cut
