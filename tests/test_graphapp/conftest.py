"""Fixtures of the application's tests: its command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from queries.store import Store
from tests.support.command_line import Run, runner


@pytest.fixture
def run(
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> Run:
    """Run `graphapp ARGUMENTS` in this process, on the tests' graph, as nobody yet."""
    address = store._connection.address
    assert address is not None
    monkeypatch.setenv("NEO4J_URI", address.uri)
    monkeypatch.setenv("NEO4J_USERNAME", address.user)
    monkeypatch.setenv("NEO4J_PASSWORD", address.password)
    if address.database:
        monkeypatch.setenv("NEO4J_DATABASE", address.database)
    monkeypatch.setenv("GRAPHAPP_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("GRAPHAPP_AS", raising=False)
    return runner(monkeypatch, capsys)
