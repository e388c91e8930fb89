"""Points drawn by hand: added, moved, removed, typed; by mouse, finger and keys; and what Python hears of it."""

import shutil
from collections.abc import Callable, Iterator
from typing import Literal

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from deploy.precompress import ROOT
from gd_ui.player.part import sent
from gd_ui.player.points import COLOURS
from gd_ui.rows.points_code import written
from gd_ui.scene.palette import PALETTE
from gd_ui.scene.scene import packed
from gd_ui.text import LANGUAGES
from harness.app import served
from harness.player import Player
from harness.wire import listening
from tests.browser.conftest import App
from tests.browser.points import Editor, Points
from tests.browser.test_accessible import violations
from tests.browser.test_start import scrolled, swipe

OpenPage = Callable[..., Page]
EN = LANGUAGES["en"].points
OTHER: Points = [(10, 1), (20, 3)]
FIRST: Points = [(1, 2), (2, 3.5), (5, 9)]
PHONE = {"width": 390, "height": 844, "touch": True}
DATA = {
    "captions": vars(EN) | {"problem": ""},
    "palette": {name: vars(getattr(PALETTE, name)) for name in COLOURS},
    "most": 60,
    "farthest": 1e9,
}
"""What an editor gets from Python, but for the points."""
WATCH = """() => {
    const root = document.querySelector(".gd-points");
    window.seen = [];
    const look = () => seen.push(JSON.parse(root.dataset.points));
    new MutationObserver(look).observe(root, { attributes: true, attributeFilter: ["data-points"] });
}"""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The page with the editor in the place of the home page; what is static is served from beside the app."""
    folder = tmp_path_factory.mktemp("points")
    (folder / "static").symlink_to(ROOT / "static")
    shutil.copy(ROOT / "tests" / "browser" / "points_app.py", folder / "home.py")
    with served(str(shutil.copy(ROOT / "app.py", folder)), folder / "log.txt") as url:
        yield App(url, visits=True)


@pytest.fixture
def open_editor(open_page: OpenPage) -> Callable[..., Editor]:
    """`open_editor("slow=0.3", width=390)`: the editor, once it is there."""

    def open_one(query: str = "", **how: object) -> Editor:
        page = open_page("/", query, **how)
        page.locator(".gd-points-dot").first.wait_for()
        return Editor(page)

    return open_one


OpenEditor = Callable[..., Editor]


def test_points_lie_where_the_axes_say(open_editor: OpenEditor) -> None:
    editor = open_editor("narrow=1&p=-3_4_20_-1.5_5_0")
    for k, point in enumerate([(-3, 4), (20, -1.5), (5, 0)]):
        assert editor.centre(k) == pytest.approx(editor.spot(*point), abs=1.5)


def test_a_click_on_an_empty_place_adds_a_point_there(open_editor: OpenEditor) -> None:
    editor = open_editor()
    editor.page.mouse.click(*editor.spot(4, 2))
    expect(editor.part("count")).to_have_text("4 / 60 points")
    assert editor.points[:3] == FIRST
    assert editor.points[3] == pytest.approx((4, 2), abs=0.06)
    assert all(len(repr(value)) <= 5 for value in editor.points[3])
    editor.heard(editor.points)
    expect(editor.dot(3)).to_be_focused()


def test_the_line_is_the_one_of_least_cost(open_editor: OpenEditor) -> None:
    editor = open_editor()
    x, y = np.array(FIRST).T
    grid = np.linspace(0, 4, 40_001)
    best = grid[np.argmin(((np.outer(grid, x) - y) ** 2).mean(axis=1))]
    said = editor.part("fit").inner_text().split("= ")[1]
    assert float(said) == pytest.approx(best, abs=1e-4)
    line = editor.page.locator(".gd-points-line").bounding_box()
    assert line
    (left, low), (right, high) = editor.spot(0, 0), editor.spot(5, 5 * best)
    assert line["height"] / line["width"] == pytest.approx((low - high) / (right - left), abs=0.02)


def test_python_follows_a_drag_and_nothing_older_moves_the_point_back(open_editor: OpenEditor) -> None:
    editor = open_editor("slow=0.12")
    page, ticks = editor.page, editor.ticks()
    page.evaluate(WATCH)
    x, y = editor.centre(1)
    page.mouse.move(x, y)
    page.mouse.down()
    with listening(page) as wire:
        for leg in range(3):
            heard = page.get_by_test_id("stText").inner_text()
            with Player(page).still() as time:
                for k in range(10 * leg + 1, 10 * leg + 11):
                    page.mouse.move(x + 3 * k, y - k)
                    time.passes(0.05)
            expect(page.get_by_test_id("stText")).not_to_have_text(heard)
        assert len(wire.sent) <= 3 * (10 * 0.05 / 0.25 + 2)
    assert editor.ticks() == ticks
    page.mouse.up()
    ended = editor.points
    editor.heard(ended)
    with Player(page).still() as time:
        time.passes(1)
    assert editor.points == ended
    seen = page.evaluate("seen.map((points) => points[1][0])")
    assert seen == sorted(seen)
    assert seen[-1] > 2.5
    assert [ended[0], ended[2]] == [FIRST[0], FIRST[2]]


ANSWERS = """async (data) => {
    const { href } = document.querySelector("link[rel=modulepreload][href*='points/points.js']");
    const { mount } = await import(href);
    const parentElement = document.createElement("div");
    const root = document.createElement("div");
    root.className = "gd-points";
    parentElement.append(root);
    document.body.append(parentElement);
    const sent = [];
    const setTriggerValue = (name, message) => sent.push(structuredClone(message));
    const answer = (acknowledged, points) => {
        mount({ data: { ...data, acknowledged, points }, parentElement, setTriggerValue });
        return JSON.parse(root.dataset.points);
    };
    const add = () => root.querySelector("[data-testid=gd-points-add]").click();
    answer(7, [[1, 1]]);
    add();
    add();
    const late = [answer(7, [[1, 1]]), answer(8, sent[0].points), answer(9, sent[1].points)];
    const another = answer(9, [[5, 5]]);
    parentElement.remove();
    return { sent, late, another };
}"""
"""An editor with Python played by the test: two changes, and then the answers to what was before."""


def test_an_answer_that_comes_late_does_not_undo_what_was_done_since(open_editor: OpenEditor) -> None:
    seen = open_editor().page.evaluate(ANSWERS, DATA)
    assert [message["number"] for message in seen["sent"]] == [8, 9]
    assert [len(message["points"]) for message in seen["sent"]] == [2, 3]
    assert seen["late"] == [seen["sent"][1]["points"]] * 3
    assert seen["another"] == [[5, 5]]


OVERTAKEN = """async ([loader, data]) => {
    const { default: call } = await import(URL.createObjectURL(new Blob([loader], { type: "text/javascript" })));
    const parentElement = document.createElement("div");
    const root = document.createElement("div");
    root.className = "gd-points";
    parentElement.append(root);
    document.body.append(parentElement);
    const component = () => ({ data: new Uint8Array(data), parentElement, setTriggerValue() {} });
    const tick = () => new Promise((done) => setTimeout(done, 30));
    const cleanUp = call(component());
    while (!root.dataset.points) await tick();
    root.querySelector("[data-testid=gd-points-add]").click();
    cleanUp();
    await tick();
    call(component());
    await tick();
    parentElement.remove();
    return JSON.parse(root.dataset.points).length;
}"""
"""Streamlit cleans up after a call that a newer one has overtaken, before it makes the newer one."""


def test_a_call_that_is_overtaken_takes_nothing_away(open_editor: OpenEditor) -> None:
    assert (
        open_editor().page.evaluate(
            OVERTAKEN, [sent("points")["js"], [*packed(DATA | {"acknowledged": 7, "points": [[1, 1]]})]]
        )
        == 2
    )


def test_a_press_that_does_not_move_only_chooses(open_editor: OpenEditor) -> None:
    editor = open_editor("p=1.23456_2_4_5")
    with listening(editor.page) as wire:
        for k in (1, 0):
            editor.page.mouse.click(*editor.centre(k))
            expect(editor.dot(k)).to_be_focused()
            expect(editor.dot(k)).to_have_class("gd-points-dot gd-points-chosen")
        assert not wire.sent
    expect(editor.field("x")).to_have_value("1.23456")


def test_everything_can_be_done_with_the_keys(open_editor: OpenEditor) -> None:
    editor = open_editor()
    press = editor.page.keyboard.press
    editor.page.get_by_role("button", name="other").focus()
    press("Tab")
    expect(editor.dot(0)).to_be_focused()
    press("ArrowRight")
    press("ArrowUp")
    press("ArrowUp")
    assert editor.points[0] == pytest.approx((1 + 0.05, 2 + 0.2), abs=0.06)
    expect(editor.part("place")).to_contain_text(f"Point 1 of 3: x = {editor.points[0][0]}")
    moved = editor.points[0]
    editor.heard([moved, *FIRST[1:]])
    press("Shift+ArrowLeft")
    assert editor.points[0][0] == pytest.approx(moved[0] - 0.5, abs=0.3)
    press("PageDown")
    expect(editor.dot(1)).to_be_focused()
    press("Delete")
    expect(editor.dot(1)).to_be_focused()
    assert [len(editor.points), editor.points[1]] == [2, FIRST[2]]
    press("Home")
    press("Backspace")
    editor.heard([FIRST[2]])
    for _ in range(4):
        editor.part("undo").press("Enter")
    editor.heard(FIRST)
    expect(editor.part("undo")).to_have_attribute("aria-disabled", "true")
    editor.part("add").press("Enter")
    expect(editor.dot(3)).to_be_focused()


def test_the_last_point_stays_and_that_is_said(open_editor: OpenEditor) -> None:
    editor = open_editor("p=9_8_3_4")
    editor.part("remove").click()
    editor.heard([(3, 4)])
    expect(editor.part("notice")).to_contain_text(
        "5 times as large: it falls from 90 to 18"
    )  # it lay far out
    editor.part("remove").press("Enter")
    expect(editor.part("notice")).to_have_text(EN.last)
    assert editor.points == [(3, 4)]


def test_there_is_room_for_sixty(open_editor: OpenEditor) -> None:
    full = [(float(k), float(k % 7)) for k in range(60)]
    editor = open_editor(f"p={written(full)}")
    editor.part("add").press("Enter")
    expect(editor.part("notice")).to_contain_text("60")
    editor.page.mouse.click(*editor.centre(20))
    expect(editor.part("notice")).to_be_empty()
    editor.page.mouse.click(*editor.spot(20, 7.2))
    expect(editor.part("notice")).to_contain_text("60")
    assert editor.points == full


def test_a_number_that_is_typed_counts_exactly_and_the_plane_makes_room(open_editor: OpenEditor) -> None:
    editor = open_editor()
    editor.field("y").fill("-123.456789")
    editor.page.keyboard.press("Enter")
    editor.heard([(1, -123.456789), *FIRST[1:]])
    assert editor.centre(0) == pytest.approx(editor.spot(1, -123.456789), abs=1.5)
    editor.field("x").fill("−１×10⁶")
    editor.page.mouse.click(*editor.centre(2))
    editor.heard([(-1e6, -123.456789), *FIRST[1:]])
    expect(editor.field("x")).not_to_have_value("-1000000")


def test_junk_in_a_field_is_put_back_with_a_sentence(open_editor: OpenEditor) -> None:
    editor = open_editor()
    for junk in ("abc", "1,234", "0x10", "Infinity", "1e10", "NaN", "<b>1</b>", ""):
        editor.field("x").fill(junk)
        editor.page.keyboard.press("Enter")
        expect(editor.part("notice")).to_contain_text(f"{junk} is not a number")
        expect(editor.field("x")).to_have_value("1")
        assert editor.points == editor.python() == FIRST


def test_other_points_from_python_replace_what_is_shown(open_editor: OpenEditor) -> None:
    editor = open_editor()
    editor.page.mouse.click(*editor.spot(4, 2))
    editor.page.get_by_role("button", name="other").click()
    expect(editor.part("count")).to_have_text("2 / 60 points")
    assert editor.points == OTHER
    expect(editor.part("undo")).to_have_attribute("aria-disabled", "true")
    editor.part("remove").click()
    editor.heard(OTHER[:1] if editor.points == OTHER[:1] else OTHER[1:])


def test_a_change_of_theme_keeps_what_was_drawn(open_editor: OpenEditor) -> None:
    editor = open_editor("slow=0.3")
    colour = "getComputedStyle(document.querySelector('.gd-points')).color"
    before = editor.page.evaluate(colour)
    editor.page.mouse.click(*editor.spot(4, 2))
    editor.page.emulate_media(color_scheme="dark")
    editor.page.wait_for_function(f"before => {colour} !== before", arg=before)
    assert len(editor.points) == 4
    editor.heard(editor.points)
    editor.page.emulate_media(color_scheme="light")


def test_on_a_phone_a_tap_adds_a_drag_moves_and_a_swipe_scrolls(open_editor: OpenEditor) -> None:
    editor = open_editor("problem=" + "word%20" * 400, **PHONE)
    page = editor.page
    box = editor.dot(0).bounding_box()
    assert box
    assert round(min(box["width"], box["height"])) >= 44
    page.touchscreen.tap(*editor.spot(4, 2))
    expect(editor.part("count")).to_have_text("4 / 60 points")
    drawn = editor.points
    x, y = editor.centre(2)
    swipe(page, (x, y), (x - 40, y + 60))
    editor.heard(editor.points)
    assert editor.points[2][0] < 4.6 < drawn[2][0]
    assert [*editor.points[:2], editor.points[3]] == [*drawn[:2], drawn[3]]
    assert scrolled(page) == 0
    drawn = editor.points
    x, y = editor.spot(0.5, 6.5)
    swipe(page, (x, y), (x, y - 150))
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop > 60")
    assert editor.points == drawn


@pytest.mark.parametrize(("code", "scheme"), [("en", "light"), ("zh", "dark")])
def test_axe_finds_nothing_wrong(
    open_editor: OpenEditor, code: str, scheme: Literal["light", "dark"]
) -> None:
    editor = open_editor(f"narrow=1&lang={code}&problem=wrong", scheme=scheme)
    expect(editor.part("problem")).to_have_text("wrong")
    editor.page.mouse.click(*editor.spot(4, 2))
    editor.field("x").fill("?")
    editor.page.keyboard.press("Enter")
    expect(editor.part("notice")).not_to_be_empty()
    found = violations(editor.page)
    assert [line for line in found if "gd-points" in line] == []
    assert editor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
