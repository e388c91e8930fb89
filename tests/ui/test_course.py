"""A run that bends in the browser is the engine's own, to the last bit."""

from dataclasses import replace
from statistics import fmean
from typing import get_args

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from gd_core import Dataset, Run, Status, descend, full_batches, notes_data
from gd_ui.descent.scene import descent_scene
from gd_ui.descent.settings import AS_IN_THE_NOTES, AS_PRINTED, WITH_NOISE, Method, Settings, StopOn
from gd_ui.pages.compare.scene import FRAMES, MOST_SENT, compare_scene
from gd_ui.pages.compare.settings import CompareSettings, Entry, Rates
from gd_ui.pages.learning_rate.scene import learning_rate_scene
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.pages.noise.scene import noise_scene
from gd_ui.pages.noise.settings import NoiseSettings
from gd_ui.pages.search.scene import search_scene
from gd_ui.pages.search.settings import SearchSettings
from gd_ui.rows.drawing import Draw
from gd_ui.rows.own_rows import OwnRows
from gd_ui.rows.source import Origin, Source
from gd_ui.scene.key_frames import WHOLE, key_frames
from gd_ui.scene.runs import course, descent_run
from gd_ui.scene.scene import packed
from gd_ui.scene.schema import Ending, RunMessage
from gd_ui.text import LANGUAGES
from tests.static import player
from tests.ui.strategies import rates, settings, starts

EN = LANGUAGES["en"]
L = 26600
BLOCKS = 2_000
"""Of a run of so many updates gd_core walks blocks side by side (recurrence.py), not one update after the other."""
CLOSE = 1e-12
BGD, SGD, MINI = (AS_IN_THE_NOTES[method] for method in Method)
NOISY_BGD, NOISY_SGD, NOISY_MINI = (WITH_NOISE[method] for method in Method)


def message(sample: Settings) -> RunMessage:
    """The run as its page sends it."""
    drawn = sample.batches
    scene = descent_scene(sample.run, EN, sample.visits_every_row, sample.source, drawn)
    return scene.runs["run"]


def moved(sample: Settings, hand: dict[str, float]) -> Run:
    """The run as the page computes it once the hand has let go."""
    rate, start = hand.get("rate", sample.learning_rate), hand.get("start", sample.start)
    return replace(sample, learning_rate=rate, start=start).run


def is_growing(run: Run) -> bool:
    """By a plain loop: farther off than it began, and its steps on average enlarge the squared distance."""
    from_bottom = [abs(w - run.data_parabola.vertex) for w in run.w.tolist()]
    if from_bottom[-1] <= from_bottom[0]:
        return False
    each = zip(run.learning_rate.tolist(), run.parabolas.curvature.tolist(), strict=True)
    return fmean((1 - rate * curvature) ** 2 for rate, curvature in each) > 1


def ending(run: Run, known: int) -> str:
    """What is to be said of the first `known` updates of the run."""
    if run.updates > known:
        return "cut"
    if run.status is not Status.BUDGET:
        return run.status.name.lower()
    return "growing" if is_growing(run) else "budget"


def assert_bends(sample: Settings, hand: dict[str, float]) -> None:
    sent, run = message(sample), moved(sample, hand)
    if sent.course is None:
        assert sample.run.updates == 0
        return
    assert sent.course.updates == min(len(sample.batches), WHOLE)
    seen = min(run.updates, sent.course.updates)
    bent = player.bent(sent, **hand)
    assert bent.message["updates"] == bent.message["frames"] == seen
    w = bent.series("w")
    if len(sample.batches) < BLOCKS:
        assert np.array_equal(w, run.w[: seen + 1])
    else:
        largest = max(abs(run.data_parabola.vertex), *np.abs(run.w[: seen + 1]))
        assert np.abs(w - run.w[: seen + 1]).max() <= CLOSE * largest
    of_batches = run.parabolas.first(seen)
    batch_cost = bent.series("cost_before" if run.batches.rows is None else "batch_cost")
    assert np.array_equal(batch_cost[1:], of_batches(w[:-1]))
    assert np.array_equal(bent.series("gradient")[1:], of_batches.gradient(w[:-1]))
    assert np.array_equal(bent.series("samples"), run.samples_seen[: seen + 1])
    assert np.array_equal(bent.series("rate")[1:], run.learning_rate[:seen])
    assert bent.message["ending"] == ending(run, sent.course.updates)


def on(x: list[float], y: list[float], sample: Settings = NOISY_MINI) -> Settings:
    """`sample` on rows of a visitor's own."""
    return sample.on(Source(origin=Origin.FILE, own=OwnRows(Dataset(x, y), "rows.csv")))


SAMPLES = {
    "bgd": BGD,
    "one row": SGD,
    "fresh": replace(MINI, batch=7),
    "shuffled, short last batches": replace(NOISY_MINI, batch=64, epochs=20),
    "shuffled rows": NOISY_SGD,
    "frozen": AS_PRINTED,
    "tolerance on the batch": replace(NOISY_MINI, stop_on=StopOn.BATCH, tolerance=30.0),
    "tolerance on all rows": replace(NOISY_MINI, stop_on=StopOn.FULL, tolerance=420.0),
    "no tolerance": replace(MINI, stop_on=StopOn.NEVER, updates=300),
    "one update": replace(NOISY_MINI, draw=Draw.FRESH, updates=1),
    "two updates": replace(NOISY_MINI, draw=Draw.FRESH, updates=2),
    "exactly as long as is known": replace(NOISY_SGD, draw=Draw.FRESH, updates=WHOLE),
    "longer by one": replace(NOISY_SGD, draw=Draw.FRESH, updates=WHOLE + 1),
    "longer": replace(NOISY_MINI, batch=64, epochs=400),
    "longer bgd": replace(NOISY_BGD, epochs=BLOCKS - 1),
    "so long that it goes in blocks": replace(NOISY_MINI, batch=64, epochs=BLOCKS // 4),
    "bgd so long that it goes in blocks": replace(NOISY_BGD, epochs=BLOCKS),
    "some x are 0": on([0.0, 1.0, 0.0, 2.0, 0.0], [3.0, 2.0, -1.0, 5.0, 4.0], replace(NOISY_SGD, epochs=9)),
    "x of 1e-6": on([1e-6, -2e-6, 3e-6], [2.0, -1.0, 7.0], replace(NOISY_MINI, batch=2, epochs=9)),
    "x of 1e9": on([1e9, 2e9, -3e9, 4e9], [1.0, 5.0, 4.0, 1e3], replace(NOISY_MINI, batch=3, epochs=9)),
}
"""By what is particular about each."""
HANDS: list[dict[str, float]] = [
    {"rate": of} for of in (0.0, 1e-6, 1 / L, 1.7 / L, 2 / L, 1e-4, 1e-2, 1e12, 1e200)
]
HANDS += [{"start": at} for at in (-40.0, 0.0, 2.0, 1e6, -1e100)]
HANDS += [{"rate": 3e-5, "start": 1.9}, {"rate": 1e-3, "start": 2.0}, {"rate": 1e-20, "start": 3e3}]
UNITS = {"some x are 0": 2.0 * L / 10, "x of 1e-6": 1e12 * L, "x of 1e9": L / 1e19}
"""In which learning rates of other rows come to what those of the notes do on theirs: 1 over their curvature, about."""


@pytest.mark.parametrize("name", SAMPLES)
def test_a_bent_run_of_every_kind_is_that_of_the_engine(name: str) -> None:
    for hand in HANDS:
        for unit in {1.0, UNITS.get(name, 1.0)}:
            assert_bends(SAMPLES[name], hand | {"rate": hand["rate"] * unit} if "rate" in hand else hand)


def test_these_runs_end_in_every_way_there_is() -> None:
    runs = [(name, moved(sample, hand)) for name, sample in SAMPLES.items() for hand in HANDS]
    assert {ending(run, WHOLE) for _, run in runs} == set(get_args(Ending)) - {"arrived"}, "but in a race"
    stopped = {name for name, run in runs if run.status is Status.CONVERGED}
    assert {"tolerance on the batch", "tolerance on all rows"} <= stopped


@given(settings(), rates, starts)
@hypothesis_settings(max_examples=150)
@example(MINI, 3e-5, -4.0)
def test_any_bent_run_is_that_of_the_engine(sample: Settings, rate: float, start: float) -> None:
    assert_bends(sample, {"rate": rate, "start": start})


@given(
    st.builds(
        LearningRateSettings,
        method=st.sampled_from(Method),
        learning_rate=rates,
        batch=st.sampled_from([1, 2, 50, 64, 198, 199]),
        draw=st.sampled_from([Draw.FRESH, Draw.SHUFFLE]),
        start=starts,
        updates=st.sampled_from([1, 2, 30, 600]),
        source=st.builds(Source, noise=st.sampled_from([0.0, 20.0])),
    ),
    rates,
    starts,
)
@hypothesis_settings(max_examples=60)
def test_the_run_beside_the_map_bends_as_the_engine_has_it(
    sample: LearningRateSettings, rate: float, start: float
) -> None:
    sent, run = (
        learning_rate_scene(sample, EN).runs["run"],
        replace(sample, learning_rate=rate, start=start).run,
    )
    if sent.course is None:
        assert sample.run.updates == 0
        return
    bent = player.bent(sent, rate=rate, start=start)
    assert np.array_equal(bent.series("w"), run.w)
    assert np.array_equal(bent.series("excess"), run.excess)
    assert bent.message["ending"] == ending(run, WHOLE)


@pytest.mark.parametrize("noise", [0.0, 20.0])
@pytest.mark.parametrize("start", [-30.0, 1.0, 2.0])
def test_the_descent_beside_the_search_bends_as_the_engine_has_it(noise: float, start: float) -> None:
    sample = SearchSettings(source=Source(noise=noise), start=start)
    sent = search_scene(sample, EN).runs["descent"]
    for rate, other in ((0.0, 1.0), (1e-5, -4.0), (1.9 / L, 40.0), (1e-3, 1.5)):
        run = replace(sample, learning_rate=rate, start=other).descent.run
        bent = player.bent(sent, rate=rate, start=other)
        assert np.array_equal(bent.series("w"), run.w)
        away = np.abs(run.w - run.data_parabola.vertex)
        np.testing.assert_allclose(bent.series("distance"), away, rtol=1e-9, atol=1e-9)
        assert bent.message["ending"] == ending(run, WHOLE)


RACES = {
    "as it opens": CompareSettings(),
    "noise": CompareSettings(source=Source(noise=20.0), target=5.0),
    "fresh rows": CompareSettings(
        sizes=(1, 7, 40), draw=Draw.FRESH, epochs=20, source=Source(noise=20.0), target=9.0
    ),
    "every size but one": CompareSettings(sizes=(1, 2, 7, 8, 9), epochs=100),
    "large batches": CompareSettings(
        sizes=(128, 129, 130, 150, 198), epochs=60, source=Source(noise=20.0), target=50.0
    ),
    "one pass": CompareSettings(sizes=(1, 64, 199), epochs=1, target=1e3),
    "rows without x": replace(
        CompareSettings(sizes=(1, 2, 3), epochs=100, target=9.0),
        source=on([0.0, 1.0, 0.0, 2.0, 0.0], [3.0, 2.0, -1.0, 5.0, 4.0]).source,
    ),
    "longer data": CompareSettings(
        sizes=(1, 300, 700), epochs=6, source=Source(origin=Origin.MADE, rows=700, noise=5.0), target=1.0
    ),
}
"""By what is particular about each."""


def arrives_as_the_engine_has_it(sent: RunMessage, hand: dict[str, float], entry: Entry) -> None:
    run, bent = entry.run, player.bent(sent, **hand)
    frames = key_frames(run.updates, FRAMES, FRAMES)
    assert bent.message["updates"] == run.updates
    assert bent.series("update").tolist() == frames.tolist()
    known = sent.course.updates if sent.course else 0
    one_by_one = run.updates < BLOCKS and (entry.reached or known < BLOCKS)
    if one_by_one:
        assert np.array_equal(bent.series("excess"), run.excess[frames])
    for name, values in {"w": run.w[frames], "before": run.w[np.maximum(frames - 1, 0)]}.items():
        if one_by_one:
            assert np.array_equal(bent.series(name), values)
        else:
            assert np.abs(bent.series(name) - values).max() <= CLOSE * np.abs(values).max()
    assert np.array_equal(bent.series("samples"), run.samples_seen[frames])
    assert (bent.message["ending"] == "arrived") == entry.reached


@pytest.mark.parametrize("name", RACES)
def test_every_run_of_a_bent_race_is_the_engines_and_ends_where_that_arrives(name: str) -> None:
    race = RACES[name]
    runs = compare_scene(race, EN).runs
    arrived = set()
    unit = 1e4 if name == "rows without x" else 1.0
    for hand in HANDS[1:-1]:
        rate = hand.get("rate", race.learning_rate) * unit
        moved = replace(race, learning_rate=rate, start=hand.get("start", race.start))
        for entry in moved.entries:
            arrives_as_the_engine_has_it(runs[f"b{entry.size}"], {"rate": rate, "start": moved.start}, entry)
            arrived.add(entry.reached)
    assert arrived == {True, False}


def test_a_race_that_would_weigh_too_much_does_not_bend_nor_does_one_of_best_rates() -> None:
    long = CompareSettings(epochs=100, draw=Draw.FRESH, sizes=(1, 2, 4))
    large = replace(CompareSettings(), source=Source(origin=Origin.MADE, rows=3_000))
    for race in (long, large, CompareSettings(rates=Rates.BEST)):
        assert all(run.course is None for run in compare_scene(race, EN).runs.values())
    most = CompareSettings(epochs=100, sizes=(1, 2, 4, 8, 16))
    courses = [run.course for run in compare_scene(most, EN).runs.values()]
    assert all(courses)
    assert len(packed(courses)) < MOST_SENT


def test_the_key_frames_of_a_bent_run_are_pythons() -> None:
    for updates in range(1, 20_000, 7):
        assert player.key_frames(updates, FRAMES).tolist() == key_frames(updates, FRAMES, FRAMES).tolist()


@pytest.mark.parametrize(
    "fan",
    [
        NoiseSettings(),
        NoiseSettings(draw=Draw.SHUFFLE, batch=64),
        NoiseSettings(decay=50.0),
        NoiseSettings(batch=199, updates=40),
        NoiseSettings(updates=BLOCKS - 1, decay=20.0),
    ],
    ids=["as it opens", "short batches", "a falling rate", "all rows", "long"],
)
def test_the_lit_run_among_many_bends_as_the_engine_has_it(fan: NoiseSettings) -> None:
    sent = noise_scene(fan, EN).runs["run"]
    for rate in (0.0, 1e-6, 1 / L, 1e-4, 1e-2):
        run, bent = replace(fan, learning_rate=rate).run, player.bent(sent, rate=rate)
        seen = min(run.updates, WHOLE)
        assert np.array_equal(bent.series("w"), run.w[: seen + 1])
        assert np.array_equal(bent.series("rate")[1:], run.learning_rate[:seen])
        assert np.array_equal(bent.series("excess"), run.excess[: seen + 1])
        assert np.array_equal(bent.series("pull"), run.data_parabola.gradient(run.w[: seen + 1]))
        assert bent.message["ending"] == ending(run, WHOLE)


def test_only_a_run_of_one_learning_rate_has_a_course() -> None:
    data, batches = notes_data(), full_batches(199, 3)
    for falling in ([1e-5, 1e-5, 9e-6], [2e-5, 1e-5, 1e-5]):
        assert course(descend(data, batches, falling, 1.0), batches) is None
    found = course(descend(data, batches, [1e-5] * 3, 1.0), batches)
    assert found == course(descend(data, batches, 1e-5, 1.0), batches)
    assert found and (found.updates, found.rate, found.goes_on) == (3, 1e-5, None)


def test_a_run_without_a_course_stays_as_it_is() -> None:
    run = descend(notes_data(), full_batches(199, 3), [3e-5, 2e-5, 1e-5], 1.0)
    sent = descent_run(run, np.arange(4), batches=False)
    bent = player.bent(sent, rate=1e-6, start=0.0)
    assert np.array_equal(bent.series("w"), run.w)
