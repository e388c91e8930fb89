"""The editor for points as a visitor meets it: what it shows and where, and what Python has heard."""

import json
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from gd_ui.rows.points_code import read, written

Points = list[tuple[float, float]]


@dataclass(frozen=True)
class Editor:
    """The editor on `page`."""

    page: Page

    def part(self, name: str) -> Locator:
        return self.page.get_by_test_id(f"gd-points-{name}")

    def dot(self, k: int) -> Locator:
        return self.page.locator(".gd-points-dot").nth(k)

    def field(self, name: str) -> Locator:
        return self.page.get_by_label(name, exact=True)

    @property
    def points(self) -> Points:
        """Those on the screen."""
        said = self.page.get_by_test_id("gd-points").get_attribute("data-points")
        return [(x, y) for x, y in json.loads(said or "[]")]

    def centre(self, k: int) -> tuple[float, float]:
        box = self.dot(k).bounding_box()
        assert box
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def ticks(self) -> list[tuple[str, float, float]]:
        """What the axes say, and where: the middle of each label."""
        return [
            (text, x, y)
            for text, x, y in self.page.evaluate(
                """() => [...document.querySelectorAll(".gd-points-tick")].map((node) => {
                    const box = node.getBoundingClientRect();
                    return [node.textContent, box.x + box.width / 2, box.y + box.height / 2];
                })"""
            )
        ]

    def spot(self, x: float, y: float) -> tuple[float, float]:
        """Where on the page (x, y) lies, by the labels of the axes."""
        ticks = [(float(text.replace("−", "-")), left, top) for text, left, top in self.ticks()]
        lowest = max(top for _, _, top in ticks)
        across = [(value, left) for value, left, top in ticks if top > lowest - 3]
        up = [(value, top) for value, left, top in ticks if top <= lowest - 3]
        return interpolated(x, across), interpolated(y, up)

    def heard(self, points: Points) -> None:
        """Wait until Python has these points."""
        expect(self.page.get_by_test_id("stText")).to_have_text(written(points))

    def python(self) -> Points:
        return list(read(self.page.get_by_test_id("stText").inner_text()) or ())


def interpolated(value: float, known: list[tuple[float, float]]) -> float:
    (a, at_a), (b, at_b) = known[0], known[-1]
    return at_a + (value - a) * (at_b - at_a) / (b - a)
