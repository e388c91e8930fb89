"""The player as a visitor meets it: its controls, what it says, and where its parts lie on the screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Error, Locator, Page

from harness.page import until

READ = """() => {
    const one = (selector) => document.querySelector(selector);
    const plot = one(".gd-plot"), full = plot._fullLayout;
    const corner = plot.querySelector(".main-svg").getBoundingClientRect();
    const screen = (node, x, y) => new DOMPoint(x, y).matrixTransform(node.getScreenCTM());
    const values = (n, { x, y }) => {
        const [ax, ay] = [full[`xaxis${n}`], full[`yaxis${n}`]];
        const at = (axis, pixel) => (axis.type === "log" ? 10 ** axis.p2l(pixel) : axis.p2l(pixel));
        return [at(ax, x - corner.x - ax._offset), at(ay, y - corner.y - ay._offset)];
    };
    const drawn = plot.querySelector(".subplot.xy .js-line");
    const curve = [...drawn.getAttribute("d").matchAll(/(-?[\\d.]+),(-?[\\d.]+)/g)];
    const points = curve.map(([, x, y]) => screen(drawn, x, y));
    const away = (p) => Math.min(...points.slice(1).map((b, k) => {
        const a = points[k], [dx, dy] = [b.x - a.x, b.y - a.y];
        const t = ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1);
        const near = Math.max(0, Math.min(1, t));
        return Math.hypot(p.x - a.x - near * dx, p.y - a.y - near * dy);
    }));
    const [ball, loss] = document.querySelectorAll(".gd-over .gd-head.gd-weight circle");
    const line = one(".gd-over line.gd-line.gd-weight");
    const end = (k) => values("3", screen(line, line.getAttribute(`x${k}`), line.getAttribute(`y${k}`)));
    const [[x1, y1], [x2, y2]] = full.xaxis3 ? [end(1), end(2)] : [[0, 0], [0, 0]]; // another panel is in its place
    const said = one("[data-testid=gd-player]").dataset;
    const middle = (circle) => screen(circle, circle.cx.baseVal.value, circle.cy.baseVal.value);
    const centre = middle(ball);
    const [w, cost] = values("", centre);
    const [clock, loss_cost] = values("2", middle(loss));
    const seen = { w, cost, clock, loss_cost, slope: (y2 - y1) / (x2 - x1), off_curve: away(centre) };
    const place = { x: centre.x, y: centre.y };
    return { ...seen, ...place, update: Number(said.update), playing: said.playing === "true", at: performance.now() };
}"""

AHEAD = (1.0, 10.0, 100.0)
"""Seconds by which a page's clock is put forward where it is stopped: it cannot be stopped in the past."""
LOOK = f"""() => {{
    const read = {READ};
    const watch = (window.watchedByTest = {{ moments: [], look: 0 }});
    const look = () => {{
        watch.moments.push(read());
        watch.look = requestAnimationFrame(look);
    }};
    watch.look = requestAnimationFrame(look);
}}"""
SEEN = "() => (cancelAnimationFrame(watchedByTest.look), watchedByTest.moments)"

SCRUB = """(updates) => {
    const player = document.querySelector("[data-testid=gd-player]");
    const scrub = document.querySelector("[data-testid=gd-scrub]");
    return updates.map((update) => {
        scrub.value = update;
        scrub.dispatchEvent(new Event("input", { bubbles: true }));
        return [Number(player.dataset.update), Number(player.dataset.w)];
    });
}"""


PUT_BACK = """() => {
    const part = (name) => document.querySelector(`[data-testid=gd-${name}]`);
    const choices = [...document.querySelectorAll("[data-testid=gd-player] select")];
    localStorage.setItem("gd-lesson", '{"off": true}'); // another test may have made this browser forget it
    window.asOpened ??= choices.map(({ value }) => value);
    document.activeElement.blur();
    if (part("player").dataset.playing === "true") part("play").click();
    for (const [n, choice] of choices.entries()) {
        if (choice.value === asOpened[n]) continue;
        choice.value = asOpened[n];
        choice.dispatchEvent(new Event("change", { bubbles: true }));
    }
    document.querySelector(".gd-tabs button:first-child")?.click();
    part("first").click();
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
}"""
"""To how the page opened it, if the clock and the choices are all that has changed since this ran first."""


@dataclass(frozen=True)
class Moment:
    """What one drawn frame shows, read off the screen and turned back into the charts' units.

    `w` and `cost` are the ball's, `off_curve` its pixels from the drawn parabola, `clock` and `loss_cost`
    the point's on the loss, `slope` the line's through the data; `x` and `y` are the ball's on the page.
    """

    w: float
    cost: float
    off_curve: float
    clock: float
    loss_cost: float
    slope: float
    x: float
    y: float
    update: int
    playing: bool
    at: float


@dataclass(frozen=True)
class Player:
    """The player on `page`."""

    page: Page

    def part(self, name: str) -> Locator:
        return self.page.get_by_test_id(f"gd-{name}")

    def press(self, name: str) -> None:
        self.part(name).click()

    def said(self, name: str) -> str:
        return self.part("player").get_attribute(f"data-{name}") or ""

    @property
    def update(self) -> int:
        return int(self.said("update"))

    @property
    def updates(self) -> int:
        return int(self.said("updates"))

    @property
    def w(self) -> float:
        return float(self.said("w"))

    @property
    def playing(self) -> bool:
        return self.said("playing") == "true"

    @property
    def card(self) -> str:
        """The text of the card that shows w."""
        return self.page.locator(".gd-cards dd").first.inner_text()

    def now(self) -> Moment:
        return Moment(**self.page.evaluate(READ))

    @contextmanager
    def still(self) -> Iterator["Still"]:
        """For as long as the block runs, time stands still in the page but for what the test lets pass.

        So every frame is seen, and two presses are one after the other at once, however busy the computer is. The
        page's clock must be Playwright's.
        """
        try:
            self._stop()
            yield Still(self)
        finally:
            self.page.clock.resume()  # in a page whose clock stands the next test would wait for ever

    def _stop(self) -> None:
        """Stop the clock, however long the computer takes to say so."""
        for ahead in AHEAD:
            try:
                return self.page.clock.pause_at(self.page.evaluate("Date.now()") / 1000 + ahead)
            except Error:
                if ahead == AHEAD[-1]:
                    raise

    def scrub(self, updates: list[int]) -> list[tuple[int, float]]:
        """Move the scrubber to each of `updates`; the update and the w said there."""
        return [(update, w) for update, w in self.page.evaluate(SCRUB, updates)]

    def wait_for(self, update: int) -> None:
        """Until `update`, or a later one, is shown."""
        until(self.page, lambda: self.update >= update, f"update {update}")

    def wait_for_updates(self, updates: int) -> None:
        """Until a run of so many updates is on stage."""
        until(self.page, lambda: self.updates == updates, f"a run of {updates} updates")

    def wait_for_end(self) -> None:
        """Until nothing plays."""
        until(self.page, lambda: not self.playing, "an end")

    def rest(self) -> None:
        """Let a step that was begun be made."""
        with self.still() as time:
            time.passes(1)

    def put_back(self) -> None:
        """To where it was at the first call: at the start, with its first choices, without focus."""
        self.page.bring_to_front()  # a page behind another is hardly drawn
        self.page.mouse.move(0, 0)
        self.page.evaluate(PUT_BACK)
        assert (self.update, self.playing) == (0, False)

    def ranges(self) -> dict[str, Any]:
        """The range of every axis of the charts."""
        return dict(
            self.page.evaluate(
                """() => Object.fromEntries(Object.entries(document.querySelector(".gd-plot")._fullLayout)
                    .filter(([name]) => /^[xy]axis/.test(name)).map(([name, axis]) => [name, axis.range.slice()]))"""
            )
        )

    def pixel(self, w: float, cost: float) -> tuple[float, float]:
        """Where on the page (w, cost) lies in the first chart."""
        x, y = self.page.evaluate(
            """([w, cost]) => {
                const plot = document.querySelector(".gd-plot"), { xaxis, yaxis } = plot._fullLayout;
                const corner = plot.querySelector(".main-svg").getBoundingClientRect();
                return [corner.x + xaxis._offset + xaxis.d2p(w), corner.y + yaxis._offset + yaxis.d2p(cost)];
            }""",
            [w, cost],
        )
        return float(x), float(y)


@dataclass(frozen=True)
class Still:
    """The time in the page of a player: it stands still but for what is said here."""

    player: Player

    def passes(self, seconds: float) -> None:
        """So long, with all that happens in it, frame by frame."""
        self.player.page.clock.run_for(round(1000 * seconds))

    def watch(self, seconds: float, pressed: str | None = None) -> list[Moment]:
        """Every frame of the next `seconds`, from the moment on when that button is pressed."""
        page = self.player.page
        page.evaluate(LOOK)
        if pressed:
            self.player.press(pressed)
        self.passes(seconds)
        return [Moment(**moment) for moment in page.evaluate(SEEN)]
