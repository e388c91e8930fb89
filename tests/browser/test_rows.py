"""Where cost and slope come from: the errors of the rows and their pushes; a step as a table, and by hand."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from gd_core import Run
from gd_ui.descent.settings import AS_IN_THE_NOTES, Method
from harness.player import Player

OpenPage = Callable[..., Page]
PHONE = {"width": 390, "height": 664, "touch": True}
DRAWN = """() => {
    const full = document.querySelector(".gd-plot")._fullLayout;
    const value = (axis, pixel) => axis.p2d(Number(pixel));
    const bars = (name, n) => {
        const [across, up] = [full[`xaxis${n}`], full[`yaxis${n}`]];
        const found = document.querySelector(name).getAttribute("d").matchAll(/M([^,]+),([^V]+)V([^M]+)/g);
        return [...found].map(([, x, from, to]) => [value(across, x), value(up, from), value(up, to)]);
    };
    const mean = /,(.+)H/.exec(document.querySelector(".gd-push-mean").getAttribute("d"));
    return { hairs: bars(".gd-hairs", 3), lit_hairs: bars(".gd-lit-hairs", 3), pushes: bars(".gd-pushes", 4),
        lit_pushes: bars(".gd-pushes.gd-of-step", 4), bar: bars(".gd-bar", "")[0],
        mean: mean && value(full.yaxis4, mean[1]),
        pixel: Object.fromEntries(["yaxis", "yaxis3", "yaxis4"].map((y) => [y, full[y].p2d(0) - full[y].p2d(1)])) };
}"""
"""What is drawn of the rows, in the units of its chart, and how much a pixel is."""
ROW = """([n, x]) => {
    const full = document.querySelector(".gd-plot")._fullLayout;
    const stage = document.querySelector(".gd-stage").getBoundingClientRect();
    const [across, up] = [full[`xaxis${n}`], full[`yaxis${n}`]];
    return [stage.left + across._offset + across.d2p(x), stage.top + up._offset + 20];
}"""


def read_by(run: Run, update: int) -> list[int]:
    """The rows of that update, from 0."""
    if run.batches.rows is None:
        return list(range(len(run.data)))
    ends = run.batches.samples_seen[[update - 1, update]]
    return [int(row) for row in run.batches.rows[ends[0] : ends[1]]]


@pytest.mark.parametrize("method", Method)
def test_errors_squares_and_pushes_are_those_of_a_plain_loop(open_page: OpenPage, method: Method) -> None:
    player, run = Player(open_page(f"/{method}", player=True)), AS_IN_THE_NOTES[method].run
    x, y, update = run.data.x.tolist(), run.data.y.tolist(), 2
    player.scrub([update])
    drawn: dict[str, Any] = player.page.evaluate(DRAWN)
    w, before, rows = float(run.w[update]), float(run.w[update - 1]), read_by(run, update)
    near = drawn["pixel"]
    assert len(drawn["hairs"]) == 60 and len(drawn["pushes"]) == len(x)
    for at, top, foot in drawn["hairs"]:
        row = round(at) - 1
        assert (top, foot) == pytest.approx((y[row], w * x[row]), abs=near["yaxis3"])
    for row, (_, zero, push) in enumerate(drawn["pushes"]):
        assert (zero, push) == pytest.approx((0, 2 * (before * x[row] - y[row]) * x[row]), abs=near["yaxis4"])
    pushes = [2 * (before * x[row] - y[row]) * x[row] for row in rows]
    assert [push for *_, push in drawn["lit_pushes"]] == pytest.approx(pushes, abs=near["yaxis4"])
    assert drawn["mean"] == pytest.approx(sum(pushes) / len(pushes), abs=near["yaxis4"])
    lit = [] if method is Method.BGD else [w * x[row] for row in rows]
    assert [foot for *_, foot in drawn["lit_hairs"]] == pytest.approx(lit, abs=near["yaxis3"])
    cost = sum((w * a - b) ** 2 for a, b in zip(x, y, strict=True)) / len(x)
    assert drawn["bar"][2] == pytest.approx(cost, abs=near["yaxis"])


def test_a_row_that_is_looked_at_says_its_numbers_and_by_keys_so_does_every_other(
    open_page: OpenPage,
) -> None:
    player, run = Player(open_page("/sgd", player=True)), AS_IN_THE_NOTES[Method.SGD].run
    page, note, slider = player.page, player.part("row-note"), player.part("row")
    player.scrub([1])
    w = float(run.w[1])
    page.mouse.move(*page.evaluate(ROW, ["3", 133]))
    e = w * 133 - 266
    expect(note).to_have_text(f"x 133: ŷ {w * 133:.5g}, y 266, e −{-e:.4g}, e² {e * e:.5g}")
    expect(page.locator(".gd-row-curves.gd-looked")).to_have_attribute("d", re.compile("^M"))
    page.mouse.move(*page.evaluate(ROW, ["4", 60]))
    expect(note).to_have_text("x 60: e −60, 2·e·x −7200")
    page.mouse.move(5, 5)
    expect(note).to_be_hidden()
    slider.focus()
    slider.press("End")
    assert "x 199: e −199, 2·e·x −79202" in str(slider.get_attribute("aria-valuetext"))
    slider.press("ArrowLeft")
    assert "x 198: e −198, 2·e·x −78408" in str(slider.get_attribute("aria-valuetext"))


@pytest.mark.parametrize(("method", "rows"), [("bgd", 3), ("mini_batch", 2)])
def test_the_step_is_a_table_of_its_rows_with_their_mean(open_page: OpenPage, method: str, rows: int) -> None:
    player, run = Player(open_page(f"/{method}", player=True)), AS_IN_THE_NOTES[Method(method)].run
    if player.part("code").get_attribute("open") is None:
        player.press("code-title")
    player.press("table-button")
    player.scrub([1])
    cells = player.part("step").locator("tr").all_inner_texts()
    assert cells[0].split("\t") == ["x", "y", "ŷ", "e = ŷ − y", "2·e·x"]
    read = read_by(run, 1)
    first = [
        f"{value:.5g}".replace("-", "−")
        for value in (read[0] + 1, 2 * read[0] + 2, read[0] + 1, -read[0] - 1)
    ]
    assert cells[1].split("\t")[:4] == first
    assert len(cells) == 1 + rows + 2
    assert cells[-2].split("\t")[-1] == f"{run.gradient[0]:.6g}".replace("-", "−")
    player.press("table-button")


@pytest.mark.parametrize(("method", "code"), [("bgd", "zh"), ("sgd", "en"), ("mini_batch", "zh")])
def test_a_step_by_hand_is_asked_checked_and_made_by_keys_alone_on_a_phone(
    open_page: OpenPage, method: str, code: str
) -> None:
    player = Player(open_page(f"/{method}", f"lang={code}", player=True, **PHONE))
    run = AS_IN_THE_NOTES[Method(method)].run
    x, rows = run.data.x.tolist(), read_by(run, 1)
    asked = rows if len(rows) <= 2 else [rows[0], rows[-1]]
    values = [value for row in asked for value in (x[row], -x[row], -2 * x[row] * x[row])]
    values += [float(run.gradient[0])] * (len(rows) == 2) + [float(run.w[1])]
    player.part("by-hand-open").press("Enter")
    for n, value in enumerate(values):
        field = player.part("by-hand-value").nth(n)
        expect(field).to_be_focused()
        field.press_sequentially(repr(-value))
        field.press("Enter")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(player.part("by-hand-said")).not_to_be_empty()
        field.fill("")
        field.press_sequentially(repr(value))
        field.press("Enter")
    player.wait_for(1)
    assert player.w == run.w[1]
    assert player.page.locator("[data-task=by_hand]").get_attribute("data-done") == "true"
