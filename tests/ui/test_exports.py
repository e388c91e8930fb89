"""What a visitor takes home: every update as CSV with every digit, a telling name, the settings in one line."""

import csv
import io
import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from gd_core import Dataset, Run
from gd_ui.descent.settings import AS_IN_THE_NOTES, AS_PRINTED, WITH_NOISE, Method, StopOn
from gd_ui.export import needs_rows, rows_csv
from gd_ui.pages.compare.settings import CompareSettings, Rates
from gd_ui.pages.landscape import words as landscape_words
from gd_ui.pages.landscape.settings import LandscapeSettings, RuleName
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.pages.noise.settings import NoiseSettings
from gd_ui.pages.pitfalls.scene import run_names
from gd_ui.pages.pitfalls.settings import PitfallsSettings, Shown
from gd_ui.pages.search.settings import SearchSettings
from gd_ui.rows.drawing import Draw
from gd_ui.rows.own_rows import OwnRows
from gd_ui.rows.source import Origin, Scaling, Source
from gd_ui.scene.race import size_name
from gd_ui.text import LANGUAGES, Text
from tests.ui.exported import file_name, numbers, printed, script, settings_line, steps_csv

EN, ZH = LANGUAGES["en"], LANGUAGES["zh"]
BGD, SGD, MINI = AS_IN_THE_NOTES.values()
LINE = "https://example.org/mini_batch?lr=3e-05&sizes=1,2"
HOSTILE = [
    "a\nimport os", "a\r\nprint(1)", "\u2028import os\u2029", "\x0bimport os\x0c\x1c\x1d\x1e\x85",
    '"""\n\'\'\'"', "' + 1 + '", "{n}{0}{", "=1+1,\"=2+2\"", "\\", "\\\n", "# x", "\u202etxt.csv", "\ud800",
    "數據 α.csv", "",
]  # fmt: skip
"""Names that a file may have."""
both = pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
SOME: list[Any] = [
    BGD,
    SGD,
    MINI,
    CompareSettings(),
    NoiseSettings(decay=9.0),
    LearningRateSettings(),
    SearchSettings(),
    LandscapeSettings.of(),
    PitfallsSettings(),
    PitfallsSettings(3, Shown.FOURTH),
]


def read(csv_bytes: bytes) -> tuple[list[str], list[str], list[list[str]]]:
    """The comments, the header, the lines."""
    text = csv_bytes.decode("utf-8-sig")
    assert csv_bytes.startswith(b"\xef\xbb\xbf") and not text.startswith("\ufeff")
    lines = text.split("\r\n")
    count = next(place for place, line in enumerate(lines) if not line.startswith("#"))
    header, *rows = csv.reader(io.StringIO("\r\n".join(lines[count:]), newline=""))
    assert {len(row) for row in rows} == {len(header)}
    return lines[:count], header, rows


def floats(rows: list[list[str]], column: int) -> list[float]:
    return [float(row[column]) for row in rows]


def own(name: str, rows: int = 7) -> Source:
    x = np.arange(1.0, rows + 1)
    return Source(origin=Origin.FILE, own=OwnRows(Dataset(x, 2 * x + 1 / 3), name))


def assert_whole(run: Run, rows: list[list[str]]) -> None:
    """Every update, to the last bit."""
    assert [int(row[0]) for row in rows] == list(range(1, run.updates + 1))
    expected = (run.epochs[1:], run.batch_cost, run.gradient, run.w[1:], run.cost[1:])
    places = (1, 3, 4, len(rows[0]) - 2, len(rows[0]) - 1)
    for place, values in zip(places, expected, strict=True):
        assert floats(rows, place) == values.tolist()


# ---- the table


@both
@pytest.mark.parametrize(
    "settings",
    [
        BGD,
        SGD,
        MINI,
        AS_PRINTED,
        replace(MINI, updates=5000, stop_on=StopOn.NEVER),
        NoiseSettings(),
        LearningRateSettings(),
        replace(BGD, learning_rate=1e-3, epochs=200),
        replace(BGD, start=1e100, learning_rate=1e200),
    ],
)
def test_the_table_has_every_update_of_the_run_to_the_last_digit(settings: Any, text: Text) -> None:
    comments, header, rows = read(steps_csv(settings, text, LINE))
    assert_whole(settings.run, rows)
    words = text.table
    names = [words.update, words.epoch, words.rows, words.batch_loss, words.gradient, words.w, words.cost]
    assert header == names
    assert [len(comments), comments[2]] == [4, "# " + LINE.replace(",", "%2C")]
    assert len(read(steps_csv(settings, text))[0]) == 3


def test_the_comments_say_the_page_the_settings_and_what_is_counted() -> None:
    comments, _, _ = read(steps_csv(MINI, EN))
    assert comments[0] == "# Gradient Descent Lab · Mini-batch gradient descent"
    assert "the notes' 199 rows; y = 2x · α = 1e−5 · w₀ = 1 · batch size 2" in comments[1]
    assert "One line for every update" in comments[2]


def test_rows_are_named_from_one_and_at_most_forty_of_them() -> None:
    run = MINI.run
    _, _, rows = read(steps_csv(MINI, EN))
    assert rows[0][2] == " ".join(str(row + 1) for row in run.rows_of(0)) == "125 189"
    forty, more = (read(steps_csv(replace(MINI, batch=size), EN))[2][0][2] for size in (40, 41))
    assert len(forty.split(" ")) == 40
    assert more.endswith(" … (41)") and len(more.split(" ")) == 42
    assert read(steps_csv(BGD, ZH))[2][3][2] == " ".join(map(str, range(1, 41))) + " … (199)"


def test_a_short_batch_names_its_own_rows() -> None:
    settings = replace(MINI, batch=64, draw=Draw.SHUFFLE, epochs=1, stop_on=StopOn.NEVER)
    last = read(steps_csv(settings, EN))[2][-1]
    assert len(last[2].split(" ")) == 199 % 64 == 7
    assert sorted(last[2].split(" ")) == sorted(str(row + 1) for row in settings.run.rows_of(3))


@both
def test_a_decaying_learning_rate_stands_beside_each_update(text: Text) -> None:
    fan = NoiseSettings(decay=50.0)
    _, header, rows = read(steps_csv(fan, text))
    assert floats(rows, header.index(text.exports.columns.rate)) == [1e-5 / (1 + k / 50) for k in range(400)]
    assert_whole(fan.run, rows)


@both
def test_runs_that_are_compared_stand_one_below_the_other(text: Text) -> None:
    race = CompareSettings(rates=Rates.BEST)
    _, header, rows = read(steps_csv(race, text))
    assert header[0] == text.exports.columns.run
    for entry in race.entries:
        name = size_name(entry.size, 199, text)
        own_rows = [row[1:] for row in rows if row[0] == name]
        assert_whole(entry.run, own_rows)
        assert set(floats(own_rows, 5)) == {race.rate_of(entry.size)}
    assert len(rows) == sum(entry.run.updates for entry in race.entries)


@both
@pytest.mark.parametrize("shown", Shown)
def test_the_runs_that_a_point_shows_are_in_its_table(text: Text, shown: Shown) -> None:
    for point in (1, 3, 8, 10):
        settings = PitfallsSettings(point, shown)
        _, _, rows = read(steps_csv(settings, text))
        for place, name in zip(settings.runs, run_names(settings, text), strict=True):
            assert_whole(settings.proof.cases[place].run, [row[1:] for row in rows if row[0] == name])


@both
@pytest.mark.parametrize("rate", [1e-5, 1e-3])
def test_the_search_has_a_line_for_every_pass(text: Text, rate: float) -> None:
    """Descent that has diverged leaves its cells empty."""
    settings = SearchSettings(learning_rate=rate)
    _, _, rows = read(steps_csv(settings, text))
    search, run = settings.search, settings.descent.run
    assert len(rows) == settings.points
    expected = (search.w, search.cost, search.w[search.best])
    for column, values in enumerate(expected, start=1):
        assert floats(rows, column) == values.tolist()
    assert floats(rows[: run.updates], 4) == run.w[1:].tolist()
    assert floats(rows[: run.updates], 5) == run.cost[1:].tolist()
    assert all(row[4:] == ["", ""] for row in rows[run.updates :])
    assert (run.updates < settings.points) == (rate > 1e-4)


@both
@pytest.mark.parametrize("cost", ["several", "valley"])
def test_the_race_of_rules_has_every_update_of_every_rule(text: Text, cost: Any) -> None:
    settings = replace(LandscapeSettings.of(cost), rules=tuple(RuleName), updates=30)
    _, header, rows = read(steps_csv(settings, text))
    weights = settings.landscape.weights
    assert len(header) == 4 + 2 * weights
    for rule, run in settings.runs.items():
        own_rows = [row for row in rows if row[0] == text.of(landscape_words.Words).rules[rule]]
        assert [int(row[1]) for row in own_rows] == list(range(1, 31))
        assert floats(own_rows, 2) == run.cost[:-1].tolist()
        assert floats(own_rows, -1) == run.cost[1:].tolist()
        for weight in range(weights):
            assert floats(own_rows, 3 + weight) == run.trajectory.gradient.reshape(30, -1)[:, weight].tolist()
            assert (
                floats(own_rows, 3 + weights + weight)
                == run.trajectory.w[1:].reshape(30, -1)[:, weight].tolist()
            )


@both
@pytest.mark.parametrize("settings", SOME)
def test_the_header_is_in_the_visitors_language(settings: Any, text: Text) -> None:
    comments, header, _ = read(steps_csv(settings, text))
    chinese = re.compile(r"[一-鿿]")
    assert any(chinese.search(line) for line in [*comments, *header]) == (text is ZH)


@both
def test_the_rows_of_a_file_are_given_back_as_they_came(text: Text) -> None:
    settings = MINI.on(replace(own("mine.csv", 500), scaling=Scaling.STANDARD))
    comments, header, rows = read(rows_csv(settings, text))
    assert header == ["x", "y"] and len(comments) == 1 and "mine.csv" in comments[0]
    assert floats(rows, 0) == settings.source.raw.x.tolist()
    assert floats(rows, 1) == settings.source.raw.y.tolist()
    assert needs_rows(settings) and not any(map(needs_rows, SOME))


# ---- whatever a file is called


@both
@pytest.mark.parametrize("name", HOSTILE)
def test_the_name_of_a_file_breaks_out_of_nothing(name: str, text: Text) -> None:
    for page in (BGD, SGD, SearchSettings()):
        settings, harmless = page.on(own(name)), page.on(own("mine.csv"))
        program = script(settings, text)
        assert code(program) == code(script(harmless, text))
        compile(program, name, "exec")
        comments, header, rows = read(steps_csv(settings, text))
        plain_comments, plain_header, plain_rows = read(steps_csv(harmless, text))
        assert (len(comments), header, rows) == (len(plain_comments), plain_header, plain_rows)
        assert not any(re.search(r'[,"]', comment) for comment in comments)
        assert len(settings_line(settings, text).splitlines()) == 1


@both
def test_a_link_breaks_out_of_nothing(text: Text) -> None:
    link = 'https://x/?a="\nimport os\u2028print(1)'
    assert code(script(MINI, text, link)) == code(script(MINI, text))
    assert read(steps_csv(MINI, text, link))[1:] == read(steps_csv(MINI, text))[1:]


def test_a_hostile_name_does_not_change_what_the_program_prints() -> None:
    harmless = numbers(printed(script(SearchSettings().on(own("mine.csv")), EN)))
    assert [
        name for name in HOSTILE if numbers(printed(script(SearchSettings().on(own(name)), EN))) != harmless
    ] == []


def code(program: str) -> list[str]:
    """The lines that are no comments, as Python and as anyone else tells lines apart."""
    return [line for line in program.splitlines() if not line.startswith("#")]


# ---- names and the line


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        (BGD, "bgd-lr1e-05-w1"),
        (SGD, "sgd-lr1e-05-seed7"),
        (replace(MINI, batch=4), "mini_batch-b4-lr1e-05-seed7"),
        (WITH_NOISE[Method.MINI_BATCH], "mini_batch-b4-noise20-lr1e-05-seed7"),
        (BGD.on(own("秘密\n.csv")), "bgd-file-lr0.007-w1"),
        (CompareSettings(), "compare-b1_16_199-lr3e-05-seed7"),
        (CompareSettings(rates=Rates.BEST), "compare-b1_16_199-best_lr-seed7"),
        (NoiseSettings(decay=50.0), "noise-b1-noise20-lr1e-05-tau50-seed7"),
        (LearningRateSettings(), "learning_rate-bgd-lr1e-05"),
        (LearningRateSettings(Method.MINI_BATCH), "learning_rate-mini_batch-b8-lr1e-05-seed7"),
        (SearchSettings(low=-1.5), "search--1.5_to_4-41-noise20-lr1e-05"),
        (LandscapeSettings.of(), "landscape-shallow-lr0.05-seed25"),
        (PitfallsSettings(3, Shown.FIRST), "pitfalls-point3-shown1_2_3"),
    ],
)
def test_a_file_has_a_short_and_telling_name(settings: Any, name: str) -> None:
    assert file_name(settings) == name
    assert re.fullmatch(r"[a-z0-9._-]{5,60}", name)


def test_the_line_says_the_settings() -> None:
    assert settings_line(BGD, EN) == (
        "Batch gradient descent · the notes' 199 rows, y = 2x · α = 1e−5 · w₀ = 1 · "
        "updates: at most 100 · stops once the cost is below 1e−5"
    )
    assert settings_line(replace(MINI, stop_on=StopOn.FULL), ZH) == (
        "小批量梯度下降 · 笔记的 199 个样本，y = 2x · α = 1e−5 · w₀ = 1 · 批量大小 2 · 每次更新重新抽样 · 随机种子 7 · "
        "最多更新 1,000 次 · 全部数据的损失小于 1e−7 时停止"
    )


@both
def test_pasted_rows_have_no_name_and_are_called_pasted(text: Text) -> None:
    assert text.data.pasted in settings_line(BGD.on(own("")), text)


@both
@pytest.mark.parametrize("settings", SOME)
def test_the_line_is_one_line_of_a_language(settings: Any, text: Text) -> None:
    line = settings_line(settings, text)
    assert line.isprintable() and not re.search(r"[{}]", line)
    assert bool(re.search(r"[一-鿿]", line)) == (text is ZH)
