"""What leaves the map (files, printed pages), a map of 80, and the graph away and back."""

from __future__ import annotations

import csv
import io
import re
import struct
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from playwright.sync_api import Page, Response, expect

from queries.store import Store
from tests.support import journey
from tests.support.journey import Map, Office
from tests.support.line import line_to
from tests.support.served import Served, serving


@pytest.fixture(scope="module")
def office(served_once: Served) -> Iterator[Office]:
    with journey.office(served_once, "ben-arkley", wide=True) as planted:
        yield planted


@pytest.fixture
def ben(page: Page, office: Office) -> Map:
    office.let_in(page.context)
    return Map(page, office, "ben-arkley")


def shades(png: bytes) -> set[bytes]:
    """The different bytes of a PNG's first rows that are not blank, and a check of its frame."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, data = 8, b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        if kind == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += length + 12
    assert at == len(png)
    raw = zlib.decompress(data)
    return {raw[n : n + 4] for n in range(0, len(raw) - 4, 997)}


def test_the_menu_of_files_gives_files(page: Page, ben: Map) -> None:
    ben.open()
    page.get_by_text("Print and save").click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Picture (PNG)", exact=True).click()
    assert taken.value.suggested_filename == "map.png", "a name would leak into a folder"
    assert len(shades(taken.value.path().read_bytes())) > 20


def test_files_open_as_what_they_are(page: Page, ben: Map, office: Office) -> None:
    case = f"{office.url}/case/{office.cases['ben-arkley']}"
    svg = page.request.get(f"{case}/picture.svg").text()
    root = ET.fromstring(svg)
    assert root.tag.endswith("svg")
    assert "Maureen" in svg
    assert "var(" not in svg
    assert "For professionals only" in svg
    graph = nx.parse_graphml(page.request.get(f"{case}/network.graphml").text())
    assert len(graph) == 35
    names = {data.get("name") for _, data in graph.nodes(data=True)}
    assert "Maureen Tindle" in names
    for kind in ("people", "ties"):
        text = page.request.get(f"{case}/{kind}.csv").text().removeprefix("\ufeff")
        rows = list(csv.reader(io.StringIO(text)))
        assert len(rows) > 20
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r")]
    few = page.request.get(f"{case}/people.csv?connection=professional").text()
    assert "Maureen" not in few
    assert "Dr Amin" in few


@pytest.mark.parametrize("audience", ["professionals", "family"])
def test_printed_pages(page: Page, ben: Map, office: Office, audience: str, axe) -> None:
    query = "?for=family" if audience == "family" else ""
    case = f"{office.url}/case/{office.cases['ben-arkley']}"
    words = "For the family" if audience == "family" else "For professionals only"
    page.goto(f"{case}/print{query}")
    expect(page.locator("main")).to_contain_text("Maureen")
    expect(page.locator("main")).to_contain_text(words)
    axe(page)
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Back to the map")).to_be_hidden()
    page.emulate_media(media="screen")
    page.goto(f"{case}/contacts{query}")
    expect(page.locator("main")).to_contain_text(words)
    row = page.get_by_role("row", name=re.compile("Maureen Tindle"))
    expect(row).to_contain_text("07700 900 118")
    expect(row).to_contain_text("Evenings")
    axe(page)
    page.get_by_role("link", name="Back to the map").click()
    ben.drawn()


OFF_THE_PAPER = """() => {
  dispatchEvent(new Event('beforeprint'));
  const off = [...document.querySelectorAll('.net .pp')].filter((person) => {
    const box = person.getBoundingClientRect();
    return box.width < 5 || box.left < 0 || box.top < 0 ||
      box.right > innerWidth || box.bottom > innerHeight;
  }).map((person) => person.getAttribute('aria-label'));
  dispatchEvent(new Event('afterprint'));
  return off;
}"""


def test_the_browser_itself_prints_the_whole_picture(page: Page, ben: Map) -> None:
    ben.open()
    ben.picture.focus()
    for _ in range(4):
        page.keyboard.press("+")
    page.emulate_media(media="print")
    assert page.evaluate(OFF_THE_PAPER) == []
    mark = "() => getComputedStyle(document.querySelector('.bar'), '::after').content"
    assert page.evaluate(mark) == '"For professionals only"'
    assert page.locator(".net").first.get_attribute("viewBox") is None


def test_paper_is_chosen_by_keyboard(page: Page, ben: Map, office: Office, axe) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{office.url}/case/{office.cases['ben-arkley']}/print?picture=time")
    said = page.get_by_role("status")
    expect(said).to_contain_text("1 sheet of A4")
    page.get_by_role("radio", name="one sheet").focus()
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text(re.compile(r"[3-9] sheets of A4, .* pt high"))
    expect(page.get_by_role("radio", name="several sheets")).to_be_focused()
    assert "over=several" in page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    axe(page)
    sheets = page.locator(".sheet").count()
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) == sheets
    with page.expect_download() as taken:
        page.get_by_role("link", name="PDF").click()
    made = taken.value.path().read_bytes()
    assert taken.value.suggested_filename == "map.pdf"
    assert made.startswith(b"%PDF")
    assert len(re.findall(rb"/MediaBox", made)) == sheets
    page.reload()
    expect(said).to_contain_text(f"{sheets} sheets of A4")


def test_a_map_of_eighty(page: Page, office: Office, axe) -> None:
    office.let_in(page.context, "dan")
    wide = Map(page, office, "yusuf-haleem").open()
    assert wide.people.count() > 70
    overlaps = page.evaluate(
        """() => {
          const shapes = [...document.querySelectorAll('#map-picture g.pp .sh')].map(
            (shape) => shape.getBoundingClientRect());
          let found = 0;
          shapes.forEach((a, n) => shapes.slice(n + 1).forEach((b) => {
            if (a.left < b.right - 1 && b.left < a.right - 1
              && a.top < b.bottom - 1 && b.top < a.bottom - 1) found += 1;
          }));
          return found;
        }"""
    )
    assert overlaps == 0
    page.get_by_role("button", name="Wider network", exact=True).click()
    expect(page.locator("#explorer-title")).to_have_text("Yusuf’s network: wider network")
    expect(page.get_by_role("button", name="Wider network", exact=True)).to_be_focused()
    assert wide.people.count() > 70
    axe(page)


def of_the_panel(answer: Response) -> bool:
    return "explorer-panel.children" in (answer.request.post_data or "")


def test_the_graph_goes_away_and_comes_back(page: Page, engine: Store, office: Office) -> None:
    with line_to(engine) as (line, over), serving(over) as served:
        there = Office(served, office.cases)
        there.let_in(page.context)
        ben = Map(page, there, "ben-arkley").open()
        line.cut()
        # answered while the graph is away: nothing but its return can bring what was asked for
        with page.expect_response(of_the_panel, timeout=60_000):
            ben.tap("Maureen")
        strip = page.locator("#strip")
        expect(strip).to_be_visible(timeout=30_000)
        expect(strip).to_contain_text(re.compile(r"\w+ .*\."))
        assert ben.people.count() == 31, "the picture stays while the graph is away"
        line.mend()
        expect(strip).to_be_hidden(timeout=30_000)
        expect(ben.panel).to_contain_text("Maureen Tindle", timeout=20_000)
