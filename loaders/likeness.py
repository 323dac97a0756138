"""People in a file who look like people on a map: a question each, never an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from loaders.cells import plain
from loaders.drafts import Spot
from loaders.items import Item
from queries.names import name_keys
from queries.properties import Stored
from queries.sources import Alike, MapNow
from queries.vocabulary import NodeLabel

ALIKE = 87.0
"""rapidfuzz's token_sort_ratio from which two names are asked about."""

SOUNDS_ALIKE = 70.0
"""The same for names that share their sound, such as Kathrin and Catherine."""

MOST_COMPARED = 400_000
"""Pairs of names compared one by one; above it only name keys are used."""

SAME, DIFFERENT = "same", "different"


@dataclass(frozen=True, slots=True)
class Question:
    """Is this the same person? Answered "same" or "different", under `id`."""

    id: str
    ref: str
    candidate: str
    words: str
    at: Spot
    label: str
    candidate_label: str
    here: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody to look for: a reference, and what the file says of them."""

    ref: str
    at: Spot
    name: str
    known_as: str
    birth: tuple[str, str] | None
    relation: str = ""


def asked_of(items: Iterable[Item], relations: Mapping[str, str]) -> list[Asked]:
    """Return the named people among items."""
    found: list[Asked] = []
    for item in items:
        if item.kind is not NodeLabel.PERSON:
            continue
        values = {**item.loose, **item.fields}
        name, known_as = str(values.get("name") or ""), str(values.get("known_as") or "")
        if name or known_as:
            relation = relations.get(item.key, "")
            found.append(Asked(item.key, item.at, name, known_as, _birth(values), relation))
    return found


def questions(
    asked: Sequence[Asked],
    now: MapNow,
    find: Callable[[Iterable[tuple[int, Sequence[str], int]]], Mapping[int, tuple[Alike, ...]]],
    case_id: str,
    taken: frozenset[str],
) -> list[Question]:
    """Return a question for each person of a map who looks like somebody in the file.

    Parameters
    ----------
    asked : the people of the file that no earlier import knows.
    now : this map; `find` looks up people of this viewer's maps by shared name keys.
    taken : ids that other rows of this file mean already.
    """
    rows = []
    for number, person in enumerate(asked):
        keys = sorted({key for key, _ in name_keys(person.name, person.known_as)})
        # a surname alone may share two keys, itself and its sound: that is not yet a likeness
        words = len(set(plain(person.name).split()) | set(plain(person.known_as).split()))
        if keys:
            rows.append((number, keys, 3 if words > 1 else 1))
    found = find(rows) if rows else {}
    here = _on_this_map(now, case_id)
    close = here if len(here) * len(asked) <= MOST_COMPARED else ()
    result: list[Question] = []
    for number, person in enumerate(asked):
        by_sound = {other.id for other in found.get(number, ())}
        everyone = {other.id: other for other in (*close, *found.get(number, ()))}
        for other in everyone.values():
            on_this = case_id in other.on_maps or not case_id
            if other.id not in taken and _is_like(person, other, other.id in by_sound, on_this):
                result.append(_question(person, other, here=case_id in other.on_maps))
    return result


def _on_this_map(now: MapNow, case_id: str) -> tuple[Alike, ...]:
    people: list[Alike] = []
    for record in now.records.values():
        if record.kind is NodeLabel.PERSON:
            get = record.properties.get
            people.append(
                Alike(
                    id=record.id,
                    name=str(get("name") or ""),
                    known_as=str(get("known_as") or ""),
                    birth_earliest=str(get("birth_earliest") or ""),
                    birth_latest=str(get("birth_latest") or ""),
                    birth_words=str(get("birth_words") or ""),
                    on_maps=(case_id,),
                )
            )
    return tuple(people)


def _is_like(person: Asked, other: Alike, by_sound: bool, here: bool) -> bool:
    names = [plain(name) for name in (person.name, person.known_as) if name]
    others = [plain(name) for name in (other.name, other.known_as) if name]
    pairs = [(one, two) for one in names for two in others if one and two]
    score = max((fuzz.token_sort_ratio(one, two) for one, two in pairs), default=0.0)
    birth, born = person.birth, (other.birth_earliest, other.birth_latest)
    both_born = birth is not None and bool(other.birth_earliest)
    agree = birth is not None and both_born and birth[0] <= born[1] and born[0] <= birth[1]
    if both_born and not agree:
        # a slip of one digit, or day and month turned round, is worth a question; else two people
        return score >= 95 and birth is not None and _near(birth, born)
    single = any(" " not in one or " " not in two for one, two in pairs)
    if single and score < 99:
        # "Maureen" and "Maureen Hill": asked on one map, elsewhere only when the birth agrees too
        part = any(one.split(" ")[0] == two.split(" ")[0] for one, two in pairs)
        return part and (here or agree)
    if single and not here:
        return agree
    return score >= ALIKE or (by_sound and score >= SOUNDS_ALIKE)


def _near(birth: tuple[str, str], born: tuple[str, str]) -> bool:
    one, two = birth[0].replace("-", ""), born[0].replace("-", "")
    if birth[0] != birth[1] or born[0] != born[1]:
        return abs(int(one[:4]) - int(two[:4])) <= 2
    return sum(a != b for a, b in zip(one, two, strict=False)) <= 1 or sorted(one) == sorted(two)


def _question(person: Asked, other: Alike, *, here: bool) -> Question:
    label = person.name or person.known_as
    who = f"“{label}”" + (f" ({person.relation})" if person.relation else "")
    known = other.name or other.known_as
    born = f", born {other.birth_words}," if other.birth_words else ""
    where = "on this map" if here else "on another of your maps"
    return Question(
        id=f"{person.ref}~{other.id}",
        ref=person.ref,
        candidate=other.id,
        words=f"{who} looks like {known}{born} {where}. Are they the same person?",
        at=person.at,
        label=label,
        candidate_label=known,
        here=here,
    )


def _birth(values: Mapping[str, Stored]) -> tuple[str, str] | None:
    earliest, latest = values.get("birth_earliest"), values.get("birth_latest")
    return (str(earliest), str(latest)) if earliest is not None else None
