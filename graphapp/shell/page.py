"""What a screen gives the shell, and what the shell gives a screen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

from dash import Dash
from dash.development.base_component import Component

from graphapp.access.session import Session
from graphapp.services import Services


@dataclass(frozen=True, slots=True)
class Asked:
    """An address as asked for: its path, and its query with the "?" (or empty)."""

    path: str
    query: str = ""

    def part_after(self, start: str) -> str | None:
        """Return "X" for the path start + X, None for another path: `part_after("/case/")`."""
        rest = self.path.removeprefix(start)
        return rest if rest != self.path and rest and "/" not in rest else None

    @property
    def case_id(self) -> str | None:
        """The case of any page about one: "X" of "/case/X" and of "/case/X/plan"."""
        parts = self.path.split("/")
        return parts[2] if self.path.startswith("/case/") and len(parts) > 2 and parts[2] else None

    def case_page(self, name: str) -> str | None:
        """Return the case's id for "/case/<id>/<name>", None for another path."""
        rest = self.path.removesuffix(f"/{name}")
        return replace(self, path=rest).part_after("/case/") if rest != self.path else None


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of the bar or a word of the phone's dock."""

    words: str
    href: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """What the bar shows besides the mark: on a map the child's name and age, and the tabs.

    `case_id` is the map that the family can be shown.
    """

    tabs: tuple[Tab, ...] = ()
    name: str = ""
    age: str = ""
    case_id: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One screen's answer to an address. `kind` is a class of the main element: "page", "map"."""

    title: str
    body: Component | list[Component]
    bar: Bar = field(default_factory=Bar)
    kind: str = "page"


class Screen(Protocol):
    """A screen's package, as the shell uses it (a module will do)."""

    def page(self, services: Services, session: Session, asked: Asked) -> Page | None:
        """Return the page for an address, None when it is not this screen's.

        May raise any GraphError: the shell says it, and asks again while the graph opens.
        """

    def register(self, app: Dash, services: Services) -> None:
        """Register the screen's callbacks."""


def main_tabs(here: str = "") -> tuple[Tab, ...]:
    """Return the tabs of the pages that are about no one child; `here` is a path."""
    pairs = (("Children", "/"), ("Gaps", "/gaps"), ("Bring in a file", "/import"))
    return tuple(Tab(words, href, href == here) for words, href in pairs)


CASE_TABS = (
    ("map", "Map", ""),
    ("meeting", "Meeting", "/meeting"),
    ("plan", "Safety plan", "/plan"),
    ("gaps", "Gaps", "/gaps"),
    ("frame", "The case", "/frame"),
)
"""The pages about one case: a short name, the tab's words, the end of the address."""


def case_tabs(case_id: str, here: str = "map") -> tuple[Tab, ...]:
    """Return the tabs of the pages about one case; `here` is a short name of `CASE_TABS`."""
    return tuple(
        Tab(words, f"/case/{case_id}{end}", name == here) for name, words, end in CASE_TABS
    )
