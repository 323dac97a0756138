"""Tidying a picture up: everybody is placed afresh, in the best order that can be found.

A first look at many people takes some tenths of a second, the best order some seconds. So it is
offered, and looked for when somebody asks: nobody is moved unasked.
"""

from __future__ import annotations

from dataclasses import replace

from dash import ALL, html

from graphapp.canvas.view import View as Space
from graphapp.screens.explorer import placing
from graphapp.screens.explorer.drawing import draw, read
from graphapp.screens.explorer.state import EVERYBODY, Picture, View
from queries.store.handle import Handle

BUTTONS = {"tidy": "now", "name": ALL}
"""Every button that tidies up (`graphapp.shell.presses`)."""


def button(words: str, name: str, class_name: str = "") -> html.Button:
    """Return a button that tidies the picture up; `name` says where it stands."""
    return html.Button(words, id={**BUTTONS, "name": name}, type="button", className=class_name)


def offer() -> html.Span:
    """Return what is said of a picture that was placed at a first look.

    It stands under the sentence, over the picture's empty corner: taking no room, it moves nobody
    when it goes.
    """
    return html.Span(
        ["Placed quickly so far: ", button("tidy up", "sentence"), "."], className="offer"
    )


def tidy(handle: Handle, view: View, room: Space) -> None:
    """Place everybody of a picture afresh and keep that; what was put by hand is forgotten too.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    if view.picture is Picture.TABLE or placing.by_dates(view):
        return
    # the folded tree, whose opened branches are laid out from it; one state, not two compared
    unfolded = view.unfolded if EVERYBODY in view.unfolded else ()
    view = replace(
        view, unfolded=unfolded, person="", form=None, against=None, siblings=(), side=""
    )
    drawn = draw(read(handle, view), view, room, quick=False)
    placing.keep_only(handle, view, drawn.places, phone=room.phone)
