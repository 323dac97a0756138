"""Looking at a page with axe, in the colours that it has and in the others."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What can differ between light and dark: nothing else is told by a colour."""

ONLY_WHAT_IS_TOLD = {"resultTypes": ["violations"], "selectors": False}
"""Where a part is in the page is not asked for: for each part that axe looks at that costs more
than looking, and its own words tell which it is."""

THERE = "() => 'axe' in window"
RUN = "options => axe.run(document, options).then(found => found.violations)"
OTHERWISE = """() => {
  const root = document.documentElement, name = 'data-mantine-color-scheme';
  root.setAttribute(name, root.getAttribute(name) === 'dark' ? 'light' : 'dark');
}"""


def look(page: Page) -> None:
    """Fail with everything that axe finds on a page as it is now, in light and in dark."""
    if not page.evaluate(THERE):
        page.evaluate(Axe().axe_script)
    found = _found(page)
    page.evaluate(OTHERWISE)
    found += _found(page, **COLOURS)
    page.evaluate(OTHERWISE)
    assert not found, "\n".join(found)


def _found(page: Page, **options: Any) -> list[str]:
    scheme = page.evaluate("() => document.documentElement.dataset.mantineColorScheme")
    violations = page.evaluate(RUN, {**ONLY_WHAT_IS_TOLD, **options})
    return [
        f"{one['id']} ({scheme}): {one['help']}\n    "
        + "\n    ".join(node["html"] for node in one["nodes"])
        for one in violations
    ]
