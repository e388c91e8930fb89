"""A page on paper: what is on the sheet, what is not, and that nothing of it is cut, pale or dark."""

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import parse_qsl, urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from gd_ui.descent.settings import AS_IN_THE_NOTES, Method
from gd_ui.pages import mini_batch
from gd_ui.text import LANGUAGES
from harness.page import settle

OpenPage = Callable[..., Page]
WIDTH, HEIGHT, MARGIN = 703, 1031, 45
"""CSS pixels of A4 between its margins of 12 mm, and of a margin."""
CUT = """([width, margin]) => {
    const words = "h1, h2, h3, p, li, td, pre, dd, .katex-html, .gd-plot text, .gd-paper svg, .gd-equation, .gd-stage";
    const hides = (node) => /auto|hidden|scroll/.test(getComputedStyle(node).overflowX);
    const scrolls = (node) => hides(node) && node.scrollWidth > node.clientWidth + 1;
    const beyond = ({ left, right }) => left < -margin || right > width + margin;
    return [...document.querySelectorAll(`.stApp :is(${words})`)]
        .filter((node) => node.checkVisibility({ visibilityProperty: true }) && node.textContent.trim())
        .filter((node) => beyond(node.getBoundingClientRect()) || scrolls(node))
        .map((node) => node.outerHTML.slice(0, 200));
}"""
"""What of the words on the sheet lies beyond its edge, or in a box that would have to be scrolled."""
PALE = """() => {
    const colour = (node) => getComputedStyle(node)[node.matches("text") ? "fill" : "color"].match(/\\d+/g).map(Number);
    return [...document.querySelectorAll(".stApp :is(h1, p, li, dd, .gd-plot text, .gd-equation, .gd-readout)")]
        .filter((node) => node.checkVisibility({ visibilityProperty: true }) && node.textContent.trim())
        .filter((node) => colour(node).slice(0, 3).reduce((a, b) => a + b) > 400)
        .map((node) => node.outerHTML.slice(0, 200));
}"""
PAPERS = (
    "['html', 'body', '.stApp'].map((one) => getComputedStyle(document.querySelector(one)).backgroundColor)"
)
WHITE = {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}


@contextmanager
def on_paper(page: Page) -> Iterator[None]:
    """As a browser lays the page out to print it, as wide as a sheet."""
    page.wait_for_function("document.querySelector('.gd-paper') !== null")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    size = page.viewport_size
    assert size
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    page.emulate_media(media="print")
    yield
    page.emulate_media(media="screen")
    page.set_viewport_size(size)
    page.evaluate("dispatchEvent(new Event('afterprint'))")


def sheets(page: Page) -> int:
    """How many sheets of A4 the page is printed on."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def test_a_page_prints_as_one_white_sheet_of_what_is_to_be_read(open_page: OpenPage) -> None:
    page = open_page("/mini_batch", "k=3&lang=en", scheme="dark", player=True)
    grid = page.locator(".gd-plot .main-svg").first
    before = grid.bounding_box()
    assert sheets(page) == 1
    with on_paper(page):
        line = mini_batch.PAGE.export.settings_line(AS_IN_THE_NOTES[Method.MINI_BATCH], LANGUAGES["en"])
        expect(page.locator(".gd-settings")).to_have_text(line)
        for shown in (
            "h1",
            ".gd-settings",
            ".gd-stage",
            ".gd-equation",
            ".gd-sentence",
            ".gd-badge",
            ".st-key-ending",
            ".gd-paper",
        ):
            expect(page.locator(shown)).to_be_visible()
        for hidden in (
            "[data-testid=stSidebar]",
            ".gd-play",
            ".gd-button",
            ".gd-ruler",
            ".gd-tasks",
            ".st-key-sharing",
            ".st-key-lesson",
            "select",
        ):
            assert not page.locator(hidden).filter(visible=True).count(), hidden
        assert page.evaluate(CUT, [WIDTH, MARGIN]) == []
        assert page.evaluate(PALE) == []
        assert set(page.evaluate(PAPERS)) <= WHITE
        (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.locator(".gd-paper").screenshot())))
        assert page.locator(".gd-paper").inner_text().strip() == code.text
        found = urlsplit(code.text)
        assert (found.path, dict(parse_qsl(found.query))) == ("/mini_batch", {"lang": "en", "k": "3"})
    expect(page.get_by_test_id("gd-play")).to_be_visible()
    assert grid.bounding_box() == before
    assert page.evaluate(PALE), "the dark page is light on dark again"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_pitfall_and_a_lesson_are_printed_whole(open_page: OpenPage, lang: str) -> None:
    page = open_page("/pitfalls", f"point=2&lang={lang}")
    page.locator("[data-testid=stCheckbox] label").click()
    page.wait_for_selector("[data-testid=gd-player][data-updates] .gd-plot .main-svg", state="attached")
    settle(page)
    assert sheets(page) == 1
    with on_paper(page):
        for shown in (".st-key-claim", "pre", "[data-testid=stRadio]", ".gd-stage", ".gd-paper svg"):
            expect(page.locator(shown).first).to_be_visible()
        assert not page.locator(".stButton").filter(visible=True).count()
        assert page.evaluate(CUT, [WIDTH, MARGIN]) == []
    page = open_page("/bgd", f"lang={lang}", player=True)
    page.locator(".st-key-lesson summary").click()
    page.wait_for_selector(".st-key-lesson .katex-html")
    settle(page)
    with on_paper(page):
        assert page.locator(".st-key-lesson .katex-html").filter(visible=True).count() > 5
        assert page.evaluate(CUT, [WIDTH, MARGIN]) == []
    assert sheets(open_page("/", f"lang={lang}", player=True)) == 1
