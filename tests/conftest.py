"""Fixtures for the whole suite: the graph."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from queries.store import Folders, Store
from tests.support.engine import begin, copy_of, graph_for_tests, wipe
from tests.support.spread import Spread, dearest_first


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Spread:
    return Spread(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if os.environ.get("PYTEST_XDIST_WORKER"):
        dearest_first(items)


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The data folder of a graph that was opened once, with its schema: to be copied.

    One a run, whichever process needs it first: a first start takes twice as long as the next.
    """
    own = tmp_path_factory.getbasetemp()
    return begin((own if worker_id == "master" else own.parent) / "begun")


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory, begun: Path) -> Iterator[Store]:
    """One graph for the whole run; use `store` to have it empty."""
    data = copy_of(begun, tmp_path_factory.mktemp("graph") / "data")
    with graph_for_tests(data) as store:
        yield store


@pytest.fixture
def store(engine: Store) -> Store:
    """The graph, empty but for its schema."""
    wipe(engine)
    return engine


@pytest.fixture
def new_folders(tmp_path: Path) -> Folders:
    """The fetched engine with data folders of this test's own, in which nothing is yet."""
    return Folders(cache=Folders.from_environment().cache, data=tmp_path / "data")


@pytest.fixture
def folders(new_folders: Folders, begun: Path) -> Folders:
    """The same with an empty graph in them, that was opened before."""
    copy_of(begun, new_folders.data)
    return new_folders
