"""From what was typed to the command that writes down something new."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from graphapp.screens.frame.reading import Reading
from graphapp.screens.frame.state import About, Form
from graphapp.shell.given import Given
from queries.commands import (
    Command,
    add_bottom_line,
    allocate,
    ask_side,
    open_episode,
    restrict,
    state_worry,
    tell,
)
from queries.partial_date import PartialDate
from queries.vocabulary import Covers, LegalStatus, RestrictionKind, Ring, SideAnswer

WHEN = "Say when, as far as it is known: a month or a year will do."
CHOOSE = "Choose one."
_TO_COME = {
    Form.TOLD: "This day is still to come. Write down what was told once it was.",
    Form.SIDE: "This day is still to come. Write the day on which it was asked.",
    Form.ASKED: "This day is still to come. Write the day on which it was asked.",
}


def command_for(form: Form, reading: Reading, about: About, given: Given) -> Command | None:
    """Return the command for something new; None when `given.errors` say what is wrong."""
    build = {
        Form.EPISODE: _episode,
        Form.WORRY: _worry,
        Form.LINE: _line,
        Form.APART: _apart,
        Form.TOLD: _told,
        Form.SIDE: _side,
    }[form]
    return build(reading, about, given)


def allocation(reading: Reading, about: About, given: Given) -> Command | None:
    """Return the command that allocates the case to somebody else."""
    worker = given.text("worker")
    if not worker:
        given.errors["worker"] = "Choose who works with this case from now on."
    since = when(given, "since")
    if since is not None and since.earliest > date.today():
        given.errors["since"] = "Write today or a day before: it changes at once."
    if given.errors or since is None:
        return None
    return allocate(
        reading.case_id,
        worker,
        since=since,
        ends={one.id: one.until for one in reading.allocated},
        command_id=about.command,
    )


def when(given: Given, name: str) -> PartialDate | None:
    """Return a date that must be there; its lack is an error beside the field."""
    found = given.date(name)
    if found is None:
        given.errors.setdefault(name, WHEN)
    return found


def not_to_come(form: Form, reading: Reading, given: Given) -> None:
    """Set the error of a day that is still to come, where the form writes what has been."""
    on = given.date("on") if form in _TO_COME else None
    if on is not None and on.earliest > reading.today:
        given.errors["on"] = _TO_COME[form]


def words(given: Given, name: str, missing: str) -> str:
    """Return words that must be there; their lack is an error beside the field."""
    found = given.text(name)
    if not found:
        given.errors.setdefault(name, missing)
    return found


def _fields(given: Given, *names: str) -> dict[str, object]:
    return {name: found for name in names if (found := given.text(name))}


def _episode(reading: Reading, about: About, given: Given) -> Command | None:
    status = given.word("legal_status", LegalStatus)
    if status is None:
        given.errors["legal_status"] = CHOOSE
    opened = when(given, "opened")
    fields = _fields(given, "source")
    if status is None or opened is None:
        return None
    return open_episode(
        reading.case_id,
        status,
        opened,
        fields,
        command_id=about.command,
        visible_to=given.tokens("visible_to"),
    )


def _worry(reading: Reading, about: About, given: Given) -> Command | None:
    said = words(given, "words", "Write what somebody does, and what may happen to the child.")
    on = given.date("on")
    fields: Mapping[str, object] = {**_fields(given, "also_worried", "source"), "on": on}
    goal = given.text("goal_words")
    kids = given.several("children")
    if not kids:
        given.errors["children"] = "Choose for which child."
    if given.errors:
        return None
    return state_worry(
        reading.case_id,
        said,
        goal,
        worried=given.several("worried"),
        about=given.several("about"),
        children=kids,
        fields=fields,
        command_id=about.command,
        visible_to=given.tokens("visible_to"),
    )


def _line(reading: Reading, about: About, given: Given) -> Command | None:
    said = words(given, "words", "Write what has to be so.")
    fields = _fields(given, "source")
    if given.errors:
        return None
    return add_bottom_line(
        reading.case_id,
        said,
        fields,
        command_id=about.command,
        visible_to=given.tokens("visible_to"),
    )


def _apart(reading: Reading, about: About, given: Given) -> Command | None:
    keeps = words(given, "keeps", "Choose who must keep away.")
    away = words(given, "away_from", "Choose from whom.")
    if keeps and keeps == away:
        given.errors["away_from"] = "Choose somebody else: nobody keeps away from themselves."
    kind, covers = given.word("kind", RestrictionKind), given.word("covers", Covers)
    if kind is None:
        given.errors["kind"] = CHOOSE
    if covers is None:
        given.errors["covers"] = CHOOSE
    dates = {"since": given.date("since"), "until": given.date("until")}
    fields = {**_fields(given, "exception", "source"), **dates}
    if given.errors or kind is None or covers is None:
        return None
    return restrict(
        reading.case_id,
        keeps,
        away,
        kind,
        covers,
        fields=fields,
        command_id=about.command,
        visible_to=given.tokens("visible_to"),
    )


def _told(reading: Reading, about: About, given: Given) -> Command | None:
    people = tuple(dict.fromkeys(given.several("people")))
    if not people:
        given.errors["people"] = "Choose who was told."
    ring = given.word("ring", Ring)
    if ring is None:
        given.errors["ring"] = CHOOSE
    on = when(given, "on")
    not_to_come(Form.TOLD, reading, given)
    fields = _fields(given, "by", "agreed_by", "why")
    worry = given.text("about")
    if given.errors or ring is None or on is None:
        return None
    return tell(
        reading.case_id,
        people,
        ring,
        on=on,
        about=worry,
        fields=fields,
        command_id=about.command,
        visible_to=given.tokens("visible_to"),
    )


def _side(reading: Reading, about: About, given: Given) -> Command | None:
    answer = given.word("answer", SideAnswer)
    if answer is None:
        given.errors["answer"] = CHOOSE
    on = when(given, "on")
    not_to_come(Form.SIDE, reading, given)
    fields = _fields(given, "source")
    if given.errors or answer is None or on is None:
        return None
    return ask_side(
        reading.case_id,
        about.of,
        answer,
        on=on,
        fields=fields,
        command_id=about.command,
        visible_to=given.tokens("visible_to"),
    )
