"""The legend takes two lines; what does not fit stands behind a button, nothing is lost."""

from __future__ import annotations

import pytest

from graphapp.canvas import legend
from graphapp.canvas.component import legend_list
from graphapp.canvas.legend import LegendItem
from graphapp.canvas.legend_rows import MORE, folded, rows
from tests.support import symbols

RULES = [
    LegendItem(f"{legend.RULE}{n}", "", f"{n} {name}")
    for n, name in enumerate(
        "Friday nights|School run|Medicine|Safe place|Phone when worried|Check in|Weekends".split(
            "|"
        ),
        1,
    )
]


@pytest.mark.parametrize("width", [720, 928, 1100, 1500])
def test_nothing_is_lost_and_rules_are_kept_longest(width: float) -> None:
    items = [*legend.items(symbols.sheet()), *RULES]
    shown, more = folded(items, width)
    assert more
    order = [one.key for one in items]
    assert sorted([*shown, *more], key=lambda one: order.index(one.key)) == items
    assert [one.key for one in shown] == [key for key in order if key in {o.key for o in shown}]
    assert {"keep apart", *(one.key for one in RULES)} <= {one.key for one in shown}
    assert "female" in {one.key for one in more}


def test_what_fits_stands_whole() -> None:
    items = legend.items(symbols.sheet())[:8]
    assert folded(items, 928) == (items, [])
    assert rows([100, 100, 100], 330) == 2
    assert rows([100, 100, 100], 340) == 1


def test_even_with_no_room_it_ends() -> None:
    items = legend.items(symbols.sheet())
    shown, more = folded(items, 60)
    assert len(shown) + len(more) == len(items)


def test_the_button_opens_the_rest() -> None:
    sheet = symbols.sheet()
    entries = legend_list(sheet, 928).children
    assert entries[-1].className == "signs"
    button, rest = entries[-1].children.children
    assert button.children == MORE
    assert len(entries) - 1 + len(rest.children) == len(legend.items(sheet))
    assert len(legend_list(sheet).children) == len(legend.items(sheet))
