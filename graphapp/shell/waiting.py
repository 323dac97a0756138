"""What stands on a page while there is nothing to show: waiting, empty, not here, not now."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from graphapp.shell.attributes import also
from queries.store.errors import GraphError, StoreAway, StoreOpening

_RINGS = (
    '<svg viewBox="0 0 136 110" aria-hidden="true" focusable="false">'
    '<ellipse class="ring ring-3" cx="68" cy="55" rx="66" ry="53"/>'
    '<ellipse class="ring ring-2" cx="68" cy="55" rx="50" ry="40"/>'
    '<ellipse class="ring ring-1" cx="68" cy="55" rx="33" ry="26"/>{ghosts}'
    '<rect class="child-mark" x="58" y="45" width="20" height="20" rx="2"/></svg>'
)
_GHOSTS = (
    '<circle class="ghost" cx="40" cy="40" r="8"/>'
    '<rect class="ghost" x="92" y="33" width="15" height="15"/>'
    '<circle class="ghost" cx="98" cy="76" r="8"/>'
)


def rings(*, ghosts: bool = False) -> Component:
    """Return the three rings with the child's square, with dashed ghosts when asked."""
    svg = _RINGS.format(ghosts=_GHOSTS if ghosts else "")
    return html.Span(className="rings", **also({"data-svg": svg}))


def empty(lead: str, words: str, *actions: Component) -> Component:
    """Return the rings with dashed ghosts, one question, and what to do."""
    said = [html.P([html.B(lead), f" {words}"])]
    if actions:
        said.append(html.P(list(actions), className="acts"))
    return html.Div([rings(ghosts=True), html.Div(said)], className="empty")


def drawing(words: str = "One moment…", more: str = "") -> Component:
    """Return the still rings with a sentence that comes after half a second."""
    said = [html.P(words)] + ([html.P(more, className="small quiet")] if more else [])
    return html.Div([rings(), html.Div(said, className="later")], className="empty", role="status")


def for_error(error: GraphError) -> Component:
    """Return the page's body for an error: waiting when it passes by itself, else what to do."""
    if isinstance(error, StoreOpening):
        first = "The graph is opening…" if error.sentence.endswith("opening.") else error.sentence
        return html.Div(
            [html.H1(first, className="vh"), drawing(first, "This takes some seconds.")]
        )
    if isinstance(error, StoreAway):
        more = "This page fills by itself when it is back. Nothing that was saved is lost."
        return _waiting(error.sentence, more)
    return html.Div(
        [
            html.H1(error.sentence),
            html.P(error.next_step, className="lead"),
            html.P(html.A("Go to the first page", href="/", className="btn"), className="acts"),
        ]
    )


def _waiting(words: str, more: str) -> Component:
    return html.Div([html.H1(words, className="vh"), drawing(words, more)])
