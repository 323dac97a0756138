"""A map on which files are loaded one after the other, each renewing the one before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from loaders import Preview, UploadedFile, commit, preview, read, sources_of
from queries.commands import apply, correct_person
from queries.model import Person
from queries.network import network_of
from queries.partial_date import PartialDate
from tests.support.commanding import Office

HEAD = "id,person,relation,phone,born,closeness,status\n"
ROWS = "d,Dawn Arkley,mum,07700 900101,1988,5,\nm,Maureen Hill,gran,07700 900102,,4,willing\n"
DAY = date(2026, 11, 1)
Day = PartialDate.parse


class Case:
    """A map to load files on, one after the other."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.number = 0

    def see(
        self,
        rows: str,
        head: str = HEAD,
        complete_on: date | None = None,
        answers: Mapping[str, str] | None = None,
        renews: str | None = "latest",
    ) -> Preview:
        self.number += 1
        file = UploadedFile(f"v{self.number}.csv", (head + rows).encode())
        sources = sources_of(self.office.worker, self.office.case_id)
        if renews == "latest":
            renews = sources[-1].id if sources else None
        return preview(
            self.office.worker, read([file]), self.office.case_id,
            renews=renews, complete_on=complete_on, answers=answers,
        )  # fmt: skip

    def load(self, rows: str, **options: object) -> Preview:
        seen = self.see(rows, **options)  # type: ignore[arg-type]
        commit(self.office.worker, seen)
        return seen

    def person(self, name: str) -> Person:
        people = network_of(self.office.worker, self.office.case_id).people.values()
        return next(person for person in people if person.name == name)

    def names(self, on: date | None = None) -> set[str]:
        network = network_of(self.office.worker, self.office.case_id, as_of=on)
        return {p.name for p in network.people.values()} - {"Ben Arkley", "Rose Arkley"}

    def correct(self, name: str, field: str, old: object, new: object) -> None:
        person = self.person(name)
        apply(
            self.office.worker,
            correct_person(self.office.case_id, person.id, {field: (old, new)}),
        )
