"""Wide made-up families of any size, as rows of the two sheets: the same seed, the same family.

A wide family is what family finding brings: several generations on both sides, step-families,
friends, neighbours, school and clubs, and a handful of professionals.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from random import Random

Row = dict[str, str]

GIRLS = (
    "Amina Beth Carys Della Esme Freya Gwen Hana Imogen Jodie Keira Lorna Molly Nina Opal Pippa "
    "Rosa Stella Thea Una Violet Wanda Yasmin Zoe Alma Bryony Connie Dilys Edith Flora Greta Hope "
    "Iris June Kitty Lottie Mabel Nora Olive Phoebe Queenie Ruth Saffron Tilda Ursula Verity"
).split()
BOYS = (
    "Adil Blake Cai Dylan Ewan Felix Gethin Hamza Idris Jonah Kieran Luca Milo Niall Owain Piotr "
    "Reece Samir Theo Umar Vince Wes Yousef Zack Albie Bruno Clive Dominic Elias Finlay Gus Harvey "
    "Isaac Jed Kit Leon Magnus Ned Oscar Percy Rafe Seth Tobias Ulric Victor Wilf Xander"
).split()
_PLACES = (
    "Crook, Shildon, Seaham, Peterlee, Consett, Stanley, Tow Law, Willington, Brandon, Langley Park"
).split(", ")
_SURNAMES = (
    "Abbas Barrow Cole Dobson Eze Farrow Grieve Hussain Ingram Joyce Kaur Lamb Mir Nolan Oates "
    "Pryce Quinn Rowe Shah Tate Usher Vane Wood Yates"
).split()
_TOLD = ("most things", "a little", "nothing yet")


@dataclass
class WideFamily:
    """The rows of a wide family: people, ties, and what each person was told (id, ring)."""

    child: str
    people: list[Row] = field(default_factory=list)
    ties: list[Row] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class _Maker:
    random: Random
    surname: str
    other_surname: str
    family: WideFamily
    year: int = 2026

    def person(self, ident: str, *, born: int, sex: str, surname: str, **more: str) -> str:
        first = self.random.choice(GIRLS if sex == "female" else BOYS)
        row = {
            "id": ident,
            "name": more.pop("name", f"{first} {surname}"),
            "born": str(born),
            "sex": sex,
            "connection": "natural",
            "status": self.random.choice(("suggested", "suggested", "contacted", "willing")),
            "distance": f"{self.random.choice(_PLACES)}, {self.random.randrange(5, 60)} minutes",
        }
        row |= more
        self.family.people.append(row)
        if row["connection"] != "child":
            ring = self.random.choices((0, 1, 2), (1, 3, 8))[0]
            self.family.told.append((ident, _TOLD[ring]))
        return ident

    def tie(self, start: str, words: str, end: str, /, **more: str) -> None:
        self.family.ties.append({"from": start, "tie": words, "to": end} | more)

    def sex(self) -> str:
        return self.random.choice(("female", "male"))

    def next_id(self) -> str:
        return f"p{len(self.family.people):03d}"

    def couple(self, born: int, surname: str) -> tuple[str, str]:
        mother = self.person(self.next_id(), born=born, sex="female", surname=surname)
        father = self.person(
            self.next_id(), born=born - self.random.randrange(5), sex="male", surname=surname
        )
        self.tie(mother, "married to", father, since=str(born + 24))
        return mother, father

    def child_of(self, parents: tuple[str, str], born: int, surname: str, **more: str) -> str:
        sex = more.pop("sex", "") or self.sex()
        ident = self.person(
            more.pop("ident", "") or self.next_id(), born=born, sex=sex, surname=surname, **more
        )
        self.tie(parents[0], "mother of", ident)
        self.tie(parents[1], "father of", ident)
        return ident


def wide_family(child: str, size: int, *, seed: int, born: int = 2016) -> WideFamily:
    """Return a made-up family of `size` people (the child not counted), a tenth professionals.

    Parameters
    ----------
    child : the child's whole name; the last word is the father's side's surname.
    size : 10 to 1,000 people.
    seed : the same seed gives the same family.
    born : the child's year of birth.
    """
    random = Random(seed)  # noqa: S311  a made-up family, not a secret
    surname = child.split()[-1]
    maker = _Maker(random, surname, "Wearmouth", WideFamily("child"))
    maker.person("child", born=born, sex="male", surname=surname, name=child, connection="child")
    natural = size - max(4, size // 12)
    kin = natural * 2 // 3
    _grow_kin(maker, born, kin)
    _add_friends(maker, natural)
    _add_professionals(maker, size)
    return maker.family


def _grow_kin(maker: _Maker, born: int, count: int) -> None:
    """Both sides from the oldest down; nobody has more than five children."""
    random, family = maker.random, maker.family
    sides = ((maker.other_surname, born - 62), (maker.surname, born - 64))
    open_couples: list[tuple[tuple[str, str], int, str]] = []
    parents = []
    for (surname, year), sex in zip(sides, ("female", "male"), strict=True):
        couple = _grandparents(maker, surname, year, open_couples, wide=count > 100)
        parents.append(maker.child_of(couple, year + 32, surname, sex=sex))
        open_couples.append((couple, year + 32, surname))
    mother, father = parents
    maker.tie(mother, "separated from", father, since=str(born - 3), until=str(born + 4))
    maker.tie(mother, "mother of", "child", closeness="5")
    maker.tie(father, "father of", "child", closeness="3")
    open_couples.append(((mother, father), born, maker.surname))
    children: Counter[str] = Counter()
    while len(family.people) - 1 < count and open_couples:
        pair, around, name = random.choice(open_couples)
        children[pair[0]] += 1
        if children[pair[0]] >= 4:
            open_couples.remove((pair, around, name))
        year = min(around + random.randrange(-4, 8), maker.year - 1)
        ident = maker.child_of(pair, year, name)
        if year < maker.year - 22 and len(family.people) - 1 < count and random.random() < 0.75:
            sex = "male" if family.people[-1]["sex"] == "female" else "female"
            partner = maker.person(
                maker.next_id(), born=year + random.randrange(-3, 4), sex=sex, surname=name
            )
            words = random.choice(("married to", "married to", "lives with", "divorced from"))
            maker.tie(ident, words, partner, since=str(year + 25))
            couple = (ident, partner) if sex == "male" else (partner, ident)
            open_couples.append((couple, year + 28, name))


def _grandparents(
    maker: _Maker,
    surname: str,
    year: int,
    open_couples: list[tuple[tuple[str, str], int, str]],
    *,
    wide: bool,
) -> tuple[str, str]:
    """One side's grandparents; in a wide family with their own parents, whose line is open."""
    if not wide:
        return maker.couple(year, surname)
    pair = []
    for sex in ("female", "male"):
        great = maker.couple(year - 28, surname)
        open_couples.append((great, year, surname))
        pair.append(maker.child_of(great, year, surname, sex=sex))
    maker.tie(pair[0], "married to", pair[1], since=str(year + 24))
    return pair[0], pair[1]


def _add_friends(maker: _Maker, natural: int) -> None:
    random, family = maker.random, maker.family
    while len(family.people) - 1 < natural:
        year = random.choice((2015, 2016, 2017, 1985, 1978, 1960))
        kind = (
            "best friend of"
            if year > 2010
            else random.choice(("neighbour of", "coach of", "friend of"))
        )
        ident = maker.person(
            maker.next_id(), born=year, sex=maker.sex(), surname=random.choice(_SURNAMES)
        )
        maker.tie(ident, kind, "child", closeness=str(random.randrange(1, 6)))


def _add_professionals(maker: _Maker, size: int) -> None:
    jobs = (
        ("Council", "social worker"),
        ("School", "class teacher"),
        ("GP", "family doctor"),
        ("Health", "school nurse"),
        ("Council", "family support"),
        ("School", "head of year"),
        ("Youth team", "mentor"),
        ("Police", "safeguarding officer"),
    )
    index = 0
    while len(maker.family.people) - 1 < size:
        agency, job = jobs[index % len(jobs)]
        ident = maker.person(
            maker.next_id(),
            born=1980,
            sex=maker.sex(),
            surname=maker.random.choice(_SURNAMES),
            connection="professional",
            agency=agency,
            job=job,
            distance="",
        )
        maker.tie(ident, f"{job} of", "child")
        index += 1
