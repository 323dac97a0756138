"""The browser's fixtures: a real Chromium at the real application over the real graph.

Every test here is checked for a clean console and for requests that leave the machine. A test that
means to cause a fault says so: `console.expect("Failed to load resource")`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    ConsoleMessage,
    Page,
    Request,
    WebError,
    expect,
)

from queries.store import Store
from tests.support.axe import look
from tests.support.browser import FLAGS, HOW, find_chromium
from tests.support.served import Served, serving

SIZES = {"laptop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
expect.set_options(timeout=10_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the Chromium to use; without one the tests are skipped, under CI=true failed."""
    found = find_chromium()
    if found is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(HOW)
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], chromium: str
) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": chromium, "args": list(FLAGS)}


@pytest.fixture(scope="session")
def base_url() -> str:
    """The plugin's own fixture is of a kind that pytest warns about."""
    return ""


@pytest.fixture(params=["laptop"])
def size(request: pytest.FixtureRequest) -> str:
    """The screen: a laptop unless a test asks: parametrize("size", [...], indirect=True)."""
    return str(request.param)


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any], size: str) -> dict[str, Any]:
    return {
        **browser_context_args,
        "viewport": SIZES[size],
        "has_touch": size == "phone",
        "locale": "en-GB",
        "color_scheme": "light",
        "reduced_motion": "reduce",
    }


@dataclass(frozen=True)
class Kept:
    """A context that serves one test after the other, and the means to empty it."""

    context: BrowserContext
    blank: Page
    devtools: CDPSession

    @classmethod
    def of(cls, context: BrowserContext) -> Kept:
        """Keep a context, with an empty page of its own."""
        blank = context.new_page()
        return cls(context, blank, context.new_cdp_session(blank))

    def empty(self, origins: Iterable[str]) -> None:
        """Take out all that the pages of a test could have left, but for compiled scripts."""
        for page in self.context.pages:
            if page is not self.blank:
                page.close()
        self.context.clear_cookies()
        for origin in origins:
            asked = {"origin": origin, "storageTypes": "local_storage"}
            self.devtools.send("Storage.clearDataForOrigin", asked)


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[dict[str, Kept]]:
    """The contexts of the run, by the size of their screens."""
    kept: dict[str, Kept] = {}
    yield kept
    for one in kept.values():
        one.context.close()


@pytest.fixture
def context(
    browser: Browser,
    contexts: dict[str, Kept],
    browser_context_args: dict[str, Any],
    size: str,
) -> Iterator[BrowserContext]:
    """A context as good as new: one a size is kept, since half of what a first visit costs is
    compiling the program's scripts.
    """
    if size not in contexts:
        contexts[size] = Kept.of(browser.new_context(**browser_context_args))
    kept = contexts[size]
    visited: set[str] = set()

    def visit(request: Request) -> None:
        visited.add("{0.scheme}://{0.netloc}".format(urlsplit(request.url)))

    kept.context.on("request", visit)
    yield kept.context
    kept.context.remove_listener("request", visit)
    kept.empty(visited)


class Console:
    """What the browser complained about, and what a test said it would."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.expected: list[str] = []
        self._heard: tuple[tuple[Any, Callable[[Any], None]], ...] = (
            ("console", self._on_console),
            ("weberror", self._on_error),
            ("request", self._on_request),
        )

    def expect(self, pattern: str) -> None:
        """Let complaints pass that match a pattern."""
        self.expected.append(pattern)

    def watch(self, context: BrowserContext) -> None:
        for event, heard in self._heard:
            context.on(event, heard)

    def stop(self, context: BrowserContext) -> None:
        for event, heard in self._heard:
            context.remove_listener(event, heard)

    def left(self) -> list[str]:
        return [
            problem
            for problem in self.problems
            if not any(re.search(pattern, problem) for pattern in self.expected)
        ]

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            where = message.location.get("url", "")
            self.problems.append(f"console {message.type}: {message.text} ({where})")

    def _on_error(self, error: WebError) -> None:
        self.problems.append(f"page error: {error.error}")

    def _on_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != "127.0.0.1":
            self.problems.append(f"left the machine: {request.url}")


@pytest.fixture
def console() -> Console:
    return Console()


@pytest.fixture(autouse=True)
def clean(request: pytest.FixtureRequest, console: Console) -> Iterator[None]:
    """After each test: nothing in the console, nothing sent away."""
    if not {"page", "context"} & set(request.fixturenames):
        yield
        return
    context = request.getfixturevalue("context")
    console.watch(context)
    yield
    console.stop(context)
    left = console.left()
    assert not left, "\n".join(left)


@pytest.fixture(scope="session")
def served_once(engine: Store) -> Iterator[Served]:
    with serving(engine) as served:
        yield served


@pytest.fixture
def served(served_once: Served, store: Store) -> Served:
    """The application over an empty graph (`store`, to plant in)."""
    assert store is served_once.services.store_for_access()
    return served_once


Enter = Callable[..., None]


@pytest.fixture
def enter(page: Page, served: Served) -> Enter:
    """Comes in as somebody: `enter("Hannah Reeve", "/case/...")`.

    By a cookie made here: the link, the choice of a person and the PIN have tests of their own.
    """

    def come_in(name: str, path: str = "/") -> None:
        cookie, value = served.cookie(served.worker(name))
        page.context.add_cookies([{"name": cookie, "value": value, "url": served.url}])
        page.goto(served.url + path)

    return come_in


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Fails with everything axe finds on a page as it is now, in light and in dark."""
    return look
