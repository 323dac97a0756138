"""The rules of gaps, written a second time in plain loops over a graph that is seen as a whole.

Shares no code with the program. `expected(graph, eyes, case, on)` gives what each finding is known
by: its id -> (kind, ids of people, since).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from queries.vocabulary import NodeLabel, TieType
from tests.support.graphs import Graph, Values
from tests.support.seen import Eyes, only_seen

Known = dict[str, tuple[str, frozenset[str], date | None]]
FAR = "9999-12-31"
PLAIN = ("biological", "adoptive")
BEGIN = ("adoptive", "step", "foster")


class World:
    """What one viewer sees, to be asked in loops."""

    def __init__(self, graph: Graph, eyes: Eyes, on: date) -> None:
        seen = only_seen(graph, eyes)
        self.on = on.isoformat()
        self.day = on
        self.labels = {str(v["id"]): label for label, v in seen.nodes}
        self.node: dict[str, Values] = {str(v["id"]): v for _, v in seen.nodes}
        self.out: dict[tuple[str, TieType], list[tuple[str, Values]]] = {}
        self.into: dict[tuple[str, TieType], list[tuple[str, Values]]] = {}
        for kind, start, end, values in seen.ties:
            self.out.setdefault((start, kind), []).append((end, values))
            self.into.setdefault((end, kind), []).append((start, values))

    def starts(self, node: str, kind: TieType) -> list[tuple[str, Values]]:
        return self.into.get((node, kind), [])

    def ends(self, node: str, kind: TieType) -> list[tuple[str, Values]]:
        return self.out.get((node, kind), [])

    def of_case(self, case: str, label: NodeLabel) -> list[Values]:
        """The facts of a case, in the agreed record."""
        found = [self.node[key] for key, _ in self.starts(case, TieType.OF_CASE)]
        return [f for f in found if self.labels[str(f["id"])] is label and agreed(f)]

    def children(self, case: str) -> list[str]:
        return [end for end, _ in self.ends(case, TieType.ABOUT)]

    def began(self, fact: Values, name: str = "since") -> bool:
        return str(fact.get(f"{name}_earliest") or "") <= self.on

    def lasts(self, fact: Values) -> bool:
        return str(fact.get("until_latest") or FAR) >= self.on

    def holds(self, fact: Values) -> bool:
        return self.began(fact) and self.lasts(fact)

    def on_map(self, case: str, person: str) -> bool:
        """Ever seen on the map."""
        if person in self.children(case):
            return True
        return any(end == case for end, _ in self.ends(person, TieType.IN_NETWORK_OF))

    def is_member(self, case: str, person: str, *, view: bool = False) -> bool:
        return any(
            end == case and self.holds(m) and (view or agreed(m))
            for end, m in self.ends(person, TieType.IN_NETWORK_OF)
        )

    def by_life(self, case: str, person: str, *, adult: bool = False) -> bool:
        """Natural on this map, by the membership that began last; living, born."""
        held = [
            m
            for end, m in self.ends(person, TieType.IN_NETWORK_OF)
            if end == case and self.holds(m) and agreed(m)
        ]
        if not held or person in self.children(case):
            return False
        last = max(held, key=lambda m: (str(m.get("since_earliest") or ""), str(m["id"])))
        if last["connection"] != "natural" or last["status"] == "ruled out":
            return False
        who = self.node[person]
        dead = (
            str(who["death_earliest"]) <= self.on
            if who.get("death_earliest")
            else who.get("deceased", False)
        )
        young = str(who.get("birth_earliest") or "") > f"{self.day.year - 18}{self.on[4:]}"
        return not dead and not who.get("unborn") and not (adult and young)

    def case_began(self, case: str) -> str | None:
        if self.node[case].get("opened_earliest"):
            return str(self.node[case]["opened_earliest"])
        opened = [
            str(self.node[e]["opened_earliest"])
            for e, _ in self.ends(case, TieType.HAD)
            if agreed(self.node[e]) and str(self.node[e].get("opened_earliest") or FAR) <= self.on
        ]
        allocated = [
            str(a["since_earliest"])
            for _, a in self.ends(case, TieType.ALLOCATED_TO)
            if a.get("since_earliest")
        ]
        return min(opened, default=min(allocated, default=None))

    def plan(self, case: str) -> str | None:
        plans = [p for p in self.of_case(case, NodeLabel.SAFETY_PLAN) if self.holds(p)]
        if not plans:
            return None
        best = max(
            plans, key=lambda p: (str(p.get("since_earliest") or ""), p["recorded_at"], p["id"])
        )
        return str(best["id"])

    def rules(self, plan: str | None) -> list[str]:
        if plan is None:
            return []
        rules = [rule for rule, _ in self.starts(plan, TieType.IN_PLAN)]
        return [r for r in rules if agreed(self.node[r]) and self.lasts(self.node[r])]

    def roles(self, rule: str) -> list[tuple[Values, str]]:
        """All roles of a rule with their people, over ones too."""
        found = []
        for role, _ in self.starts(rule, TieType.OF):
            for person, _ in self.ends(role, TieType.BY):
                if agreed(self.node[role]):
                    found.append((self.node[role], person))
        return found

    def stands(self, role: Values) -> bool:
        return role["answer"] != "declined" and self.lasts(role)


def agreed(fact: Values) -> bool:
    return not fact.get("perspectives")


def day(text: object, after: int = 0) -> date | None:
    return date.fromisoformat(str(text)[:10]) + timedelta(after) if text else None


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


Told = Iterator[tuple[list[str], str, set[str], date | None]]


def sides(w: World, case: str, **_: Any) -> Told:
    kids = w.children(case)
    usual = {kid: usual_parents(w, case, kid) for kid in kids}
    parents = list(dict.fromkeys(p for kid in kids for p in usual[kid][0]))
    words = {p: word(w.node[p]) for p in parents}
    keys = {
        p: words[p] if words[p] and list(words.values()).count(words[p]) == 1 else p
        for p in parents
    }
    known: list[tuple[str | None, str, str]] = [(p, keys[p], words[p]) for p in parents]
    for missing in ("mum", "dad"):
        if missing not in words.values() and any(
            plain and len(mine) < 2 and all(words[p] for p in mine)
            for mine, plain in usual.values()
        ):
            known.append((None, missing, missing))
    for parent, key, said in known:
        starts = {parent} if parent else set()
        for kid in kids:
            through = [p for p in usual[kid][0] if words[p] == said]
            if said and key == (keys[through[0]] if len(through) == 1 else said):
                starts |= {
                    kin
                    for kin, tie in w.starts(kid, TieType.STATED_KIN)
                    if agreed(tie)
                    and tie.get("side") == said
                    and kin not in kids
                    and w.is_member(case, kin)
                }
        reached = {s for s in starts if s is not None}
        edge = set(reached)
        for _step in range(4):
            edge = {
                q
                for p in edge
                for q in family_of(w, p)
                if q not in kids and q not in parents and w.is_member(case, q)
            }
            reached |= edge
        for kid in kids:
            reached |= {s for s in stated_siblings(w, case, kid) if s not in [*kids, *parents]}
        others = any(w.by_life(case, q, adult=True) for q in reached if q != parent)
        there = parent is not None and w.by_life(case, parent, adult=True)
        asked = [
            s
            for s in w.of_case(case, NodeLabel.SIDE_ASKED)
            if s["side"] in (key, parent) and w.began(s, "on")
        ]
        asked.sort(key=lambda s: (str(s.get("on_earliest") or ""), s["recorded_at"], s["id"]))
        answer = asked[-1]["answer"] if asked else None
        if answer == "none" or others or (there and answer == "recorded"):
            continue
        kind = "side not asked about" if there else "nobody on a side"
        people = {parent} if parent else concerned(usual, words, key)
        yield [key], kind, people, day(w.case_began(case))


def concerned(
    usual: dict[str, tuple[list[str], bool]], words: dict[str, str], missing: str
) -> set[str]:
    """The children who have nobody recorded for a word."""
    return {
        kid
        for kid, (mine, plain) in usual.items()
        if plain and missing not in [words[p] for p in mine]
    }


def usual_parents(w: World, case: str, kid: str) -> tuple[list[str], bool]:
    kinds: dict[str, set[str]] = {}
    for parent, tie in w.starts(kid, TieType.PARENT_OF):
        late = tie["kind"] in BEGIN and not w.began(tie)
        here = parent in w.children(case) or w.is_member(case, parent)
        if parent != kid and agreed(tie) and not late and here:
            kinds.setdefault(parent, set()).add(str(tie["kind"]))
    adopters = {p for p, k in kinds.items() if "adoptive" in k}
    mine = []
    for parent, kind in kinds.items():
        if not kind & {"biological", "adoptive", "presumed"}:
            continue
        partners = {
            other
            for other, tie in (
                *w.starts(parent, TieType.PARTNER_OF),
                *w.ends(parent, TieType.PARTNER_OF),
            )
            if agreed(tie) and w.began(tie)
        }
        plain = parent in adopters or "presumed" in kind
        if adopters and not plain and not partners & adopters:
            continue
        mine.append(parent)
    donor = any("donor" in kind for kind in kinds.values())
    return mine, not adopters and not donor


def word(person: Values) -> str:
    gender = str(person.get("gender") or "").lower().replace("/", " ").replace("-", " ").split()
    woman = bool({"woman", "she", "her", "girl", "female"} & set(gender))
    man = bool({"man", "he", "him", "boy", "male"} & set(gender))
    if gender:
        return "" if woman == man else "mum" if woman else "dad"
    return {"female": "mum", "male": "dad"}.get(str(person.get("sex")), "")


def family_of(w: World, person: str) -> set[str]:
    found = set()
    for kind in (TieType.PARENT_OF, TieType.SIBLING_OF, TieType.PARTNER_OF):
        for other, tie in (*w.starts(person, kind), *w.ends(person, kind)):
            must_begin = kind is TieType.PARTNER_OF or (
                kind is TieType.PARENT_OF and tie["kind"] in BEGIN
            )
            if agreed(tie) and (w.began(tie) or not must_begin):
                found.add(other)
    return found


def stated_siblings(w: World, case: str, kid: str) -> set[str]:
    found = set()
    for other, tie in (*w.starts(kid, TieType.SIBLING_OF), *w.ends(kid, TieType.SIBLING_OF)):
        known = any(
            agreed(t) and (p in w.children(case) or w.is_member(case, p))
            for p, t in w.starts(other, TieType.PARENT_OF)
        )
        if agreed(tie) and tie["kind"] in ("full", "twin", "unknown") and not known:
            found.add(other)
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
