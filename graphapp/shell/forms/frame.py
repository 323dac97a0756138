"""What every form has: a heading, a place for what it says, its fields, Save and Cancel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html

from graphapp.shell.attributes import also
from graphapp.shell.forms import fields
from graphapp.shell.forms.about import About
from graphapp.shell.forms.ids import FormIds


def form(
    ids: FormIds,
    about: About,
    head: html.H2 | html.H3,
    parts: Sequence[Any],
    *,
    cancel: Mapping[str, str],
    back: str,
    save: str = "Save",
    css: str = "",
    acts: str = "acts form-acts",
    words: str = "",
    more: Any = None,
    after: Sequence[Any] = (),
    marks: Mapping[str, str] | None = None,
) -> html.Div:
    """Return a form under its heading; what is None among `parts` is left out.

    `cancel` are the attributes of Cancel. `back` are CSS selectors, parted by "|", the best first,
    of what takes the focus when the form is over. `more` is a button beside Cancel; `after` stands
    below the buttons: what cannot be meant by Save. There an element with the attribute
    "data-enter" says which button Enter presses in a line within it.
    """
    title = str(head.children)
    buttons = [
        fields.button(ids, "save", save, kind="go"),
        html.Button("Cancel", type="button", className="btn", **also(dict(cancel))),
        more,
    ]
    named = {
        "aria-label": title,
        "data-form-of": ids.key,
        "data-form-key": about.key,
        "data-form-back": back,
        **(marks or {}),
    }
    return html.Div(
        [
            head,
            html.P(words, className="rel") if words else None,
            fields.says(ids.said(), alert=True),
            html.Fieldset(
                [html.Legend(title, className="vh"), *(one for one in parts if one is not None)],
                className="form-body",
            ),
            html.Div([one for one in buttons if one is not None], className=acts),
            *(one for one in after if one is not None),
            dcc.Store(id=ids.about(), data=about.data()),
        ],
        className=f"form forms {css}".strip(),
        role="form",
        **also(named),
    )
