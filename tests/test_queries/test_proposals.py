"""Who is put forward for a meeting, and why."""

from __future__ import annotations

from datetime import date

import pytest

from queries.meetings import Proposal, ReasonKind, proposals
from queries.store.handle import Handle, Viewer
from queries.store.store import Store
from queries.vocabulary import NodeLabel, TieType
from tests.support.graphs import Graph, around, plant

DAY = date(2026, 11, 23)


def family() -> Graph:
    g = Graph()
    g.team("north")
    g.user("worker", "north")
    g.person("ben", "Ben", birth="2018")
    g.case("c", "ben", worker="worker")
    for who, name, sex in (("mum", "Dawn", "female"), ("dad", "Paul", "male"),
                           ("gran", "Jean", "female"), ("nan", "Maureen", "female"),
                           ("uncle", "Mark", "male"), ("lad", "Tom", "male"),
                           ("no", "Lee", "male"), ("quiet", "Gary", "male"),
                           ("unwanted", "Sam", "male")):  # fmt: skip
        birth = {"birth": "2015"} if who == "lad" else {}
        g.person(who, name, sex=sex, **birth)
    g.person("worker-1", "Hannah")
    g.person("teacher", "Mr Khan")
    g.members("c", "mum", "dad", "gran", "uncle", "lad", "unwanted")
    g.member("c", "nan", status="suggested")
    g.member("c", "no", status="declined")
    g.member("c", "quiet", status="suggested")
    g.member("c", "worker-1", "professional")
    g.member("c", "teacher", "professional")
    for parent, child in (("mum", "ben"), ("dad", "ben"), ("gran", "mum"), ("nan", "dad")):
        g.fact(TieType.PARENT_OF, parent, child, "c", kind="biological")
    for who in ("mum", "dad"):
        g.fact(TieType.HAS_PR_FOR, who, "ben", "c", kind="birth certificate")
    wishes = {"uncle": "wants", "lad": "wants", "no": "wants", "unwanted": "does not want"}
    for who, wish in wishes.items():
        g.fact(TieType.KNOWS, who, "ben", "c", kind="friend", child_wish=wish)
    for who in ("mum", "dad", "gran", "worker-1", "unwanted"):
        g.disclosure(f"told-{who}", "c", who, "most", on="2026")
    g.disclosure("told-teacher", "c", "teacher", "little", on="2026")
    g.household("home", "c", "ben", "mum")
    around(g, NodeLabel.SAFETY_PLAN, "plan", "c", kind="full", since="2026")
    around(g, NodeLabel.RULE, "nights", "c", (TieType.IN_PLAN, "plan"), number=1, name="Nights")
    for key, part, answer in (("gran", "primary", "agreed"), ("quiet", "back-up", "suggested")):
        around(g, NodeLabel.ASSIGNMENT, f"role-{key}", "c", (TieType.OF, "nights"),
               (TieType.BY, key), part=part, answer=answer)  # fmt: skip
    around(g, NodeLabel.MEETING, "m", "c", on="2026-12-03")
    g.restriction("order", "c", "dad", "mum")
    return g


def invited(g: Graph, who: str, **fields: str) -> None:
    around(g, NodeLabel.INVITATION, f"i-{who}", "c", (TieType.TO, "m"), (TieType.INVITES, who),
           **({"answer": "coming"} | fields))  # fmt: skip


def found(store: Store, g: Graph, meeting: str | None = "m") -> dict[str, Proposal]:
    plant(store, g)
    handle = Handle(store, Viewer("worker", "Hannah"))
    return {one.person_id: one for one in proposals(handle, "c", meeting, as_of=DAY).people}


def words(one: Proposal) -> list[str]:
    return [reason.words for reason in one.reasons]


def test_everybody_has_their_reasons(store: Store) -> None:
    people = found(store, family())
    assert "ben" not in people
    assert words(people["mum"]) == [
        "has parental responsibility", "Ben lives with them", "knows most things", "is willing",
        "nobody from mum's side is on the list yet"]  # fmt: skip
    assert words(people["gran"])[:2] == ["holds Nights", "knows most things"]
    assert words(people["quiet"]) == ["is suggested for Nights", "knows nothing yet"]
    assert words(people["uncle"])[0] == "Ben asked for them"
    assert words(people["teacher"]) == ["knows a little", "is willing"]
    assert {who: one.side for who, one in people.items()}["nan"] == "dad"


def test_who_is_put_forward(store: Store) -> None:
    people = found(store, family())
    forward = {who for who, one in people.items() if one.proposed}
    # of mum and dad one only; a child, who said no, whom Ben does not want, who knows a little
    # through a job: not
    assert forward - {"mum", "dad"} == {"gran", "nan", "uncle", "quiet", "worker-1"}
    assert len(forward & {"mum", "dad"}) == 1


@pytest.mark.parametrize("answer", ["invited", "coming", "not asked"])
def test_who_is_kept_from_somebody_on_the_list_is_not_put_forward(
    store: Store, answer: str
) -> None:
    g = family()
    invited(g, "dad", answer=answer)
    people = found(store, g)
    assert people["dad"].invited
    assert not people["dad"].proposed
    assert not people["mum"].proposed
    assert [r for r in people["nan"].reasons if r.kind is ReasonKind.SIDE] == []


def test_who_does_not_come_keeps_nobody_away_and_stands_for_no_side(store: Store) -> None:
    g = family()
    invited(g, "dad", answer="sends a message")
    people = found(store, g)
    assert people["mum"].proposed
    assert ReasonKind.SIDE in {reason.kind for reason in people["nan"].reasons}


def test_before_there_is_a_meeting_all_are_still_to_be_invited(store: Store) -> None:
    people = found(store, family(), None)
    assert not [one for one in people.values() if one.invited]
    assert people["gran"].proposed
