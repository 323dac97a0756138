"""What one viewer may see of a graph, told over again in plain Python.

`only_seen(graph, eyes)` is the graph as it would be had everything hidden never existed. Whatever
is asked of the whole graph through a viewer's handle must be equal to what is asked of this one.
It shares no code with the program: it is the rule of who may see, written a second time.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from queries.store.handle import Handle, Viewer
from queries.store.store import Store
from queries.vocabulary import Audience, NodeLabel, Role, TieType
from tests.support.graphs import Graph, Values

WITH_FACTS = {
    NodeLabel.HOUSEHOLD,
    NodeLabel.DISCLOSURE,
    NodeLabel.RESTRICTION,
    NodeLabel.SIDE_ASKED,
    NodeLabel.SOURCE,
    NodeLabel.CHANGE,
    NodeLabel.CHANGE_PART,
    NodeLabel.EPISODE,
    NodeLabel.DANGER_STATEMENT,
    NodeLabel.SAFETY_GOAL,
    NodeLabel.BOTTOM_LINE,
    NodeLabel.SAFETY_PLAN,
    NodeLabel.RULE,
    NodeLabel.ASSIGNMENT,
    NodeLabel.MEETING,
    NodeLabel.INVITATION,
}
BARE = {
    TieType.ABOUT,
    TieType.ALLOCATED_TO,
    TieType.IN,
    TieType.OF_CASE,
    TieType.TOLD,
    TieType.KEEPS,
    TieType.AWAY_FROM,
    TieType.HAD,
    TieType.WORRIED_BY,
    TieType.ABOUT_ACTS_OF,
    TieType.FOR,
    TieType.PAIRED_WITH,
    TieType.IN_PLAN,
    TieType.SERVES,
    TieType.OF,
    TieType.BY,
    TieType.OFFERED_TO,
    TieType.TO,
    TieType.INVITES,
}


@dataclass(frozen=True)
class Eyes:
    """Somebody looking: who, with whom in front of the screen, and the cases that are theirs."""

    name: str
    user: str
    role: Role
    cases: frozenset[str]
    audience: Audience = Audience.PROFESSIONALS
    room: str | None = None

    @property
    def opens(self) -> frozenset[str]:
        if self.audience is Audience.PROFESSIONALS:
            return self.cases
        return self.cases & {self.room or ""}

    @property
    def tokens(self) -> set[str]:
        if self.audience is Audience.PROFESSIONALS:
            return {"professionals", self.user}
        return {str(self.audience)}

    def handle(self, store: Store) -> Handle:
        return Handle(store, Viewer(self.user, self.name, self.role), self.audience, self.room)

    def sees(self, fact: Values) -> bool:
        tokens = set(fact.get("visible_to") or [])  # type: ignore[arg-type]
        ours = fact.get("case_id") in self.opens or fact.get("shared") is True
        return bool(tokens & self.tokens) and ours


def only_seen(graph: Graph, eyes: Eyes) -> Graph:
    """The graph as if everything that these eyes may not see had never been."""
    people = _people(graph, eyes)
    seen = Graph()
    silent = _silent(graph, eyes)
    for label, values in graph.nodes:
        kept = _node(label, values, eyes, people)
        if kept is not None and values["id"] in silent:
            kept.pop("reason", None)
        if kept is not None:
            seen.nodes.append((label, kept))
    there = {values["id"] for _, values in seen.nodes}
    whereabouts = {
        str(values["id"])
        for label, values in graph.nodes
        if label is NodeLabel.PERSON and _tells_where(values, eyes)
    }
    for tie_type, start, end, values in graph.ties:
        if start not in there or end not in there:
            continue
        if tie_type not in BARE and not eyes.sees(values):
            continue
        if "perspectives" in values:
            holders = [one for one in values["perspectives"] if one in there]  # type: ignore[union-attr]
            if not holders:
                continue
            values = {**values, "perspectives": holders}
        if tie_type is TieType.IN_NETWORK_OF:
            values = dict(values)
            if start not in whereabouts:
                values.pop("safe_contact", None)
                values.pop("distance", None)
            if eyes.audience is not Audience.PROFESSIONALS:
                values.pop("status_reason", None)
                values.pop("notes", None)
        seen.ties.append((tie_type, start, end, values))
    return seen


def _silent(graph: Graph, eyes: Eyes) -> set[str]:
    """Invitations whose reason is not for these eyes: it may be about a restriction they miss."""
    if eyes.audience is not Audience.PROFESSIONALS:
        return {str(v["id"]) for label, v in graph.nodes if label is NodeLabel.INVITATION}
    unseen = {
        values["id"]
        for label, values in graph.nodes
        if label is NodeLabel.RESTRICTION and values["kind"] == "agreed" and not eyes.sees(values)
    }
    kept = {
        end
        for tie_type, start, end, _ in graph.ties
        if tie_type in (TieType.KEEPS, TieType.AWAY_FROM) and start in unseen
    }
    return {s for tie_type, s, end, _ in graph.ties if tie_type is TieType.INVITES and end in kept}


def _people(graph: Graph, eyes: Eyes) -> dict[str, set[str]]:
    """Everybody on a map of theirs, by case."""
    people: dict[str, set[str]] = {case: set() for case in eyes.opens}
    for tie_type, start, end, values in graph.ties:
        if tie_type is TieType.ABOUT and start in eyes.opens:
            people[start].add(end)
        if tie_type is TieType.IN_NETWORK_OF and end in eyes.opens and eyes.sees(values):
            people[end].add(start)
    return people


def _tells_where(person: Values, eyes: Eyes) -> bool:
    return bool(set(person.get("whereabouts_visible_to") or []) & eyes.tokens)  # type: ignore[arg-type]


def _node(
    label: NodeLabel, values: Values, eyes: Eyes, people: dict[str, set[str]]
) -> Values | None:
    kept = dict(values)
    if label is NodeLabel.PERSON:
        if not any(values["id"] in on_map for on_map in people.values()):
            return None
        if not _tells_where(values, eyes):
            for name in ("phone", "email", "whereabouts_visible_to"):
                kept.pop(name, None)
    elif label is NodeLabel.CASE:
        if values["id"] not in eyes.opens:
            return None
        if eyes.audience is not Audience.PROFESSIONALS:
            kept.pop("summary", None)
            kept.pop("seq", None)
    elif label is NodeLabel.PLACES:
        if values["case_id"] not in eyes.opens or values["audience"] != eyes.audience:
            return None
        places = json.loads(str(values["places"]))
        on_map = people[str(values["case_id"])]
        kept["places"] = json.dumps({who: at for who, at in places.items() if who in on_map})
    elif label in WITH_FACTS and not eyes.sees(values):
        return None
    return kept


def leaves(graph: Graph) -> set[str]:
    """Every text and number in a graph, as text."""
    found: set[str] = set()
    for values in [node for _, node in graph.nodes] + [tie for *_, tie in graph.ties]:
        for value in values.values():
            found |= {str(item) for item in (value if isinstance(value, list) else [value])}
    return found
