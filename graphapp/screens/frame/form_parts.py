"""What the page's forms have in common: what their fields hold at first, and what is round them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from graphapp.screens.frame import ids
from graphapp.screens.frame.matters import SPECS
from graphapp.screens.frame.reading import Reading
from graphapp.screens.frame.state import About, Form, Section, View, query_of
from graphapp.shell.forms import fields
from graphapp.shell.forms.frame import form
from graphapp.shell.specs import form_value
from queries.partial_date import PartialDate


class Shown:
    """What the fields of one form hold at first, by field, and how they are built."""

    def __init__(self, reading: Reading, view: View, about: About) -> None:
        self.reading, self.view, self.about = reading, view, about
        self.named = tuple(
            fields.names_of(reading.people[one] for one in reading.people if self._offered(one))
        )
        self.values = {
            spec.shown_as: form_value(spec.name, about.seen.get(spec.key))
            for spec in SPECS.get(Form(about.form), ())
        }

    def _offered(self, person: str) -> bool:
        """Those on the map now, and whoever else the record names."""
        people = self.about.seen.get("people", {})
        return person in self.reading.here or any(person in named for named in people.values())

    def value(self, name: str, default: str = "") -> str:
        """Return what a field holds at first: what is recorded, else `default` when adding."""
        if self.about.seen and name in self.values:
            return str(self.values[name])
        return default

    def several(self, name: str, default: Sequence[str] = ()) -> Sequence[str]:
        """Return the people that a field holds at first."""
        people: Mapping[str, Sequence[str]] = self.about.seen.get("people", {})
        return people.get(name, default)

    @property
    def today(self) -> str:
        """Today in words."""
        return PartialDate.of_day(self.reading.today).words


def framed(title: str, section: Section, shown: Shown, parts: Sequence[Any]) -> Any:
    """A form in its section; the focus goes back to the button that opened it."""
    about = shown.about
    opener = query_of(Form(about.form), about.of, tell=shown.view.tell)
    return form(
        ids.FORM,
        about,
        html.H3(title, className="form-title", tabIndex=-1),
        parts,
        cancel={"data-goto": "?"},
        back=f".casepage [data-goto='{opener}']|#{ids.heading(section)}",
        css="frame-form",
        acts="acts",
    )


def who_may_see(shown: Shown) -> list[Any]:
    """The audience, for professionals, where the form makes or corrects a fact."""
    if not shown.reading.free or Form(shown.about.form) in (Form.ALLOCATE, Form.OVER):
        return []
    now = shown.about.seen.get("main.visible_to") or ()
    value = shown.value("visible_to", "professionals")
    return [fields.audience(ids.field("visible_to"), value, now=now)]


def source(shown: Shown) -> Any:
    hint = "A person, a letter, a court order."
    return fields.text(ids.field("source"), "Who said so", shown.value("source"), hint=hint)
