"""How the tests are spread over the processes of one run: whole files, the dearest first.

A file's fixtures are then made once. What needs no graph of the process's own (it starts and kills
engines, or asks none) is for one process, which so plans no statement and waits while others work.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

OWN_ENGINES = (
    "tests/faults/",
    "tests/test_loaders/test_import_killed.py",
    "tests/test_queries/test_store_engine",
    "tests/test_queries/test_store_set_up.py",
)
NO_ENGINE = (
    "tests/test_layouts/",
    "tests/test_graphapp/test_canvas_",
    "tests/test_loaders/test_gedcom_f",
    "tests/test_loaders/test_load_",
    "tests/test_queries/test_kinship",
)
APART = (*OWN_ENGINES, *NO_ENGINE)

DEAREST = (
    # take every plan away that the engine keeps, the first with the schema: before there are many
    "tests/test_queries/test_store_migrations.py",
    "tests/test_queries/test_plans.py",
    "tests/test_graphapp/test_canaries_on_screen.py",
    "tests/test_graphapp/test_papers_canaries.py",
    "tests/browser/test_map_journeys.py",
    "tests/browser/test_forms.py",
    "tests/browser/test_map_keyboard.py",
    "tests/test_queries/test_backup",
    "tests/test_queries/test_canaries.py",
    "tests/browser/",
)
"""So that no long file is left for the end, when the other processes have nothing to do."""


def place(path: str) -> int:
    """Where a file comes: the smaller the sooner."""
    order: Sequence[str] = (*APART, *DEAREST)
    return next((n for n, one in enumerate(order) if path.startswith(one)), len(order))


def dearest_first(items: list[pytest.Item]) -> None:
    """Put the tests in this order; those of one place stay as they came (shuffled)."""
    items.sort(key=lambda item: place(item.nodeid))


class Spread(LoadFileScheduling):  # type: ignore[misc]
    """Hands out files in the order of the tests, and what is apart as if it were one file."""

    def __init__(self, config: pytest.Config, log: Any = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        return "apart" if nodeid.startswith(APART) else str(super()._split_scope(nodeid))
