"""What a link says and a page does not: named once under the title, with what is allowed and what is shown instead."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gd_ui.controls.link import spelled
from gd_ui.declared import controls_of
from gd_ui.page import Page
from gd_ui.pages import PAGES
from gd_ui.text import LANGUAGES, Text
from tests.app.conftest import RunPage
from tests.app.seen import scene

EN = LANGUAGES["en"]
both = pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
MINI = "pages/mini_batch.py"


def told(at: AppTest) -> str:
    return "\n".join(caption.value for caption in at.caption)


def rate(at: AppTest) -> float:
    return float(scene(at)["hand"]["ruler"]["rate"])


@both
@pytest.mark.parametrize(
    ("name", "said", "allowed", "shown"),
    [
        ("lr", "1e-5x", "1e+200", "1e-05"),
        ("lr", "-1", "1e+200", "1e-05"),
        ("lr", "", "1e+200", "1e-05"),
        ("lr", "1,000", "1e+200", "1e-05"),
        ("batch", "0", "1000000", "2"),
        ("epochs", "2.9", "1000000000", "2"),
        ("stop", "sometimes", "`never` `batch` `full`", "batch"),
        ("drawn", "1_2_3", "`1_2_2_3.5`", ""),
        ("noise", "1e11", "1e+12", "0"),
    ],
)
def test_a_value_that_is_not_taken_is_named_with_what_may_be_and_what_is_there(
    run_page: RunPage, text: Text, name: str, said: str, allowed: str, shown: str
) -> None:
    (line,) = told(run_page(MINI, lang=text.code, **{name: said})).splitlines()
    assert f"`{name}={said}`" in line
    assert allowed in line
    assert f"`{shown}" in line


@both
@pytest.mark.parametrize(
    ("query", "near"),
    [
        ({"lock": "lr,lrr"}, "lr"),
        ({"bacth": "5"}, "batch"),
        ({"only": "seed;learning"}, None),
        ({"view": "presnt"}, "present"),
        ({"k": "last"}, None),
        ({"alpha": "1e-4"}, None),
    ],
)
def test_a_name_that_is_none_is_named_with_the_one_that_is_near(
    run_page: RunPage, text: Text, query: dict[str, str], near: str | None
) -> None:
    (line,) = told(run_page(MINI, lang=text.code, **query)).splitlines()
    ((name, said),) = query.items()
    unknown = {"lock": "lrr", "only": "learning"}.get(name, said)
    assert f"`{name}={unknown}`" in line
    assert near is None or f"`{near}`" in line


@pytest.mark.parametrize(
    "query",
    [
        {"lr": "0,001"},
        {"Lr": "1e-3"},
        {"LR": "１e−3"},
        {"lr": "1/1000", "lang": "en-GB"},
        {"lr": "1e-3", "lock": "LR, batch"},
    ],
)
def test_what_can_be_read_is_read_and_nothing_is_said_of_it(run_page: RunPage, query: dict[str, str]) -> None:
    at = run_page(MINI, **query)
    assert rate(at) == 1e-3
    assert not told(at)


def test_a_language_with_a_country_is_that_language(run_page: RunPage) -> None:
    for said in ("zh-CN", "ZH", "zh_Hant"):
        assert run_page(lang=said).title[0].value == LANGUAGES["zh"].page("home").title
    assert "`lang=fr`" in told(run_page(lang="fr"))


@pytest.mark.parametrize("page", ["home.py", "pages/bgd.py", "pages/teach.py", "pages/compare.py"])
def test_nothing_is_said_of_what_chats_add_of_files_and_of_what_other_pages_have(
    run_page: RunPage, page: str
) -> None:
    of_others = {"utm_source": "mail", "from": "singlemessage", "isappinstalled": "0", "fbclid": "x"}
    at = run_page(page, **of_others, lr="1e-4", lock="lr", k="3", view="present", data="file", file="a.csv")
    assert not told(at)


def test_it_stays_as_long_as_the_page_in_the_language_chosen(run_page: RunPage) -> None:
    at = run_page(MINI, lr="x")
    english = told(at)
    at.button_group(key="choose_lang").set_value("zh").run()
    assert "`lr=x`" in told(at) != english
    at.switch_page("pages/sgd.py").run()
    assert not told(at)


def test_of_a_link_of_junk_a_few_are_named_and_nothing_in_it_is_markup(run_page: RunPage) -> None:
    junk = "`<img src=x>` **" + "9" * 400
    line = told(run_page(MINI, **dict.fromkeys(["lr", "w0", "epochs", "seed", "batch", "noise"], junk)))
    assert line.endswith(EN.links.others)
    assert line.count("…`") == 4
    assert line.count("`") % 2 == 0
    assert len(line) < 1000


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nothing_is_said_of_what_a_page_itself_writes_into_its_link(
    run_page: RunPage, page: Page[Any]
) -> None:
    written = {name: spelled(name, page.initial) for name in controls_of(type(page.initial))}
    at = run_page(f"pages/{page.name}.py", **{name: said for name, said in written.items() if said})
    assert not told(at)
