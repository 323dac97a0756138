"""What a form is about: the record, its fields as the form has them, and whether it may be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graphapp.screens.frame.reading import (
    Reading,
    asked_of,
    episode_of,
    restriction_of,
    told_of,
    worry_of,
)
from graphapp.screens.frame.state import IN_THE_ROOM, SECTION_OF, Form, Section
from graphapp.screens.frame.wording import apart_title, episode_line
from graphapp.shell.specs import Spec, kept, seen_of
from queries.case_model import BottomLine, DangerStatement, Episode
from queries.model import Disclosure, Restriction, SideAsked

Record = Episode | DangerStatement | BottomLine | Restriction | Disclosure | SideAsked

_SOURCE = (Spec("main", "source", label="source"), Spec("main", "visible_to", label="audience"))
SPECS: dict[Form, tuple[Spec, ...]] = {
    Form.EPISODE: (
        Spec("main", "legal_status", label="legal status"),
        Spec("main", "opened", label="beginning"),
        Spec("main", "closed", label="end"),
        *_SOURCE,
    ),
    Form.WORRY: (
        Spec("main", "words", label="worry"),
        Spec("main", "also_worried", label="words for who else is worried"),
        Spec("main", "on", label="day it was said"),
        Spec("main", "until", label="end"),
        Spec("goal", "words", "goal_words", "safety goal"),
        *_SOURCE,
    ),
    Form.LINE: (Spec("main", "words", label="bottom line"), *_SOURCE),
    Form.APART: (
        Spec("main", "kind", label="reason"),
        Spec("main", "covers", label="extent"),
        Spec("main", "exception", label="exception"),
        Spec("main", "since", label="beginning"),
        Spec("main", "until", label="end"),
        *_SOURCE,
    ),
    Form.TOLD: (
        Spec("main", "ring", label="words for what they know"),
        Spec("main", "on", label="day"),
        Spec("main", "by", label="name of who told them"),
        Spec("main", "agreed_by", label="name of who agreed"),
        Spec("main", "why", label="reason"),
        *_SOURCE,
    ),
    Form.ASKED: (
        Spec("main", "answer", label="answer"),
        Spec("main", "on", label="day it was asked"),
        *_SOURCE,
    ),
}
"""The fields that a form corrects, by form; "goal" is a worry's safety goal."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a form is about. `record` is None for something new; `words` say it in a line."""

    section: Section
    record: Record | None = None
    words: str = ""

    @property
    def restriction(self) -> Restriction | None:
        """The record, when it is a restriction."""
        return self.record if isinstance(self.record, Restriction) else None


def matter_of(reading: Reading, form: Form, of: str) -> Matter | None:
    """Return what a form is about; None when it is not there, or not for this audience."""
    if not reading.free and (form not in IN_THE_ROOM or (of and form is not Form.SIDE)):
        return None
    if form is Form.SIDE:
        return Matter(Section.SIDES) if of in dict(reading.sides) else None
    if form is Form.OVER:
        return _ending(reading, of)
    if form is Form.ALLOCATE or not of:
        return Matter(SECTION_OF[form])
    found = _record(reading, form, of)
    return Matter(SECTION_OF[form], found) if found is not None else None


def _record(reading: Reading, form: Form, of: str) -> Record | None:
    if form is Form.EPISODE:
        return episode_of(reading, of)
    if form is Form.WORRY:
        return worry_of(reading, of)
    if form is Form.APART:
        return restriction_of(reading, of)
    if form is Form.TOLD:
        return told_of(reading, of)
    if form is Form.ASKED:
        return asked_of(reading, of)
    return next((one for one in reading.frame.bottom_lines if one.id == of), None)


def _ending(reading: Reading, of: str) -> Matter | None:
    if (worry := worry_of(reading, of)) is not None:
        return Matter(Section.WORRIES, worry, worry.words)
    if (one := restriction_of(reading, of)) is not None:
        return Matter(Section.APART, one, f"{apart_title(one, reading.people)}.")
    if (episode := episode_of(reading, of)) is not None:
        return Matter(Section.WORK, episode, episode_line(episode))
    return None


def seen_now(reading: Reading, form: Form, of: str) -> dict[str, Any]:
    """Return what a form shows of the record, as JSON by record and field; empty when it adds."""
    if form is Form.ALLOCATE:
        return {"allocated": sorted(one.id for one in reading.allocated)}
    matter = matter_of(reading, form, of)
    record = matter.record if matter is not None else None
    if record is None:
        return {}
    if form is Form.OVER:
        end = record.closed if isinstance(record, Episode) else record.until  # type: ignore[union-attr]
        return {"main.until": kept(end)}
    specs = SPECS[form]
    seen = seen_of("main", record, specs)
    if isinstance(record, DangerStatement):
        seen["goal.words"] = record.goal.words if record.goal else ""
        seen["people"] = {
            "worried": list(record.worried),
            "about": list(record.about_acts_of),
            "children": list(record.children),
        }
    return seen
