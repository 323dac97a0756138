"""The engine's jars: a lock that names each by its sha256, and fetching them into the cache."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from queries.store.errors import FullDisk, NoNetwork, SetUpFailed, WrongHash

if TYPE_CHECKING:
    from jgo.maven import MavenContext

ENGINE_VERSION = "2026.08.1"
LOCK_FILE = Path(__file__).with_name(f"neo4j-{ENGINE_VERSION}.tsv")
HEADER = "group\tartifact\tversion\tclassifier\tsha256\tbytes"

Say = Callable[[str], None]


@dataclass(frozen=True)
class Jar:
    """One line of the lock; `size` in bytes."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str
    size: int

    @property
    def file_name(self) -> str:
        tail = f"-{self.classifier}" if self.classifier else ""
        return f"{self.artifact}-{self.version}{tail}.jar"


def read_lock(path: Path = LOCK_FILE) -> tuple[Jar, ...]:
    """The jars of a lock file, in the order that makes the class path."""
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    if header != HEADER:
        raise ValueError(f"{path.name} is not a lock of jars")
    rows = (line.split("\t") for line in lines if line)
    return tuple(Jar(g, a, v, c, sha, int(size)) for g, a, v, c, sha, size in rows)


def missing(jars: tuple[Jar, ...], folder: Path) -> list[Jar]:
    """Those not there in their full size (a stat each: cheap enough for every start)."""

    def there(jar: Jar) -> bool:
        try:
            return (folder / jar.file_name).stat().st_size == jar.size
        except OSError:
            return False

    return [jar for jar in jars if not there(jar)]


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fetch(
    jars: tuple[Jar, ...],
    folder: Path,
    say: Say,
    *,
    environment: Mapping[str, str] = os.environ,
    workers: int = 4,
) -> int:
    """Fetch what is missing or damaged into `folder`, each checked; how many were fetched.

    GRAPHAPP_MAVEN_REPO names a mirror to use in place of the public repository.

    Raises
    ------
    NoNetwork, WrongHash, FullDisk, SetUpFailed
        What was fetched before stays: run again, it goes on there.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        absent = missing(jars, folder)
        here = [jar for jar in jars if jar not in absent]
        damaged = [jar for jar in here if sha256(folder / jar.file_name) != jar.sha256]
        if damaged:
            say(f"{len(damaged)} parts were damaged and are fetched again.")
        wanted = absent + damaged
        if not wanted:
            return 0
        size = sum(jar.size for jar in wanted) / 1_000_000
        say(f"Fetching {len(wanted)} parts of the graph engine, {size:.0f} MB.")
        with tempfile.TemporaryDirectory(prefix=".fetch-", dir=folder.parent) as scratch:
            from jgo.maven import MavenContext  # a tenth of a second that every start would pay

            mirror = environment.get("GRAPHAPP_MAVEN_REPO")
            context = MavenContext(
                repo_cache=Path(scratch),
                local_repos=[],
                remote_repos={"mirror": mirror.rstrip("/")} if mirror else None,
            )
            _fetch_all(wanted, folder, context, say, workers)
    except OSError as exc:
        raise as_set_up_error(exc) from exc
    return len(wanted)


def _fetch_all(
    wanted: list[Jar], folder: Path, context: MavenContext, say: Say, workers: int
) -> None:
    with ThreadPoolExecutor(workers) as pool:
        jobs = [pool.submit(_fetch_one, jar, folder, context) for jar in wanted]
        try:
            pending = set(jobs)
            told = 0
            while pending:
                done, pending = wait(pending, timeout=2, return_when=FIRST_EXCEPTION)
                for job in done:
                    job.result()
                so_far = len(jobs) - len(pending)
                if so_far - told >= 25 or not pending:
                    told = so_far
                    say(f"  {so_far} of {len(jobs)}")
        finally:
            for job in jobs:
                job.cancel()


def _fetch_one(jar: Jar, folder: Path, context: MavenContext) -> None:
    component = context.project(jar.group, jar.artifact).at_version(jar.version)
    artifact = component.artifact(jar.classifier) if jar.classifier else component.artifact()
    for last in (False, True):  # once more, since a broken-off download looks like a wrong file
        try:
            fetched = artifact.resolve()
        except (RuntimeError, AssertionError) as exc:
            raise NoNetwork(f"The repository does not give {jar.file_name}.") from exc
        if sha256(fetched) == jar.sha256:
            break
        fetched.unlink()
        if last:
            raise WrongHash(
                f"{jar.file_name} is not the file this program was made for; it was thrown away."
            )
    fetched.chmod(0o644)
    fetched.replace(folder / jar.file_name)  # same file system: whole or not at all


def as_set_up_error(exc: OSError) -> SetUpFailed:
    """`requests` errors are OSErrors without a number; those with one come from the disk."""
    if exc.errno in (errno.ENOSPC, errno.EDQUOT):
        return FullDisk()
    if exc.errno and exc.filename:
        return SetUpFailed(
            "The cache folder cannot be written to.",
            "Name another one in GRAPHAPP_CACHE and run it again.",
        )
    return NoNetwork()


def free_space(folder: Path) -> int:
    """Bytes free on the disk of `folder` or of its nearest parent that exists."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free
