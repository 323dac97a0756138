"""The sides of a family that nobody was asked about, in plain loops: see `gaps_reference`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from queries.vocabulary import NodeLabel, TieType
from tests.support.gaps_world import World, agreed, day
from tests.support.graphs import Values

BEGIN = ("adoptive", "step", "foster")
Told = Iterator[tuple[list[str], str, set[str], date | None]]


def sides(w: World, case: str, **_: Any) -> Told:
    kids = w.children(case)
    usual = {kid: usual_parents(w, case, kid) for kid in kids}
    parents = list(dict.fromkeys(p for kid in kids for p in usual[kid][0]))
    words = {p: word(w.node[p]) for p in parents}
    keys = {
        p: words[p] if words[p] and list(words.values()).count(words[p]) == 1 else p
        for p in parents
    }
    known: list[tuple[str | None, str, str]] = [(p, keys[p], words[p]) for p in parents]
    for missing in ("mum", "dad"):
        if missing not in words.values() and any(
            plain and len(mine) < 2 and all(words[p] for p in mine)
            for mine, plain in usual.values()
        ):
            known.append((None, missing, missing))
    for parent, key, said in known:
        starts = {parent} if parent else set()
        for kid in kids:
            through = [p for p in usual[kid][0] if words[p] == said]
            if said and key == (keys[through[0]] if len(through) == 1 else said):
                starts |= {
                    kin
                    for kin, tie in w.starts(kid, TieType.STATED_KIN)
                    if agreed(tie)
                    and tie.get("side") == said
                    and kin not in kids
                    and w.is_member(case, kin)
                }
        reached = {s for s in starts if s is not None}
        edge = set(reached)
        for _step in range(4):
            edge = {
                q
                for p in edge
                for q in family_of(w, p)
                if q not in kids and q not in parents and w.is_member(case, q)
            }
            reached |= edge
        for kid in kids:
            reached |= {s for s in stated_siblings(w, case, kid) if s not in [*kids, *parents]}
        others = any(w.by_life(case, q, adult=True) for q in reached if q != parent)
        there = parent is not None and w.by_life(case, parent, adult=True)
        asked = [
            s
            for s in w.of_case(case, NodeLabel.SIDE_ASKED)
            if s["side"] in (key, parent) and w.began(s, "on")
        ]
        asked.sort(key=lambda s: (str(s.get("on_earliest") or ""), s["recorded_at"], s["id"]))
        answer = asked[-1]["answer"] if asked else None
        if answer == "none" or others or (there and answer == "recorded"):
            continue
        kind = "side not asked about" if there else "nobody on a side"
        people = {parent} if parent else concerned(usual, words, key)
        yield [key], kind, people, day(w.case_began(case))


def concerned(
    usual: dict[str, tuple[list[str], bool]], words: dict[str, str], missing: str
) -> set[str]:
    """The children who have nobody recorded for a word."""
    return {
        kid
        for kid, (mine, plain) in usual.items()
        if plain and missing not in [words[p] for p in mine]
    }


def usual_parents(w: World, case: str, kid: str) -> tuple[list[str], bool]:
    kinds: dict[str, set[str]] = {}
    for parent, tie in w.starts(kid, TieType.PARENT_OF):
        late = tie["kind"] in BEGIN and not w.began(tie)
        here = parent in w.children(case) or w.is_member(case, parent)
        if parent != kid and agreed(tie) and not late and here:
            kinds.setdefault(parent, set()).add(str(tie["kind"]))
    adopters = {p for p, k in kinds.items() if "adoptive" in k}
    mine = []
    for parent, kind in kinds.items():
        if not kind & {"biological", "adoptive", "presumed"}:
            continue
        partners = {
            other
            for other, tie in (
                *w.starts(parent, TieType.PARTNER_OF),
                *w.ends(parent, TieType.PARTNER_OF),
            )
            if agreed(tie) and w.began(tie)
        }
        plain = parent in adopters or "presumed" in kind
        if adopters and not plain and not partners & adopters:
            continue
        mine.append(parent)
    donor = any("donor" in kind for kind in kinds.values())
    return mine, not adopters and not donor


def word(person: Values) -> str:
    gender = str(person.get("gender") or "").lower().replace("/", " ").replace("-", " ").split()
    woman = bool({"woman", "she", "her", "girl", "female"} & set(gender))
    man = bool({"man", "he", "him", "boy", "male"} & set(gender))
    if gender:
        return "" if woman == man else "mum" if woman else "dad"
    return {"female": "mum", "male": "dad"}.get(str(person.get("sex")), "")


def family_of(w: World, person: str) -> set[str]:
    found = set()
    for kind in (TieType.PARENT_OF, TieType.SIBLING_OF, TieType.PARTNER_OF):
        for other, tie in (*w.starts(person, kind), *w.ends(person, kind)):
            must_begin = kind is TieType.PARTNER_OF or (
                kind is TieType.PARENT_OF and tie["kind"] in BEGIN
            )
            if agreed(tie) and (w.began(tie) or not must_begin):
                found.add(other)
    return found


def stated_siblings(w: World, case: str, kid: str) -> set[str]:
    found = set()
    for other, tie in (*w.starts(kid, TieType.SIBLING_OF), *w.ends(kid, TieType.SIBLING_OF)):
        known = any(
            agreed(t) and (p in w.children(case) or w.is_member(case, p))
            for p, t in w.starts(other, TieType.PARENT_OF)
        )
        if agreed(tie) and tie["kind"] in ("full", "twin", "unknown") and not known:
            found.add(other)
    return found
