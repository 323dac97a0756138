"""Gaps of hand-made families: what each rule says of them, and what mends it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from queries.gaps import Finding, Kind, Periods, gaps_everywhere, gaps_of
from queries.kinship import relations
from queries.network import network_of
from queries.store.errors import NotFound
from queries.store.handle import Handle, Viewer
from queries.store.store import Store
from queries.vocabulary import Audience, Connection, NodeLabel, Role, TieType
from tests.support.graphs import Graph, around, plant

ON = date(2026, 11, 23)
EVERYBODY = ("professionals", "family", "child")


def ben(**fields: Any) -> Graph:
    """Ben with mum, gran and dad on his map, and a meeting held not long ago."""
    g = Graph()
    g.user("worker", name="Hannah")
    g.person("ben", "Ben Arkley", birth="2018")
    g.person("mum", "Dawn Arkley", sex="female", birth="1990")
    g.person("gran", "Maureen Arkley", known_as="Mo", sex="female", birth="1961")
    g.person("dad", "Lee Marsh", sex="male", birth="1988")
    g.case("case", "ben", worker="worker", **{"opened": "2026-03-02", **fields})
    g.members("case", "mum", "gran", "dad")
    g.fact(TieType.PARENT_OF, "mum", "ben", "case", kind="biological")
    g.fact(TieType.PARENT_OF, "dad", "ben", "case", kind="biological")
    g.fact(TieType.PARENT_OF, "gran", "mum", "case", kind="biological")
    around(g, NodeLabel.MEETING, "met", "case", offered="2026-10-01", held="2026-11-01")
    return g


def looking(store: Store, audience: Audience = Audience.PROFESSIONALS) -> Handle:
    return Handle(store, Viewer("worker", "Hannah", Role.WORKER), audience, "case")


def asked(store: Store, graph: Graph, *rules: str, **more: Any) -> dict[str, Finding]:
    """The findings by id, less what every id begins with."""
    plant(store, graph)
    found = gaps_of(looking(store), "case", as_of=ON, rules=rules or None, **more)
    return {one.id.removeprefix(f"{one.rule}:case:"): one for one in found}


def test_only_dad_is_there_of_his_side_and_nobody_asked(store: Store) -> None:
    found = asked(store, ben())
    assert list(found) == ["dad"]
    gap = found["dad"]
    assert gap.kind is Kind.SIDE_NOT_ASKED
    assert gap.people == ("dad",)
    assert gap.since == date(2026, 3, 2)
    assert gap.reasons == (
        "From Lee’s side of Ben’s family only Lee Marsh is on the map.",
        "Nobody recorded whether Lee’s side was asked about.",
    )
    assert gap.questions[0] == "Who in Lee’s family would want to know how Ben is?"


@pytest.mark.parametrize(
    ("answer", "kinds"),
    [("none", []), ("recorded", []), ("unknown", [Kind.SIDE_NOT_ASKED])],
)
def test_recorded_none_and_unknown_are_three_answers(
    store: Store, answer: str, kinds: list[Kind]
) -> None:
    graph = ben()
    graph.side_asked("said", "case", "dad", answer, on="2026-04-05")
    assert [one.kind for one in asked(store, graph).values()] == kinds


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("recorded", "said to be recorded, but nobody is there"),
        ("unknown", "on 5 April 2026: not known"),
        ("none", ""),
        ("", "Nobody recorded whether"),
    ],
)
def test_nobody_on_the_side_of_a_dad_who_is_not_recorded(
    store: Store, answer: str, said: str
) -> None:
    graph = ben()
    graph.nodes = [node for node in graph.nodes if node[1]["id"] != "dad"]
    if answer:
        graph.side_asked("said", "case", "dad", answer, on="2026-04-05")
    found = asked(store, graph)
    assert [one.kind for one in found.values()] == ([Kind.NOBODY_ON_SIDE] if said else [])
    if said:
        gap = found["dad"]
        assert said in gap.reasons[1]
        assert gap.people == ("ben",)
        assert gap.reasons[2] == "Nobody recorded who Ben’s dad is."


@pytest.mark.parametrize("tie", ["stated", "born", "partner", "far"])
def test_one_relative_of_his_mends_dads_side(store: Store, tie: str) -> None:
    graph = ben()
    graph.person("jo", "Jo Marsh", sex="female")
    graph.member("case", "jo")
    if tie == "stated":
        graph.fact(TieType.STATED_KIN, "jo", "ben", "case", kind="aunt", side="dad")
    elif tie == "born":
        graph.fact(TieType.PARENT_OF, "jo", "dad", "case", kind="biological")
    elif tie == "partner":
        graph.fact(TieType.PARTNER_OF, "jo", "dad", "case", kind="cohabiting")
    else:
        graph.person("al", "Al Marsh", birth="2020")
        graph.member("case", "al")
        graph.fact(TieType.PARENT_OF, "dad", "al", "case", kind="biological")
        graph.fact(TieType.SIBLING_OF, "al", "jo", "case", kind="half")
    assert asked(store, graph, "1") == {}


def test_two_mums_have_a_side_each(store: Store) -> None:
    graph = ben()
    dad = next(node for node in graph.nodes if node[1]["id"] == "dad")
    dad[1]["sex"] = "female"
    found = asked(store, graph, "1")
    assert list(found) == ["dad"]  # the id of the parent is the key: one word would stand for two
    assert found["dad"].subjects == ("dad",)


@pytest.mark.parametrize("kind", ["adoptive", "donor"])
def test_a_single_adopter_or_a_donor_leaves_no_other_side_to_ask_about(
    store: Store, kind: str
) -> None:
    graph = ben()
    tie = next(t for t in graph.ties if t[0] is TieType.PARENT_OF and t[1] == "dad")
    tie[3]["kind"] = kind
    if kind == "adoptive":  # mum gave birth, dad adopted: hers is no side to be filled
        assert list(asked(store, graph, "1")) == ["dad"]
    else:
        assert asked(store, graph, "1") == {}


def test_sides_are_those_of_kinship(store: Store) -> None:
    """Who the circles put on a side keeps it from being a gap."""
    graph = ben()
    for name, sex in (("pa", "male"), ("sis", "female"), ("cousin", "male")):
        graph.person(name, name.title(), sex=sex, birth="1960" if name == "pa" else "1999")
        graph.member("case", name)
    graph.fact(TieType.PARENT_OF, "pa", "dad", "case", kind="biological")
    graph.fact(TieType.PARENT_OF, "pa", "sis", "case", kind="biological")
    graph.fact(TieType.PARENT_OF, "sis", "cousin", "case", kind="biological")
    assert asked(store, graph, "1") == {}
    network = network_of(looking(store), "case", as_of=ON)
    related = relations(["ben"], network.people, network.ties, ON)
    assert {who for who, r in related.items() if r.side == "dad"} == {"dad", "pa", "sis", "cousin"}
    assert {who for who, r in related.items() if r.side == "mum"} == {"mum", "gran"}


def test_only_professionals_or_nobody(store: Store) -> None:
    graph = ben()
    for _, _, _, values in graph.ties:
        if values.get("connection"):
            values["connection"] = str(Connection.PROFESSIONAL)
    (gap,) = asked(store, graph, "2").values()
    assert gap.id == "only_professionals:case"
    assert gap.people == ("dad", "gran", "mum")
    assert gap.reasons[0] == "Only professionals are in Ben’s network."
    assert gap.since == date(2026, 3, 2)


def test_a_worry_is_told_to_somebody_from_the_childs_life(store: Store) -> None:
    graph = ben()
    around(graph, NodeLabel.DANGER_STATEMENT, "harm", "case", words="Left alone.", on="2026-05-06")
    around(graph, NodeLabel.DANGER_STATEMENT, "other", "case", words="Cold.", on="2026-05-07")
    graph.disclosure("told", "case", "gran", "little", on="2026-06-07")
    graph.tie(TieType.ABOUT, "told", "harm")
    found = asked(store, graph, "3")
    assert list(found) == ["other"]
    assert found["other"].since == date(2026, 5, 7)
    assert found["other"].reasons == (
        "Nobody from the child’s own network was told of this worry: “Cold.”",
    )


def planned(**role: Any) -> Graph:
    """Ben's plan: nights, held by gran."""
    graph = ben()
    around(graph, NodeLabel.SAFETY_GOAL, "goal", "case", words="Ben sleeps.")
    around(graph, NodeLabel.SAFETY_PLAN, "plan", "case", kind="full", since="2026-08-01")
    around(graph, NodeLabel.RULE, "nights", "case", (TieType.IN_PLAN, "plan"),
           (TieType.SERVES, "goal"), number=1, name="Safe nights")  # fmt: skip
    around(graph, NodeLabel.ASSIGNMENT, "role", "case", (TieType.OF, "nights"),
           (TieType.BY, "gran"), **{"part": "primary", "answer": "agreed", "on": "2026-08-02",
                                    **role})  # fmt: skip
    graph.disclosure("told", "case", "gran", "most", on="2026-06-07")
    return graph


def test_a_rule_without_a_back_up(store: Store) -> None:
    gap = asked(store, planned(), "4")["nights"]
    assert gap.kind is Kind.NO_BACK_UP
    assert gap.people == ("gran",)
    assert gap.reasons == ("Rule 1, “Safe nights”, has no back-up: there is only Maureen Arkley.",)
    assert gap.questions[0] == "If Mo had flu on the day, whom would the family ring?"
    assert gap.since == date(2026, 8, 1)


def test_a_role_that_was_declined_leaves_the_rule_with_nobody(store: Store) -> None:
    gap = asked(store, planned(answer="declined", on="2026-09-03"), "4")["nights"]
    assert gap.kind is Kind.RULE_WITHOUT_PERSON
    assert gap.since == date(2026, 9, 3)


def test_a_back_up_only_suggested(store: Store) -> None:
    found = asked(store, planned(part="back-up", answer="suggested"), "4")
    assert {one.kind for one in found.values()} == {Kind.ONLY_SUGGESTED}
    assert found["role"].people == ("gran",)


def test_somebody_with_a_role_who_knows_nothing(store: Store) -> None:
    graph = planned()
    graph.disclosure("untold", "case", "gran", "nothing", on="2026-07-07")
    gap = asked(store, graph, "3")["gran"]
    assert gap.kind is Kind.ROLE_KNOWS_NOTHING
    assert gap.since == date(2026, 8, 2)
    assert "“Safe nights”" in gap.reasons[1]


def test_a_meeting_is_offered_held_and_reviewed_in_time(store: Store) -> None:
    assert asked(store, ben(), "10") == {}
    late = Periods(review=14)
    found = gaps_of(looking(store), "case", as_of=ON, rules=["10"], periods=late)
    assert [one.kind for one in found] == [Kind.NOT_REVIEWED]
    assert found[0].subjects == ("met", "review")
    assert found[0].since == date(2026, 11, 16)


def test_the_legal_offer_is_looked_for_only_where_it_binds(store: Store) -> None:
    graph = ben()
    graph.node(NodeLabel.EPISODE, "episode", case_id="case", visible_to=EVERYBODY,
               legal_status="protection plan", opened="2026-03-02")  # fmt: skip
    graph.tie(TieType.HAD, "case", "episode")
    assert asked(store, graph, "10") == {}
    binding = Periods(legal_offer_from=date(2026, 9, 1))
    found = gaps_of(looking(store), "case", as_of=ON, rules=["10"], periods=binding)
    assert [(one.kind, one.since) for one in found] == [(Kind.NO_LEGAL_OFFER, date(2026, 9, 1))]
    store.writing(
        lambda tx: tx.run(
            "MATCH (m:Meeting {id: 'met'}), (p:Person {id: 'mum'})"
            " CREATE (m)-[:OFFERED_TO {id: 'offer', answer: 'yes'}]->(p)"
        )
    )
    assert gaps_of(looking(store), "case", as_of=ON, rules=["10"], periods=binding) == ()


def test_a_restriction_that_ends_and_meets_an_invitation_and_a_role(store: Store) -> None:
    graph = planned()
    graph.restriction("order", "case", "dad", "mum", covers="any contact", since="2026-01-01",
                      until="2026-12-24")  # fmt: skip
    graph.restriction("bail", "case", "gran", "ben", kind="bail", covers="same room")
    around(graph, NodeLabel.MEETING, "next", "case", offered="2026-11-20", on="2026-12-03")
    for who, sessions in (("dad", ["1"]), ("mum", ["1", "2"])):
        around(graph, NodeLabel.INVITATION, f"to-{who}", "case", (TieType.TO, "next"),
               (TieType.INVITES, who), answer="coming", sessions=sessions)  # fmt: skip
    found = asked(store, graph, "13")
    assert list(found) == ["order:next", "order", "bail:role"]
    assert found["order"].reasons == (
        "Lee Marsh must keep away from Dawn Arkley (a court order): this ends on 24 December 2026.",
    )
    assert found["order:next"].people == ("dad", "mum")
    assert found["bail:role"].kind is Kind.ROLE_AGAINST_RESTRICTION


@pytest.mark.parametrize("hidden", ["visible_to", "perspectives"])
def test_who_may_not_see_a_restriction_gets_nothing_of_it(store: Store, hidden: str) -> None:
    graph = planned()
    more = {hidden: ["somebody else"]}
    graph.restriction("bail", "case", "gran", "ben", kind="bail", covers="same room",
                      until="2026-12-01", **more)  # fmt: skip
    assert asked(store, graph, "13") == {}


def test_a_closed_case_and_somebody_elses_have_no_gaps(store: Store) -> None:
    plant(store, ben(closed="2026-10-10"))
    assert gaps_of(looking(store), "case", as_of=ON) == ()
    assert gaps_everywhere(looking(store), as_of=ON) == ()
    assert gaps_of(looking(store), "case", as_of=date(2026, 9, 9)) != ()
    with pytest.raises(NotFound):
        gaps_of(Handle(store, Viewer("other", "Kim", Role.WORKER)), "case")
