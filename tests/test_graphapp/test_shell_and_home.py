"""What the first page shows and what every page says, as plain functions."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from dash import html
from hypothesis import given
from hypothesis import strategies as st

from graphapp import words
from graphapp.access.session import Session
from graphapp.errors import NobodyChosen
from graphapp.screens.home.logic import in_order, map_line, map_list, search
from graphapp.screens.home.mini import mini
from graphapp.screens.new_map.logic import Typed, Wrong, faults, open_map
from graphapp.services import Services
from graphapp.shell import notices
from graphapp.shell.page import Asked, Page
from graphapp.shell.router import page_for
from queries.cases import CaseListed, list_cases
from queries.commands import Done
from queries.ids import new_id
from queries.model import Case, Person
from queries.partial_date import PartialDate
from queries.store import Store
from queries.store.errors import NotAllowed, NotFound, Refused, StoreAway, StoreOpening
from queries.vocabulary import Connection, Ring, Sex
from tests.support.commanding import office_in

TODAY = date(2026, 11, 23)
BEN = Person("b", "Ben Arkley", birth=PartialDate.parse("14 May 2018"), sex=Sex.MALE)
IVY = Person("i", "Ivy Pell", birth=PartialDate.parse("2020"), sex=Sex.FEMALE)
NOAH = Person("n", "Noah Pell", birth=PartialDate.parse("2015"))


def listed(case_id: str, *children: Person, natural: int = 3, professional: int = 1) -> CaseListed:
    return CaseListed(Case(case_id, summary="A note."), children, natural, professional)


def test_a_map_is_called_after_its_children() -> None:
    assert words.child_names([BEN]) == "Ben Arkley"
    assert words.child_names([IVY, NOAH]) == "Ivy and Noah Pell"
    assert words.child_names([IVY, BEN]) == "Ivy Pell and Ben Arkley"
    assert words.child_names([Person("x")]) == "A child (not named yet)"
    assert words.child_names([]) == "Nobody yet"


def test_ages_are_said_as_known() -> None:
    assert words.child_ages([BEN], TODAY) == "8 years old"
    assert words.child_ages([IVY, NOAH], TODAY) == "6 and 11"
    assert words.child_ages([Person("x")], TODAY) == ""
    assert words.child_ages([Person("x", unborn=True)], TODAY) == "not born yet"
    died = replace(BEN, deceased=True)
    assert words.child_ages([died], TODAY) == "died"
    assert words.child_ages([died, IVY], TODAY) == "6"
    assert replace(BEN, death=BEN.birth).age(TODAY) is None
    one = Person("x", birth=PartialDate.parse("1 October 2025"))
    assert words.child_ages([one], TODAY) == "1 year old"
    assert words.child_ages([Person("x", birth=one.birth)], date(2025, 12, 1)) == "under a year old"


def test_a_line_never_adds_professionals_to_people_from_life() -> None:
    line = map_line(listed("c", BEN, natural=21, professional=5), TODAY)
    assert line.counts == "8 years old · 21 from his life, 5 professionals"
    assert map_line(listed("c", IVY, professional=1), TODAY).counts.endswith(
        "3 from her life, 1 professional"
    )
    assert "their life" in map_line(listed("c", IVY, NOAH), TODAY).counts


def test_the_maps_opened_lately_come_first_and_six_are_shown() -> None:
    cases = [listed(f"c{number}", BEN) for number in range(9)]
    assert [one.id for one in in_order(cases, ["c5", "c2"])][:3] == ["c5", "c2", "c0"]
    shown = map_list(cases, 17, ["c5"], TODAY)
    assert (shown.heading, shown.of_all, shown.more) == (
        "Maps you opened lately",
        "Six of your 17.",
        True,
    )
    assert shown.lines[0].case_id == "c5"
    everything = map_list(cases, 9, ["c5"], TODAY, everything=True)
    assert len(everything.lines) == 9
    assert everything.of_all == ""
    assert not map_list(cases[:3], 3, [], TODAY).more


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(list(Ring)), st.sampled_from(list(Connection))),
        st.integers(0, 400),
    )
)
def test_the_small_picture_keeps_everybody_inside_and_both_kinds_in_view(
    dots: dict[tuple[str, str], int],
) -> None:
    drawn = mini(dots)
    places = re.findall(r'class="dn" cx="([\d.]+)" cy="([\d.]+)"', drawn)
    for x, y in places:
        assert math.hypot(float(x) - 32, float(y) - 32) < 29.5
    for ring in Ring:
        life = dots.get((ring, Connection.NATURAL), 0)
        work = dots.get((ring, Connection.PROFESSIONAL), 0)
        if life + work <= 13:
            continue
        assert not life or '"dn"' in drawn
        assert not work or '"dp"' in drawn
    assert len(drawn) < 12_000


def test_moments_are_told_by_this_computers_clock() -> None:
    at = datetime(2026, 11, 23, 16, 30, tzinfo=UTC).astimezone()
    assert words.moment_words(at.isoformat(), at.date()).startswith("today at ")
    assert words.moment_words("2026-11-03T09:00:00+00:00", TODAY) == "3 November"
    assert words.moment_words("2025-11-03T09:00:00Z", TODAY) == "3 November 2025"
    assert words.moment_words("", TODAY) == ""
    assert words.clock_words(datetime(2026, 1, 1, 0, 5)) == "12.05 am"
    assert words.clock_words(datetime(2026, 1, 1, 16, 30)) == "4.30 pm"


def test_a_search_says_how_many_and_where(store: Store) -> None:
    office = office_in(store)
    found = search(office.worker, "rose", TODAY)
    assert [hit.name for hit in found.hits] == ["Rose Arkley"]
    assert found.hits[0].href == f"/case/{office.case_id}?person={office.gran}"
    assert found.said == "1 found."
    child = search(office.worker, "ben", TODAY)
    assert child.hits[0].href == f"/case/{office.case_id}"
    assert search(office.worker, "  ", TODAY).said == ""
    assert "Another spelling" not in search(office.worker, "rose", TODAY).said
    assert search(office.stranger, "rose", TODAY).hits == ()


class Failing:
    """A screen that raises."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def page(self, *_: object) -> Page | None:
        raise self.error

    def register(self, *_: object) -> None:
        pass


def said(page: Page) -> str:
    return str(page.body)


@pytest.mark.parametrize(
    ("error", "again"),
    [(StoreOpening(), True), (StoreAway(), True), (NotFound(), False), (Refused(["No."]), False)],
)
def test_an_error_becomes_a_page_that_says_it(store: Store, error: Exception, again: bool) -> None:
    page, asks_again = page_for([Failing(error)], Services(store), Session("u"), Asked("/"))
    assert asks_again is again
    assert "H1" in said(page)


def test_an_unforeseen_error_becomes_a_page_with_a_number(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    page, _ = page_for([Failing(RuntimeError())], Services(store), Session("u"), Asked("/"))
    number = re.search(r"number: ([0-9A-F]{6})", said(page))
    assert number
    assert number[1] in caplog.text


def test_nobody_chosen_is_not_a_page(store: Store) -> None:
    with pytest.raises(NobodyChosen):
        page_for([Failing(NobodyChosen())], Services(store), Session(), Asked("/"))


def test_an_address_of_no_screen_is_said(store: Store) -> None:
    page, _ = page_for([], Services(store), Session("u"), Asked("/nothing"))
    assert "There is no page at this address." in said(page)


def test_a_screen_that_answers_is_shown(store: Store) -> None:
    class Answering:
        def page(self, *_: object) -> Page:
            return Page("Hello", html.Div("here"))

        def register(self, *_: object) -> None:
            pass

    page, again = page_for([Answering()], Services(store), Session("u"), Asked("/"))
    assert (page.title, again) == ("Hello", False)


def test_the_part_of_an_address_after_its_start() -> None:
    assert Asked("/case/abc").part_after("/case/") == "abc"
    assert Asked("/case/").part_after("/case/") is None
    assert Asked("/case/abc/print").part_after("/case/") is None
    assert Asked("/other").part_after("/case/") is None


def test_a_fault_says_whether_work_is_safe() -> None:
    away = notices.fault(StoreAway(), unsaved=True)
    assert away["lead"] == "Not saved yet."
    assert away["away"]
    other = notices.fault(Refused(["Ben cannot be his own father."]), unsaved=True)
    assert other["lead"] == "Ben cannot be his own father."
    assert not other["away"]


def test_a_toast_has_a_way_back_when_something_was_done() -> None:
    told = notices.toast(Done("c1", 4, "Added Maureen.", ("p1",)))
    assert (told["words"], told["change"], told["act"]) == ("Added Maureen.", "c1", "Undo")
    assert notices.said("Copied.")["change"] == ""


def test_what_is_wrong_with_a_new_map_is_said_for_each_child() -> None:
    assert faults([Typed("Ben"), Typed(known_as="Benny")]) == (Wrong(), Wrong())
    wrong = faults([Typed("Ben", born="31 November 2018"), Typed(born="2018")])
    assert "November has 30 days" in wrong[0].born
    assert wrong[1].name
    assert not wrong[1].born


def test_a_new_map_is_opened_once_however_often_it_is_sent(store: Store) -> None:
    office = office_in(store)
    made = {"command_id": new_id(), "case_id": new_id()}
    first = open_map(office.worker, [Typed(" Mia  Cole ", born="2018")], " N-1 ", **made)
    second = open_map(office.worker, [Typed("Mia Cole", born="2018")], "N-1", **made)
    assert first.case_id == second.case_id
    assert second.done is not None
    assert second.done.repeated
    found = {one.id: one for one in list_cases(office.again(office.worker))}
    assert found[first.case_id].children[0].name == "Mia Cole"
    assert found[first.case_id].case.number == "N-1"


def test_no_map_is_opened_with_the_family_in_the_room(store: Store) -> None:
    with pytest.raises(NotAllowed):
        open_map(
            office_in(store).family(),
            [Typed("Mia Cole")],
            "",
            command_id=new_id(),
            case_id=new_id(),
        )
