"""The page that reads the notes critically, run without a browser: the question first, the answer after."""

import pytest
from streamlit.testing.v1 import AppTest

from gd_ui.pages.pitfalls import words as pitfalls_words
from gd_ui.pages.pitfalls.programs import PROGRAMS
from gd_ui.pages.pitfalls.proofs import POINTS, proof
from gd_ui.pages.pitfalls.scene import endings, run_names
from gd_ui.pages.pitfalls.settings import PitfallsSettings, Shown
from gd_ui.text import LANGUAGES, Text
from gd_ui.text.numbers import fill
from tests.app.conftest import RunPage
from tests.app.seen import JUNK, runs, said, sent_to

PAGE = "pages/pitfalls.py"
EN, ZH = LANGUAGES["en"], LANGUAGES["zh"]
both = pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])
every_point = pytest.mark.parametrize("point", range(1, POINTS + 1))


def words_of(point: int, text: Text, name: str) -> str:
    return fill(getattr(text.of(pitfalls_words.Words).points[point - 1], name), proof(point).facts)


def answers(point: int, text: Text) -> list[str]:
    return [
        fill(answer, proof(point).facts) for answer in text.of(pitfalls_words.Words).points[point - 1].answers
    ]


def guess(at: AppTest, point: int, answer: int) -> AppTest:
    return at.radio(key=f"guess_{point}").set_value(answer).run()


def shown_point(at: AppTest) -> str:
    return str(at.selectbox(key="choose_point").value)


def players(at: AppTest) -> int:
    return len(sent_to("player", at))


def weights(at: AppTest) -> list[list[float]]:
    return [run.series("w").tolist() for run in runs(at).values()]


def assert_asks(at: AppTest, point: int, text: Text) -> None:
    """The question is there, no answer is chosen, and nothing of the proof is."""
    radio = at.radio(key=f"guess_{point}")
    assert radio.label == f"**{words_of(point, text, 'question')}**"
    assert list(radio.options) == answers(point, text)
    assert radio.value is None
    assert words_of(point, text, "claim") in said(at)
    program = PROGRAMS.get(point)
    assert [code.value.strip() for code in at.code] == ([program.strip()] if program else [])
    assert players(at) == 0
    assert words_of(point, text, "why") not in said(at)
    assert text.of(pitfalls_words.Words).right not in said(at)
    for answer in answers(point, text):
        assert answer not in said(at)


def assert_tells(at: AppTest, point: int, text: Text) -> None:
    """Why, the source, the runs and how they ended."""
    assert words_of(point, text, "why") in said(at)
    assert text.of(pitfalls_words.Words).points[point - 1].source in said(at)
    for line in endings(PitfallsSettings(point), text):
        assert line in said(at)
    cases = proof(point).cases
    assert weights(at) == [cases[k].run.w.tolist() for k in PitfallsSettings(point).runs]


@both
@every_point
def test_the_question_comes_first_and_nothing_is_given_away(
    run_page: RunPage, point: int, text: Text
) -> None:
    at = run_page(PAGE, point=str(point), lang=text.code)
    assert at.title[0].value == text.of(pitfalls_words.Words).title
    assert shown_point(at) == str(point)
    assert_asks(at, point, text)
    assert not at.error
    assert not at.warning


@both
@every_point
def test_a_guess_is_called_right_or_not_and_explained(run_page: RunPage, point: int, text: Text) -> None:
    right, at = (
        text.of(pitfalls_words.Words).points[point - 1].right,
        run_page(PAGE, point=str(point), lang=text.code),
    )
    guess(at, point, (right + 1) % 4)
    assert text.of(pitfalls_words.Words).right not in said(at)
    assert text.of(pitfalls_words.Words).wrong.format(answer=answers(point, text)[right]) in said(at)
    assert_tells(at, point, text)
    guess(at, point, right)
    assert text.of(pitfalls_words.Words).right in said(at)
    assert_tells(at, point, text)


@both
def test_the_answer_can_be_shown_without_guessing(run_page: RunPage, text: Text) -> None:
    at = run_page(PAGE, point="5", lang=text.code)
    at.toggle(key="reveal_5").set_value(True).run()
    right = answers(5, text)[text.of(pitfalls_words.Words).points[4].right]
    assert text.of(pitfalls_words.Words).answer.format(answer=right) in said(at)
    assert_tells(at, 5, text)


def test_a_guess_is_kept_nowhere_but_in_its_input(run_page: RunPage) -> None:
    at = run_page(PAGE)
    before = dict(at.session_state["chosen"])
    guess(at, 1, 0)
    assert at.session_state["chosen"] == before
    at.button(key="next").click().run()
    at.button(key="previous").click().run()
    assert_asks(at, 1, EN)


def test_all_ten_points_are_in_the_list_by_their_titles(run_page: RunPage) -> None:
    titles = [f"{n} · {point.title}" for n, point in enumerate(EN.of(pitfalls_words.Words).points, start=1)]
    assert list(run_page(PAGE).selectbox(key="choose_point").options) == titles


def test_next_and_previous_go_through_all_points_and_end(run_page: RunPage) -> None:
    at = run_page(PAGE)
    assert at.button(key="previous").disabled
    for point in range(2, POINTS + 1):
        at.button(key="next").click().run()
        assert shown_point(at) == str(point)
        assert_asks(at, point, EN)
    assert at.button(key="next").disabled
    at.button(key="previous").click().run()
    assert shown_point(at) == str(POINTS - 1)


def test_the_list_leads_to_a_point_and_its_question(run_page: RunPage) -> None:
    at = guess(run_page(PAGE), 1, 1)
    at.selectbox(key="choose_point").set_value(8).run()
    assert_asks(at, 8, EN)


@every_point
def test_each_run_of_a_point_can_be_chosen(run_page: RunPage, point: int) -> None:
    at = guess(run_page(PAGE, point=str(point)), point, 0)
    for shown, of in PitfallsSettings(point).offered.items():
        at.button_group(key="choose_proof").set_value(str(shown)).run()
        assert weights(at) == [proof(point).cases[k].run.w.tolist() for k in of]
        for line in endings(PitfallsSettings(point, shown), EN):
            assert line in said(at)


def test_another_point_opens_on_what_it_shows_first(run_page: RunPage) -> None:
    at = guess(run_page(PAGE, proof="3"), 1, 1)
    assert len(weights(at)) == 1
    at.button(key="next").click().run()
    at.button(key="next").click().run()
    assert len(weights(guess(at, 3, 0))) == 3


def test_a_link_may_name_the_run(run_page: RunPage) -> None:
    at = guess(run_page(PAGE, point="7", proof="2"), 7, 1)
    assert weights(at) == [proof(7).cases[1].run.w.tolist()]
    assert run_names(PitfallsSettings(7, Shown.SECOND), EN) == ["α = 6e−5"]


@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: f"'{junk[:5]}'")
def test_junk_in_the_link_is_ignored(run_page: RunPage, junk: str) -> None:
    at = run_page(PAGE, **dict.fromkeys(["point", "proof", "lang"], junk))
    point = int(shown_point(at))
    assert 1 <= point <= POINTS
    if not any(character.isdigit() for character in junk):
        assert_asks(at, 1, EN)
    assert players(guess(at, point, 0)) == 1


@pytest.mark.parametrize("point", ["0", "11", "-3", "1e9"])
def test_a_point_that_there_is_not_is_the_first(run_page: RunPage, point: str) -> None:
    assert_asks(run_page(PAGE, point=point), 1, EN)


def test_the_lead_says_what_the_page_is_for(run_page: RunPage) -> None:
    assert EN.of(pitfalls_words.Words).lead in said(run_page(PAGE))
