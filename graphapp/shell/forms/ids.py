"""The names of a page's form. A form comes and goes with the address, so its parts are found by
pattern (`ALL`), which may match nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from dash import ALL

Ident = dict[str, str]
Pattern = dict[str, object]


@dataclass(frozen=True, slots=True)
class FormIds:
    """The names of one page's form: its stores' names begin with `page`, its parts are of `key`."""

    page: str
    key: str

    def part(self, kind: str, name: str) -> Ident:
        """Return the id of a part."""
        return {self.key: kind, "name": name}

    def every(self, kind: str) -> Pattern:
        """Return the pattern of all parts of one kind."""
        return {self.key: kind, "name": ALL}

    def field(self, name: str) -> Ident:
        """Return the id of a field."""
        return self.part("field", name)

    def act(self, name: str) -> Ident:
        """Return the id of a button."""
        return self.part("act", name)

    def said(self, name: str = "form") -> Ident:
        """Return the id of a place where the form says something."""
        return self.part("said", name)

    def about(self) -> Ident:
        """Return the id of the store that says what the form is about."""
        return self.part("about", "form")

    @property
    def pressed(self) -> str:
        """Store in every page's frame: the button that was pressed (`shell.presses`)."""
        return f"{self.page}-pressed"

    @property
    def pending(self) -> str:
        """Store: what was sent while the graph was away, kept until it is in."""
        return f"{self.page}-pending"

    @property
    def focus(self) -> str:
        """Store: {"to": a field's name, `SAID` or `BACK`, "n": ...}, where the focus goes."""
        return f"{self.page}-focus"

    @property
    def busy(self) -> str:
        """Store: whether the answer to a button is on its way."""
        return f"{self.page}-busy"
