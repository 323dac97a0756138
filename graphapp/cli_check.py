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

    `graph` is "embedded" or "server"; `engine` its version ("" when it does not run or answer);
    `digest` of all records, when it was asked for: two graphs with one digest are equal.
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
    digest: str = ""

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
            f"Digest:  {self.digest}" if self.digest else "",
            "All is well." if not self.problems else "",
        ]
        return [line for line in told if line]


def check(settings: Settings, *, digest: bool = False) -> Checked:
    """Look at the settings, the engine's parts, and the server when one is named.

    For the digest the graph is started, should it not run, and all of it is read.
    """
    report = check_engine(settings.folders)
    engine, running = report.version, report.running
    problems = [report.problem] if report.problem and not settings.neo4j_uri else []
    found = ""
    if settings.neo4j_uri or running or digest:
        engine, problem, found = _ask(settings, digest=digest)
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
        digest=found,
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


def _ask(settings: Settings, *, digest: bool) -> tuple[str, str, str]:
    """The version of the engine that answers, what is wrong when none does, and the digest."""
    try:
        with open_from_settings(settings, wait=True, long_lived=False) as store:
            found = ""
            if digest:
                from queries.backup import digest_of

                found = str(digest_of(store))
            return store.engine_version(), "", found
    except GraphError as exc:
        return "", str(exc), ""
