"""The commands that save the whole graph as one file, and bring it back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from graphapp.errors import AppError
from graphapp.services import open_from_settings
from graphapp.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(backup)
    app.command()(restore)


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The file to write.")],
    replace: Annotated[bool, typer.Option(help="Take the place of a file of that name.")] = False,
) -> None:
    """Save the whole graph, as it is at this moment, as one file. Others may go on working."""
    import queries.backup

    if file.exists() and not replace:
        raise AppError("There is a file of that name already.", "Name another, or say --replace.")
    with open_from_settings(_settings(context), wait=True, long_lived=False) as store:
        header = queries.backup.backup(store, file, progress=_tell)
    print(f"{header.records:,} records of {header.made} are in {file.name}. It holds everything,")
    print("also what is hidden on the screen: keep it as safe as the graph itself.")
    print(f"Digest: {header.digest}")


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that `graphapp backup` wrote.")],
) -> None:
    """Put a backup into an empty graph, whole or not at all."""
    import queries.backup

    with open_from_settings(
        _settings(context), wait=True, long_lived=False, restoring=True
    ) as store:
        header = queries.backup.restore(store, file, progress=_tell)
    print(f"{header.records:,} records of {header.made} are in the graph, the same as saved.")
    print(f"Digest: {header.digest}")


def _settings(context: typer.Context) -> Settings:
    return context.ensure_object(Settings)


def _tell(words: str) -> None:
    print(words, file=sys.stderr)
