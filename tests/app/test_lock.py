"""What a teacher's link has locked is shown, said and taken by nothing; and the view for a projector."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gd_core import Dataset
from gd_ui.declared import NAMES
from gd_ui.pages import PAGES
from gd_ui.pages.landscape import words as landscape_words
from gd_ui.rows.own_rows import OwnRows
from gd_ui.text import LANGUAGES, Text
from gd_ui.typed import read_number
from tests.app.conftest import RunPage
from tests.app.seen import JUNK, disabled, said, scene, sent_to, widgets

EN = LANGUAGES["en"]
MINI, BGD = "pages/mini_batch.py", "pages/bgd.py"
LOCKED = {"lock": "lr,batch", "lr": "2e-5", "batch": "9"}
both = pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
OF_THE_DATA = {
    "choose_data",
    "noise",
    "noise_seed",
    "n",
    "slope",
    "x_from",
    "x_to",
    "choose_scaling",
    "switch_centred",
}
OF_THE_DATA |= {"upload", "paste", "centre_now"}
"""Every input of the data panel, by its key."""


def value(at: AppTest, key: str) -> Any:
    """Of an input for a number."""
    shown = widgets(at)[key].value
    return read_number(shown) if isinstance(shown, str) else shown


def rate(at: AppTest) -> Any:
    return scene(at)["hand"]["ruler"]["rate"]


def batch(at: AppTest) -> Any:
    return scene(at)["hand"]["batch"]["size"]


def locked(at: AppTest) -> set[str]:
    """What the player must not move."""
    return set(scene(at)["locked"])


def test_locked_controls_show_their_values_and_are_disabled(run_page: RunPage) -> None:
    at = run_page(MINI, **LOCKED)
    assert (rate(at), batch(at)) == (2e-5, 9)
    assert locked(at) == {"lr", "batch"}
    assert disabled(at) == disabled(run_page(MINI))
    assert locked(run_page(MINI)) == set()
    assert scene(at)["runs"]["run"]["updates"] > 0


@pytest.mark.parametrize("preset", ["as_in_notes", "with_noise", "as_printed"])
def test_a_preset_sets_all_but_what_is_locked(run_page: RunPage, preset: str) -> None:
    at = run_page(MINI, **LOCKED, w0="-5")
    at.button(key=preset).click().run()
    assert (rate(at), batch(at), value(at, "w0")) == (2e-5, 9, 1.0)


def test_the_way_back_does_not_change_a_locked_rate(run_page: RunPage) -> None:
    at = run_page(BGD, lock="lr", lr="1e-4")
    assert "way_back" in disabled(at)
    assert rate(at) == 1e-4


def test_other_rows_do_not_change_what_is_locked(run_page: RunPage) -> None:
    at = run_page(BGD, lock="lr", lr="2e-5")
    at.button_group(key="choose_data").set_value("drawn").run()
    at.button_group(key="choose_scaling").set_value("largest").run()
    assert rate(at) == 2e-5


@both
def test_a_number_that_a_lock_keeps_in_other_units_is_said_to_be_kept(run_page: RunPage, text: Text) -> None:
    kept = text.data.kept_by_locks.format(names=text.controls["lr"].label)
    for query, is_said in (
        ({"lock": "lr", "scaling": "largest"}, True), ({"lock": "lr"}, False), ({"scaling": "largest"}, False),
        ({"lock": "seed", "scaling": "largest"}, False), ({"lock": "lr,data", "scaling": "largest"}, False),
    ):  # fmt: skip
        assert (kept in said(run_page(BGD, lang=text.code, **query))) == is_said, query


@both
def test_what_the_notes_need_is_said_of_their_rows_only(run_page: RunPage, text: Text) -> None:
    for data, is_said in (("notes", True), ("made", False), ("drawn", False)):
        shown = said(run_page(BGD, lang=text.code, data=data))
        assert (text.data.because_of_notes in shown) == is_said, data


@both
def test_an_intercept_below_0_is_taken_away(run_page: RunPage, text: Text) -> None:
    shown = said(run_page(BGD, lang=text.code, data="drawn", drawn="1_-1_2_1_3_3_4_5_5_7"))
    assert "ŷ = 2·x − 3" in shown


def drag_and_tap() -> None:
    import streamlit as st

    from gd_ui.controls import link
    from gd_ui.pages.landscape.panel import set_weights

    for name, moved in {"w0": 3.5, "batch": 64, "lr": 1e-6, "seed": 5}.items():
        link.take(name, moved)
    set_weights(0.25, 0.5)
    st.text(repr(st.session_state.chosen))


def test_what_is_moved_dragged_or_tapped_is_not_taken() -> None:
    at = AppTest.from_function(drag_and_tap)
    at.query_params["lock"] = "w0,p0,p1,batch,lr,seed"
    at.run()
    assert at.text[0].value == repr({"lock": "w0,p0,p1,batch,lr,seed"})


@pytest.mark.parametrize(
    ("page", "query", "told"),
    [
        ("bgd", {}, ["lr", "w0"]),
        ("mini_batch", {}, ["batch", "lr", "seed", "w0"]),
        ("noise", {}, ["batch", "lr", "seed"]),
        ("learning_rate", {}, ["lr", "w0"]),
        ("learning_rate", {"method": "mini_batch"}, ["batch", "lr", "seed", "w0"]),
        ("compare", {}, ["lr", "w0"]),
        ("compare", {"rates": "best"}, ["w0"]),
        ("search", {}, ["lr", "w0"]),
    ],
)
def test_the_player_is_told_what_it_must_not_move(
    run_page: RunPage, page: str, query: dict[str, str], told: list[str]
) -> None:
    assert scene(run_page(f"pages/{page}.py", lock="w0,lr,batch,seed", **query))["locked"] == told


@pytest.mark.parametrize("data", ["notes", "made", "drawn", "file"])
def test_data_that_are_locked_lock_every_input_of_their_panel(run_page: RunPage, data: str) -> None:
    at = run_page(BGD, lock="data", data=data, x_from="5", slope="3", noise="4")
    of_panel = OF_THE_DATA & widgets(at).keys()
    assert len(of_panel) >= 3
    asked = {"upload", "paste"} if data == "file" else set()
    assert of_panel & disabled(at) == of_panel - asked
    assert not sent_to("points", at)
    assert len(sent_to("player", at)) == 1


def test_locked_data_are_not_changed_by_a_preset(run_page: RunPage) -> None:
    at = run_page(MINI, lock="data", data="made", n="50", noise="4")
    at.button(key="with_noise").click().run()
    assert (value(at, "n"), value(at, "noise")) == (50, 4.0)


def test_locked_data_that_are_a_file_can_be_opened_once(run_page: RunPage) -> None:
    """The link asks for the file, so it must be possible to open it; another one must not be."""
    at = run_page(BGD, lock="data", data="file", file="mine.csv")
    assert "mine.csv" in at.warning[0].value
    at.file_uploader(key="upload").set_value(("mine.csv", b"1,2\n2,5\n", "text/csv")).run()
    assert not at.warning
    assert {"upload", "paste", "choose_data", "choose_scaling"} <= disabled(at)


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_where_only_one_thing_may_be_changed_nothing_else_in_the_link_can_be(
    run_page: RunPage, page: str
) -> None:
    free = NAMES.keys() - {"lr"}
    # A lock alone means what that page opened on in the days of its first links.
    says = {"cost": "valley", "rules": "momentum"} if page == "landscape" else {}
    by_name = run_page(f"pages/{page}.py", lock=",".join(free), **says)
    at = run_page(f"pages/{page}.py", only="lr", **says)
    presets = {"as_in_notes", "with_noise", "as_printed", "lecture", "finer", "race"} & widgets(at).keys()
    assert disabled(at) == disabled(by_name) | presets
    if sent_to("player", at):
        assert locked(at) == locked(by_name)
        assert "lr" not in locked(at)
    assert ("🔒" in said(at)) and at.query_params["only"] == "lr"


@both
def test_what_alone_may_be_changed_is_said_and_data_are_all_that_says_which_rows_there_are(
    run_page: RunPage, text: Text
) -> None:
    at = run_page(MINI, lang=text.code, only="batch,nonsense,data")
    names = text.comma.join([text.controls["batch"].label, text.data.title])
    assert text.sharing.only_free.format(names=names) in said(at)
    assert OF_THE_DATA & widgets(at).keys() & disabled(at) <= {"noise_seed"}
    assert locked(at) == {"lr", "seed", "w0"}
    at = run_page(BGD, lang=text.code, only="cost")  # another page's
    assert text.sharing.all_locked in said(at)


def test_a_link_that_asks_always_makes_every_lesson_insist_and_goes_along(run_page: RunPage) -> None:
    assert "insists" not in scene(run_page(BGD))["lesson"]
    assert "insists" not in scene(run_page(BGD, ask="junk"))["lesson"]
    at = run_page(BGD, ask="always")
    assert scene(at)["lesson"]["insists"] is True
    at.switch_page("pages/landscape.py").run()
    assert scene(at)["lesson"]["insists"] is True
    assert at.query_params["ask"] == "always"


@pytest.mark.parametrize("name", ["lock", "only"])
@pytest.mark.parametrize("junk", [*JUNK, "lr2,l r,lang,page,lock,data2,%00", ",,,", "k,view"])
def test_junk_that_is_locked_locks_nothing(run_page: RunPage, junk: str, name: str) -> None:
    at = run_page(MINI, **{name: junk})
    assert disabled(at) == disabled(run_page(MINI))
    assert locked(at) == set()
    assert "🔒" not in said(at)


def test_what_is_real_among_junk_is_locked(run_page: RunPage) -> None:
    assert locked(run_page(MINI, lock="nonsense,lr,<b>")) == {"lr"}


@both
def test_what_is_locked_is_said_in_the_visitors_language(run_page: RunPage, text: Text) -> None:
    at = run_page(MINI, lang=text.code, lock="batch,data,nonsense,lr")
    names = [text.controls["lr"].label, text.controls["batch"].label, text.data.title]
    assert text.sharing.locked.format(names=text.comma.join(names)) in said(at)


def test_the_lock_and_the_view_go_along_to_the_next_page(run_page: RunPage) -> None:
    at = run_page(MINI, **LOCKED, view="present")
    assert "leave" in widgets(at)
    at.switch_page("pages/noise.py").run()
    assert locked(at) == {"lr", "batch"}
    assert rate(at) == 2e-5
    at.button(key="leave").click().run()
    assert "leave" not in widgets(at)
    assert locked(at) == {"lr", "batch"}
    assert rate(at) == 2e-5
    at.switch_page(MINI).run()
    assert "leave" not in widgets(at)
    assert locked(at) == {"lr", "batch"}
    assert batch(at) == 9


def test_leaving_the_view_for_projectors_keeps_the_settings(run_page: RunPage) -> None:
    at = run_page(MINI, view="present", batch="9", w0="-3", noise="7")
    at.button(key="leave").click().run()
    assert (batch(at), value(at, "w0"), value(at, "noise")) == (9, -3.0, 7.0)


def test_names_to_lock_are_those_of_the_page_and_follow_its_inputs(run_page: RunPage) -> None:
    at = run_page(MINI)
    at.session_state["sharing"] = True
    at.run()
    only = at.button_group(key="only")
    offered = {option.content for option in only.proto.options}
    assert {EN.controls["lr"].label, EN.controls["batch"].label, EN.data.title} <= offered
    assert EN.of(landscape_words.Words).controls["cost"].label not in offered
    only.set_value(["lr", "updates"]).run()
    at.button_group(key="choose_draw").set_value("shuffle").run()  # epochs are asked for now
    assert not at.exception, at.exception
    at.switch_page(BGD).run()
    assert not at.exception, at.exception


# ---- what a teacher has sent to the class


def test_what_was_sent_is_opened_as_by_a_new_visitor_once(run_page: RunPage) -> None:
    at = run_page(MINI, **LOCKED, seed="11")
    at.query_params.clear()
    at.query_params.update(lr="8e-5", lock="w0", sent="1")
    at.run()
    assert (rate(at), batch(at), locked(at)) == (8e-5, 2, {"w0"})
    at.session_state["chosen"]["lr"] = 3e-5
    at.query_params.update(sent="1")
    at.run()
    assert rate(at) == 3e-5, "it is not sent again"
    at.query_params.clear()
    at.query_params.update(lr="2e-5", sent="2")
    at.run()
    assert (rate(at), locked(at)) == (2e-5, set())
    assert not at.exception


def test_a_file_of_ones_own_stays_when_something_is_sent(run_page: RunPage) -> None:
    at = run_page(MINI)
    at.session_state["own_rows"] = own = OwnRows(Dataset([1.0, 2.0], [3.0, 6.0]), "rows.csv")
    at.query_params.update(sent="1", data="file")
    at.run()
    assert at.session_state["own_rows"] is own
    assert not at.exception
