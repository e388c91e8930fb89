"""The clock: what is shown at each update is the engine's run, and playing moves all three panels in step."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from playwright.sync_api import Page

from gd_core import Run
from gd_ui.descent.settings import AS_IN_THE_NOTES, Method, Settings, StopOn
from gd_ui.rows.source import Source
from harness.page import until
from harness.player import Moment, Player
from harness.wire import listening

OpenPage = Callable[..., Page]
PlayerAt = Callable[..., Player]
LONG = replace(
    AS_IN_THE_NOTES[Method.MINI_BATCH], updates=600, batch=4, source=Source(noise=20.0), stop_on=StopOn.NEVER
)
LONG_LINK = "updates=600&batch=4&noise=20&stop=never"
each_method = pytest.mark.parametrize("method", Method)


def notes(method: Method) -> Settings:
    return AS_IN_THE_NOTES[method]


def cost_of(run: Run, w: float) -> float:
    """The mean of the squared errors, row by row: what the parabola is drawn from elsewhere."""
    return float(np.mean([(w * x - y) ** 2 for x, y in zip(run.data.x, run.data.y, strict=True)]))


def check_shown(player: Player, run: Run, update: int) -> None:
    """Update, w to the last digit, and the same w on the card as far as it is written out."""
    assert player.update == update
    assert player.w == run.w[update]
    decimals = len(player.card.partition(".")[2])
    assert decimals >= 4
    assert player.card == f"{run.w[update]:.{decimals}f}"


@each_method
def test_buttons_and_keys_show_the_engines_updates(player_at: PlayerAt, method: Method) -> None:
    run = notes(method).run
    player = player_at(f"/{method}")
    assert player.updates == run.updates
    check_shown(player, run, 0)
    for update in (1, 2, 3):
        player.press("forward")
        check_shown(player, run, update)
    player.press("back")
    check_shown(player, run, 2)
    player.press("last")
    check_shown(player, run, run.updates)
    player.press("first")
    check_shown(player, run, 0)


@each_method
def test_w_is_the_engines_to_the_last_digit_wherever_it_is_scrubbed(
    player_at: PlayerAt, method: Method
) -> None:
    run = notes(method).run
    player = player_at(f"/{method}")
    assert player.scrub(list(range(run.updates + 1))) == list(enumerate(run.w))


def test_w_is_the_engines_in_a_noisy_run_of_600_updates(player_at: PlayerAt) -> None:
    player = player_at("/mini_batch", LONG_LINK)
    assert player.scrub(list(range(601))) == list(enumerate(LONG.run.w))


def test_a_thinned_run_shows_the_engines_w_at_the_updates_it_has_and_its_last(player_at: PlayerAt) -> None:
    run = replace(LONG, updates=5000).run
    player = player_at("/mini_batch", LONG_LINK.replace("600", "5000"))
    frames = int(player.part("scrub").get_attribute("max") or 0)
    shown = player.scrub(list(range(frames + 1)))
    assert frames <= 600
    assert [w for _, w in shown] == [run.w[update] for update, _ in shown]
    assert [update for update, _ in shown[:100]] == list(range(100))
    assert shown[-1][0] == 5000
    assert "5,000" in player.page.locator(".gd-thinned").inner_text()


def between(run: Run, moment: Moment) -> float:
    """Where w is on its way to the update shown if it goes as far as the point on the loss has gone."""
    before, after = run.w[max(moment.update - 1, 0)], run.w[moment.update]
    return float(before + (moment.clock - (moment.update - 1)) * (after - before))


@each_method
def test_playing_moves_the_ball_along_the_parabola_with_all_three_panels_in_step(
    player_at: PlayerAt, method: Method
) -> None:
    run = notes(method).run
    player = player_at(f"/{method}")
    player.part("speed").select_option("5")
    with player.still() as time:
        moments = time.watch(1.5, pressed="play")
    height = max(moment.cost for moment in moments)
    assert all(moment.off_curve < 1 for moment in moments)
    assert all(abs(moment.cost - cost_of(run, moment.w)) < 0.005 * height for moment in moments)
    assert moments[-1].update == 8
    assert len({moment.x for moment in moments}) > 3 * moments[-1].update
    for moment in (moment for moment in moments if moment.update):
        assert moment.update - 1.01 < moment.clock < moment.update + 0.01
        assert abs(moment.w - between(run, moment)) < 0.005
        assert abs(moment.slope - moment.w) < 0.005


def test_slow_play_shows_the_rows_then_the_slope_then_the_step_each_with_its_words(
    player_at: PlayerAt,
) -> None:
    run = notes(Method.SGD).run
    player = player_at("/sgd")
    equation, sentence = player.part("equation"), player.part("sentence")
    label = player.page.locator(".gd-stage .gd-label").first
    player.part("speed").select_option("1")
    with player.still() as time:
        player.press("play")
        for update in (1, 2):
            time.passes(0.1)
            assert player.update == update
            assert equation.inner_text().strip() == "w ← w − α·g"
            assert not sentence.is_visible()
            time.passes(0.13)
            assert equation.inner_text().strip().endswith(")"), "the slope, but not yet where it leads"
            time.passes(0.37)
            assert float(equation.inner_text().split("=")[-1]) == pytest.approx(run.w[update], abs=1e-4)
            assert sentence.is_visible()
            shown = float(label.inner_text().removeprefix("w = "))
            assert min(run.w[update - 1 : update + 1]) < shown < max(run.w[update - 1 : update + 1])
            time.passes(0.4)


def test_a_step_eases_through_places_between_two_updates(player_at: PlayerAt) -> None:
    run = notes(Method.BGD).run
    player = player_at("/bgd")
    with player.still() as time:
        moments = time.watch(0.8, pressed="forward")
    onward = [moment.w for moment in moments]
    room = 0.02 * (run.w[1] - run.w[0])
    assert sum(run.w[0] + room < w < run.w[1] - room for w in onward) > 5
    assert onward == sorted(onward)
    assert abs(onward[-1] - run.w[1]) < 0.001


def test_at_rest_the_point_on_the_loss_stands_at_the_updates_cost(player_at: PlayerAt) -> None:
    run = notes(Method.SGD).run
    player = player_at("/sgd")
    player.scrub([7])
    player.rest()
    moment = player.now()
    assert moment.clock == pytest.approx(7, abs=0.05)
    assert moment.loss_cost == pytest.approx(cost_of(run, run.w[7]), rel=0.05)


def test_pausing_finishes_the_step_under_way_and_holds_there(player_at: PlayerAt) -> None:
    """Between two updates the run has no w: a ball left there would contradict every number beside it."""
    run = notes(Method.BGD).run
    player = player_at("/bgd")
    with player.still() as time:
        player.press("play")
        time.passes(0.8)
        player.press("play")
        assert (player.update, player.playing) == (2, False)
        assert player.now().w < run.w[2] - 0.05
        *_, held = time.watch(1)
        assert (held.update, held.playing) == (2, False)
        assert held.w == pytest.approx(run.w[2], abs=0.003)
        assert held.clock == pytest.approx(2, abs=0.1)
        assert len({(moment.x, moment.y, moment.update) for moment in time.watch(0.3)}) == 1
        player.press("play")
        time.passes(0.6)
        assert (player.update, player.playing) == (4, True)


def test_keys_play_step_and_jump(player_at: PlayerAt) -> None:
    run = notes(Method.MINI_BATCH).run
    player = player_at("/mini_batch")
    keys = player.page.keyboard
    for key, update in (("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("End", run.updates)):
        keys.press(key)
        check_shown(player, run, update)
    keys.press("ArrowRight")
    check_shown(player, run, run.updates)
    keys.press("Home")
    keys.press("ArrowLeft")
    check_shown(player, run, 0)
    with player.still() as time:
        keys.press("Space")
        time.passes(0.3)
        assert (player.update, player.playing) == (1, True)
        keys.press("Space")
        assert not player.playing


def test_keys_typed_into_a_control_do_not_move_the_clock(player_at: PlayerAt) -> None:
    player = player_at("/mini_batch")
    player.part("rate-value").focus()
    for key in ("Home", "End", "ArrowRight", "Space"):
        player.page.keyboard.press(key)
    assert player.update == 0
    assert not player.playing


def test_dragging_the_scrubber_goes_through_the_run(player_at: PlayerAt) -> None:
    run = notes(Method.BGD).run
    player = player_at("/bgd")
    box = player.part("scrub").bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    player.page.mouse.move(box["x"] + 8, middle)
    player.page.mouse.down()
    player.page.mouse.move(box["x"] + box["width"] / 2, middle, steps=5)
    half = player.update
    assert half == pytest.approx(run.updates / 2, abs=2)
    check_shown(player, run, half)
    player.page.mouse.move(box["x"] + box["width"] + 20, middle, steps=5)
    player.page.mouse.up()
    check_shown(player, run, run.updates)


@pytest.mark.parametrize("speed", [5, 15, 60])
def test_the_speed_is_updates_a_second(player_at: PlayerAt, speed: int) -> None:
    player = player_at("/mini_batch", LONG_LINK)
    player.part("speed").select_option(str(speed))
    with player.still() as time:
        player.press("play")
        moments = time.watch(1.5)
    passed = (moments[-1].at - moments[0].at) / 1000
    assert passed > 1.4
    assert (moments[-1].clock - moments[0].clock) / passed == pytest.approx(speed, rel=0.15)


@pytest.mark.parametrize(
    ("path", "link", "how"),
    [
        ("/bgd", "", "stopped after update 35: below the tolerance"),
        ("/bgd", "stop=never&epochs=12", "all 12 updates made"),
        ("/bgd", "lr=1e-3&epochs=1000", "diverged after update {updates}"),
    ],
)
def test_playing_to_the_end_stops_and_says_how_the_run_ended(
    player_at: PlayerAt, path: str, link: str, how: str
) -> None:
    player = player_at(path, link)
    player.part("speed").select_option("60")
    with player.still() as time:
        player.press("play")
        time.passes(player.updates / 60 + 1)
    assert not player.playing
    assert player.update == player.updates
    assert player.part("badge").inner_text() == how.format(updates=player.updates)


def test_play_at_the_end_starts_again(player_at: PlayerAt) -> None:
    player = player_at("/bgd")
    player.press("last")
    with player.still() as time:
        player.press("play")
        assert (player.update, player.playing) == (0, True)
        time.passes(0.8)
        assert (player.update, player.playing) == (2, True)


@each_method
def test_playing_stepping_and_scrubbing_send_nothing(player_at: PlayerAt, method: Method) -> None:
    player = player_at(f"/{method}")
    with listening(player.page) as wire:
        with player.still() as time:
            player.part("speed").select_option("15")
            player.press("play")
            time.passes(0.5)
            player.press("play")
            player.press("back")
            player.scrub([3, 9])
            time.passes(60)
        assert player.update == 9
        assert wire.frames == 0


def test_reduced_motion_shows_whole_updates_only(open_page: OpenPage) -> None:
    run = notes(Method.MINI_BATCH).run
    player = Player(open_page("/mini_batch", player=True, reduced_motion="reduce"))
    player.part("speed").select_option("5")
    with player.still() as time:
        stepped = time.watch(0.3, pressed="forward")
        played = time.watch(1.5, pressed="play")
    assert {moment.update for moment in stepped} == {1}
    assert {moment.update for moment in played} == set(range(1, 9))
    assert all(abs(moment.w - run.w[moment.update]) < 0.005 for moment in stepped + played)
    assert all(abs(moment.clock - moment.update) < 0.05 for moment in stepped + played)


def test_at_its_end_the_whole_path_of_a_run_that_can_be_seen_as_one_stands_there(player_at: PlayerAt) -> None:
    player = player_at("/bgd", "lr=7e-05")
    player.press("last")
    path = player.page.locator(".gd-trail-line").first
    until(
        player.page,
        lambda: (path.get_attribute("d") or "").count(",") >= player.updates,
        "all points of the path",
    )
