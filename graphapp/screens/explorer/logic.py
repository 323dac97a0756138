"""What the map screen's callbacks do, as plain functions over a handle and a view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from dash import html

from graphapp.canvas.component import legend_list, scene_data
from graphapp.canvas.notation import Notation
from graphapp.canvas.view import View as Space
from graphapp.screens.explorer import (
    changes_view,
    compare_view,
    connected,
    former,
    forms,
    gaps_panel,
    grids,
    line,
    menus,
    panel_view,
    placing,
    roles,
    table,
    tidying,
)
from graphapp.screens.explorer.drawing import Reading, draw, folded, read
from graphapp.screens.explorer.panel import person_panel
from graphapp.screens.explorer.saving_menu import saving_menu
from graphapp.screens.explorer.state import Form, Picture, View
from graphapp.shell.attributes import also
from graphapp.shell.waiting import empty
from graphapp.words import listed
from queries.gaps import gaps_of
from queries.partial_date import NotADate, PartialDate
from queries.store.handle import Handle
from queries.vocabulary import Audience

PICTURE_WORDS = {
    Picture.CIRCLES: "Circles",
    Picture.TREE: "Family tree",
    Picture.HOME: "Around home",
    Picture.WIDER: "Wider network",
    Picture.TIME: "Over time",
    Picture.TABLE: "Table",
}


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything on the map screen but the panel."""

    title: str
    pictures: list[Any]
    sentence: list[Any]
    scene: dict[str, Any] | None
    legend: Any
    people: list[table.Row]
    ties: list[table.Row]
    is_table: bool
    more: Any

    def outputs(self) -> tuple[Any, ...]:
        """Return the values in the order the callback gives them."""
        return (
            self.title,
            self.pictures,
            self.sentence,
            self.scene,
            self.legend,
            grids.filled(self.people, self.ties) if self.is_table else None,
            self.is_table,
            not self.is_table,
            self.more,
        )


def space_of(space: Mapping[str, Any] | None, notation: Notation | None = None) -> Space:
    """Return the room for the picture; before the page has said, a laptop's."""
    room = Space() if notation is None else Space(notation=notation)
    if not space:
        return room
    wide, tall = max(float(space["width"]), 240.0), max(float(space["height"]), 240.0)
    return replace(room, width=wide, height=tall, phone=bool(space["phone"]))


def show(
    handle: Handle,
    view: View,
    space: Mapping[str, Any] | None,
    notation: Notation | None = None,
    *,
    reading: Reading | None = None,
) -> Whole:
    """Draw a view, and read it unless it is read already (`reading`).

    Until the page has said how much room there is, nothing is drawn.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    reading = reading or read(handle, view)
    if view.picture is Picture.HOME and space_of(space).phone:
        reading = folded(reading, view, phone=True)
    is_table = view.picture is Picture.TABLE
    scene, legend, quick = None, None, False
    if space and not is_table:
        room = space_of(space, notation)
        before = placing.kept(handle, view, phone=room.phone)
        drawn = draw(reading, view, room, before.places, before.pinned)
        quick = before.quick or drawn.quick
        opened = reading.folding is not None and len(reading.folding.stages) > 1
        if not opened and reading.compared is None:
            # an opened branch is laid out from the folded tree each time, and either of two
            # states that are compared from the same places
            placing.keep_new(
                handle, view, drawn.places, before.places, phone=room.phone, quick=drawn.quick
            )
        scene, legend = scene_data(drawn), legend_list(drawn, room.width)
    return Whole(
        title=f"{reading.children}’s network: {PICTURE_WORDS[view.picture].lower()}",
        pictures=_pictures(view),
        sentence=[
            *menus.sentence(reading, view),
            *compare_view.parts(reading, view),
            *([tidying.offer()] if quick and reading.compared is None else []),
        ],
        scene=scene,
        legend=legend,
        # nothing is held, or made, in a table that nobody looks at
        people=table.people_rows(reading) if is_table else [],
        ties=table.tie_rows(reading) if is_table else [],
        is_table=is_table,
        more=saving_menu(view, family_only=handle.audience is not Audience.PROFESSIONALS),
    )


def _pictures(view: View) -> list[html.Button]:
    """The buttons of the pictures: they change the picture in whatever the address is by then."""
    return [
        html.Button(
            words,
            type="button",
            className="choice",
            **also(
                {
                    "data-picture": "" if picture is Picture.CIRCLES else str(picture),
                    "aria-pressed": "true" if view.picture is picture else "false",
                }
            ),
        )
        for picture, words in PICTURE_WORDS.items()
    ]


def show_panel(
    handle: Handle, view: View, *, gaps: bool = False, reading: Reading | None = None
) -> tuple[list[Any], dict[str, Any] | None]:
    """Return the panel's components, and what is lit on the picture.

    With `gaps`, the case's gaps stand there while nobody is chosen. `reading` is what the view is
    of, if it is read already.
    """
    parts, lit = _panel(handle, view, reading or read(handle, view), gaps=gaps)
    return [panel_view.grip(), *parts], lit


def _panel(
    handle: Handle, view: View, reading: Reading, *, gaps: bool
) -> tuple[list[Any], dict[str, Any] | None]:
    if (form := forms.open_form(handle, reading, view)) is not None:
        return form, None
    person = person_panel(reading, view.person) if view.person else None
    if person is None and (other := compare_view.of_other_state(reading, view)) is not None:
        return other, None
    if person is None and (before := former.panel(reading, view)) is not None:
        return before, None
    if person is None and gaps:
        return gaps_panel.panel(gaps_of(handle, view.case_id, as_of=view.day), reading, view)
    if view.form is Form.ROLE:
        if reading.plan is not None:
            return roles.choosing(reading, reading.plan, view), None
        view = replace(view, form=None, rule="")
    if person is None:
        plan = roles.rules_section(reading, view)
        differs = compare_view.of_case(reading, view)
        lately = changes_view.lately(handle, view.case_id)
        return [*case_panel(reading), *differs, *plan, *lately], None
    if view.form is Form.PATH:
        return connected.panel(handle, reading, view)
    if view.form is Form.LINE:
        return line.panel(reading, view)
    differs = compare_view.of_person(reading.compared, view.person)
    return panel_view.panel(person, view, [*differs, *roles.of_person(reading, view)]), None


def case_panel(reading: Reading) -> list[Any]:
    """Return the panel when nobody is chosen: whose map it is, or the first question to ask."""
    case = reading.network.case
    names = [reading.network.people[c].name for c in case.children if c in reading.network.people]
    head = [
        html.H2(listed(names), className="name"),
        html.P(case.summary, className="rel") if case.summary else None,
    ]
    if reading.shown.natural_of:
        return [*head, html.P("Choose somebody on the map to read about them.", className="quiet")]
    add = html.Button(
        "Add someone", type="button", className="btn go", **also({"data-form": "add"})
    )
    question = empty(
        f"Who matters to {reading.children}?", "Start with the person they would ring first.", add
    )
    return [*head, question]


def on_day(view: View, words: str) -> tuple[str | None, str]:
    """Return the query for another day, and what is wrong with the words if they are no date."""
    try:
        day = PartialDate.parse(words)
    except NotADate as exc:
        return None, str(exc)
    return replace(view, on=day.latest).query() or "?", ""


def against_day(view: View, words: str) -> tuple[str | None, str]:
    """Return the query that compares with another day, and what is wrong with the words if so."""
    try:
        day = PartialDate.parse(words).latest
    except NotADate as exc:
        return None, str(exc)
    if day == view.day:
        return None, "That is the day the map shows already. Write another one."
    return replace(view, against=day, siblings=(), beside="", side="").query(), ""


def keep_dropped(
    handle: Handle, view: View, placed: Mapping[str, Any], space: Mapping[str, Any]
) -> None:
    """Keep people where they were dropped."""
    moved = {key: (float(x), float(y)) for key, (x, y) in placed["places"].items()}
    placing.put(handle, view, moved, phone=bool(space and space.get("phone")))
