"""Finding who a cell means: an id, a name, "mum", "the child"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.cells import plain
from loaders.drafts import DraftPerson
from loaders.relations import is_child
from queries.vocabulary import TieType


@dataclass(frozen=True, slots=True)
class Child:
    """A child that the map is about. `ref` is `=<id>` for one in the graph, else `p:<key>`."""

    ref: str
    name: str
    known_as: str = ""


class PeopleRefs:
    """The people of one load by all that a cell may call them."""

    def __init__(self, people: Sequence[DraftPerson], children: Sequence[Child]) -> None:
        self.children = tuple(children)
        self._ids: dict[str, str] = {}
        self._names: dict[str, list[str]] = defaultdict(list)
        self._first: dict[str, list[str]] = defaultdict(list)
        self._relations: dict[str, list[str]] = defaultdict(list)
        self._parents: dict[str, list[str]] = defaultdict(list)
        self._own = {child.ref for child in children}
        self._by_name = {plain(child.name): child.ref for child in children if child.name}
        for child in children:
            self._add(child.ref, child.name, child.known_as)
        for person in people:
            ref = self.ref(person)
            if person.key.startswith("id:"):
                self._ids[person.key[3:]] = ref
            if ref not in self._own:
                self._add(ref, person.name, str(person.person.get("known_as") or ""))
            if person.relation:
                self._relations[plain(person.relation)].append(ref)
            if any(t.type is TieType.PARENT_OF and not t.reverse for t in person.meaning.ties):
                self._parents[str(person.meaning.sex)].append(ref)

    def ref(self, draft: DraftPerson) -> str:
        """Return the reference of a row's person: a child's own for a child's row."""
        own = f"p:{draft.key}"
        if own in self._own:
            return own
        if draft.meaning.child:
            named = self._by_name.get(plain(draft.name))
            if named is not None:
                return named
            if len(self.children) == 1 and not draft.name:
                return self.children[0].ref
        return own

    def _add(self, ref: str, name: str, known_as: str) -> None:
        for words in {plain(name), plain(known_as)} - {""}:
            self._names[words].append(ref)
        first = plain(name).split(" ")[0]
        if first and first != plain(name) and first != plain(known_as):
            self._first[first].append(ref)

    def named(self, words: str) -> tuple[str, ...]:
        """Return everybody that an id or a name means: none, one, or several of one name."""
        text = plain(words)
        if not text:
            return ()
        if text in self._ids:
            return (self._ids[text],)
        if is_child(words):
            return tuple(child.ref for child in self.children)
        return tuple(dict.fromkeys(self._names.get(text) or self._first.get(text) or ()))

    def called(self, words: str) -> tuple[str, ...]:
        """Return everybody that a relation or a name means: "mum", "gran", "Tom"."""
        text = plain(words)
        if text in {"mum", "mother", "mam", "mom", "mummy"}:
            return tuple(self._parents["female"])
        if text in {"dad", "father", "daddy"}:
            return tuple(self._parents["male"])
        return tuple(self._relations.get(text, ())) or self.named(words)

    def child(self, words: str) -> tuple[str, ...]:
        """Return the children that a cell names, all of them for an empty cell."""
        if not words or plain(words) in {"all", "both", "each", "all of them"}:
            return tuple(child.ref for child in self.children)
        found = [ref for part in words.replace("&", ",").replace(" and ", ",").split(",")
                 for ref in self.named(part.strip()) if ref in self._own]  # fmt: skip
        return tuple(dict.fromkeys(found))
