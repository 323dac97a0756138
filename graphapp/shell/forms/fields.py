"""Plain form fields for every screen: words, a date as known, a choice, people, who may see it.

Each takes the component's own `id` first (`FormIds.field`), so that a screen's callbacks find it;
the looks are in `assets/forms.css`, under an element of class "forms".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html

from graphapp.shell.attributes import also
from graphapp.shell.forms.ids import FormIds
from graphapp.shell.given import SEEN_WORDS, seen_choices
from queries.model import Person

NOT_KNOWN = "We don’t know yet"
"""What an empty field says: it may stay empty."""
DATE_HINT = "A day, a month or a year: 3 December 2026, December 2026, about 2026."
Ident = Mapping[str, str]
Pairs = Iterable[tuple[str, str]]
ORDER = ["label", "description", "input", "error"]
"""A mistake stands below its field, everything else above it."""
COMBOBOX: dict[str, Any] = {
    "comboboxProps": {"withinPortal": False},
    "withScrollArea": False,
    "attributes": {"input": {"role": "combobox"}},
}
"""A list of choices that opens beside its field (in the page's landmark) and says what it is."""
_LIST: dict[str, Any] = {**COMBOBOX, "openOnFocus": False}


def text(
    ident: Ident, label: str, value: str = "", *, hint: str = "", empty: str = NOT_KNOWN
) -> dmc.TextInput:
    """Return a field for a few words."""
    return dmc.TextInput(
        id=dict(ident),
        label=label,
        description=hint or None,
        value=value,
        placeholder=empty,
        autoComplete="off",
        inputWrapperOrder=ORDER,
    )


def known_date(ident: Ident, label: str, value: str = "", *, hint: str = "") -> dmc.TextInput:
    """Return a field for a date as far as it is known."""
    return text(ident, label, value, hint=hint or DATE_HINT)


def long_text(
    ident: Ident, label: str, value: str = "", *, hint: str = "", empty: str = NOT_KNOWN
) -> dmc.Textarea:
    """Return a field for a sentence or two."""
    return dmc.Textarea(
        id=dict(ident),
        label=label,
        description=hint or None,
        value=value,
        placeholder=empty,
        autosize=True,
        minRows=2,
        inputWrapperOrder=ORDER,
    )


def choice(
    ident: Ident,
    label: str,
    choices: Pairs,
    value: str = "",
    *,
    hint: str = "",
    search: bool = False,
    empty: str = NOT_KNOWN,
    none_found: str = "Nothing like that is here.",
) -> dmc.Select:
    """Return a choice of one among several."""
    return dmc.Select(
        id=dict(ident),
        label=label,
        description=hint or None,
        value=value or None,
        data=options(choices),
        placeholder=empty,
        searchable=search,
        nothingFoundMessage=none_found if search else None,
        allowDeselect=False,
        **_LIST,
        inputWrapperOrder=ORDER,
    )


def person(
    ident: Ident, label: str, people: Pairs, value: str = "", *, hint: str = ""
) -> dmc.Select:
    """Return a choice of one person by name; `people` are (id, name)."""
    none = "Nobody by that name is on this map."
    return choice(
        ident, label, people, value, hint=hint, search=True, empty="Nobody yet", none_found=none
    )


def people(
    ident: Ident, label: str, among: Pairs, value: Sequence[str] = (), *, hint: str = ""
) -> dmc.MultiSelect:
    """Return a choice of several people by name; `among` are (id, name)."""
    return dmc.MultiSelect(
        id=dict(ident),
        label=label,
        description=hint or None,
        value=list(value),
        data=options(among),
        placeholder="Nobody yet",
        searchable=True,
        hidePickedOptions=True,
        nothingFoundMessage="Nobody by that name is on this map.",
        **{**_LIST, "attributes": {"inputField": {"role": "combobox"}}},
        inputWrapperOrder=ORDER,
    )


def radios(
    ident: Ident, label: str, choices: Pairs, value: str = "", *, hint: str = ""
) -> dmc.RadioGroup:
    """Return a choice among a few, all of them in view."""
    each = [dmc.Radio(label=words, value=key, size="md") for key, words in choices]
    return dmc.RadioGroup(
        html.Div(each, className="radios"),
        id=dict(ident),
        label=label,
        description=hint or None,
        value=value or None,
        size="md",
    )


def ticks(
    ident: Ident, label: str, choices: Pairs, value: Collection[str] = (), *, hint: str = ""
) -> dmc.CheckboxGroup:
    """Return several that may be ticked."""
    each = [dmc.Checkbox(label=words, value=key, size="md") for key, words in choices]
    return ticked(ident, label, html.Div(each, className="radios"), value, hint=hint)


def ticked(
    ident: Ident, label: str, boxes: Any, value: Collection[str] = (), *, hint: str = ""
) -> dmc.CheckboxGroup:
    """Return boxes that may be ticked, however they are set out."""
    return dmc.CheckboxGroup(
        boxes,
        id=dict(ident),
        label=label,
        description=hint or None,
        value=list(value),
        size="md",
    )


def audience(
    ident: Ident, value: str = "professionals", *, now: Sequence[str] = ()
) -> dmc.RadioGroup:
    """Return the choice of who may see something; `now` are its tokens, when it is there."""
    pairs = seen_choices(now) if now else tuple(SEEN_WORDS.items())
    return radios(ident, "Who may see this", pairs, value)


def says(ident: Ident, *, alert: bool = False) -> html.Div:
    """Return an empty place where a form says something aloud."""
    return html.Div(
        id=dict(ident),
        className="form-says",
        role="alert" if alert else "status",
        **also({"aria-live": "assertive" if alert else "polite"}),
    )


def button(ids: FormIds, name: str, words: str, *, kind: str = "") -> html.Button:
    """Return a button of a form."""
    return html.Button(
        words,
        id=ids.act(name),
        type="button",
        className=f"btn {kind}".strip(),
        **also({"data-act": name}),
    )


def goto(words: Any, query: str, *, css: str = "btn", label: str = "", **more: Any) -> html.Button:
    """Return a button that leads to another look at the page."""
    named = {"data-goto": query} | ({"aria-label": label} if label else {})
    return html.Button(words, type="button", className=css, **also(named), **more)


def folded(title: str, *parts: Any, css: str = "folded", opened: bool = False) -> html.Details:
    """Return what is seldom wanted, folded away; what is None is left out."""
    return html.Details(
        [
            html.Summary(title, className="lnk"),
            html.Div([one for one in parts if one is not None], className="form-part"),
        ],
        className=css,
        open=opened,
    )


def names_of(found: Iterable[Person], missing: str = "someone (not named yet)") -> Pairs:
    """Return people as (id, name) by name; two of one name are told apart by their order."""
    pairs: list[tuple[str, str]] = []
    met: dict[str, int] = {}
    for one in sorted(found, key=lambda p: ((p.name or p.known_as).lower(), p.id)):
        name = one.name or one.known_as or missing
        met[name] = met.get(name, 0) + 1
        pairs.append((one.id, name if met[name] == 1 else f"{name} ({met[name]})"))
    return pairs


def options(choices: Pairs) -> list[dict[str, str]]:
    """Return choices as a field takes them."""
    return [{"value": key, "label": words} for key, words in choices]
