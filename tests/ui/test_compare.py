"""The race between batch sizes: who arrives, with how much, and that the picture says the same."""

import math
import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_ui.pages.compare import words as compare_words
from gd_ui.pages.compare.scene import FRAMES, compare_scene
from gd_ui.pages.compare.sentences import standings, verdict
from gd_ui.pages.compare.settings import Axis, CompareSettings, Rates
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Source
from gd_ui.scene.schema import HeadTrack, RevealTrack
from gd_ui.text import LANGUAGES
from tests.core import plain
from tests.static import player

EN = LANGUAGES["en"]
ROWS = 199
NOISY = CompareSettings(source=Source(noise=20.0), target=1.0)
each = pytest.mark.parametrize(
    "comparison",
    [
        CompareSettings(), NOISY, CompareSettings(sizes=(2, 3), draw=Draw.FRESH), CompareSettings(rates=Rates.BEST),
        CompareSettings(target=1e5),
    ],
    ids=["notes", "noisy", "afresh", "best", "there at once"],
)  # fmt: skip


def arrival(race: CompareSettings, size: int, rate: float) -> tuple[int, int] | None:
    """Updates and samples until the cost stays within the target, by a plain loop; None if it does not."""
    settings = race.of(size)
    x, y = settings.data.x.tolist(), settings.data.y.tolist()
    batches = [settings.batches.rows_of(k).tolist() for k in range(len(settings.batches))]
    path = plain.descent(x, y, batches, [rate] * len(batches), race.start)
    least = np.linalg.lstsq(settings.data.x[:, None], settings.data.y)[1][0] / ROWS
    excess = [plain.cost(x, y, range(ROWS), w) - least for w in path]
    last = max((k for k, above in enumerate(excess) if above > race.target), default=-1)
    if last + 1 > len(batches) - -(-ROWS // size):
        return None
    return last + 1, sum(len(rows) for rows in batches[: last + 1])


@each
def test_a_run_ends_where_a_plain_loop_arrives_for_good(comparison: CompareSettings) -> None:
    for entry in comparison.entries:
        found = arrival(comparison, entry.size, comparison.rate_of(entry.size))
        assert entry.reached == (found is not None)
        if found:
            assert (entry.run.updates, entry.run.samples_seen[-1]) == found


def test_at_the_notes_rate_the_three_need_about_as_many_updates_but_not_as_many_samples() -> None:
    race = CompareSettings(learning_rate=1e-5)
    sgd, some, bgd = (race.measured(entry.run) for entry in race.entries)
    assert bgd[Axis.UPDATE] == 34  # the notes' 35th notices it
    assert sgd[Axis.UPDATE] < some[Axis.UPDATE] < bgd[Axis.UPDATE] < 1.2 * sgd[Axis.UPDATE]
    assert 200 * sgd[Axis.SAMPLES] < 13 * some[Axis.SAMPLES] < bgd[Axis.SAMPLES] == 34 * ROWS


def test_the_page_opens_where_the_winner_changes_with_the_axis() -> None:
    measured = {entry.size: CompareSettings().measured(entry.run) for entry in CompareSettings().entries}
    winners = {axis: min(measured, key=lambda size: measured[size][axis]) for axis in Axis}
    assert winners == {Axis.UPDATE: 16, Axis.EPOCH: 1, Axis.SAMPLES: 1, Axis.TIME: 16}


def test_with_noise_only_bgd_settles() -> None:
    assert [entry.reached for entry in NOISY.entries] == [False, False, True]


@each
def test_modelled_time_is_overhead_for_each_update_and_more_for_each_row(comparison: CompareSettings) -> None:
    own = replace(comparison, overhead=7.0, per_sample=0.25)
    for entry in own.entries:
        time = sum(7.0 + 0.25 * len(entry.run.rows_of(k)) for k in range(entry.run.updates))
        assert own.measured(entry.run)[Axis.TIME] == pytest.approx(time)


def test_the_best_rate_of_a_size_needs_the_fewest_samples_of_all_that_were_tried() -> None:
    best = CompareSettings(rates=Rates.BEST, sizes=(16, 199), epochs=3)
    tried = np.union1d(np.geomspace(0.01, 2.1, 60), [1.0]) / 26600
    for size in best.sizes:
        found = [arrival(best, size, rate) for rate in tried.tolist()]
        least = min(samples for _, samples in filter(None, found))
        reached = arrival(best, size, best.rate_of(size))
        assert reached and reached[1] == least
    assert best.rate_of(ROWS) == 1 / 26600


def test_where_no_rate_reaches_the_target_each_run_takes_the_same_one() -> None:
    hopeless = CompareSettings(
        rates=Rates.BEST, source=Source(noise=20.0), target=1e-12, sizes=(1,), epochs=2
    )
    assert hopeless.rate_of(1) == hopeless.learning_rate


def test_a_run_is_the_one_that_the_mini_batch_page_shows() -> None:
    entry = CompareSettings().entries[1]
    assert np.array_equal(entry.run.w, CompareSettings().of(16).run.w[: entry.run.updates + 1])


# ---- what is said


@each
def test_the_table_says_what_each_run_needed(comparison: CompareSettings) -> None:
    words = EN.of(compare_words.Words)
    head, *rows = standings(comparison, EN)
    for cells, entry in zip(rows, comparison.entries, strict=True):
        row = dict(zip(head, cells, strict=True))
        found = arrival(comparison, entry.size, comparison.rate_of(entry.size))
        for axis, k in ((words.updates, 0), (words.samples, 1)):
            assert re.match(rf"\**{found[k]}\b" if found else words.never, row[axis])


def test_the_table_says_how_many_times_as_much_as_the_winner_each_needed() -> None:
    sgd, some, bgd = (cells[1:] for cells in standings(CompareSettings(), EN)[1:])
    assert (sgd[1], sgd[2]) == ("**0.08543**", "**17**")
    assert some == ["**6**", "0.4824 (5.65×)", "96 (5.65×)", "**12.29**"]
    assert (bgd[0], bgd[3]) == ("7 (1.17×)", "18.18 (1.48×)")


def test_one_sentence_says_who_wins_by_what() -> None:
    said = "First to arrive: **mini-batch (16 rows)** by updates, modelled time (µs); "
    said += "**SGD (1 row)** by epochs, samples seen."
    assert verdict(CompareSettings(), EN) == [said]
    assert verdict(NOISY, EN) == ["Only **BGD (all rows)** arrives."]
    (nobody,) = verdict(CompareSettings(epochs=1, sizes=(199,)), EN)
    assert nobody.startswith("**No run arrives**")
    (everyone,) = verdict(CompareSettings(target=1e5), EN)
    assert "**SGD (1 row), mini-batch (16 rows), BGD (all rows)** by updates" in everyone


def test_the_browser_is_told_who_has_arrived_and_every_run_has_a_look_of_its_own() -> None:
    for race in (CompareSettings(), NOISY, CompareSettings(sizes=(1, 4, 16, 64, 199))):
        scene = compare_scene(race, EN)
        endings = [message.ending for message in scene.runs.values()]
        assert [end == "arrived" for end in endings] == [entry.reached for entry in race.entries]
        balls = [track for track in scene.tracks if isinstance(track, HeadTrack) and track.panel == ""]
        lines = [track.dash for track in scene.tracks if isinstance(track, RevealTrack)]
        assert len({ball.mark for ball in balls}) == len({*lines}) == len(race.entries) == len(balls)


@each
def test_in_the_lanes_a_run_is_as_far_from_the_finish_as_from_the_lowest_cost(
    comparison: CompareSettings,
) -> None:
    scene = compare_scene(comparison, EN)
    (finish,) = (trace["x"][0] for trace in scene.figure["data"] if trace["name"] == "finish")
    far, near = scene.figure["layout"]["xaxis3"]["range"]
    assert near < math.log10(finish) < far, "the race goes to the right"
    runs = player.opened(scene.packed()).runs.values()
    for lane, (shown, entry) in enumerate(zip(runs, comparison.entries, strict=True)):
        away, w = shown.series("distance"), entry.run.w[shown.series("update").astype(int)]
        best = entry.run.data_parabola.vertex
        np.testing.assert_allclose(away, abs(w - best), rtol=1e-9, atol=1e-12)
        if entry.reached:
            assert away[-1] <= finish * (1 + 1e-9)
        assert set(shown.series("lane")) == {lane}


@pytest.mark.parametrize("noise", [20.0, 100.0])
def test_a_target_far_below_the_rounding_of_the_least_cost_is_reached_by_bgd_alone(noise: float) -> None:
    race = CompareSettings(source=Source(noise=noise), target=1e-12)
    assert [entry.reached for entry in race.entries] == [False, False, True]
    run, x, y = race.entries[-1].run, race.data.x, race.data.y
    errors = (run.w - (x @ y) / (x @ x)).tolist()
    assert [13300 * error**2 <= 1e-12 for error in errors] == [False] * run.updates + [True]
    assert replace(race, rates=Rates.BEST).rate_of(199) == pytest.approx(1 / 26600)


def test_a_cost_past_four_bytes_is_sent_in_eight() -> None:
    race = CompareSettings(learning_rate=7.6e-5, draw=Draw.FRESH, source=Source(noise=20.0))
    told = scene(race).message["runs"]["b1"]["series"]
    highest, lowest = told["highest"], told["lowest"]
    assert max(race.entries[0].run.excess) > 3.5e38
    assert max(highest) == max(race.entries[0].run.excess)
    assert (lowest <= highest * (1 + 1e-6)).all()


# ---- the picture


def scene(comparison: CompareSettings) -> player.Opened:
    return player.opened(compare_scene(comparison, EN).packed())


@each
def test_each_run_of_the_picture_has_its_cost_above_the_least_and_its_time(
    comparison: CompareSettings,
) -> None:
    sent = scene(comparison)
    for entry in comparison.entries:
        shown = sent.runs[f"b{entry.size}"]
        frames = shown.series("update").astype(int)
        run = entry.run
        assert shown.series("w").tolist() == run.w[frames].tolist()
        np.testing.assert_allclose(
            shown.series("excess"), run.cost[frames] - run.data_parabola.floor, rtol=1e-9, atol=1e-9
        )
        time = comparison.overhead * frames + comparison.per_sample * run.samples_seen[frames]
        np.testing.assert_allclose(shown.series("time"), time)
        assert frames[-1] == run.updates
        assert len(frames) <= FRAMES + 1


def test_a_stretch_that_is_left_out_is_shown_by_its_lowest_and_highest_cost() -> None:
    sent, run = scene(NOISY), NOISY.entries[0].run
    shown = sent.runs["b1"]
    excess, frames = run.cost - run.data_parabola.floor, shown.series("update").astype(int)
    for k, (a, b) in enumerate(pairwise(frames), start=1):
        assert shown.series("lowest")[k] == pytest.approx(excess[a + 1 : b + 1].min(), rel=1e-6)
        assert shown.series("highest")[k] == pytest.approx(excess[a + 1 : b + 1].max(), rel=1e-6)


def test_every_run_has_a_colour_of_its_own_and_a_card() -> None:
    sent = scene(CompareSettings(sizes=(1, 2, 3, 4, 199))).message
    cards = [track for track in sent["tracks"] if track.get("slot") == "card"]
    assert len({card["colour"] for card in cards}) == len(cards) == 5


@each
def test_a_move_sends_no_more_than_31_kilobytes_of_picture(comparison: CompareSettings) -> None:
    assert len(compare_scene(replace(comparison, sizes=(1, 2, 4, 8, 199)), EN).packed()) < 31_000


# ---- the clock


@given(st.lists(st.one_of(st.just(0.0), st.floats(1e-3, 1e6)), min_size=1, max_size=5), st.booleans())
def test_the_clock_counts_from_0_to_the_end_of_the_longest_run(ends: list[float], whole: bool) -> None:
    ends = [float(round(end)) for end in ends] if whole else ends
    values = player.raced(ends, whole)
    assert values[0] == 0
    assert values[-1] == pytest.approx(max(ends))
    assert (np.diff(values) > 0).all()
    assert len(values) <= 121
    if whole:
        assert (values == values.round()).all()


@pytest.mark.parametrize("ends", [[30, 6766], [1, 35], [0.15, 34.0], [34, 30]])
def test_the_shortest_run_gets_a_sixth_of_the_clock(ends: list[float]) -> None:
    values = player.raced(ends, whole=False)
    assert (values <= min(ends)).sum() >= len(values) / 6.1
