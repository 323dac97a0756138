"""Who lives together -> households and residences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from loaders.cells import plain
from loaders.drafts import DraftPerson, Spot
from loaders.items import Item, Items, tie_item
from loaders.people_refs import PeopleRefs
from queries.properties import Stored
from queries.vocabulary import NodeLabel, TieType

PROFESSIONALS_ONLY = ["professionals"]
"""Where somebody lives is for professionals until somebody says otherwise (DESIGN.md)."""


@dataclass(slots=True)
class _Home:
    name: str = ""
    address: str = ""
    visible_to: set[str] = field(default_factory=set)
    at: Spot = field(default_factory=lambda: Spot("", 0))


class Homes:
    """People, household names and addresses that stand for one home are joined (union-find)."""

    def __init__(self) -> None:
        self._joined: dict[str, str] = {}

    def find(self, node: str) -> str:
        """Return the home's first node."""
        self._joined.setdefault(node, node)
        while self._joined[node] != node:
            self._joined[node] = self._joined[self._joined[node]]
            node = self._joined[node]
        return node

    def join(self, one: str, other: str) -> None:
        """Say that two stand for the same home; the first keeps its place."""
        self._joined[self.find(other)] = self.find(one)


def add_homes(
    items: Items,
    people: Sequence[DraftPerson],
    refs: PeopleRefs,
    ref_of: Callable[[DraftPerson], str],
    pairs: Sequence[tuple[str, str]],
    source: str,
) -> None:
    """Add a household for each home that the rows speak of, and who lives in it.

    "household" may name several homes with ";" between them (shared care): those are kept apart.
    `pairs` are people that a table of ties says live together.
    """
    homes = Homes()
    living: dict[str, list[str]] = {}
    drafts = {ref_of(draft): draft for draft in people}
    names: dict[str, str] = {}

    def home_named(words: str) -> str:
        names.setdefault(f"n:{plain(words)}", words)
        return f"n:{plain(words)}"

    for ref, draft in drafts.items():
        given = [home_named(part.strip()) for part in draft.household.split(";") if plain(part)]
        if draft.lives_with:
            with_whom = [r for r in refs.called(draft.lives_with) if r != ref]
            if len(with_whom) == 1 or (
                with_whom and set(with_whom) <= {c.ref for c in refs.children}
            ):
                given += with_whom[:1]
                living.setdefault(with_whom[0], []).append(with_whom[0])
            elif not with_whom:
                given.append(home_named(draft.lives_with))
        if plain(draft.address) and len(given) < 2:
            given.append(f"a:{plain(draft.address)}")
        if not given:
            continue
        if ";" in draft.household:
            living.setdefault(ref, []).extend(given)
        else:
            for other in given[1:]:
                homes.join(given[0], other)
            homes.join(given[0], ref)
            living.setdefault(ref, []).append(ref)
    for one, other in pairs:
        homes.join(one, other)
        living.setdefault(one, []).append(one)
        living.setdefault(other, []).append(other)
    _write(items, homes, living, drafts, names, refs, source)


def _write(
    items: Items,
    homes: Homes,
    living: dict[str, list[str]],
    drafts: dict[str, DraftPerson],
    names: dict[str, str],
    refs: PeopleRefs,
    source: str,
) -> None:
    found: dict[str, _Home] = {}
    for node, words in names.items():
        home = found.setdefault(homes.find(node), _Home())
        home.name = home.name or words
    residents: list[tuple[str, str]] = []
    for ref, nodes in living.items():
        for root in dict.fromkeys(homes.find(node) for node in nodes):
            home = found.setdefault(root, _Home())
            draft = drafts.get(ref)
            if draft is not None:
                home.at = home.at if home.at.row else draft.at
                if ";" not in draft.household:
                    home.address = home.address or draft.address
            home.visible_to |= set(_tokens(draft))
            residents.append((ref, root))
    keys = {
        root: f"h:{plain(home.name) or plain(home.address) or root}" for root, home in found.items()
    }
    first = {root: ref for ref, root in reversed(residents)}
    children = {child.ref: child.known_as or child.name for child in refs.children}
    for root in dict.fromkeys(root for _, root in residents):
        home, ref = found[root], first[root]
        label = drafts[ref].label if ref in drafts else children.get(ref, "")
        fields: dict[str, Stored] = {"name": home.name} if home.name else {}
        loose: dict[str, Stored] = {"visible_to": sorted(home.visible_to)}
        if home.address:
            fields["address"] = home.address
        if not home.name:
            loose["name"] = f"{label.split(' ')[0]}’s home" if label else "Home"
        items.add(Item(NodeLabel.HOUSEHOLD, keys[root], home.at, fields, loose, about=ref))
    for ref, root in residents:
        draft = drafts.get(ref)
        loose = {"visible_to": _tokens(draft), "source": source}
        fields = {"days": draft.days} if draft is not None and draft.days else {}
        at = draft.at if draft is not None else found[root].at
        items.add(
            tie_item(TieType.LIVES_IN, ref, keys[root], at, fields, loose, about=ref, of_row=True)
        )


def _tokens(draft: DraftPerson | None) -> list[str]:
    tokens = draft.person.get("whereabouts_visible_to") if draft is not None else None
    return list(tokens) if isinstance(tokens, list) else PROFESSIONALS_ONLY
