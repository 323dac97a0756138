"""The rules of gaps, written a second time in plain loops over a graph that is seen as a whole.

Shares no code with the program. `expected(graph, eyes, case, on)` gives what each finding is known
by: its id -> (kind, ids of people, since).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from queries.vocabulary import NodeLabel, TieType
from tests.support.gaps_sides import Told, sides
from tests.support.gaps_world import FAR, World, agreed, day
from tests.support.graphs import Graph, Values
from tests.support.seen import Eyes

Known = dict[str, tuple[str, frozenset[str], date | None]]


def expected(graph: Graph, eyes: Eyes, case: str, on: date, **periods: Any) -> Known:
    """The findings of one case."""
    w = World(graph, eyes, on)
    at = w.node[case]
    if str(at.get("opened_earliest") or "") > w.on or str(at.get("closed_latest") or FAR) < w.on:
        return {}
    found: Known = {}
    for rule in (sides, only_professionals, nobody_told, rules_and_roles, meetings, restrictions):
        teller: Callable[..., Iterator[tuple[list[str], str, set[str], date | None]]] = rule
        for subjects, kind, people, since in teller(w, case, **periods):
            key = ":".join((rule.__name__, case, *subjects))
            before = found.get(key, (kind, frozenset(), None))
            known = [d for d in (before[2], since if since and since <= on else None) if d]
            found[key] = (kind, before[1] | people, min(known, default=None))
    return found


def only_professionals(w: World, case: str, **_: Any) -> Told:
    everybody = [p for p, _ in w.starts(case, TieType.IN_NETWORK_OF)]
    if any(w.by_life(case, p) for p in everybody):
        return
    members = [(p, m) for p, m in w.starts(case, TieType.IN_NETWORK_OF) if agreed(m)]
    people = {
        p
        for p, m in members
        if m["connection"] == "professional" and w.holds(m) and p not in w.children(case)
    }
    left = [
        day(m["until_latest"], 1)
        for _, m in members
        if m["connection"] == "natural" and not w.lasts(m)
    ]
    since = max((d for d in left if d), default=day(w.case_began(case)))
    yield [], "only professionals", people, since


def ring(w: World, case: str, person: str, worry: str | None) -> str:
    told = []
    for key, _ in w.starts(person, TieType.TOLD):
        d = w.node[key]
        about = [worry_id for worry_id, _ in w.ends(key, TieType.ABOUT)]
        ours = any(c == case for c, _ in w.ends(key, TieType.OF_CASE))
        fits = worry is None or not about or worry in about
        if ours and agreed(d) and w.began(d, "on") and fits:
            told.append(d)
    told.sort(key=lambda d: (str(d.get("on_earliest") or ""), d["recorded_at"], d["id"]))
    return str(told[-1]["ring"]) if told else "nothing"


def nobody_told(w: World, case: str, **_: Any) -> Told:
    natural = {p for p, _ in w.starts(case, TieType.IN_NETWORK_OF) if w.by_life(case, p)}
    for worry in w.of_case(case, NodeLabel.DANGER_STATEMENT):
        key = str(worry["id"])
        if not w.began(worry, "on") or not w.lasts(worry):
            continue
        if all(ring(w, case, p, key) == "nothing" for p in natural):
            yield [key], "nobody told", set(), day(worry.get("on_latest") or worry["recorded_at"])
    holders: dict[str, list[Values]] = {}
    for rule in w.rules(w.plan(case)):
        for role, person in w.roles(rule):
            if w.stands(role) and person not in w.children(case):
                holders.setdefault(person, []).append(role)
    for person, roles in holders.items():
        if w.is_member(case, person, view=True) and ring(w, case, person, None) == "nothing":
            since = min(str(r.get("on_latest") or r["recorded_at"])[:10] for r in roles)
            yield [person], "has a role, knows nothing", {person}, day(since)


def rules_and_roles(w: World, case: str, **_: Any) -> Told:
    plan = w.plan(case)
    for goal in w.of_case(case, NodeLabel.SAFETY_GOAL):
        key = str(goal["id"])
        worries = [w.node[k] for k, _ in w.starts(key, TieType.PAIRED_WITH)]
        worries = [d for d in worries if agreed(d)]
        open_ones = [d for d in worries if w.began(d, "on") and w.lasts(d)]
        if worries and not open_ones:
            continue
        served = {g for rule in w.rules(plan) for g, _ in w.ends(rule, TieType.SERVES)}
        if key not in served:
            days = [str(d["on_latest"]) for d in open_ones if d.get("on_latest")]
            since = min(days, default=str(goal["recorded_at"]))
            yield [key], "goal without a rule", set(), day(since)
    for rule in w.rules(plan):
        roles = [(r, p) for r, p in w.roles(rule) if w.on_map(case, p)]
        standing = [(r, p) for r, p in roles if w.stands(r)]
        over = [
            (r["part"], r["until_latest"] if not w.lasts(r) else r.get("on_latest"))
            for r, _ in roles
            if not w.stands(r)
        ]
        began = w.node[plan or ""].get("since_latest") or str(w.node[rule]["recorded_at"])[:10]
        if not standing:
            since = max(str(d) for d in (began, *(d for _, d in over)) if d)
            yield [rule], "rule without a person", set(), day(since)
        elif all(r["part"] != "back-up" for r, _ in standing):
            backs = [d for part, d in over if part == "back-up" and d]
            since = max(str(d) for d in (began, *backs))
            yield [rule], "no back-up", {p for _, p in standing}, day(since)
        for role, person in standing:
            if role["answer"] == "suggested":
                since = role.get("on_latest") or role["recorded_at"]
                yield [str(role["id"])], "only suggested", {person}, day(since)


def meetings(w: World, case: str, **_: Any) -> Told:
    began = day(w.case_began(case))
    there = [m for m in w.of_case(case, NodeLabel.MEETING)
             if str(m.get("offered_earliest") or FAR) <= w.on
             or str(m.get("held_earliest") or FAR) <= w.on]  # fmt: skip
    if not there and (began is None or began + timedelta(28) < w.day):
        yield ["offer"], "meeting not offered", set(), began + timedelta(29) if began else None
    offered = [m for m in there if str(m.get("offered_earliest") or FAR) <= w.on]
    held = [m for m in there if str(m.get("held_earliest") or FAR) <= w.on]
    order = lambda m: (str(m.get("offered_earliest") or m.get("held_earliest")), str(m["id"]))  # noqa: E731
    if offered:
        last = max(offered, key=order)
        made = day(last["offered_latest"])
        later = any(str(m["held_earliest"]) >= str(last["offered_earliest"]) for m in held)
        if made and made + timedelta(42) < w.day and not later:
            to = {p for p, _ in w.ends(str(last["id"]), TieType.OFFERED_TO) if w.on_map(case, p)}
            yield [str(last["id"])], "meeting not held", to, made + timedelta(43)
    if held:
        last = max(held, key=lambda m: (str(m["held_earliest"]), order(m)))
        due = day(last.get("review_latest")) or (day(last["held_latest"]) or w.day) + timedelta(91)
        if due < w.day:
            yield [str(last["id"]), "review"], "meeting not reviewed", set(), due + timedelta(1)


def restrictions(w: World, case: str, **_: Any) -> Told:
    def ends(x: Values, kind: TieType) -> set[str]:
        return {p for p, _ in w.ends(str(x["id"]), kind) if w.on_map(case, p)}

    for x in w.of_case(case, NodeLabel.RESTRICTION):
        last = day(x.get("until_earliest"))
        if last and w.holds(x) and last <= w.day + timedelta(42):
            days = [d for d in (last - timedelta(42), day(x.get("since_latest"))) if d]
            people = ends(x, TieType.KEEPS) | ends(x, TieType.AWAY_FROM)
            yield [str(x["id"])], "restriction about to end", people, max(days)
    everywhere = [w.node[k] for k, label in w.labels.items() if label is NodeLabel.RESTRICTION]
    for x in filter(agreed, everywhere):
        standing = day(x.get("since_latest"))
        pairs = [
            (p, q) for p in ends(x, TieType.KEEPS) for q in ends(x, TieType.AWAY_FROM) if p != q
        ]
        for m in w.of_case(case, NodeLabel.MEETING):
            if str(m.get("on_latest") or FAR) < w.on or str(m.get("held_earliest") or FAR) <= w.on:
                continue
            if str(x.get("since_earliest") or "") > str(m.get("on_latest") or w.on):
                continue
            if str(x.get("until_latest") or FAR) < str(m.get("on_earliest") or w.on):
                continue
            if x["covers"] not in ("same room", "any contact"):
                continue
            for p, q in pairs:
                both = [
                    (i, j)
                    for i in invitations(w, str(m["id"]), p)
                    for j in invitations(w, str(m["id"]), q)
                    if not i.get("sessions") or not j.get("sessions")
                    or set(i["sessions"]) & set(j["sessions"])  # type: ignore[arg-type]
                ]  # fmt: skip
                if both:
                    since = min(max(str(i["recorded_at"]), str(j["recorded_at"])) for i, j in both)
                    days = [d for d in (day(since), standing) if d]
                    yield [str(x["id"]), str(m["id"])], "invited together", {p, q}, max(days)
        if x["covers"] == "a place" or not w.holds(x):
            continue
        for rule in w.rules(w.plan(case)):
            for role, person in w.roles(rule):
                for p, q in pairs:
                    if p == person and q in w.children(case) and w.stands(role):
                        since = role.get("on_latest") or role["recorded_at"]
                        days = [d for d in (day(since), standing) if d]
                        subjects = [str(x["id"]), str(role["id"])]
                        yield subjects, "role against a restriction", {p, q}, max(days)


def invitations(w: World, meeting: str, person: str) -> list[Values]:
    found = []
    for key, _ in w.starts(meeting, TieType.TO):
        invited = {p for p, _ in w.ends(key, TieType.INVITES)}
        i = w.node[key]
        if person in invited and agreed(i) and i["answer"] in ("not asked", "invited", "coming"):
            found.append(i)
    return found
