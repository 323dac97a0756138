"""What can go wrong in the application itself, as sentences for the person.

queries.store.errors.GraphError
└── AppError                a sentence with the next step
    ├── SettingsWrong       a setting that the program cannot follow
    ├── NotServed           the page cannot be served (port taken, another address than loopback)
    ├── NobodyChosen        no profile is chosen, or there is none yet
    ├── PinRefused          a PIN that is wrong, too short, or tried too often
    └── LettersMissing      a picture with letters that no font on this computer has
"""

from __future__ import annotations

# ruff: noqa: N818 - each is named by what it says to the person
import logging
import secrets
import traceback

from queries.store.errors import GraphError

log = logging.getLogger("graphapp")


class AppError(GraphError):
    """Something the application cannot do."""

    sentence = "That did not work."
    next_step = "Go back and try again."


class SettingsWrong(AppError):
    """A setting that the program cannot follow."""

    sentence = "The settings do not fit together."
    next_step = "Check the GRAPHAPP_ and NEO4J_ environment variables."


class NotServed(AppError):
    """The page cannot be served."""

    sentence = "The page cannot be served here."
    next_step = "Choose another port with GRAPHAPP_PORT."


class NobodyChosen(AppError):
    """No profile is chosen, or there is none yet."""

    sentence = "Nobody is chosen to work as."
    next_step = "Say who is working."


class PinRefused(AppError):
    """A PIN that is wrong, too short, or tried too often."""

    sentence = "That is not the PIN."
    next_step = "Try again."


class LettersMissing(AppError):
    """A picture with letters that no font on this computer has."""

    sentence = "This computer has no letters for some of the names on this picture."
    next_step = "Go back and choose “Print”: the browser prints them, or saves them as a PDF."


def note(error: BaseException) -> str:
    """Write where an error came from into the log; return its reference number.

    Its message is left out, since it may hold somebody's name; so are those of its causes.
    """
    reference = secrets.token_hex(3).upper()
    lines: list[str] = []
    one: BaseException | None = error
    while one is not None:
        lines += [f"{type(one).__module__}.{type(one).__qualname__}\n"]
        lines += traceback.format_tb(one.__traceback__)
        one = one.__cause__ or one.__context__
    log.error("Reference %s\n%s", reference, "".join(lines))
    return reference
