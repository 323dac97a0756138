"""Nothing hidden is on the meeting's page, in its files and papers, or on the command line.

One thing is told although its facts may be hidden, for safety and to professionals only: that two
people are planned separately. It names no reason; all else must be as if it had never been.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from plotly.utils import PlotlyJSONEncoder

from graphapp import cli_meeting
from graphapp.canvas.profiles import notation_of
from graphapp.documents.calendar_file import calendar_file
from graphapp.documents.invitation_letters import invitation_letters
from graphapp.documents.meeting_list import meeting_list
from graphapp.meeting_reading import Reading, read
from graphapp.screens.meeting import forms, guest_list, notice, view
from graphapp.screens.meeting.state import Form, Look
from queries.store import Store
from queries.store.errors import GraphError
from queries.store.handle import Handle
from queries.vocabulary import Audience
from tests.support.canaries import EVERYBODY, Ask, check_canaries, family, hidden_leaves
from tests.support.engine import wipe
from tests.support.graphs import plant
from tests.support.seen import Eyes

CASES = ("ben", "second", "elsewhere", "no such case")
MEETINGS = ("", "meeting", "canary-meeting", "canary-far-meeting")
PEOPLE = ("kid", "mum", "dad", "gran", "aunt", "teacher", "secret", "bridge", "nobody")


def letters_text(content: bytes | None) -> str:
    """What a Word file says, its own properties too."""
    if content is None:
        return "no letters"
    found = Document(io.BytesIO(content))
    about = found.core_properties
    lines = [paragraph.text for paragraph in found.paragraphs]
    return "\n".join([about.title, about.author, about.comments, *lines])


def calendar_text(content: bytes | None) -> str:
    """A calendar file less the moment it was made."""
    return re.sub(r"DTSTAMP:\S+", "", (content or b"no day").decode())


def made_of(reading: Reading, look: Look) -> dict[str, object]:
    """Everything that is made of one reading."""
    found: dict[str, object] = {
        "head": view.head(reading, look),
        "aside": view.aside(reading, notation_of()),
        "foot": view.foot(reading, look),
        "apart": notice.notices(reading, look),
        "list": guest_list.section(reading, look),
        "json": cli_meeting.shape(reading),
        "paper": meeting_list(reading),
        "calendar": calendar_text(calendar_file(reading)),
        "letters": letters_text(invitation_letters(reading)),
    }
    for person in PEOPLE:
        asked = replace(look, form=Form.INVITATION, invite=person)
        found[f"invite {person}"] = forms.open_form(reading, asked)
        found[f"letter {person}"] = letters_text(invitation_letters(reading, person))
    for form in (Form.NEW, Form.MEETING, Form.OFFER):
        found[f"form {form}"] = forms.open_form(reading, replace(look, form=form))
    return found


def every_look() -> Iterator[tuple[str, str, str]]:
    for case in CASES:
        for meeting in MEETINGS:
            yield f"{case} {meeting}", case, meeting


def as_told(handle: Handle, case: str, meeting: str) -> Reading:
    """A reading less what is told for safety (and never to the family)."""
    reading = read(handle, case, meeting)
    if handle.audience is not Audience.PROFESSIONALS:
        return reading
    return replace(
        reading,
        apart=tuple(one for one in reading.apart if one.restriction is not None),
        guests=tuple(replace(one, proposed=False) for one in reading.guests),
    )


def every_ask() -> Iterator[tuple[str, Ask]]:
    for label, case, meeting in every_look():
        yield (
            label,
            lambda h, c=case, m=meeting: made_of(as_told(h, c, m), Look(c)),
        )


def plain(found: Any) -> object:
    text = json.dumps(found, cls=PlotlyJSONEncoder, sort_keys=True, default=repr)
    return re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "(a new id)", text)


@pytest.mark.parametrize("eyes", EVERYBODY, ids=lambda eyes: eyes.name)
def test_nothing_hidden_leaves_with_a_meeting(store: Store, eyes: Eyes) -> None:
    check_canaries(store, eyes, every_ask, plain)


@pytest.mark.parametrize("eyes", EVERYBODY, ids=lambda eyes: eyes.name)
def test_what_is_told_for_safety_says_nothing_more(store: Store, eyes: Eyes) -> None:
    graph = family()
    wipe(store)
    plant(store, graph)
    handle = eyes.handle(store)
    asked: Callable[[str, str], dict[str, object]] = lambda case, meeting: made_of(  # noqa: E731
        read(handle, case, meeting), Look(case)
    )
    met = 0
    for label, case, meeting in every_look():
        try:
            text = str(plain(asked(case, meeting)))
        except GraphError as error:
            text = str(error)
        else:
            met += 1
        assert not [one for one in hidden_leaves(graph, eyes) if one in text], label
    assert bool(met) == bool(eyes.opens)
