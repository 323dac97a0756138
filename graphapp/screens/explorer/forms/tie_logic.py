"""From what was typed to a command that ties two people, or corrects a tie."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from graphapp.screens.explorer.drawing import Reading
from graphapp.screens.explorer.forms.about import About
from graphapp.screens.explorer.forms.given import Given
from graphapp.screens.explorer.forms.homes import living_now, move
from graphapp.screens.explorer.forms.specs import Changes, Spec, changes, seen_of
from graphapp.screens.explorer.forms.tie_kinds import HOME, TieKind, kind_of
from graphapp.screens.explorer.forms.whose_view import FIELD, views_given
from queries.commands import Command, add_tie, command, correct_tie, take_back
from queries.commands.command import MakeNode, Operation
from queries.model import Tie
from queries.vocabulary import Certainty, ChildWish, Flow, Side, TieType

_DATES = (Spec("tie", "since", label="start"), Spec("tie", "until", label="end"))
_KNOWS = (
    Spec("tie", "closeness"),
    Spec("tie", "contact_last", label="last contact"),
    Spec("tie", "contact_agreed", label="contact agreed"),
    Spec("tie", "child_wish", label="what the child wants"),
)
_REST = (
    Spec("tie", "words", label="words"),
    Spec("tie", "source", label="source"),
    Spec("tie", "certainty"),
    Spec("tie", "perspectives", label="whose view it is"),
)
_SEEN = (Spec("tie", "visible_to", label="who may see it"),)
_FLOW = Spec("tie", "flow", label="which way it goes")
TIE_SPECS = (*_DATES, *_KNOWS, *_REST, *_SEEN, Spec("tie", "side"), _FLOW)


def seen_tie(tie: Tie, *, professionals: bool) -> dict[str, Any]:
    """Return what the form of a tie shows."""
    specs = [*_DATES, *_REST]
    specs += _KNOWS if tie.type is TieType.KNOWS else ()
    specs += [Spec("tie", "side")] if tie.type is TieType.STATED_KIN else []
    specs += [_FLOW] if tie.type is TieType.SUPPORTS else []
    specs += _SEEN if professionals else ()
    seen = seen_of("tie", tie, specs)
    seen |= {"type": str(tie.type), "start": tie.start, "end": tie.end, "tie.kind": tie.kind}
    return seen


def tie_command(
    given: Given, about: About, reading: Reading, mine: Collection[str] = ()
) -> Command | None:
    """Return the command that makes a tie, None when something is wrong or missing.

    `mine` is the id of who works here, if it may be their view.
    """
    people = reading.network.people
    other, key = given.text("other"), given.text("kind")
    if other not in people:
        given.errors["other"] = "Choose somebody on this map. Add them first if they are not there."
    kind = kind_of(key)
    if kind is None and key != HOME:
        given.errors["kind"] = "Choose how they are tied."
    if kind is not None and kind.type is TieType.STATED_KIN and not given.text("words"):
        given.errors["words"] = "Write the word that was used, such as “great-aunt”."
    fields = tie_fields(given, kind)
    views = views_given(given, [*people, *mine])
    if views and key == HOME:
        given.errors[FIELD] = "Who lives where is on everybody’s map. Choose “Everybody’s”."
    since, until = fields.get("since"), fields.get("until")
    if since and until and since.earliest > until.latest:  # type: ignore[attr-defined]
        given.errors["until"] = "This would end before it began. Correct one of the two dates."
    if given.errors:
        return None
    seen_by = given.tokens("visible_to")
    if kind is None:
        return _home(given, about, reading, other, seen_by)
    start, end = (other, about.person) if kind.back else (about.person, other)
    fields |= {"id": about.made, "perspectives": views}
    return add_tie(
        about.case_id,
        kind.type,
        start,
        end,
        fields,
        command_id=about.command,
        visible_to=seen_by,
    )


def tie_fields(given: Given, kind: TieKind | None) -> dict[str, object]:
    """Return the model's fields of a new tie."""
    words = given.text("words")
    fields: dict[str, object] = {
        "since": given.date("since"),
        "until": given.date("until"),
        "source": given.text("source"),
        "certainty": given.word("certainty", Certainty) or Certainty.SURE,
    }
    if kind is None:
        return fields
    if kind.type is TieType.STATED_KIN:
        return {**fields, "kind": words, "side": given.word("side", Side) or Side.UNKNOWN}
    fields |= {"kind": kind.kind, "words": words}
    if kind.type is TieType.KNOWS:
        close = given.text("closeness")
        fields |= {
            "closeness": int(close) if close in "12345" and close else None,
            "contact_last": given.date("contact_last"),
            "contact_agreed": given.text("contact_agreed"),
            "child_wish": given.word("child_wish", ChildWish),
        }
    if kind.type is TieType.SUPPORTS:
        fields["flow"] = given.word("flow", Flow) or ""
    last = fields.get("contact_last")
    if last and last.earliest > date.today():  # type: ignore[attr-defined]
        given.errors["contact_last"] = "This day is still to come. Write when they last met."
    return fields


def _home(
    given: Given, about: About, reading: Reading, other: str, seen_by: list[str] | None
) -> Command | None:
    """Put the person into the other's home, or both into a new one."""
    residences = reading.network.residences
    theirs = living_now(residences, other, reading.network.as_of)
    mine = living_now(residences, about.person, reading.network.as_of)
    since = given.date("since")
    if {one.household_id for one in theirs} & {one.household_id for one in mine}:
        given.errors["kind"] = "They live together already, as far as this map says."
        return None
    if mine and since is None:
        given.errors["since"] = (
            "Write since when, so that the old home gets its end. “About May 2026” is enough."
        )
        return None
    leaves = mine if len(mine) == 1 else []
    source = given.text("source")
    case_id = about.case_id
    if theirs:
        operations = move(
            case_id, about.person, theirs[-1].household_id,
            since=since, leaves=leaves, visible_to=seen_by, source=source,
        )  # fmt: skip
    else:
        name = reading.network.people[other].short_name
        operations = move(
            case_id, other, "", other=f"{name}’s home" if name else "Their home",
            since=since, visible_to=seen_by, source=source,
        )  # fmt: skip
        home = next(one.id for one in operations if isinstance(one, MakeNode))
        more: tuple[Operation, ...] = move(
            case_id, about.person, home,
            since=since, leaves=leaves, visible_to=seen_by, source=source,
        )  # fmt: skip
        operations = (*operations, *more)
    words = f"Recorded that {{{about.person}}} lives with {{{other}}}."
    return command(case_id, words, *operations, command_id=about.command)


def tie_changes(given: Given, about: About) -> Changes:
    """Return the changed fields of a tie that is there."""
    found = changes(given, TIE_SPECS, about.seen)
    was = str(about.seen.get("tie.kind") or "")
    kind = kind_of(given.text("kind"))
    new = given.text("words") if about.seen["type"] == TieType.STATED_KIN else ""
    if about.seen["type"] == TieType.STATED_KIN:
        found.get("tie", {}).pop("words", None)
        if new and new != was:
            found.setdefault("tie", {})["kind"] = (was, new)
    elif kind is not None and kind.kind != was:
        found.setdefault("tie", {})["kind"] = (was, kind.kind)
    return {record: pairs for record, pairs in found.items() if pairs}


def change_command(about: About, found: Changes) -> Command | None:
    """Return the command that corrects a tie, None when nothing changed."""
    pairs = found.get("tie")
    if not pairs:
        return None
    ends = (str(about.seen["start"]), str(about.seen["end"]))
    made = correct_tie(
        about.case_id,
        TieType(about.seen["type"]),
        about.tie,
        pairs,
        people=ends,
        command_id=about.command,
    )
    if set(pairs) == {"until"} and pairs["until"][1] is not None:
        words = f"Ended the tie between {{{ends[0]}}} and {{{ends[1]}}}."
        return command(about.case_id, words, *made.operations, command_id=about.command)
    return made


def untie_command(about: About) -> Command:
    """Return the command that takes a tie back that was written by mistake."""
    start, end = about.seen["start"], about.seen["end"]
    words = f"Took back the tie between {{{start}}} and {{{end}}}, a mistake."
    gone = [(about.tie, TieType(about.seen["type"]))]
    return take_back(about.case_id, gone, words, command_id=about.command)
