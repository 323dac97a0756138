"""What is done at once: a tick beside a name, two sessions, a message instead of coming."""

from __future__ import annotations

from graphapp.meeting_reading import Apart, Reading, read
from graphapp.meeting_words import comes, later
from graphapp.shell.forms.outcome import AtOnce, sentence
from queries.case_model import Meeting
from queries.commands import (
    Command,
    apply,
    command,
    correct_invitation,
    correct_meeting,
    invite,
    take_off_list,
)
from queries.commands.rooms import REASON_NEEDED
from queries.store.errors import Conflict, NotFound, Refused
from queries.store.handle import Handle
from queries.vocabulary import InvitationAnswer

CHANGED = "Somebody else changed the list a moment ago. Look again, then do it once more."
NOBODY_LISTED = "Nobody of the two is on the list yet. Tick one of them first."


def do(handle: Handle, case_id: str, name: str) -> AtOnce:
    """Do what a button says: `name` is "tick:<meeting>:<person>:<command>",
    "two:<meeting>:<pair>:<command>" or "message:<meeting>:<pair>:<command>".

    Raises
    ------
    GraphError : what the page has no words for.
    """
    act, meeting_id, of, command_id = name.split(":")
    try:
        reading = read(handle, case_id, meeting_id)
        meeting = reading.meeting
        if meeting is None or meeting.id != meeting_id:
            raise NotFound("That meeting is not here any more.", "Look again.")
        made: Command | None
        if act == "tick":
            made = _tick(reading, meeting, of, command_id)
        else:
            pair = next((one for one in reading.apart if one.key == of), None)
            if pair is None or pair.restriction is None:
                raise NotFound("That is not so any more.", "Look again.")
            make = _two if act == "two" else _message
            made = make(reading, meeting, pair, command_id)
        if made is None:
            return AtOnce(says=NOBODY_LISTED)
        return AtOnce(done=apply(handle, made))
    except Refused as refused:
        asks = of if refused.sentence == REASON_NEEDED and act == "tick" else ""
        return AtOnce(says=sentence(refused), asks=asks)
    except Conflict:
        return AtOnce(says=CHANGED)


def _tick(reading: Reading, meeting: Meeting, person: str, command_id: str) -> Command:
    guest = reading.guest(person)
    if guest is None:
        raise NotFound("That person is not on this map any more.", "Look at the list again.")
    if guest.invitation is not None:
        return take_off_list(reading.case_id, guest.invitation, command_id=command_id)
    about = reading.network.people[person]
    fields = {"interpreter": about.interpreter, "access_needs": about.access_needs}
    kept = {name: words for name, words in fields.items() if words}
    seen_by = meeting.fact.visible_to
    return invite(
        reading.case_id, meeting.id, person, kept, command_id=command_id, visible_to=seen_by
    )


def _two(reading: Reading, meeting: Meeting, pair: Apart, command_id: str) -> Command | None:
    """Both come, in different sessions: whoever is kept away comes to the second."""
    made = []
    if not meeting.starts_2 and later(meeting.starts):
        second = {"starts_2": (meeting.starts_2, later(meeting.starts))}
        made.append(correct_meeting(reading.case_id, meeting.id, second))
    for person, session in ((stays(pair), "1"), (kept_away(pair), "2")):
        guest = reading.guest(person)
        found = guest.invitation if guest else None
        if found is None:
            made.append(invite(reading.case_id, meeting.id, person, {"sessions": (session,)},
                               visible_to=meeting.fact.visible_to))  # fmt: skip
        elif found.sessions != (session,):
            change: dict[str, tuple[object, object]] = {"sessions": (found.sessions, (session,))}
            made.append(correct_invitation(reading.case_id, found.id, change, person_id=person))
    if not made:
        return None
    operations = [one for each in made for one in each.operations]
    words = f"Two sessions: {{{stays(pair)}}} in the first, {{{kept_away(pair)}}} in the second."
    return command(reading.case_id, words, *operations, command_id=command_id)


def _message(reading: Reading, meeting: Meeting, pair: Apart, command_id: str) -> Command | None:
    person = kept_away(pair)
    guest = reading.guest(person)
    found = guest.invitation if guest else None
    answer = InvitationAnswer.MESSAGE
    if found is None:
        return invite(reading.case_id, meeting.id, person, {"answer": answer},
                      command_id=command_id, visible_to=meeting.fact.visible_to)  # fmt: skip
    if not comes(found):
        return None
    change: dict[str, tuple[object, object]] = {"answer": (found.answer, answer)}
    return correct_invitation(
        reading.case_id, found.id, change, person_id=person, command_id=command_id
    )


def kept_away(pair: Apart) -> str:
    """Return which of two a restriction keeps away: the second session, or a message, is theirs."""
    return pair.restriction.person_id if pair.restriction else pair.other


def stays(pair: Apart) -> str:
    """Return the other of the two."""
    return pair.one if kept_away(pair) == pair.other else pair.other
