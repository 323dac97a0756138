"""A kin word that the ties contradict is asked about in the panel of whoever it is about."""

from __future__ import annotations

from dash import html

from graphapp.screens.explorer.drawing import read
from graphapp.screens.explorer.panel import person_panel
from graphapp.screens.explorer.panel_view import panel
from queries.commands import add_person, add_tie, apply
from queries.ids import new_id
from queries.store import Store
from queries.vocabulary import Sex, SiblingKind, TieType
from tests.support.desk import BOTH, desk_in

QUESTION = "Sue is recorded as Ben’s gran, but she is drawn as their aunt. Which is right?"


def test_the_panel_asks_and_the_family_in_the_room_is_asked_only_what_it_sees(store: Store) -> None:
    desk = desk_in(store)
    case_id, child = desk.view.case_id, desk.office.child
    sue, kay = new_id(), new_id()
    for ident, name in ((sue, "Sue Arkley"), (kay, "Kay Frost")):
        person = {"id": ident, "name": name, "sex": Sex.FEMALE}
        apply(desk.worker, add_person(case_id, person, visible_to=BOTH))
    said = add_tie(case_id, TieType.STATED_KIN, sue, child, {"kind": "gran"}, visible_to=BOTH)
    apply(desk.worker, said)
    assert _asked(desk.worker, desk.view, sue) == ()
    drawn = {"kind": SiblingKind.FULL}
    apply(desk.worker, add_tie(case_id, TieType.SIBLING_OF, desk.mum, sue, drawn))
    assert _asked(desk.worker, desk.view, sue) == (QUESTION,)
    assert _asked(desk.worker, desk.view, child) == (QUESTION,)
    assert _asked(desk.worker, desk.view, kay) == ()
    assert _asked(desk.office.again(desk.office.family()), desk.view, sue) == ()


def _asked(handle, view, person):  # type: ignore[no-untyped-def]
    found = person_panel(read(handle, view), person)
    assert found is not None
    told = [part for part in panel(found, view) if isinstance(part, html.Section)]
    items = [str(item.children) for part in told for item in _items(part)]
    assert items == list(found.asks)
    return found.asks


def _items(part):  # type: ignore[no-untyped-def]
    title, *rest = part.children
    return rest[0].children if title.children == "To ask about" else ()
