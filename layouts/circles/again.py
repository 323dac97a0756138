"""Places when most people already have one: they stay, and only the new look for room."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from layouts.boxes import Box
from layouts.circles.crowd import Crowd, block_array, crowd_of, step_fitting
from layouts.circles.frame import (
    INSET,
    RING_EDGES,
    TURN,
    Frame,
    least_width,
    title_length,
)
from layouts.circles.fresh import MOST_STEPS, lower_labels, place_fresh
from layouts.circles.plan import GROWTH, Plan, footprints
from layouts.circles.repair import Repair
from layouts.circles.settle import keep_inside, settle

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

NARROWEST = 0.04  # radians a sector may be squeezed to
SLACK = 6  # steps of growth a picture may be larger than it needs before it is drawn in
EMPTY = 0.22  # ... and how little of it is filled then
FEW = 3  # steps of growth before the sectors' widths are dealt anew
MOST_TURN = 14.0  # degrees anybody may move before the picture rather grows
WAIT = 1e6  # where people wait who have no place yet, px


def place_again(plan: Plan, base: Frame, children: list[Box], first: int) -> tuple[Crowd, Frame]:
    """Keep the rim, the sectors' edges and the places as they were, as far as they fit.

    The new take free places; who is in another ring or sector now goes to the nearest. Where there
    is none, those near give way a little; where that does not do either,
    the picture grows, which turns nobody about the middle. Only when a sector would need much
    growth are the sectors' widths dealt anew.
    """
    frame, at, step, loose = as_before(plan, base, children, first)
    if not loose:
        found = grow(plan, frame, children, at, range(step, step + FEW), loose=False)
        if found is not None:
            return found
        was, kept = at, frame
        for share in (0.5, 1.0):
            edges = (1 - share) * np.array(kept.edges) + share * np.array(base.edges)
            frame = replace(base, edges=tuple(edges.tolist()))
            at = turned(plan, kept, frame, was)
            steps = range(step, step + FEW + round(2 * share))
            found = grow(plan, frame, children, at, steps, loose=False)
            if found is not None:
                return found
    steps = range(step, step + MOST_STEPS)
    found = grow(plan, base, children, at, steps, loose=True)
    return found if found is not None else place_fresh(plan, base, children, first)


def grow(
    plan: Plan, frame: Frame, children: list[Box], at: Floats, steps: range, *, loose: bool
) -> tuple[Crowd, Frame] | None:
    """The first of these steps of growth at which everybody is seated, None when there is none."""
    grown = frame.grown(GROWTH ** steps[0])
    held = plan.known & (
        crowd_of(plan, grown, children, at, plan.side).shape_fits(grown) | plan.fixed
    )
    for step in steps:
        grown = frame.grown(GROWTH**step)
        home = np.round(at * GROWTH ** (step - steps[0]), 2)
        home[plan.fixed] = plan.before[plan.fixed]
        crowd = crowd_of(plan, grown, children, home.copy(), plan.side)
        for _ in range(6):
            keep_inside(crowd, grown, plan.known & ~held)
        home = np.round(crowd.at, 2)
        home[plan.fixed] = plan.before[plan.fixed]
        if seat(plan, grown, crowd, home, held, loose=loose):
            return crowd, grown
    return None


def seat(plan: Plan, frame: Frame, crowd: Crowd, home: Floats, held: Bools, *, loose: bool) -> bool:
    """Give those not `held` a place, the held as little moved as can be; True when all is clear."""
    n = len(plan.names)
    new = ~held & ~plan.fixed
    repair = Repair(crowd, frame, plan.ties, home.copy())
    crowd.at[new] = WAIT * (1 + np.arange(int(new.sum())))[:, None]
    for person in np.nonzero(new)[0]:
        if plan.known[person]:
            repair.far[person] = 0.3
        else:
            repair.home[person] = wished(plan, frame, crowd, int(person), new)
    done = not loose and repair.run(10 + 4 * int(new.sum()), may_move=new)
    if not done:
        for person in np.nonzero(new & (np.abs(crowd.at[:, 0]) >= WAIT))[0]:
            repair.move(int(person))
        repair.far[held] = 0.1 if loose else 0.3
        settle(crowd, frame, 24, hold=np.where(held, 0.5 if loose else 0.25, 1.0))
        repair.turn_labels()
        done = repair.run(40 + 3 * n, patience=40)
        done = done and (loose or shifted(frame, home[held], crowd.at[held]) <= MOST_TURN)
    if done:
        lower_labels(repair, new)
    return done


def shifted(frame: Frame, before: Floats, after: Floats) -> float:
    """The most anybody moved, in degrees about the middle as seen from half way to the rim."""
    moved = np.hypot(*((after - before) / np.array([frame.rx, frame.ry])).T)
    return float(np.degrees(moved.max(initial=0.0) / 0.5))


def turned(plan: Plan, frame: Frame, base: Frame, at: Floats) -> Floats:
    """Places turned with their sectors from the edges of `frame` to those of `base`."""
    angle = frame.angle_of(at[:, 0], at[:, 1])
    radius = frame.radius_of(at[:, 0], at[:, 1])
    found = np.round(frame.at(np.interp(angle, frame.edges, base.edges), radius), 2)
    found[plan.fixed] = plan.before[plan.fixed]
    return found


def wished(plan: Plan, frame: Frame, crowd: Crowd, person: int, new: Bools) -> Floats:
    """Where somebody new would best stand: beside those they are tied to, or mid cell."""
    ring, sector = int(plan.ring[person]), int(plan.sector[person])
    radius = (RING_EDGES[ring] + RING_EDGES[ring + 1]) / 2
    angle = (frame.edges[sector] + frame.edges[sector + 1]) / 2
    middle = frame.at(np.array(angle), np.array(radius))
    tied = plan.ties[(plan.ties == person).any(1)]
    friends = [int(k) for k in tied.ravel() if k != person and not new[k]]
    if not friends:
        return middle
    near: Floats = crowd.at[friends].mean(0) * 0.7 + middle * 0.3
    return near


def as_before(
    plan: Plan, base: Frame, children: list[Box], first: int
) -> tuple[Frame, Floats, int, bool]:
    """The frame the places were made for: (frame, places, step of growth, whether all may move).

    All may move when the places were made for a space of another shape, or for many more people.
    """
    at = plan.before.copy()
    frame = replace(base, edges=kept_edges(plan, base))
    if plan.rim is not None and abs(plan.rim[0] / plan.rim[1] / (base.rx / base.ry) - 1) > 0.01:
        return frame, at / np.array(plan.rim) * grown_axes(base, first), first, True
    if plan.rim is not None:
        step = round(float(np.log(plan.rim[0] / base.rx) / np.log(GROWTH)))
        exact = base.rx * GROWTH**step
        if abs(exact / plan.rim[0] - 1) > 1e-3:
            at = at * (exact / plan.rim[0])
            at[plan.fixed] = plan.before[plan.fixed]
    else:
        step, fits = likely_step(plan, frame, children, first)
        if fits < 0.6:
            return frame, remapped(plan, base, first), first, True
    if step > first + SLACK and footprints(plan).sum() < EMPTY * area(base, step):
        return frame, at * GROWTH ** (first + 3 - step), first + 3, True
    return frame, at, max(step, 0), False


def area(base: Frame, step: int) -> float:
    """The ellipse's area after so many steps of growth, square px."""
    return float(np.pi * grown_axes(base, step).prod())


def grown_axes(base: Frame, step: int) -> Floats:
    """The half axes after so many steps of growth."""
    return np.array([base.rx, base.ry]) * GROWTH**step


def remapped(plan: Plan, base: Frame, step: int) -> Floats:
    """Places from a rim of unknown size and shape, found by the rings people are in."""
    kept = plan.known & ~plan.fixed
    middle = (np.array(RING_EDGES[:-1]) + np.array(RING_EDGES[1:])) / 2
    squares = plan.before[kept] ** 2
    found, *_ = np.linalg.lstsq(squares, middle[plan.ring[kept]] ** 2, rcond=None)
    axes = grown_axes(base, step)
    if (found <= 1e-9).any():
        return plan.before.copy()
    at: Floats = plan.before * np.sqrt(found) * axes
    at[plan.fixed] = plan.before[plan.fixed]
    return at


def likely_step(plan: Plan, frame: Frame, children: list[Box], first: int) -> tuple[int, float]:
    """The step of growth at which most kept places are good ones, and how many of them are."""
    rows = np.nonzero(plan.known & ~plan.fixed)[0]
    if not len(rows):
        return first, 1.0
    crowd = Crowd(
        plan.before[rows],
        plan.half[rows],
        plan.label[rows],
        plan.ring[rows],
        plan.sector[rows],
        np.zeros(len(rows), bool),
        block_array(children),
        plan.side[rows],
    )
    steps = sorted(range(60), key=lambda k: (abs(k - first), k))
    frames = [frame.grown(GROWTH**number) for number in steps]
    number, share = step_fitting(crowd, frames, plan.captions)
    return steps[number], share


def kept_edges(plan: Plan, base: Frame) -> tuple[float, ...]:
    """Edges near the new ideal that cut through nobody's place, as far as that is possible."""
    count = len(plan.keys)
    if count < 2:
        return base.edges
    kept = plan.known & ~plan.fixed
    low, high = extents(plan, base)
    heads = np.bincount(plan.sector, minlength=count)
    rim = (base.rx, base.ry)
    least = [
        min(
            least_width(rim, title_length(title, plan.title_size)) if not heads[k] else NARROWEST,
            base.width(k),
        )
        for k, title in enumerate(plan.titles)
    ]
    edges = [0.0]
    for k in range(1, count):
        before, after = high[kept & (plan.sector == k - 1)], low[kept & (plan.sector == k)]
        lowest, highest = edges[-1] + least[k - 1], TURN - sum(least[k:])
        tries = np.concatenate([[base.edges[k]], before + 1e-6, after - 1e-6])
        tries = np.clip(tries, min(lowest, highest), highest)
        cut = (before[None] > tries[:, None]).sum(1) + (after[None] < tries[:, None]).sum(1)
        away = np.abs(tries - base.edges[k])
        edges.append(float(tries[np.lexsort((away, cut))[0]]))
    return (*edges, TURN)


def extents(plan: Plan, base: Frame) -> tuple[Floats, Floats]:
    """The unit-disc angles each person's box spans, (n,) lowest and highest."""
    half = plan.half + INSET
    corners = [
        base.angle_of(plan.before[:, 0] + i * half[:, 0], plan.before[:, 1] + j * half[:, 1])
        for i in (-1, 1)
        for j in (-1, 1)
    ]
    middle = base.angle_of(plan.before[:, 0], plan.before[:, 1])
    turn = (np.array(corners) - middle + np.pi) % TURN - np.pi
    return middle + turn.min(0), middle + turn.max(0)
