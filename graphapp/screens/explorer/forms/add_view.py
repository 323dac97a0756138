"""The form that adds somebody to the map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html

from graphapp.screens.explorer.drawing import Reading
from graphapp.screens.explorer.forms import fields, frame
from graphapp.screens.explorer.forms.about import About
from graphapp.screens.explorer.forms.edit_logic import LIVES
from graphapp.screens.explorer.forms.homes import homes_on
from graphapp.screens.explorer.forms.ids import FORM, field
from graphapp.screens.explorer.forms.relation import SUGGESTED
from graphapp.screens.explorer.forms.who_sees import who_may_see
from graphapp.shell.forms import fields as plain
from graphapp.words import SEX_WORDS
from queries.vocabulary import Audience, Connection

CONNECTIONS = (
    (str(Connection.NATURAL), "From their life"),
    (str(Connection.PROFESSIONAL), "A professional"),
)
SEXES = tuple((str(sex), words.capitalize()) for sex, words in SEX_WORDS.items())


def add_form(reading: Reading, about: About, others: Mapping[str, str]) -> list[Any]:
    """Return the form, empty; `others` are the colleagues who may be named."""
    network = reading.network
    name = reading.children
    professionals = network.audience is Audience.PROFESSIONALS
    children = [
        (key, network.people[key].short_name or "the child")
        for key in network.case.children
        if key in network.people
    ]
    homes = homes_on(reading)
    who = fields.part(
        "Who they are",
        plain.text(field("name"), "Name", hint="As much of it as you know."),
        fields.pause("name"),
        plain.says(FORM.said("alike")),
        plain.text(field("known_as"), "Known as"),
        fields.suggested(
            "relation",
            f"Who are they to {name}?",
            SUGGESTED,
            hint="In your words, such as “mum’s brother”. Leave it empty if nobody knows.",
        ),
        fields.pause("relation"),
        plain.says(FORM.said("relation")),
        plain.ticks(field("children"), "For", children, [key for key, _ in children])
        if len(children) > 1
        else None,
        plain.radios(field("connection"), f"How are they connected to {name}?", CONNECTIONS,
                      str(Connection.NATURAL)),
        html.Div(
            [plain.text(field("agency"), "Agency"), plain.text(field("job"), "Job")],
            className="when-professional form-part",
        ),
        plain.text(field("birth"), "Born", hint="A day, a year, or “about 1974”."),
        plain.radios(field("sex"), "Sex", SEXES, "unknown"),
    )  # fmt: skip
    contact = fields.part(
        "How to reach them",
        plain.text(field("phone"), "Phone"),
        plain.text(
            field("safe_contact"),
            "Safe contact",
            hint="How and when it is safe, and what not to say or leave as a message.",
        ),
        fields.choice("home", "Lives with", homes) if homes else None,
        plain.text(
            field("other_home"), "Or lives somewhere else" if homes else "Where they live"
        ),
    )  # fmt: skip
    more = plain.folded(
        "More about them",
        plain.text(field("language"), "Language"),
        plain.text(field("interpreter"), "Interpreter"),
        plain.text(field("access_needs"), "Access needs"),
        plain.text(field("gender"), "Gender, in their words"),
        plain.text(field("distance"), "How far away"),
        plain.text(field("email"), "Email"),
        plain.radios(field("life"), "Life", LIVES, "living"),
        plain.text(field("source"), "Who told you?"),
    )
    seen = fields.part(
        "Who may see this",
        who_may_see("visible_to", "That they are on the map", (), others),
        who_may_see("whereabouts", "Their phone and address", (), others),
    )  # fmt: skip
    return frame.form(
        f"Add someone to {name}’s map",
        about,
        [who, contact, more, seen if professionals else None],
        save="Add to the map",
    )
