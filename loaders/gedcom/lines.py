"""The lines of a GEDCOM file -> its records, one at a time, mended where they are broken.

The grammar of a line is the same in 5.5, 5.5.1 and 7: level, perhaps an id, a tag, perhaps a
value. What differs (CONC, how "@" is doubled) is told apart where it matters. Only one record is
held at a time, with the line that each of its parts stands on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from loaders.cells import clean
from loaders.gedcom.text import Line

_LINE = re.compile(
    r"[\s\ufeff]*(?P<level>\d{1,2})[ \t]+(?:(?P<xref>@[^@\s#][^@]*@)[ \t]+)?"
    r"(?P<tag>[A-Z_][A-Z0-9_]*)(?:[ \t](?P<value>.*))?",
    re.DOTALL,
)
_POINTER = re.compile(r"@[^@#\s][^@]*@\s*")
_AT_OLD = re.compile(r"@@")
_DEEPEST = 60
_LONGEST = 20_000
"""Letters kept of one value: more is a note, which is not loaded."""
_LONG_TEXT = frozenset({"NOTE", "SNOTE", "TEXT", "TITL", "AUTH", "PUBL", "COPR", "ADDR"})
_MOST_LINES = 50_000
"""Lines kept of one record."""

Report = Callable[[int, str, str], None]
"""Called as `report(line, what is wrong, what to do)`."""


@dataclass(slots=True)
class Node:
    """One structure: a record when its level is 0. `pointer` is the id that it points to."""

    line: int
    tag: str
    xref: str = ""
    value: str = ""
    pointer: str = ""
    parts: list[Node] = field(default_factory=list)

    def all(self, *tags: str) -> list[Node]:
        """Return the parts with one of these tags."""
        return [part for part in self.parts if part.tag in tags]

    def first(self, *tags: str) -> Node | None:
        """Return the first part with one of these tags."""
        return next((part for part in self.parts if part.tag in tags), None)

    def text(self, *tags: str) -> str:
        """Return the value of the first part with one of these tags, cleaned; empty if none."""
        part = self.first(*tags)
        return clean(part.value) if part else ""

    def walk(self) -> Iterator[Node]:
        """Yield every structure below this one."""
        todo = list(self.parts)
        while todo:
            node = todo.pop()
            yield node
            todo += node.parts


def records(lines: Iterable[Line], report: Report) -> Iterator[Node]:
    """Yield the records of a file in their order.

    A line that is none is taken as more text of a note above it, or left out; a level that jumps
    is taken as one step deeper; both are reported. Empty lines are nothing.
    """
    seven = False
    stack: list[Node] = []
    size = 0
    for line in lines:
        if line.guessed:
            report(
                line.number,
                "This line holds letters that the file's encoding cannot mean; they were read as"
                " Windows text.",
                "Check the accents, or save the file again as UTF-8.",
            )
        if not line.text.strip(" \t\x00\x1a"):
            continue
        match = _LINE.fullmatch(line.text)
        if match is None or (not stack and match["level"].strip("0")):
            _broken(line, stack, report)
            continue
        level, tag, value = int(match["level"]), match["tag"], match["value"] or ""
        if level > len(stack) or level > _DEEPEST:
            report(
                line.number,
                f"The level jumps to {level}; it was read as {min(len(stack), _DEEPEST)}.",
                "Nothing needs doing if the person reads right.",
            )
            level = min(len(stack), _DEEPEST)
        if tag in ("CONT", "CONC") and level:
            # it continues the structure one level up, whatever stands in between
            above = stack[level - 1]
            value = _unescaped(value, seven)
            if len(above.value) < _LONGEST:  # joining millions of lines would take for ever
                above.value += value if tag == "CONC" else f"\n{value}"
            continue
        size += 1
        if level == 0 and stack:
            seven = seven or _is_seven(stack[0])
            yield stack[0]
            size = 0
        elif size == _MOST_LINES:
            wrong = f"This record has more than {_MOST_LINES:,} lines; the rest was left out."
            report(line.number, wrong, "Check the file in the program that it comes from.")
        if size >= _MOST_LINES:
            continue
        del stack[level:]
        node = Node(line.number, tag, (match["xref"] or "").strip())
        if _POINTER.fullmatch(value):
            node.pointer = value.strip()
        else:
            node.value = _unescaped(value, seven)
        if stack:
            stack[-1].parts.append(node)
        stack.append(node)
    if stack:
        yield stack[0]


def _broken(line: Line, stack: list[Node], report: Report) -> None:
    shown = " ".join(line.text.split())[:40]
    if not stack:
        report(line.number, f"“{shown}” is no line of GEDCOM, so it was left out.", "Check it.")
        return
    above = stack[-1]
    if above.tag not in _LONG_TEXT:  # a date or a name would be spoilt by it
        wrong = f"The line does not begin with a level and a tag (“{shown}”), so it was left out."
        report(line.number, wrong, "Check what it belongs to.")
        return
    report(
        line.number,
        f"The line does not begin with a level and a tag (“{shown}”); it was taken as more text of"
        f" the {above.tag} above it.",
        "Nothing needs doing; a program that saves the file again mends it.",
    )
    if len(above.value) < _LONGEST:
        above.value += f"\n{line.text}"


def _is_seven(record: Node) -> bool:
    gedc = record.first("GEDC") if record.tag == "HEAD" else None
    return gedc is not None and gedc.text("VERS").startswith("7")


def _unescaped(value: str, seven: bool) -> str:
    """Return a value with its "@" as meant: 7 doubles only a leading one, 5.5 every one."""
    if "@@" not in value:
        return value
    if seven:
        return value[1:] if value.startswith("@@") else value
    return _AT_OLD.sub("@", value)
