"""Drafts -> items: who each row is tied to, and what that makes. Nothing is looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from loaders.cells import plain
from loaders.drafts import DraftPerson, Drafts, DraftTie, Spot
from loaders.homes import add_homes
from loaders.items import CASE, Item, Items, tie_item
from loaders.meaning import TieMeaning
from loaders.people_refs import Child, PeopleRefs
from loaders.problems import Problem
from queries.partial_date import PartialDate
from queries.properties import Stored, stored
from queries.vocabulary import KnowsKind, NodeLabel, Status, TieType

ENDING = frozenset({TieType.KNOWS, TieType.CARES_FOR, TieType.PARTNER_OF})
"""Ties of a row that take its since and until; kinship has neither."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The items of a load; `pending` are names in ties that nobody in the files answers to."""

    items: tuple[Item, ...]
    problems: tuple[Problem, ...]
    labels: Mapping[str, str]
    pending: tuple[tuple[str, Spot], ...] = ()


def resolve(
    drafts: Drafts,
    children: Sequence[Child],
    *,
    visible_to: Sequence[str],
    today: date,
    known: Mapping[str, str] | None = None,
) -> Resolved:
    """Turn drafts into items for a map about these children.

    Parameters
    ----------
    children : a child's row has that child's `ref`.
    visible_to : who may see what the file does not say it for.
    known : names in ties that the user said mean somebody on the map -> their `=<id>`.
    """
    return _Resolver(drafts, children, visible_to, today, known or {}).run()


class _Resolver:
    def __init__(
        self,
        drafts: Drafts,
        children: Sequence[Child],
        visible_to: Sequence[str],
        today: date,
        known: Mapping[str, str],
    ) -> None:
        self.drafts = drafts
        self.children = children
        self.refs = PeopleRefs(drafts.people, children)
        self.items = Items()
        self.problems: list[Problem] = []
        self.known = known
        self.today = today
        self.loose: dict[str, Stored] = {"visible_to": list(visible_to), "source": drafts.name}
        self.child_refs = {child.ref for child in children}
        self.pending: dict[str, Spot] = {}

    def run(self) -> Resolved:
        for draft in self.drafts.people:
            self._person(draft)
        for draft in self.drafts.people:
            self._row_ties(draft)
        pairs: list[tuple[str, str]] = []
        for tie in self.drafts.ties:
            self._tie(tie, pairs)
        add_homes(self.items, self.drafts.people, self.refs, self.ref, pairs, self.drafts.name)
        labels = {self.ref(draft): draft.label for draft in self.drafts.people}
        labels |= {c.ref: c.known_as or c.name or "the child" for c in self.children}
        return Resolved(self.items.all(), tuple(self.problems), labels, tuple(self.pending.items()))

    def ref(self, draft: DraftPerson) -> str:
        """Return the reference of a row's person: a child's own for a child's row."""
        return self.refs.ref(draft)

    def _person(self, draft: DraftPerson) -> None:
        ref = self.ref(draft)
        loose = {**draft.loose, "whereabouts_visible_to": ["professionals"]}
        self.items.add(Item(NodeLabel.PERSON, ref, draft.at, draft.person, loose, about=ref))
        if ref not in self.child_refs:
            fields = {**draft.membership, **draft.spell, **draft.fact}
            if draft.notes:
                fields["notes"] = draft.notes
            loose = {**self.loose, "status": str(Status.SUGGESTED)}
            self.items.add(
                Item(TieType.IN_NETWORK_OF, f"m:{ref}", draft.at, fields, loose, ref, CASE, ref)
            )
        if draft.told:
            self._told(draft, ref)

    def _told(self, draft: DraftPerson, ref: str) -> None:
        loose = dict(self.loose)
        if "on_earliest" not in draft.told:
            # told at some time before this file was read: nobody wrote down when
            words = f"by {PartialDate.of_day(self.today)}"
            loose |= stored({"on": PartialDate(date.min, self.today, words)})
        key = f"d:{ref}:{draft.told['ring']}:{draft.told.get('on_earliest') or ''}"
        self.items.add(
            Item(
                NodeLabel.DISCLOSURE,
                key,
                draft.at,
                {**draft.told, **draft.fact},
                loose,
                ref,
                CASE,
                ref,
            )
        )

    def _row_ties(self, draft: DraftPerson) -> None:
        ref = self.ref(draft)
        if ref in self.child_refs:
            return
        to = self.refs.child(draft.which_child)
        if draft.which_child and not to:
            names = ", ".join(child.name for child in self.children)
            self._problem(
                draft.at, "which child", f"“{draft.which_child}” is none of the children here.",
                f"Write one of: {names}. They are tied to each child until then.",
            )  # fmt: skip
            to = self.refs.child("")
        ties, ends = draft.meaning.ties, to
        if draft.meaning.of:
            owners = [owner for owner in self.refs.called(draft.meaning.of) if owner != ref]
            if len(owners) == 1:
                ends = (owners[0],)
            else:
                ties = draft.meaning.otherwise
                if len(owners) > 1:
                    self._problem(
                        draft.at, "relation to child",
                        f"More than one person here could be “{draft.meaning.of}”, so"
                        f" “{draft.relation}” is kept as said.",
                        "Write the name in its place, as in “Dawn's partner”.",
                    )  # fmt: skip
        for end in ends:
            for tie in ties:
                self._row_tie(draft, tie, ref, end)
        if draft.knows:
            self._closeness(draft, ref, to)

    def _row_tie(self, draft: DraftPerson, tie: TieMeaning, ref: str, end: str) -> None:
        start, to = (end, ref) if tie.reverse else (ref, end)
        if start == to:
            return
        fields: dict[str, Stored] = {"kind": tie.kind} if tie.kind else {}
        if tie.type is TieType.STATED_KIN:
            fields["side"] = tie.side or "unknown"
        words = tie.words or (draft.relation if tie.type is TieType.KNOWS else "")
        if words and plain(words) != plain(tie.kind):
            fields["words"] = words
        if tie.type in ENDING:
            fields |= draft.spell
        self.items.add(
            tie_item(
                tie.type, start, to, draft.at, {**fields, **draft.fact}, self.loose,
                about=ref, of_row=True,
            )
        )  # fmt: skip

    def _closeness(self, draft: DraftPerson, ref: str, to: Sequence[str]) -> None:
        """Closeness and contact belong to `KNOWS`, for kin too: so siblings can differ."""
        first = draft.meaning.ties[0] if draft.meaning.ties else None
        kind = KnowsKind.KIN
        if first is None or first.type is TieType.KNOWS:
            friend = draft.meaning.of and first is not None and first.kind == KnowsKind.FRIEND
            kind = KnowsKind.FAMILY_FRIEND if friend else KnowsKind.OTHER
        elif draft.membership.get("connection") == "professional":
            kind = KnowsKind.PROFESSIONAL
        for child in to:
            item = tie_item(
                TieType.KNOWS, ref, child, draft.at, {**draft.knows, **draft.fact}, self.loose,
                about=ref, of_row=True,
            )  # fmt: skip
            if item.key not in self.items.by_key:
                item = replace(item, fields={"kind": str(kind), **item.fields})
            self.items.add(item)

    def _tie(self, tie: DraftTie, pairs: list[tuple[str, str]]) -> None:
        starts, ends = self._who(tie.start, "from", tie.at), self._who(tie.end, "to", tie.at)
        views = self._views(tie)
        if views is None:
            return
        for start in starts:
            for end in ends:
                if start == end:
                    self._problem(
                        tie.at, "to", f"{tie.end} is tied to themselves.", "Write two people.",
                        stops=True,
                    )  # fmt: skip
                elif tie.lives_together:
                    pairs.append((end, start))
                else:
                    self._add_tie(tie, start, end, views)

    def _views(self, tie: DraftTie) -> tuple[str, ...] | None:
        """Return who sees a tie so; None when somebody of them is not known: it stays out, since
        what one person sees is not what everybody agrees on.
        """
        found: list[str] = []
        for words in tie.views:
            own = self.refs.called(words)
            own = own if len(own) == 1 else self._who(words, "whose view", tie.at)
            if not own:
                return None
            found += own
        return tuple(dict.fromkeys(found))

    def _add_tie(self, tie: DraftTie, start: str, end: str, views: tuple[str, ...]) -> None:
        item = tie_item(
            TieType(tie.type), start, end, tie.at, {**tie.fields, **tie.fact}, self.loose,
            about=end if start in self.child_refs else start, of_row=False, views=views,
        )  # fmt: skip
        there = self.items.by_key.get(item.key)
        if there is None or there.of_row:
            self.items.add(item)
        elif there.fields.get("kind") == item.fields.get("kind") and (
            there.fields.get("since_earliest") == item.fields.get("since_earliest")
        ):
            self._problem(
                tie.at, "", f"This row repeats row {there.at.row}, so it was left out.",
                "Take one of them out.", stops=True,
            )  # fmt: skip
        else:
            self.items.add_again(item)

    def _who(self, words: str, column: str, at: Spot) -> tuple[str, ...]:
        found = self.refs.named(words)
        many_children = len(found) > 1 and set(found) == self.child_refs
        if len(found) == 1 or many_children:
            return found
        if found:
            self._problem(
                at, column, f"More than one person here is called “{words[:60]}”.",
                "Give the people ids and write the id.", stops=True,
            )  # fmt: skip
        elif plain(words) in self.known:
            ref = self.known[plain(words)]
            if ref:
                return (ref,)
            self._nobody(words, column, at)
        else:
            self.pending.setdefault(words, at)
            self._nobody(words, column, at)
        return ()

    def _nobody(self, words: str, column: str, at: Spot) -> None:
        self._problem(
            at, column, f"Nobody in these files is called “{words[:60]}”.",
            "Write the name as it stands in the table of people, or their id.", stops=True,
        )  # fmt: skip

    def _problem(
        self, at: Spot, field: str, wrong: str, to_do: str, *, stops: bool = False
    ) -> None:
        self.problems.append(Problem(at.file, at.row, field, wrong, to_do, stops))
