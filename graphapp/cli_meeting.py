"""The command that shows a case's family network meeting."""

from __future__ import annotations

from typing import Annotated

import typer

from graphapp import cli_shapes as shapes
from graphapp.cli_graph import AsJson
from graphapp.cli_work import case_id, print_json, print_table, working
from graphapp.meeting_reading import Guest, Reading, read
from graphapp.meeting_words import ANSWER_WORDS, offered_words, sessions_words, when_and_where
from queries.case_model import Meeting
from queries.openings import record_opening
from queries.store.handle import Handle
from queries.vocabulary import Audience


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("meeting")(meeting_command)


def meeting_command(
    context: typer.Context,
    case: Annotated[str, typer.Argument(help="A case, by its id or number.")],
    audience: Annotated[Audience, typer.Option(help="Who is looking.")] = Audience.PROFESSIONALS,
    as_json: AsJson = False,
) -> None:
    """Show a case's next family network meeting (else the latest): who is on the list, and why."""
    with working(context) as mine:
        found = case_id(mine, case)
        room = None if audience is Audience.PROFESSIONALS else found
        handle = Handle(mine.store, mine.viewer, audience, room)
        record_opening(handle, found)
        reading = read(handle, found)
    if as_json:
        print_json(shape(reading))
        return
    meeting = reading.meeting
    if meeting is None:
        print("No meeting is planned yet.")
    else:
        print(when_and_where(meeting))
        print(f"Offered: {offered_words(meeting, reading.called) or 'not yet'}")
    print_table(
        ("name", "who", "why", "session", "answer"),
        [_row(reading, one) for one in reading.guests if one.invitation or one.proposed],
    )
    for pair in reading.apart:
        names = f"{reading.called[pair.one]} and {reading.called[pair.other]}"
        print(f"{names}: {'keep apart' if pair.restriction else 'plan these two separately'}")


def _row(reading: Reading, guest: Guest) -> tuple[str, ...]:
    found, meeting = guest.invitation, reading.meeting
    session = sessions_words(meeting, found) if meeting and found else ""
    answer = ANSWER_WORDS[found.answer] if found else "suggested"
    why = "; ".join(one.words for one in guest.reasons)
    return guest.name, guest.relation, why, session, answer


def shape(reading: Reading) -> shapes.Shape:
    """Return the meeting as `--json` has it."""
    return {
        "case": reading.case_id,
        "as_of": reading.day.isoformat(),
        "meeting": _meeting(reading, reading.meeting) if reading.meeting else None,
        "people": [_guest(one) for one in reading.guests],
        "apart": [
            {
                "people": [pair.one, pair.other],
                "one_room": pair.one_room,
                "restriction": pair.restriction.id if pair.restriction else None,
            }
            for pair in reading.apart
        ],
    }


def _meeting(reading: Reading, meeting: Meeting) -> shapes.Shape:
    return {
        "id": meeting.id,
        "offered": shapes.a_date(meeting.offered),
        "on": shapes.a_date(meeting.on),
        "starts": meeting.starts,
        "ends": meeting.ends,
        "starts_2": meeting.starts_2,
        "ends_2": meeting.ends_2,
        "place": meeting.place,
        "held": shapes.a_date(meeting.held),
        "review": shapes.a_date(meeting.review),
        "offers": [
            {"person": one.person_id, "answer": str(one.answer), "reason": one.reason}
            for one in meeting.offers
            if one.person_id in reading.called
        ],
    }


def _guest(guest: Guest) -> shapes.Shape:
    found = guest.invitation
    return {
        "id": guest.person_id,
        "name": guest.name,
        "who": guest.relation,
        "side": guest.side,
        "connection": "natural" if guest.natural else "professional",
        "reasons": [{"kind": str(one.kind), "words": one.words} for one in guest.reasons],
        "suggested": guest.proposed,
        "invitation": {
            "id": found.id,
            "answer": str(found.answer),
            "on": shapes.a_date(found.on),
            "sessions": list(found.sessions),
            "needs_to_know": found.needs_to_know,
            "interpreter": found.interpreter,
            "access_needs": found.access_needs,
        }
        if found
        else None,
    }
