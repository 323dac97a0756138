"""What can go wrong in the application itself, as sentences for the person.

queries.store.errors.GraphError
└── AppError                a sentence with the next step
    ├── SettingsWrong       a setting that the program cannot follow
    ├── NotServed           the page cannot be served (port taken, another address than loopback)
    ├── NobodyChosen        no profile is chosen, or there is none yet
    └── PinRefused          a PIN that is wrong, too short, or tried too often
"""

from __future__ import annotations

# ruff: noqa: N818 - each is named by what it says to the person
from queries.store.errors import GraphError


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
