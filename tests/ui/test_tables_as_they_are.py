"""Tables as people have them: numbers are never guessed in silence, and what was understood is said."""

from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gd_ui.data.file_words import read_line, why_so
from gd_ui.rows.tables import (
    COMMA,
    OTHER,
    POINT,
    Rows,
    Table,
    TableError,
    TableProblem,
    Told,
    Why,
    read_table,
)
from gd_ui.text import LANGUAGES
from tests.tables.right import HERE, RIGHT, raw
from tests.ui.test_bad_tables import is_whole, same_numbers

EN, ZH = LANGUAGES["en"], LANGUAGES["zh"]


def taken(raw: bytes, told: Told | None = None, known: dict[str, str] | None = None) -> tuple[Table, Rows]:
    table = read_table(raw, told or Told())
    return table, table.rows(*table.guess, known)


def numbers(rows: Rows) -> tuple[tuple[float, ...], tuple[float, ...]]:
    return tuple(rows.data.x.tolist()), tuple(rows.data.y.tolist())


def said(raw: bytes, told: Told | None = None) -> str:
    """What is said in English of a table that is read; in Chinese the same cells and numbers are named."""
    table, rows = taken(raw, told)
    english, chinese = (
        "\n".join([read_line(table, rows, "`a`", text), *why_so(rows, text)]) for text in (EN, ZH)
    )
    assert is_whole(english) and is_whole(chinese)
    assert same_numbers(english, chinese)
    return english


# ---- the twenty


@pytest.mark.parametrize("name", RIGHT)
def test_each_of_twenty_tables_is_read_as_a_spreadsheet_would_show_it_or_asked_or_named(name: str) -> None:
    right = RIGHT[name]
    if right.problem:
        with pytest.raises(TableError) as refused:
            taken(raw(name))
        assert refused.value.problem is right.problem
    else:
        table, rows = taken(raw(name))
        assert numbers(rows) == (right.x, right.y)
        assert (rows.missing, rows.unreadable) == (right.missing, 0)
        names = tuple(table.columns[place] for place in table.guess) if table.has_header else None
        assert names == right.names
    for decimal, answered in (right.answers or {}).items():
        may_be_both = refused.value.value or ""
        known = {POINT if POINT in may_be_both else COMMA: decimal}
        assert numbers(taken(raw(name), known=known)[1]) == answered
        assert numbers(taken(raw(name), Told(decimal=decimal))[1]) == answered


def test_no_table_is_forgotten() -> None:
    assert {path.name for path in HERE.iterdir() if path.suffix in (".csv", ".tsv", ".txt")} == RIGHT.keys()


# ---- more of each kind


class Style(NamedTuple):
    """How a program or a hand writes numbers: its decimal mark, what parts thousands, and what parts columns."""

    decimal: str
    thousands: str
    delimiter: str


STYLES = [
    Style(decimal, thousands, delimiter)
    for decimal in OTHER
    for thousands in ("", OTHER[decimal], " ", "'", "\u202f")
    for delimiter in ("\t", ";", ",", "，")
]
MINUS = st.sampled_from("-−–")
scaled = st.tuples(st.integers(-(10**9), 10**9), st.integers(0, 4))
"""A number as an integer and how many of its digits are decimals."""


def number_of(value: tuple[int, int]) -> float:
    whole, decimals = divmod(abs(value[0]), 10 ** value[1])
    number = float(f"{whole}.{decimals:0{value[1]}d}" if value[1] else whole)
    return -number if value[0] < 0 else number


def in_style(value: tuple[int, int], style: Style, minus: str) -> str:
    whole, decimals = divmod(abs(value[0]), 10 ** value[1])
    written = f"{whole:,}".replace(",", style.thousands)
    if value[1]:
        written += f"{style.decimal}{decimals:0{value[1]}d}"
    written = minus + written if value[0] < 0 else written
    return f'"{written}"' if style.delimiter in written else written


@given(
    rows=st.lists(st.tuples(scaled, scaled), min_size=2, max_size=8),
    style=st.sampled_from(STYLES),
    minus=MINUS,
    header=st.booleans(),
)
def test_a_table_in_any_style_is_read_to_the_last_digit_or_asked(
    rows: list[tuple[tuple[int, int], tuple[int, int]]], style: Style, minus: str, header: bool
) -> None:
    rows = [((5, 0), (5, 0)), *rows]  # else every x may be 0
    lines = [style.delimiter.join(in_style(one, style, minus) for one in row) for row in rows]
    text = "\n".join([style.delimiter.join(("a", "b"))] * header + lines).encode()
    wanted = tuple(tuple(map(number_of, column)) for column in zip(*rows, strict=True))
    table = read_table(text)
    try:
        read = table.rows(0, 1)
    except TableError as error:
        assert error.problem is TableProblem.MAY_BE_BOTH
        read = table.rows(0, 1, dict.fromkeys(OTHER, style.decimal))
    if read.decimal.why in (Why.WHOLE, Why.LARGE) and numbers(read) != wanted:
        assert "is read as" in said(text)  # 950 beside 1.205: decided, and said
        read = read_table(text, Told(decimal=style.decimal)).rows(0, 1)
    assert numbers(read) == wanted


@given(
    st.lists(st.integers(1000, 999_999), min_size=2, max_size=8),
    st.sampled_from(".,"),
    st.sampled_from("\t;,"),
)
def test_where_a_mark_could_be_both_in_every_cell_it_is_asked_and_each_answer_holds(
    values: list[int], mark: str, delimiter: str
) -> None:
    cells = [f"{value:,}".replace(",", mark) for value in values]
    text = "\n".join(["n" + delimiter + "y"] + [f'{k}{delimiter}"{cell}"' for k, cell in enumerate(cells)])
    table = read_table(text.encode())
    with pytest.raises(TableError) as asked:
        table.rows(0, 1)
    assert (asked.value.problem, asked.value.value) == (TableProblem.MAY_BE_BOTH, cells[0])
    assert table.rows(0, 1, {mark: OTHER[mark]}).data.y.tolist() == values
    assert table.rows(0, 1, {mark: mark}).data.y.tolist() == [float(cell.replace(",", ".")) for cell in cells]
    with pytest.raises(TableError):
        table.rows(0, 1, {OTHER[mark]: mark})  # what was said of the other mark is no answer


@given(st.lists(st.integers(1, 10**6), min_size=2), st.integers(100, 999), st.sampled_from(".,"))
def test_a_whole_number_in_the_same_column_decides_and_it_is_said(
    values: list[int], whole: int, mark: str
) -> None:
    assume(max(values) > 999)
    cells = [f"{value:,}".replace(",", mark) for value in [*values, whole]]
    text = ("n\ty\n" + "\n".join(f"{k}\t{cell}" for k, cell in enumerate(cells))).encode()
    _, rows = taken(text)
    assert rows.data.y.tolist() == [*values, whole]
    if all(value < 10**6 for value in values):
        assert rows.decimal.why is Why.WHOLE
        assert "has no decimals either" in said(text)


@given(st.lists(st.integers(1000, 9999), min_size=1), st.integers(1, 99), st.sampled_from(".,"))
def test_a_number_below_a_hundred_beside_them_decides_nothing(
    values: list[int], small: int, mark: str
) -> None:
    cells = [f"{value:,}".replace(",", mark) for value in [*values, small]]
    with pytest.raises(TableError) as asked:
        taken(("n\ty\n" + "\n".join(f"{k}\t{cell}" for k, cell in enumerate(cells))).encode())
    assert asked.value.problem is TableProblem.MAY_BE_BOTH


@given(
    st.lists(st.tuples(st.integers(1, 99), st.integers(1, 99)), min_size=1, max_size=6),
    st.lists(
        st.sampled_from(["", "NA", "n/a", "?", "-", "NULL", "—", "nan", "N.A.", "缺失", "#N/A"]), max_size=12
    ),
    st.sampled_from("\t;,"),
)
def test_missing_values_are_counted_and_refuse_nothing(
    rows: list[tuple[int, int]], gone: list[str], delimiter: str
) -> None:
    lines = [delimiter.join(map(str, row)) for row in rows]
    lines += [delimiter.join(("7", cell) if k % 2 else (cell, "7")) for k, cell in enumerate(gone)]
    _, read = taken("\n".join([delimiter.join("xy"), *lines]).encode())
    assert (read.read, read.missing, read.unreadable) == (len(rows), len(gone), 0)


@given(
    st.lists(st.text("地区收入年份", min_size=1, max_size=8), max_size=3),
    st.integers(0, 3),
    st.sampled_from(["utf-8", "gbk", "utf-16", "utf-16-le", "utf-16-be"]),
    st.sampled_from(",;\t，"),
)
def test_lines_above_the_names_are_a_title(
    titles: list[str], blank: int, encoding: str, delimiter: str
) -> None:
    above = [title + delimiter * 2 for title in titles] + [delimiter * 2] * blank
    text = "\n".join(
        [*above, delimiter.join(("地区", "收入", "消费")), delimiter.join("甲12"), delimiter.join("乙35")]
    )
    table, rows = taken(text.encode(encoding))
    assert table.columns == ("地区", "收入", "消费")
    assert table.layout.header == len(above) + 1
    assert (table.layout.above, rows.read, rows.unreadable) == (len(titles), 2, 0)


WORDS = {
    "gb18030": (
        "温度",
        "速度",
        "价格",
        "身高",
        "体重",
        "时间",
        "距离",
        "序号",
        "销售额",
        "广告费",
        "年份",
        "成绩",
    ),
    "big5": (
        "溫度",
        "速度",
        "價格",
        "身高",
        "體重",
        "時間",
        "距離",
        "編號",
        "銷售額",
        "廣告費",
        "年份",
        "成績",
    ),
    "cp1252": (
        "température",
        "coût",
        "größe",
        "länge",
        "année",
        "preço",
        "año",
        "°C",
        "µm",
        "prix (€)",
        "höhe",
        "âge",
    ),
}


@given(st.data(), st.sampled_from([*WORDS]))
def test_names_are_read_in_the_encoding_they_were_written_in(data: st.DataObject, encoding: str) -> None:
    names = data.draw(st.lists(st.sampled_from(WORDS[encoding]), min_size=2, max_size=4, unique=True))
    text = ";".join(names) + "\n" + ";".join("1" * len(names)) + "\n"
    table = read_table(text.encode(encoding))
    assert (table.columns, table.encoding) == (tuple(names), encoding)


@given(
    st.lists(st.integers(-999, 999).filter(bool), min_size=1, max_size=6),
    st.sampled_from(["{}%", "${}", "{} kg", "{}°C", "€ {}", "{}元", "{} km/h", "{}‰", "¥{}", "{} m²"]),
)
def test_a_unit_of_the_whole_column_is_taken_off_in_one_sentence(values: list[int], unit: str) -> None:
    cells = [unit.format(value) for value in values]
    text = "\n".join(["a;b", *(f"{k + 1};{cell}" for k, cell in enumerate(cells))]).encode()
    _, rows = taken(text)
    assert rows.data.y.tolist() == values
    (sentence,) = why_so(rows, EN)
    assert f"`{cells[0]}` → `{values[0]}`" in sentence


@given(
    st.lists(st.integers(1, 99), min_size=1, max_size=6), st.sampled_from(["({})", "{}-", "({} $)", "${}-"])
)
def test_accountants_negative_numbers_are_read_and_said(values: list[int], manner: str) -> None:
    text = "\n".join(["a;b", *(f"{k + 1};{manner.format(value)}" for k, value in enumerate(values))]).encode()
    _, rows = taken(text)
    assert rows.data.y.tolist() == [-value for value in values]
    assert f"`{manner.format(values[0])}` → `-{values[0]}`" in why_so(rows, EN)[0]


def test_numbers_in_two_units_are_never_taken_for_one() -> None:
    _, rows = taken(b"a;b\n1;5 kg\n2;7 kg\n3;300 g\n4;9\n5;8 kg")
    assert rows.data.y.tolist() == [5, 7, 8]
    assert [row.value for row in rows.examples] == ["300 g", "9"]


# ---- what is said, and what can be changed


def test_one_line_says_what_was_understood() -> None:
    line = said("统计表;;\n单位：元;;\n地区;收入;消费\n甲;1,5;3\n乙;2,5;NA\n丙;x;5\n丁;4;6".encode("gbk"))
    assert line == (
        "Rows read from `a`: 2 · columns: 3, parted by semicolons · names: line 3 · decimal mark: comma · "
        "encoding: GBK / GB18030 · left out above the table: 2 · left out for a missing value: 1 · "
        "left out as unreadable: 1"
    )
    assert said(b"1 2\n3 4") == (
        "Rows read from `a`: 2 · columns: 2, parted by blanks · names: none · decimals: none · encoding: UTF-8"
    )


def test_what_decided_between_thousands_and_decimals_is_said() -> None:
    assert "`1,205` is read as `1205`: `950` in the same column has no decimals either." in said(
        raw("02_tab_thousands_mixed.tsv")
    )
    assert "`468.046` is read as `468.046`, as `1,724.79` shows." in said(raw("04_quoted_thousands.csv"))
    assert "`1.205` is read as `1.205`: the thousands of `2410` in the same column are not parted." in said(
        b"a;b\n1;1.205\n2;2410"
    )
    assert "`10%` → `10`, `$1.50` → `1.5`" in said(raw("18_percent_money.csv"))


def test_each_of_what_was_understood_can_be_said_otherwise() -> None:
    latin = "a;é\n1,5;2\n3;4".encode("cp1252")
    assert taken(latin, Told(encoding="cp1251"))[0].columns == ("a", "й")
    assert read_table(b"a,b;c\n1,5;2\n3,5;4", Told(delimiter=",")).columns == ("a", "b;c")
    assert numbers(taken(b"x,y\n1,2\n3,4", Told(header=False))[1]) == ((1, 3), (2, 4))
    assert read_table(b"1,2\n3,4", Told(header=True)).columns == ("1", "2")
    assert taken(b"a;b\n1;2.500\n2;3", Told(decimal="."))[1].data.y.tolist() == [2.5, 3]
