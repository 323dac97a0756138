"""The command line."""

from __future__ import annotations

import sys

import typer

from graphapp.settings import Settings
from queries.store import GraphError

app = typer.Typer(no_args_is_help=True, add_completion=False, help="A child's network.")


@app.callback()
def root() -> None:
    """A child's family and professional network, kept in Neo4j and worked on in the browser."""


@app.command()
def run() -> None:
    """Serve the explorer on this computer until Ctrl-C."""
    from graphapp.server import serve, start_log  # Dash is slow to load; only serving wants it
    from graphapp.services import Services

    settings = Settings.from_environment()
    start_log(settings)
    serve(settings, Services.from_settings(settings), lambda words: print(words, flush=True))


def main() -> None:
    """Run a command; an error is a sentence on stderr and exit code 1."""
    try:
        app(standalone_mode=True)
    except GraphError as exc:
        print(exc, file=sys.stderr)
        raise SystemExit(1) from None
