"""What every part of a made-up case is made with: ids, facts, people, ties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from random import Random
from typing import Any
from uuid import UUID

from queries.backup.bulk import Bulk, Tie
from queries.names import name_keys
from queries.vocabulary import NodeLabel, TieType
from seed.service_rates import Rates

TODAY = date(2026, 11, 23)
"""The day on which the made-up service is told: the same seed is the same service on any day."""

_EPOCH = int(datetime(2026, 1, 5, 8, tzinfo=UTC).timestamp() * 1000)
POOL = 3_000
"""People who may be met again in a later case."""
_PROFESSIONALS = ["professionals"]
_WITH_FAMILY = ["professionals", "family"]
_EVERYBODY = ["professionals", "family", "child"]

Fields = dict[str, Any]
keys_of = lru_cache(maxsize=200_000)(name_keys)


def on(name: str, day: date | int | None) -> Fields:
    """A partial date's properties: a day, a year alone, or none."""
    if day is None:
        return {}
    if isinstance(day, int):
        first, last, words = f"{day}-01-01", f"{day}-12-31", str(day)
    else:
        first = last = words = day.isoformat()
    return {f"{name}_earliest": first, f"{name}_latest": last, f"{name}_words": words}


@dataclass(frozen=True, slots=True)
class Made:
    """Somebody who is on a map: what the rest of the case is made from."""

    id: str
    name: str
    sex: str
    born: int
    natural: bool = True
    adult: bool = True
    parents: tuple[str, ...] = ()
    surname: str = ""

    @property
    def first(self) -> str:
        """The first name, as a danger statement says it."""
        return self.name.split()[0] if self.name else "the child"


@dataclass
class Shared:
    """What all cases of a service share while it is made."""

    random: Random
    bulk: Bulk
    rates: Rates
    keys: set[str] = field(default_factory=set)
    pools: dict[bool, list[Made]] = field(default_factory=lambda: {True: [], False: []})
    counted: int = 0
    people: int = 0
    in_several: set[str] = field(default_factory=set)

    def new_id(self) -> str:
        """A UUIDv7 that the seed decides."""
        self.counted += 1
        moment = _EPOCH + self.counted // 8
        number = moment << 80 | 7 << 76 | self.random.getrandbits(12) << 64
        number |= 2 << 62 | self.counted << 30 & (1 << 62) - 1 | self.random.getrandbits(30)
        return str(UUID(int=number))

    def offer(self, person: Made) -> None:
        """Let somebody be met again in a later case."""
        pool = self.pools[person.natural]
        if len(pool) < POOL:
            pool.append(person)
        else:
            pool[self.random.randrange(POOL)] = person

    def meet_again(self, *, natural: bool) -> Made | None:
        """Take somebody of an earlier case; seldom one who is in several already."""
        pool = self.pools[natural]
        if not pool:
            return None
        at = self.random.randrange(len(pool))
        person = pool[at]
        if self.random.random() < 0.9:
            pool[at] = pool[-1]
            pool.pop()
        return person


@dataclass
class CaseMaker:
    """Makes the records of one case, and remembers who is on its map."""

    shared: Shared
    case_id: str
    worker_id: str
    worker: str
    opened: date
    people: list[Made] = field(default_factory=list)
    children: list[Made] = field(default_factory=list)

    @property
    def random(self) -> Random:
        return self.shared.random

    def chance(self, rate: float) -> bool:
        return self.random.random() < rate

    def day(self, first: date, last: date) -> date:
        """A day from one to another, both included."""
        return first + timedelta(self.random.randrange(max((last - first).days, 0) + 1))

    def since_opened(self) -> date:
        return self.day(self.opened, TODAY)

    def fact(self, *, family: bool = False) -> Fields:
        """Where a fact comes from and who may see it; some are for the worker alone."""
        if self.chance(self.shared.rates.hidden):
            tokens = [self.worker_id]
        elif family or self.chance(0.5):
            tokens = _EVERYBODY if self.chance(0.2) else _WITH_FAMILY
        else:
            tokens = _PROFESSIONALS
        return {
            "case_id": self.case_id,
            "visible_to": tokens,
            "source": "a visit",
            "certainty": "sure" if self.chance(0.93) else "likely",
            **self.recorded(),
        }

    def recorded(self) -> Fields:
        day = self.since_opened()
        at = f"{day.isoformat()}T{self.random.randrange(8, 18):02}:15:00.000+00:00"
        return {"recorded_by": self.worker, "recorded_at": at, "version": 1}

    def person(
        self,
        name: str,
        *,
        sex: str,
        born: int | date,
        parents: tuple[str, ...] = (),
        natural: bool = True,
        **more: Any,
    ) -> Made:
        """A new person with the keys one finds them by."""
        shared = self.shared
        ident = shared.new_id()
        year = born if isinstance(born, int) else born.year
        fields = {"id": ident, "name": name, "sex": sex, **on("birth", born), **more}
        where = _PROFESSIONALS if self.chance(0.4) else _WITH_FAMILY
        shared.bulk.node(
            NodeLabel.PERSON, fields | self.recorded() | {"whereabouts_visible_to": where}
        )
        for key, kind in sorted(keys_of(name, more.get("known_as", ""))):
            if key not in shared.keys:
                shared.keys.add(key)
                shared.bulk.node(NodeLabel.NAME_KEY, {"id": key, "key": key, "kind": kind})
            named = {"id": f"{ident}:{key}"}
            shared.bulk.tie(
                Tie(TieType.NAMED, NodeLabel.PERSON, ident, NodeLabel.NAME_KEY, key, named)
            )
        shared.people += 1
        return Made(ident, name, sex, year, natural, year < 2008, parents, name.split()[-1])

    def node(self, label: NodeLabel, fields: Fields, *, family: bool = False) -> str:
        """A fact node of this case, tied to it."""
        ident = self.shared.new_id()
        self.shared.bulk.node(label, {"id": ident, **self.fact(family=family), **fields})
        if label not in (NodeLabel.HOUSEHOLD, NodeLabel.EPISODE):
            self.hold(TieType.OF_CASE, label, ident, NodeLabel.CASE, self.case_id)
        return ident

    def hold(
        self,
        type_: TieType,
        start_label: NodeLabel,
        start: str,
        end_label: NodeLabel,
        end: str,
        **fields: Any,
    ) -> None:
        """A tie that only holds things together."""
        properties = {"id": self.shared.new_id(), "version": 1, **fields}
        self.shared.bulk.tie(Tie(type_, start_label, start, end_label, end, properties))

    def tie(
        self, type_: TieType, start: str, end: str, *, family: bool = False, **fields: Any
    ) -> None:
        """A tie between people, a fact of this case."""
        properties = {"id": self.shared.new_id(), **self.fact(family=family), **fields}
        self.shared.bulk.tie(Tie(type_, NodeLabel.PERSON, start, NodeLabel.PERSON, end, properties))

    def lives(self, people: Sequence[Made], name: str, address: str, **fields: Any) -> None:
        """A household of this case and who lives there."""
        home = self.node(NodeLabel.HOUSEHOLD, {"name": name, "address": address}, family=True)
        for person in people:
            properties = {"id": self.shared.new_id(), **self.fact(family=True), **fields}
            self.shared.bulk.tie(
                Tie(TieType.LIVES_IN, NodeLabel.PERSON, person.id, NodeLabel.HOUSEHOLD, home,
                    properties)
            )  # fmt: skip

    def member(self, person: Made, **fields: Any) -> None:
        """Put somebody into the network."""
        random = self.random
        weights = self.shared.rates.statuses
        status = random.choices(list(weights), list(weights.values()))[0]
        place: Fields = {
            "connection": "natural" if person.natural else "professional",
            "status": status if person.natural else "contacted",
            **on("since", self.since_opened() if self.chance(0.7) else None),
        }
        if person.natural:
            place["may_talk"] = random.choice(("agreed", "agreed", "not asked", "not agreed"))
            if self.chance(0.3):
                place["safe_contact"] = "text first, not after nine"
            if status == "ruled out":
                place["status_reason"] = "Not safe around the children."
            if self.chance(self.shared.rates.left):
                place |= on("since", self.opened) | on("until", self.since_opened())
        properties = {"id": self.shared.new_id(), **self.fact(), **place, **fields}
        self.shared.bulk.tie(
            Tie(TieType.IN_NETWORK_OF, NodeLabel.PERSON, person.id, NodeLabel.CASE, self.case_id,
                properties)
        )  # fmt: skip
        self.people.append(person)
