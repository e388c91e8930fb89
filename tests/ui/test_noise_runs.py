"""The runs of many seeds: each is a method page's own; their spread, floor and outcome are what they are said to be."""

from dataclasses import replace

import numpy as np
import pytest

from gd_core.floors import Sampling
from gd_core.theory import noise_floor
from gd_ui.descent.settings import AS_IN_THE_NOTES, Method, Settings, StopOn
from gd_ui.pages.noise.draws import SIZES
from gd_ui.pages.noise.settings import MOST_IN_THE_FAN, MOST_READ_BY_THE_FAN, SEEDS, NoiseSettings, Outcome
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Source
from tests.core import plain

ROWS = 199
SAMPLES = {
    "as opened": NoiseSettings(),
    "batches of 4": NoiseSettings(batch=4, learning_rate=2e-5),
    "reshuffled": NoiseSettings(draw=Draw.SHUFFLE, seed=3),
    "reshuffled, an epoch cut": NoiseSettings(
        draw=Draw.SHUFFLE, batch=64, updates=90, source=Source(noise=7.0, noise_seed=5)
    ),
    "all rows": NoiseSettings(batch=ROWS, updates=30),
    "no noise": NoiseSettings(source=Source(noise=0.0), updates=60),
}
every_sample = pytest.mark.parametrize("fan", SAMPLES.values(), ids=SAMPLES)


def on_the_method_page(fan: NoiseSettings, seed: int) -> Settings:
    """The settings of SGD's or mini-batch's page, put in by hand."""
    method = Method.SGD if fan.batch == 1 else Method.MINI_BATCH
    epochs = -(-fan.updates // -(-ROWS // fan.batch))
    return replace(
        AS_IN_THE_NOTES[method], stop_on=StopOn.NEVER, updates=fan.updates, epochs=epochs, batch=fan.batch,
        draw=fan.draw, learning_rate=fan.learning_rate, source=fan.source, seed=seed,
    )  # fmt: skip


@every_sample
def test_the_run_lit_is_exactly_the_one_that_the_method_page_shows(fan: NoiseSettings) -> None:
    shown = on_the_method_page(fan, fan.seed).run
    assert fan.run.w.tolist() == shown.w[: fan.updates + 1].tolist()


@every_sample
def test_every_other_run_is_that_of_one_of_the_next_seeds(fan: NoiseSettings) -> None:
    for place in (0, 1, 57, fan.runs - 1):
        run = on_the_method_page(fan, fan.seed + place).run
        excess = (run.cost - run.data_parabola.floor)[: fan.updates + 1]
        np.testing.assert_allclose(fan.excess[:, place], excess, rtol=1e-9, atol=1e-9)


@every_sample
def test_the_band_and_the_median_are_quantiles_of_those_runs(fan: NoiseSettings) -> None:
    runs = [on_the_method_page(fan, fan.seed + place).run for place in range(fan.runs)]
    errors = np.array([run.w[: fan.updates + 1] - run.data_parabola.vertex for run in runs])
    expected = np.quantile(13300 * errors**2, [0.05, 0.5, 0.95], axis=0, method="inverted_cdf")
    np.testing.assert_allclose(fan.quantiles, expected, rtol=1e-9, atol=1e-18)


@pytest.mark.parametrize("draw", [Draw.FRESH, Draw.SHUFFLE])
def test_a_decaying_rate_is_alpha_over_1_plus_k_over_tau(draw: Draw) -> None:
    fan = NoiseSettings(decay=30.0, updates=120, batch=3, draw=draw, learning_rate=2e-5)
    rates = [2e-5 / (1 + k / 30) for k in range(120)]
    rows = [on_the_method_page(fan, 7).batches.rows_of(k).tolist() for k in range(120)]
    path = plain.descent(fan.data.x.tolist(), fan.data.y.tolist(), rows, rates, 1.0)
    np.testing.assert_allclose(fan.run.w, path, rtol=1e-9)
    np.testing.assert_allclose(
        fan.excess[:, 0], 13300 * (np.array(path) - best(fan)) ** 2, rtol=1e-6, atol=1e-9
    )


def best(fan: NoiseSettings) -> float:
    return float(np.linalg.lstsq(fan.data.x[:, None], fan.data.y, rcond=None)[0][0])


@pytest.mark.parametrize("size", [1, 4, 16])
@pytest.mark.parametrize("rate", [3e-6, 1e-5])
def test_the_measured_floor_is_near_the_predicted_one(size: int, rate: float) -> None:
    fan = NoiseSettings(batch=size, learning_rate=rate, updates=600)
    assert fan.outcome is Outcome.HOVERING
    assert fan.hovers_at == pytest.approx(noise_floor(fan.data, size, rate), rel=0.08)
    assert fan.predicted.tolist() == pytest.approx([noise_floor(fan.data, size, rate)] * 600)


def test_the_floor_is_measured_over_whole_epochs_of_reshuffled_rows_if_one_fits_in() -> None:
    fan = NoiseSettings(draw=Draw.SHUFFLE, batch=64, updates=403)
    assert fan.window == 200
    assert fan.hovers_at == pytest.approx(np.mean(fan.excess[-200:]))
    assert NoiseSettings(draw=Draw.SHUFFLE, batch=20, updates=99).window == 40
    assert NoiseSettings(draw=Draw.SHUFFLE, updates=100).window == 50
    assert NoiseSettings(updates=1).window == 1


def test_a_decaying_rate_removes_the_floor() -> None:
    constant, decaying = NoiseSettings(updates=2_000), NoiseSettings(updates=2_000, decay=50.0)
    mean = decaying.excess.mean(axis=1)
    assert mean[-200:].mean() < constant.hovers_at / 30
    slope = np.polyfit(np.log(np.arange(400, 2_001)), np.log(mean[400:]), 1)[0]
    assert -1.15 < slope < -0.8  # nearly 1/k
    np.testing.assert_allclose(
        decaying.predicted[[0, 50, 450]], [noise_floor(decaying.data, 1, rate) for rate in (1e-5, 5e-6, 1e-6)]
    )


@pytest.mark.parametrize(
    ("fan", "outcome"),
    [
        (NoiseSettings(), Outcome.HOVERING),
        (NoiseSettings(draw=Draw.SHUFFLE), Outcome.HOVERING),
        (NoiseSettings(batch=ROWS), Outcome.WHOLE),
        (NoiseSettings(source=Source(noise=0.0)), Outcome.CLEAN),
        (NoiseSettings(source=Source(noise=0.0), learning_rate=1e-4), Outcome.GROWING),
        (NoiseSettings(learning_rate=1e-4), Outcome.GROWING),
        (NoiseSettings(learning_rate=1e12), Outcome.GROWING),
        (NoiseSettings(draw=Draw.SHUFFLE, learning_rate=9e-5), Outcome.GROWING),
        (NoiseSettings(learning_rate=4.3e-5), Outcome.UNBOUNDED),
        (NoiseSettings(learning_rate=1e-7), Outcome.FALLING),
        (NoiseSettings(learning_rate=0.0), Outcome.FALLING),
        (NoiseSettings(updates=1), Outcome.FALLING),
        (NoiseSettings(decay=50.0), Outcome.FADING),
        (NoiseSettings(draw=Draw.SHUFFLE, decay=50.0), Outcome.FADING),
    ],
)
def test_what_becomes_of_the_runs_is_told_rightly(fan: NoiseSettings, outcome: Outcome) -> None:
    assert fan.outcome is outcome


def test_what_has_settled_no_longer_depends_on_the_start() -> None:
    """The same draws from a start ten times as far: the measured floor stays where it is."""
    fan = NoiseSettings()
    w = np.full(fan.runs, best(fan) + 10 * (1 - best(fan)))
    seen = []
    rows = [on_the_method_page(fan, fan.seed + place).batches.rows for place in range(fan.runs)]
    for drawn in np.array(rows).T:
        x, y = fan.data.x[drawn], fan.data.y[drawn]
        w = w - 1e-5 * 2 * x * (w * x - y)
        seen.append(13300 * (w - best(fan)) ** 2)
    assert np.mean(seen[-200:]) == pytest.approx(fan.hovers_at, rel=1e-6)


@pytest.mark.parametrize("batch", [1, 2, 8, 9, 30, 64, 128, 198])
@pytest.mark.parametrize("updates", [1, 400, 2_000, 10**9])
def test_a_page_never_computes_more_than_it_may(batch: int, updates: int) -> None:
    fan = NoiseSettings(batch=batch, updates=updates)
    assert fan.updates_made == min(updates, MOST_IN_THE_FAN)
    assert 1 <= fan.runs <= SEEDS
    assert fan.runs * fan.updates_made * batch <= MOST_READ_BY_THE_FAN
    assert fan.runs == SEEDS or (fan.runs + 1) * fan.updates_made * batch > MOST_READ_BY_THE_FAN


def test_with_batches_of_up_to_8_rows_there_are_200_seeds_whatever_the_length() -> None:
    assert {NoiseSettings(batch=size, updates=MOST_IN_THE_FAN).runs for size in (1, 2, 4, 8, ROWS)} == {200}
    assert NoiseSettings(batch=16, updates=MOST_IN_THE_FAN).runs == 100


def test_the_floors_of_other_sizes_are_those_of_the_data_on_the_page() -> None:
    fan = NoiseSettings(measured=1, source=Source(noise=40.0, noise_seed=3), learning_rate=2e-5)
    for size in SIZES:
        predicted = noise_floor(fan.data, size, 2e-5)
        assert fan.floors[Sampling.FRESH, size] == pytest.approx(predicted, rel=0.25)
    assert fan.floors[Sampling.RESHUFFLED, 64] > 4 * fan.floors[Sampling.FULL_ONLY, 64]


def test_floors_are_measured_only_if_asked_for_and_where_there_is_noise() -> None:
    assert NoiseSettings().floors == NoiseSettings(measured=1, source=Source(noise=0.0)).floors == {}


def test_the_cloud_is_of_the_size_and_noise_chosen_and_of_no_seed() -> None:
    assert NoiseSettings(seed=1).cloud.vertex.tolist() == NoiseSettings(seed=2).cloud.vertex.tolist()
    assert np.std(NoiseSettings(batch=1).cloud.curvature) > 2 * np.std(
        NoiseSettings(batch=16).cloud.curvature
    )
    assert set(NoiseSettings(source=Source(noise=0.0)).cloud.vertex) == {2.0}
    assert len(set(NoiseSettings(batch=ROWS).cloud.vertex)) == 1
