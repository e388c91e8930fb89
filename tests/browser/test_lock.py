"""A link with locks, as a teacher makes it and a class meets it."""

from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page, expect

from gd_ui.text import LANGUAGES
from harness.page import DRAWN, settle
from harness.player import Player
from harness.wire import listening
from tests.browser.panel import show_data, show_more, show_sharing

OpenPage = Callable[..., Page]
EN, ZH = LANGUAGES["en"], LANGUAGES["zh"]


def query(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))


def shared(page: Page) -> str:
    page.get_by_test_id("gd-keep-share").click()
    link = page.get_by_test_id("gd-link").input_value()
    page.get_by_test_id("gd-close").click()
    return link


def press(page: Page, name: str) -> None:
    """A name among those that may be changed."""
    with listening(page) as wire:
        page.locator(".st-key-only").get_by_role("button", name=name).click()
        wire.wait_for_rerun()


def test_a_teacher_says_what_alone_a_class_may_change_and_can_take_it_back(open_page: OpenPage) -> None:
    page = open_page("/mini_batch", "batch=9&lang=zh", player=True)
    show_sharing(page)
    press(page, ZH.controls["lr"].label)
    link = shared(page)
    assert {name: query(link).get(name) for name in ("only", "lock")} == {"only": "lr", "lock": None}
    at = urlsplit(link)
    other = open_page(at.path, at.query, scheme="dark", player=True)
    said = ZH.sharing.only_free.format(names=ZH.controls["lr"].label)
    expect(other.locator("[data-testid=stMain]")).to_contain_text(said)
    expect(other.get_by_test_id("gd-handle")).to_be_hidden()
    expect(other.get_by_test_id("gd-batch")).to_be_disabled()
    expect(other.get_by_test_id("gd-batch")).to_have_attribute("aria-valuetext", "9")
    for name in ("gd-rate", "gd-rate-value"):
        expect(other.get_by_test_id(name)).to_be_enabled()
    show_more(other)
    expect(other.locator(".st-key-w0 input")).to_be_disabled()
    expect(other.locator(".st-key-presets button").first).to_be_disabled()
    show_sharing(other)
    assert query(shared(other))["only"] == "lr"
    press(other, ZH.controls["lr"].label)
    assert "only" not in query(shared(other))


def test_a_link_of_before_with_locks_is_shared_on_as_it_is_until_other_names_are_chosen(
    open_page: OpenPage,
) -> None:
    page = open_page("/bgd", "lock=w0,data", player=True)
    show_sharing(page)
    assert query(shared(page))["lock"] == "w0,data"
    press(page, EN.controls["w0"].label)
    link = query(shared(page))
    assert "lock" not in link
    assert {"w0", "lr"} <= set(link["only"].split(","))
    assert "data" not in link["only"].split(",")


def test_the_answer_is_hidden_until_it_was_played_even_from_whoever_wants_no_questions(
    open_page: OpenPage,
) -> None:
    teacher = open_page("/sgd", player=True)
    show_sharing(teacher)
    with listening(teacher) as wire:
        teacher.locator(".st-key-ask label").click()
        wire.wait_for_rerun()
    at = urlsplit(shared(teacher))
    assert query(at.geturl())["ask"] == "always"
    player = Player(open_page(at.path, at.query, player=True))  # this browser has switched questions off
    ending = player.page.locator(".st-key-ending p").first
    expect(player.part("question")).to_be_visible()
    expect(player.part("dont-ask")).to_have_count(0)
    expect(ending).to_be_hidden()
    player.press("last")
    expect(ending).to_be_visible()
    expect(player.part("verdict")).to_contain_text(EN.lesson.captions.answer.split("{")[0])
    player.press("close")
    player.press("first")
    expect(player.part("question")).to_be_hidden()
    expect(ending).to_be_visible()


def test_on_a_page_without_a_question_what_comes_is_hidden_until_it_was_played_too(
    open_page: OpenPage,
) -> None:
    page = open_page("/pitfalls", "ask=always")
    page.locator(".st-key-reveal_1 label").click()
    page.wait_for_selector(DRAWN, state="attached")
    player = Player(page)
    ahead = page.locator(".gd-plot .subplot.x2y2 .trace").first
    expect(ahead).to_be_hidden()
    expect(player.part("question")).to_be_hidden()
    player.press("last")
    expect(ahead).to_be_visible()


def test_locked_data_and_a_locked_start_take_nothing_on_any_page(open_page: OpenPage) -> None:
    player = Player(open_page("/bgd", "lock=w0,data,lr&w0=3&noise=5", player=True))
    page = player.page
    expect(player.part("handle")).to_be_hidden()
    now = player.now()
    with listening(page) as wire, player.still() as time:
        page.mouse.move(now.x, now.y)
        page.mouse.down()
        page.mouse.move(now.x + 60, now.y, steps=4)
        page.mouse.up()
        page.mouse.click(*player.pixel(1.0, now.cost))  # on the curve, across the bottom
        time.passes(5)
        assert (wire.frames, player.w) == (0, 3.0)
    show_data(page)
    for field in page.locator(".st-key-data_panel").locator("input, textarea, [role=radio]").all():
        expect(field).to_be_disabled()
    page.locator("[data-testid=stPageLink-NavLink][href*='learning_rate']").first.click()
    page.wait_for_url("**/learning_rate*")
    page.wait_for_selector(DRAWN)
    settle(page)
    assert query(page.url)["lock"] == "w0,data,lr"
    with listening(page) as wire, player.still() as time:
        page.mouse.click(*player.pixel(3.0, 1.0))  # the map, from which a learning rate is picked
        time.passes(5)
        assert wire.frames == 0
