"""Made-up cases for the tests of gaps: by chance, odd ones too, many in one graph.

Everything a rule reads is drawn: dates before, on and after the day; facts hidden from the viewer,
held in one perspective, of another's case, shared; people on two maps; memberships that changed.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from queries.vocabulary import NodeLabel, TieType
from tests.support.graphs import Graph, around, fact

ON = date(2026, 11, 23)
KINDS = ("biological", "adoptive", "presumed", "step", "foster", "donor")


def families(seed: int, cases: int) -> Graph:
    """A graph of so many cases: two of three are the viewer's ("worker"), the rest another's."""
    random = Random(seed)
    g = Graph()
    g.user("worker")
    g.user("other")
    pool: list[str] = []
    for number in range(cases):
        _Case(g, random, f"c{number}", pool).make()
    return g


class _Case:
    def __init__(self, g: Graph, random: Random, key: str, pool: list[str]) -> None:
        self.g, self.random, self.key, self.pool = g, random, key, pool
        self.children = [f"{key}-kid{n}" for n in range(random.choice((1, 1, 2)))]
        self.people: list[str] = []
        self.count = 0

    def make(self) -> None:
        pick = self.random
        for child in self.children:
            self.g.person(child, f"Kid {child}", **self.born((2012, 2020)))
        worker = "worker" if pick.random() < 0.67 else "other"
        fields: dict[str, Any] = {}
        if self.likely(0.7):
            fields["opened"] = self.day(400, 5)
        if self.likely(0.05):
            fields["closed"] = self.day(20, 20)
        self.g.case(self.key, *self.children, worker=worker, **fields)
        for number in range(pick.choice((0, 1, 2, 3, 4, 5, 5, 6))):
            self.people.append(self.person(f"{self.key}-p{number}"))
        if self.pool and self.likely(0.3):
            self.people.append(pick.choice(self.pool))
        self.people = list(dict.fromkeys(self.people))
        self.pool += self.people
        for who in self.people:
            for _ in range(pick.choice((0, 1, 1, 1, 1, 1, 1, 2))):
                self.member(who)
        self.family()
        self.frame()

    def person(self, key: str) -> str:
        fields: dict[str, Any] = {"sex": self.random.choice(("female", "male", "male", "unknown"))}
        if self.likely(0.1):
            fields["gender"] = self.random.choice(("Woman", "trans man", "non-binary", "she/her"))
        if self.likely(0.6):
            fields |= self.born((1950, 2012))
        if self.likely(0.1):
            fields |= {"death": self.day(60, 20)} if self.likely(0.6) else {"deceased": True}
        if self.likely(0.04):
            fields["unborn"] = True
        return self.g.person(key, f"Person {key}", **fields)

    def born(self, years: tuple[int, int]) -> dict[str, Any]:
        year = self.random.randrange(*years)
        return {"birth": self.random.choice((str(year), f"about {year}", f"{year}-11-23"))}

    def member(self, who: str) -> None:
        self.g.member(
            self.key,
            who,
            self.random.choice(("natural", "natural", "professional")),
            status=self.random.choice(("suggested", "willing", "willing", "ruled out")),
            **self.span(),
            **self.said(),
        )

    def family(self) -> None:
        pick = self.random
        everybody = [*self.children, *self.people]
        for child in self.children:
            for parent in pick.sample(self.people, min(len(self.people), pick.randrange(4))):
                self.g.fact(TieType.PARENT_OF, parent, child, self.key,
                            kind=pick.choice((*KINDS, "biological", "biological")),
                            **self.span(), **self.said())  # fmt: skip
            for kin in pick.sample(self.people, min(len(self.people), pick.randrange(3))):
                self.g.fact(TieType.STATED_KIN, kin, child, self.key, kind="gran",
                            side=pick.choice(("mum", "dad", "unknown")), **self.said())  # fmt: skip
        for _ in range(pick.randrange(5)):
            one, other = pick.choice(everybody), pick.choice(everybody)
            if one == other:
                continue
            kind, kinds = pick.choice(
                (
                    (TieType.PARENT_OF, KINDS),
                    (TieType.SIBLING_OF, ("full", "half", "unknown", "step")),
                    (TieType.PARTNER_OF, ("married", "former", "together")),
                )
            )
            self.g.fact(kind, one, other, self.key, kind=pick.choice(kinds), **self.span(),
                        **self.said())  # fmt: skip

    def frame(self) -> None:
        pick = self.random
        for side in ("mum", "dad", *self.people[:1]):
            for _ in range(pick.choice((0, 0, 1, 1, 2))):
                self.fact(NodeLabel.SIDE_ASKED, side=side, on=self.day(200, 20),
                          answer=pick.choice(("recorded", "none", "unknown")))  # fmt: skip
        worries, goals = [], []
        for _ in range(pick.randrange(3)):
            ends = []
            if self.likely(0.8):
                goals.append(self.fact(NodeLabel.SAFETY_GOAL, words="calm"))
                ends = [(TieType.PAIRED_WITH, pick.choice(goals))]
            worries.append(self.fact(NodeLabel.DANGER_STATEMENT, *ends, words="harm", **self.on(),
                                     **self.until()))  # fmt: skip
        for who in self.people:
            for _ in range(pick.choice((0, 0, 1, 2))):
                ends = [(TieType.TOLD, who)]
                if worries and self.likely(0.4):
                    ends.append((TieType.ABOUT, pick.choice(worries)))
                self.fact(NodeLabel.DISCLOSURE, *ends, **self.on(),
                          ring=pick.choice(("most", "little", "nothing", "nothing")))  # fmt: skip
        for _ in range(pick.randrange(3)):
            self.plan(goals)
        self.meetings()
        self.restrictions()
        for _ in range(pick.randrange(3)):
            key = self.fact_key("episode")
            status = pick.choice(("early help", "protection plan", "child in need"))
            closed = {"closed": self.day(100, 30)} if self.likely(0.4) else {}
            given = {"legal_status": status, "opened": self.day(300, 30), **closed, **self.said()}
            self.g.node(NodeLabel.EPISODE, key, **fact(self.key, given))
            self.g.tie(TieType.HAD, self.key, key)

    def plan(self, goals: list[str]) -> None:
        pick = self.random
        plan = self.fact(NodeLabel.SAFETY_PLAN, kind="full", **self.span())
        for number in range(1, pick.randrange(1, 4)):
            serves = [(TieType.SERVES, pick.choice(goals))] if goals and self.likely(0.6) else []
            rule = self.fact(NodeLabel.RULE, (TieType.IN_PLAN, plan), *serves, number=number,
                             name=f"rule {number}", **self.until())  # fmt: skip
            for _ in range(pick.randrange(3)):
                who = pick.choice([*self.people, *self.children])
                answer = pick.choice(("suggested", "agreed", "agreed", "declined"))
                self.fact(NodeLabel.ASSIGNMENT, (TieType.OF, rule), (TieType.BY, who),
                          part=pick.choice(("primary", "back-up")), answer=answer, **self.on(),
                          **self.until())  # fmt: skip

    def meetings(self) -> None:
        pick = self.random
        for _ in range(pick.choice((0, 1, 1, 2))):
            fields: dict[str, Any] = {}
            for name, back, forth in (("offered", 150, 3), ("on", 60, 60), ("held", 120, 30),
                                      ("review", 60, 40)):  # fmt: skip
                if self.likely(0.5):
                    fields[name] = self.day(back, forth)
            meeting = self.fact(NodeLabel.MEETING, **fields)
            for who in pick.sample(self.people, min(len(self.people), 2)):
                if self.likely(0.4):
                    self.g.tie(TieType.OFFERED_TO, meeting, who, answer="no")
            for who in [*self.people, *self.children]:
                if self.likely(0.6):
                    answer = pick.choice(("not asked", "invited", "coming", "not coming"))
                    sessions = pick.choice(([], [], ["1"], ["2"], ["1", "2"]))
                    self.fact(
                        NodeLabel.INVITATION,
                        (TieType.TO, meeting),
                        (TieType.INVITES, who),
                        answer=answer,
                        **({"sessions": sessions} if sessions else {}),
                    )

    def restrictions(self) -> None:
        everybody = [*self.people, *self.children]
        for _ in range(self.random.randrange(2, 7)):
            one = self.random.choice(everybody)
            other = self.random.choice([*everybody, *self.children])
            if one != other:
                covers = (
                    *("same room", "any contact") * 3,
                    "unsupervised with the child",
                    "a place",
                )
                self.fact(
                    NodeLabel.RESTRICTION,
                    (TieType.KEEPS, one),
                    (TieType.AWAY_FROM, other),
                    kind="bail",
                    covers=self.random.choice(covers),
                    **self.span(),
                )

    def fact(self, label: NodeLabel, *ends: tuple[TieType, str], **fields: Any) -> str:
        return around(self.g, label, self.fact_key(label), self.key, *ends,
                      **{**fields, **self.said()})  # fmt: skip

    def fact_key(self, label: str) -> str:
        self.count += 1
        return f"{self.key}-{label.lower()}-{self.count}"

    def said(self) -> dict[str, Any]:
        """Who may see a fact, whose it is, whose view; when it was recorded."""
        pick = self.random
        said: dict[str, Any] = {"recorded_at": f"2026-0{pick.randrange(1, 9)}-11T09:00:00Z"}
        if self.likely(0.12):
            said["visible_to"] = pick.choice((("other",), ("family",), ("worker",)))
        if self.likely(0.06):
            said["perspectives"] = [self.children[0]]
        if self.likely(0.06):
            said |= {"case_id": "c0", "shared": pick.choice((True, False))}
        return said

    def span(self) -> dict[str, Any]:
        since = {"since": self.day(300, 20)} if self.likely(0.4) else {}
        return {**since, **self.until()}

    def until(self) -> dict[str, Any]:
        return {"until": self.day(60, 90)} if self.likely(0.3) else {}

    def on(self) -> dict[str, Any]:
        return {"on": self.day(300, 15)} if self.likely(0.7) else {}

    def day(self, back: int, forth: int) -> str:
        """A day so far back or forth at most, the very day often; at times a month or "about"."""
        if self.likely(0.08):
            return ON.isoformat()
        day = ON + timedelta(self.random.randrange(-back, forth + 1))
        if self.likely(0.1):
            return f"{day:%B %Y}"
        return "about 2025" if self.likely(0.03) else day.isoformat()

    def likely(self, share: float) -> bool:
        return self.random.random() < share
