"""Tables as people have them, through the page: uploaded in one language, pasted in the other, and those not taken."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from gd_ui.rows.tables.encoding import MOST_BYTES
from gd_ui.text import LANGUAGES
from harness.page import settle, until
from harness.wire import listening
from tests.browser.conftest import App, Tabs
from tests.browser.panel import show_data
from tests.browser.test_data import query, rows, upload
from tests.tables.right import MAY_BE_BOTH, RIGHT, Right, raw

OpenPage = Callable[..., Page]
STAGE = """() => {
    const { x, y } = document.querySelector(".gd-plot").data.find(({ name }) => name === "data");
    const pairs = [...x].map((one, k) => [one, y[k]]).filter((pair) => pair.every(Number.isFinite));
    return [...new Map(pairs.map((pair) => [pair.join(), pair])).values()];
}"""
"""The rows in the picture."""


def paste(page: Page, text: str) -> None:
    area = page.locator(".st-key-paste textarea")
    with listening(page) as wire:
        area.fill(text)
        area.press("Control+Enter")
        wire.wait_for_rerun()
    settle(page)


def stage(page: Page) -> list[tuple[float, float]]:
    return [(x, y) for x, y in page.evaluate(STAGE)]


def can_be_pasted(name: str) -> bool:
    return b"\0" not in raw(name) and name not in ("08_titled_gbk.csv", "11_latin1.csv", "12_big5.csv")


def answered(right: Right) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """As whole numbers, where it is asked."""
    return max((right.answers or {"": (right.x, right.y)}).values())


@pytest.mark.parametrize(("code", "pasted"), [("en", False), ("zh", True)])
def test_twenty_tables_come_to_the_stage_as_a_spreadsheet_shows_them(
    open_page: OpenPage, code: str, pasted: bool
) -> None:
    text = LANGUAGES[code]
    page = open_page("/bgd", f"lang={code}&data=file", player=True)
    show_data(page)
    panel = page.locator(".st-key-data_panel")
    for name, right in RIGHT.items():
        is_pasted = pasted and can_be_pasted(name)
        if is_pasted:
            paste(page, raw(name).decode())
        else:
            upload(page, raw(name), name)
        if right.problem and right.problem is not MAY_BE_BOTH:
            expect(panel).to_contain_text(getattr(text.tables.table, right.problem.name.lower()))
            expect(panel).to_contain_text(text.data.kept)
            continue
        x, y = answered(right)
        if right.problem:
            before = stage(page)
            number = page.get_by_role("button", name=f"{y[0]:g}", exact=True)
            expect(number).to_be_visible()
            assert stage(page) == before
            with listening(page) as wire:
                number.click()
                wire.wait_for_rerun()
        shown = text.data.pasted if is_pasted else name
        expect(panel).to_contain_text(text.data.read_rows.format(n=len(x), name=shown))
        expected = list(dict.fromkeys(zip(x, y, strict=True)))
        until(page, lambda: stage(page) == expected, f"{name}: {expected}")  # noqa: B023
        if right.missing:
            expect(panel).to_contain_text(text.tables.how.missing.format(missing=right.missing))
        if right.names:
            expect(page.locator(".gd-plot")).to_contain_text(
                text.data.axis.format(axis="y", name=right.names[1])
            )


def test_a_file_that_is_not_taken_says_so_in_the_pages_language_and_one_can_be_taken_away(
    open_page: OpenPage, app: App, tabs_of: Callable[[App], Tabs]
) -> None:
    text = LANGUAGES["zh"]
    page = open_page("/sgd", "lang=zh&data=file", player=True)
    show_data(page)
    panel, chips = page.locator(".st-key-data_panel"), page.get_by_test_id("stFileChip")
    accepted = page.locator(".st-key-upload input[type=file]")
    until(
        page, lambda: "text/csv" in (accepted.get_attribute("accept") or ""), "the types that can be chosen"
    )
    upload(page, b"a,b\n1,2\n2,5\n", "good.csv")
    until(page, lambda: stage(page) == [(1, 2), (2, 5)], "the file's rows")

    upload(page, b"1" * (MOST_BYTES + 1), "large.csv")
    expect(panel).to_contain_text(text.tables.table.too_big.format(found="20.1", limit="20"))
    expect(chips).to_have_count(1)

    def forbid(route: Route) -> None:
        route.fulfill(status=403) if route.request.method == "PUT" else route.fallback()

    page.route("**/_stcore/upload_file/**", forbid)
    upload(page, b"a,b\n1,2\n", "forbidden.csv")
    page.unroute("**/_stcore/upload_file/**")
    expect(panel).to_contain_text(text.data.not_taken.format(value="403"))
    expect(chips).to_have_count(0)
    said = tabs_of(app).errors
    assert said and all("403" in one for one in said), "nothing but that"
    said.clear()
    assert stage(page) == [(1, 2), (2, 5)]

    upload(page, b"a,b\n1,3\n2,5\n", "again.csv")
    until(page, lambda: stage(page) == [(1, 3), (2, 5)], "the next file's rows")
    with listening(page) as wire:
        chips.get_by_role("button").click()
        wire.wait_for_rerun()
    until(page, lambda: rows(page) == 199, "the rows before")
    expect(panel).not_to_contain_text("again.csv")
    assert query(page) == {"lang": "zh", "data": "file"}
