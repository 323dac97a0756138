"""Every field of a person, a membership and a tie comes out in its own place.

A network's rows come packed in lists, a person's details as maps by name: with a different value in
every field the two must be equal.
"""

from __future__ import annotations

from dataclasses import fields, replace

from queries import Handle, Viewer, details_of, network_of
from queries.model import Fact, Membership, Person, Tie
from queries.store.store import Store
from queries.vocabulary import ChildWish, TieType
from tests.support.graphs import Graph, plant


def test_every_field_is_in_its_place(store: Store) -> None:
    g = Graph()
    g.team("north")
    g.user("worker", "north")
    g.person("ben")
    g.case("case", "ben", worker="worker")
    g.person("mum")
    g.member("case", "mum")
    g.person(
        "dawn", "Dawn Arkley", known_as="Dee", birth="about 1974", death="2026-01-02",
        deceased=True, unborn=True, sex="female", gender="a woman", language="Welsh",
        interpreter="yes, Welsh", access_needs="a ramp", phone="07700 900111", email="d@e.org",
        whereabouts_visible_to=["professionals", "worker"],
    )  # fmt: skip
    where_from = {"source": "a file", "recorded_by": "somebody", "certainty": "likely",
                  "recorded_at": "2026-02-03T04:05:06Z", "perspectives": ["mum"],
                  "visible_to": ["professionals", "family"]}  # fmt: skip
    g.member(
        "case", "dawn", "professional", status="ruled out", status_reason="moved away",
        notes="writes letters",
        may_talk="agreed", may_talk_by="mum", safe_contact="text first", distance="an hour",
        agency="School", job="teacher", since="May 2019", until="2031", **where_from,
    )  # fmt: skip
    g.fact(
        TieType.KNOWS, "dawn", "ben", "case", kind="school", side="mum", words="either / or",
        closeness=4, contact_agreed="weekly", contact_last="May 2026", child_wish="wants",
        flow="out", days="Mondays", since="before 2001", until="between 1/2030 and 12/2032",
        **where_from,
    )  # fmt: skip
    plant(store, g)
    handle = Handle(store, Viewer("worker", "Hannah"))
    network, details = network_of(handle, "case", whose="mum"), details_of(handle, "case", "dawn")
    assert network.people["dawn"] == details.person
    assert (network.memberships["dawn"],) == details.memberships
    assert network.ties == details.ties
    (tie,) = network.ties
    assert tie.words == "either / or"
    assert tie.child_wish is ChildWish.WANTS
    for found, empty in (
        (details.person, Person("")),
        (network.memberships["dawn"], Membership("", "", "")),
        (tie, Tie("", TieType.PARENT_OF, "", "")),
        (tie.fact, replace(Fact(), case_id="")),
    ):
        same = [f.name for f in fields(found) if getattr(found, f.name) == getattr(empty, f.name)]
        assert same == [], "the test leaves a field as it is when nothing is known"
