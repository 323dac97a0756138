"""A form of the map's panel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from graphapp.screens.explorer.forms.about import About
from graphapp.screens.explorer.forms.ids import FORM
from graphapp.shell.forms import frame


def form(
    title: str,
    about: About,
    parts: Sequence[Any],
    *,
    save: str,
    after: Sequence[Any] = (),
    words: str = "",
) -> list[Any]:
    """Return a form; `after` stands below its buttons (what cannot be meant by Save)."""
    return [
        frame.form(
            FORM,
            about,
            html.H2(title, className="name", tabIndex=-1),
            parts,
            save=save,
            cancel={"data-cancel": ""},
            back=".panel h2",
            words=words,
            after=after,
            marks={"data-form-kind": about.kind},
        )
    ]
