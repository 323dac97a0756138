"""`graphapp check`: what is set up on this computer, and what is wrong. Starts nothing."""

from __future__ import annotations

import http.client
import platform
from dataclasses import asdict, dataclass
from typing import Any

from graphapp.services import open_from_settings
from graphapp.settings import USUAL_PORT, Settings
from queries.store import GraphError, check_engine


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found; `problems` are sentences, each with its next step.

    `graph` is "embedded" or "server"; `engine` its version ("" when it does not run or answer).
    """

    graph: str
    engine: str
    running: bool
    python: str
    java: str
    data: str
    cache: str
    log: str
    size: int
    problems: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values, for --json."""
        return {**asdict(self), "problems": list(self.problems), "ok": not self.problems}

    def lines(self) -> list[str]:
        """Return it as lines for a terminal."""
        runs = "running" if self.running else "not running"
        named = {"embedded": "the embedded engine", "server": "a server (NEO4J_URI)"}
        told = [
            f"Graph:   {named.get(self.graph, self.graph)}, Neo4j {self.engine or '?'}, {runs}",
            f"Python:  {self.python}",
            f"Java:    {self.java or 'none found'}" if self.graph == "embedded" else "",
            f"Data:    {self.data} ({self.size / 1e6:.0f} MB)",
            f"Cache:   {self.cache}",
            f"Log:     {self.log}",
            "All is well." if not self.problems else "",
        ]
        return [line for line in told if line]


def check(settings: Settings) -> Checked:
    """Look at the settings, the engine's parts, and the server when one is named."""
    report = check_engine(settings.folders)
    engine, running = report.version, report.running
    problems = [report.problem] if report.problem and not settings.neo4j_uri else []
    if settings.neo4j_uri or running:
        engine, problem = _ask(settings)
        running = not problem
        problems += [problem] if problem else []
    return Checked(
        graph="server" if settings.neo4j_uri else "embedded",
        engine=engine,
        running=running,
        python=platform.python_version(),
        java=report.java or "",
        data=str(settings.data),
        cache=str(settings.cache),
        log=str(settings.log),
        size=report.size,
        problems=tuple(problems),
    )


def check_page(settings: Settings) -> Checked:
    """Ask only whether the page answers, as a container's health check does."""
    port = settings.port or USUAL_PORT
    connection = http.client.HTTPConnection(settings.host, port, timeout=3)
    try:
        connection.request("GET", "/alive")
        status = connection.getresponse().status
    except OSError:
        status = 0
    finally:
        connection.close()
    problem = () if status == 204 else (f"Nothing answers on port {port}. Run: graphapp run",)
    return Checked(
        graph="page", engine="", running=not problem, python=platform.python_version(), java="",
        data=str(settings.data), cache=str(settings.cache), log=str(settings.log), size=0,
        problems=problem,
    )  # fmt: skip


def _ask(settings: Settings) -> tuple[str, str]:
    """The version of the engine that answers, and what is wrong when none does."""
    try:
        with open_from_settings(settings, wait=True, long_lived=False) as store:
            return store.engine_version(), ""
    except GraphError as exc:
        return "", str(exc)
