"""Fields to what the graph stores, and dates back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.partial_date import PartialDate
from queries.properties import PARTIAL_DATES, read_date, stored
from queries.vocabulary import Certainty, ParentKind


def test_enums_days_and_lists_are_stored_as_text():
    fields = {
        "certainty": Certainty.LIKELY,
        "kind": ParentKind.FOSTER,
        "day": date(2026, 11, 23),
        "visible_to": ("professionals", Certainty.SURE),
        "closeness": 3,
        "deceased": False,
    }
    found = stored(fields)
    assert found == {
        "certainty": "likely",
        "kind": "foster",
        "day": "2026-11-23",
        "visible_to": ["professionals", "sure"],
        "closeness": 3,
        "deceased": False,
    }
    assert type(found["certainty"]) is str


def test_what_is_not_known_is_no_property():
    assert stored({"name": "", "phone": None, "birth": None}) == {
        "name": None,
        "phone": None,
        "birth_earliest": None,
        "birth_latest": None,
        "birth_words": None,
    }


@pytest.mark.parametrize("field", sorted(PARTIAL_DATES))
def test_a_partial_date_is_three_properties_and_comes_back(field: str):
    about = PartialDate.parse("about 1974")
    found = stored({field: about})
    assert found == {
        f"{field}_earliest": "1972-01-01",
        f"{field}_latest": "1976-12-31",
        f"{field}_words": "about 1974",
    }
    assert read_date(found, field) == about


def test_a_plain_day_may_stand_for_a_partial_date():
    found = stored({"since": date(2020, 2, 1)})
    assert found["since_words"] == "1 February 2020"
    assert read_date(found, "since") == PartialDate.of_day(date(2020, 2, 1))


@given(st.dates(), st.dates(), st.text(min_size=1))
def test_every_partial_date_comes_back_as_it_was(one: date, other: date, words: str):
    given_date = PartialDate(min(one, other), max(one, other), words)
    assert read_date(stored({"on": given_date}), "on") == given_date


def test_days_stored_as_text_sort_as_days():
    days = ["before 2001", "about 1974", "3 May 2019", "December 2026", "after 2030"]
    parsed = [PartialDate.parse(words) for words in days]
    by_text = sorted(parsed, key=lambda each: str(stored({"on": each})["on_earliest"]))
    assert [each.earliest for each in by_text] == sorted(each.earliest for each in parsed)


def test_a_date_that_is_not_stored_is_none():
    assert read_date({}, "birth") is None
    assert read_date({"birth_earliest": "2020-01-01"}, "birth") is None


@pytest.mark.parametrize(
    "fields",
    [{"name": object()}, {"birth": "about 1974"}, {"facts": {"a": 1}}],
)
def test_what_no_property_can_hold_is_refused(fields: dict[str, object]):
    with pytest.raises(TypeError):
        stored(fields)
