"""Both languages say the same things, and every word a visitor reads stands in a data file."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from gd_ui.pages import PAGES
from gd_ui.pages.home.words import Words as HomeWords
from gd_ui.pages.teach.words import Words as TeachWords
from gd_ui.text import LANGUAGES, PageWords, Text, language_of, lesson
from gd_ui.text.reading import read
from gd_ui.text.words import Steps

ROOT = Path(__file__).parents[2]
WORDS_OF = {"home": HomeWords, "teach": TeachWords} | {page.name: page.words for page in PAGES}
LESSONS = [name for name in WORDS_OF if lesson("en", name)]
CHINESE = re.compile(r"[一-鿿]")
WORDS = re.compile(r"[A-Za-z]{3,}")
SAME_IN_BOTH = {"code", "html_lang"}
"""Texts that no visitor reads."""
SHOWN = {
    "button", "caption", "error", "expander", "header", "html", "info", "markdown", "metric", "text_input",
    "page_link", "pills", "radio", "selectbox", "slider", "subheader", "success", "text", "title", "toast",
    "toggle", "warning", "write", "choice", "number", "segmented_control", "checkbox", "download_button",
}  # fmt: skip
"""Calls whose texts a visitor reads."""
WORDED = re.compile(r"\w{2,}\s+\w{2,}|[一-鿿]")
TAG = re.compile(r"<[^>]*(>|$)|^[^<]*>")
"""Also one that a value in the middle of it has cut in two."""
CODE = sorted(
    [ROOT / "app.py", ROOT / "home.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "gd_ui").rglob("*.py")]
)


def texts(group: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a language with where it stands: "steps.down", or with its place in a list: "points.3"."""
    if isinstance(group, dict):
        parts = group
    elif isinstance(group, tuple):
        parts = {str(place): part for place, part in enumerate(group)}
    elif is_dataclass(group):
        said = {field: getattr(group, field.name) for field in fields(group)}
        parts = {field.name: words for field, words in said.items() if words != field.default}
    else:
        yield name, str(group)
        return
    for own, part in parts.items():
        yield from texts(part, f"{name}.{own}".strip("."))


def texts_of(text: Text) -> dict[str, str]:
    """Every text of a language, those of the pages with their names before them."""
    pages = [one for name, words in WORDS_OF.items() for one in texts(text.of(words), name)]
    return dict([*texts(text), *pages])


EN, ZH = (texts_of(LANGUAGES[code]) for code in ("en", "zh"))


def places(text: str) -> set[str]:
    """What is to be filled in, with its format: "cost:5"."""
    return set(re.findall(r"\{([^{}]*)(?<!:s)\}", text))  # Chinese has no plural


def test_both_languages_have_the_same_texts() -> None:
    assert EN.keys() == ZH.keys()


def test_a_text_is_filled_in_with_the_same_numbers_in_both_languages() -> None:
    assert [name for name in EN if places(EN[name]) != places(ZH[name])] == []


def is_well_formed(text: str) -> bool:
    """Not empty, and with no brace or star too many."""
    braces = {text.count("{"), text.count("}"), len(re.findall(r"\{\w+(:\w+)?\}", text))}
    return bool(text.strip()) and len(braces) == 1 and text.count("**") % 2 == 0


def test_no_text_is_empty_or_has_a_brace_or_star_too_many() -> None:
    assert [
        (name, text) for texts in (EN, ZH) for name, text in texts.items() if not is_well_formed(text)
    ] == []


def test_what_is_said_in_english_words_is_said_in_chinese() -> None:
    worded = {name for name, text in EN.items() if WORDS.search(re.sub(r"\{[^{}]*\}", "", text))}
    worded -= SAME_IN_BOTH | {
        "panel.rate_slider",
        *(f"learning_rate.controls.method.choices.{name}" for name in ("bgd", "sgd")),
    }
    assert len(worded) > 500
    assert [(name, ZH[name]) for name in sorted(worded) if not CHINESE.search(ZH[name])] == []


def test_english_has_no_chinese_in_it() -> None:
    assert [(name, text) for name, text in EN.items() if re.search(r"[，。；：“”（）一-鿿]", text)] == []


@pytest.mark.parametrize("page", ["noise", "learning_rate"])
def test_what_a_control_of_the_page_is_explained_by_is_read_at_a_glance(page: str) -> None:
    words: PageWords = LANGUAGES["en"].of(WORDS_OF[page])
    for name, control in words.controls.items():
        assert len(control.help.split()) <= 20, name
        assert all(sentence.count(": ") < 2 for sentence in control.help.split(". ")), name


def test_a_language_is_found_again_by_itself_not_by_its_words() -> None:
    """What is kept for it would else hash 940 strings each time."""
    (text, *_) = LANGUAGES.values()
    assert hash(text) == object.__hash__(text)
    assert text != replace(text)


def test_chinese_sentences_end_in_chinese_points() -> None:
    assert not [name for name, text in ZH.items() if CHINESE.search(text) and text.endswith((".", ",", ";"))]


def test_the_sentences_of_steps_ask_only_for_numbers_that_a_scene_has() -> None:
    known = {"w:6", "w:5", "cost:5", "cost_before:5", "bottom:5", "batch_cost:5", "batch_cost_after:5"}
    known |= {"or_drag"}  # which the player gives
    for field in fields(Steps):
        assert places(EN[f"steps.{field.name}"]) <= known


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ('title = "t"', "lacks ['lead', 'menu']"),
        ('title = "t"\nlead = "l"\nmenu = "m"\nfoot = "f"', "has ['foot'], which nobody reads"),
        ('title = 1\nlead = "l"\nmenu = "m"', "title: 1 is no str"),
    ],
)
def test_a_language_with_a_word_too_few_too_many_or_of_another_kind_is_refused(
    tmp_path: Path, file: str, said: str
) -> None:
    (tmp_path / "xx.toml").write_text(file)
    with pytest.raises(ValueError, match=re.escape(said)):
        read(PageWords, tmp_path / "xx.toml")


@pytest.mark.parametrize(
    ("locale", "code"),
    [("zh-CN", "zh"), ("zh", "zh"), ("zh-TW", "zh"), ("ZH-cn", "zh"), ("en-GB", "en"), ("fr", "en")],
)
def test_the_browsers_language_chooses_ours(locale: str, code: str) -> None:
    assert language_of(locale) == code


def test_an_unknown_browser_gets_english() -> None:
    assert language_of(None) == language_of("") == language_of("--") == "en"


def in_both(page: str, pattern: str) -> list[list[str]]:
    return [re.findall(pattern, lesson(code, page), re.MULTILINE | re.DOTALL) for code in ("en", "zh")]


@pytest.mark.parametrize("page", LESSONS)
def test_a_lesson_has_the_same_headings_in_both_languages(page: str) -> None:
    english, chinese = in_both(page, r"^#+ ")
    assert english == chinese
    assert english or page == "home"


@pytest.mark.parametrize("page", LESSONS)
def test_a_lesson_has_the_same_code_in_both_languages_but_for_its_comments(page: str) -> None:
    english, chinese = in_both(page, r"^```(.*?)^```")
    assert [without_comments(c) for c in english] == [without_comments(c) for c in chinese]


def without_comments(code: str) -> str:
    return re.sub(r"#.*", "", code)


@pytest.mark.parametrize("page", LESSONS)
def test_a_lesson_has_the_same_formulas_in_both_languages(page: str) -> None:
    """Those on lines of their own one by one; those in a sentence as often as its grammar needs them."""
    english, chinese = in_both(page, r"\$\$.+?\$\$")
    assert len(english) == len(chinese)
    english, chinese = in_both(page, r"(?<!\$)\$(?!\$)[^$]+\$(?!\$)")
    assert set(english) == set(chinese)


@pytest.mark.parametrize("page", LESSONS)
def test_a_lesson_has_tables_and_lists_of_the_same_length_in_both_languages(page: str) -> None:
    for pattern in (r"^\|", r"^- ", r"^\d+\. "):
        english, chinese = in_both(page, pattern)
        assert len(english) == len(chinese)


@pytest.mark.parametrize("page", LESSONS)
def test_a_lesson_is_in_its_language(page: str) -> None:
    english, chinese = lesson("en", page), lesson("zh", page)
    assert not CHINESE.search(english)
    assert len(CHINESE.findall(chinese)) > 0.1 * len(chinese)


@pytest.mark.parametrize("page", ["bgd", "sgd", "mini_batch"])
def test_the_code_of_a_lesson_is_python(page: str) -> None:
    for code in ("en", "zh"):
        blocks = re.findall(r"```python\n(.*?)```", lesson(code, page), re.DOTALL)
        assert blocks
        for block in blocks:
            ast.parse(block)


def literals_shown(path: Path) -> Iterator[str]:
    """Texts of two words or more that a call in SHOWN is handed as they stand in the code."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and called(node) in SHOWN:
            for given in [*node.args, *(keyword.value for keyword in node.keywords)]:
                yield from (text for text in strings(given) if WORDED.search(TAG.sub("", text)))


def called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def strings(node: ast.expr) -> Iterator[str]:
    """The texts in an argument itself: nested calls (templates being filled, names of keys) are their own."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif not isinstance(node, ast.Call):
        yield from (
            t for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr) for t in strings(child)
        )


def test_no_words_for_the_visitor_stand_in_code() -> None:
    assert len(CODE) > 150
    assert [(path.relative_to(ROOT), words) for path in CODE for words in literals_shown(path)] == []


def test_words_in_code_would_be_found(tmp_path: Path) -> None:
    for line in ('st.info("two words")', 'st.button(label=f"go {x} on then")', 'st.write("中文")'):
        (tmp_path / "page.py").write_text(line, encoding="utf-8")
        assert list(literals_shown(tmp_path / "page.py"))


# ---- read once

HELP = re.compile(r"(\.|_|^)help(\.|_|$)")
MOST_WORDS, MOST_CHARACTERS = 20, 40
A_LIST = re.compile(r"\.source$|example_is$")
"""A book with what it says, a point by its two numbers: no sentences."""
NO_WORDS = re.compile(r"\{[^{}]*\}|`[^`]*`")
SENTENCE = re.compile(r"(?<=[.?!])\s|(?<=[。？！])|\n")


def words_in(text: str) -> int:
    """What is read as a word: numbers and symbols by themselves are not."""
    return sum(bool(re.search(r"[a-zα-ω]", word, re.IGNORECASE)) for word in text.split())


def test_help_is_short_enough_to_be_read_while_a_hand_is_on_the_control() -> None:
    named = [name for name in EN if HELP.search(name)]
    assert len(named) > 50
    assert [(name, n) for name in named if (n := words_in(EN[name])) > MOST_WORDS] == []
    long = [(name, len(CHINESE.findall(ZH[name]))) for name in named]
    assert [(name, characters) for name, characters in long if characters > MOST_CHARACTERS] == []


def test_no_sentence_has_two_colons() -> None:
    for known in (EN, ZH):
        sentences = [(name, one) for name, text in known.items() for one in SENTENCE.split(text)]
        found = [(n, one) for n, one in sentences if len(re.findall("[:：]", NO_WORDS.sub("", one))) > 1]
        assert [(n, one) for n, one in found if not A_LIST.search(n)] == []


def test_no_number_in_a_text_can_break_after_a_hyphen() -> None:
    """As browsers do in 1e-5; code is as it is typed."""
    said = [*EN.values(), *ZH.values()]
    said += [lesson(code, page) for code in LANGUAGES for page in LESSONS]
    outside_code = [re.sub(r"```.*?```|`[^`]*`|\]\([^)]*\)", "", text, flags=re.DOTALL) for text in said]
    assert [text for text in outside_code if re.search(r"\de-\d", text)] == []
