"""What an import would do, in plain words: one line a person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.headers import TITLES
from loaders.items import CASE, Item, clash_id
from loaders.plan_record import Outcome
from loaders.threeway import fields_of, words_of
from queries.properties import Stored
from queries.sources import Imported
from queries.vocabulary import NodeLabel, TieType

_TIE_WORDS: Mapping[TieType, str] = {
    TieType.PARENT_OF: "parent of",
    TieType.PARTNER_OF: "partner of",
    TieType.SIBLING_OF: "brother or sister of",
    TieType.STATED_KIN: "family of",
    TieType.HAS_PR_FOR: "has parental responsibility for",
    TieType.CARES_FOR: "cares for",
    TieType.KNOWS: "knows",
    TieType.EMOTIONAL_TIE: "feeling between them and",
    TieType.SUPPORTS: "supports",
    TieType.WORKS_WITH: "works with",
}
_NAMES = {
    "person": "name", "birth": "born", "death": "died", "since": "since", "until": "until",
    "visible_to": "who may see it", "whereabouts_visible_to": "who may see where they live",
    "on": "told on", "by": "told by",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One person in the preview. `what` is "added", "changed", "kept", "ended" or "gone".

    `words` are the facts, one short sentence each; `professional` keeps the two counts apart, and
    `child` those whom the map is about, who are in neither.
    """

    ref: str
    name: str
    what: str
    words: tuple[str, ...]
    professional: bool = False
    child: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that somebody wrote by hand, where the file says something else.

    The map's stays, unless the answer to `id` is "file" (`taken`). Without an id there is no such
    choice: somebody was taken away by hand, and a file does not bring them back.
    """

    name: str
    field: str
    last: str
    file: str
    now: str
    words: str
    id: str = ""
    taken: bool = False


def field_words(name: str) -> str:
    """Return what a screen calls a field."""
    return _NAMES.get(name) or TITLES.get(name, name).replace("_", " ")


def connections_of(imported: Iterable[Imported], items: Iterable[Item]) -> dict[str, str]:
    """Return how people are connected by reference: as last imported, and as a file now says."""
    rows: list[Imported | Item] = [*imported, *items]
    return {
        row.start: str(row.fields.get("connection"))
        for row in rows
        if row.kind is TieType.IN_NETWORK_OF
    }


def lines_of(
    outcomes: Sequence[Outcome],
    labels: Mapping[str, str],
    connections: Mapping[str, str],
    children: Collection[str] = (),
) -> tuple[Line, ...]:
    """Return one line a person, in the order of the file; `connections` by reference, `children`
    the references of those whom the map is about.
    """
    grouped: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        grouped.setdefault(outcome.item.about or outcome.item.start, []).append(outcome)
    lines: list[Line] = []
    for ref, own in grouped.items():
        if ref == CASE:
            continue
        words = tuple(dict.fromkeys(w for outcome in own for w in _words(outcome, labels) if w))
        professional = connections.get(ref) == "professional"
        name = labels.get(ref, "somebody")
        lines.append(Line(ref, name, _what(own), words, professional, ref in children))
    return tuple(lines)


def clashes_of(outcomes: Sequence[Outcome], labels: Mapping[str, str]) -> tuple[Clash, ...]:
    """Return every field and person where what was done by hand stays."""
    found: list[Clash] = []
    for outcome in outcomes:
        item = outcome.item
        name = labels.get(item.about or item.start, "somebody")
        for kept in outcome.kept:
            title = field_words(kept.field)
            now = f"“{kept.now}”" if kept.now else "empty"
            file = f"the file says “{kept.file}”"
            stays = "the file’s is taken" if kept.taken else "and stays so"
            words = f"{name}, {title}: {file}; on the map it is {now}, {stays}."
            ident = clash_id(item.key, kept.field)
            clash = Clash(
                name, title, kept.last, kept.file, kept.now, words, ident, kept.taken
            )  # fmt: skip
            found.append(clash)
        if outcome.what == "gone" and item.kind is NodeLabel.PERSON:
            words = f"{name} was taken off the map by hand, so the file does not bring them back."
            found.append(Clash(name, "", "", "", "", words))
        elif outcome.what == "gone" and isinstance(item.kind, TieType) and outcome.item.fields:
            tie = tie_words(outcome, labels)
            words = f"{name}: “{tie}” was taken away by hand, so the file does not bring it back."
            found.append(Clash(name, "", "", "", "", words))
    return tuple(dict.fromkeys(found))


def tie_words(outcome: Outcome, labels: Mapping[str, str]) -> str:
    """Return a tie in words: "gran of Ben, dad's side"."""
    item = outcome.item
    if item.kind is TieType.IN_NETWORK_OF:
        return "on the map"
    if item.kind is TieType.LIVES_IN:
        return "lives in a home"
    if not isinstance(item.kind, TieType):
        return ""
    end = labels.get(item.end, "the child")
    if item.views:
        names = " and ".join(labels.get(ref, "somebody") for ref in item.views)
        alone = replace(outcome, item=replace(item, views=()))
        return f"{tie_words(alone, labels)}, in {names}'s view"
    kind = str(item.fields.get("kind") or "")
    said = str(item.fields.get("words") or "")
    if item.kind is TieType.STATED_KIN:
        side = str(item.fields.get("side") or "")
        return f"{kind} of {end}" + (f", {side}'s side" if side in ("mum", "dad") else "")
    if item.kind is TieType.KNOWS:
        noun = said or kind
        return f"{noun} of {end}" if noun not in ("", "other", "kin") else f"knows {end}"
    words = _TIE_WORDS.get(item.kind, str(item.kind).replace("_", " ").lower())
    return f"{words} {end}" + (f" ({kind})" if kind and kind != "biological" else "")


def _what(outcomes: Sequence[Outcome]) -> str:
    person = [o for o in outcomes if o.item.kind in (NodeLabel.PERSON, TieType.IN_NETWORK_OF)]
    whats = {o.what for o in person or outcomes}
    for what in ("ended", "gone", "added"):
        if what in whats:
            return what
    return "changed" if {o.what for o in outcomes} - {"kept"} else "kept"


def _words(outcome: Outcome, labels: Mapping[str, str]) -> list[str]:
    item = outcome.item
    tie = tie_words(outcome, labels)
    if outcome.what == "added":
        return _added(outcome, tie)
    if outcome.what == "ended":
        until = str(outcome.changes["until_words"][1])
        return [f"no longer {tie} from {until}" if tie else f"ends on {until}"]
    if outcome.what == "changed":
        before = {name: seen for name, (seen, _) in outcome.changes.items()}
        after = {name: new for name, (_, new) in outcome.changes.items()}
        of = f" ({tie})" if isinstance(item.kind, TieType) and tie != "on the map" else ""
        return [_change(name, before, after) + of for name in fields_of(after)]
    return []


def _change(name: str, before: Mapping[str, Stored], after: Mapping[str, Stored]) -> str:
    old, new = words_of(before, name), words_of(after, name)
    title = field_words(name)
    if not new:
        return f"{title} is no longer {old}"
    return f"{title}: {new}" + (f" (was {old})" if old else "")


def _added(outcome: Outcome, tie: str) -> list[str]:
    item = outcome.item
    if item.kind is NodeLabel.DISCLOSURE:
        ring = str(item.fields.get("ring"))
        knows = {"most": "knows most things", "little": "knows a little"}
        return [knows.get(ring, "knows nothing yet")]
    if item.kind is NodeLabel.HOUSEHOLD:
        return [f"home: {item.fields.get('name') or item.loose.get('name') or ''}".strip()]
    skip = {"name", "visible_to", "source", "certainty", "kind", "side", "words", "connection"}
    facts = [
        f"{field_words(name)}: {words_of(item.fields, name)}"
        for name in fields_of(item.fields)
        if name not in skip
    ]
    if item.kind is TieType.LIVES_IN:
        return facts
    return ([tie] if tie and tie != "on the map" else []) + facts
