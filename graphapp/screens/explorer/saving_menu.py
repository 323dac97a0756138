"""The menu of what can leave the map: printed pages and files; and the picture's tidying up."""

from __future__ import annotations

from typing import Any

from dash import html

from graphapp.screens.explorer import tidying
from graphapp.screens.explorer.state import View


def saving_menu(view: View, *, family_only: bool) -> html.Details:
    """Return the menu of what can leave the screen: printed pages and files."""
    files = [
        ("Picture (PNG)", "picture.png"),
        ("People (CSV)", "people.csv"),
        ("Ties (CSV)", "ties.csv"),
        ("Network (GraphML)", "network.graphml"),
        ("Family tree (GEDCOM)", "family-tree.ged"),
    ]
    parts: list[Any] = [
        tidying.button("Tidy up the picture", "menu", "plain"),
        _paper("Print, PDF or picture", "print", view),
        _paper("Contact list", "contacts", view),
    ]
    if not family_only:
        parts.append(_paper("Print, PDF or picture, for the family", "print", view, family=True))
        parts.append(_paper("Contact list, for the family", "contacts", view, family=True))
    parts += [_paper(words, kind, view) for words, kind in files]
    return html.Details(
        [
            html.Summary("Print and save", className="btn sm"),
            html.Div(parts, className="menu-body"),
        ],
        className="menu",
    )


def _paper(words: str, kind: str, view: View, *, family: bool = False) -> html.A:
    query = view.query()
    if family:
        query = f"{query}&for=family" if query else "?for=family"
    return html.A(words, href=f"/case/{view.case_id}/{kind}{query}")
