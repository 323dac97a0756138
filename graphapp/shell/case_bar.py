"""The bar of every page about one case, and the record that somebody opened it."""

from __future__ import annotations

from datetime import date

from graphapp.shell.page import Bar, case_tabs
from graphapp.words import child_names, listed
from queries.cases import children_of
from queries.openings import record_opening
from queries.store.handle import Handle


def case_bar(handle: Handle, case_id: str, here: str) -> Bar:
    """Return the bar: the children's names and ages, and the tabs with `here` chosen.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    children = children_of(handle, case_id)
    record_opening(handle, case_id)
    ages = [age for child in children if (age := child.age(date.today())) is not None]
    shown = listed([str(age) for age in ages])
    return Bar(case_tabs(case_id, here), child_names(children), shown, case_id)
