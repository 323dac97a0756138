"""The form that corrects somebody: all that is known of them, filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dash import html

from graphapp.screens.explorer.drawing import Reading
from graphapp.screens.explorer.forms import fields, frame
from graphapp.screens.explorer.forms.about import About
from graphapp.screens.explorer.forms.add_view import CONNECTIONS, SEXES
from graphapp.screens.explorer.forms.edit_logic import LIVES, life_of, ring_now
from graphapp.screens.explorer.forms.homes import LEFT, OUT, STAYS, homes_on, living_now
from graphapp.screens.explorer.forms.ids import FORM, field
from graphapp.screens.explorer.forms.specs import form_value
from graphapp.screens.explorer.forms.who_sees import who_may_see
from graphapp.shell.forms import fields as plain
from graphapp.shell.given import MOST_LETTERS
from graphapp.words import MAY_TALK_WORDS, RING_WORDS, STATUS_WORDS
from queries.model import Residence
from queries.partial_date import PartialDate
from queries.people import PersonDetails
from queries.vocabulary import Audience, Connection


@dataclass(frozen=True, slots=True)
class _Shown:
    """Looks up what a field shows."""

    about: About

    def __call__(self, key: str) -> str:
        return str(form_value(key.partition(".")[2], self.about.seen.get(key)))


def edit_form(
    reading: Reading, about: About, details: PersonDetails, others: Mapping[str, str]
) -> list[Any]:
    """Return the form of one person, as they are now; `others` may be named."""
    person, member = details.person, details.membership
    name = person.short_name or "this person"
    shown = _Shown(about)
    is_child = person.id in reading.network.case.children
    parts = [_who(shown, about), _contact(shown, about, reading, details)]
    if member is not None:
        parts.append(_place(shown, about, reading))
    if not is_child and member is not None:
        parts.append(_knows(about))
    if reading.network.audience is Audience.PROFESSIONALS:
        parts.append(_seen(about, member is not None, others))
    after = [] if is_child or member is None else [_leaving(name)]
    return frame.form(f"Correct {name}", about, parts, save="Save", after=after)


def _who(shown: _Shown, about: About) -> Any:
    return fields.part(
        "Who they are",
        plain.text(field("own_name"), "Name", shown("person.name")),
        plain.text(field("known_as"), "Known as", shown("person.known_as")),
        plain.text(
            field("birth"), "Born", shown("person.birth"), hint="A day, a year, “about 1974”."
        ),
        plain.radios(field("sex"), "Sex", SEXES, shown("person.sex")),
        plain.radios(field("life"), "Life", LIVES, life_of(about.seen)),
        plain.text(field("death"), "Died on", shown("person.death"), empty="Leave empty if living"),
        plain.folded(
            "More about them",
            plain.text(field("gender"), "Gender, in their words", shown("person.gender")),
            plain.text(field("language"), "Language", shown("person.language")),
            plain.text(field("interpreter"), "Interpreter", shown("person.interpreter")),
            plain.text(field("access_needs"), "Access needs", shown("person.access_needs")),
        ),
    )


def _contact(shown: _Shown, about: About, reading: Reading, details: PersonDetails) -> Any:
    own: list[Any] = []
    if "person.phone" in about.seen:
        own = [
            plain.text(field("phone"), "Phone", shown("person.phone")),
            plain.text(field("email"), "Email", shown("person.email")),
        ]
    if "member.safe_contact" in about.seen:
        own.append(
            plain.text(
                field("safe_contact"),
                "Safe contact",
                shown("member.safe_contact"),
                hint="How and when it is safe, and what not to say or leave as a message.",
            )
        )
    return fields.part("How to reach them", *own, *_home(about, reading, details))


def _home(about: About, reading: Reading, details: PersonDetails) -> list[Any]:
    homes = homes_on(reading)
    now = living_now(details.residences, details.person.id, reading.network.as_of)
    lives = [details.households[one.household_id].name or "a home" for one in now]
    known = {key for key, _ in homes}
    homes += [
        (one.household_id, details.households[one.household_id].name or "Their home now")
        for one in now
        if one.household_id not in known
    ]
    shared = len(now) > 1
    hint = f"Lives at {' and '.join(lives)}." if shared else ""
    ends = [
        plain.text(
            field(f"{LEFT}{one.id}"), f"No longer at {name} since", hint=_days(one), empty="Still"
        )
        for one, name in zip(now, lives, strict=True)
        if shared
    ]
    too = [("yes", f"They go on living at {lives[0]} as well")] if len(now) == 1 else []
    if len(now) == 1:
        homes.append((OUT, "Moved out; we don’t know where to"))
    return [
        fields.choice("home", "Lives with", homes, str(about.seen.get("home") or ""), hint=hint)
        if homes
        else None,
        plain.text(field("other_home"), "Or lives somewhere else" if homes else "Where they live"),
        plain.text(field("home_since"), "Since when", hint="Only when the home changes."),
        plain.folded(
            "Two homes",
            plain.ticks(field(STAYS), "The home of now", too, ()) if too else None,
            plain.text(field("home_days"), "Which days at the new home", empty="All week"),
            *ends,
        ),
    ]


def _days(one: Residence) -> str:
    return f"There {one.days}." if one.days else ""


def _place(shown: _Shown, about: About, reading: Reading) -> Any:
    talk = [(str(key), words[:1].upper() + words[1:]) for key, words in MAY_TALK_WORDS.items()]
    status = [(str(key), words.capitalize()) for key, words in STATUS_WORDS.items()]
    return fields.part(
        "On this map",
        plain.radios(
            field("connection"),
            f"How are they connected to {reading.children}?",
            CONNECTIONS,
            shown("member.connection") or str(Connection.NATURAL),
        ),
        html.Div(
            [
                plain.text(field("agency"), "Agency", shown("member.agency")),
                plain.text(field("job"), "Job", shown("member.job")),
            ],
            className="when-professional form-part",
        ),
        fields.choice("status", "Where things are", status, shown("member.status")),
        plain.text(field("status_reason"), "Why, and who decided", shown("member.status_reason"))
        if "member.status_reason" in about.seen
        else None,
        plain.radios(field("may_talk"), "May we talk to them?", talk, shown("member.may_talk")),
        plain.text(field("may_talk_by"), "Who agreed, or did not", shown("member.may_talk_by")),
        plain.text(field("distance"), "How far away", shown("member.distance")),
        plain.long_text(
            field("notes"),
            "Notes",
            shown("member.notes"),
            hint="For professionals; not for the family.",
        )
        if _short_notes(about)
        else None,
    )


def _short_notes(about: About) -> bool:
    """Whether the notes can be corrected here: a file may bring longer ones than a form takes."""
    notes = about.seen.get("member.notes")
    return notes is not None and len(notes) <= MOST_LETTERS


def _knows(about: About) -> Any:
    rings = [(str(key), words.capitalize()) for key, words in RING_WORDS.items()]
    return fields.part(
        "What they know of the worries",
        plain.radios(field("ring"), "Now", rings, ring_now(about.seen)),
        html.Div(
            [
                plain.text(field("told_on"), "Told on", PartialDate.of_day(date.today()).words),
                plain.text(field("told_by"), "Told by"),
                plain.text(field("told_agreed"), "Who agreed to it"),
                plain.text(field("told_why"), "Why"),
            ],
            className="form-part when-told",
        ),
        class_name=f"knew-{ring_now(about.seen)}",
    )


def _seen(about: About, member: bool, others: Mapping[str, str]) -> Any:
    own = about.seen.get("member.visible_to") or ()
    where = about.seen.get("person.whereabouts_visible_to") or ()
    return fields.part(
        "Who may see this",
        who_may_see(
            "visible_to",
            "That they are on the map",
            own,
            others,
            hint="Each tie has a setting of its own.",
        )
        if member
        else None,
        who_may_see("whereabouts", "Their phone and address", where, others)
        if "person.whereabouts_visible_to" in about.seen
        else None,
    )


def _leaving(name: str) -> html.Details:
    yesterday = PartialDate.of_day(date.today() - timedelta(days=1)).words
    return html.Details(
        [
            html.Summary(f"Take {name} off the map", className="lnk"),
            html.Div(
                [
                    html.P(
                        f"{name} is then on no picture or list after that day. Nothing is lost:"
                        " their ties and history stay, and the map of an earlier day still shows"
                        " them."
                    ),
                    plain.text(field("off_on"), "Their last day on the map", yesterday),
                    html.Div(
                        plain.button(FORM, "off", "Take off the map", kind="sm"), className="acts"
                    ),
                    html.P(
                        f"If {name} was never meant to be here, take the whole record back, with"
                        " the ties that were written on this map."
                    ),
                    html.Div(
                        plain.button(FORM, "mistake", "Added by mistake", kind="sm"),
                        className="acts",
                    ),
                    plain.says(FORM.said("leaving"), alert=True),
                ],
                className="form-part",
            ),
        ],
        className="folded leaving",
    )
