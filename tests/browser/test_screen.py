"""The stage is one screen: what belongs together is seen together, little else is, and nothing jumps as it comes."""

from collections.abc import Callable
from itertools import product
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from gd_ui.descent.settings import Method
from gd_ui.pages import PAGES
from harness.page import until
from harness.player import Player

OpenPage = Callable[..., Page]
HOME = ""
OTHERS = (HOME, "compare", "noise", "learning_rate", "search")
WITHOUT = ("compare", "noise", "search")
"""An equation: their cards stand in its place."""
SIZES = {"wide": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 664, "touch": True}}
BOXES = """(more) => {
    const stage = document.querySelector("[data-testid=gd-stage]").getBoundingClientRect();
    const box = ({ left: x, top: y, width, height }) => ({ x, y, width, height });
    const full = document.querySelector(".gd-plot")._fullLayout;
    const panel = (n) => full[`xaxis${n}`] && full[`xaxis${n}`].visible !== false && box({
        left: stage.left + full[`xaxis${n}`]._offset, top: stage.top + full[`yaxis${n}`]._offset,
        width: full[`xaxis${n}`]._length, height: full[`yaxis${n}`]._length });
    const part = (name) => box(document.querySelector(`[data-testid=gd-${name}]`).getBoundingClientRect());
    const parts = ["equation", "play", "scrub", "speed", "rate", "rate-value", ...more];
    const panels = { cost: panel(""), loss: panel("2"), data: panel("3"), fourth: panel("4"), fifth: panel("5") };
    const all = { ...panels, ...Object.fromEntries(parts.map((name) => [name, part(name)])) };
    return Object.fromEntries(Object.entries(all).filter(([, there]) => there?.height));
}"""
BEHIND_THE_WORDS = """() => {
    const one = (selector) => document.querySelector(selector);
    const label = one(".gd-label"), scrub = one("[data-testid=gd-scrub]");
    label.style.transition = "none";
    const on_screen = (path) => {
        const [n, at] = [Math.ceil(path.getTotalLength()), path.getScreenCTM()];
        return Array.from({ length: n + 1 }, (_, k) => path.getPointAtLength(k).matrixTransform(at));
    };
    const curves = () => [one(".gd-plot .subplot.xy .js-line"), one(".gd-over .gd-curve[d^=M]")].filter(Boolean);
    return Array.from({ length: Number(scrub.max) + 1 }, (_, update) => {
        scrub.value = update;
        scrub.dispatchEvent(new Event("input", { bubbles: true }));
        const { left, right, top, bottom } = label.getBoundingClientRect();
        const inside = ({ x, y }) => x > left && x < right && y > top + 4 && y < bottom - 4;
        return curves().filter((path) => on_screen(path).some(inside)).length;
    });
}"""
"""At every update, on how many of the two parabolas the words at the ball lie."""
CONTROLS = """() => {
    const seen = (node) => {
        const { width, height, top, bottom } = node.getBoundingClientRect();
        const there = width > 1 && height > 1 && top < innerHeight && bottom > 0;
        return there && getComputedStyle(node).visibility !== "hidden";
    };
    const all = "[data-testid=stMain] :is(button, input, select, summary, a[href], [role=slider], [role=radio])";
    return [...document.querySelectorAll(all)].filter(seen)
        .filter((node) => !node.closest(".gd-transport, .gd-marks, .gd-question"))
        .map((node) => node.dataset.testid ?? node.className);
}"""
SHIFT = """(() => {
    window.shifted = 0;
    const add = (list) => list.getEntries().forEach((e) => { if (!e.hadRecentInput) window.shifted += e.value; });
    new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
})()"""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("name", "code"),
    [*product([*Method, "landscape"], ("en", "zh")), *((name, "en") for name in OTHERS)],
)
def test_charts_transport_learning_rate_and_equation_are_on_one_screen_and_nothing_covers_another(
    open_page: OpenPage, name: str, size: str, code: str
) -> None:
    player = Player(open_page(f"/{name}", f"lang={code}", player=True, **SIZES[size]))
    more = {"landscape": ["beta", "beta-value"], "noise": STORY}.get(name, [])
    for update in (0, 3):
        player.scrub([update])
        boxes = on_one_screen(player, SIZES[size], more)
        assert (
            {"cost", "play"} <= boxes.keys()
            and ("rate" in boxes) == (name != HOME)
            and ("equation" in boxes) == (name not in WITHOUT)
        )
        if size == "phone" and name != "noise":
            assert len(boxes.keys() & {"loss", "data", "fourth", "fifth"}) == 1, (
                "one strip flips between them"
            )
    if name == "noise":
        goes_through_the_steps(player, SIZES[size])


STORY = ["story-back", "story", "story-next"]


def goes_through_the_steps(player: Player, screen: dict[str, Any]) -> None:
    """Each is one picture with its sentence, on one screen; the last has all. A link keeps the step."""
    page, panels, said = player.page, [], []
    last = page.get_by_test_id("gd-story").locator("option").count() - 1
    for step in range(last + 1):
        page.wait_for_function(f"document.querySelector('[data-testid=gd-story]').selectedIndex === {step}")
        alone = ["sentence"] if step < last else []
        boxes = on_one_screen(player, screen, [*STORY, *alone])
        panels.append(sorted(boxes.keys() & {"cost", "loss", "data"}))
        said.append(page.get_by_test_id("gd-sentence").inner_text())
        at = page.get_by_test_id("gd-story").input_value()
        assert step == 0 or player.said("place").endswith(f"_linear_{at}")
        if step < last:
            player.press("story-next")
    assert panels[:last] == [["cost"]] * 4 + [["loss"], ["data"]] and len(panels[last]) > 1
    assert len(set(said[:last])) == last
    expect(page.get_by_test_id("gd-story-next")).to_have_attribute("aria-disabled", "true")
    player.press("story-back")
    assert sorted(page.evaluate(BOXES, []).keys() & {"cost", "loss", "data"}) == ["data"]


def on_one_screen(player: Player, screen: dict[str, Any], more: list[str]) -> dict[str, dict[str, float]]:
    """Where panels and parts are: on the screen, and apart from each other."""
    boxes: dict[str, dict[str, float]] = player.page.evaluate(BOXES, more)
    for part, box in boxes.items():
        assert box["x"] >= 0 and box["y"] >= 0 and box["width"] > 30 and box["height"] > 20, part
        assert box["x"] + box["width"] <= screen["width"], part
        assert box["y"] + box["height"] <= screen["height"], part
    for a in boxes:
        for b in boxes:
            assert a == b or apart(boxes[a], boxes[b]), (a, b)
    return boxes


NAMES = """() => [...document.querySelectorAll(".gd-plot .annotation")].map((node) => {
    const { left: x, top: y, width, height } = node.getBoundingClientRect();
    return { x, y, width, height };
}).filter(({ width }) => width)"""
LARGE_WORDS = "document.documentElement.style.fontSize = '200%'; dispatchEvent(new Event('resize'))"


@pytest.mark.parametrize(
    "size", [{"width": 1366, "height": 768}, {"width": 667, "height": 375}, {"width": 320, "height": 640}]
)
def test_with_large_words_or_little_room_nothing_lies_on_the_picture(
    open_page: OpenPage, size: dict[str, int]
) -> None:
    player = Player(open_page("/mini_batch", "lang=en", player=True, touch=size["width"] < 600, **size))
    if size["width"] > 700:
        player.page.evaluate(LARGE_WORDS)
        player.page.locator(".gd-tall").wait_for()
    player.scrub([3])
    boxes, names = player.page.evaluate(BOXES, []), player.page.evaluate(NAMES)
    parts = [*boxes.values(), *names]
    assert "cost" in boxes and len(names) > 2
    for a in parts:
        assert a["x"] >= 0 and a["x"] + a["width"] <= size["width"]
        assert all(a is b or apart(a, b) for b in parts), a
    player.page.evaluate("document.documentElement.style.fontSize = ''")


def apart(a: dict[str, float], b: dict[str, float]) -> bool:
    return (
        a["x"] + a["width"] <= b["x"] or b["x"] + b["width"] <= a["x"]
        or a["y"] + a["height"] <= b["y"] or b["y"] + b["height"] <= a["y"]
    )  # fmt: skip


def test_on_a_phone_one_strip_flips_between_loss_and_data(open_page: OpenPage) -> None:
    player = Player(open_page("/sgd", player=True, **SIZES["phone"]))
    player.scrub([3])
    player.press("strip-3")
    boxes = player.page.evaluate(BOXES, [])
    assert "loss" not in boxes and boxes["data"]["height"] > 40
    hidden = player.page.locator(".gd-over > svg[display=none]")
    assert hidden.locator(".gd-points").count() == 0 != hidden.count()
    player.press("strip-2")
    boxes = player.page.evaluate(BOXES, [])
    assert "data" not in boxes and boxes["loss"]["height"] > 40
    assert hidden.locator(".gd-points").count() == 1


def test_the_words_at_the_ball_lie_on_no_curve(open_page: OpenPage) -> None:
    player = Player(open_page("/mini_batch", "w0=5", player=True))
    behind = player.page.evaluate(BEHIND_THE_WORDS)
    assert len(behind) == player.updates + 1 > 30 and set(behind) == {0}


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_new_ranges_are_eased_to_and_at_once_where_less_motion_is_asked_for(
    open_page: OpenPage, motion: Literal["no-preference", "reduce"]
) -> None:
    player = Player(open_page("/bgd", player=True))
    player.page.emulate_media(reduced_motion=motion)
    bent, typed = player.page.locator(".gd-bent"), player.part("rate-value")
    with player.still() as time:
        before, seen = player.ranges(), []
        typed.fill("6e-5")
        typed.press("Enter")

        def answered() -> bool:
            time.passes(0.01)
            return bent.count() == 0

        until(player.page, answered, "the answer")
        for _ in range(6):
            seen.append(player.ranges()["xaxis2"][1])
            time.passes(0.1)
    assert seen[-1] < before["xaxis2"][1] / 1.5, "fewer updates"
    between = [end for end in seen if seen[-1] < end < before["xaxis2"][1]]
    assert bool(between) == (motion == "no-preference")
    assert seen == sorted(seen, reverse=True)


@pytest.mark.parametrize("page", [HOME, *(page.name for page in PAGES)])
def test_at_first_sight_there_are_few_controls(open_page: OpenPage, page: str) -> None:
    """Besides the menu, the transport, the question before the first play, and the landmarks of the ruler."""
    opened = open_page(f"/{page}", fresh=True, **SIZES["wide"])
    seen = opened.evaluate(CONTROLS)
    assert len(seen) <= 12, seen


@pytest.mark.parametrize("size", SIZES)
def test_nothing_jumps_while_a_page_comes(open_page: OpenPage, size: str) -> None:
    shifts = {}
    for name in (HOME, *(page.name for page in PAGES)):
        page = open_page("/", cold=True, **SIZES[size])
        page.add_init_script(SHIFT)
        page.goto(f"{page.url.partition('?')[0]}{name}")
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        page.wait_for_selector("[data-testid=stSkeleton]", state="detached")
        if page.get_by_test_id("gd-player").count():
            page.wait_for_selector(
                "[data-testid=gd-player][data-updates] .gd-plot .main-svg", state="attached"
            )
        shifts[name] = page.evaluate("window.shifted")
    assert {name: shift for name, shift in shifts.items() if shift >= 0.05} == {}
