"""The machine of every page's forms: what is kept, what waits, where the focus goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from dash import no_update

from graphapp.shell.forms import about as abouts
from graphapp.shell.forms import conflicts, outcome, pressing
from graphapp.shell.forms.answers import LOST, ONE_WAITS, WAITS, Machine, Open, outputs
from graphapp.shell.forms.ids import FormIds
from graphapp.shell.forms.outcome import SAID, wrong
from queries.store.errors import Refused, StoreAway
from queries.store.handle import Handle

IDS = FormIds("page", "page")
NOBODY = cast(Handle, None)
"""None of these tests asks the graph."""


@dataclass(frozen=True, slots=True)
class About(abouts.About):
    kind: str
    case_id: str
    record: str = ""


@dataclass(frozen=True)
class Look:
    case_id: str = "c"


Outcome = outcome.Outcome[About]
FIELDS = {"name": "Una", "on": "soon"}
BOTH = (
    {"key": "name", "field": "name", "who": "Pat", "sentence": "Pat changed the name.",
     "mine": "Una", "theirs": "Ola", "now": "Ola"},
    {"key": "on", "field": "on", "who": "", "sentence": "Somebody else changed the on.",
     "mine": "soon", "theirs": "", "now": None},
)  # fmt: skip


def answer(
    found: Outcome,
    *,
    name: str = "save",
    about: About | None = None,
    pending: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What the page's parts get when a press comes to `found`."""
    machine = Machine(
        IDS,
        "tick",
        "case",
        view=lambda _case, _search: Look(),
        read=About.read,
        press=lambda _handle, _look, _name, _about, _values: found,
        after=lambda _look, _outcome: "?",
    )
    page = Open(FIELDS, ["form", "aside"], about or About("new", "c"), pending, Look())
    names = ("errors", "values", "said", "about", "pending", "tick", "search", "toast", "fault",
             "focus")  # fmt: skip
    return dict(zip(names, outputs(machine, NOBODY, page, name), strict=True))


def test_what_a_form_is_about_comes_back_as_it_was_sent() -> None:
    one = About("rule", "c", "r1", seen={"on": ["2026", "2026", "2026"]}, differences=BOTH)
    assert About.read({**one.data(), "differences": list(BOTH)}) == one
    assert one.key == "rule:r1"
    assert About("rule", "other", "r1").key == one.key
    assert About("rule", "c").command != About("rule", "c").command


def test_the_focus_goes_to_the_first_wrong_field_as_they_stand() -> None:
    said = answer(wrong({"on": "Not a date.", "name": "Write a name."}))
    assert said["errors"] == ["Write a name.", "Not a date."]
    assert said["focus"]["to"] == "name"
    assert said["said"][0].children == "2 things need putting right."
    assert said["said"][1] is no_update
    assert said["pending"] is None
    elsewhere = answer(wrong({"gone": "This field is not in the form."}))
    assert elsewhere["focus"]["to"] == SAID


def test_what_waits_is_kept_and_another_does_not_take_its_place() -> None:
    one = About("new", "c")
    away = answer(Outcome(away=StoreAway()), about=one)
    kept = away["pending"]
    assert (kept["about"], kept["values"], kept["act"]) == (one.data(), FIELDS, "save")
    assert away["said"][0] == WAITS
    assert away["fault"]["unsaved"]
    other = answer(Outcome(away=StoreAway()), pending=kept)
    assert other["pending"] is no_update
    assert other["said"][0] == ONE_WAITS


def test_what_waited_goes_in_and_leaves_another_form_alone() -> None:
    kept = {"about": About("new", "c").data(), "values": FIELDS, "act": "save"}
    said = answer(Outcome(closes="Nothing was changed."), name="", pending=kept)
    assert said["pending"] is None
    assert said["toast"]["words"] == "Nothing was changed."
    assert {repr(said[one]) for one in ("search", "focus")} == {repr(no_update)}
    lost = answer(wrong({"name": "Write a name."}), name="", pending=kept)
    assert (lost["pending"], lost["toast"]["words"]) == (None, LOST)
    assert set(map(repr, [*said["errors"], *said["said"], *said["about"]])) == {repr(no_update)}


def test_nothing_is_saved_before_both_values_were_chosen_from() -> None:
    saved: list[Mapping[str, Any]] = []

    def do(name: str, about: About, values: Mapping[str, Any]) -> Outcome:
        saved.append({"name": name, **about.seen, **values})
        return Outcome(closes="Saved.")

    def press(name: str, about: About, values: Mapping[str, Any]) -> Outcome:
        return pressing.press(
            IDS, name, about, values, do=do, shown=lambda one: {one["field"]: one["now"] or ""}
        )

    asked = About("new", "c", seen={"name": "Una V"}, differences=BOTH)
    held = press("save", asked, FIELDS)
    assert (held.focus, saved) == (SAID, [])
    first = press("keep:on", asked, FIELDS)
    assert first.values == {"on": ""}
    assert first.about is not None
    assert [one["key"] for one in first.about.differences] == ["name"]
    assert saved == []
    assert press("mine:gone", first.about, FIELDS).about == first.about
    last = press("mine:name", first.about, {**FIELDS, "on": ""})
    assert last.closes == "Saved."
    assert saved == [{"name": "Una", "on": ""}]


def test_a_refusal_says_why_and_what_to_do() -> None:
    def refuse(name: str, _about: About, _values: Mapping[str, Any]) -> Outcome:
        raise Refused(("One.", "Two.") if name == "save" else ("One.",))

    def press(name: str) -> Outcome:
        return pressing.press(IDS, name, About("new", "c"), {}, do=refuse, shown=lambda _one: {})

    assert "Two." in str(press("save").said)
    assert press("end").said.children == "One."


def test_both_values_stand_side_by_side() -> None:
    said = str(conflicts.differences(IDS, BOTH))
    for words in ("Pat wrote", "You wrote", "Keep Pat’s", "Keep theirs", "Use mine", "nothing"):
        assert words in said, words
    about = replace(About("new", "c"), differences=BOTH)
    assert about.data()["differences"] == BOTH
