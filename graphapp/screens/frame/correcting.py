"""From what was typed to the command that corrects or ends something that is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from graphapp.screens.frame.adding import not_to_come, when
from graphapp.screens.frame.matters import SPECS, Matter
from graphapp.screens.frame.reading import Reading
from graphapp.screens.frame.state import About, Form
from graphapp.shell.given import Given
from graphapp.shell.specs import a_date, changes
from queries.case_model import DangerStatement, Episode
from queries.commands import (
    Command,
    SetFields,
    close_episode,
    correct_bottom_line,
    correct_disclosure,
    correct_episode,
    correct_restriction,
    correct_side,
    correct_worry,
    end_restriction,
    end_worry,
    pairs,
)
from queries.commands.fields import Pairs
from queries.vocabulary import NodeLabel

_NEEDED = {
    (Form.EPISODE, "legal_status"): "Choose one.",
    (Form.EPISODE, "opened"): "Say since when, as far as it is known.",
    (Form.WORRY, "words"): "Write the worry, or say that it is over.",
    (Form.LINE, "words"): "Write what has to be so.",
    (Form.TOLD, "on"): "Say when, as far as it is known: a month or a year will do.",
    (Form.ASKED, "on"): "Say when, as far as it is known: a month or a year will do.",
}
"""What a correction may not leave empty."""
_CORRECT = {
    Form.EPISODE: correct_episode,
    Form.LINE: correct_bottom_line,
    Form.APART: correct_restriction,
    Form.TOLD: correct_disclosure,
    Form.ASKED: correct_side,
}


def command_for(
    form: Form, reading: Reading, matter: Matter, about: About, given: Given
) -> Command | None:
    """Return the command for what was changed; None when nothing was, or on `given.errors`."""
    if form is Form.OVER:
        return _over(reading, matter, about, given)
    found = changes(given, SPECS[form], about.seen)
    for (of, name), missing in _NEEDED.items():
        if of is form and given.has(name) and not given.text(name):
            given.errors.setdefault(name, missing)
    not_to_come(form, reading, given)
    if given.errors:
        return None
    main: Pairs = found.get("main", {})
    if form is Form.WORRY and isinstance(matter.record, DangerStatement):
        return _worry(reading, matter.record, main, about, given)
    if not main:
        return None
    return _CORRECT[form](reading.case_id, about.of, main, command_id=about.command)


def _over(reading: Reading, matter: Matter, about: About, given: Given) -> Command | None:
    seen = a_date(about.seen.get("main.until"))
    last = when(given, "until")
    if last is None or last == seen:
        return None
    case_id, of, command_id = reading.case_id, about.of, about.command
    if isinstance(matter.record, Episode):
        return close_episode(case_id, of, last, seen=seen, command_id=command_id)
    if isinstance(matter.record, DangerStatement):
        return end_worry(case_id, of, last, seen=seen, command_id=command_id)
    return end_restriction(case_id, of, last, seen=seen, command_id=command_id)


def _worry(
    reading: Reading, worry: DangerStatement, main: Pairs, about: About, given: Given
) -> Command | None:
    """Correct a worry; people whom somebody else put on meanwhile stay."""
    seen: Mapping[str, list[str]] = about.seen.get("people", {})
    now = {
        "worried": worry.worried,
        "about": worry.about_acts_of,
        "children": worry.children,
    }
    people: dict[str, tuple[str, ...] | None] = {}
    for name, there in now.items():
        was, wanted = seen.get(name, []), given.several(name)
        off = [one for one in was if one not in wanted]
        kept = [one for one in there if one not in off]
        new = [one for one in wanted if one not in was and one not in kept]
        people[name] = (*kept, *new) if off or new else None
    goal_was, goal = str(about.seen.get("goal.words") or ""), given.text("goal_words")
    if goal_was and not goal:
        given.errors["goal_words"] = "Write what is wanted instead."
    if not given.several("children") and seen.get("children"):
        given.errors["children"] = "Choose for which child."
    if given.errors:
        return None
    if not main and goal == goal_was and all(one is None for one in people.values()):
        return None
    made = correct_worry(
        reading.case_id,
        worry,
        main,
        goal_words=(goal_was, goal) if goal != goal_was else None,
        **people,
        command_id=about.command,
        visible_to=given.tokens("visible_to", worry.fact.visible_to),
    )
    return _and_its_goal(made, worry, main)


def _and_its_goal(made: Command, worry: DangerStatement, main: Pairs) -> Command:
    """A worry and its goal are shown to the same people, so long as they were."""
    goal = worry.goal
    if goal is None or "visible_to" not in main:
        return made
    seen, new = main["visible_to"]
    if list(goal.fact.visible_to) != list(seen if isinstance(seen, list) else ()):
        return made
    pair = pairs({"visible_to": (seen, new)})
    same = next(
        (o for o in made.operations if isinstance(o, SetFields) and o.id == goal.id),
        SetFields(goal.id, {}, NodeLabel.SAFETY_GOAL),
    )
    rest = tuple(o for o in made.operations if o is not same)
    return replace(made, operations=(*rest, replace(same, fields={**same.fields, **pair})))
