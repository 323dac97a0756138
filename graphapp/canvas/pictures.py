"""The pictures there are, each with its layout; a layout is loaded when it is first wanted.

Their numerical libraries take a third of a second to load, which the first page need not wait for.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from layouts.contract import Layout

LAYOUTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "circles": ("layouts.circles", "circles"),
        "wider": ("layouts.wider", "wider_network"),
        "tree": ("layouts.genogram", "genogram"),
        "home": ("layouts.ecomap", "ecomap"),
        "time": ("layouts.timeline", "timeline"),
    }
)
"""Module and function of each, by the name that the address bar uses."""


@functools.cache
def layout_named(name: str) -> Layout:
    """Return a layout by the name of its picture.

    Raises
    ------
    KeyError : no such picture.
    """
    module, function = LAYOUTS[name]
    found: Layout = getattr(import_module(module), function)
    return found


def load_all() -> None:
    """Load every layout: called once the first page can be had, before a first map is wanted."""
    for name in LAYOUTS:
        layout_named(name)
