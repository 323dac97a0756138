"""The meeting's files and papers: plain routes, each through a handle.

Each takes `meeting=<id>` (else the next one) and `for=family`; a file also `person=<id>`. Whatever
an audience may not see is in none of them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import flask
from flask import Blueprint, Flask, Response, request

from graphapp.access.guard import current_session
from graphapp.access.session import Session
from graphapp.documents.calendar_file import calendar_file
from graphapp.documents.invitation_letters import invitation_letters
from graphapp.documents.meeting_list import meeting_list
from graphapp.meeting_reading import Reading, read
from graphapp.meeting_words import when_and_where
from graphapp.screens.meeting.state import look_from_address
from graphapp.services import Services
from queries.openings import record_opening
from queries.partial_date import PartialDate
from queries.store.errors import NotFound
from queries.vocabulary import Audience

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WHOSE = {
    Audience.PROFESSIONALS: "For professionals only",
    Audience.FAMILY: "For the family",
    Audience.CHILD: "For the child",
}


def add_papers(server: Flask, services: Services) -> None:
    """Add the addresses of the meeting's files and papers to a server."""
    papers = Blueprint("meeting_papers", __name__, template_folder="templates")

    def reading_of(case_id: str) -> Reading:
        session = _session_for(current_session(), case_id)
        handle = services.handle_of(session)
        record_opening(handle, case_id)
        look = look_from_address(case_id, request.query_string.decode("ascii", "ignore"))
        reading = read(handle, case_id, look.meeting)
        if reading.meeting is None or look.meeting not in ("", reading.meeting.id):
            raise NotFound(
                "That meeting is not here, or not for you to see.", "Plan a meeting first."
            )
        return reading

    def on_calendar(case_id: str) -> Response:
        content = calendar_file(reading_of(case_id), request.args.get("person", ""))
        if content is None:
            raise NotFound("The meeting has no day yet.", "Write the day, then try again.")
        return _file(content, "text/calendar; charset=utf-8", "meeting.ics")

    def on_letters(case_id: str) -> Response:
        content = invitation_letters(reading_of(case_id), request.args.get("person", ""))
        if content is None:
            raise NotFound("Nobody is on the list yet.", "Tick somebody, then try again.")
        return _file(content, WORD, "invitations.docx")

    def on_list(case_id: str) -> Any:
        reading = reading_of(case_id)
        assert reading.meeting is not None
        return flask.render_template(
            "meeting_list.html",
            name=reading.children,
            when=when_and_where(reading.meeting),
            whose=f"{WHOSE[reading.network.audience]}. Printed"
            f" {PartialDate.of_day(date.today()).words}",
            professionals=reading.professionals,
            two=any(line.session for part in meeting_list(reading) for line in part.lines),
            parts=meeting_list(reading),
            back=f"/case/{case_id}/meeting",
            back_words="Back to the meeting",
        )

    papers.add_url_rule("/case/<case_id>/meeting.ics", "calendar", on_calendar)
    papers.add_url_rule("/case/<case_id>/invitations.docx", "letters", on_letters)
    papers.add_url_rule("/case/<case_id>/meeting-list", "list", on_list)
    server.register_blueprint(papers)


def _session_for(session: Session, case_id: str) -> Session:
    """The family's copy is made through the family's handle; nobody gets more than their own."""
    if session.in_the_room or request.args.get("for") != Audience.FAMILY:
        return session
    return replace(session, audience=Audience.FAMILY, room_case=case_id)


def _file(content: bytes, kind: str, name: str) -> Response:
    """A download; the file's name is the same for every child, since names leak into folders."""
    response = Response(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
