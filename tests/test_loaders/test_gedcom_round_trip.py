"""What goes out as GEDCOM 7 comes back the same, and is what the standard asks for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import gedcom7
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders import Drafts, gedcom
from queries.model import Case, Membership, Network, Person, Tie
from queries.partial_date import PartialDate
from queries.properties import read_date
from queries.vocabulary import (
    Audience,
    Connection,
    ParentKind,
    PartnerKind,
    Sex,
    SiblingKind,
    TieType,
)
from tests.support.trees import TODAY, drafts_of

DAYS = st.dates(date(1900, 1, 1), date(2025, 12, 31))
WORDS = st.sampled_from(
    ["1974", "about 1974", "May 1990", "summer 2020", "between 1980 and 1983", "before 2001",
     "after 1 May 1999", "the 1990s", "3 December 1988", "about May 1974", "early 2020"]
)  # fmt: skip
DATES = st.one_of(
    DAYS.map(PartialDate.of_day),
    WORDS.map(PartialDate.parse),
    st.builds(
        lambda day, more, words: PartialDate(day, day + timedelta(more), words),
        DAYS, st.integers(1, 900), st.sampled_from(["some time then", "as gran says", "1974-ish"]),
    ),
)  # fmt: skip
LETTERS = st.text(
    st.characters(categories=["L", "N"], max_codepoint=0x2FFF), min_size=1, max_size=8
)
FIRST = st.sampled_from(["Jo", "Zoë", "Mary Ann", "@home", "Łukasz", "陳大文", "O’Neil", "d'Arcy"])
NAMES = st.builds(lambda first, last: f"{first} {last}".strip(), FIRST, LETTERS | st.just(""))


def clean_names(name: str) -> bool:
    """Names that are kept letter by letter: NFC, and none that stands for "not known"."""
    from loaders.cells import clean

    return clean(name) == name


@st.composite
def networks(draw: st.DrawFn) -> Network:
    people = {}
    for number in range(draw(st.integers(1, 8))):
        key = f"0193e0f0-0000-7000-8000-{number:012d}"
        deceased = draw(st.booleans())
        people[key] = Person(
            id=key,
            name=draw(NAMES.filter(clean_names) | st.just("")),
            known_as=draw(st.sampled_from(["", "Nan", "Big Al"])),
            birth=draw(st.none() | DATES),
            deceased=deceased,
            death=draw(st.none() | st.just(PartialDate.parse("2026"))) if deceased else None,
            sex=draw(st.sampled_from(Sex)),
        )
    keys = list(people)
    ties: list[Tie] = []

    def tie(type_: TieType, start: str, end: str, **fields: Any) -> None:
        ties.append(Tie(f"t{len(ties)}", type_, start, end, **fields))

    # a parent stands before the child in the list: no loops
    for child in range(1, len(keys)):
        for parent in draw(st.sets(st.integers(0, child - 1), max_size=4)):
            for kind in draw(st.sets(st.sampled_from(ParentKind), min_size=1, max_size=2)):
                tie(TieType.PARENT_OF, keys[parent], keys[child], kind=str(kind))
    pairs = [(a, b) for n, a in enumerate(keys) for b in keys[n + 1 :]]
    for start, end in draw(
        st.lists(st.sampled_from(pairs), max_size=4, unique=True) if pairs else st.just([])
    ):
        since = draw(st.none() | DATES)
        until = draw(st.none() | st.just(PartialDate.parse("2026")))
        kind = str(draw(st.sampled_from(PartnerKind)))
        tie(TieType.PARTNER_OF, start, end, kind=kind, since=since, until=until)
    for start, end in draw(
        st.lists(st.sampled_from(pairs), max_size=3, unique=True) if pairs else st.just([])
    ):
        which = draw(st.sampled_from(["sibling", "kin", "knows"]))
        if which == "sibling":
            tie(TieType.SIBLING_OF, start, end, kind=str(draw(st.sampled_from(SiblingKind))))
        elif which == "kin":
            said = draw(st.sampled_from(["gran", "aunt", "cousin"]))
            side = draw(st.sampled_from(["mum", "dad", "unknown"]))
            tie(TieType.STATED_KIN, start, end, kind=said, side=side)
        else:
            words = draw(st.sampled_from(["", "shares lifts", "football: coach"]))
            tie(
                TieType.KNOWS,
                start,
                end,
                kind=draw(st.sampled_from(["club", "friend", "other"])),
                words=words,
            )
    members = {
        key: Membership(f"m{key}", key, "c", connection=Connection.NATURAL) for key in keys[1:]
    }
    return network(people, ties, members)


def network(people: dict[str, Person], ties: list[Tie], members: dict[str, Membership]) -> Network:
    child = next(iter(people))
    return Network(
        Case("c", children=(child,)), TODAY, Audience.PROFESSIONALS, people, members,
        tuple(ties), {}, (), (), (),
    )  # fmt: skip


def said(drafts: Drafts) -> tuple[set[Any], set[Any]]:
    people = {
        (
            draft.key, draft.name, draft.person.get("known_as") or "",
            read_date(draft.person, "birth"), read_date(draft.person, "death"),
            bool(draft.person.get("deceased")), draft.person.get("sex"),
        )
        for draft in drafts.people
    }  # fmt: skip
    return people, {
        shape(t.type, f"id:{t.start}", f"id:{t.end}", t.fields, read_date(t.fields, "since"),
              read_date(t.fields, "until"))
        for t in drafts.ties
    }  # fmt: skip


def shape(type_: str, start: str, end: str, fields: Any, since: Any, until: Any) -> tuple[Any, ...]:
    if type_ in (TieType.PARTNER_OF, TieType.SIBLING_OF):
        start, end = sorted((start, end))
    return (
        str(type_), start, end, str(fields.get("kind")), str(fields.get("side") or ""),
        str(fields.get("words") or ""), since, until,
    )  # fmt: skip


def key_of(person: str) -> str:
    return f"id:uid {person.replace('-', '')}"


@given(networks())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_goes_out_comes_back_the_same(before: Network) -> None:
    content = gedcom.write(before)
    records = gedcom7.loads(content.decode("utf-8"))
    assert [str(error) for error in gedcom7.validate(records)] == []
    drafts = drafts_of(content, "out.ged")
    assert [str(problem) for problem in drafts.problems if problem.row] == []
    people, ties = said(drafts)
    assert people == {
        (key_of(p.id), p.name, p.known_as, p.birth, p.death, p.deceased, str(p.sex))
        for p in before.people.values()
    }
    assert ties == {
        shape(
            t.type, key_of(t.start), key_of(t.end),
            {"kind": t.kind, "side": t.side, "words": t.words}, t.since, t.until,
        )
        for t in before.ties
    }  # fmt: skip


def test_a_family_tree_holds_no_contact_details_and_no_professionals() -> None:
    people = {
        "ben": Person("ben", "Ben Arkley", phone="07700 900101", email="ben@example.org"),
        "gran": Person("gran", "Maureen Hill", phone="07700 900102"),
        "worker": Person("worker", "Hannah Reed"),
        "carer": Person("carer", "Fay Moss"),
    }
    members = {
        "gran": Membership("m1", "gran", "c", safe_contact="not after six"),
        "worker": Membership("m2", "worker", "c", connection=Connection.PROFESSIONAL),
        "carer": Membership("m3", "carer", "c", connection=Connection.PROFESSIONAL),
    }
    ties = [
        Tie("t1", TieType.PARENT_OF, "carer", "ben", kind="foster"),
        Tie("t2", TieType.KNOWS, "worker", "ben", kind="professional"),
        Tie("t3", TieType.EMOTIONAL_TIE, "gran", "ben", kind="conflict"),
    ]
    text = gedcom.write(network(people, ties, members)).decode()
    assert "Maureen /Hill/" in text
    assert "Fay /Moss/" in text
    for secret in ("07700", "example.org", "after six", "Hannah", "conflict"):
        assert secret not in text
