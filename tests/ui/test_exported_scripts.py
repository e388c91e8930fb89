"""The Python that a visitor takes home prints the engine's numbers, to nine digits, update by update.

In both languages it is the same program (`test_it_speaks_one_language`), so most are run in one.
"""

import ast
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from gd_core import Dataset, LandscapeName, Status
from gd_ui.descent.settings import AS_IN_THE_NOTES, AS_PRINTED, WITH_NOISE, Method, Settings, StopOn
from gd_ui.export import needs_rows, rows_csv
from gd_ui.pages.compare.settings import CompareSettings, Rates
from gd_ui.pages.landscape.settings import LandscapeSettings, RuleName
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.pages.noise.settings import NoiseSettings
from gd_ui.pages.pitfalls.proofs import POINTS, proof
from gd_ui.pages.pitfalls.settings import PitfallsSettings, Shown
from gd_ui.pages.search.settings import LECTURE, SearchSettings
from gd_ui.rows.drawing import Draw
from gd_ui.rows.examples import Example
from gd_ui.rows.own_rows import OwnRows
from gd_ui.rows.source import Origin, Scaling, Source
from gd_ui.scene.race import size_name
from gd_ui.text import LANGUAGES, Text
from tests.ui.exported import (
    assert_same,
    close,
    columns,
    numbers,
    printed,
    printed_alone,
    script,
    watches_all,
)

EN, ZH = LANGUAGES["en"], LANGUAGES["zh"]
BGD, SGD, MINI = AS_IN_THE_NOTES.values()
LINE = "https://example.org/mini_batch?lr=3e-05&draw=fresh"


def own(rows: int, name: str = "mine.csv") -> Source:
    x = np.linspace(-3, 5, rows)
    return Source(origin=Origin.FILE, own=OwnRows(Dataset(x, 1.5 * x + np.sin(9 * x)), name))


MADE = Source(origin=Origin.MADE, rows=30, slope=-4.0, low=-2.0, high=7.0, noise=0.5, noise_seed=3)
RUNS = [
    BGD, SGD, MINI, AS_PRINTED, *WITH_NOISE.values(),
    replace(BGD, learning_rate=1e-4, epochs=300, stop_on=StopOn.NEVER),
    replace(BGD, learning_rate=1e200, start=-1e100),
    replace(BGD, learning_rate=1 / 26600),
    replace(SGD, stop_on=StopOn.FULL, source=Source(noise=1.0), tolerance=1.1, learning_rate=1e-6),
    replace(MINI, batch=64), replace(MINI, batch=64, draw=Draw.SHUFFLE, stop_on=StopOn.FULL),
    replace(MINI, batch=64, draw=Draw.FROZEN), replace(MINI, batch=199), replace(MINI, batch=1),
    BGD.on(replace(own(20), scaling=Scaling.STANDARD)), MINI.on(replace(own(20), scaling=Scaling.LARGEST, centred=1)),
    replace(MINI.on(replace(MADE, rows=16)), batch=2), replace(MINI.on(MADE), batch=7),
    replace(MINI.on(replace(MADE, rows=8, centred=1)), batch=3),
    replace(MINI.on(replace(MADE, scaling=Scaling.STANDARD, centred=1)), batch=3),
    replace(SGD.on(replace(MADE, scaling=Scaling.LARGEST)), draw=Draw.SHUFFLE),
    BGD.on(Source(scaling=Scaling.LARGEST, centred=1, noise=3.0)), BGD.on(Source(scaling=Scaling.STANDARD)),
    BGD.on(Source(origin=Origin.MADE, rows=1, low=3.0, scaling=Scaling.STANDARD, centred=1)),
    MINI.on(Source(origin=Origin.DRAWN)), MINI.on(Source(origin=Origin.EXAMPLE, example=Example.MOONS)),
    replace(SGD.on(own(20)), updates=30),
    replace(MINI.on(Source(origin=Origin.MADE, rows=60_000)), batch=10, draw=Draw.SHUFFLE, epochs=1, seed=1),
    replace(SGD.on(Source(origin=Origin.MADE, rows=60_000)), draw=Draw.SHUFFLE, stop_on=StopOn.NEVER),
]  # fmt: skip
FANS = [
    NoiseSettings(),
    NoiseSettings(decay=50.0),
    NoiseSettings(batch=64, draw=Draw.SHUFFLE, updates=50),
    NoiseSettings(batch=199, updates=20),
    NoiseSettings().on(MADE),
    NoiseSettings(draw=Draw.SHUFFLE, updates=60).on(Source(origin=Origin.MADE, rows=60_000, noise=1.0)),
]
MAPS = [
    LearningRateSettings(),
    LearningRateSettings(Method.SGD, 6e-5),
    LearningRateSettings(Method.MINI_BATCH, 3e-5, draw=Draw.SHUFFLE, updates=90),
    LearningRateSettings(Method.MINI_BATCH, batch=500),
    LearningRateSettings(learning_rate=1e-4, updates=600),
    LearningRateSettings().on(MADE),
]
RACES = [
    CompareSettings(),
    CompareSettings(rates=Rates.BEST),
    CompareSettings(draw=Draw.FRESH, sizes=(1, 3, 30, 199)),
    CompareSettings(epochs=1, target=1e-20),
    CompareSettings(learning_rate=1e-3),
    CompareSettings(target=1e9),
    replace(CompareSettings().on(MADE), sizes=(1, 4, 30)),
]
SEARCHES = [
    SearchSettings(),
    LECTURE,
    SearchSettings(learning_rate=1e-3, points=401),
    SearchSettings().on(MADE),
]
EVERY_RULE = [
    replace(LandscapeSettings.of(cost), rules=tuple(RuleName), spread=0.3) for cost in LandscapeName
]
LANDSCAPES = [*EVERY_RULE, replace(EVERY_RULE[0], rate=30.0), replace(EVERY_RULE[5], rate=5.0, spread=0.0)]
PITFALLS = [PitfallsSettings(point, shown) for point in range(1, POINTS + 1) for shown in Shown]
EVERYTHING = [*RUNS, *FANS, *MAPS, *RACES, *SEARCHES, *LANDSCAPES, *PITFALLS]


@pytest.mark.parametrize("settings", RUNS)
def test_a_run_of_a_method(settings: Settings) -> None:
    assert_same(settings.run, numbers(printed(script(settings, EN, LINE))), watches_all(settings))


@pytest.mark.parametrize("late", [0, 1])
def test_a_run_too_short_for_another_epoch_has_arrived_if_it_stays_for_a_tenth_of_it(late: int) -> None:
    slow = CompareSettings(sizes=(1, 199), epochs=1, learning_rate=1e-6)
    excess = slow.of(1).run.excess
    last = len(excess) - 2 - 20 + late
    settings = replace(slow, target=float(np.sqrt(excess[last] * excess[last + 1])))
    assert settings.entries[0].reached != bool(late)
    assert (EN.exports.script.never in printed(script(settings, EN))[1]) == bool(late)


def test_the_runs_tried_end_in_every_way() -> None:
    assert {settings.run.status for settings in RUNS} == set(Status)


@pytest.mark.parametrize("settings", FANS)
def test_the_run_lit_on_the_page_on_noise(settings: NoiseSettings) -> None:
    assert_same(settings.run, numbers(printed(script(settings, EN))), settings.is_whole)


@pytest.mark.parametrize("settings", MAPS)
def test_the_run_played_on_the_page_on_learning_rates(settings: LearningRateSettings) -> None:
    whole = settings.run.batches.rows is None
    assert_same(settings.run, numbers(printed(script(settings, EN))), whole)


@pytest.mark.parametrize("settings", RACES)
def test_who_arrives_after_how_many_updates(settings: CompareSettings) -> None:
    words = EN.exports.script
    lines = [line.split("  ") for line in printed(script(settings, EN))[1:]]
    assert len(lines) == len(settings.entries)
    for (size, rate, told, read, w), entry in zip(lines, settings.entries, strict=True):
        assert int(size) == entry.size, size_name(entry.size, len(settings.data), EN)
        close(float(rate), settings.rate_of(entry.size))
        assert told == (f"{entry.run.updates} {words.reached}" if entry.reached else words.never)
        assert int(read) == entry.run.samples_seen[-1]
        close(float(w), entry.run.w[-1])


@pytest.mark.parametrize("settings", SEARCHES)
def test_the_grid_and_descent_beside_it(settings: SearchSettings) -> None:
    rows = numbers(printed(script(settings, EN)))
    grid, descent = rows[: settings.points], rows[settings.points :]
    _, w, cost, best = columns(grid)
    close(w, settings.search.w, 1e-12)
    close(cost, settings.search.cost, 1e-20)
    close(best, settings.search.w[settings.search.best], 1e-12)
    assert_same(settings.descent.run, descent, on_all=True)


@pytest.mark.parametrize("settings", LANDSCAPES)
def test_every_rule_on_every_cost(settings: LandscapeSettings) -> None:
    """A rule of which a weight has left stops there; the page keeps its other weight going."""
    lines = printed(script(settings, EN))
    heads = [
        place for place, line in enumerate(lines) if line.startswith(EN.exports.script.printed_landscape)
    ]
    parts = [lines[a:b] for a, b in zip(heads, [*heads[1:], len(lines)], strict=True)]
    for part, (rule, run) in zip(parts, settings.runs.items(), strict=True):
        rows, trajectory = np.array(numbers(part)), run.trajectory
        made = trajectory.updates if not run.diverged else first_diverged(trajectory.w)
        assert len(rows) == made, rule
        slopes, after = (
            trajectory.gradient[:made].reshape(made, -1),
            trajectory.w[1 : made + 1].reshape(made, -1),
        )
        close(rows[:, 1:], np.column_stack([run.cost[:made], slopes, after]), 1e-12)


def first_diverged(w: Any) -> int:
    """How many updates were made before one that moved no further: a weight had left."""
    still = (w[1:] == w[:-1]).reshape(len(w) - 1, -1).any(axis=1)
    return int(still.argmax())


@pytest.mark.parametrize("settings", PITFALLS, ids=lambda s: f"{s.point}-{s.shown}")
def test_the_first_run_that_a_point_shows(settings: PitfallsSettings) -> None:
    """Where α decays, or the cost is half the mean, the script is that of the point's first run."""
    shown = settings.runs[0]
    told_otherwise = {(8, 2): 0, (10, 1): 0, (10, 2): 0}
    run = proof(settings.point).cases[told_otherwise.get((settings.point, shown), shown)].run
    on_all = run.tolerance_on == "full" or run.batches.rows is None
    assert_same(run, numbers(printed(script(settings, EN))), on_all)


@pytest.mark.parametrize("settings", [MINI, CompareSettings(), replace(EVERY_RULE[4], updates=20)])
def test_it_needs_nothing_but_numpy(settings: Any, tmp_path: Path) -> None:
    for text in (EN, ZH):
        program = script(settings, text, LINE)
        assert printed_alone(program, tmp_path) == printed(program)


def test_many_rows_of_a_file_are_read_from_the_file_beside_it(tmp_path: Path) -> None:
    settings = replace(MINI.on(own(250, 'a, "b"\n.csv')), updates=50)
    assert needs_rows(settings) and not needs_rows(SGD.on(own(200))) and not needs_rows(LANDSCAPES[0])
    for text in (EN, ZH):
        (tmp_path / "rows.csv").write_bytes(rows_csv(settings, text))
        assert_same(settings.run, numbers(printed_alone(script(settings, text), tmp_path)), on_all=False)


# ---- any settings


@st.composite
def anything(draw: st.DrawFn) -> Settings:
    source = draw(st.sampled_from([Source(), Source(noise=20.0), MADE, Source(origin=Origin.DRAWN), own(12)]))
    settings = AS_IN_THE_NOTES[draw(st.sampled_from(Method))].on(source)
    return replace(
        settings,
        epochs=draw(st.integers(1, 8)),
        updates=draw(st.integers(1, 300)),
        stop_on=draw(st.sampled_from(StopOn)),
        tolerance=settings.tolerance * draw(st.sampled_from([0.0, 1e-2, 1.0, 1e5, 1e12])),
        batch=draw(st.one_of(st.sampled_from([1, 2, 24, 25, 64]), st.integers(1, len(source.data)))),
        draw=draw(st.sampled_from(Draw)),
        learning_rate=settings.learning_rate
        * draw(st.one_of(st.just(0.0), st.just(1e9), st.floats(1e-3, 4))),
        start=settings.start * draw(st.one_of(st.just(0.0), st.floats(-1e3, 1e3))),
        seed=draw(st.integers(0, 2**31 - 1)),
    )


@given(anything(), st.sampled_from([EN, ZH]))
@tried(max_examples=150)
def test_any_settings_make_a_script_that_prints_the_run(settings: Settings, text: Text) -> None:
    assert_same(settings.run, numbers(printed(script(settings, text))), watches_all(settings))


# ---- how it reads

CHINESE = re.compile(r"[一-鿿]")


@pytest.mark.parametrize("settings", EVERYTHING)
def test_it_can_be_read(settings: Any) -> None:
    """Short, no line too long for a screen, numpy the only thing it asks for."""
    for text in (EN, ZH):
        program = script(settings, text)
        imported = [line for line in program.splitlines() if re.match(r"\s*(import|from)\b", line)]
        assert imported == ["import numpy as np"]
        assert program.endswith("\n") and not re.search(r"[ \t]$|\n\n\n\n", program, re.MULTILINE)
        assert max(map(len, program.splitlines())) <= 110
        listed = re.sub(r"= \[\n.*?\n\]\n", "", program, flags=re.DOTALL)
        assert 15 < len(list(filter(None, listed.splitlines()))) <= 75


@pytest.mark.parametrize("settings", EVERYTHING)
def test_it_speaks_one_language(settings: Any) -> None:
    assert not CHINESE.search(script(settings, EN))
    for comment in comments(script(settings, ZH)):
        assert CHINESE.search(comment) or not re.search(r"[A-Za-z]{4,}", comment), comment
    assert without_words(script(settings, EN)) == without_words(script(settings, ZH))


def comments(program: str) -> list[str]:
    return re.findall(r"#.*", program)


def without_words(program: str) -> str:
    """The program itself: what both languages share."""
    tree = ast.parse(program)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in "vmst":
            node.value = ""
    return ast.dump(tree)
