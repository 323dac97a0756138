"""The people of one made-up case: both sides of the family, friends, professionals, homes."""

from __future__ import annotations

from datetime import date

from queries.vocabulary import NodeLabel, TieType
from seed.service_maker import TODAY, CaseMaker, Fields, Made, on
from seed.service_names import JOBS, address, first_name, surname, town


def make_family(maker: CaseMaker, size: int) -> None:
    """Make the children and a network of `size` people around them, with their homes."""
    name = surname(maker.random)
    _children(maker, name)
    child = maker.children[0]
    professionals = max(1, min(14, round(size * 0.25)))
    natural = size - professionals
    kin = _parents(maker, natural, name)
    met = {person.id for person in maker.people} | {one.id for one in maker.children}
    while len(maker.people) < natural:
        if _somebody_again(maker, child, met, natural=True):
            continue
        if not kin or maker.chance(0.35):
            _friend(maker, child)
        else:
            _relative(maker, child, kin)
    while len(maker.people) < size:
        if not _somebody_again(maker, child, met, natural=False):
            _professional(maker, child)
    for person in maker.people:
        if person.id not in met and maker.chance(0.25):
            maker.shared.offer(person)


def _children(maker: CaseMaker, name: str) -> None:
    random = maker.random
    count = random.choices((1, 2, 3, 4), (62, 24, 10, 4))[0]
    for _ in range(count):
        sex = random.choice(("female", "male"))
        born = maker.day(date(2009, 1, 1), date(2026, 6, 30))
        child = maker.person(f"{first_name(random, sex)} {name}", sex=sex, born=born)
        maker.children.append(child)
        maker.hold(TieType.ABOUT, NodeLabel.CASE, maker.case_id, NodeLabel.PERSON, child.id)


def _parents(maker: CaseMaker, natural: int, name: str) -> list[Made]:
    """The parents and their parents, as far as the network has room; those who have kin."""
    random, rates = maker.random, maker.shared.rates
    year = min(child.born for child in maker.children)
    kin: list[Made] = []
    parents: list[Made] = []
    for sex in ("female", "male"):
        if len(maker.people) >= natural or (sex == "male" and maker.chance(rates.no_dad)):
            continue
        own = name if sex == "male" or maker.chance(0.4) else surname(random)
        born = year - random.randrange(18, 40)
        couple = _grandparents(maker, own, born, natural - 1)
        parent = maker.person(
            f"{first_name(random, sex)} {own}", sex=sex, born=born,
            phone=f"01632 {random.randrange(960000, 961000)}",
            parents=tuple(one.id for one in couple),
        )  # fmt: skip
        _parenthood(maker, couple, parent)
        maker.member(parent)
        for child in maker.children:
            kind = "biological" if maker.chance(0.94) else "step"
            maker.tie(TieType.PARENT_OF, parent.id, child.id, family=True, kind=kind)
            if sex == "female" or maker.chance(0.6):
                maker.tie(TieType.HAS_PR_FOR, parent.id, child.id, kind="birth certificate")
            maker.tie(
                TieType.KNOWS, parent.id, child.id, kind="kin",
                closeness=random.randrange(2, 6), **_wish(maker),
            )  # fmt: skip
        parents.append(parent)
        kin += [parent, *couple]
    _homes(maker, parents, kin)
    return kin


def _grandparents(maker: CaseMaker, name: str, born: int, room: int) -> list[Made]:
    random = maker.random
    couple: list[Made] = []
    for sex in ("female", "male"):
        if len(maker.people) + 1 > room - 1 or maker.chance(0.2):
            continue
        year = born - random.randrange(19, 38)
        dead = {"deceased": True, **on("death", random.randrange(2005, 2025))}
        one = maker.person(
            f"{first_name(random, sex)} {name}", sex=sex, born=year,
            **(dead if year < 1955 and maker.chance(0.4) else {}),
        )  # fmt: skip
        maker.member(one)
        couple.append(one)
    if len(couple) == 2:
        _partners(maker, couple[0], couple[1], born - 2)
    return couple


def _parenthood(maker: CaseMaker, couple: list[Made], child: Made) -> None:
    for parent in couple:
        maker.tie(TieType.PARENT_OF, parent.id, child.id, family=True, kind="biological")


def _partners(maker: CaseMaker, one: Made, other: Made, year: int) -> None:
    kind = maker.random.choice(("married", "married", "cohabiting", "together"))
    ends = maker.chance(maker.shared.rates.ended * 2) and year < 2022
    if ends:
        kind = "divorced" if kind == "married" else "former"
    maker.tie(
        TieType.PARTNER_OF, one.id, other.id, family=True, kind=kind, **on("since", year),
        **(on("until", maker.random.randrange(year + 1, 2025)) if ends else {}),
    )  # fmt: skip


def _homes(maker: CaseMaker, parents: list[Made], kin: list[Made]) -> None:
    random, rates = maker.random, maker.shared.rates
    grans = [one for one in kin if one not in parents]
    if len(parents) == 2:
        together = maker.chance(0.35)
        year = min(child.born for child in maker.children) - 2
        if together:
            maker.tie(TieType.PARTNER_OF, parents[0].id, parents[1].id, family=True,
                      kind="cohabiting", **on("since", year))  # fmt: skip
        else:
            maker.tie(TieType.PARTNER_OF, parents[0].id, parents[1].id, family=True,
                      kind="separated", **on("since", year),
                      **on("until", random.randrange(year + 1, 2027)))  # fmt: skip
            maker.lives(parents[1:], f"{parents[1].first}'s home", address(random))
        parents = parents if together else parents[:1]
    if grans and maker.chance(0.5):
        maker.lives(grans[:2], f"{grans[0].first}'s home", address(random))
    if grans and maker.chance(rates.kinship_care):
        for child in maker.children:
            maker.tie(TieType.CARES_FOR, grans[0].id, child.id, family=True, kind="kinship",
                      **on("since", maker.opened))  # fmt: skip
        maker.lives([*maker.children, grans[0]], "Kinship home", address(random))
    elif not maker.chance(rates.foster_care):
        maker.lives([*parents, *maker.children], "Home", address(random), **on("since", 2022))
        if maker.chance(rates.ended * 2):
            maker.lives([*parents, *maker.children], "The old flat", address(random),
                        **on("since", 2018), **on("until", 2021))  # fmt: skip


def _relative(maker: CaseMaker, child: Made, kin: list[Made]) -> None:
    """A brother or sister, a partner or a child of somebody who is kin."""
    random = maker.random
    of = random.choice(kin)
    sex = random.choice(("female", "male"))
    as_what = random.random()
    if as_what < 0.45 and of.parents:
        born = of.born + random.randrange(-8, 9)
        one = maker.person(f"{first_name(random, sex)} {of.surname}", sex=sex, born=born,
                           parents=of.parents)  # fmt: skip
        for parent in of.parents:
            maker.tie(TieType.PARENT_OF, parent, one.id, family=True, kind="biological")
    elif as_what < 0.7 and of.adult:
        born = of.born + random.randrange(-5, 6)
        one = maker.person(
            f"{first_name(random, sex)} {surname(random)}", sex=sex, born=min(born, 2006)
        )
        _partners(maker, of, one, max(of.born, born) + 21 if of.born < 2000 else 2024)
    elif as_what < 0.9 and of.born < 2000:
        born = min(of.born + random.randrange(19, 36), 2025)
        one = maker.person(f"{first_name(random, sex)} {of.surname}", sex=sex, born=born,
                           parents=(of.id,))  # fmt: skip
        maker.tie(TieType.PARENT_OF, of.id, one.id, family=True, kind="biological")
    else:
        one = maker.person(f"{first_name(random, sex)} {of.surname}", sex=sex, born=of.born)
        word = "auntie" if sex == "female" else "uncle"
        maker.tie(TieType.STATED_KIN, one.id, child.id, family=True, kind=word,
                  side=random.choice(("mum", "dad", "unknown")))  # fmt: skip
    maker.member(one, distance=f"{town(random)}, {random.randrange(5, 60)} minutes")
    if one.born < 1995 and len(kin) < 60:
        kin.append(one)
    if maker.chance(0.45):
        _knows(maker, one, child, "kin")
    _feels(maker, one, child)


def _friend(maker: CaseMaker, child: Made) -> None:
    random = maker.random
    young = maker.chance(0.25)
    born = child.born + random.randrange(-1, 2) if young else random.randrange(1955, 2002)
    sex = random.choice(("female", "male"))
    name = "" if maker.chance(0.02) else f"{first_name(random, sex)} {surname(random)}"
    one = maker.person(name or first_name(random, sex), sex=sex, born=min(born, 2025))
    maker.member(one)
    kinds = ("neighbour", "family friend", "club", "faith", "friend")
    _knows(maker, one, child, "friend" if young else random.choice(kinds))
    _feels(maker, one, child)


def _professional(maker: CaseMaker, child: Made) -> None:
    random = maker.random
    agency, job, _ = random.choice(JOBS)
    sex = random.choice(("female", "female", "male"))
    one = maker.person(f"{first_name(random, sex)} {surname(random)}", sex=sex,
                       born=random.randrange(1962, 2001), natural=False)  # fmt: skip
    maker.member(one, agency=agency, job=job)
    _knows(maker, one, child, next(kind for _, name, kind in JOBS if name == job))


def _somebody_again(maker: CaseMaker, child: Made, met: set[str], *, natural: bool) -> bool:
    """Put somebody of an earlier case into this network, now and then."""
    if not maker.chance(maker.shared.rates.met_before):
        return False
    person = maker.shared.meet_again(natural=natural)
    if person is None or person.id in met:
        return False
    met.add(person.id)
    maker.shared.in_several.add(person.id)
    job = {} if natural else {"agency": "Family support", "job": "family support worker"}
    maker.member(person, **job)
    _knows(maker, person, child, "family friend" if natural else "professional")
    return True


def _knows(maker: CaseMaker, person: Made, child: Made, kind: str) -> None:
    random = maker.random
    ended = maker.chance(maker.shared.rates.ended)
    fields = on("since", random.randrange(max(person.born + 1, child.born), 2027))
    if ended:
        fields = on("since", child.born) | on("until", maker.day(date(2024, 1, 1), TODAY))
    if maker.chance(0.6):
        fields |= on("contact_last", maker.day(date(2026, 1, 1), TODAY))
    if maker.chance(0.3):
        fields["contact_agreed"] = random.choice(("every week", "once a month", "in the holidays"))
    maker.tie(TieType.KNOWS, person.id, child.id, family=True, kind=kind,
              closeness=random.randrange(1, 6), **_wish(maker), **fields)  # fmt: skip


def _feels(maker: CaseMaker, person: Made, child: Made) -> None:
    random = maker.random
    if maker.chance(0.12):
        kind = random.choice(("close", "distant", "conflict", "cut off", "ambivalent"))
        maker.tie(TieType.EMOTIONAL_TIE, person.id, child.id, kind=kind)
    if maker.chance(0.12) and person.adult:
        kind = random.choice(("strong", "tenuous", "stressful"))
        other = random.choice(maker.people)
        if other.id != person.id:
            maker.tie(TieType.SUPPORTS, person.id, other.id, kind=kind)


def _wish(maker: CaseMaker) -> Fields:
    wish = maker.random.choices(("wants", "does not want", "not asked"), (40, 8, 52))[0]
    return {"child_wish": wish}
