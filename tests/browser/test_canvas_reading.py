"""The picture by keyboard and screen reader, its motion, and how its words keep their size."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support.canvas_page import page as make_page
from tests.support.canvas_page import served as serve

CANVAS = "familyCanvas.canvases.get('map')"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with serve(make_page()) as address:
        yield address


def open_picture(page: Page, url: str, **asked: object) -> None:
    page.goto(f"{url}/?" + "&".join(f"{key}={value}" for key, value in asked.items()))
    page.wait_for_selector(".net[data-zoom]")
    page.wait_for_function(f"{CANVAS}.cy.nodes().length === {CANVAS}.people.size")


def ask(page: Page, **asked: object) -> None:
    page.evaluate("asked => dash_clientside.set_props('asked', {data: asked})", asked)


def step(page: Page, key: str) -> str:
    """Press a key and return who it led to."""
    page.keyboard.press(key)
    return str(page.evaluate(f"{CANVAS}.active"))


def test_arrow_keys_walk_and_each_step_is_spoken(page: Page, url: str) -> None:
    open_picture(page, url, size=0)
    picture = page.locator("#map-picture")
    picture.focus()
    assert step(page, "Home") == "ben"
    expect(page.locator("#map-spoken")).to_contain_text("Ben, 8")
    first = page.evaluate(f"[{CANVAS}.people.get('ben').x, {CANVAS}.people.get('ben').y]")
    for key, axis, sign in (
        ("ArrowRight", 0, 1),
        ("ArrowLeft", 0, -1),
        ("ArrowUp", 1, -1),
        ("ArrowDown", 1, 1),
    ):
        step(page, "Home")
        reached = step(page, key)
        assert reached != "ben"
        at = page.evaluate(
            f"[{CANVAS}.people.get('{reached}').x, {CANVAS}.people.get('{reached}').y]"
        )
        assert (at[axis] - first[axis]) * sign > 0
        name = page.locator(f"#map-p-{reached}").get_attribute("aria-label") or ""
        assert name
        expect(page.locator("#map-spoken")).to_have_text(name)
        expect(picture).to_have_attribute("aria-activedescendant", f"map-p-{reached}")
        expect(page.locator(f"#map-p-{reached} > .focus")).to_be_visible()


def test_everybody_can_be_reached_and_opened_without_a_mouse(page: Page, url: str) -> None:
    open_picture(page, url, size=0)
    page.keyboard.press("Tab")
    for _ in range(8):
        if page.evaluate("document.activeElement.id") == "map-picture":
            break
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "map-picture"
    page.keyboard.press("Home")
    count = page.evaluate(f"{CANVAS}.people.size")
    assert len({step(page, "PageDown") for _ in range(count)}) == count
    page.evaluate(f"void {CANVAS}.focusOn('maureen')")
    expect(page.locator("#map-spoken")).to_contain_text("Maureen, 62. Ben’s gran: his dad’s mum.")
    page.keyboard.press("Enter")
    expect(page.locator("#chosen")).to_contain_text('"id": "maureen"')
    expect(page.locator("#map-p-maureen")).to_have_class("pp pp-fam is-sel")
    assert page.locator(".tie.sel").count() >= 4
    page.keyboard.press("Escape")
    expect(page.locator(".is-sel")).to_have_count(0)
    zoom = page.evaluate(f"{CANVAS}.cy.zoom()")
    page.keyboard.press("+")
    assert page.evaluate(f"{CANVAS}.cy.zoom()") > zoom
    page.keyboard.press("0")
    assert page.evaluate(f"{CANVAS}.cy.zoom()") == pytest.approx(zoom)


def test_who_is_reached_is_brought_into_view(page: Page, url: str) -> None:
    open_picture(page, url, size=80, layout="wider")
    page.locator("#map-picture").focus()
    page.evaluate(f"void {CANVAS}.cy.zoom(2)")
    for _ in range(12):
        page.keyboard.press("PageDown")
        page.wait_for_timeout(20)
        box = page.locator(f"#map-p-{page.evaluate(f'{CANVAS}.active')} > .sh").bounding_box()
        room = page.locator(".pic").bounding_box()
        assert box is not None
        assert room is not None
        assert room["x"] <= box["x"] <= room["x"] + room["width"]
        assert room["y"] <= box["y"] <= room["y"] + room["height"]


@pytest.mark.parametrize("size", ["laptop", "phone"], indirect=True)
def test_axe_finds_nothing(page: Page, url: str, axe: Callable[[Page], None]) -> None:
    open_picture(page, url, size=0)
    page.evaluate("dash_clientside.set_props('map-selected', {data: {kind: 'person', id: 'jean'}})")
    expect(page.locator(".is-sel")).to_have_count(1)
    axe(page)


def test_no_text_is_under_eleven_pixels(page: Page, url: str) -> None:
    open_picture(page, url, size=80, layout="wider")
    least = f"""() => {{
      const zoom = {CANVAS}.cy.zoom();
      const sizes = [...document.querySelectorAll('.net:not(.lift) text')]
        .filter(text => getComputedStyle(text).display !== 'none')
        .map(text => parseFloat(getComputedStyle(text).fontSize) * zoom);
      return Math.min(...sizes);
    }}"""
    floor = page.evaluate(f"{CANVAS}.cy.minZoom()")
    for zoom in (2.0, 1.0, 0.83, 0.76, 0.6, 0.45, floor):
        page.evaluate(f"void {CANVAS}.cy.zoom({zoom})")
        assert page.evaluate(least) >= 10.7
    shown = page.locator(".net:not(.lift) .pp text:visible").count()
    assert shown >= 40  # further out a second set of names stands in


def test_a_new_scene_changes_only_what_differs(page: Page, url: str) -> None:
    open_picture(page, url, size=26)
    page.evaluate(f"void ({CANVAS}.people.forEach(p => {{ p.el._mine = true; }}))")
    ask(page, size=80)
    page.wait_for_function(f"{CANVAS}.people.size === 81")
    kept = page.evaluate("[...document.querySelectorAll('.net .pp')].filter(e => e._mine).length")
    assert kept == 27  # everybody who is in both
    page.wait_for_function(f"{CANVAS}.cy.nodes().length === 81")
    off = page.evaluate(
        f"""() => [...{CANVAS}.people.values()].filter(p => {{
          const at = {CANVAS}.cy.getElementById(p.id).position();
          return Math.hypot(at.x - p.x, at.y - p.y) > 0.1;
        }}).length"""
    )
    assert off == 0


def test_nothing_glides_with_reduced_motion_and_all_arrive_without(page: Page, url: str) -> None:
    watch = """() => {
      window.glided = 0;
      new MutationObserver(() => {
        window.glided += document.querySelectorAll('.net.gliding').length;
      }).observe(document.querySelector('.net'), {attributes: true, attributeFilter: ['class']});
    }"""
    arrived = f"""() => [...{CANVAS}.people.values()].every(
      p => p.el.getAttribute('transform') === `translate(${{p.x}} ${{p.y}})`)"""
    open_picture(page, url, size=26)
    page.evaluate(watch)
    ask(page, size=26, layout="wider")
    page.wait_for_function(f"{CANVAS}.data.layout === 'wider'")
    assert page.evaluate("window.glided") == 0
    assert page.evaluate(arrived)
    page.emulate_media(reduced_motion="no-preference")
    ask(page, size=26, layout="circles")
    page.wait_for_function("window.glided > 0")
    page.wait_for_function("document.querySelectorAll('.net.gliding').length === 0")
    assert page.evaluate(arrived)


def test_a_lit_path_stands_out_and_goes_out(page: Page, url: str) -> None:
    open_picture(page, url, size=0)
    lit = {"people": ["nadia", "maureen", "paul"], "ties": ["t-maureen>paul"]}
    page.evaluate("lit => dash_clientside.set_props('map-lit', {data: lit})", lit)
    expect(page.locator(".pp.lit")).to_have_count(3)
    expect(page.locator(".tie.lit")).to_have_count(1)
    assert page.locator("#map-p-gary").evaluate("e => getComputedStyle(e).opacity") == "0.35"
    page.evaluate("dash_clientside.set_props('map-lit', {data: null})")
    expect(page.locator(".pp.lit")).to_have_count(0)
    assert page.locator("#map-p-gary").evaluate("e => getComputedStyle(e).opacity") == "1"


def test_the_pointer_quietens_everybody_but_those_tied(page: Page, url: str) -> None:
    open_picture(page, url, size=0)
    page.locator("#map-p-jean .sh").hover(force=True)
    expect(page.locator("#map-p-dawn.near")).to_have_count(1)
    assert page.locator("#map-p-gary").evaluate("e => getComputedStyle(e).opacity") == "0.35"
    page.mouse.move(5, 5)
    expect(page.locator(".net.hovering")).to_have_count(0)


def test_buttons_zoom_and_fit(page: Page, url: str) -> None:
    open_picture(page, url, size=0)
    zoom = page.evaluate(f"{CANVAS}.cy.zoom()")
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Zoom in").click()
    assert page.evaluate(f"{CANVAS}.cy.zoom()") == pytest.approx(zoom * 1.25**2)
    page.get_by_role("button", name="Fit").click()
    assert page.evaluate(f"{CANVAS}.cy.zoom()") == pytest.approx(zoom)


def test_a_name_with_markup_in_it_is_only_a_name(page: Page, url: str) -> None:
    open_picture(page, url, size=0)
    page.evaluate(
        """() => {
          const canvas = familyCanvas.canvases.get('map');
          const data = structuredClone(canvas.data);
          const evil = '<img src=x onerror="window.broken=1">';
          data.people.gary[5] = evil; data.people.gary[6] = evil;
          data.people['new" onload="x'] = structuredClone(data.people.gary);
          canvas.paint(data);
        }"""
    )
    assert page.evaluate("window.broken") is None
    assert page.locator(".net img").count() == 0
    assert "<img" in (page.locator("#map-p-gary").get_attribute("aria-label") or "")
