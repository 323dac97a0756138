"""The command that puts a whole made-up service into an empty graph."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from graphapp.services import open_from_settings
from graphapp.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("seed-service")(seed_service)


def seed_service(
    context: typer.Context,
    cases: Annotated[int, typer.Argument(metavar="N", min=1, max=100_000, help="How many cases.")],
    seed: Annotated[int, typer.Option(help="The same seed gives the same service.")] = 1,
) -> None:
    """Put a made-up service of N cases into an empty graph, to see the program at that size."""
    from seed.service import plant_service

    settings = context.ensure_object(Settings)
    with open_from_settings(settings, wait=True, long_lived=False) as store:
        planted = plant_service(
            store, cases, seed=seed, progress=lambda words: print(words, file=sys.stderr)
        )
    print(
        f"{planted.cases:,} cases and {planted.people:,} people are in, {planted.in_several:,} of"
        f" them in two cases or more. Marian Tolley sees all of them."
    )
