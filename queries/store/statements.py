"""The Cypher statements, kept as files a database person can read."""

from __future__ import annotations

import functools
import re
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "cypher"
MIGRATIONS = "migrations"
_NAME = re.compile(r"[a-z0-9_]+(/[a-z0-9_]+)*")


@functools.cache
def statement(name: str) -> str:
    """The statement `queries/cypher/NAME.cypher`, such as "people/find", with its head comment.

    Raises
    ------
    LookupError
        There is no such file.
    """
    path = FOLDER / f"{name}.cypher"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise LookupError(f"There is no statement called {name!r}")
    return path.read_text(encoding="utf-8")


def all_statements() -> dict[str, str]:
    """Every statement by name, the migrations left out."""
    names = (path.relative_to(FOLDER).with_suffix("").as_posix() for path in _files())
    return {name: statement(name) for name in names}


def parameters_of(text: str) -> set[str]:
    """The names of the parameters that a statement takes."""
    without_comments = re.sub(r"//[^\n]*", "", text)
    return set(re.findall(r"\$([A-Za-z_]\w*)", without_comments))


def _files() -> list[Path]:
    files = sorted(FOLDER.rglob("*.cypher"))
    return [path for path in files if path.parent.name != MIGRATIONS]
