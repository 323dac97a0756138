"""A family with something hidden in every kind of fact, and everybody who may look at it.

Every hidden text begins with "canary" and no other does; hidden days are in 1913. Use `family()` to
plant it and `EVERYBODY` to look; `check_canaries` does both for any questions: queries, tables,
exports, documents.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from queries.store.errors import GraphError
from queries.store.handle import Handle
from queries.store.store import Store
from queries.vocabulary import Audience, NodeLabel, Role, TieType
from tests.support.canaries_frame import plant_frame
from tests.support.engine import wipe
from tests.support.graphs import EVERYBODY as ALL
from tests.support.graphs import Graph, plant
from tests.support.seen import Eyes, leaves, only_seen

PROFESSIONALS = ("professionals",)
WITH_FAMILY = ("professionals", "family")

_THEIRS = frozenset({"ben", "second"})
EVERYBODY = (
    Eyes("allocated worker", "worker", Role.WORKER, _THEIRS),
    Eyes("worker of another team", "other", Role.WORKER, frozenset({"elsewhere"})),
    Eyes("worker with no case", "nobody", Role.WORKER, frozenset()),
    Eyes("supervisor", "supervisor", Role.SUPERVISOR, _THEIRS),
    Eyes("family in the room", "worker", Role.WORKER, _THEIRS, Audience.FAMILY, "ben"),
    Eyes("child in the room", "worker", Role.WORKER, _THEIRS, Audience.CHILD, "ben"),
    Eyes("family, not their room", "worker", Role.WORKER, _THEIRS, Audience.FAMILY, "elsewhere"),
    Eyes("family in no room", "worker", Role.WORKER, _THEIRS, Audience.FAMILY),
)


def family() -> Graph:
    """The whole of it."""
    g = Graph()
    for team in ("north", "south"):
        g.team(team)
    g.user("worker", "north")
    g.user("supervisor", "north", role="supervisor")
    g.user("other", "south")
    g.user("nobody", "south")
    _people(g)
    _ben(g)
    _ties(g)
    _views(g)
    _facts(g)
    _elsewhere(g)
    _kept(g)
    plant_frame(g)
    return g


def hidden_leaves(graph: Graph, eyes: Eyes) -> set[str]:
    """The hidden texts, numbers and days that are nowhere in what these eyes may see."""
    gone = leaves(graph) - leaves(only_seen(graph, eyes))
    return {leaf for leaf in gone if "canary" in leaf.lower() or leaf.startswith("1913-")}


def _people(g: Graph) -> None:
    g.person("kid", "Ben Arkley", birth="2018-05-04")
    g.person("tess", "Tess Second", birth="2015")
    g.person("zed", "Canary Zed", birth="1913-01-02")
    g.person("mum", "Dawn Arkley", birth="1990", sex="female", phone="canary 07700 900111",
             email="canary@mum", whereabouts_visible_to=PROFESSIONALS)  # fmt: skip
    g.person("dad", "Canary Dad", birth="1913-02-03", phone="07700 900222 canary")
    g.person("gran", "Maureen Arkley", birth="1961", sex="female", phone="07700 900333")
    g.person("aunt", "Jo Arkley", known_as="Jo", birth="about 1985", sex="female",
             phone="canary 07700 900444", whereabouts_visible_to=("other",))  # fmt: skip
    g.person("teacher", "Mr Khan")
    g.person("secret", "Canary Secret", birth="1913-03-04", language="canary language")
    g.person("bridge", "Canary Bridge", birth="1913-04-05")
    g.person("unborn", "", unborn=True)


def _ben(g: Graph) -> None:
    g.case("ben", "kid", worker="worker", summary="canary summary", seq=417)
    g.case("second", "tess", worker="worker", summary="canary second")
    g.member("ben", "mum", visible_to=ALL, safe_contact="canary safe mum", may_talk="agreed",
             status_reason="canary reason", distance="canary how far",
             notes="canary notes of mum")  # fmt: skip
    g.member("ben", "gran", visible_to=WITH_FAMILY, safe_contact="text first",
             status="ruled out", status_reason="canary ruled out",
             notes="canary notes of gran")  # fmt: skip
    g.member("ben", "aunt", visible_to=WITH_FAMILY, safe_contact="canary safe aunt")
    g.member("ben", "teacher", "professional", visible_to=WITH_FAMILY, agency="School",
             since="2024")  # fmt: skip
    g.member("ben", "teacher", "natural", visible_to=PROFESSIONALS, since="2025",
             job="canary job")  # fmt: skip
    g.member("ben", "dad", visible_to=PROFESSIONALS, distance="canary distance")
    g.member("ben", "secret", visible_to=("worker",), agency="canary agency")
    g.member("ben", "unborn", visible_to=PROFESSIONALS)
    g.member("second", "gran", visible_to=ALL)
    g.member("second", "dad", visible_to=ALL)


def _ties(g: Graph) -> None:
    g.fact(TieType.PARENT_OF, "mum", "kid", "ben", kind="biological")
    g.fact(TieType.PARENT_OF, "dad", "kid", "ben", kind="biological", visible_to=PROFESSIONALS)
    g.fact(TieType.PARENT_OF, "gran", "mum", "ben", kind="adoptive", visible_to=WITH_FAMILY)
    g.fact(TieType.PARENT_OF, "gran", "aunt", "ben", kind="biological", visible_to=PROFESSIONALS,
           source="canary source parent")  # fmt: skip
    g.fact(TieType.PARTNER_OF, "mum", "dad", "ben", kind="divorced", visible_to=PROFESSIONALS,
           until="1913-05-06")  # fmt: skip
    g.fact(TieType.STATED_KIN, "aunt", "kid", "ben", kind="auntie", side="mum")
    g.fact(TieType.SIBLING_OF, "mum", "aunt", "ben", kind="half", visible_to=("worker",))
    g.fact(TieType.KNOWS, "teacher", "kid", "ben", kind="school", closeness=2,
           contact_last="2026-01-01")  # fmt: skip
    g.fact(TieType.KNOWS, "teacher", "gran", "ben", kind="neighbour", closeness=5,
           words="canary words", visible_to=PROFESSIONALS)  # fmt: skip
    g.fact(TieType.CARES_FOR, "gran", "kid", "ben", kind="shared", days="canary days",
           visible_to=("supervisor",))  # fmt: skip
    g.fact(TieType.EMOTIONAL_TIE, "dad", "mum", "ben", kind="abuse", words="canary abuse",
           visible_to=PROFESSIONALS)  # fmt: skip
    g.fact(TieType.EMOTIONAL_TIE, "gran", "kid", "ben", kind="close")
    g.fact(TieType.SUPPORTS, "aunt", "mum", "ben", kind="strong", flow="canary flow",
           visible_to=PROFESSIONALS)  # fmt: skip
    g.fact(TieType.WORKS_WITH, "teacher", "secret", "ben", words="canary colleague")
    g.fact(TieType.HAS_PR_FOR, "aunt", "kid", "ben", kind="canary order", visible_to=("other",))
    g.fact(TieType.KNOWS, "gran", "tess", "second", kind="kin", closeness=1)


def _views(g: Graph) -> None:
    """What somebody sees otherwise: whose view it is may be hidden, or only that they have one."""
    g.person("named", "Only Named")
    g.member("ben", "named", visible_to=PROFESSIONALS, perspectives=["kid"], job="canary named")
    g.fact(TieType.KNOWS, "named", "kid", "ben", kind="friend", perspectives=["kid"],
           words="canary club pal", visible_to=PROFESSIONALS)  # fmt: skip
    g.fact(TieType.EMOTIONAL_TIE, "kid", "gran", "ben", kind="conflict", perspectives=["mum"])
    g.fact(TieType.EMOTIONAL_TIE, "aunt", "kid", "ben", kind="cut off", perspectives=["dad"],
           words="canary view of dad")  # fmt: skip
    g.fact(TieType.KNOWS, "teacher", "kid", "ben", kind="friend", perspectives=["mum"],
           words="canary of mum", visible_to=("supervisor",))  # fmt: skip
    g.fact(TieType.KNOWS, "mum", "gran", "ben", kind="friend", perspectives=["secret", "mum"])
    g.fact(TieType.LIVES_IN, "gran", "home", "ben", perspectives=["secret", "mum"])
    g.fact(TieType.EMOTIONAL_TIE, "teacher", "kid", "ben", kind="close", perspectives=["worker"],
           words="canary view of the worker", visible_to=PROFESSIONALS)  # fmt: skip


def _facts(g: Graph) -> None:
    g.household("home", "ben", "kid", "mum", visible_to=WITH_FAMILY)
    g.household("canary-refuge", "ben", "aunt", "teacher", visible_to=PROFESSIONALS)
    g.household("half-seen", "ben", visible_to=WITH_FAMILY)
    g.fact(TieType.LIVES_IN, "gran", "half-seen", "ben", days="canary nights",
           visible_to=("worker",))  # fmt: skip
    g.fact(TieType.LIVES_IN, "dad", "half-seen", "ben", visible_to=WITH_FAMILY)
    g.disclosure("told-gran", "ben", "gran", "little", on="2025", by="Hannah",
                 visible_to=WITH_FAMILY)  # fmt: skip
    g.disclosure("canary-told-gran", "ben", "gran", "most", on="2026-01-02", why="canary why",
                 visible_to=PROFESSIONALS)  # fmt: skip
    g.disclosure("canary-told-dad", "ben", "dad", "most", on="1913-06-07", by="canary by")
    g.disclosure("told-aunt", "ben", "aunt", "most", on="2026-02", visible_to=("supervisor",))
    g.restriction("canary-order", "ben", "dad", "mum", exception="canary exception")
    g.restriction("canary-bail", "ben", "aunt", "teacher", kind="bail", source="canary bail",
                  visible_to=PROFESSIONALS)  # fmt: skip
    g.restriction("agreed", "ben", "gran", "teacher", kind="agreed", visible_to=WITH_FAMILY,
                  until="2099")  # fmt: skip
    g.side_asked("side-mum", "ben", "mum", "recorded", on="2026", visible_to=WITH_FAMILY)
    g.side_asked("canary-side", "ben", "canary side", "none", visible_to=PROFESSIONALS)


def _elsewhere(g: Graph) -> None:
    """Another team's case: it shares people, and its ties would join Ben's people."""
    g.case("elsewhere", "zed", worker="other", number="canary-77", summary="canary elsewhere")
    g.member("elsewhere", "bridge", visible_to=ALL)
    g.member("elsewhere", "aunt", visible_to=ALL, safe_contact="canary elsewhere safe")
    g.member("elsewhere", "gran", "professional", visible_to=ALL, job="canary other job")
    g.fact(TieType.KNOWS, "bridge", "gran", "elsewhere", kind="friend")
    g.fact(TieType.KNOWS, "bridge", "kid", "elsewhere", kind="friend", shared=True)
    g.fact(TieType.KNOWS, "gran", "aunt", "elsewhere", kind="friend", words="canary friends")
    g.fact(TieType.KNOWS, "aunt", "teacher", "elsewhere", kind="club", shared=True)
    g.fact(TieType.LIVES_IN, "gran", "home", "elsewhere", days="canary weekends")
    g.household("canary-home", "elsewhere", "gran", "aunt")
    g.disclosure(
        "canary-disclosed", "elsewhere", "aunt", "most", on="2026-03-04", why="canary disclosed"
    )
    g.restriction("canary-apart", "elsewhere", "aunt", "gran", exception="canary apart")
    g.restriction("shared-order", "elsewhere", "aunt", "kid", shared=True)


def _kept(g: Graph) -> None:
    """What the program keeps beside the facts: places, changes, sources."""
    for audience, people in (
        ("professionals", ("kid", "mum", "dad", "secret")),
        ("family", ("kid", "mum", "dad")),
    ):
        places = {who: [9131.5 + n, 2.0, "below", False] for n, who in enumerate(people)}
        g.node(NodeLabel.PLACES, f"ben:circles::{audience}", case_id="ben", layout="circles",
               perspective="", audience=audience, places=json.dumps(places))  # fmt: skip
    for number, (case, visible_to) in enumerate(
        (("ben", ALL), ("ben", PROFESSIONALS), ("ben", ("worker",)), ("elsewhere", ALL)), start=1
    ):
        hidden = "Ben was added." if visible_to == ALL and case == "ben" else "canary change"
        g.node(NodeLabel.CHANGE, f"change-{number}", command_id=f"command-{number}",
               case_id=case, case_ids=[case], seq=413 + number, who="worker", size=0,
               who_name="Hannah" if hidden[0] == "B" else "Canary Who",
               at=f"2026-04-0{number}T09:00:00Z", words=hidden, records="[]",
               visible_to=visible_to)  # fmt: skip
    for key, case in (("canary-file", "ben"), ("canary-sheet", "elsewhere")):
        g.node(NodeLabel.SOURCE, key, name="canary.csv", kind="csv", case_id=case, parts=0,
               at="2026-01-01T00:00:00Z", digest="canary digest",
               visible_to=PROFESSIONALS)  # fmt: skip
        g.tie(TieType.OF_CASE, key, case)


Ask = Callable[[Handle], object]


def check_canaries(
    store: Store,
    eyes: Eyes,
    asks: Callable[[], Iterable[tuple[str, Ask]]],
    plain: Callable[[Any], object] = repr,
) -> None:
    """Ask the whole graph everything, then the graph as if what is hidden had never been.

    `asks` gives a name and a question each, every time it is called; `plain` makes an answer
    comparable and readable as text. No canary may come out, errors included, and both graphs must
    answer the same: a hidden fact shows by no number, order or gap either.
    """
    graph = family()
    canaries = hidden_leaves(graph, eyes)
    assert canaries, "somebody who may see everything shows nothing"
    there = _answers(store, graph, eyes, asks, plain)
    for label, answer in there.items():
        told = str(answer)
        assert not [canary for canary in canaries if canary in told], label
    never = _answers(store, only_seen(graph, eyes), eyes, asks, plain)
    assert there.keys() == never.keys()
    for label, answer in there.items():
        assert answer == never[label], label


def _answers(
    store: Store,
    graph: Graph,
    eyes: Eyes,
    asks: Callable[[], Iterable[tuple[str, Ask]]],
    plain: Callable[[Any], object],
) -> dict[str, object]:
    wipe(store)
    plant(store, graph)
    handle = eyes.handle(store)
    answers: dict[str, object] = {}
    for label, ask in asks():
        try:
            answers[label] = plain(ask(handle))
        except GraphError as error:
            answers[label] = (type(error).__name__, str(error))
    return answers
