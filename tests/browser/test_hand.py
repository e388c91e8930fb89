"""What is in the hand bends the whole run at the next frame, and when it is let go nothing moves."""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from gd_core import LandscapeName, Run
from gd_ui.descent.settings import AS_IN_THE_NOTES, Method
from gd_ui.pages.compare.settings import CompareSettings
from gd_ui.pages.landscape.settings import MOMENTUM, LandscapeSettings, RaceRun, RuleName
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.pages.noise.settings import NoiseSettings
from gd_ui.pages.search.settings import SearchSettings
from gd_ui.text import LANGUAGES
from harness.player import Player
from harness.wire import listening

OpenPage = Callable[..., Page]
RUNS: dict[str, Callable[[float, float], Run]] = {
    **{
        str(method): lambda rate, start, method=method: (
            replace(  # type: ignore[misc]
                AS_IN_THE_NOTES[method], learning_rate=rate, start=start
            ).run
        )
        for method in Method
    },
    "search": lambda rate, start: replace(SearchSettings(), learning_rate=rate, start=start).descent.run,
    "learning_rate": lambda rate, start: replace(LearningRateSettings(), learning_rate=rate, start=start).run,
    "compare": lambda rate, start: replace(CompareSettings(), learning_rate=rate, start=start).entries[0].run,
    "noise": lambda rate, _: replace(NoiseSettings(), learning_rate=rate).run,
}
"""The run of each page where one bends, the first of several, by its learning rate and its start."""
STARTS = {"search": SearchSettings().start}
OPENS = {"compare": CompareSettings().learning_rate}
LATER = {"noise", "learning_rate"}
"""Where words tell of what comes only when the hand lets go; meanwhile they say so."""
LOW, HIGH, STEPS = 1e-6, 1e-4, 60
PICTURE = "document.querySelector('.gd-over').innerHTML"
SAID = """() => ["gd-readout", "gd-equation", "gd-sentence", "gd-badge", "gd-cards"]
    .map((name) => document.querySelector(`.${name}`).textContent)"""


def thumb(player: Player, rate: float) -> tuple[float, float]:
    """Where the ruler's thumb is at this learning rate, of 1e-7 to 1e-3."""
    box = player.part("rate").bounding_box()
    assert box
    part = player.page.evaluate("rate => (Math.log10(rate) + 7) / 4", rate)
    return box["x"] + 14 + part * (box["width"] - 28), box["y"] + box["height"] / 2


@pytest.mark.parametrize("name", RUNS)
def test_every_place_of_the_rulers_thumb_shows_another_run_without_a_message_and_the_last_stays(
    open_page: OpenPage, name: str
) -> None:
    player = Player(open_page(f"/{name}", player=True))
    page, pictures = player.page, set()
    player.scrub([2])
    with listening(page) as wire:
        page.mouse.move(*thumb(player, 1e-5))
        page.mouse.down()
        for step in range(STEPS + 1):
            page.mouse.move(*thumb(player, LOW * (HIGH / LOW) ** (step / STEPS)))
            pictures.add(page.evaluate(PICTURE))
        page.mouse.move(*thumb(player, 2.3e-5))
        assert wire.frames == 0
        held, words, update = player.w, page.evaluate(SAID), player.update
        page.mouse.up()
        wire.wait_for_rerun()
    assert len(pictures) >= 50
    expect(page.locator(".gd-bent")).to_have_count(0)
    assert (player.w, player.update) == (held, update)
    assert page.evaluate(SAID) == words or ("…" in words[-1] and name in LATER)
    shows(player, RUNS[name](chosen(page, "lr"), STARTS.get(name, 1.0)))


VALLEY = replace(LandscapeSettings.of(LandscapeName.VALLEY), rules=(MOMENTUM,))
ALONG = {"rate": lambda part: 10 ** (3 * part - 3), "beta": lambda part: 1 - 10 ** (-2 * part)}
"""What the rulers of the valley say, by the part of their track."""


def moved(player: Player, name: str, parts: list[float]) -> set[str]:
    """Take the thumb of that ruler, and the pictures at all these parts of its track; it stays in the hand."""
    box = player.part(name).bounding_box()
    assert box
    pictures = set()
    for k, part in enumerate(parts):
        player.page.mouse.move(box["x"] + 14 + part * (box["width"] - 28), box["y"] + box["height"] / 2)
        if k == 0:
            player.page.mouse.down()
        pictures.add(player.page.evaluate(PICTURE))
    return pictures


@pytest.mark.parametrize("name", ALONG)
def test_in_the_valley_every_place_of_both_rulers_shows_another_run_without_a_message_and_the_last_stays(
    open_page: OpenPage, name: str
) -> None:
    player = Player(open_page("/landscape", player=True))
    page, parts = player.page, [0.2 + 0.6 * step / STEPS for step in range(STEPS + 1)]
    player.scrub([2])
    with listening(page) as wire:
        pictures = moved(player, name, [*parts, 0.43])
        assert wire.frames == 0
        held, words, update = player.w, page.evaluate(SAID), player.update
        page.mouse.up()
        wire.wait_for_rerun()
    assert len(pictures) >= 50
    expect(page.locator(".gd-bent")).to_have_count(0)
    assert (player.w, page.evaluate(SAID), player.update) == (held, words, update)
    value = chosen(page, name)
    assert value == pytest.approx(ALONG[name](0.43), rel=0.02)
    after = replace(VALLEY, rate=value) if name == "rate" else replace(VALLEY, beta=value)
    goes_along(player, after.runs[MOMENTUM])


def goes_along(player: Player, run: RaceRun) -> None:
    """The engine's run, at ten updates, along the first weight."""
    w = run.trajectory.w[:, 0]
    some = [round(k * (len(w) - 1) / 9) for k in range(10)]
    assert player.scrub(some) == [(k, w[k]) for k in some]


def test_in_a_race_the_rulers_move_all_that_have_what_they_move_and_what_plays_goes_on(
    open_page: OpenPage,
) -> None:
    race = "rules=plain.momentum.adam&cost=bowl"
    player = Player(open_page("/landscape", race, player=True))
    page, ends = player.page, {}
    player.press("last")
    cards = page.locator(".gd-cards dd")
    before = cards.all_inner_texts()
    with listening(page) as wire:
        moved(player, "rate", [0.2])
        after = cards.all_inner_texts()
        assert [a == b for a, b in zip(before, after, strict=True)] == [False, False, True]
        assert wire.frames == 0
        page.mouse.up()
        wire.wait_for_rerun()
    with listening(page) as wire:
        moved(player, "beta", [0.2])
        ends = dict(zip(("plain", "momentum", "adam"), cards.all_inner_texts(), strict=True))
        assert [a == b for a, b in zip(after, ends.values(), strict=True)] == [True, False, True]
        page.mouse.up()
        wire.wait_for_rerun()
    assert cards.all_inner_texts() == list(ends.values())
    rules = RuleName.PLAIN, MOMENTUM, RuleName("adam")
    opened = LandscapeSettings.of(LandscapeName.BOWL)
    settings = replace(opened, rules=rules, rate=chosen(page, "rate"), beta=chosen(page, "beta"))
    for rule, run in settings.runs.items():
        assert f"cost {float(f'{run.cost[-1]:.3g}'):g}".replace("e-0", "e−").replace("e-", "e−") in ends[rule]


def test_where_a_cost_is_no_polynomial_the_server_is_asked_while_a_ruler_moves_one_at_a_time(
    open_page: OpenPage,
) -> None:
    player = Player(open_page("/landscape", "cost=several&rules=momentum", player=True))
    page = player.page
    with listening(page) as wire:
        moved(player, "beta", [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6])
        page.mouse.up()
        expect(page).to_have_url(re.compile(f"beta={player.part('beta-value').input_value()}"))
        wire.wait_for_rerun()
        assert 1 <= len(wire.sent) <= 8
    player.press("last")
    settings = replace(
        LandscapeSettings.of(LandscapeName.SEVERAL), rules=(MOMENTUM,), beta=chosen(page, "beta")
    )
    assert player.w == pytest.approx(settings.runs[MOMENTUM].trajectory.w[-1], rel=1e-6)


@pytest.mark.parametrize("code", LANGUAGES)
def test_beta_is_typed_and_goes_by_keys_and_its_thumb_is_large_enough_for_a_finger(
    open_page: OpenPage, code: str
) -> None:
    player = Player(open_page("/landscape", f"lang={code}", width=390, height=664, touch=True, player=True))
    page, field, thumb = player.page, player.part("beta-value"), player.part("beta")
    box = thumb.bounding_box()
    assert box and box["height"] >= 44
    for typed, told in (("1", "0.9999"), ("x", LANGUAGES[code].ruler.unread)):
        field.fill(typed)
        field.press("Enter")
        expect(player.part("beta-said")).to_contain_text(told)
    with listening(page) as wire:
        field.fill("0，95")
        field.press("Enter")
        wire.wait_for_rerun()
    assert chosen(page, "beta") == 0.95 and thumb.get_attribute("aria-valuetext") == "0.95"
    with listening(page) as wire:
        thumb.press("PageDown")  # to the landmark below
        wire.wait_for_rerun()
    expect(page).not_to_have_url(re.compile("beta="))
    expect(field).to_have_value("0.9")
    with listening(page) as wire:
        thumb.press("ArrowRight")
        wire.wait_for_rerun()
    goes_along(player, replace(VALLEY, beta=chosen(page, "beta")).runs[MOMENTUM])


def chosen(page: Page, name: str) -> float:
    """The number that the link says."""
    return float(parse_qs(urlsplit(page.url).query)[name][0])


def shows(player: Player, run: Run) -> None:
    """The engine's run, at ten updates from first to last."""
    assert player.updates == run.updates
    some = sorted({round(k * run.updates / 9) for k in range(10)})
    assert player.scrub(some) == [(k, run.w[k]) for k in some]


@pytest.mark.parametrize("name", [name for name in RUNS if name != "noise"])
def test_every_place_of_the_ball_shows_another_run_without_a_message_and_the_last_stays(
    open_page: OpenPage, name: str
) -> None:
    player = Player(open_page(f"/{name}", player=True))
    page, pictures = player.page, set()
    ball = player.part("handle").bounding_box()
    assert ball
    x, y = ball["x"] + ball["width"] / 2, ball["y"] + ball["height"] / 2
    with listening(page) as wire:
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(STEPS):
            page.mouse.move(x + 2 * (step + 1), y)
            pictures.add(page.evaluate(PICTURE))
        assert wire.frames == 0
        held = player.w
        page.mouse.up()
        wire.wait_for_rerun()
    assert len(pictures) >= 50
    expect(page.locator(".gd-bent")).to_have_count(0)
    assert player.w == held == chosen(page, "w0")
    shows(player, RUNS[name](OPENS.get(name, 1e-5), held))


@pytest.mark.parametrize(
    "link", [("/mini_batch", "stop=never"), ("/compare", "lr=1e-6")], ids=lambda link: link[0]
)
def test_what_plays_goes_on_while_the_learning_rate_is_moved(
    open_page: OpenPage, link: tuple[str, str]
) -> None:
    player = Player(open_page(*link, player=True))
    with player.still() as time:
        player.press("play")
        time.passes(1.3)
        before = player.update
        player.part("rate").press("ArrowRight")
        assert player.playing
        time.passes(1)
        assert player.playing and player.update > before >= 2


def test_by_keys_and_by_touch_the_ruler_does_what_it_does_by_mouse(open_page: OpenPage) -> None:
    player = Player(open_page("/bgd", width=390, height=664, touch=True, player=True))
    with listening(player.page) as wire:
        player.part("rate").focus()
        for _ in range(3):
            player.page.keyboard.press("ArrowRight")
        rate = float(player.part("rate-value").input_value())
        wire.wait_for_rerun()
    assert rate > 1e-5
    shows(player, RUNS["bgd"](rate, 1.0))
    with listening(player.page) as wire:
        player.page.keyboard.press("PageUp")  # to the next landmark
        wire.wait_for_rerun()
    assert float(player.part("rate-value").input_value()) == pytest.approx(1 / 26600, rel=1e-3)
    with listening(player.page) as wire:
        player.page.touchscreen.tap(*thumb(player, 2e-6))
        wire.wait_for_rerun()
    assert float(player.part("rate-value").input_value()) == pytest.approx(2e-6, rel=0.1)
    assert player.updates == 100


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_learning_rate_is_typed_as_people_write_it_and_what_cannot_be_read_is_said(
    open_page: OpenPage, code: str
) -> None:
    words = LANGUAGES[code].ruler
    page = open_page("/bgd", f"lang={code}", player=True)
    field, said = page.get_by_test_id("gd-rate-value"), page.get_by_test_id("gd-rate-said")
    for typed, told in (("abc", words.unread), ("1e300", words.outside), ("-1", words.outside)):
        with listening(page) as wire:
            field.fill(typed)
            field.press("Enter")
            expect(said).to_have_text(told)
            assert wire.frames == 0
        assert field.input_value() == typed
    with listening(page) as wire:
        field.fill(" １，５ｅ－５ ")
        field.press("Enter")
        wire.wait_for_rerun()
    expect(said).to_be_empty()
    assert field.input_value() == "1.5e-5"
    expect(field).to_be_focused()
    expect(page).to_have_url(re.compile("lr=1.5e-05"))


def test_batch_size_and_another_draw_are_asked_of_the_server_one_at_a_time(open_page: OpenPage) -> None:
    player = Player(open_page("/mini_batch", player=True))
    page = player.page
    with listening(page) as wire:
        player.part("batch").focus()
        for _ in range(6):
            page.keyboard.press("ArrowRight")
        expect(page).to_have_url(re.compile("batch=8"))
        wire.wait_for_rerun()
        assert len(wire.sent) <= 6
    run = replace(AS_IN_THE_NOTES[Method.MINI_BATCH], batch=8).run
    shows(player, run)
    with listening(page) as wire:
        player.press("again")
        wire.wait_for_rerun()
    expect(page).to_have_url(re.compile(r"seed=\d{1,4}(&|$)"))


def test_the_point_on_the_loss_goes_through_the_run_and_the_line_through_the_data_turns(
    open_page: OpenPage,
) -> None:
    player = Player(open_page("/bgd", player=True))
    page = player.page
    player.scrub([4])
    player.rest()
    drag(player, "loss-handle", 60, 30)
    assert player.update > 4
    player.scrub([0])
    player.rest()
    with listening(page) as wire:
        drag(player, "line-handle", 0, -30)
        wire.wait_for_rerun()
    start = chosen(page, "w0")
    assert start > 1.05
    shows(player, RUNS["bgd"](1e-5, start))


def drag(player: Player, name: str, right: float, down: float) -> None:
    """Take it and move it so many pixels."""
    box = player.part(name).bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    player.page.mouse.move(x, y)
    player.page.mouse.down()
    player.page.mouse.move(x + right, y + down, steps=5)
    player.page.mouse.up()


def test_a_thumb_that_was_only_touched_still_follows_what_is_chosen_elsewhere(open_page: OpenPage) -> None:
    player = Player(open_page("/bgd", "lr=1e-4", player=True))
    page = player.page
    page.mouse.move(*thumb(player, 1e-4))
    page.mouse.down()
    page.mouse.up()
    page.wait_for_function("!document.querySelector('.gd-bent')")
    with listening(page) as wire:
        page.get_by_role("button", name="Go on with α").click()
        wire.wait_for_rerun()
    expect(player.part("rate-value")).to_have_value("3.759e-5")


def test_a_typed_learning_rate_keeps_all_its_digits(open_page: OpenPage) -> None:
    page = open_page("/bgd", player=True)
    field = page.get_by_test_id("gd-rate-value")
    with listening(page) as wire:
        field.press("Control+a")
        page.keyboard.type("1.23456e-5")
        page.keyboard.press("Enter")
        wire.wait_for_rerun()
        page.keyboard.press("Tab")
    assert chosen(page, "lr") == 1.23456e-5
    expect(field).to_have_value("1.235e-5")
