"""A worker at the forms of one map: what they type, what they press, what is there then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from graphapp.screens.explorer.drawing import read
from graphapp.screens.explorer.forms import open_form
from graphapp.screens.explorer.forms.about import About, Outcome
from graphapp.screens.explorer.forms.acting import press, seen_now
from graphapp.screens.explorer.state import Form, View
from queries.commands import add_person, add_tie, apply
from queries.ids import new_id
from queries.people import details_of
from queries.store import Store
from queries.store.handle import Handle
from queries.vocabulary import (
    ParentKind,
    Sex,
    TieType,
)
from tests.support.commanding import Office, office_in

BOTH = ["professionals", "family"]
PLAIN_ADD: dict[str, Any] = {
    "name": "",
    "relation": "",
    "connection": "natural",
    "sex": "unknown",
    "life": "living",
    "visible_to": "professionals",
    "whereabouts": "professionals",
}


@dataclass(frozen=True)
class Desk:
    """An office with Ben's mum on the map too, and what a worker presses there."""

    office: Office
    mum: str
    view: View

    @property
    def worker(self) -> Handle:
        return self.office.again(self.office.worker)

    def add(
        self, handle: Handle | None = None, about: About | None = None, **typed: Any
    ) -> Outcome:
        form = about or About("add", self.view.case_id)
        return press(handle or self.worker, self.view, "save", form, {**PLAIN_ADD, **typed})

    def about(self, person: str, handle: Handle | None = None) -> About:
        handle = handle or self.worker
        reading = read(handle, self.view)
        details = details_of(handle, self.view.case_id, person)
        seen = seen_now(handle, reading, details)
        return About("edit", self.view.case_id, person=person, seen=seen)

    def person(self, person: str) -> Any:
        return details_of(self.worker, self.view.case_id, person).person

    def member(self, person: str) -> Any:
        return details_of(self.worker, self.view.case_id, person).membership

    def ties(self, person: str) -> list[tuple[Any, ...]]:
        found = details_of(self.worker, self.view.case_id, person).ties
        return [(tie.type, tie.kind, tie.start, tie.end) for tie in found]


def desk_in(store: Store) -> Desk:
    """Plant the office and Ben's mum in an empty graph."""
    office = office_in(store)
    mum = new_id()
    person = {"id": mum, "name": "Dawn Arkley", "sex": Sex.FEMALE}
    apply(office.worker, add_person(office.case_id, person, visible_to=BOTH))
    apply(
        office.worker,
        add_tie(
            office.case_id,
            TieType.PARENT_OF,
            mum,
            office.child,
            {"kind": ParentKind.BIOLOGICAL},
            visible_to=BOTH,
        ),
    )
    return Desk(office, mum, View(office.case_id))


def as_shown(desk: Desk, person: str, handle: Handle | None = None) -> dict[str, Any]:
    """What the form of somebody holds when it is opened."""
    handle = handle or desk.worker
    view = replace(desk.view, form=Form.EDIT, person=person)
    form = open_form(handle, read(handle, view), view)
    return dict(fields_of(form))


def fields_of(part: Any) -> Any:
    if isinstance(part, list | tuple):
        for one in part:
            yield from fields_of(one)
        return
    ident = getattr(part, "id", None)
    if isinstance(ident, dict) and ident.get("form") == "field":
        yield ident["name"], getattr(part, "value", None)
    children = getattr(part, "children", None)
    if children is not None and not isinstance(children, str):
        yield from fields_of(children)
