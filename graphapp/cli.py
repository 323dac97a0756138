"""The command line: `graphapp COMMAND`. Errors are sentences on stderr, with exit code 1."""

from __future__ import annotations

import json
import logging
import os
import sys
from contextlib import suppress
from typing import Annotated

import typer

from graphapp import (
    cli_backup,
    cli_check,
    cli_gaps,
    cli_graph,
    cli_meeting,
    cli_plan,
    cli_service,
)
from graphapp.demo import serve_demo
from graphapp.errors import SettingsWrong
from graphapp.services import open_from_settings
from graphapp.settings import Settings
from graphapp.starting import start
from queries.commands import add_team, add_user
from queries.store import GraphError
from queries.users import list_teams, list_users
from queries.vocabulary import Role

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # its boxes show the values of variables: names, phones
    rich_markup_mode=None,
    help="A child's family and professional network, kept in Neo4j, worked on in the browser.",
)


@app.callback()
def root(
    context: typer.Context,
    who: Annotated[
        str, typer.Option("--as", metavar="NAME", help="The profile to work as (or GRAPHAPP_AS).")
    ] = "",
) -> None:
    """A child's family and professional network, kept in Neo4j, worked on in the browser."""
    settings = Settings.from_environment()
    context.obj = settings.model_copy(update={"who": who}) if who else settings


@app.command()
def demo(context: typer.Context) -> None:
    """Serve the explorer with made-up families (put in the first time) until Ctrl-C."""
    with suppress(SystemExit):
        serve_demo(context.ensure_object(Settings), say)
    leave()


@app.command()
def run(context: typer.Context) -> None:
    """Serve the explorer until Ctrl-C."""
    with suppress(SystemExit):
        start(context.ensure_object(Settings), say)
    leave()


@app.command()
def check(
    context: typer.Context,
    as_json: cli_graph.AsJson = False,
    page: Annotated[bool, typer.Option("--page", help="Only: does the page answer?")] = False,
    digest: Annotated[
        bool, typer.Option("--digest", help="Also the digest of the whole graph (slow).")
    ] = False,
) -> None:
    """Say what is set up, which engine and version, and what is wrong (then exit code 1)."""
    settings = context.ensure_object(Settings)
    found = cli_check.check_page(settings) if page else cli_check.check(settings, digest=digest)
    if as_json:
        print(json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(found.lines()))
    if found.problems:
        for problem in found.problems:
            print(problem, file=sys.stderr)
        raise typer.Exit(1)


@app.command()
def user(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Their name.")],
    team: Annotated[str, typer.Option(help="Their team; made when it is new.")] = "My team",
    role: Annotated[Role, typer.Option(help="A supervisor sees the team's maps.")] = Role.WORKER,
) -> None:
    """Make a profile to work as."""
    settings = context.ensure_object(Settings)
    name = " ".join(name.split())
    if not name:
        raise typer.BadParameter("write a name")
    with open_from_settings(settings, wait=True, long_lived=False) as store:
        if any(one.name.casefold() == name.casefold() for one in list_users(store)):
            raise GraphError("Somebody of that name is there already.", "Use that profile.")
        teams = {words.casefold(): key for key, words in list_teams(store).items()}
        team_id = teams.get(team.casefold()) or add_team(store, team)
        print(add_user(store, name, role, team_id))


cli_graph.register(app)
cli_gaps.register(app)
cli_plan.register(app)
cli_meeting.register(app)
cli_backup.register(app)
cli_service.register(app)


def say(words: str) -> None:
    """Print at once, also into a pipe."""
    print(words, flush=True)


def leave() -> None:
    """End this process at once: everything is closed, and taking Python apart takes seconds."""
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def main() -> None:
    """Run a command; an error is a sentence on stderr and exit code 1 (2: wrong usage)."""
    try:
        app()
    except GraphError as exc:
        print(exc, file=sys.stderr)
        raise SystemExit(2 if isinstance(exc, SettingsWrong) else 1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
