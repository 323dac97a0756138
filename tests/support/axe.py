"""Looking at a page with axe, in the colours that it has and in the others."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What can differ between light and dark: nothing else is told by a colour."""

OTHERWISE = """() => {
  const root = document.documentElement, name = 'data-mantine-color-scheme';
  root.setAttribute(name, root.getAttribute(name) === 'dark' ? 'light' : 'dark');
}"""


def look(page: Page) -> None:
    """Fail with everything that axe finds on a page as it is now, in light and in dark."""
    found = _found(page)
    page.evaluate(OTHERWISE)
    found += _found(page, **COLOURS)
    page.evaluate(OTHERWISE)
    assert not found, "\n".join(found)


def _found(page: Page, **options: Any) -> list[str]:
    scheme = page.evaluate("() => document.documentElement.dataset.mantineColorScheme")
    answer = Axe().run(page, options={"resultTypes": ["violations"], **options})
    return [
        f"{one['id']} ({scheme}): {one['help']}\n    "
        + "\n    ".join(node["html"] for node in one["nodes"])
        for one in answer.response["violations"]
    ]
