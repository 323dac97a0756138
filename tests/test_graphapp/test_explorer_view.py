"""The address holds the whole view, and nothing but ids, dates and listed words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graphapp.screens.explorer.sentence import feelings_words
from graphapp.screens.explorer.state import (
    AGREED,
    EVERYBODY,
    MOST_WIDER,
    NOW,
    THEN,
    Feelings,
    Form,
    Picture,
    Seen,
    TieKind,
    View,
    view_from_address,
)
from queries.ids import new_id
from queries.vocabulary import Connection, Ring, Status

CASE = new_id()
ids = st.builds(new_id)
maybe_id = st.just("") | ids


def subset(words):  # type: ignore[no-untyped-def]
    return st.lists(st.sampled_from(list(words)), unique=True).map(tuple)


views = st.builds(
    View,
    st.just(CASE),
    picture=st.sampled_from(Picture),
    on=st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    person=maybe_id,
    tie=maybe_id,
    other=maybe_id,
    centre=maybe_id,
    hops=st.integers(0, 6),
    expanded=st.lists(ids, max_size=3, unique=True).map(tuple),
    unfolded=st.lists(ids, max_size=3).map(tuple) | st.just((EVERYBODY,)),
    wider=st.integers(0, MOST_WIDER),
    connection=st.none() | st.sampled_from(Connection),
    kinds=subset(TieKind),
    rings=subset(Ring),
    statuses=subset(Status),
    closeness=st.integers(0, 5),
    household=maybe_id,
    feelings=st.none() | st.sampled_from(Feelings),
    seen=st.none() | st.sampled_from(Seen),
    form=st.none() | st.sampled_from(Form),
    against=st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    siblings=st.lists(ids, max_size=2, unique=True).map(tuple),
    side=st.sampled_from(("", THEN, NOW, AGREED)) | ids,
    whose=maybe_id,
    beside=st.sampled_from(("", AGREED)) | ids,
)


@given(views)
def test_an_address_reopens_the_same_view(view: View) -> None:
    assert view_from_address(CASE, view.query()) == view


@given(st.text(max_size=200))
def test_any_address_is_read_without_complaint_and_keeps_only_words_of_lists(text: str) -> None:
    view = view_from_address(CASE, "?" + text)
    words = re.sub(r"[?&=.+%-]|\d|[0-9a-f]{8}", " ", view.query()).split()
    listed = {
        *(word for kind in (Picture, Seen, TieKind, Connection, Ring, Form) for word in kind),
        EVERYBODY,
        *(part for status in Status for part in str(status).split()),
    }
    names = set(View.__dataclass_fields__)
    assert {word for word in words if len(word) > 6} <= listed | names


def test_a_name_in_an_address_is_left_out() -> None:
    view = view_from_address(CASE, "?person=Maureen+Tindle&connection=Maureen&on=soon&hops=99")
    assert view == View(CASE, hops=6)


def test_a_view_without_filters_says_so() -> None:
    plain = View(CASE, picture=Picture.TABLE, person=new_id())
    assert not plain.filtered
    assert View(CASE, rings=(Ring.MOST,)).filtered
    assert View(CASE, rings=(Ring.MOST,), person=plain.person).unfiltered() == View(
        CASE, person=plain.person
    )


def test_feelings_are_drawn_when_asked_for_on_circles_and_tree_and_always_around_home() -> None:
    view = View(CASE)
    assert not view.shows_feelings
    assert not replace(view, picture=Picture.TREE).shows_feelings
    assert replace(view, picture=Picture.HOME).shows_feelings
    asked = replace(view, feelings=Feelings.ALL)
    assert asked.shows_feelings
    assert not asked.filtered
    assert view_from_address(CASE, asked.query()) == asked
    assert feelings_words(asked) == ", with how people get on"
    assert feelings_words(view) == ""
