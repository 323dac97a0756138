"""Fixtures for the whole suite: the graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from queries.store import Folders, Store
from tests.support.engine import graph_for_tests, wipe


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One graph for the whole run; use `store` to have it empty."""
    with graph_for_tests(tmp_path_factory.mktemp("graph")) as store:
        yield store


@pytest.fixture
def store(engine: Store) -> Store:
    """The graph, empty but for its schema."""
    wipe(engine)
    return engine


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """The fetched engine with data folders of this test's own."""
    return Folders(cache=Folders.from_environment().cache, data=tmp_path / "data")
