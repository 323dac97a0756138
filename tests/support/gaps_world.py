"""What one viewer sees of a graph, to be asked in plain loops: for the rules written a second time.

Shares no code with the program.
"""

from __future__ import annotations

from datetime import date, timedelta

from queries.vocabulary import NodeLabel, TieType
from tests.support.graphs import Graph, Values
from tests.support.seen import Eyes, only_seen

FAR = "9999-12-31"


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
