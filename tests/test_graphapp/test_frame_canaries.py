"""Nothing hidden comes out on the page "The case", in its lists, its forms or their choices."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from plotly.utils import PlotlyJSONEncoder

from graphapp.screens.frame.reading import read
from graphapp.screens.frame.state import Form, view_from
from graphapp.screens.frame.view import body
from queries.store.handle import Handle
from queries.store.store import Store
from tests.support.canaries import EVERYBODY, Ask, check_canaries
from tests.support.seen import Eyes

CASES = ("ben", "elsewhere", "no such case")
QUERIES = (
    "",
    "?tell=gran",
    "?tell=secret",
    *(f"?form={form}" for form in Form),
    *(
        f"?form={form}&of={of}"
        for form, of in (
            (Form.EPISODE, "episode"),
            (Form.EPISODE, "canary-episode"),
            (Form.WORRY, "worry"),
            (Form.WORRY, "canary-worry"),
            (Form.LINE, "line"),
            (Form.LINE, "canary-line"),
            (Form.APART, "canary-own"),
            (Form.TOLD, "told-gran"),
            (Form.TOLD, "canary-told-gran"),
            (Form.SIDE, "dad"),
            (Form.OVER, "worry"),
            (Form.OVER, "canary-worry"),
            (Form.OVER, "canary-own"),
        )
    ),
)


def every_view() -> Iterator[tuple[str, Ask]]:
    for case in CASES:
        for query in QUERIES:
            yield f"{case} {query}", lambda h, c=case, q=query: shown(h, c, q)


def shown(handle: Handle, case_id: str, query: str) -> object:
    return body(read(handle, case_id), view_from(case_id, query))


def plain(found: Any) -> object:
    """The page as it would be sent, less the ids of commands to come."""
    text = json.dumps(found, cls=PlotlyJSONEncoder, sort_keys=True)
    return re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "(a new id)", text)


@pytest.mark.parametrize("eyes", EVERYBODY, ids=lambda eyes: eyes.name)
def test_nothing_hidden_is_on_the_cases_page(store: Store, eyes: Eyes) -> None:
    check_canaries(store, eyes, every_view, plain)
