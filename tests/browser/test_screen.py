"""The stage is one screen: what belongs together is seen together, little else is, and nothing jumps as it comes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from gd_ui.descent.settings import Method
from gd_ui.pages import PAGES
from harness.player import Player

OpenPage = Callable[..., Page]
SIZES = {"wide": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 664, "touch": True}}
BOXES = """() => {
    const stage = document.querySelector("[data-testid=gd-stage]").getBoundingClientRect();
    const box = ({ left: x, top: y, width, height }) => ({ x, y, width, height });
    const full = document.querySelector(".gd-plot")._fullLayout;
    const panel = (n) => full[`xaxis${n}`] && full[`xaxis${n}`].visible !== false && box({
        left: stage.left + full[`xaxis${n}`]._offset, top: stage.top + full[`yaxis${n}`]._offset,
        width: full[`xaxis${n}`]._length, height: full[`yaxis${n}`]._length });
    const part = (name) => box(document.querySelector(`[data-testid=gd-${name}]`).getBoundingClientRect());
    const parts = ["equation", "play", "scrub", "speed", "rate", "rate-value"];
    return { cost: panel(""), loss: panel("2"), data: panel("3"),
        ...Object.fromEntries(parts.map((name) => [name, part(name)])) };
}"""
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


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("method", Method)
def test_charts_transport_learning_rate_and_equation_are_on_one_screen_and_nothing_covers_another(
    open_page: OpenPage, method: Method, size: str, code: str
) -> None:
    player = Player(open_page(f"/{method}", f"lang={code}", player=True, **SIZES[size]))
    screen = SIZES[size]
    for update in (0, 3):
        player.scrub([update])
        boxes = player.page.evaluate(BOXES)
        if size == "phone":
            assert boxes.pop("data") is None, "one strip flips between loss and data"
        for name, box in boxes.items():
            assert box["x"] >= 0 and box["y"] >= 0 and box["width"] > 30 and box["height"] > 20, name
            assert box["x"] + box["width"] <= screen["width"], name
            assert box["y"] + box["height"] <= screen["height"], name
        for a in boxes:
            for b in boxes:
                assert a == b or apart(boxes[a], boxes[b]), (a, b)


def apart(a: dict[str, float], b: dict[str, float]) -> bool:
    return (
        a["x"] + a["width"] <= b["x"] or b["x"] + b["width"] <= a["x"]
        or a["y"] + a["height"] <= b["y"] or b["y"] + b["height"] <= a["y"]
    )  # fmt: skip


def test_on_a_phone_one_strip_flips_between_loss_and_data(open_page: OpenPage) -> None:
    player = Player(open_page("/sgd", player=True, **SIZES["phone"]))
    player.scrub([3])
    player.press("strip-3")
    boxes = player.page.evaluate(BOXES)
    assert boxes["loss"] is None and boxes["data"]["height"] > 40
    hidden = player.page.locator(".gd-over > svg[display=none]")
    assert hidden.locator(".gd-points").count() == 0 != hidden.count()
    player.press("strip-2")
    boxes = player.page.evaluate(BOXES)
    assert boxes["data"] is None and boxes["loss"]["height"] > 40
    assert hidden.locator(".gd-points").count() == 1


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_at_first_sight_there_are_few_controls(open_page: OpenPage, page: str) -> None:
    """Besides the menu, the transport, the question before the first play, and the landmarks of the ruler."""
    opened = open_page(f"/{page}", fresh=True, **SIZES["wide"])
    seen = opened.evaluate(CONTROLS)
    assert len(seen) <= 12, seen


@pytest.mark.parametrize("size", SIZES)
def test_nothing_jumps_while_a_page_comes(open_page: OpenPage, size: str) -> None:
    shifts = {}
    for name in ("", *(page.name for page in PAGES)):
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
