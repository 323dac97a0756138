"""What is hidden around the canaries' case: worries, plans and roles, meetings, episodes."""

from __future__ import annotations

from typing import Any

from queries.vocabulary import NodeLabel, TieType
from tests.support.graphs import EVERYBODY as ALL
from tests.support.graphs import Graph, around, fact

PROFESSIONALS = ("professionals",)
WITH_FAMILY = ("professionals", "family")
WORKER = ("worker",)

Ends = tuple[tuple[TieType, str], ...]


def plant_frame(g: Graph) -> None:
    """Facts of every kind around the cases of `tests.support.canaries`, some hidden from some."""
    _worries(g)
    _plan(g)
    _meetings(g)


def _worries(g: Graph) -> None:
    around(g, NodeLabel.SAFETY_GOAL, "goal", "ben", words="Ben sleeps.", visible_to=WITH_FAMILY)
    around(g, NodeLabel.SAFETY_GOAL, "canary-goal", "ben", words="canary goal",
           visible_to=WORKER)  # fmt: skip
    _worry(g, "worry", "goal", on="2025", also_worried="the school", visible_to=WITH_FAMILY,
           worried=("gran", "secret", "bridge"), acts=("mum", "dad"), kids=("kid",))  # fmt: skip
    _worry(g, "canary-worry", "canary-goal", on="1913-08-09", also_worried="canary neighbours",
           visible_to=WORKER, worried=("aunt",), acts=("dad",), kids=("kid", "zed"))  # fmt: skip
    around(g, NodeLabel.DANGER_STATEMENT, "canary-far-worry", "elsewhere", words="canary far",
           visible_to=ALL)  # fmt: skip
    g.tie(TieType.ABOUT, "canary-told-gran", "worry")
    g.tie(TieType.ABOUT, "told-gran", "canary-worry")
    for key, status, visible_to in (
        ("episode", "child in need", WITH_FAMILY),
        ("canary-episode", "early help", PROFESSIONALS),
    ):
        g.node(NodeLabel.EPISODE, key, **fact("ben", {"legal_status": status, "opened": "2025",
               "visible_to": visible_to, "source": f"{key} seen"}))  # fmt: skip
        g.tie(TieType.HAD, "ben", key)
    around(g, NodeLabel.BOTTOM_LINE, "line", "ben", words="Somebody sober.", visible_to=ALL)
    around(g, NodeLabel.BOTTOM_LINE, "canary-line", "ben", words="canary line",
           visible_to=PROFESSIONALS)  # fmt: skip


def _worry(
    g: Graph,
    key: str,
    goal: str,
    *,
    worried: tuple[str, ...],
    acts: tuple[str, ...],
    kids: tuple[str, ...],
    **fields: Any,
) -> None:
    ends = [
        (TieType.PAIRED_WITH, goal),
        *((TieType.ABOUT_ACTS_OF, who) for who in acts),
        *((TieType.FOR, who) for who in kids),
    ]
    around(g, NodeLabel.DANGER_STATEMENT, key, "ben", *ends, words=f"{key} words", **fields)
    for who in worried:
        g.tie(TieType.WORRIED_BY, who, key)


def _plan(g: Graph) -> None:
    around(g, NodeLabel.SAFETY_PLAN, "plan", "ben", kind="full", made_by="Ben's family",
           since="2025", review="2027", visible_to=WITH_FAMILY)  # fmt: skip
    around(g, NodeLabel.SAFETY_PLAN, "canary-plan", "ben", kind="immediate", since="2026",
           made_by="canary maker", visible_to=WORKER)  # fmt: skip
    around(g, NodeLabel.SAFETY_PLAN, "canary-their-plan", "elsewhere", kind="full",
           made_by="canary elsewhere plan")  # fmt: skip
    _rule(g, "nights", "plan", 1, serves=("goal", "canary-goal", "line", "canary-line"),
          slots=["fri night", "sat night"], visible_to=WITH_FAMILY)  # fmt: skip
    _rule(g, "canary-rule", "plan", 2, serves=("goal",), words="canary rule",
          slots=["mon night"], visible_to=PROFESSIONALS)  # fmt: skip
    _rule(g, "canary-lost-rule", "canary-plan", 1, words="canary of a hidden plan", visible_to=ALL)
    _role(g, "gran-nights", "nights", "gran", answer="agreed", visible_to=WITH_FAMILY)
    _role(g, "canary-secret-nights", "nights", "secret", answer="agreed", there="canary there")
    _role(g, "canary-dad-nights", "nights", "dad", "back-up", answer="agreed", on="1913-07-08")
    _role(g, "canary-aunt-nights", "nights", "aunt", "back-up", answer="declined",
          there="canary back-up", visible_to=WORKER)  # fmt: skip
    _role(g, "canary-bridge", "nights", "bridge", answer="suggested", there="canary bridge")
    _role(g, "canary-hidden-rule", "canary-rule", "gran", answer="agreed", there="canary role")


def _rule(
    g: Graph, key: str, plan: str, number: int, *, serves: tuple[str, ...] = (), **fields: Any
) -> None:
    ends = ((TieType.IN_PLAN, plan), *((TieType.SERVES, each) for each in serves))
    around(g, NodeLabel.RULE, key, "ben", *ends, name=key, number=number, **fields)


def _role(g: Graph, key: str, rule: str, person: str, part: str = "primary", **fields: Any) -> None:
    ends = ((TieType.OF, rule), (TieType.BY, person))
    around(g, NodeLabel.ASSIGNMENT, key, "ben", *ends, part=part, **fields)


def _meetings(g: Graph) -> None:
    around(g, NodeLabel.MEETING, "meeting", "ben", offered="2026-11-02", on="2026-12-03",
           place="the hall", starts="16:30", visible_to=WITH_FAMILY)  # fmt: skip
    around(g, NodeLabel.MEETING, "canary-meeting", "ben", on="1913-09-10", place="canary hall",
           notes="canary minutes", visible_to=WORKER)  # fmt: skip
    around(g, NodeLabel.MEETING, "canary-far-meeting", "elsewhere", place="canary far hall")
    for who, reason in (("mum", "at work"), ("dad", "canary offer"), ("bridge", "canary away")):
        g.tie(TieType.OFFERED_TO, "meeting", who, answer="no", reason=reason)
    _invited(g, "mum-invited", "mum", needs_to_know="Told by Hannah", visible_to=WITH_FAMILY)
    _invited(g, "gran-invited", "gran", reason="canary why gran", visible_to=WITH_FAMILY)
    _invited(g, "aunt-invited", "aunt", reason="canary why aunt", visible_to=WITH_FAMILY)
    _invited(g, "canary-dad-invited", "dad", needs_to_know="canary needs")
    _invited(g, "canary-secret-invited", "secret", access_needs="canary access")
    _invited(g, "canary-teacher-invited", "teacher", interpreter="canary tongue", visible_to=WORKER)
    g.restriction("canary-own", "ben", "aunt", "mum", kind="agreed", visible_to=WORKER)


def _invited(g: Graph, key: str, person: str, **fields: Any) -> None:
    ends = ((TieType.TO, "meeting"), (TieType.INVITES, person))
    around(g, NodeLabel.INVITATION, key, "ben", *ends, answer="invited", **fields)
