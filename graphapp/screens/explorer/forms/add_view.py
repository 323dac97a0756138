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
from graphapp.screens.explorer.forms.relation import SUGGESTED
from graphapp.screens.explorer.forms.who_sees import who_may_see
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
        fields.text("name", "Name", hint="As much of it as you know."),
        fields.pause("name"),
        fields.says("alike"),
        fields.text("known_as", "Known as"),
        fields.suggested(
            "relation",
            f"Who are they to {name}?",
            SUGGESTED,
            hint="In your words, such as “mum’s brother”. Leave it empty if nobody knows.",
        ),
        fields.pause("relation"),
        fields.says("relation"),
        fields.ticks("children", "For", children, [key for key, _ in children])
        if len(children) > 1
        else None,
        fields.radios("connection", f"How are they connected to {name}?", CONNECTIONS,
                      str(Connection.NATURAL)),
        html.Div(
            [fields.text("agency", "Agency"), fields.text("job", "Job")],
            className="when-professional form-part",
        ),
        fields.text("birth", "Born", hint="A day, a year, or “about 1974”."),
        fields.radios("sex", "Sex", SEXES, "unknown"),
    )  # fmt: skip
    contact = fields.part(
        "How to reach them",
        fields.text("phone", "Phone"),
        fields.text(
            "safe_contact",
            "Safe contact",
            hint="How and when it is safe, and what not to say or leave as a message.",
        ),
        fields.choice("home", "Lives with", homes) if homes else None,
        fields.text(
            "other_home", "Or lives somewhere else" if homes else "Where they live"
        ),
    )  # fmt: skip
    more = fields.folded(
        "More about them",
        fields.text("language", "Language"),
        fields.text("interpreter", "Interpreter"),
        fields.text("access_needs", "Access needs"),
        fields.text("gender", "Gender, in their words"),
        fields.text("distance", "How far away"),
        fields.text("email", "Email"),
        fields.radios("life", "Life", LIVES, "living"),
        fields.text("source", "Who told you?"),
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
