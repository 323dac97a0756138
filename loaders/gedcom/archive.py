"""GEDCOM packed with its pictures (.gdz): only the family tree in it is unpacked."""

from __future__ import annotations

import io
import zipfile

from loaders.errors import FileRefused
from loaders.workbook import MOST_PARTS, MOST_RATIO, MOST_UNPACKED

_INSIDE = "gedcom.ged"


def is_packed_tree(content: bytes) -> bool:
    """Whether bytes are a packed file with a family tree in it."""
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _tree_in(archive) is not None
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        return False


def unpacked(name: str, content: bytes) -> tuple[bytes, int]:
    """Return the family tree inside, and how many other files (pictures) stand beside it.

    Raises
    ------
    FileRefused : not a packed file, damaged, protected, packed to burst, no tree in it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            tree = _tree_in(archive)
            if tree is None:
                raise FileRefused(
                    f"“{name}” holds no family tree (gedcom.ged).",
                    "Save it again as GEDCOM in the program that it comes from.",
                )
            burst = tree.file_size > MOST_RATIO * max(tree.compress_size, 1)
            big = tree.file_size > 10 * 1024 * 1024
            if len(parts) > MOST_PARTS or tree.file_size > MOST_UNPACKED or (big and burst):
                raise FileRefused(
                    f"“{name}” unpacks to far more than its size, so it was not opened.",
                    "Save only the family tree (.ged), without pictures, and try again.",
                )
            if tree.flag_bits & 1:
                raise FileRefused(
                    f"“{name}” is protected by a password.",
                    "Save it again without a password, and try again.",
                )
            with archive.open(tree) as stream:
                text = stream.read(tree.file_size + 1)
            others = sum(not part.is_dir() and part is not tree for part in parts)
            return text, others
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise _damaged(name) from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise _damaged(name) from error


def _tree_in(archive: zipfile.ZipFile) -> zipfile.ZipInfo | None:
    """Return the tree: "gedcom.ged" as the standard has it, else the only .ged there is."""
    trees = [part for part in archive.infolist() if part.filename.lower().endswith(".ged")]
    named = [part for part in trees if part.filename.lower() == _INSIDE]
    return named[0] if named else trees[0] if len(trees) == 1 else None


def _damaged(name: str) -> FileRefused:
    return FileRefused(
        f"“{name}” is damaged and cannot be read.",
        "Save it again in the program that it comes from, and try again.",
    )
