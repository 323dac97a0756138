"""One click reads a case once; nobody is given what was read for somebody else, or long ago."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from graphapp.screens.explorer.drawing import Reading, read
from graphapp.screens.explorer.one_reading import LIFE, Readings
from graphapp.screens.explorer.state import View
from queries.store.errors import NotFound
from queries.store.handle import Handle
from queries.store.store import Store
from tests.support.graphs import Graph, plant
from tests.test_graphapp.test_folding_in_the_graph import FAMILY, WORKER, born, started

MAP = View("case")


class Counted:
    """Reads for real, and counts how often; the first waits until it may go on."""

    def __init__(self) -> None:
        self.times = 0
        self.now = 100.0
        self.begun, self.may_go_on = threading.Event(), threading.Event()
        self.fails = False
        self.may_go_on.set()

    def __call__(self, handle: Handle, view: View) -> Reading:
        self.times += 1
        self.begun.set()
        assert self.may_go_on.wait(20)
        if self.fails and self.times == 1:
            raise NotFound()
        return read(handle, view)


@pytest.fixture
def counted() -> Counted:
    return Counted()


@pytest.fixture
def readings(counted: Counted) -> Readings:
    return Readings(counted, lambda: counted.now)


@pytest.fixture(autouse=True)
def family(store: Store) -> Graph:
    g = started()
    born(g, "ben", "mum")
    plant(store, g)
    return g


def at_once(store: Store, readings: Readings, counted: Counted) -> list[Any]:
    """Two requests of one click, each with its own handle: one reads when the other comes."""
    counted.may_go_on.clear()
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(readings.of, WORKER.handle(store), MAP, 7)
        assert counted.begun.wait(20)
        second = pool.submit(readings.of, WORKER.handle(store), MAP, 7)
        counted.may_go_on.set()
        return [one.exception(30) or one.result() for one in (first, second)]


def test_the_picture_and_the_panel_of_one_click_read_once(
    store: Store, readings: Readings, counted: Counted
) -> None:
    first, second = at_once(store, readings, counted)
    assert first is second
    assert counted.times == 1
    readings.of(WORKER.handle(store), MAP, 7)
    assert counted.times == 2, "the next click reads anew"


def test_the_panel_that_comes_a_moment_later_reads_nothing(
    store: Store, readings: Readings, counted: Counted
) -> None:
    first = readings.of(WORKER.handle(store), MAP, 7)
    counted.now += LIFE / 2
    assert readings.of(WORKER.handle(store), MAP, 7) is first
    first = readings.of(WORKER.handle(store), MAP, 7)
    counted.now += LIFE
    assert readings.of(WORKER.handle(store), MAP, 7) is not first
    assert counted.times == 3


def test_another_viewer_audience_address_or_change_is_read_for_itself(
    store: Store, readings: Readings, counted: Counted
) -> None:
    readings.of(WORKER.handle(store), MAP, 7)
    family = readings.of(FAMILY.handle(store), MAP, 7)
    assert family.network.audience == FAMILY.audience
    readings.of(WORKER.handle(store), replace(MAP, person="mum"), 7)
    readings.of(WORKER.handle(store), MAP, 8)
    assert counted.times == 4
    stranger = replace(WORKER, user="stranger")
    with pytest.raises(NotFound):
        readings.of(stranger.handle(store), MAP, 7)
    assert counted.times == 4


def test_who_waits_for_a_reading_that_fails_reads_for_itself(
    store: Store, readings: Readings, counted: Counted
) -> None:
    counted.fails = True
    first, second = at_once(store, readings, counted)
    assert isinstance(first, NotFound)
    assert isinstance(second, Reading)
