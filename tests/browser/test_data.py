"""The data panel in a browser: own files, drawn points, scaling, the intercept, long data."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from gd_ui.rows.points_code import written
from gd_ui.text import LANGUAGES
from harness.page import DRAWN, settle, until
from harness.player import Player
from harness.wire import IDLE, listening
from tests.browser.panel import show_data, show_sharing
from tests.browser.points import Editor

OpenPage = Callable[..., Page]
EN, ZH = LANGUAGES["en"], LANGUAGES["zh"]
GBK = "温度;长度;重量\r\n1,5;3,3;-3\r\n2;4;-4\r\n4;8;-8\r\n".encode("gbk")
TRAVELS = """() => {
    window.bests = [];
    const plot = document.querySelector(".gd-plot");
    const look = () => {
        const [found] = plot.textContent.match(/w = [-−.\\de]+/) ?? [];
        if (found && found !== bests.at(-1)) bests.push(found);
        if (plot.isConnected) requestAnimationFrame(look);
    };
    look();
}"""
"""From now on, every w that the chart calls the lowest."""


def query(page: Page) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(page.url).query))


def upload(page: Page, raw: bytes, name: str = "mine.csv") -> None:
    """Choose that file, and wait for what comes of it."""
    file: Any = {"name": name, "mimeType": "text/csv", "buffer": raw}
    with listening(page) as wire:
        page.locator(".st-key-upload input[type=file]").set_input_files(file)
        wire.wait_for_rerun()
    settle(page)


def choose(page: Page, key: str, option: str) -> None:
    opener = page.locator(f"[class*=st-key-{key}]").get_by_role("combobox")
    opener.scroll_into_view_if_needed()
    page.evaluate(IDLE)  # a list that opens is closed by scrolling
    with listening(page) as wire:
        opener.click()
        page.get_by_role("option", name=option, exact=True).click()
        wire.wait_for_rerun()
    settle(page)


def best(page: Page) -> float:
    """The w that the chart calls the lowest."""
    found = re.search(r"w = ([-−.\de]+)", page.locator(".gd-plot").inner_text())
    assert found
    return float(found[1].replace("−", "-"))


def rows(page: Page) -> int:
    """How many rows the chart shows."""
    found: int = page.evaluate(
        """() => {
            const { x } = document.querySelector(".gd-plot").data.find(({ name }) => name === "data");
            return new Set([...x].filter(Number.isFinite)).size;
        }"""
    )
    return found


def through_origin(x: list[float], y: list[float]) -> float:
    return sum(a * b for a, b in zip(x, y, strict=True)) / sum(a * a for a in x)


# ---- a file


def test_a_gbk_file_with_semicolons_and_decimal_commas_is_shown_and_its_columns_can_be_chosen(
    open_page: OpenPage,
) -> None:
    page = open_page("/bgd", "lang=zh&data=file", player=True)
    show_data(page)
    assert rows(page) == 199
    upload(page, GBK, "测量.csv")
    assert rows(page) == 3
    assert best(page) == pytest.approx(-2.0)
    expect(page.locator(".st-key-data_panel")).to_contain_text("从 测量.csv 读到 3 行")
    choose(page, "y_column", "长度")
    assert best(page) == pytest.approx(through_origin([1.5, 2, 4], [3.3, 4, 8]), rel=1e-3)
    assert query(page) == {"lang": "zh", "data": "file", "file": "测量.csv"}


def test_a_bad_file_says_its_cause_and_the_picture_stays(open_page: OpenPage) -> None:
    player = Player(open_page("/sgd", "lang=zh&data=file", player=True))
    page = player.page
    show_data(page)
    upload(page, b"x,y\n1,2\n2,4.5\nthree,6\n4,inf\n5,10\n")
    panel = page.locator(".st-key-data_panel")
    expect(panel).to_contain_text(ZH.tables.left_out.format(unreadable=2, rows=5))
    expect(panel).to_contain_text("第 4 行 x 列：three 不是数")
    player.scrub([3])
    before = player.w, best(page), rows(page), query(page)
    upload(page, b"PK\x03\x04\x14\0\x06\0", "table.csv")
    expect(panel).to_contain_text(ZH.tables.table.workbook)
    expect(panel).to_contain_text(ZH.data.kept)
    upload(page, b'x,y\n1,2\n3,"4\n5,6\n', "quote.csv")
    expect(panel).to_contain_text("第 3 行 2 列：4 前面的引号")
    assert (player.w, best(page), rows(page), query(page)) == before
    assert player.update == 3


def test_a_link_asks_for_the_file_by_its_name_also_when_it_is_loaded_again(open_page: OpenPage) -> None:
    link = "data=file&file=my+%3Cb%3E*data*.csv"
    page = open_page("/mini_batch", link, player=True)
    asked = page.get_by_test_id("stAlert")
    for loaded in (1, 2):
        expect(asked).to_contain_text(
            "These settings were made with the file my <b>*data*.csv, which is not here"
        )
        assert rows(page) == 199
        assert query(page) == dict(parse_qsl(link))
        if loaded == 1:
            page.reload()
            page.wait_for_selector(DRAWN, state="attached")
            settle(page)
    show_data(page)
    upload(page, b"1,3\n2,6\n")
    expect(asked).to_have_count(0)
    assert best(page) == 3.0
    show_sharing(page)
    page.get_by_test_id("gd-keep-share").click()
    expect(page.get_by_test_id("gd-share-note")).to_have_text(EN.sharing.own_rows)
    shared = dict(parse_qsl(urlsplit(page.get_by_test_id("gd-link").input_value()).query))
    assert shared == {"data": "file", "file": "mine.csv", "lang": "en", "k": "0"}
    page.get_by_test_id("gd-close").click()
    with listening(page) as wire:
        page.get_by_role("radio", name=EN.controls["data"].choices["notes"], exact=True).click()
        wire.wait_for_rerun()
    assert query(page) == {}, "the file's name stays in no link that does not need it"


def test_markup_in_a_name_or_a_header_is_text(open_page: OpenPage) -> None:
    page = open_page("/bgd", "data=file", player=True)
    show_data(page)
    header = b'"<img src=x onerror=window.hacked=1>","**y** $x$ :smile: [a](b)"\n'
    name = "<script>window.hacked=1<&>.csv"
    upload(page, header + b"1,2\n2,4\n3,oops\n", name)
    panel = page.locator(".st-key-data_panel")
    expect(panel).to_contain_text(f"Rows read from {name}: 2")
    expect(panel.get_by_role("combobox", name=EN.data.x_column)).to_have_value(
        "<img src=x onerror=window.hacked=1>"
    )
    expect(panel).to_contain_text("column **y** $x$ :smile: [a](b): oops is not a number")
    page.locator(".st-key-data_panel summary").click()
    expect(page.locator(".st-key-panel")).to_contain_text(f"Data: {name}, 2 rows")
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[src=x]").count() == 0


# ---- points


def test_the_parabola_follows_a_point_that_is_dragged(open_page: OpenPage) -> None:
    page = open_page("/bgd", "data=drawn&drawn=1_2_2_3.5_5_9", player=True)
    show_data(page)
    editor = Editor(page)
    editor.dot(2).scroll_into_view_if_needed()
    page.evaluate(TRAVELS)
    x, y = editor.centre(2)
    page.mouse.move(x, y)
    page.mouse.down()
    for k in range(1, 5):
        page.mouse.move(x, y + 20 * k)
        page.wait_for_function("(k) => bests.length > k", arg=k)
    page.mouse.up()
    points = editor.points
    assert points[2][1] < 8
    until(page, lambda: query(page)["drawn"] == written(points))
    lowest = through_origin(*map(list, zip(*points, strict=True)))
    until(page, lambda: best(page) == pytest.approx(lowest, rel=1e-3))


# ---- units


UPDATES = [0, 1, 5, 20, 35]
COSTS = """(updates) => {
    const scrub = document.querySelector("[data-testid=gd-scrub]");
    return updates.map((update) => {
        scrub.value = update;
        scrub.dispatchEvent(new Event("input", { bubbles: true }));
        return document.querySelectorAll(".gd-cards dd")[1].textContent;
    });
}"""


def test_x_divided_by_its_largest_makes_the_same_run_in_another_unit(open_page: OpenPage) -> None:
    player = Player(open_page("/bgd", player=True))
    page = player.page
    show_data(page)

    before = page.evaluate(COSTS, UPDATES)
    assert before[0] == "13300" and len(set(before)) == 5
    assert best(page) == 2.0
    with listening(page) as wire:
        page.get_by_role("radio", name=EN.controls["scaling"].choices["largest"]).click()
        wire.wait_for_rerun()
    assert player.updates == 35
    assert page.evaluate(COSTS, UPDATES) == before
    assert best(page) == 398.0
    expect(page.locator(".gd-plot")).to_contain_text("x ÷ 199")
    assert query(page) == {"scaling": "largest"}


def test_rows_that_ask_for_an_intercept_say_so_until_they_are_centred(open_page: OpenPage) -> None:
    page = open_page("/bgd", "data=drawn&drawn=1_52_2_54_3_56_4_58", player=True)
    asked = page.get_by_test_id("stAlert")
    expect(asked).to_contain_text("ŷ = 2·x + 50")
    with listening(page) as wire:
        page.get_by_role("button", name=EN.data.centre_now).click()
        wire.wait_for_rerun()
    expect(asked).to_have_count(0)
    assert best(page) == 2.0
    assert query(page)["centred"] == "1"


def test_long_data_say_how_many_rows_are_shown(open_page: OpenPage) -> None:
    page = open_page("/sgd", "data=made&n=100000&noise=5", player=True)
    expect(page.locator(".gd-thinned")).to_contain_text("2,000 of 100,000")
    assert rows(page) == 2_000
