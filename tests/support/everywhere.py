"""Looking at a page as it is now, menus and errors open, at both sizes, in light and in dark."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

SIZES = ((390, 844), (1280, 800))


def everywhere(page: Page, axe: Callable[[Page], None]) -> None:
    """Run axe at 390 and at 1280, in dark and in light; nothing on the page is touched."""
    before = page.viewport_size
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(250)
        axe(page)  # looks at both colours
    if before:
        page.set_viewport_size(before)
