"""What a preview holds: people, conflicts, questions, problems, and what would be written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from loaders.describe import Clash, Line
from loaders.likeness import Question
from loaders.plan_record import Operation
from loaders.problems import Problem, listed
from queries.sources import Source


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people: from the child's life and professionals, never one number."""

    natural: int = 0
    professional: int = 0

    @property
    def words(self) -> str:
        """Such as "9 people from the child's life and 3 professionals"."""
        people = "1 person" if self.natural == 1 else f"{self.natural:,} people"
        workers = (
            "1 professional" if self.professional == 1 else f"{self.professional:,} professionals"
        )
        parts = [f"{people} from the child's life"] if self.natural else []
        parts += [workers] if self.professional else []
        return " and ".join(parts) or "nobody"


def counted(lines: Iterable[Line], what: str) -> Counts:
    """Return how many of the lines are "added", "changed", ...; without the children themselves."""
    own = [line for line in lines if line.what == what and not line.child]
    professional = sum(line.professional for line in own)
    return Counts(len(own) - professional, professional)


def listed_names(names: Iterable[str]) -> str:
    """Return names as a sentence has them: "Ivy and Noah"."""
    *first, last = [*names] or ["a child"]
    return f"{', '.join(first)} and {last}" if first else last


def words_of(name: str, lines: Iterable[Line], around: str, *, again: bool) -> str:
    """Return what the history says of a load: who was added, and what around the case."""
    added = counted(lines, "added")
    said = [words for words in (added.words if added != Counts() else "", around) if words]
    name = name.replace("{", "(").replace("}", ")")
    what = f": {', and '.join(said)} added." if said else "."
    return f"{'Loaded again' if again else 'Loaded'} “{name}”{what}"


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do, and what it needs to be done.

    `lines` are the people, `conflicts` the fields that stay as somebody wrote them by hand,
    `questions` who may be the same person; those in `unanswered` (their ids) must be answered
    before a commit. `operations` is what `commit` does; `case_id` is a new id for a new map.
    `around` says how much is new of what is known around the case: "2 rules, 3 roles".
    """

    name: str
    case_id: str
    new_map: bool
    renews: Source | None
    lines: tuple[Line, ...]
    conflicts: tuple[Clash, ...]
    questions: tuple[Question, ...]
    unanswered: tuple[str, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    operations: tuple[Operation, ...]
    words: str
    around: str = ""

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to do: the file says nothing new."""
        return not self.operations

    def count(self, what: str) -> Counts:
        """Return how many people are "added", "changed", "kept", "ended" or "gone"."""
        return counted(self.lines, what)

    @property
    def sentence(self) -> str:
        """What would happen, in a sentence or two."""
        if self.nothing:
            return "Everything in this file is on the map already. There is nothing to load."
        about = listed_names(line.name for line in self.lines if line.child)
        parts = [f"A map about {about} would be made."] if self.new_map else []
        parts += [
            f"{self.count(what).words} would {verb}."
            for what, verb in (
                ("added", "be added"), ("changed", "change"), ("ended", "no longer be on the map"),
            )
            if self.count(what) != Counts()
        ]  # fmt: skip
        changed = [line.name for line in self.lines if line.child and line.what == "changed"]
        if changed:
            parts.append(f"What is said of {listed_names(changed)} would change.")
        if self.around:
            parts.append(f"{self.around} would be added.")
        text = " ".join(part[:1].upper() + part[1:] for part in parts)
        return text or "Nobody is added or changed; only what was last loaded is noted."

    def to_dict(self, limit: int = 200) -> dict[str, Any]:
        """Return the preview as plain values, for `--json` and the screen; problems to a limit."""
        found = listed(self.problems, limit)
        return {
            "file": self.name,
            "case": None if self.new_map else self.case_id,
            "renews": self.renews.id if self.renews else None,
            "sentence": self.sentence,
            "operations": len(self.operations),
            "around": self.around,
            "people": [asdict(line) for line in self.lines],
            "conflicts": [asdict(clash) for clash in self.conflicts],
            "questions": [
                {**asdict(question), "answered": question.id not in self.unanswered}
                for question in self.questions
            ],
            "notes": list(self.notes),
            "problems": {
                "count": found.count,
                "stopping": found.stopping,
                "listed": [asdict(problem) for problem in found.shown],
            },
        }
