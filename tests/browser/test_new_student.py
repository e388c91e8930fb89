"""As a new student would: from the home page to every other, predict, play to the end, do a task."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gd_ui.pages.pitfalls import words as pitfalls_words
from gd_ui.text import LANGUAGES
from harness.player import Player
from harness.wire import listening

OpenPage = Callable[..., Page]
EN = LANGUAGES["en"]


def landmark(name: str) -> Callable[[Page], None]:
    """Tap the one on the ruler that is called so."""
    return lambda page: (
        page.get_by_test_id("gd-rate-ruler").get_by_role("button", name=name, exact=True).click()
    )


def typed(rate: str) -> Callable[[Page], None]:
    """Type that learning rate."""

    def type_rate(page: Page) -> None:
        page.get_by_test_id("gd-rate-value").fill(rate)
        page.keyboard.press("Enter")

    return type_rate


def larger_batches(page: Page) -> None:
    """To 64, by the keys."""
    thumb = page.get_by_test_id("gd-batch")
    thumb.focus()
    for _ in (2, 4, 8, 16, 32, 64):
        page.keyboard.press("ArrowRight")
    expect(thumb).to_have_attribute("aria-valuetext", "64")
    expect(page).to_have_url(re.compile("batch=64"))


TASK = {
    "bgd": ("three", landmark("1/L")),
    "sgd": ("fifteen", typed("2e-5")),
    "mini_batch": ("both", landmark("steepest batch")),
    "compare": ("one", landmark("notes")),
    "noise": ("quiet", larger_batches),
    "learning_rate": ("one", landmark("1/L")),
    "search": ("three", landmark("1/L")),
    "landscape": ("valley", typed("0.04")),
}


def from_home(open_page: OpenPage, name: str) -> Player:
    """Follow the link on the home page."""
    page = open_page("/", fresh=True)
    page.locator(f".st-key-story a[href='{name}']").click()
    page.wait_for_url(f"**/{name}*")
    return Player(page)


@pytest.mark.parametrize("name", TASK)
def test_a_new_student_predicts_plays_and_does_a_task_on_every_page(open_page: OpenPage, name: str) -> None:
    task, do = TASK[name]
    player = from_home(open_page, name)
    player.part("question").get_by_role("radio").first.check()
    expect(player.page.locator(".st-key-ending").locator("p, li").first).to_be_hidden()
    player.part("speed").select_option("60")
    player.press("play")
    player.wait_for_end()
    expect(player.part("verdict")).to_contain_text(re.compile(r"You said: .*(Right|Not so)"))
    done = player.page.locator(f"[data-task={task}]")
    expect(done).to_have_attribute("data-done", "false")
    with listening(player.page) as wire:
        do(player.page)
        wire.wait_for_rerun()
    player.scrub([10_000])
    expect(done).to_have_attribute("data-done", "true")


def test_a_new_student_finds_a_mistake_in_the_notes_and_sees_the_run_that_proves_it(
    open_page: OpenPage,
) -> None:
    page = from_home(open_page, "pitfalls").page
    with listening(page) as wire:
        page.get_by_role("button", name=EN.of(pitfalls_words.Words).next).click()
        wire.wait_for_rerun()
    expect(page.get_by_test_id("gd-player")).to_have_count(0)
    asked = page.locator("[data-testid=stRadio]")
    expect(asked).to_contain_text(EN.of(pitfalls_words.Words).points[1].question.split("{")[0])
    asked.get_by_role("radio").first.check(force=True)
    player = Player(page)
    player.part("last").wait_for()
    player.press("last")
    expect(page.locator("[data-task=lucky]")).to_have_attribute("data-done", "true")


ARRIVALS = """() => {
    const scrub = document.querySelector("[data-testid=gd-scrub]"), first = {};
    for (let tick = 0; tick <= Number(scrub.max); tick++) {
        scrub.value = tick;
        scrub.dispatchEvent(new Event("input", { bubbles: true }));
        for (const card of document.querySelectorAll(".gd-cards > div")) {
            const [name, cost] = ["dt", "strong"].map((part) => card.querySelector(part).textContent);
            if (Number(cost.replace("−", "-")) <= 1e-5) first[name] ??= tick;
        }
    }
    return first;
}"""
"""The tick at which the card of each run first says that it is at the target."""


def test_a_new_student_sees_the_winner_change_with_what_the_clock_counts(open_page: OpenPage) -> None:
    player = from_home(open_page, "compare")
    arrived = {}
    for axis in ("update", "samples"):
        player.press(f"axis-{axis}")
        ticks = player.page.evaluate(ARRIVALS)
        arrived[axis] = min(ticks, key=lambda name: ticks[name])
    assert arrived == {"update": "mini-batch (16 rows)", "samples": EN.race.sgd}
    for axis, first in (("update", "16 rows"), ("epoch", "SGD"), ("samples", "SGD"), ("time", "16 rows")):
        expect(player.part(f"axis-{axis}").locator("small")).to_have_text(f"first: {first}")
