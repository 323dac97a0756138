"""Made-up networks for the picture: the one that the drawn mock shows, and any size of others."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date

from queries.kinship import Relation, relations
from queries.model import Case, Disclosure, Membership, Network, Person, Restriction, Tie
from queries.partial_date import PartialDate
from queries.vocabulary import (
    Audience,
    Connection,
    KnowsKind,
    ParentKind,
    PartnerKind,
    RestrictionKind,
    Ring,
    Sex,
    TieType,
)

DAY = date(2026, 11, 23)
_SEX = {"f": Sex.FEMALE, "m": Sex.MALE, "?": Sex.UNKNOWN}

# id, name, sex, age, ring (1 to 3), then agency/job for a professional
_BEN = """
ben Ben,Arkley m 8 0
dawn Dawn,Arkley f 33 1
jean Jean,Arkley f 67 1
mark Mark,Arkley m 38 1
lisa Lisa,Arkley f 36 2
kayleigh Kayleigh,Arkley f 14 2
tyler Tyler,Beck m 12 3
priya Priya,Arkley f 37 2
zara Zara,Arkley f 5 3
paul Paul,Tindle m 36 1
maureen Maureen,Tindle f 62 1
kerry Kerry,Tindle f 34 2
steph Steph,Lowe f 29 2
alan Alan,Tindle m 65 3
alfie Alfie,Tindle m 2 3
nadia Nadia,Nowak f 41 1
gary Gary,Pike m 35 2
helen Helen,Marr f 39 2
tom Tom,Marr m 8 3
oduya Mr,Oduya m 71 3
dean Dean,Foyle m 44 3
sam Sam,Reddy ? 27 3
okafor Mrs,Okafor f - 2 School class,teacher
blythe Miss,Blythe f - 2 School breakfast,club
hannah Hannah,Reeve f - 1 Council social,worker
joe Joe,Lister m - 1 Council family,support
amin Dr,Amin ? - 2 GP family,doctor
"""
_BEN_TIES = """
dawn>ben paul>ben dawn>kayleigh jean>dawn jean>mark jean>lisa mark>zara priya>zara mark=priya
maureen>paul alan>paul maureen>kerry alan>kerry maureen/alan paul=steph paul>alfie steph>alfie
jean~tyler nadia%neighbour%ben gary%friend%dawn helen%friend%nadia helen>tom tom%friend%ben
oduya%neighbour%ben dean%club%tom dean%club%ben sam%club%ben maureen%friend%jean
maureen%neighbour%nadia maureen%kin%ben lisa%kin%ben okafor*blythe hannah*joe
"""


def ben() -> tuple[Network, dict[str, Relation]]:
    """Return Ben's network as the mock draws it, with his relations."""
    people, members, told = {}, {}, []
    for row in _BEN.strip().splitlines():
        key, name, sex, age, ring, *work = row.split()
        people[key] = _person(key, name.replace(",", " "), _SEX[sex], age)
        if ring == "0":
            continue
        agency, job = (word.replace(",", " ") for word in work) if work else ("", "")
        members[key] = _member(key, agency, job)
        told.append(_told(key, int(ring)))
    ties = [_tie(words) for words in _BEN_TIES.split()]
    stop = Restriction(
        "stop",
        "dawn",
        "paul",
        RestrictionKind.AGREED,
        until=PartialDate.of_day(date(2027, 3, 14)),
    )
    return _network(("ben",), people, members, ties, told, [stop])


def made_up(size: int, seed: int = 7) -> tuple[Network, dict[str, Relation]]:
    """Return a network of about `size` people besides the child: two families, friends, work."""
    dice = random.Random(seed)
    people = {"child": _person("child", "Robin Vale", Sex.FEMALE, "9")}
    ties: list[Tie] = []
    firsts = (
        "Ada Bram Cleo Dev Esme Faye Gil Hana Ivo Jude Kit Lena Milo Nia Otto Pia Quin Rhea Sol "
        "Tess Uma Vic Wren Xan Yara Zed Abena Bogdan Chidi Danuta Eilidh Farouk Gwilym"
    ).split()
    lasts = "Vale Moss Thorne Okoro Kaminski Reyes Bell Hart Shah Lindqvist".split()

    def add(age: str, sex: Sex | None = None) -> str:
        key = f"p{len(people)}"
        name = f"{firsts[len(people) % len(firsts)]} {dice.choice(lasts)}"
        chosen = sex or dice.choice([Sex.FEMALE, Sex.MALE, Sex.MALE, Sex.FEMALE, Sex.UNKNOWN])
        people[key] = _person(key, name, chosen, age)
        return key

    mum, dad = add("34", Sex.FEMALE), add("36", Sex.MALE)
    ties += [_tie(f"{mum}>child"), _tie(f"{dad}>child"), _tie(f"{mum}/{dad}")]
    grown = [mum, dad]
    work: dict[str, tuple[str, str]] = {}
    jobs = [("Council", "social worker"), ("School", "class teacher"), ("NHS", "health visitor")]
    while len(people) <= size:
        kind = dice.random()
        if kind < 0.12 and len(work) < 40:
            key = add("-")
            work[key] = dice.choice(jobs)
            ties.append(_tie(f"{key}%professional%child"))
        elif kind < 0.3:
            key = add(str(dice.randint(6, 70)))
            known = dice.choice(["friend", "neighbour", "school", "club"])
            ties.append(_tie(f"{key}%{known}%{dice.choice(['child', *grown[:6]])}"))
        elif kind < 0.5:
            one = dice.choice(grown)
            key = add(str(dice.randint(50, 80)), dice.choice([Sex.FEMALE, Sex.MALE]))
            if sum(tie.end == one and tie.type is TieType.PARENT_OF for tie in ties) < 2:
                ties.append(_tie(f"{key}>{one}"))
                grown.append(key)
            else:
                ties.append(_tie(f"{key}%friend%{one}"))
        elif kind < 0.85:
            one = dice.choice(grown)
            key = add(str(dice.randint(1, 50)))
            ties.append(_tie(f"{one}>{key}"))
            grown.append(key)
        else:
            one = dice.choice(grown)
            key = add(str(dice.randint(20, 60)))
            ties.append(_tie(f"{one}={key}"))
            grown.append(key)
    members = {key: _member(key, *work.get(key, ("", ""))) for key in people if key != "child"}
    told = [
        _told(key, ring) for key in members if (ring := dice.choices([1, 2, 3], [1, 2, 4])[0]) < 3
    ]
    return _network(("child",), people, members, ties, told, [])


def _person(key: str, name: str, sex: Sex, age: str) -> Person:
    birth = None
    if age != "-":
        birth = PartialDate.of_day(date(DAY.year - int(age), 6, 1))
    return Person(key, name=name, sex=sex, birth=birth)


def _member(key: str, agency: str, job: str) -> Membership:
    kind = Connection.PROFESSIONAL if agency else Connection.NATURAL
    return Membership(f"m-{key}", key, "case", connection=kind, agency=agency, job=job)


def _told(key: str, ring: int) -> Disclosure:
    return Disclosure(f"d-{key}", key, list(Ring)[ring - 1], PartialDate.parse("May 2026"))


def _tie(words: str) -> Tie:
    key = f"t-{words}"
    if words.count("%") == 2:
        a, kind, b = words.split("%")
        return Tie(key, TieType.KNOWS, a, b, kind=KnowsKind(kind))
    for sign, type_, kind in (
        (">", TieType.PARENT_OF, ParentKind.BIOLOGICAL),
        ("~", TieType.PARENT_OF, ParentKind.FOSTER),
        ("=", TieType.PARTNER_OF, PartnerKind.MARRIED),
        ("/", TieType.PARTNER_OF, PartnerKind.DIVORCED),
        ("*", TieType.WORKS_WITH, ""),
    ):
        if sign in words:
            a, b = words.split(sign)
            return Tie(key, type_, a, b, kind=kind)
    raise ValueError(words)


def _network(
    children: tuple[str, ...],
    people: Mapping[str, Person],
    members: Mapping[str, Membership],
    ties: list[Tie],
    told: list[Disclosure],
    stops: list[Restriction],
) -> tuple[Network, dict[str, Relation]]:
    network = Network(
        case=Case("case", children=children),
        as_of=DAY,
        audience=Audience.PROFESSIONALS,
        people=dict(people),
        memberships=dict(members),
        ties=tuple(ties),
        households={},
        residences=(),
        disclosures=tuple(told),
        restrictions=tuple(stops),
    )
    return network, dict(relations(children, people, ties, DAY, memberships=members))
