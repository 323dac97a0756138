"""What every form has: a heading, a place for what it says, Save and Cancel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import dcc, html

from graphapp.screens.explorer.forms import fields, ids
from graphapp.screens.explorer.forms.about import About
from graphapp.shell.attributes import also


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
        html.Div(
            [
                html.H2(title, className="name", tabIndex=-1),
                html.P(words, className="rel") if words else None,
                fields.says("form", alert=True),
                html.Fieldset(
                    [
                        html.Legend(title, className="vh"),
                        *(one for one in parts if one is not None),
                    ],
                    className="form-body",
                ),
                html.Div(
                    [
                        fields.button("save", save, kind="go"),
                        html.Button(
                            "Cancel", type="button", className="btn", **also({"data-cancel": ""})
                        ),
                    ],
                    className="acts form-acts",
                ),
                *after,
                dcc.Store(id=ids.about("form"), data=about.data()),
            ],
            className="form forms",
            role="form",
            **also({"aria-label": title, "data-form-key": about.key, "data-form-kind": about.kind}),
        )
    ]
