"""The page for teachers in a browser: a link of a plan opens for the projector, a worksheet is handed over to print."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from gd_ui.pages.teach.plans import PLANS, STEPS
from gd_ui.pages.teach.words import Words
from gd_ui.text import LANGUAGES
from harness.page import DRAWN, settle

OpenPage = Callable[..., Page]
TEXT = LANGUAGES["zh"]
WORDS = TEXT.of(Words)


def test_a_link_of_a_plan_opens_its_step_for_the_projector_in_a_tab_of_its_own(open_page: OpenPage) -> None:
    page = open_page("/teach", "lang=zh")
    page.get_by_role("tab", name=WORDS.plans["hour"].title).click()
    step = PLANS["hour"].index(next(slot for slot in PLANS["hour"] if slot.step == "sum"))
    links = page.locator("[role=tabpanel] a[target=_blank]").filter(visible=True)
    with page.context.expect_page() as opened:
        links.nth(3 * step + 2).click()
    tab = opened.value
    settle(tab)
    tab.wait_for_selector(DRAWN, state="attached")
    view, asked = STEPS["sum"].second, urlsplit(tab.url)
    assert asked.path == f"/{view.page}"
    assert parse_qs(asked.query)["view"] == ["present"]
    expect(tab.get_by_test_id("gd-player")).to_have_attribute("data-update", str(view.at))
    expect(tab.get_by_test_id("gd-player")).to_have_attribute("data-w", re.compile(r"53\.93"))
    expect(tab.locator("html")).to_have_attribute("lang", TEXT.html_lang)
    expect(tab.get_by_test_id("gd-badge")).to_be_hidden()  # how long the run is tells what is asked
    tab.keyboard.press("?")
    expect(tab.get_by_test_id("gd-keys")).to_contain_text(TEXT.player.keys.steps)
    tab.keyboard.press("Escape")
    expect(tab.get_by_test_id("gd-keys")).to_be_hidden()
    tab.keyboard.press("4")
    slot = PLANS["hour"][3]
    tab.wait_for_url(f"**/{STEPS[slot.step].first.page}?*lr=7e-05*")
    tab.wait_for_selector(DRAWN, state="attached")
    asked = urlsplit(tab.url)
    assert parse_qs(asked.query) == parse_qs(urlsplit(STEPS[slot.step].first.address(TEXT, "hour")).query)
    expect(tab.locator("html")).to_have_attribute("lang", TEXT.html_lang)
    tab.close()


def test_a_worksheet_is_two_sheets_of_paper(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/teach", "lang=zh")
    for label in (WORDS.sheets.sheets, WORDS.sheets.answers):
        with page.expect_download() as handed:
            page.get_by_role("button", name=label, exact=True).click()
        handed.value.save_as(tmp_path / "sheet.html")
        sheet = page.context.new_page()
        sheet.goto((tmp_path / "sheet.html").as_uri())
        printed = sheet.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2
        sheet.close()
