"""The lesson of the pages beside the methods': the right answer and the tasks, looked at independently."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from gd_core import LANDSCAPES, LandscapeName
from gd_ui.descent.settings import Method
from gd_ui.pages import BY_NAME, PAGES
from gd_ui.pages.compare.settings import CompareSettings
from gd_ui.pages.landscape.settings import LandscapeSettings, RuleName
from gd_ui.pages.learning_rate import lesson as learning_rate
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.pages.noise.settings import NoiseSettings
from gd_ui.pages.pitfalls.settings import PitfallsSettings, Shown
from gd_ui.pages.search.settings import SearchSettings
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Source
from gd_ui.text import LANGUAGES
from tests.core import plain

EN = LANGUAGES["en"]
L = 2 * sum(x * x for x in range(1, 200)) / 199
RACE, FAN, MAP, GRID = CompareSettings(), NoiseSettings(), LearningRateSettings(), SearchSettings()
BESIDE = [page.name for page in PAGES if page.name not in list(Method)]


def met(page: str, settings: Any) -> set[str]:
    return {task.id for task in BY_NAME[page].lesson.tasks if task.met(settings)}


def right(page: str, settings: Any) -> str:
    ask = BY_NAME[page].lesson.ask
    assert ask
    return str(ask(settings, EN).right)


@pytest.mark.parametrize("page", BESIDE)
def test_no_page_opens_with_a_task_done(page: str) -> None:
    assert met(page, BY_NAME[page].initial) == set()


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("page", [name for name in BESIDE if BY_NAME[name].lesson.ask])
def test_a_question_is_whole_and_one_of_its_answers_is_right(page: str, text: Any) -> None:
    ask = BY_NAME[page].lesson.ask
    assert ask
    question = ask(BY_NAME[page].initial, text)
    assert question.right in question.answers
    assert len(question.answers) >= 3
    for said in (question.ask, question.verdict, *question.answers.values()):
        assert said and "{" not in said and "nan" not in said


# ---- compare


def rows_needed(race: CompareSettings, size: int) -> float:
    """By a plain loop over the rows drawn: rows read until the cost is below the target for good."""
    batches, x, y = race.of(size).batches, race.data.x.tolist(), race.data.y.tolist()
    drawn = [batches.rows_of(k).tolist() for k in range(min(len(batches), 400))]
    path = plain.descent(x, y, drawn, [race.rate_of(size)] * len(drawn), race.start)
    above = [L / 2 * (w - 2) ** 2 > race.target for w in path]
    if above[-1]:
        return np.inf
    return sum(len(rows) for rows in drawn[: len(above) - above[::-1].index(True)]) if True in above else 0


@pytest.mark.parametrize(("rate", "size"), [(1e-5, 16), (3e-5, 16), (4e-5, 2), (5e-5, 4), (5e-5, 2)])
def test_the_run_that_reads_the_fewest_rows_is_found_by_a_plain_loop(rate: float, size: int) -> None:
    race = replace(RACE, learning_rate=rate, sizes=(1, size, 199))
    rows = {tried: rows_needed(race, tried) for tried in race.sizes}
    assert right("compare", race) == f"b{min(rows, key=rows.__getitem__)}"
    assert ("middle" in met("compare", race)) == (rows[size] < min(rows[1], rows[199]))


def test_where_no_run_arrives_nobody_is_right() -> None:
    race = replace(RACE, learning_rate=1e-3)
    assert right("compare", race) == "nobody"
    assert met("compare", race) == set()


def test_bgd_is_first_in_time_at_one_over_l_and_sgd_throughout_at_the_notes_rate() -> None:
    """At 1/L two updates of 2 + 199·0.003 µs; SGD's many tiny ones take 2.003 µs each."""
    assert met("compare", replace(RACE, learning_rate=1 / L)) == {"time"}
    assert met("compare", replace(RACE, learning_rate=1e-5)) == {"one"}
    assert met("compare", replace(RACE, learning_rate=1e-5, sizes=(1,))) == set()


# ---- noise


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({}, "hover"),
        ({"learning_rate": 1e-6}, "hover"),
        ({"draw": Draw.SHUFFLE, "batch": 64}, "hover"),
        ({"source": Source(noise=0.0)}, "down"),
        ({"learning_rate": 2e-7}, "down"),
        ({"decay": 20.0}, "down"),
        ({"decay": 1e-9}, "down"),
        ({"learning_rate": 0.0}, "down"),
        ({"updates": 1}, "down"),
        ({"learning_rate": 1e-4}, "away"),
    ],
)
def test_a_typical_run_falls_hovers_or_grows(change: dict[str, Any], what: str) -> None:
    assert right("noise", replace(FAN, **change)) == what


@pytest.mark.parametrize("size", [1, 32, 64, 128])
def test_a_quiet_fan_hovers_below_one(size: int) -> None:
    fan = replace(FAN, batch=size)
    assert ("quiet" in met("noise", fan)) == (fan.excess[-200:].mean() < 1)
    assert "quiet" not in met("noise", replace(fan, source=Source(noise=5.0)))


def test_a_decaying_rate_ends_below_a_tenth_of_the_floor_it_would_have_without() -> None:
    for decay in (5.0, 20.0, 200.0):
        fan = replace(FAN, decay=decay, updates=1000)
        floor = replace(fan, decay=0.0).excess[-500:].mean()
        ends = fan.excess[-1].mean()
        assert ("fade" in met("noise", fan)) == (ends < floor / 10)


@pytest.mark.parametrize(
    ("rate", "unbounded"), [(4e-5, False), (4.4e-5, True), (7e-5, True), (8.5e-5, False)]
)
def test_without_a_bound_lies_between_the_mean_square_and_the_typical_limit(
    rate: float, unbounded: bool
) -> None:
    assert ("unbounded" in met("noise", replace(FAN, learning_rate=rate))) == unbounded


# ---- learning rates


@pytest.mark.parametrize(
    ("part", "tolerance", "what"),
    [
        (1, 1e-5, "same"), (0.27, 1e-5, "some"), (0.27, 5e3, "twice"), (0.03, 1e-5, "never"), (0.01, 1e-5, "never"),
        (2.1, 1e-5, "never"),
    ],
)  # fmt: skip
def test_from_ten_times_as_far_the_updates_of_bgd_are_counted_by_its_factor(
    part: float, tolerance: float, what: str
) -> None:
    near, far = (
        next((k for k in range(401) if first * (1 - part) ** (2 * k) < tolerance), None)
        for first in (13300, 100 * 13300)
    )
    said = learning_rate.ask(replace(MAP, learning_rate=part / L, tolerance=tolerance), EN)
    assert said.right == what
    if far is not None:
        assert f"From here it takes {near}, from ten times as far {far}." in said.verdict
    if 0 < part < 1:
        assert f"a tenth of it takes {math.log(0.1) / math.log(1 - part):.3g} updates" in said.verdict


@pytest.mark.parametrize("seed", [0, 3])
def test_from_ten_times_as_far_the_updates_of_sgd_are_those_of_its_own_draws(seed: int) -> None:
    sgd = replace(MAP, method=Method.SGD, learning_rate=2e-5, seed=seed)
    rows = sgd.draws(Method.SGD).of(seed)
    needed = []
    for start in (1.0, -8.0):
        w, path = start, [start]
        for k in range(sgd.updates_allowed):
            x = float(rows.rows_of(k)[0]) + 1
            path.append(w := w - 2e-5 * 2 * x * (w * x - 2 * x))
        needed.append(next(k for k, w in enumerate(path) if 13300 * (w - 2) ** 2 < 1e-5))
    near, far = needed
    said = learning_rate.ask(sgd, EN)
    assert f"From here it takes {near}, from ten times as far {far}." in said.verdict
    assert said.right == ("same" if far <= near else "some" if far < 2 * near else "twice")


def test_learning_rates_to_find_are_found() -> None:
    sgd = replace(MAP, method=Method.SGD)
    assert met("learning_rate", replace(MAP, learning_rate=1 / L)) == {"one"}
    assert met("learning_rate", replace(MAP, learning_rate=1.1 / L)) == set()
    for seed in range(6):
        run = replace(sgd, learning_rate=7.6e-5, seed=seed)
        lower = abs(run.run.w[-1] - 2) < 1
        assert ("beyond" in met("learning_rate", run)) == lower
    assert "beyond" not in met("learning_rate", replace(sgd, learning_rate=7.5e-5))


@pytest.mark.parametrize("rate", [2e-5, 4e-5, 8e-5])
def test_an_unsure_rate_leads_some_runs_farther_off_and_some_not(rate: float) -> None:
    chosen = replace(MAP, method=Method.SGD, learning_rate=rate)
    farther = 0
    for seed in range(200):
        rows = chosen.draws(Method.SGD).of(seed)
        factors = [1 - 2 * rate * (int(rows.rows_of(k)[0]) + 1) ** 2 for k in range(chosen.updates_allowed)]
        farther += np.abs(np.cumprod(factors)).max() > 1
    assert ("unsure" in met("learning_rate", chosen)) == (50 <= farther <= 150)


# ---- exhaustive search


@pytest.mark.parametrize(
    ("noise", "rate"), [(20.0, 1e-5), (20.0, 1e-6), (0.0, 1e-6), (0.0, 1 / L), (20.0, 1e-4)]
)
def test_the_nearer_of_grid_and_descent_is_found_by_trying_every_point(noise: float, rate: float) -> None:
    settings = replace(GRID, source=Source(noise=noise), learning_rate=rate)
    x, y = settings.descent.data.x.tolist(), settings.descent.data.y.tolist()
    best = sum(a * b for a, b in zip(x, y, strict=True)) / sum(a * a for a in x)
    grid = abs(min((k / 10 for k in range(41)), key=lambda w: plain.cost(x, y, range(199), w)) - best)
    descent = abs(plain.descent(x, y, [range(199)] * 41, [rate] * 41, 1.0)[-1] - best)
    expected = "equal" if max(grid, descent) < 1e-12 else "grid" if grid < descent else "descent"
    assert right("search", settings) == expected
    assert ("grid_first" in met("search", settings)) == (expected == "grid" and grid > 1e-12)


@pytest.mark.parametrize(
    ("low", "high", "points", "fine"),
    [(1.5, 2.5, 101, True), (1.5, 2.5, 91, False), (0.0, 4.0, 401, False), (3.0, 4.0, 101, False)],
)
def test_a_fine_grid_is_close_and_holds_the_best_w(low: float, high: float, points: int, fine: bool) -> None:
    assert ("fine" in met("search", replace(GRID, low=low, high=high, points=points))) == fine


def test_three_updates_bring_descent_near_only_about_one_over_l() -> None:
    found = [
        part
        for part in (0.7, 0.9, 0.95, 1.0, 1.05, 1.3)
        if "three" in met("search", replace(GRID, learning_rate=part / L))
    ]
    assert found == [part for part in (0.7, 0.9, 0.95, 1.0, 1.05, 1.3) if abs(1 - part) ** 3 <= 1.01e-3]


# ---- landscapes


def stays(settings: LandscapeSettings, rule: RuleName, at: Any) -> bool:
    """Whether the run of `rule` spends its last tenth within 0.25 of `at`."""
    w = settings.runs[rule].trajectory.w.reshape(settings.updates + 1, -1)
    return bool((np.abs(w[-settings.updates // 10 :] - at) < 0.25).all())


def test_the_rule_that_is_first_is_the_one_that_is_there_first() -> None:
    for cost in LandscapeName:
        settings = LandscapeSettings.of(cost)
        minima = [p.w for p in LANDSCAPES[cost].critical if p.kind.name == "MINIMUM"]
        lowest = min(minima, key=lambda w: float(LANDSCAPES[cost].cost(np.array(w))))
        first = right("landscape", settings)
        assert first in {"nobody", *settings.rules}
        if first != "nobody":
            assert stays(settings, RuleName(first), lowest)


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
def test_of_one_rule_it_is_asked_in_which_third_of_its_updates_it_comes_to_stay(text: Any) -> None:
    ask, found = BY_NAME["landscape"].lesson.ask, set()
    assert ask
    for cost, rate, updates in (
        (LandscapeName.VALLEY, 0.025, 300), (LandscapeName.VALLEY, 0.025, 100), (LandscapeName.VALLEY, 0.002, 300),
        (LandscapeName.BOWL, 0.02, 300), (LandscapeName.BOWL, 0.01, 400), (LandscapeName.SADDLE, 0.1, 120),
    ):  # fmt: skip
        settings = replace(
            LandscapeSettings.of(cost), rules=(RuleName("momentum"),), rate=rate, updates=updates
        )
        landscape, (run,) = settings.landscape, settings.runs.values()
        lowest = min((p.w for p in landscape.critical), key=lambda w: float(landscape.cost(np.array(w))))
        away = np.abs(run.trajectory.w - lowest)
        far = [bool(one.any()) for one in away > (np.array(landscape.high) - landscape.low) / 40]
        since = len(far) - far[::-1].index(True)
        third = ["early", "middle", "late"][min(2, max(0, since - 1) * 3 // updates)]
        question = ask(settings, text)
        assert question.right == (third if since <= 0.9 * updates else "nobody")
        assert question.right in question.answers and len(set(question.answers.values())) == 4
        assert not any("{" in said for said in (question.ask, *question.answers.values()))
        found.add(question.right)
    assert len(found) >= 3


def test_noise_leaves_the_saddle_and_the_plain_rule_stays() -> None:
    saddle = LandscapeSettings.of(LandscapeName.SADDLE)
    assert stays(saddle, RuleName.PLAIN, (0.0, 0.0)) and not stays(saddle, RuleName.NOISE, (0.0, 0.0))
    assert met("landscape", saddle) == {"saddle"}
    assert met("landscape", replace(saddle, first=0.3)) == set()


def test_a_large_rate_leads_over_the_hill_to_the_lowest_minimum() -> None:
    shallow = LandscapeSettings.of(LandscapeName.SHALLOW)
    for rate in (0.05, 0.4):
        far = replace(shallow, rate=rate)
        assert ("over_hill" in met("landscape", far)) == stays(far, RuleName.PLAIN, -1.0)
    assert "over_hill" not in met("landscape", replace(shallow, first=-0.5))


def test_in_the_long_valley_momentum_is_quick_with_the_right_rate() -> None:
    valley = LandscapeSettings.of(LandscapeName.VALLEY)
    assert met("landscape", valley) == set()
    assert met("landscape", replace(valley, rate=0.04)) == {"valley"}
    assert met("landscape", replace(valley, rate=0.04, first=0.9, second=0.9)) == set()


# ---- the notes, critically


@pytest.mark.parametrize("point", range(1, 11))
def test_the_tasks_of_the_notes_are_met_by_runs_shown_alone(point: int) -> None:
    for shown in PitfallsSettings(point).offered:
        settings = PitfallsSettings(point, Shown(shown))
        found = met("pitfalls", settings)
        if len(settings.runs) > 1:
            assert found == set()
            continue
        run = settings.proof.cases[settings.runs[0]].run
        first, last = np.abs(run.w[[0, -1]] - run.data_parabola.vertex)
        assert ("away" in found) == (last > first)
        assert ("lucky" in found) == (run.status.name == "CONVERGED" and run.cost[-2] >= (run.tolerance or 0))


def test_every_task_of_the_notes_can_be_met() -> None:
    shown = [
        PitfallsSettings(point, shown) for point in range(1, 11) for shown in PitfallsSettings(point).offered
    ]
    assert set().union(*(met("pitfalls", settings) for settings in shown)) == set(EN.page("pitfalls").tasks)
