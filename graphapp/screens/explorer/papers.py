"""What leaves the map screen as a file or on paper: plain routes, each through a handle.

Every address takes the view's own query, and `for=family` for the family's copy. With the family
in the room there is only the family's copy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import flask
from flask import Blueprint, Flask, Response, request
from markupsafe import Markup

from graphapp import exports
from graphapp.access.guard import current_session
from graphapp.access.session import Session
from graphapp.canvas.png import png
from graphapp.canvas.scene import Scene
from graphapp.canvas.view import View as Space
from graphapp.canvas.whole import whole
from graphapp.documents.picture_pdf import picture_pdf
from graphapp.documents.picture_sheets import Said
from graphapp.screens.explorer import placing, printing
from graphapp.screens.explorer.comparing import compares_views, day_shown
from graphapp.screens.explorer.contacts import contact_list
from graphapp.screens.explorer.drawing import Reading, draw, read
from graphapp.screens.explorer.printing import on_paper, wanted_from
from graphapp.screens.explorer.state import Picture, View, view_from_address
from graphapp.screens.explorer.whose import seen_so
from graphapp.services import Services
from queries.partial_date import PartialDate
from queries.store.handle import Handle
from queries.vocabulary import Audience

PAPER = Space(1040.0, 680.0)
"""The room for a picture on paper, px: A4 lying, at the size of the letters on screen."""

AUDIENCE_WORDS = {
    Audience.PROFESSIONALS: "For professionals only",
    Audience.FAMILY: "For the family",
    Audience.CHILD: "For the child",
}


def add_papers(server: Flask, services: Services) -> None:
    """Add the routes of files and printed pages to a server."""
    papers = Blueprint("papers", __name__, template_folder="templates")
    kinds: dict[str, Callable[[Handle, View, Space], Any]] = {
        "picture.svg": _svg,
        "picture.png": _png,
        "picture.pdf": _pdf,
        "people.csv": _people,
        "ties.csv": _ties,
        "network.graphml": _graphml,
        "family-tree.ged": _family_tree,
        "print": _print,
        "contacts": _contacts,
    }

    def on_paper(case_id: str, kind: str) -> Any:
        make = kinds[kind]
        session = _session_for(current_session(), case_id)
        view = view_from_address(case_id, request.query_string.decode("ascii", "ignore"))
        return make(services.handle_of(session), view, replace(PAPER, notation=services.notation))

    # only these: the other addresses under a case are pages
    named = ",".join(f'"{kind}"' for kind in kinds)
    papers.add_url_rule(f"/case/<case_id>/<any({named}):kind>", "paper", on_paper)
    server.register_blueprint(papers)


def _session_for(session: Session, case_id: str) -> Session:
    """The family's copy is made through the family's handle; nobody gets more than their own."""
    if session.in_the_room or request.args.get("for") != Audience.FAMILY:
        return session
    return replace(session, audience=Audience.FAMILY, room_case=case_id)


def _drawn(handle: Handle, view: View, paper: Space) -> tuple[Reading, Scene]:
    reading = read(handle, view)
    if view.picture is Picture.TABLE:
        view = replace(view, picture=Picture.CIRCLES)
    before = placing.kept(handle, view, phone=False)
    return reading, draw(reading, view, paper, before.places, before.pinned)


def _whose(handle: Handle) -> str:
    return f"{AUDIENCE_WORDS[handle.audience]}. {_made()}"


def _made() -> str:
    return f"Made {PartialDate.of_day(date.today()).words}"


def _svg(handle: Handle, view: View, paper: Space) -> Response:
    reading, scene = _drawn(handle, view, paper)
    theme = wanted_from(request.args).theme("screen")
    text = whole(scene, theme, whose=_whose(handle), on=_as_of(reading, view), embed_font=True)
    return _file(text, "image/svg+xml", "map.svg")


def _png(handle: Handle, view: View, paper: Space) -> Response:
    reading, scene = _drawn(handle, view, paper)
    theme = wanted_from(request.args).theme("screen")
    on = _as_of(reading, view)
    return _file(png(scene, theme, whose=_whose(handle), on=on), "image/png", "map.png")


def _pdf(handle: Handle, view: View, paper: Space) -> Response:
    reading, scene = _drawn(handle, view, paper)
    sheets = on_paper(scene, _said(handle, reading, view), wanted_from(request.args))
    return _file(picture_pdf(sheets, date.today()), "application/pdf", "map.pdf")


def _said(handle: Handle, reading: Reading, view: View) -> Said:
    return Said(_as_of(reading, view), _made(), AUDIENCE_WORDS[handle.audience])


def _people(handle: Handle, view: View, _paper: Space) -> Response:
    reading = read(handle, view)
    text = exports.people_csv(reading.shown.network, reading.relations)
    return _file("\ufeff" + text, "text/csv; charset=utf-8", "people.csv")


def _ties(handle: Handle, view: View, _paper: Space) -> Response:
    text = exports.ties_csv(read(handle, view).shown.network)
    return _file("\ufeff" + text, "text/csv; charset=utf-8", "ties.csv")


def _graphml(handle: Handle, view: View, _paper: Space) -> Response:
    text = exports.graphml(read(handle, view).shown.network)
    return _file(text, "application/graphml+xml", "network.graphml")


def _family_tree(handle: Handle, view: View, _paper: Space) -> Response:
    content = exports.family_tree(read(handle, view).shown.network)
    return _file(content, "text/vnd.familysearch.gedcom", "family-tree.ged")


def _print(handle: Handle, view: View, paper: Space) -> str:
    """The picture's sheets as they are printed, and the choices for them, which are not."""
    reading, scene = _drawn(handle, view, paper)
    wanted, said = wanted_from(request.args), _said(handle, reading, view)
    sheets = on_paper(scene, said, wanted)
    small = sheets.names < printing.SMALLEST
    return flask.render_template(
        "print.html",
        sheets=sheets,
        drawings=[Markup(sheet.svg) for sheet in sheets.sheets],  # noqa: S704  names are escaped
        told=printing.told(sheets.laid, sheets.names),
        instead=[
            (words, one.query(view))
            for words, one in (printing.instead(scene, said, wanted) if small else ())
        ],
        choices=printing.choices(wanted, own=current_session().in_the_room),
        asked=printing.asked(view),
        files=replace(wanted, ink=wanted.ink or "black").query(view),
        back=view.address(),
    )


def _contacts(handle: Handle, view: View, _paper: Space) -> str:
    reading = read(handle, view)
    return flask.render_template(
        "contacts.html",
        name=reading.children,
        people=contact_list(reading),
        whose=_whose(handle),
        on=_as_of(reading, view),
        back=view.address(),
    )


def _as_of(reading: Reading, view: View) -> str:
    """The day, and whose map it is where somebody sees something otherwise."""
    seen = "" if compares_views(view) else seen_so(reading.network)
    day = PartialDate.of_day(day_shown(view)).words
    return f"As of {day}{f', {seen}' if seen else ''}"


def _file(content: str | bytes, kind: str, name: str) -> Response:
    """A download; the file's name is the same for every child, since names leak into folders."""
    response = Response(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
