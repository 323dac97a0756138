"""What is folded, and what a very large network leaves out, over a real graph and what is seen."""

from __future__ import annotations

from collections.abc import Iterator

from graphapp.canvas.view import View as Space
from graphapp.screens.explorer import menus
from graphapp.screens.explorer.drawing import draw, read
from graphapp.screens.explorer.folding import MOST_WHOLE
from graphapp.screens.explorer.neighbourhood import AT_ONCE, MOST_DRAWN
from graphapp.screens.explorer.state import Picture, View
from queries.store.handle import Handle
from queries.store.store import Store
from queries.vocabulary import Audience, Role, TieType
from tests.support.canaries import Ask
from tests.support.engine import wipe
from tests.support.graphs import Graph, plant
from tests.support.seen import Eyes, only_seen

WORKER = Eyes("worker", "worker", Role.WORKER, frozenset({"case"}))
FAMILY = Eyes("family", "worker", Role.WORKER, frozenset({"case"}), Audience.FAMILY, "case")
PROFESSIONALS = ("professionals",)


def started() -> Graph:
    g = Graph()
    g.user("worker")
    g.person("ben", "Ben Arkley")
    g.case("case", "ben", worker="worker")
    return g


def born(g: Graph, child: str, parent: str, **fields: object) -> None:
    """A parent above or a child below; who may see them is told once for both."""
    new = child if parent == "ben" or parent in _ids(g) else parent
    g.person(new, new.capitalize())
    g.member("case", new, **fields)
    g.fact(TieType.PARENT_OF, parent, child, "case", kind="biological", **fields)


def _ids(g: Graph) -> set[str]:
    return {str(values["id"]) for _, values in g.nodes}


def wide_family() -> Graph:
    """Ben's mum and gran, gran's many brothers and sisters with children; a hidden branch too."""
    g = started()
    born(g, "ben", "mum")
    born(g, "mum", "gran")
    born(g, "gran", "old")
    for number in range(50):
        born(g, f"aunt{number}", "old")
        born(g, f"cousin{number}", f"aunt{number}")
    for number in range(7):
        born(g, f"canary{number}", "aunt0", visible_to=PROFESSIONALS)
    return g


def questions() -> Iterator[tuple[str, Ask]]:
    for unfolded in ((), ("old",), ("gran",), ("everybody",)):
        view = View("case", picture=Picture.TREE, unfolded=unfolded)
        yield f"folded {unfolded}", lambda h, view=view: _seen(h, view)
    yield "very large", lambda h: _seen(h, View("case"))


def _seen(handle: Handle, view: View) -> object:
    reading = read(handle, view)
    scene = draw(reading, view, Space())
    return (
        reading.folding,
        reading.left,
        str(menus.sentence(reading, view)),
        [(one.person, one.count, one.spoken) for one in scene.folds],
        scene.places,
    )


def test_a_folded_count_never_counts_whom_the_audience_may_not_see(store: Store) -> None:
    whole = wide_family()
    plant(store, whole)
    handle = FAMILY.handle(store)
    told = {name: ask(handle) for name, ask in questions()}
    worker = read(WORKER.handle(store), View("case", picture=Picture.TREE)).folding
    wipe(store)
    plant(store, only_seen(whole, FAMILY))
    handle = FAMILY.handle(store)
    assert told == {name: ask(handle) for name, ask in questions()}
    family = read(handle, View("case", picture=Picture.TREE)).folding
    assert worker is not None
    assert family is not None
    assert family.total > MOST_WHOLE  # else nothing would be folded
    assert worker.total == family.total + 7
    assert len(worker.folded) == len(family.folded) + 7


def test_a_very_large_network_opens_on_the_nearest_and_widens(store: Store) -> None:
    g = started()
    for number in range(MOST_DRAWN + 50):
        hidden = {"visible_to": PROFESSIONALS} if number % 10 == 0 else {}
        g.person(f"p{number}", f"P{number}")
        work = "professional" if number % 7 == 0 else "natural"
        g.member("case", f"p{number}", work, **hidden)
    for number in range(1040, 1050):  # the last to be added are the nearest
        g.fact(TieType.KNOWS, f"p{number}", "ben", "case", kind="friend")
    plant(store, g)
    handle = WORKER.handle(store)
    view = View("case")
    reading = read(handle, view)
    left = reading.left
    assert left is not None
    assert {f"p{number}" for number in range(1040, 1050)} <= reading.network.people.keys()
    assert len(reading.network.people) == AT_ONCE
    assert left.life + left.work == AT_ONCE - 1
    assert left.life_left + left.work_left == MOST_DRAWN + 50 - (AT_ONCE - 1)
    assert f"{left.life_left} people from Ben’s life" in str(menus.sentence(reading, view))
    wider = read(handle, View("case", wider=1))
    assert len(wider.network.people) == AT_ONCE * 2
    assert reading.network.people.keys() < wider.network.people.keys()
    whole = read(handle, View("case", wider=3))
    assert whole.left is not None
    assert not whole.left.any
    assert len(whole.network.people) == MOST_DRAWN + 51
    family = read(FAMILY.handle(store), view)  # they may see fewer than would be cut
    assert family.left is None
    assert len(family.network.people) == 1 + (MOST_DRAWN + 50) * 9 // 10
