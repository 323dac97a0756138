"""The file of a backup: a zip of lines of JSON, with its header written last.

`header.json` holds the format, the schema's version, counts and the digest. `nodes.jsonl` and
`ties.jsonl` are the copy, `moved.jsonl` what was written meanwhile: its first line names what the
copy has wrong, the rest are those records as they were at the moment of the backup. Without its
end a zip cannot be opened, and each part has a checksum: half a file is known for what it is.
"""

from __future__ import annotations

import io
import json
import os
import secrets
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from queries.backup.lines import Digest, Keys, kind_of
from queries.store.errors import GraphError
from queries.vocabulary import NodeLabel

FORMAT = 1
PROGRAM = "family network graph explorer"
HEADER, NODES, TIES, MOVED = "header.json", "nodes.jsonl", "ties.jsonl", "moved.jsonl"
_LABELS = frozenset(map(str, NodeLabel))


class BackupFileWrong(GraphError):  # noqa: N818  named by what it says, as in errors.py
    """The file is no backup, not whole, or newer than this program."""

    sentence = "That file is not a backup of this program, or not the whole of one."
    next_step = "Take another copy of it; nothing was written."


@dataclass(frozen=True, slots=True)
class Header:
    """What a backup says of itself. `made` is the moment it is of, as UTC ISO text."""

    format: int
    program: str
    schema: int
    made: str
    counts: dict[str, int]
    digest: str

    @property
    def records(self) -> int:
        """Nodes and ties together."""
        return sum(self.counts.values())


class Writer:
    """Writes the parts of a backup one after the other; `add_header` then makes it whole."""

    def __init__(self, file: IO[bytes]) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=2)

    def part(self, name: str, lines: Iterable[str]) -> None:
        """Write one part."""
        with self._zip.open(name, "w", force_zip64=True) as raw:
            buffered = io.BufferedWriter(raw, 1 << 18)
            for line in lines:
                buffered.write(line.encode())
                buffered.write(b"\n")
            buffered.flush()
            buffered.detach()

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        """Write the zip's end; the file itself stays open."""
        self._zip.close()


def add_header(file: IO[bytes], header: Header) -> None:
    """Add the header to a closed zip: now the backup is whole."""
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr(HEADER, json.dumps(asdict(header), indent=1))


class Reader:
    """Reads a backup: its header, then its records one at a time."""

    def __init__(self, file: Path | IO[bytes]) -> None:
        with wrong_file():
            self._zip = zipfile.ZipFile(file)

    def header(self) -> Header:
        """The header.

        Raises
        ------
        BackupFileWrong : it has none, or was written by a newer program.
        """
        with wrong_file():
            told = json.loads(self._zip.read(HEADER))
            if told["program"] != PROGRAM:
                raise BackupFileWrong()
            if told["format"] > FORMAT:
                raise BackupFileWrong(
                    "This backup was made by a newer version of the program.",
                    "Use that version to bring it back; nothing was written.",
                )
            return Header(**told)

    def nodes(self) -> Iterator[str]:
        """The lines of all nodes."""
        return self._lines(NODES, nodes=True)

    def ties(self) -> Iterator[str]:
        """The lines of all ties."""
        return self._lines(TIES, nodes=False)

    def digest(self) -> Digest:
        """Of all its records, each read from the file."""
        found = Digest()
        for line in self.nodes():
            found.add(line)
        for line in self.ties():
            found.add(line)
        return found

    def check(self) -> Header:
        """Read all of it and hold it against its header.

        Raises
        ------
        BackupFileWrong
        """
        header, found = self.header(), self.digest()
        if str(found) != header.digest or dict(found.counts) != header.counts:
            raise BackupFileWrong()
        return header

    def close(self) -> None:
        self._zip.close()

    def _lines(self, part: str, *, nodes: bool) -> Iterator[str]:
        with wrong_file():
            moved = self._part(MOVED)
            keys = Keys.from_json(next(moved))
            for line in self._part(part):
                if line not in keys:
                    yield line
            for line in moved:
                if (kind_of(line) in _LABELS) is nodes:
                    yield line

    def _part(self, name: str) -> Iterator[str]:
        with self._zip.open(name) as raw:
            for line in io.BufferedReader(raw, 1 << 18):  # type: ignore[type-var]
                yield line.decode().rstrip("\n")


@contextmanager
def wrong_file() -> Iterator[None]:
    """Turn whatever a broken file brings about into a sentence."""
    try:
        yield
    except FileNotFoundError:
        raise BackupFileWrong(
            "There is no such file.", "Check its name and folder; nothing was written."
        ) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as exc:
        raise BackupFileWrong() from exc
    except (LookupError, TypeError, StopIteration, NotImplementedError, RuntimeError) as exc:
        raise BackupFileWrong() from exc


@contextmanager
def private_file(folder: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    """A new file that only its owner reads; it is gone afterwards unless it was renamed."""
    path = folder / f".backup-{secrets.token_hex(6)}.part"
    try:
        number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as exc:
        raise GraphError(
            "The backup cannot be written there.", "Check the folder, and that you may write in it."
        ) from exc
    try:
        with os.fdopen(number, "w+b") as file:
            yield path, file
    finally:
        path.unlink(missing_ok=True)
