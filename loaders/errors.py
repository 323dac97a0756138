"""What stops a whole file or a whole import; what stops one row is a `Problem`.

queries.store.errors.GraphError
└── LoadError               a sentence for the person, with the next step
    ├── FileRefused         the file cannot be read at all (empty, too big, another kind, ...)
    └── NotReady            the preview still waits for an answer or holds nothing to do
        └── WhichChild      nothing says, or not clearly, which child a new map is about
"""

from __future__ import annotations

# ruff: noqa: N818 - each is named by what it says to the person
from queries.store.errors import GraphError


class LoadError(GraphError):
    """A file, or an import, that cannot go on."""

    sentence = "This file cannot be loaded."
    next_step = "Save it as CSV, as an Excel workbook (.xlsx) or as GEDCOM (.ged), and try again."


class FileRefused(LoadError):
    """The file cannot be read at all."""


class NotReady(LoadError):
    """The preview cannot be committed as it is."""

    sentence = "This import is not ready."
    next_step = "Answer the questions in the preview first."


class WhichChild(NotReady):
    """Nothing says, or not clearly, which child a new map is about."""

    sentence = "Nothing says which child this map is about."
    next_step = "Name the child, or add a row whose relation to the child is “child”."
