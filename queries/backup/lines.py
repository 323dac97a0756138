"""One record as one line of JSON, always the same for the same record; and the digest of many.

A node is `["Person","<id>",{properties}]`, a tie
`["KNOWS","<id>",["Person","<start>"],["Person","<end>"],{properties}]`: keys sorted, no spaces.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from queries.vocabulary import NodeLabel, TieType

_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_SIZE = 32


def node_line(label: str, row: Mapping[str, Any]) -> str:
    """The line of a node; the row has `id` and `properties`."""
    return _ENCODE([label, row["id"], row["properties"]])


def tie_line(type_: str, row: Mapping[str, Any]) -> str:
    """The line of a tie; the row has `id`, `properties`, both ends and their labels."""
    start, end = [row["start_label"], row["start"]], [row["end_label"], row["end"]]
    return _ENCODE([type_, row["id"], start, end, row["properties"]])


def kind_of(line: str) -> str:
    """The label or relationship type of a line's record."""
    return line[2 : line.index('"', 2)]


@dataclass(slots=True)
class Digest:
    """Of records in any order: the sum of each line's hash. Equal graphs have equal digests.

    It finds what was lost, doubled or changed by accident; it is no signature.
    """

    total: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, line: str) -> None:
        """Count one line in."""
        found = blake2b(line.encode(), digest_size=_SIZE).digest()
        self.total = (self.total + int.from_bytes(found, "big")) % (1 << 8 * _SIZE)
        self.counts[kind_of(line)] += 1

    def __str__(self) -> str:
        """64 characters."""
        return f"{self.total:0{_SIZE * 2}x}"


@dataclass(frozen=True, slots=True)
class Keys:
    """Records by kind and id; and people, for all their ties to name keys."""

    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    named: frozenset[str] = frozenset()

    def __contains__(self, line: str) -> bool:
        kind = kind_of(line)
        if kind == TieType.NAMED:
            return bool(self.named) and json.loads(line)[2][1] in self.named
        ids = self.ids.get(kind)
        return ids is not None and json.loads(line)[1] in ids

    def to_json(self) -> str:
        ids = {kind: sorted(found) for kind, found in sorted(self.ids.items())}
        return _ENCODE({"ids": ids, "named": sorted(self.named)})

    @classmethod
    def from_json(cls, text: str) -> Keys:
        read = json.loads(text)
        ids = {kind: frozenset(found) for kind, found in read["ids"].items()}
        return cls(ids, frozenset(read["named"]))


LABELS = tuple(NodeLabel)
TYPES = tuple(TieType)
