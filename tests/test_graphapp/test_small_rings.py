"""The small rings on the meeting's page: who is in which ring, filled when on the list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import combinations

import pytest

from graphapp.canvas.profiles import notation_of
from graphapp.meeting_reading import Reading, read
from graphapp.screens.meeting import small_rings, view
from queries.store import Store
from queries.store.handle import Handle, Viewer
from queries.vocabulary import Audience, Ring, Role
from seed import plant as planting
from tests.support.engine import wipe


@dataclass(frozen=True)
class Ben:
    case_id: str
    worker: Handle
    viewer: Viewer


@pytest.fixture(scope="module")
def ben(engine: Store) -> Ben:
    wipe(engine)
    planted = planting.plant(engine, families=("ben-arkley",), wide=False)
    viewer = Viewer(planted.users["hannah"], "Hannah Reeve", Role.WORKER)
    return Ben(planted.cases["ben-arkley"], Handle(engine, viewer), viewer)


@pytest.fixture
def reading(ben: Ben) -> Reading:
    return read(ben.worker, ben.case_id)


SHAPE = re.compile(
    r'<g class="pp-\w+" transform="translate\((\S+) (\S+)\)"><\w+ class="(sh|sh on)"([^>]*)'
)


def drawn(found: Reading) -> list[tuple[float, float, str, float, float]]:
    """Middle, class, half the width and half the height of everybody in the picture."""
    shapes = []
    for x, y, css, rest in SHAPE.findall(small_rings.picture(found, notation_of())):
        size = re.search(r' (?:r|x)="-?([\d.]+)"', rest) or re.search(r'd="M0 -([\d.]+)', rest)
        assert size is not None
        tall = re.search(r' y="-([\d.]+)"', rest) or size
        shapes.append((float(x), float(y), css, float(size[1]), float(tall[1])))
    return shapes


def test_everybody_is_in_it_once_and_filled_when_on_the_list(reading: Reading) -> None:
    found = drawn(reading)
    assert len(found) == len(reading.guests)
    on_list = sum(one.invitation is not None for one in reading.guests)
    assert on_list >= 8
    assert sum(css == "sh on" for _, _, css, *_ in found) == on_list


def test_each_stands_in_the_ring_of_what_they_know(reading: Reading) -> None:
    within = dict.fromkeys(Ring, 0)
    for x, y, *_ in drawn(reading):
        part = (
            (x / (small_rings.WIDE / 2 - 1)) ** 2 + (y / (small_rings.TALL / 2 - 1)) ** 2
        ) ** 0.5
        ring = next(one for one in Ring if part < small_rings.EDGES[one])
        within[ring] += 1
    told = dict.fromkeys(Ring, 0)
    for one in reading.guests:
        told[reading.knows[one.person_id]] += 1
    assert within == told


def test_nobody_lies_on_anybody(reading: Reading) -> None:
    many = tuple(replace(one, person_id=one.person_id) for _ in range(4) for one in reading.guests)
    for found in (reading, replace(reading, guests=many)):
        for (ax, ay, _, aw, ah), (bx, by, _, bw, bh) in combinations(drawn(found), 2):
            beside, above = abs(ax - bx) >= aw + bw, abs(ay - by) >= ah + bh
            assert beside or above, (ax, ay, bx, by)


def test_it_is_said_in_words_life_and_work_apart(reading: Reading) -> None:
    life, work = small_rings.said(reading)
    assert life.startswith("Of the people from Ben’s life, ")
    assert work.startswith("Of the professionals, ")
    numbers = [int(one) for one in re.findall(r"(\d+) of", life)]
    invited = [one for one in reading.guests if one.natural and one.invitation is not None]
    assert sum(numbers) == len(invited)


def test_a_line_only_between_those_of_whom_one_may_know(ben: Ben, reading: Reading) -> None:
    assert small_rings.picture(reading, notation_of()).count('class="stop"') == 1
    room = read(Handle(ben.worker.store, ben.viewer, Audience.FAMILY, ben.case_id), ben.case_id)
    seen = [one for one in room.apart if one.restriction is not None]
    assert small_rings.picture(room, notation_of()).count('class="stop"') == len(seen)
    hidden = tuple(replace(one, restriction=None) for one in reading.apart)
    assert 'class="stop"' not in small_rings.picture(replace(reading, apart=hidden), notation_of())


def test_a_child_is_not_shown_who_knows_what(ben: Ben) -> None:
    child = read(Handle(ben.worker.store, ben.viewer, Audience.CHILD, ben.case_id), ben.case_id)
    assert "small-rings" not in repr(view.aside(child, notation_of()))
    assert "small-rings" in repr(view.aside(read(ben.worker, ben.case_id), notation_of()))
