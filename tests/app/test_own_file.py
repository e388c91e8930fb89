"""A visitor's own file: whatever it is, no exception reaches the page, the rows before stay, the cause is said."""

from collections.abc import Callable
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock, patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from gd_ui.controls import link
from gd_ui.data import own_file
from gd_ui.data.file_words import refusal_sentence
from gd_ui.player import upload as uploader
from gd_ui.rows.own_rows import OwnRows
from gd_ui.rows.tables import TableError, read_table
from gd_ui.text import LANGUAGES, Text
from tests.app.conftest import RunPage
from tests.app.seen import runs, scene, sent_to
from tests.static.player import numbers
from tests.ui.test_bad_tables import damaged, grids, is_whole

BGD = "pages/bgd.py"
EN = LANGUAGES["en"]
GOOD = b"mass;force\n1,5;3\n2;5\n4;7\n"
BEST = (1.5 * 3 + 2 * 5 + 4 * 7) / (1.5**2 + 2**2 + 4**2)
"""The w of the least cost of these."""
REFUSED = {
    "empty": b"",
    "header only": b"x,y\n",
    "text in a number column": b"x,y\n1,one\n2,two\n3,4\n",
    "missing values and inf": b"x,y\nnan,1\ninf,2\n3,-inf\n",
    "binary": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "UTF-8 cut short": "温度,度\n1,2\n3,温".encode()[:-1],
    "JSON": b'[{"x": 1, "y": 2}]',
    "a web page": b"<!DOCTYPE html>",
    "a quote that never closes": b'x,y\n1,2\n3,"4\n5,6\n',
    "formulas": b"x,y\n=A1,=B1\n=A2,=B2\n",
    "zip named csv": b"PK\x03\x04\x14\0\x06\0\x08\0",
    "unequal columns": b"x,y\n1\n2,3,4\n5\n6,7\n",
    "x all zero": b"x,y\n0,1\n0,2\n",
    "one column": b"x\n1\n2\n",
}
READ = {
    "one row": (b"3,6\n", 1, 0),
    "a billion in one cell": (b"x,y\n1,2\n1000000000,3\n", 2, 0),
    "200 columns": (b"\n".join([b",".join([b"%d" % k for k in range(1, 201)])] * 3), 3, 0),
    "two headers alike": (b"x,x\n1,2\n3,4\n", 2, 0),
    "an inf": (b"x,y\n1,2\n4,inf\n5,6\n7,8\n", 3, 1),
    "a formula": (b"x,y\n1,2\n=A1,3\n4,5\n", 2, 1),
    "lines of unequal length": (b"x,y\n1,2\n3\n4,5,6\n7,8\n9,10\n", 3, 2),
}
"""What can be read: so many of its rows, and so many not."""


def upload(at: AppTest, raw: bytes, name: str = "mine.csv") -> AppTest:
    at.file_uploader(key="upload").set_value((name, raw, "text/csv")).run()
    assert not at.exception, at.exception
    return at


def choice(at: AppTest, key: str) -> Selectbox[Any]:
    """The input that is called so, of which there is another for each table and language."""
    (one,) = (box for box in at.selectbox if (box.key or "").startswith(key))
    return one


def cause(raw: bytes, text: Text) -> str:
    """The sentence for what is wrong with it."""
    with pytest.raises(TableError) as caught:
        table = read_table(raw)
        table.rows(*table.guess)
    return refusal_sentence(caught.value, text)


def sent(at: AppTest) -> bytes:
    """All that the player gets."""
    (sent,) = sent_to("player", at)
    return sent


def shown(at: AppTest) -> list[float]:
    """The y of the rows in the chart."""
    (trace,) = (trace for trace in scene(at)["figure"]["data"] if trace["name"] == "data")
    return list(map(float, numbers(trace["y"], trace["points"])))


def last_w(at: AppTest) -> float:
    return float(runs(at)["run"].series("w")[-1])


# ---- on a page


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_bad_file_says_its_cause_and_changes_nothing(run_page: RunPage, code: str) -> None:
    text = LANGUAGES[code]
    at = upload(run_page(BGD, data="file", lang=code), GOOD)
    before = sent(at)
    for name, raw in REFUSED.items():
        upload(at, raw)
        assert [error.value for error in at.error] == [f"{cause(raw, text)} {text.data.kept}"], name
        assert sent(at) == before, name
    assert not at.warning


def test_a_bad_file_that_comes_first_leaves_the_notes_rows(run_page: RunPage) -> None:
    at = run_page(BGD, data="file")
    before = sent(at)
    assert before == sent(run_page(BGD))
    for raw in REFUSED.values():
        upload(at, raw)
        assert len(at.error) == 1
        assert sent(at) == before


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_can_be_read_is_shown_and_the_rest_counted(run_page: RunPage, code: str) -> None:
    text = LANGUAGES[code]
    at = run_page(BGD, data="file", lang=code)
    for name, (raw, read, unreadable) in READ.items():
        upload(at, raw, f"{name}.csv")
        assert not at.error, name
        told = text.data.read_rows.format(n=read, name=f"`{name}.csv`") + " · "
        assert [element.value.startswith(told) for element in at.markdown].count(True) == 1, name
        assert len(shown(at)) == read, name
        counted = text.tables.left_out.format(unreadable=unreadable, rows=read + unreadable)
        assert [one.value.startswith(counted) for one in at.warning] == [True] * bool(unreadable), name


def test_the_run_goes_down_to_the_best_w_of_the_file(run_page: RunPage) -> None:
    at = upload(run_page(BGD, data="file"), GOOD)
    assert last_w(at) == pytest.approx(BEST, rel=1e-2)
    choice(at, "x_column").set_value(1)
    choice(at, "y_column").set_value(0).run()
    assert not at.error
    assert last_w(at) == pytest.approx((3 * 1.5 + 5 * 2 + 7 * 4) / (3**2 + 5**2 + 7**2), rel=1e-2)


def test_columns_without_numbers_say_so_and_keep_the_rows(run_page: RunPage) -> None:
    at = upload(run_page(BGD, data="file"), b"x,y,z\n1,2,a\n3,4,b\n")
    before = sent(at)
    choice(at, "y_column").set_value(2).run()
    assert "`z`" in at.error[0].value
    assert sent(at) == before
    choice(at, "y_column").set_value(0).run()
    assert not at.error
    assert last_w(at) == pytest.approx(1.0, rel=1e-2)


def test_rows_that_are_pasted_are_read_as_a_file_is(run_page: RunPage) -> None:
    at = run_page(BGD, data="file")
    at.text_area(key="paste").set_value("1\t3\n2\t6\n").run()
    assert last_w(at) == pytest.approx(3.0, rel=1e-2)


def test_a_file_outlives_a_change_of_page_and_is_left_for_other_rows(run_page: RunPage) -> None:
    at = upload(run_page(BGD, data="file"), GOOD)
    at.switch_page("pages/sgd.py").run()
    assert shown(at) == [3.0, 5.0, 7.0]
    at.button_group(key="choose_data").set_value("notes").run()
    assert len(shown(at)) == 199
    at.button_group(key="choose_data").set_value("file").run()
    assert shown(at) == [3.0, 5.0, 7.0]


def test_a_mark_that_may_be_both_is_asked_once_and_the_answer_remembered(run_page: RunPage) -> None:
    at = upload(run_page(BGD, data="file"), b"a\tb\n1\t1,205\n2\t2,410\n")
    assert [EN.data.kept in one.value for one in at.info] == [True]
    assert len(shown(at)) == 199
    at.button(key="means_.").click().run()
    assert shown(at) == [1205.0, 2410.0]
    upload(at, b"a\tb\n1\t3,500\n2\t7,000\n", "another.tsv")
    assert not at.info
    assert shown(at) == [3500.0, 7000.0]
    upload(at, b"a;b\n1;3.500\n2;7.000\n", "points.csv")
    assert len(at.info) == 1, "a point is another question"
    at.button(key="means_.").click().run()
    assert shown(at) == [3.5, 7.0]


def test_what_was_understood_can_be_changed(run_page: RunPage) -> None:
    at = upload(run_page(BGD, data="file"), "a;é;c\n1;1.205;7\n2;950;8\n".encode("cp1252"))
    choice(at, "y_column").set_value(1).run()
    assert shown(at) == [1205.0, 950.0]
    choice(at, "told_decimal").set_value(".").run()
    assert shown(at) == [1.205, 950.0]
    choice(at, "told_encoding").set_value("cp1251").run()
    assert choice(at, "y_column").options[1] == "й"
    choice(at, "told_header").set_value(False).run()
    assert at.warning, "the names are a row now"
    choice(at, "told_header").set_value("").run()
    choice(at, "told_delimiter").set_value(",").run()
    assert at.error
    assert shown(at) == [1.205, 950.0]


def test_the_axes_bear_the_names_of_the_columns(run_page: RunPage) -> None:
    at = upload(run_page(BGD, data="file"), "<b>km</b>;非常非常非常非常长的名字\n1;2\n2;5\n".encode())
    layout = scene(at)["figure"]["layout"]
    assert layout["xaxis3"]["title"]["text"] == "x: &lt;b&gt;km&lt;/b&gt;"
    assert layout["yaxis3"]["title"]["text"] == "y: 非常非常非常非常…"
    at.button_group(key="choose_data").set_value("notes").run()
    layout = scene(at)["figure"]["layout"]
    assert layout["xaxis3"]["title"]["text"] == "x" and "title" not in layout["yaxis3"]


def test_two_visitors_never_see_each_others_rows(run_page: RunPage) -> None:
    mine, other = (run_page(BGD, data="file") for _ in range(2))
    upload(mine, GOOD)
    other.run()
    assert sent(other) == sent(run_page(BGD))
    assert "own_rows" not in other.session_state
    upload(other, b"1,9\n2,18\n", "mine.csv")
    mine.run()
    assert last_w(mine) == pytest.approx(BEST, rel=1e-2)
    assert last_w(other) == pytest.approx(9.0, rel=1e-2)


# ---- whatever the bytes


class Session(dict[str, Any]):
    """Stands in for Streamlit's."""

    def __getattr__(self, name: str) -> Any:
        return self[name]

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value


class Page:
    """Stands in for Streamlit: what is said on it, and what its inputs call."""

    def __init__(self) -> None:
        self.session_state = Session(chosen={})
        self.said: list[tuple[str, str]] = []
        self.callbacks: dict[str, Callable[[], None]] = {}
        self.watch = Mock()
        for kind in ("markdown", "info", "warning", "error"):
            setattr(self, kind, lambda words, kind=kind: self.said.append((kind, words)))
        for kind in ("file_uploader", "text_area", "selectbox", "button"):
            setattr(self, kind, self._input)
        for kind in ("popover", "container"):
            setattr(self, kind, lambda *_, **__: nullcontext())

    def _input(
        self, label: str, *_: object, key: str, on_change: Callable[[], None] | None = None, **__: object
    ) -> None:
        if on_change:
            self.callbacks[key] = on_change

    def show(self, text: Text) -> list[tuple[str, str]]:
        """What is said on it when it is shown once more."""
        self.said.clear()
        own_file.show(text, disabled=False)
        return [*self.said]

    def take_away(self) -> None:
        """A visitor clicks on the × of the file."""
        self.watch.call_args.kwargs["removed"]()

    def take(self, raw: bytes, name: str = "a.csv") -> None:
        """A file is chosen."""
        self.session_state.upload = SimpleNamespace(name=name, getvalue=lambda: raw)
        self.callbacks["upload"]()

    @property
    def rows(self) -> OwnRows:
        """Those that the pages show."""
        assert self.session_state.chosen["data"] == "file"
        rows: OwnRows = self.session_state.own_rows
        return rows


def with_a_page(check: Callable[[Page], None]) -> None:
    page = Page()
    with (
        patch.object(own_file, "st", page),
        patch.object(link, "st", page),
        patch.object(uploader, "watch", page.watch),
    ):
        page.show(LANGUAGES["en"])
        page.take(GOOD)
        check(page)


def test_a_file_that_is_taken_away_takes_its_rows_and_its_name_with_it() -> None:
    def check(page: Page) -> None:
        page.session_state.lost_file = "lost.csv"
        page.take_away()
        assert page.session_state == {"chosen": {"data": "file"}, "upload": page.session_state.upload}
        assert [kind for kind, _ in page.show(EN)] == ["markdown"]

    with_a_page(check)


def test_a_file_that_is_not_taken_leaves_the_rows_before() -> None:
    def check(page: Page) -> None:
        rows = page.rows
        page.session_state.upload = None  # as Streamlit has it then
        page.callbacks["upload"]()
        page.watch.call_args.args[2]("new.csv", 5, "403")
        assert EN.data.not_taken.format(value="403") in page.show(EN)[-1][1]
        assert page.rows is rows

    with_a_page(check)


def test_a_text_that_is_deleted_takes_its_rows_but_a_file_beside_it_does_not() -> None:
    def check(page: Page) -> None:
        for text in ("1 3\n2 6", ""):
            page.session_state.paste = text
            page.callbacks["paste"]()
            if text:
                page.take_away()
                assert page.rows.data.y.tolist() == [3, 6]
        assert "own_rows" not in page.session_state

    with_a_page(check)


def is_refused(raw: bytes) -> bool:
    try:
        table = read_table(raw)
        table.rows(*table.guess)
    except TableError:
        return True
    return False


bad = st.one_of(damaged(), grids(), grids(), st.binary(max_size=60)).filter(is_refused)


@settings(max_examples=500)
@given(bad, st.text(min_size=1, max_size=20))
def test_of_500_bad_files_each_says_why_in_both_languages_and_the_rows_stay(raw: bytes, name: str) -> None:
    def check(page: Page) -> None:
        rows, chosen = page.rows, dict(page.session_state.chosen)
        page.take(raw, name)
        for text in LANGUAGES.values():
            errors = [words for kind, words in page.show(text) if kind == "error" or kind == "info"]
            assert [is_whole(words) for words in errors] == [True]
            assert errors[0].endswith(text.data.kept) and len(errors[0]) > len(text.data.kept) + 5
        assert page.rows is rows
        assert page.session_state.chosen == chosen

    with_a_page(check)
