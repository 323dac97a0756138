"""The commands that ask the graph or change it."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from graphapp import cli_shapes as shapes
from graphapp import exports
from graphapp.cli_work import case_id, print_json, print_table, working
from graphapp.errors import AppError
from graphapp.settings import Settings
from graphapp.words import child_names, day_words
from queries import changes, find_people, list_cases, network_around, network_of, paths_between
from queries.kinship import relations
from queries.model import Network
from queries.openings import record_opening
from queries.partial_date import PartialDate
from queries.people import details_of
from queries.store.errors import NotFound
from queries.store.handle import Handle
from queries.vocabulary import Audience

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON (docs/cli.md tells its shape).")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (load, cases, people, network, path, undo):
        app.command()(command)
    app.command("changes")(changes_command)


def load(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="CSV, Excel or GEDCOM files, read together.")],
    case: Annotated[str, typer.Option(help="The map to add to: its id or number.")] = "",
    child: Annotated[
        list[str] | None, typer.Option(help="A child that a new map is about; more than once.")
    ] = None,
    renews: Annotated[str, typer.Option(help="The earlier import that these files renew.")] = "",
    complete_on: Annotated[
        str, typer.Option(help="The files are complete on this day: what they lack ended then.")
    ] = "",
    answers: Annotated[
        str, typer.Option(help='For questions: "same" or "different" for all of them.')
    ] = "",
    dry_run: Annotated[bool, typer.Option(help="Say what would happen, write nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Bring in files: a sheet of people, people and ties, the one-sheet form, a family tree."""
    import loaders  # reads spreadsheets: slow to load, and only this command wants it

    drafts = loaders.read([_file(one) for one in files])
    with working(context) as handle:
        try:
            seen = loaders.preview(
                handle,
                drafts,
                case_id(handle, case) if case else None,
                children=child or (),
                renews=renews or None,
                complete_on=_day(complete_on, "--complete-on"),
                answers={"*": answers} if answers else {},
            )
        except loaders.WhichChild as exc:
            how = 'Here the child is named with --child "NAME".'
            raise AppError(exc.sentence, f"{exc.next_step} {how}") from exc
        done = None if dry_run or seen.unanswered else loaders.commit(handle, seen)
    if as_json:
        shape = seen.to_dict()
        shape["done"] = (
            {"change": done.change_id, "case": seen.case_id, "words": done.words} if done else None
        )
        print_json(shape)
    else:
        print(seen.sentence)
        for note in seen.notes:
            print(note)
        for problem in loaders.listed(seen.problems).shown:
            print(f"- {problem}")
        if done:
            print(done.words, f"The map's id: {seen.case_id}")
    if seen.unanswered and not dry_run:
        raise AppError(
            f"{len(seen.unanswered)} of the people may be on a map already.",
            "Look with --dry-run --json, then answer with --answers same or --answers different.",
        )


def cases(context: typer.Context, as_json: AsJson = False) -> None:
    """List the maps that you may open."""
    with working(context) as handle:
        found = list_cases(handle, limit=10_000)
    if as_json:
        print_json({"cases": [shapes.a_case(one) for one in found]})
        return
    rows = [
        (one.id, child_names(one.children), one.case.number, one.natural, one.professional)
        for one in found
    ]
    print_table(("id", "map", "number", "from life", "professionals"), rows)


def people(
    context: typer.Context,
    find: Annotated[str, typer.Option(help="A name, as you would say it.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")] = 50,
    as_json: AsJson = False,
) -> None:
    """Find people on your maps; a rough spelling is fine."""
    with working(context) as handle:
        found = find_people(handle, find, limit=limit)
    if as_json:
        print_json(shapes.people(found))
        return
    print_table(
        ("id", "name", "known as", "born"),
        [(one.id, one.name, one.known_as, str(one.birth or "")) for one in found.people],
    )
    if found.truncated:
        print(f"Only the first {limit} are shown: write more of the name.", file=sys.stderr)


def network(
    context: typer.Context,
    ident: Annotated[str, typer.Argument(metavar="ID", help="A case, its number, or a person.")],
    hops: Annotated[int | None, typer.Option(min=0, max=6, help="Ties from the child.")] = None,
    as_of: Annotated[str, typer.Option(help="The day: 2026-11-23, 3 May 2019.")] = "",
    audience: Annotated[Audience, typer.Option(help="Who is looking.")] = Audience.PROFESSIONALS,
    whose: Annotated[str, typer.Option(help="Whose view: the id of a person or a user.")] = "",
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print the people as CSV.")] = False,
    ties: Annotated[bool, typer.Option("--ties", help="With --csv: the ties instead.")] = False,
    as_graphml: Annotated[bool, typer.Option("--graphml", help="Print GraphML.")] = False,
    as_gedcom: Annotated[
        bool, typer.Option("--gedcom", help="Print the family tree as GEDCOM 7.")
    ] = False,
    as_svg: Annotated[bool, typer.Option("--svg", help="Print the circles as SVG.")] = False,
) -> None:
    """Show the network of a case, or the people round one person."""
    if as_json + as_csv + as_graphml + as_gedcom + as_svg > 1 or (ties and not as_csv):
        raise typer.BadParameter("choose one of --json, --csv, --graphml, --gedcom and --svg")
    day = _day(as_of, "--as-of")
    with working(context) as handle:
        handle = _for_audience(handle, audience, ident)
        if as_svg:
            _write(_svg(context, handle, case_id(handle, ident), day, whose))
            return
        found = _network(handle, ident, hops, day, whose)
        related = relations(
            found.case.children,
            found.people,
            found.kin_ties,
            found.as_of,
            memberships=found.memberships,
        )
    if as_json:
        print_json(shapes.network(found, related))
    elif as_csv:
        text = exports.ties_csv(found) if ties else exports.people_csv(found, related)
        _write(text)
    elif as_graphml:
        _write(exports.graphml(found))
    elif as_gedcom:
        _write(exports.family_tree(found).decode())
    else:
        rows = [
            (one.id, one.name or one.short_name, related[key].short if key in related else "",
             str(found.memberships[key].connection) if key in found.memberships else "the child")
            for key, one in found.people.items()
        ]  # fmt: skip
        print_table(("id", "name", "who", "connection"), rows)
        if found.truncated:
            print(f"Only the first {found.limit} people are shown.", file=sys.stderr)


def path(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="ID", help="A person.")],
    other: Annotated[str, typer.Argument(metavar="ID", help="Another.")],
    as_of: Annotated[str, typer.Option(help="The day.")] = "",
    as_json: AsJson = False,
) -> None:
    """Say how two people are connected."""
    with working(context) as handle:
        shared = sorted(_maps_of(handle, one) & _maps_of(handle, other))
        if not shared:
            raise NotFound("These two are on no map together.", "Pick two people of one map.")
        day = _day(as_of, "--as-of")
        for case in shared:
            record_opening(handle, case)
        all_found = [paths_between(handle, case, one, other, as_of=day) for case in shared]
    found = min(all_found, key=lambda ways: len(ways.paths[0].ties) if ways.paths else 99)
    if as_json:
        print_json(shapes.paths(found))
        return
    for way in found.paths:
        print(way.sentence)
    if not found.paths:
        print("Nothing on the map connects these two within six steps.")


def changes_command(
    context: typer.Context,
    case: Annotated[str, typer.Argument(help="A case's id or number.")],
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List what was done on a case, the newest first."""
    with working(context) as handle:
        found_case = case_id(handle, case)
        record_opening(handle, found_case)
        found = changes.changes_of(handle, found_case, limit)
    if as_json:
        print_json({"changes": [shapes.a_change(one) for one in found]})
        return
    rows = [(one.id, one.at, one.who, one.words, "undone" if one.undone else "") for one in found]
    print_table(("id", "when", "who", "what", ""), rows)


def undo(
    context: typer.Context,
    change: Annotated[str, typer.Argument(help="A change's id (graphapp changes CASE).")],
    as_json: AsJson = False,
) -> None:
    """Undo a change, as a new change."""
    with working(context) as handle:
        done = changes.undo(handle, change)
    if as_json:
        print_json({"change": done.change_id, "undoes": change, "words": done.words})
    else:
        print(done.words)


def _for_audience(handle: Handle, audience: Audience, ident: str) -> Handle:
    if audience is Audience.PROFESSIONALS:
        return handle
    return Handle(handle.store, handle.viewer, audience, case_id(handle, ident))


def _network(handle: Handle, ident: str, hops: int | None, day: date | None, whose: str) -> Network:
    try:
        case = case_id(handle, ident)
    except NotFound:
        for one in sorted(_maps_of(handle, ident)):  # their facts are told from every one
            record_opening(handle, one)
        return network_around(handle, ident, hops=1 if hops is None else hops, as_of=day)
    record_opening(handle, case)
    return network_of(handle, case, hops=hops, as_of=day, whose=whose)


def _svg(context: typer.Context, handle: Handle, case: str, day: date | None, whose: str) -> str:
    """The circles of a case as a whole SVG. Slow to load (Dash), and wanted by --svg only."""
    from graphapp.canvas.profiles import notation_of
    from graphapp.canvas.view import View as Space
    from graphapp.canvas.whole import whole
    from graphapp.screens.explorer.drawing import draw, read
    from graphapp.screens.explorer.state import View

    view = View(case, on=day, whose=whose)
    space = Space(notation=notation_of(context.ensure_object(Settings).notation))
    scene = draw(read(handle, view), view, space)
    return whole(scene, on=day_words(view.day), embed_font=True) + "\n"


def _maps_of(handle: Handle, person: str) -> set[str]:
    if not handle.cases:
        raise NotFound()
    return set(details_of(handle, handle.cases[0], person).maps)


def _day(text: str, option: str) -> date | None:
    if not text:
        return None
    try:
        found = PartialDate.parse(text)
    except ValueError as exc:
        raise typer.BadParameter(str(exc), param_hint=option) from exc
    if not found.exact:
        raise typer.BadParameter("write one day, such as 2026-11-23", param_hint=option)
    return found.earliest


def _file(path: Path) -> Path:
    if not path.is_file():
        raise AppError(f"There is no file {path.name} there.", "Check the name and the folder.")
    return path


def _write(text: str) -> None:
    sys.stdout.write(text)
