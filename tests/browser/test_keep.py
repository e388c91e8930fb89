"""The run as files: a page that plays with no server, the folder of all pages that do, and the picture."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from deploy import pack
from gd_core import LandscapeName
from gd_ui.pages import PAGES, pitfalls
from gd_ui.pages.landscape.settings import MOMENTUM, LandscapeSettings
from gd_ui.scene.palette import PALETTE
from gd_ui.text import LANGUAGES
from harness.page import DRAWN, UNASKED, new_context, settle
from harness.player import Player
from harness.wire import listening
from tests.browser.conftest import App
from tests.browser.panel import show_sharing
from tests.browser.test_hand import RUNS

OpenPage = Callable[..., Page]
Keep = Callable[[Player, str], Path]
NOISY = "noise=20&stop=never&updates=50"
MOST_BYTES = 2_500_000
MOST_BYTES_OF_ALL = 5_000_000
AT_FIVE_UPDATES = (0, 1, 7, 30, 50)
SHOWN = """() => ["gd-readout", "gd-equation", "gd-cards", "gd-badge", "gd-lines"]
    .map((name) => document.querySelector(`.${name}`).textContent)"""
BALL = tuple(bytes.fromhex(PALETTE.weight.light[1:]))


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    """`keep(player, "png")`: press that button; the file it saves, for which the server is asked for nothing."""

    def kept(player: Player, kind: str) -> Path:
        show_sharing(player.page)
        with listening(player.page) as wire, player.page.expect_download() as download:
            player.press(f"keep-{kind}")
        assert wire.frames == 0
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        expect(player.part("kept")).to_contain_text(path.name)
        return path

    return kept


@pytest.fixture
def alone(browser: Browser) -> Iterator[Callable[..., Page]]:
    """`alone(file)`: that file in a browser without a network, from which no complaint may come."""
    context = new_context(browser, offline=True)
    said: list[str] = []

    def opened(file: Path) -> Page:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(file.as_uri())
        page.wait_for_selector(DRAWN, state="attached")
        return page

    yield opened
    context.close()
    assert not said


def in_the_ball(picture: Image.Image, column: int) -> int:
    """The longest line of the ball's colour down a column of pixels."""
    pixels = picture.convert("RGB").crop((column, 0, column + 1, picture.height)).tobytes()
    marks = "".join("o" if pixels[k : k + 3] == bytes(BALL) else " " for k in range(0, len(pixels), 3))
    return max(map(len, re.findall("o+", marks)), default=0)


def test_the_kept_page_plays_from_a_file_and_says_the_pages_numbers(
    open_page: OpenPage, keep: Keep, alone: Callable[..., Page]
) -> None:
    page_player = Player(open_page("/mini_batch", NOISY, player=True))
    page_player.scrub([7])
    file = keep(page_player, "page")
    assert file.suffix == ".html"
    assert file.stat().st_size < MOST_BYTES
    player = Player(alone(file))
    assert player.update == 7
    for update in AT_FIVE_UPDATES:
        assert player.scrub([update]) == page_player.scrub([update])
        assert player.page.evaluate(SHOWN) == page_player.page.evaluate(SHOWN)
    player.scrub([0])
    player.press("play")
    player.wait_for(2)
    expect(player.page.locator("html")).to_have_attribute("lang", "en")
    expect(player.page.locator("h1")).to_have_text(page_player.page.locator("h1").inner_text())


@pytest.mark.parametrize("name", ["mini_batch", "learning_rate"])
def test_in_the_kept_page_the_learning_rate_and_the_start_bend_the_run(
    open_page: OpenPage, keep: Keep, alone: Callable[..., Page], name: str
) -> None:
    check_bent(Player(alone(keep(Player(open_page(f"/{name}", player=True)), "page"))), name)


def check_bent(player: Player, name: str) -> None:
    """The page as it opens: another rate, another start, and the engine's numbers."""
    player.part("rate-value").fill("2e-5")
    player.page.keyboard.press("Enter")
    player.part("handle").focus()
    player.page.keyboard.press("ArrowRight")
    start = player.scrub([0])[0][1]
    run = RUNS[name](2e-5, start)
    assert start > 1
    assert player.updates == run.updates
    assert player.scrub(list(range(run.updates + 1))) == list(enumerate(run.w.tolist()))


def test_in_a_kept_landscape_both_rulers_bend_the_run(
    open_page: OpenPage, keep: Keep, alone: Callable[..., Page]
) -> None:
    player = Player(alone(keep(Player(open_page("/landscape", player=True)), "page")))
    for name, typed in (("rate", "0.02"), ("beta", "0.85")):
        player.part(f"{name}-value").fill(typed)
        player.page.keyboard.press("Enter")
    valley = replace(LandscapeSettings.of(LandscapeName.VALLEY), rules=(MOMENTUM,), rate=0.02, beta=0.85)
    w = valley.runs[MOMENTUM].trajectory.w[:, 0]
    assert player.scrub([0, 1, 40, 300]) == [(k, w[k]) for k in (0, 1, 40, 300)]


def test_the_kept_page_offers_nothing_that_needs_a_server_and_without_scripts_it_shows_the_picture(
    open_page: OpenPage, keep: Keep, alone: Callable[..., Page], browser: Browser, tmp_path: Path
) -> None:
    page_player = Player(open_page("/landscape", "cost=several&rules=momentum", player=True))  # does not bend
    expect(page_player.part("handle")).to_be_visible()
    player = Player(alone(keep(page_player, "page")))
    for name in ("handle", "tasks", "rate-ruler", "beta-ruler", "batch", "again"):
        expect(player.part(name)).to_be_hidden()
    file = keep(Player(open_page("/bgd", player=True)), "page")
    page = browser.new_page(java_script_enabled=False, offline=True)
    page.goto(file.as_uri())
    still = page.get_by_role("img", name="cost")
    still.screenshot(path=tmp_path / "still.png")
    page.close()
    picture = Image.open(tmp_path / "still.png")
    assert picture.width > 600
    assert max(in_the_ball(picture, x) for x in range(picture.width)) >= 12


IN_WECHAT = {"userAgent": "Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile MicroMessenger/8.0.50(0x2800)"}
FRAME = """(src) => {
    const frame = Object.assign(document.createElement("iframe"), { src, width: 1300, height: 800 });
    document.body.append(frame);
}"""


def test_in_a_chat_nothing_is_said_to_be_saved_and_the_picture_can_be_held(app: App, bare: Page) -> None:
    words = LANGUAGES["zh"].keep
    bare.context.new_cdp_session(bare).send("Emulation.setUserAgentOverride", IN_WECHAT)
    bare.add_init_script(UNASKED)
    bare.goto(f"{app.url}/bgd?lang=zh")
    bare.wait_for_selector(DRAWN, state="attached")
    settle(bare)
    player = Player(bare)
    show_sharing(bare)
    expect(player.part("kept")).to_have_text(words.wechat)
    player.press("keep-png")
    held = player.part("held")
    expect(held).to_contain_text(words.hold)
    size = held.locator("img").evaluate(
        "async (img) => (await img.decode(), [img.naturalWidth, img.src.slice(0, 22)])"
    )
    assert size[0] > 1000
    assert size[1] == "data:image/png;base64,"
    held.click()
    player.press("keep-page")
    expect(player.part("kept")).to_have_text(words.wechat)


def test_within_another_page_it_is_said_where_to_go_if_nothing_came(app: App, bare: Page) -> None:
    bare.add_init_script(UNASKED)
    bare.goto(f"{app.url}/_stcore/health")
    bare.evaluate(FRAME, f"{app.url}/sgd?lr=2e-5")
    frame = bare.frame_locator("iframe")
    frame.locator(DRAWN).first.wait_for(state="attached")
    frame.get_by_test_id("stExpander").filter(has_text=LANGUAGES["en"].sharing.title).locator(
        "summary"
    ).click()
    frame.get_by_test_id("gd-keep-svg").click()
    kept = frame.get_by_test_id("gd-kept")
    expect(kept).to_contain_text(LANGUAGES["en"].keep.framed)
    expect(kept.get_by_role("link")).to_have_attribute("href", f"{app.url}/sgd?lr=2e-05&lang=en&k=0")


def test_a_page_of_several_runs_is_kept_with_its_colours_and_its_axis(
    open_page: OpenPage, keep: Keep, alone: Callable[..., Page]
) -> None:
    page_player = Player(open_page("/compare", scheme="dark", player=True))
    page_player.press("axis-samples")
    page_player.press("forward")
    player = Player(alone(keep(page_player, "page")))
    assert player.said("clock") == page_player.said("clock")
    expect(player.part("axis-samples")).to_have_attribute("aria-pressed", "true")
    paper = "getComputedStyle(document.querySelector('.gd-dock')).backgroundColor"
    assert player.page.evaluate(paper) == page_player.page.evaluate(paper) == "rgb(20, 23, 26)"


def test_the_picture_holds_the_ball_where_the_page_has_it_and_as_svg_needs_nothing_but_itself(
    open_page: OpenPage, keep: Keep
) -> None:
    player = Player(open_page("/sgd", NOISY, player=True))
    player.scrub([3])
    check_png(player, keep)
    check_svg(player, keep)


def check_png(player: Player, keep: Keep) -> None:
    stage = player.part("stage").bounding_box()
    assert stage
    picture = Image.open(keep(player, "png"))
    assert picture.format == "PNG"
    assert picture.width == pytest.approx(2 * stage["width"], abs=2)
    assert picture.height > 2 * stage["height"]
    assert in_the_ball(picture, round(2 * (player.now().x - stage["x"]))) >= 28


def check_svg(player: Player, keep: Keep) -> None:
    text = keep(player, "svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    ball = f"rgb{BALL}"
    circles = [
        node.get("r") for node in root.iter("{http://www.w3.org/2000/svg}circle") if node.get("fill") == ball
    ]
    assert circles == ["9px", "5px"]
    written = "".join(root.itertext())
    for said in (player.part("readout").inner_text(), player.page.locator("h1").inner_text(), "w = "):
        assert said in written
    assert not re.search(r"(href|src)=\"(?!#)|url\((?![\"']?(&quot;)?#)|@import|var\(", text)


def test_every_page_of_the_pack_opens_from_a_file_asks_its_question_and_leads_to_the_next(
    tmp_path: Path, alone: Callable[..., Page]
) -> None:
    pack.write(folder := tmp_path / "pack")
    assert sum(file.stat().st_size for file in folder.rglob("*")) < MOST_BYTES_OF_ALL
    page = alone(folder / "en" / f"{PAGES[0].name}.html")
    page.goto((folder / "index.html").as_uri())
    for text in LANGUAGES.values():
        titles = [text.page(one.name).title for one in PAGES]
        expect(page.locator(f"section[lang={text.html_lang}] a")).to_have_text(titles)
    page.locator("a").first.click()
    for one in PAGES:
        for text in LANGUAGES.values():
            page.wait_for_selector("[data-testid=gd-player][data-updates]")  # sketched, that is enough
            expect(page.locator("h1")).to_have_text(text.page(one.name).title)
            asks = one.lesson.ask is not None
            expect(page.get_by_test_id("gd-question")).to_be_visible(visible=asks)
            said = page.locator(".gd-ending > *")
            assert said.count() == len(one.sentences(one.initial, text))
            assert not asks or not any(line.is_visible() for line in said.all())
            runs = one.scene(one.initial, text).runs.values()
            assert Player(page).updates == next(iter(runs)).updates
            others = [other for other in LANGUAGES.values() if other is not text]
            page.get_by_role("link", name=others[0].name, exact=True).click()
        if one is not PAGES[-1]:
            page.locator("footer a").nth(1).click()
    page.locator("footer a").nth(1).click()
    second = LANGUAGES["en"].of(pitfalls.words.Words).points[1]
    expect(page.locator(".gd-ending strong").first).to_contain_text("seed 7")
    expect(page.locator(".gd-ending")).to_contain_text(second.answers[second.right])
    assert (folder / "zh" / "pitfalls10.html").exists(), "every point is there"


def test_in_the_pack_a_run_bends_and_what_is_said_of_its_end_is_said_of_no_other_run(
    tmp_path: Path, alone: Callable[..., Page]
) -> None:
    pack.write(folder := tmp_path / "pack")
    player = Player(alone(folder / "zh" / "mini_batch.html"))
    said = player.page.locator(".gd-ending p").first
    expect(said).to_be_hidden()
    player.press("last")
    expect(said).to_be_visible()
    check_bent(player, "mini_batch")
    expect(said).to_be_hidden()
