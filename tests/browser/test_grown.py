"""The recipes of CONTRIBUTING.md are true: a page and a language are added by them, and all is there."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from gd_ui.pages import BY_NAME
from gd_ui.text import LANGUAGES
from harness.app import served
from harness.player import Player
from harness.wire import listening
from tests.browser.conftest import App
from tests.grown.grow import CODE, grown
from tests.ui.test_text import texts_of

OpenPage = Callable[..., Page]
PHONE = {"width": 390, "height": 664, "touch": True}
WORD = re.compile(r"[A-Za-z]{4,}")
STREAMLITS = ("code", "pre", ".katex", "[data-testid=stFileUploaderDropzone]", "[data-testid=stIconMaterial]")
"""Where other languages are at home: programs, formulas, what Streamlit says itself."""
SEEN = """(left_out) => {
    const walker = document.createTreeWalker(document.querySelector("[data-testid=stApp]"), NodeFilter.SHOW_TEXT);
    const seen = [];
    for (let node; (node = walker.nextNode()); ) {
        const of = node.parentElement;
        if (of.checkVisibility() && !of.closest(`style, script, ${left_out}`)) seen.push(node.data);
    }
    return seen.join("\\n");
}"""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The project with a page and a language more."""
    script = grown(tmp_path_factory.mktemp("grown"))
    with served(str(script), script.with_name("log.txt"), by="harness.visits", at=script.parent) as url:
        yield App(url, visits=True)


def words_of(language: str) -> set[str]:
    """All its words, but the names of methods and of what is typed."""
    said = re.sub(r"\{[^{}]*\}|`[^`]*`|\$[^$]*\$", " ", " ".join(texts_of(LANGUAGES[language]).values()))
    return {word.lower() for word in WORD.findall(said)}


@pytest.mark.parametrize("path", ["/", *(f"/{name}" for name in (*BY_NAME, "toy"))])
def test_in_a_made_up_language_every_page_is_whole_on_a_phone_and_says_nothing_in_another(
    open_page: OpenPage, path: str
) -> None:
    page = open_page(path, locale=CODE, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    seen = page.evaluate(SEEN, ", ".join(STREAMLITS))
    assert "ñññ" in seen
    assert not re.search(r"[一-鿿]", re.sub("|".join(text.name for text in LANGUAGES.values()), "", seen))
    english = {word.lower() for word in WORD.findall(seen.replace(LANGUAGES["en"].name, ""))} & words_of("en")
    assert english == set()


def test_a_page_made_by_the_recipe_opens_plays_and_puts_its_control_in_the_link(open_page: OpenPage) -> None:
    page = open_page("/toy", "lang=en", player=True)
    expect(page.get_by_role("link", name="10 Toy", exact=True)).to_be_visible()
    expect(page.locator(".st-key-ending")).to_contain_text("It ended at w = 1.9979")
    expect(Player(page).part("tasks-title")).to_contain_text("0 of 1")
    with listening(page) as wire:
        page.get_by_text("Twice as long", exact=True).click()
        wire.wait_for_rerun()
    assert parse_qs(urlsplit(page.url).query)["twice"] == ["1"]
    expect(page.locator(".st-key-ending")).to_contain_text("It ended at w = 2.0000")


def test_a_control_made_by_the_recipe_can_be_locked(open_page: OpenPage) -> None:
    page = open_page("/toy", "lang=en&twice=1&lock=twice")
    expect(page.locator(".st-key-switch_twice input")).to_be_disabled()
    expect(page.get_by_text("Set by the link: Twice as long.")).to_be_visible()
