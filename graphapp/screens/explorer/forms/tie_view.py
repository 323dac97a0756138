"""The form of a tie: from one person to another, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dash import html

from graphapp.screens.explorer.drawing import Reading
from graphapp.screens.explorer.forms import fields, frame
from graphapp.screens.explorer.forms.about import About
from graphapp.screens.explorer.forms.ids import FORM, field
from graphapp.screens.explorer.forms.specs import form_value
from graphapp.screens.explorer.forms.tie_kinds import TieKind, choices
from graphapp.screens.explorer.forms.who_sees import who_may_see
from graphapp.screens.explorer.forms.whose_view import whose_view
from graphapp.screens.explorer.menus import goto
from graphapp.screens.explorer.state import Form, View
from graphapp.shell.forms import fields as plain
from graphapp.words import CERTAINTY_WORDS, FLOW_WORDS, WISH_WORDS
from queries.kinship import tie_sentence
from queries.model import Person, Tie
from queries.vocabulary import Audience, Side, TieType

ONLY_FOR = {TieType.KNOWS: "knows", TieType.STATED_KIN: "stated", TieType.SUPPORTS: "supports"}
"""Types of tie that have fields of their own, and what those are called in the style sheet."""
CLOSENESS = (
    ("1", "1: hardly knows them"),
    ("2", "2"),
    ("3", "3"),
    ("4", "4"),
    ("5", "5: as close as can be"),
)
SIDES = (
    (str(Side.MUM), "Mum’s side"),
    (str(Side.DAD), "Dad’s side"),
    (str(Side.UNKNOWN), "Not known"),
)


def tie_form(
    reading: Reading,
    view: View,
    about: About,
    person: Person,
    others_named: Mapping[str, str],
    mine: Mapping[str, str],
) -> list[Any]:
    """Return the form of a new tie of somebody; `others_named` are colleagues who may be named.

    `mine` is who works here, who may have a view of their own. On somebody's map it is theirs.
    """
    people = others(reading, person.id)
    other = reading.network.people.get(view.other)
    name = person.short_name or "this person"
    parts = [
        fields.part(
            "Between whom",
            fields.choice(
                "other",
                f"{name} and",
                people,
                view.other if other else "",
                search=True,
                hint="Type a name, or tap them on the picture.",
                empty="Type a name on this map",
            ),
            plain.says(FORM.said("other")),
            fields.choice(
                "kind",
                f"What is {name} to them?",
                choices(person, other),
                grouped=True,
                search=True,
                empty="Type or choose",
            ),
            plain.says(FORM.said("kind")),
            plain.text(
                field("words"),
                "In their words",
                hint="Such as “great-aunt” or “shares lifts”.",
            ),
        ),
        *_rest(
            reading,
            about,
            others_named,
            {one: f"when-{one}" for one in ONLY_FOR.values()},
            whose_view(
                reading, mine, others(reading), [view.whose] if reading.network.whose else []
            ),
        ),
    ]
    return frame.form(f"Add a tie of {name}", about, parts, save="Save the tie")


def correct_tie_form(
    reading: Reading,
    view: View,
    about: About,
    tie: Tie,
    person: Person,
    other: Person,
    others_named: Mapping[str, str],
    mine: Mapping[str, str],
) -> list[Any]:
    """Return the form of a tie that is there."""
    back = tie.end == person.id and tie.type not in (
        TieType.PARTNER_OF,
        TieType.SIBLING_OF,
        TieType.WORKS_WITH,
    )
    own = TieKind(tie.type, tie.kind, back)
    stated = tie.type is TieType.STATED_KIN
    first, second = (person, other) if not back else (other, person)
    kinds = choices(first, second, (tie.type, False))
    kind: list[Any] = []
    if not stated and sum(len(items) for _, items in kinds) > 1:
        key = TieKind(own.type, own.kind).key
        kind = [
            fields.choice(
                "kind",
                f"What is {first.short_name or 'this person'}?",
                [pair for _, items in kinds for pair in items],
                key,
            )
        ]
    words = about.seen["tie.kind"] if stated else about.seen["tie.words"]
    parts = [
        fields.part(
            "What it is",
            *kind,
            plain.text(field("words"), "In their words", str(words or "")),
        ),
        *_rest(
            reading,
            about,
            others_named,
            {ONLY_FOR[tie.type]: "always"} if tie.type in ONLY_FOR else {},
            whose_view(reading, mine, others(reading), about.seen["tie.perspectives"]),
        ),
    ]
    said = tie_sentence(tie, person, other, reading.network.as_of)
    title = f"{person.short_name or 'Someone'}: {said[:1].lower()}{said[1:]}"
    return frame.form(
        title,
        about,
        parts,
        save="Save",
        after=[_otherwise(view, person, other), _mistake()],
        words="Correct or end this tie.",
    )


def others(reading: Reading, person_id: str = "") -> list[tuple[str, str]]:
    """Return everybody on the map but one: (id, "Maureen Tindle, dad's mum")."""
    found = []
    for key, one in reading.network.people.items():
        if key == person_id:
            continue
        relation = reading.relations.get(key)
        short = "the child" if key in reading.network.case.children else ""
        short = short or (relation.short if relation else "")
        name = one.name or one.known_as or "Someone (not named yet)"
        found.append((key, f"{name}, {short}" if short else name))
    return sorted(found, key=lambda pair: pair[1].lower())


def _rest(
    reading: Reading,
    about: About,
    others: Mapping[str, str],
    when: Mapping[str, str],
    whose: Any,
) -> list[Any]:
    """The fields of any tie, `whose` (view it is) among them. `when` has the classes that say when
    the fields that are only for one type of tie (`ONLY_FOR`) are in view; one that is not in it has
    none.
    """

    def shown(name: str) -> str:
        return str(form_value(name, about.seen.get(f"tie.{name}")))

    since = fields.part(
        "When",
        plain.text(field("since"), "Since", shown("since"), hint="A day, a year, “about 2019”."),
        plain.text(
            field("until"),
            "Until",
            shown("until"),
            hint="When it has ended. It stays on record.",
            empty="Still so, as far as we know",
        ),
    )
    close = html.Section(
        [
            html.H3("How close"),
            fields.choice("closeness", "Closeness, 1 to 5", CLOSENESS, shown("closeness")),
            plain.text(field("contact_last"), "Last in contact", shown("contact_last")),
            plain.text(field("contact_agreed"), "Contact agreed", shown("contact_agreed")),
            plain.radios(
                field("child_wish"),
                "What the child wants",
                [(str(key), words.capitalize()) for key, words in WISH_WORDS.items()],
                shown("child_wish"),
            ),
        ],
        className=f"form-part {when.get('knows', '')}",
    )
    side = html.Div(
        plain.radios(field("side"), "Through whom", SIDES, shown("side") or str(Side.UNKNOWN)),
        className=f"form-part {when.get('stated', '')}",
    )
    flow = html.Div(
        fields.choice(
            "flow",
            "Which way it goes",
            [(str(key), words.capitalize()) for key, words in FLOW_WORDS.items()],
            shown("flow"),
            empty="Not said",
        ),
        className=f"form-part {when.get('supports', '')}",
    )
    sure = [(str(key), words.capitalize()) for key, words in CERTAINTY_WORDS.items()]
    said = fields.part(
        "How we know",
        plain.text(field("source"), "Who said so", shown("source")),
        whose,
        plain.radios(field("certainty"), "How sure are we?", sure, shown("certainty") or "sure"),
    )
    parts: list[Any] = [side] if "stated" in when else []
    parts += [flow] if "supports" in when else []
    parts += [since]
    parts += [close] if "knows" in when else []
    parts += [said]
    if reading.network.audience is Audience.PROFESSIONALS:
        own = about.seen.get("tie.visible_to") or ()
        parts.append(
            fields.part(
                "Who may see this",
                who_may_see("visible_to", "This tie", own, others),
            )
        )
    return parts


def _otherwise(view: View, person: Person, other: Person) -> html.P:
    """The way to a second tie of the same two: to disagree is not to correct."""
    there = replace(view, form=Form.TIE, tie="", person=person.id, other=other.id)
    return html.P(
        [
            "Does somebody see this otherwise? ",
            goto("Write it as a tie in their view", there, class_name="lnk"),
        ],
        className="small",
    )


def _mistake() -> html.Details:
    return html.Details(
        [
            html.Summary("This was a mistake", className="lnk"),
            html.Div(
                [
                    html.P(
                        "A tie that should never have been written goes from the map, on every"
                        " day. If it was so and has ended, write until when instead."
                    ),
                    html.Div(
                        plain.button(FORM, "untie", "Take this tie back", kind="sm"),
                        className="acts",
                    ),
                ],
                className="form-part",
            ),
        ],
        className="folded leaving",
    )
