"""The nine pages are one story: numbered in the menu, each says what was seen and leads to the next."""

from dataclasses import replace
from itertools import pairwise

import pytest
from streamlit.testing.v1.element_tree import Block

from gd_ui.lesson import Lesson
from gd_ui.pages import BY_NAME
from gd_ui.pages.home.words import Words as HomeWords
from gd_ui.text import LANGUAGES, Text
from tests.app.conftest import RunPage
from tests.app.seen import said

ORDER = ("search", "bgd", "learning_rate", "sgd", "mini_batch", "compare", "noise", "landscape", "pitfalls")
both = pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)


def links(of: Block) -> list[tuple[str, str]]:
    """The page that each leads to ("" is home), and its words."""
    return [(link.proto.page, link.proto.label) for link in of.get("page_link")]


@both
def test_home_and_the_menu_have_the_nine_pages_numbered_in_their_order(run_page: RunPage, text: Text) -> None:
    at = run_page(lang=text.code)
    menu = [(name, f"{number} {text.page(name).menu}") for number, name in enumerate(ORDER, start=1)]
    teach = ("teach", text.page("teach").menu)
    assert links(at.sidebar) == [("", text.page("home").menu), *menu, teach]
    assert [(name, label.strip("*")) for name, label in links(at.main)[-9:]] == menu


@both
@pytest.mark.parametrize(("name", "then"), [*pairwise([*ORDER, ""])])
def test_a_page_ends_with_what_was_seen_and_the_way_to_the_next(
    run_page: RunPage, name: str, then: str, text: Text
) -> None:
    at = run_page(f"pages/{name}.py", lang=text.code)
    words = text.page(name)
    if name == "pitfalls":
        assert (links(at.main), words.seen in said(at)) == ([], False), "nothing was seen yet"
        at.toggle[0].set_value(True).run()
    ((to, label),) = links(at.main)
    assert (to, words.seen in said(at)) == (then, True)
    assert words.because in label and text.page(then or "home").menu in label


def test_a_page_that_does_not_say_why_to_go_on_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="why to go on"):
        replace(BY_NAME["pitfalls"], words=HomeWords, lesson=Lesson(()))
