"""A number is typed as people write it; what cannot be taken is said, and the value before stays."""

import pytest

from gd_ui.text import LANGUAGES, Text
from gd_ui.typed import read_number
from tests.app.conftest import RunPage

BGD, COMPARE = "pages/bgd.py", "pages/compare.py"
EN = LANGUAGES["en"]
PAGES = (
    BGD,
    "pages/sgd.py",
    COMPARE,
    "pages/learning_rate.py",
    "pages/noise.py",
    "pages/search.py",
    "pages/landscape.py",
)
both = pytest.mark.parametrize("text", LANGUAGES.values(), ids=list(LANGUAGES))


def test_what_is_pasted_is_taken_and_shown_as_one_writes_it(run_page: RunPage) -> None:
    at = run_page(BGD)
    for name, typed, shown in (
        ("w0", "−5.2446", "-5.2446"), ("w0", "1 / 4", "0.25"), ("epochs", "1e2", "100"), ("epochs", "1,000", "1000"),
        ("tol", "0,00002", "2e-5"), ("tol", "1e−5", "1e-5"), ("tol", "２ｅ－５", "2e-5"), ("tol", "2×10⁻⁵", "2e-5"),
    ):  # fmt: skip
        at.text_input(key=name).set_value(typed).run()
        assert at.text_input(key=name).value == shown
        assert at.session_state["chosen"][name] == read_number(shown)
        assert not at.error


def test_an_emptied_input_falls_back(run_page: RunPage) -> None:
    at = run_page(BGD, w0="7", epochs="3")
    for name, default in (("w0", "1"), ("epochs", "100")):
        at.text_input(key=name).set_value(" ").run()
        assert at.text_input(key=name).value == default
        assert name not in at.session_state["chosen"]
    assert not at.error


@pytest.mark.parametrize("page", PAGES)
def test_no_number_on_any_page_is_guessed(run_page: RunPage, page: str) -> None:
    at = run_page(page, data="made") if page != "pages/landscape.py" else run_page(page, rules="plain.adam")
    shown = {str(one.key): one.value for one in at.text_input if not one.disabled}
    assert len(shown) > 3
    for name in shown:
        at.text_input(key=name).set_value("2 apples")
    at.run()
    assert {one.key: one.value for one in at.text_input if not one.disabled} == shown
    assert len(at.error) == len(shown)
    assert all("`2 apples`" in one.value for one in at.error)


@both
def test_what_is_wrong_and_what_is_allowed_is_said_until_it_is_right(run_page: RunPage, text: Text) -> None:
    words = text.typed
    whole = words.allowed_whole.format(least=1, most=1000000000)
    at = run_page(BGD, lang=text.code, epochs="12")
    for typed, problem in (
        ("0", words.outside), ("1.5", words.outside), ("1e999", words.outside), ("ten", words.unread),
        ("$x$ **12**", words.unread),
    ):  # fmt: skip
        at.text_input(key="epochs").set_value(typed).run()
        assert [one.value for one in at.error] == [
            words.said.format(problem=problem.format(typed=f"`{typed}`"), allowed=whole, value=12)
        ]
    at.text_input(key="w0").set_value("2").run()  # moved meanwhile
    assert at.error
    at.text_input(key="epochs").set_value("13").run()
    assert not at.error


def test_what_may_mean_two_numbers_is_asked_for_anew(run_page: RunPage) -> None:
    at = run_page(BGD)
    at.text_input(key="w0").set_value("-1,234").run()
    assert EN.typed.two.format(typed="`-1,234`", one="−1234", other="−1.234") in at.error[0].value
    assert at.text_input(key="w0").value == "1"


def test_what_was_not_taken_is_not_said_on_the_next_page(run_page: RunPage) -> None:
    at = run_page(BGD)
    at.text_input(key="w0").set_value("one").run()
    assert at.error
    at.switch_page("pages/sgd.py").run()
    assert not at.error
