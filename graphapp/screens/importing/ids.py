"""The names of the import screen's parts."""

from __future__ import annotations

from typing import Any

CASE = "import-case"
CHILD = "import-child"
FAMILY = "import-family"
FILES = "import-files"
JOB = "import-job"
"""Store: the id of the job that is worked on, kept by the page only."""
TICK = "import-tick"
EVERY = 400
"""Milliseconds from one answer of the tick to its next question."""
NEVER = 3_600_000
"""Milliseconds: while a question is out. One asked meanwhile makes the page pass over its answer,
so on a slow machine none would ever be shown."""
STATE = "import-state"
"""Where the job stands: progress, what would change, or what was done."""
RENEWS = "import-renews"
COMPLETE = "import-complete"
COMPLETE_ON = "import-complete-on"
AGAIN = "import-again"
COMMIT = "import-commit"


def answer(question_id: str) -> dict[str, Any]:
    """The id of the answer to one question."""
    return {"type": "import-answer", "question": question_id}


def every_answer(pattern: Any) -> dict[str, Any]:
    """The ids of all answers, for a callback."""
    return {"type": "import-answer", "question": pattern}
