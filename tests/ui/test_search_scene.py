"""The picture of a search shows what a plain loop over the grid, and one over the updates, gives."""

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from gd_ui.pages.search import words as search_words
from gd_ui.pages.search.scene import search_scene
from gd_ui.pages.search.settings import FINER, LECTURE, MOST_POINTS, SearchSettings
from gd_ui.text import LANGUAGES
from tests.core import plain
from tests.static import player

EN, ZH = LANGUAGES["en"], LANGUAGES["zh"]
OPENS = SearchSettings()
SAMPLES = {
    "opens on": OPENS,
    "lecture": LECTURE,
    "finer": FINER,
    "two points": replace(OPENS, points=2),
    "off the grid": replace(OPENS, low=3.0, high=8.0),
    "at w*": replace(LECTURE, start=2.0),
    "wide": replace(OPENS, low=-1e6, high=1e6, points=7),
    "one step": replace(OPENS, learning_rate=1 / 26600),
    "no step": replace(OPENS, learning_rate=0.0),
    "diverging": replace(OPENS, learning_rate=1e-3),
    "leaves at once": replace(OPENS, learning_rate=1e12),
    "range upside down": replace(OPENS, low=4.0, high=0.0),
}
every_sample = pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)


def opened(sample: SearchSettings, text: Any = EN) -> player.Opened:
    return player.opened(search_scene(sample, text).packed())


def message(sample: SearchSettings, text: Any = EN) -> dict[str, Any]:
    return opened(sample, text).message


def played(sample: SearchSettings, run: str) -> player.PlayedRun:
    return opened(sample).runs[run]


def rows(sample: SearchSettings) -> tuple[list[float], list[float]]:
    """x and y, made as the app's data are, without the app."""
    x = np.arange(1.0, 200.0)
    source = sample.source
    noise = np.random.default_rng(source.noise_seed).standard_normal(199) if source.noise else np.zeros(199)
    return x.tolist(), (2 * x + source.noise * noise).tolist()


def best_possible(sample: SearchSettings) -> float:
    x, y = rows(sample)
    return sum(a * b for a, b in zip(x, y, strict=True)) / sum(a * a for a in x)


def tried(sample: SearchSettings) -> list[float]:
    low, high = (sample.low, sample.high) if sample.low < sample.high else (0.0, 4.0)
    return [low + (high - low) * i / (sample.points - 1) for i in range(sample.points)]


@every_sample
def test_the_grid_is_tried_from_left_to_right_and_the_lowest_cost_so_far_is_kept(
    sample: SearchSettings,
) -> None:
    run, (x, y) = played(sample, "grid"), rows(sample)
    shown, best, costs, best_costs = (run.series(name) for name in ("w", "best", "cost", "best_cost"))
    grid = tried(sample)
    lowest = min(range(len(grid)), key=lambda i: plain.cost(x, y, range(199), grid[i]))
    np.testing.assert_allclose(shown, [grid[0], *grid], rtol=1e-12, atol=1e-12)
    expected = [plain.cost(x, y, range(199), w) for w in shown]
    np.testing.assert_allclose(costs, expected, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(best_costs[1:], np.minimum.accumulate(expected[1:]), rtol=1e-9, atol=1e-9)
    assert best[-1] == pytest.approx(grid[lowest], rel=1e-12, abs=1e-12)


@every_sample
def test_the_descent_beside_it_is_a_plain_loop_of_as_many_updates(sample: SearchSettings) -> None:
    run, (x, y) = played(sample, "descent"), rows(sample)
    updates = run.message["updates"]
    assert updates == sample.points or sample.learning_rate in (1e-3, 1e12)
    path = plain.descent(x, y, [range(199)] * updates, [sample.learning_rate] * updates, sample.start)
    np.testing.assert_allclose(run.series("w"), path, rtol=1e-9, atol=1e-12)


@every_sample
def test_distances_are_those_from_the_w_that_least_squares_gives(sample: SearchSettings) -> None:
    best = best_possible(sample)
    for name, w in (("grid", "best"), ("descent", "w")):
        run = played(sample, name)
        np.testing.assert_allclose(
            run.series("distance"), np.abs(run.series(w) - best), rtol=1e-6, atol=1e-13
        )


@every_sample
def test_both_count_passes_over_the_199_rows(sample: SearchSettings) -> None:
    for name in ("grid", "descent"):
        run = played(sample, name)
        passes = run.message["updates"]
        assert run.series("update").tolist() == list(range(passes + 1))
        assert run.series("samples").tolist() == [199 * k for k in range(passes + 1)]


@every_sample
def test_the_clock_counts_every_pass_of_the_grid_even_where_the_descent_ended_sooner(
    sample: SearchSettings,
) -> None:
    (scale,) = message(sample)["switches"]
    for option in scale["options"]:
        ticks = option["ticks"]
        assert option["series"] == "update"
        assert player.numbers(ticks, ticks["length"]).tolist() == list(range(sample.points + 1))


@every_sample
def test_the_sentence_says_whether_a_point_was_the_lowest_so_far(sample: SearchSettings) -> None:
    words, costs = EN.of(search_words.Words).chart, played(sample, "grid").series("cost")[1:]
    said = opened(sample).sentences
    for k, cost in enumerate(costs):
        lowest = all(cost < before for before in costs[:k])
        assert said[k] == (words.lowest if lowest else words.higher)


@every_sample
def test_the_chart_holds_the_grid_and_the_start(sample: SearchSettings) -> None:
    low, high = message(sample)["figure"]["layout"]["xaxis"]["range"]
    grid = tried(sample)
    assert low <= min(grid[0], sample.start)
    assert high >= max(grid[-1], sample.start)


def trace(sent: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [one for one in sent["figure"]["data"] if one["name"] == name]
    return dict(found)


@every_sample
def test_the_grid_stands_on_the_curve_before_it_is_tried(sample: SearchSettings) -> None:
    grid = trace(message(sample), "grid")
    assert (grid["x"]["points"], grid["y"]) == (sample.points, {"curve": "cost"})
    assert grid["x"]["between"] == [tried(sample)[0], tried(sample)[-1]]


def test_the_line_in_the_right_chart_is_half_the_spacing() -> None:
    assert trace(message(OPENS), "sure")["y"] == [pytest.approx(0.05)] * 2
    assert trace(message(FINER), "sure")["y"] == [pytest.approx(0.005)] * 2
    assert trace(message(replace(OPENS, points=2)), "sure")["y"] == [2.0, 2.0]


@every_sample
@pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])
def test_every_word_that_follows_the_clock_finds_its_number(sample: SearchSettings, text: Any) -> None:
    sent = opened(sample, text)
    for track in (t for t in sent.message["tracks"] if t["kind"] == "text"):
        run = sent.runs[track["run"]]
        for template in [*track["templates"], *(track[name] for name in ("first", "last") if name in track)]:
            for place in re.findall(r"\{(\w+)", template):
                assert place in ("updates", "or_drag") or len(run.series(place)) == run.points


def test_a_move_sends_little_even_at_the_most_points() -> None:
    assert len(search_scene(OPENS, ZH).packed()) < 6_000
    assert len(search_scene(replace(FINER, points=MOST_POINTS), ZH).packed()) < 20_000


def test_another_language_changes_the_words_and_no_number() -> None:
    english, chinese = message(OPENS), message(OPENS, ZH)
    np.testing.assert_equal(chinese["runs"], english["runs"])
    assert english["captions"].keys() == chinese["captions"].keys()
    assert english["captions"] != chinese["captions"]


def test_the_cached_picture_is_not_changed_by_filling_it() -> None:
    first = message(OPENS)
    message(FINER)
    np.testing.assert_equal(message(OPENS), first)
