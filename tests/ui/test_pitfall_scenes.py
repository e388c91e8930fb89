"""What is shown and said of the ten points: the scenes are the runs, and the words are filled with their numbers."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from gd_ui.descent.sentences import ending
from gd_ui.pages.pitfalls import words as pitfalls_words
from gd_ui.pages.pitfalls.proofs import POINTS, proof
from gd_ui.pages.pitfalls.scene import endings, proof_scene, run_names
from gd_ui.pages.pitfalls.settings import PitfallsSettings, Shown
from gd_ui.pages.pitfalls.words import Point
from gd_ui.rows.source import NOTES
from gd_ui.text import LANGUAGES, Text
from gd_ui.text.numbers import fill
from tests.static import player
from tests.ui.whole import numbers_in

EN, ZH = LANGUAGES["en"], LANGUAGES["zh"]
both = pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])
every_point = pytest.mark.parametrize("point", range(1, POINTS + 1))
EVERYTHING = [
    PitfallsSettings(point, shown)
    for point in range(1, POINTS + 1)
    for shown in PitfallsSettings(point).offered
]
everything = pytest.mark.parametrize("chosen", EVERYTHING, ids=lambda c: f"{c.point}-{c.shown}")
SIDE_BY_SIDE = [chosen for chosen in EVERYTHING if len(chosen.runs) > 1]
side_by_side = pytest.mark.parametrize("chosen", SIDE_BY_SIDE, ids=lambda c: f"{c.point}-{c.shown}")
MOST_KB = 40


def templates(point: Point) -> Iterator[str]:
    yield from (point.claim, point.question, point.why, *point.answers, *point.runs)


def opened(chosen: PitfallsSettings, text: Text = EN) -> player.Opened:
    return player.opened(proof_scene(chosen, text).packed())


def sent(chosen: PitfallsSettings, text: Text = EN) -> dict[str, Any]:
    return opened(chosen, text).message


# ---- the words


def test_there_are_ten_points_in_both_languages() -> None:
    assert len(EN.of(pitfalls_words.Words).points) == len(ZH.of(pitfalls_words.Words).points) == POINTS == 10


@both
@every_point
def test_every_place_in_the_words_of_a_point_is_filled(point: int, text: Text) -> None:
    for template in templates(text.of(pitfalls_words.Words).points[point - 1]):
        assert not re.search(r"[{}]|\bnan\b|\binf\b|None", fill(template, proof(point).facts))


@both
@every_point
def test_every_number_of_a_proof_is_said(point: int, text: Text) -> None:
    said = set(re.findall(r"\{(\w+)", " ".join(templates(text.of(pitfalls_words.Words).points[point - 1]))))
    assert said == proof(point).facts.keys()


@every_point
def test_the_right_answer_is_the_same_in_both_languages_and_among_them(point: int) -> None:
    english, chinese = (text.of(pitfalls_words.Words).points[point - 1] for text in (EN, ZH))
    assert english.right == chinese.right
    assert len(english.answers) == len(chinese.answers) in (3, 4)
    assert 0 <= english.right < len(english.answers)


@both
@every_point
def test_answers_differ_and_each_run_has_a_name(point: int, text: Text) -> None:
    words, facts = text.of(pitfalls_words.Words).points[point - 1], proof(point).facts
    answers = [fill(answer, facts) for answer in words.answers]
    assert len(set(answers)) == len(answers)
    assert len(set(words.runs)) == len(words.runs) == len(proof(point).cases)


@both
@every_point
def test_neither_title_nor_claim_gives_the_answer_away(point: int, text: Text) -> None:
    words = text.of(pitfalls_words.Words).points[point - 1]
    right = words.answers[words.right].rstrip(".。")
    assert right not in words.title + words.claim + words.question


def test_numbers_are_written_by_the_format_of_their_place() -> None:
    facts = {"a": 39601.0, "b": -13300.0, "c": 0.0209, "d": 1e-5, "e": 1.999959376}
    assert fill("{a:int} {b:int} {c:percent} {d} {e:7}", facts) == "39,601 −13,300 2\u00a0% 1e−5 1.999959"


# ---- what there is to look at


@every_point
def test_every_run_of_a_point_can_be_looked_at_alone(point: int) -> None:
    offered = PitfallsSettings(point).offered
    alone = {runs for runs in offered.values() if len(runs) == 1}
    assert alone == {(k,) for k in range(len(proof(point).cases))}
    assert len(offered) == len(proof(point).shows)


def test_the_frozen_batch_is_seen_next_to_a_correct_one_first() -> None:
    assert PitfallsSettings().runs == (0, 1)


@every_point
def test_what_a_point_does_not_have_is_its_first(point: int) -> None:
    for shown in Shown:
        chosen = PitfallsSettings(point, shown)
        assert chosen.runs == chosen.offered.get(shown, chosen.offered[Shown.FIRST])


@side_by_side
def test_runs_side_by_side_have_one_start_and_one_cost(chosen: PitfallsSettings) -> None:
    runs = [chosen.proof.cases[k].run for k in chosen.runs]
    whole = [run.data_parabola for run in runs]
    assert (
        len({(float(run.w[0]), p.curvature, p.vertex, p.floor) for run, p in zip(runs, whole, strict=True)})
        == 1
    )


# ---- the scenes


@both
@everything
def test_a_scene_holds_the_runs_it_shows(chosen: PitfallsSettings, text: Text) -> None:
    runs = opened(chosen, text).runs
    shown = [chosen.proof.cases[k].run for k in chosen.runs]
    assert len(runs) == len(shown)
    for played, run in zip(runs.values(), shown, strict=True):
        assert played.message["updates"] == run.updates
        assert played.series("w").tolist() == run.w.tolist()
        np.testing.assert_allclose(played.series("cost"), run.cost, rtol=1e-12)
        assert played.series("samples").tolist() == run.samples_seen.tolist()


@everything
def test_a_scene_weighs_no_more_than_a_move_may(chosen: PitfallsSettings) -> None:
    assert len(proof_scene(chosen, ZH).packed()) < 1000 * MOST_KB


@everything
def test_a_scene_has_no_nan_or_infinity_in_its_json(chosen: PitfallsSettings) -> None:
    assert all(math.isfinite(number) for number in numbers_in(proof_scene(chosen, EN)))


@everything
def test_no_proof_can_be_dragged_or_asks_to_be(chosen: PitfallsSettings) -> None:
    message = sent(chosen)
    assert not [track for track in message["tracks"] if "drag" in track]
    assert not message["picks"]
    if len(chosen.runs) == 1:
        assert player.track(message, slot="sentence")["first"] == EN.of(pitfalls_words.Words).start


@both
@side_by_side
def test_side_by_side_each_run_has_a_ball_a_card_and_a_colour_of_its_own(
    chosen: PitfallsSettings, text: Text
) -> None:
    message = sent(chosen, text)
    cards = [track for track in message["tracks"] if track.get("slot") == "card"]
    assert [card["label"] for card in cards] == run_names(chosen, text)
    assert len({card["colour"] for card in cards}) == len(cards)
    for name in message["runs"]:
        balls = [t for t in message["tracks"] if t["kind"] == "head" and t["run"] == name]
        assert {ball["panel"] for ball in balls} == {"", "2"}


@side_by_side
def test_the_clock_ends_with_the_longest_run_on_every_axis(chosen: PitfallsSettings) -> None:
    message = sent(chosen)
    runs = [chosen.proof.cases[k].run for k in chosen.runs]
    longest = {
        "update": max(run.updates for run in runs),
        "epoch": max(run.epochs[-1] for run in runs),
        "samples": max(run.samples_seen[-1] for run in runs),
    }
    (axis,) = (switch for switch in message["switches"] if switch["id"] == "axis")
    for option in axis["options"]:
        ends = [float(run.series(option["series"])[-1]) for run in opened(chosen).runs.values()]
        ticks = player.raced(ends, option["whole"])
        assert option["race"] and ticks[0] == 0
        assert ticks[-1] == pytest.approx(longest[option["series"]])


@side_by_side
def test_the_loss_is_told_above_the_least_possible(chosen: PitfallsSettings) -> None:
    for played, k in zip(opened(chosen).runs.values(), chosen.runs, strict=True):
        run = chosen.proof.cases[k].run
        excess = played.series("excess")
        np.testing.assert_allclose(excess, 13300 * (run.w - run.data_parabola.vertex) ** 2, rtol=1e-9)


@pytest.mark.parametrize(("point", "true"), [(3, False), (4, True)])
def test_only_true_epochs_are_called_so(point: int, true: bool) -> None:
    (axis,) = (switch for switch in sent(PitfallsSettings(point))["switches"] if switch["id"] == "axis")
    (label,) = (option["label"] for option in axis["options"] if option["id"] == "epoch")
    assert label == (EN.player.axis_epoch if true else EN.player.axis_pass)


@both
@everything
def test_each_run_that_is_shown_says_how_it_ended(chosen: PitfallsSettings, text: Text) -> None:
    said = endings(chosen, text)
    for line, k in zip(said, chosen.runs, strict=True):
        assert ending(chosen.proof.cases[k].run, NOTES.asked, text).line in line
    if len(said) > 1:
        assert all(name in line for name, line in zip(run_names(chosen, text), said, strict=True))


def test_a_lucky_stop_is_called_so() -> None:
    assert EN.ending.lucky.split("{")[0] in endings(PitfallsSettings(2), EN)[0]
    assert (
        EN.ending.lucky.split("{")[0] not in endings(replace(PitfallsSettings(2), shown=Shown.SECOND), EN)[0]
    )
