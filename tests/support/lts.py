"""Run tests on Neo4j 5.26 LTS: ``python -m tests.support.lts [pytest arguments]``.

Its jars come by Maven into the cache; it runs on the system's own Java 17 or 21, with settings as
a server has them, not as ours has; the tests reach it by TEST_NEO4J_URI as they would any server.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import neo4j
from neo4j.exceptions import ClientError, DriverError, TransientError

from queries.store import Folders
from queries.store.engine.process import free_port
from queries.store.statements import all_statements
from tests.support.maven import copy_jars

VERSION = "5.26.30"
OURS = tuple(f"tests/test_queries/test_store_{name}.py" for name in ("engine", "set_up"))
"""Tests of the embedded engine itself: nothing of them depends on the server."""
PASSWORD = "for-the-tests-only"
CONF = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
db.shutdown_transaction_end_timeout=1s
server.memory.pagecache.size=128m
"""


def system_java() -> str:
    """A Java 17 or 21: JAVA_HOME, the one on PATH, or one installed beside it."""
    homes = [os.environ.get("JAVA_HOME"), *map(str, sorted(Path("/usr/lib/jvm").glob("*")))]
    candidates = [str(Path(home) / "bin" / "java") for home in homes if home]
    for program in [*candidates, shutil.which("java")]:
        if program and Path(program).exists():
            told = subprocess.run([program, "-version"], capture_output=True, text=True).stderr
            if re.search(r'version "(17|21)[."]', told):
                return program
    sys.exit("Neo4j 5.26 needs Java 17 or 21: install one, or set JAVA_HOME to it.")


def start(home: Path, jars: Path, port: int) -> subprocess.Popen[bytes]:
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text(CONF.format(port=port))
    with (home / "console.log").open("wb") as log:
        return subprocess.Popen(
            [
                *(system_java(), "-Xmx1g", "-cp", f"{jars}/*"),
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "org.neo4j.server.CommunityEntryPoint",
                *(f"--home-dir={home}", f"--config-dir={home / 'conf'}"),
            ],
            stdout=log,
            stderr=log,
            cwd=home,
        )


def set_password(uri: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 120
    with neo4j.GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver:
        while True:
            try:
                with driver.session(database="system") as session:
                    session.run(
                        "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=PASSWORD
                    ).consume()
                return
            except (DriverError, TransientError):
                if server.poll() is not None or time.monotonic() > until:
                    raise
                time.sleep(0.2)


def plan_all(uri: str) -> None:
    """Have every statement planned once: cold, the rules of gaps take longer than they may."""
    with (
        neo4j.GraphDatabase.driver(uri, auth=("neo4j", PASSWORD)) as driver,
        driver.session() as session,
    ):
        for text in all_statements().values():
            with contextlib.suppress(
                ClientError
            ):  # those whose labels are filled in by the program
                session.run(f"EXPLAIN {text}").consume()


def main(arguments: list[str]) -> int:
    jars = Folders.from_environment().cache / f"lts-{VERSION}"
    copy_jars(VERSION, jars)
    with tempfile.TemporaryDirectory() as scratch:
        port = free_port()
        uri = f"bolt://127.0.0.1:{port}"
        server = start(Path(scratch) / "neo4j", jars, port)
        try:
            set_password(uri, server)
            plan_all(uri)
            named = {"TEST_NEO4J_URI": uri, "TEST_NEO4J_PASSWORD": PASSWORD}
            tests = arguments or ["tests/test_queries", *(f"--ignore={path}" for path in OURS)]
            return subprocess.run(
                [sys.executable, "-m", "pytest", "-q", *tests], env={**os.environ, **named}
            ).returncode
        finally:
            server.send_signal(signal.SIGTERM)
            try:
                server.wait(3)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
