"""What somebody typed into a form: see `graphapp.shell.given`."""

from graphapp.shell.given import (
    MOST_LETTERS,
    SEEN_BY,
    SEEN_WORDS,
    Given,
    seen_choice,
    seen_choices,
)

__all__ = ["MOST_LETTERS", "SEEN_BY", "SEEN_WORDS", "Given", "seen_choice", "seen_choices"]
