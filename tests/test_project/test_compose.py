"""The composed service: its file is right, and what its image would start does start."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
import yaml

from queries.store import Store
from queries.store.engine.jars import read_lock
from tests.support.processes import eventually, gone

ROOT = Path(__file__).parents[2]
COMPOSE = ROOT / "docker-compose.yml"


@pytest.fixture(scope="module")
def services() -> dict[str, dict[str, object]]:
    whole = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
    return whole["services"]  # type: ignore[no-any-return]


def test_the_file_follows_the_compose_schema() -> None:
    checked = subprocess.run(
        [
            sys.executable,
            "-m",
            "check_jsonschema",
            "--builtin-schema",
            "vendor.compose-spec",
            COMPOSE,
        ],
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stdout


def test_nothing_is_published_but_on_loopback(services: dict[str, dict[str, object]]) -> None:
    for service in services.values():
        ports = service.get("ports", [])
        assert isinstance(ports, list)
        assert all(str(port).startswith("127.0.0.1:") for port in ports)
    assert services["app"]["network_mode"] == "host"  # bound to loopback by the program itself


def test_there_is_no_password_in_it(services: dict[str, dict[str, object]]) -> None:
    assert not re.search(r"NEO4J_(AUTH|PASSWORD):", COMPOSE.read_text(encoding="utf-8"))
    for service in services.values():
        environment = service["environment"]
        assert isinstance(environment, dict)
        assert environment["NEO4J_AUTH_FILE"] == "/run/secrets/neo4j_auth"
        assert service["secrets"] == ["neo4j_auth"]
        assert service["healthcheck"]


def test_it_runs_the_version_that_is_tested(services: dict[str, dict[str, object]]) -> None:
    version = next(jar.version for jar in read_lock() if jar.artifact == "neo4j")
    assert services["neo4j"]["image"] == f"neo4j:{version}-community"


@pytest.mark.faults
def test_what_the_image_starts_serves_the_page(
    engine: Store, services: dict[str, dict[str, object]], tmp_path: Path
) -> None:
    """The image's entry point and environment, as a plain process beside the tests' graph."""
    said = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    start = [*_words(said, "ENTRYPOINT"), *_words(said, "CMD")]
    environment = dict(services["app"]["environment"])  # type: ignore[call-overload]
    address = engine._connection.address
    assert address is not None
    secret = tmp_path / "neo4j_auth.txt"
    secret.write_text(f"{address.user}/{address.password}", encoding="utf-8")
    environment |= {
        "NEO4J_URI": address.uri,
        "NEO4J_AUTH_FILE": str(secret),
        "GRAPHAPP_DATA": str(tmp_path / "data"),
        "GRAPHAPP_PORT": "0",
    }
    log = tmp_path / "said.txt"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, *start[1:]],
            cwd=ROOT,
            env={**os.environ, **environment, "PYTHONUNBUFFERED": "1"},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        link = _link(log, process)
        assert link.startswith("http://127.0.0.1:")
        java = [
            c for c in psutil.Process(process.pid).children(recursive=True) if "java" in c.name()
        ]
        assert java == []
    finally:
        process.terminate()
        eventually(lambda: gone(process.pid), 15.0)
        process.wait()


def _words(said: str, instruction: str) -> list[str]:
    found = re.search(rf"^{instruction} (\[.*\])$", said, re.MULTILINE)
    assert found, f"the Dockerfile has no {instruction}"
    words = yaml.safe_load(found[1])
    assert isinstance(words, list)
    return words


def _link(log: Path, process: subprocess.Popen[bytes]) -> str:
    until = time.monotonic() + 90
    while time.monotonic() < until:
        found = re.search(r"http://\S+", log.read_text())
        if found:
            return found[0]
        assert process.poll() is None, log.read_text()
        time.sleep(0.2)
    raise AssertionError(log.read_text())
