"""Two languages, and settings that live in the link: kept from page to page, and never broken by junk."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from gd_ui.descent.settings import AS_IN_THE_NOTES, Method, Settings, StopOn
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Source
from gd_ui.text import LANGUAGES
from harness.page import DRAWN, settle
from harness.player import Player
from harness.wire import listening
from tests.browser.panel import show_more

OpenPage = Callable[..., Page]
PlayerAt = Callable[..., Player]
TITLES = {
    "/": {"en": "See gradient descent", "zh": "看见梯度下降"},
    "/bgd": {"en": "Batch gradient descent", "zh": "批量梯度下降"},
    "/sgd": {"en": "Stochastic gradient descent", "zh": "随机梯度下降"},
    "/mini_batch": {"en": "Mini-batch gradient descent", "zh": "小批量梯度下降"},
}
HTML = {"en": "en", "zh": "zh-CN"}
TRANSLATE = """() => {
    const planted = document.createElement("p");
    planted.setAttribute("translate", "yes");
    const wrap = (node) => {
        const [outer, inner] = [document.createElement("font"), document.createElement("font")];
        inner.textContent = `«${node.data}»`;
        outer.append(inner);
        node.replaceWith(outer);
    };
    const translate = () => {
        const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const nodes = [];
        while (all.nextNode()) nodes.push(all.currentNode);
        const asked = ({ data, parentElement }) => data.trim() && parentElement.translate;
        nodes.filter((node) => asked(node) && !node.parentElement.closest("font, script, style, svg")).forEach(wrap);
    };
    new MutationObserver(translate).observe(document.body, { childList: true, subtree: true, characterData: true });
    document.body.append(planted);
    planted.textContent = "Step";
}"""
"""What Chrome does to a page that it translates, now and from now on: each text, where it may, gets another node."""
CHOSEN = "lr=2e-5&w0=2.5&noise=12&draw=shuffle&stop=never"


def check_language(page: Page, path: str, code: str) -> None:
    """The title, the player's words and <html lang> are in the language."""
    expect(page.locator("h1")).to_have_text(TITLES[path][code])
    expect(page.locator("html")).to_have_attribute("lang", HTML[code])
    if path != "/":
        expect(page.get_by_test_id("gd-play")).to_have_attribute("title", {"en": "Play", "zh": "播放"}[code])


def query(page: Page) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}


def follow(page: Page, path: str) -> None:
    """Open another page by the menu."""
    page.locator(f"[data-testid=stPageLink-NavLink][href*='{path.strip('/')}']").first.click()
    page.wait_for_url(f"**{path}*")
    page.wait_for_selector(DRAWN)
    settle(page)


def test_the_browsers_language_comes_first_and_the_link_overrules_it(open_page: OpenPage) -> None:
    """Which language a browser's own leads to, and that one we lack leads to English: tests/ui/test_text.py."""
    check_language(open_page("/", locale="zh-CN"), "/", "zh")
    check_language(open_page("/mini_batch", locale="zh-CN"), "/mini_batch", "zh")
    check_language(open_page("/sgd", "lang=en", locale="zh-CN"), "/sgd", "en")


def test_the_switch_changes_the_language_of_every_page_and_no_browser_translates_any(
    open_page: OpenPage,
) -> None:
    page = open_page("/bgd", player=True)
    page.evaluate(TRANSLATE)
    expect(page.locator("font > font")).to_have_text(["«Step»"])
    page.get_by_role("radio", name="中文").click()
    check_language(page, "/bgd", "zh")
    page.wait_for_url("**lang=zh*")
    for path in ("/sgd", "/mini_batch"):
        follow(page, path)
        check_language(page, path, "zh")
        assert query(page)["lang"] == "zh"
    expect(page.locator("font > font")).to_have_text(["«Step»"])
    page.locator("body > p[translate]").evaluate("(planted) => planted.remove()")


def test_a_switch_of_language_keeps_the_place_on_the_clock(open_page: OpenPage) -> None:
    player = Player(open_page("/bgd", player=True))
    player.scrub([6])
    player.page.get_by_role("radio", name="中文").click()
    check_language(player.page, "/bgd", "zh")
    assert player.update == 6


def chosen(method: Method) -> Settings:
    by_link = replace(AS_IN_THE_NOTES[method], learning_rate=2e-5, start=2.5, source=Source(noise=12.0))
    return replace(by_link, draw=Draw.SHUFFLE, stop_on=StopOn.NEVER)


def check_chosen(page: Page, method: Method) -> None:
    """The run on stage is the engine's for what was chosen."""
    player, run = Player(page), chosen(method).run
    player.wait_for_updates(run.updates)
    player.wait_for(0)
    assert player.scrub([0])[0] == (0, run.w[0])
    last = int(player.part("scrub").get_attribute("max") or 0)
    assert player.scrub([last])[0] == (run.updates, run.w[-1])


def test_what_was_chosen_outlives_a_change_of_page_and_a_reload(open_page: OpenPage) -> None:
    page = open_page("/sgd", CHOSEN, player=True)
    check_chosen(page, Method.SGD)
    follow(page, "/mini_batch")
    check_chosen(page, Method.MINI_BATCH)
    page.reload()
    page.wait_for_selector(DRAWN)
    check_chosen(page, Method.MINI_BATCH)
    follow(page, "/bgd")
    check_chosen(page, Method.BGD)
    follow(page, "/sgd")
    check_chosen(page, Method.SGD)


def test_a_copied_link_works_in_the_other_language(open_page: OpenPage) -> None:
    page = open_page("/mini_batch", CHOSEN, locale="zh-CN", player=True)
    copied = urlsplit(page.url)
    other = open_page(copied.path, copied.query, locale="en-US", player=True)
    check_language(other, "/mini_batch", "en")
    check_chosen(other, Method.MINI_BATCH)
    assert "lang" not in query(other)


def test_a_choice_made_by_hand_stands_in_the_link_as_a_neutral_code(open_page: OpenPage) -> None:
    page = open_page("/sgd", "lang=zh", player=True)
    show_more(page)
    with listening(page) as wire:
        page.get_by_role("radio", name=LANGUAGES["zh"].controls["draw"].choices["shuffle"]).click()
        wire.wait_for_rerun()
    assert query(page)["draw"] == "shuffle"


def test_the_notes_settings_leave_the_link_clean(player_at: PlayerAt) -> None:
    for method in Method:
        assert urlsplit(player_at(f"/{method}").page.url).query == ""


JUNK = [
    "lr=abc", "lr=-1", "lr=nan", "lr=inf", "lr=1e999", "lr=", "lr=1e-5&lr=abc",
    "w0=1e400", "w0=-inf", "w0=%00", "w0=%F0%9F%98%80", "w0=１",
    "epochs=0", "epochs=-3", "epochs=1.5", "epochs=99999999999999999999", "updates=1e9", "updates=x",
    "tol=nan", "tol=-1", "noise=1e6", "noise=-5", "noise=NaN", "noise_seed=-1&noise=3", "draw=%3Cscript%3E",
    "draw=", "draw=frozen", "batch=0", "batch=1e9", "batch=2.7", "seed=-5", "seed=4294967296000",
    "stop=sometimes", "lang=xx", "lang=%22%3E%3Cscript%3E", "k=999999999", "k=-1", "data=../../etc/passwd",
    "view=%27%3B--", "lock=%E4%B8%AD", "unknown=1&embed_me=2", "%00=%00", "=&==&&&", "lr_power=9", "mark=x",
    "player=1", "again=true", "table=true", "choose_draw=shuffle", "chosen=1", "lr_power=abc&choose_lang=1",
]  # fmt: skip
"""Links nobody should write. Those that say nothing legal leave the notes' run untouched."""
LEGAL = {"draw=frozen", "noise_seed=-1&noise=3", "updates=1e9"}


def test_all_junk_at_once_is_ignored(open_page: OpenPage) -> None:
    """tests/app puts every kind of junk on every page, one by one, without a browser."""
    link = "&".join(junk for junk in JUNK if junk not in LEGAL)
    player = Player(open_page("/mini_batch", link, player=True))
    assert player.updates == AS_IN_THE_NOTES[Method.MINI_BATCH].run.updates
