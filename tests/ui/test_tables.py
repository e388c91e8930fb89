"""A good table is read as Python's csv module and float read it, whatever its dialect and its encoding."""

import csv
import io
import re

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gd_ui.rows.tables import CellProblem, Rows, read_table, reading
from gd_ui.rows.tables.cells import number
from gd_ui.rows.tables.regular import MOST_ROWS

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030")
NEWLINES = ("\n", "\r\n", "\r")
DIALECTS = ((",", "."), (";", "."), ("\t", "."), (";", ","), ("\t", ","))
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
JUNK = (
    *("abc", "-inf", "Infinity", "1e51", "-1e999", "1_000", "0x10", "1.5.2", "--1", "9e 1", "9 e1", "1e"),
    *("=A1+B1", "=1+1", "True", "12a34", "1,23,4", "2019-01-02", "12:30", "a\nb"),
)  # fmt: skip
GONE = (
    "",
    " ",
    "NA",
    "n/a",
    "N/A",
    "?",
    "-",
    "—",
    "－",
    "NULL",
    "null",
    "NaN",
    "nan",
    "#N/A",
    "..",
    "无",
    "缺失",
)
"""Values that are missing."""
WRITTEN = ("1", "-2", "+3", "4.", ".5", " 6 ", "7e2", "8E-3", "1e50", "\u00a09\u00a0", "0")

finite = st.floats(-1e50, 1e50)
written = st.one_of(finite.map(repr), st.integers(-(10**20), 10**20).map(str), finite.map("{:.3f}".format))


def rows_of(raw: bytes) -> Rows:
    table = read_table(raw)
    return table.rows(*table.guess)


def whole(cell: str) -> float | None:
    """A cell's number by its letters alone."""
    cell = cell.strip()
    if not NUMBER.fullmatch(cell):
        return None
    value = float(cell)
    return value if abs(value) <= 1e50 else None


def plain(text: str, columns: int) -> tuple[list[tuple[float, float]], list[list[str]]]:
    """The first two columns of a comma-separated text without its header, row by row, and the rows left over.

    Those whose values are missing are no row at all.
    """
    good, bad = [], []
    for record in list(csv.reader(io.StringIO(text, newline="")))[1:]:
        if not "".join(record).strip():
            continue
        while len(record) > columns and not record[-1].strip():
            record.pop()
        x, y = (whole(cell) for cell in (*record, "", "")[:2])
        if len(record) == columns and x is not None and y is not None:
            good.append((x, y))
        elif len(record) != columns or not {cell.strip() for cell in record[:2]} & {*GONE, ""}:
            bad.append(record)
    return good, bad


@given(
    rows=st.lists(st.tuples(written, written, written), min_size=1, max_size=8),
    dialect=st.sampled_from(DIALECTS),
    encoding=st.sampled_from(ENCODINGS),
    newline=st.sampled_from(NEWLINES),
    header=st.sampled_from([None, ("温度", "长度", "x"), ("a", "b", "c"), ("a;b", "c,d", 'e"f')]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    ended=st.booleans(),
)
def test_a_table_is_what_was_written(
    rows: list[tuple[str, str, str]],
    dialect: tuple[str, str],
    encoding: str,
    newline: str,
    header: tuple[str, ...] | None,
    quoting: int,
    ended: bool,
) -> None:
    delimiter, mark = dialect
    rows = [("1", "2", "3"), *rows]  # else all x may be 0
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, lineterminator=newline, quoting=quoting)  # type: ignore[arg-type]
    writer.writerows([header] if header else [])
    writer.writerows([cell.replace(".", mark) for cell in row] for row in rows)
    text = file.getvalue() if ended else file.getvalue().removesuffix(newline)
    table = read_table(text.encode(encoding))
    assert table.columns == (header or ("1", "2", "3"))
    assert table.has_header == bool(header)
    for x, y in ((0, 1), (2, 0), (1, 1)):
        read = table.rows(x, y)
        assert read.data.x.tolist() == [float(row[x]) for row in rows]
        assert read.data.y.tolist() == [float(row[y]) for row in rows]
        assert (read.read, read.unreadable, read.examples) == (len(rows), 0, ())


@given(
    st.lists(st.lists(st.sampled_from(WRITTEN + JUNK + GONE), max_size=4), max_size=30),
    st.sampled_from(NEWLINES),
)
def test_rows_that_cannot_be_read_are_those_a_plain_loop_cannot_read(
    grid: list[list[str]], newline: str
) -> None:
    file = io.StringIO(newline="")
    records = [["x", "y", "other"], *[[str(n), str(2 * n), "words"] for n in range(1, 32)], *grid]
    csv.writer(file, lineterminator=newline).writerows(records)
    text = file.getvalue()
    good, bad = plain(text, 3)
    rows = rows_of(text.encode())
    assert list(zip(rows.data.x.tolist(), rows.data.y.tolist(), strict=True)) == good
    assert (rows.read, rows.unreadable) == (len(good), len(bad))
    assert len(rows.examples) == min(5, len(bad))


@given(
    st.lists(st.sampled_from([*WRITTEN, *JUNK[:-1], *GONE, '5" pipe']), min_size=1, max_size=30),
    st.sampled_from(NEWLINES),
)
def test_a_row_left_out_is_named_by_the_line_an_editor_shows(cells: list[str], newline: str) -> None:
    lines = ["x;y", "", *(f"{n}.5;{n}" for n in range(31)), *(f"1;{cell}" for cell in cells)]
    rows = rows_of(newline.join(lines).encode())
    unreadable = [
        at
        for at, line in enumerate(lines, 1)
        if line[:2] == "1;" and whole(line[2:]) is None and line[2:].strip() not in {*GONE, ""}
    ]
    assert [row.line for row in rows.examples] == unreadable[:5]
    assert [row.value for row in rows.examples] == [lines[at - 1][2:].strip() for at in unreadable[:5]]
    assert {row.column for row in rows.examples} <= {"y"}


@pytest.mark.parametrize("cell", WRITTEN)
def test_a_number_may_have_a_sign_a_power_and_blanks_around_it(cell: str) -> None:
    assert number(cell) == float(cell)


@pytest.mark.parametrize("cell", JUNK + GONE)
def test_nothing_else_is_a_number(cell: str) -> None:
    assert number(cell) is None


@given(st.text("0123456789.+-eE_\v\fnaif", max_size=8))
def test_a_cell_is_a_number_at_once_just_where_it_is_one_row_by_row(cell: str) -> None:
    raw = f"x;y\n1;2\n3;4\n5;{cell}\n".encode()
    assume(not re.fullmatch(r"\s*[+-]?[1-9]\d{0,2}\.\d{3}\s*|.*\d\s*-\s*", cell))  # asked elsewhere, or −1
    expected = whole(cell)
    assert rows_of(raw).data.y.tolist() == [2, 4, *([] if expected is None else [expected])]


# ---- what is regular is read at once


def refuse(*_: object) -> None:
    raise AssertionError("row by row")


@pytest.mark.parametrize("newline", NEWLINES)
@pytest.mark.parametrize(("delimiter", "mark"), DIALECTS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_regular_table_is_read_at_once(
    monkeypatch: pytest.MonkeyPatch, delimiter: str, mark: str, newline: str, encoding: str
) -> None:
    monkeypatch.setattr(reading, "_row_by_row", refuse)
    names = delimiter.join(('"a"', '"城市"', "b"))
    lines = [delimiter.join((f"{n}{mark}5", "words", f"{n}e1")) for n in range(200)]
    rows = rows_of(newline.join([names, *lines, "", ""]).encode(encoding))
    assert rows.data.x.tolist() == [n + 0.5 for n in range(200)]
    assert rows.data.y.tolist() == [10.0 * n for n in range(200)]


def test_a_million_rows_are_read_and_not_one_more() -> None:
    raw = b"1,2\n" * MOST_ROWS
    assert rows_of(raw).read == MOST_ROWS
    with pytest.raises(ValueError, match=r"TOO_MANY_ROWS.*limit=1000000, found=1000001"):
        read_table(raw + b"1,2")


def test_each_of_200_columns_can_be_chosen() -> None:
    names = ",".join(f"c{n}" for n in range(200))
    row = ",".join(str(n) for n in range(1, 201))
    table = read_table(f"{names}\n{row}\n{row}".encode())
    assert len(table.columns) == 200
    for column in (0, 57, 199):
        assert table.rows(column, 199 - column).data.x.tolist() == [column + 1.0] * 2


# ---- what the columns are called, and which are guessed


@pytest.mark.parametrize(
    ("raw", "columns", "guess"),
    [
        ("1,2", ("1", "2"), (0, 1)),
        ("a,a,a\n1,2,3", ("a", "a (2)", "a (3)"), (0, 2)),
        ("a,a (2),a\n1,2,3", ("a", "a (2)", "a (3)"), (0, 2)),
        (",x,\n1,2,3", ("1", "x", "3"), (0, 2)),
        (",,y\n1,2,3\n2,2,5\n3,2,7", ("1", "2", "y"), (0, 2)),
        ("id,a,b,c\n1,5,6,9\n2,3,8,9", ("id", "a", "b", "c"), (1, 2)),
        ("a,b,序号\n5,6,0\n3,8,1", ("a", "b", "序号"), (0, 1)),
        ("x1,y1,\n1,2,\n3,4,", ("x1", "y1"), (0, 1)),
        ("Income, 2019\nregion,income,spent\nA,5,3", ("region", "income", "spent"), (1, 2)),
        ("Table 3, 2019,,\nkg,,\nregion,in,out\nA,5,3", ("region", "in", "out"), (1, 2)),
        ("region,2019,2020\nA,1,2\nB,3,5", ("region", "2019", "2020"), (1, 2)),
        ("Y, X \n1,2", ("Y", "X"), (1, 0)),
        ("city,mass,force\nRome,1,2\nOslo,3,4", ("city", "mass", "force"), (1, 2)),
        ("city,mass\nRome,1\nOslo,3", ("city", "mass"), (0, 1)),
        ("mass,city\n1,Rome\n3,Oslo", ("mass", "city"), (0, 1)),
        ("day;a;b\n01.02.2024;1,5;2,5\n02.02.2024;2;3", ("day", "a", "b"), (1, 2)),
        ("n,m\n1,\n2,3\n,4", ("n", "m"), (0, 1)),
        ("year,2019\nmany,2\n3,4\n5,6", ("year", "2019"), (0, 1)),
        ('"two\nlines",y\n1,2', ("two lines", "y"), (0, 1)),
        (f"{'long ' * 20},y\n1,2", ("long " * 7 + "long…", "y"), (0, 1)),
        ("nan,1\n2,3", ("1", "2"), (0, 1)),
        ("=A1,1\n2,3", ("1", "2"), (0, 1)),
        ("a title\n1,2\n3,4", ("1", "2"), (0, 1)),
    ],
)
def test_columns_have_labels_and_likely_ones_are_guessed(
    raw: str, columns: tuple[str, ...], guess: tuple[int, int]
) -> None:
    table = read_table(raw.encode())
    assert table.columns == columns
    assert table.guess == guess
    assert table.has_header == (columns[0] != "1" or bool({"x", "y"} & {*columns}))


@given(st.lists(st.text("ab (2)", max_size=6), min_size=2, max_size=12))
def test_no_two_columns_have_the_same_label(names: list[str]) -> None:
    assert len(
        set(read_table((",".join(["name", *names]) + "\n" + "1," * len(names) + "1").encode()).columns)
    ) == 1 + len(names)


def test_the_mark_is_the_one_that_reads_more_rows() -> None:
    commas = rows_of(b"x;y\n1,5;2\n2,5;3\n3.5;4")
    assert commas.data.x.tolist() == [1.5, 2.5]
    assert [row.problem for row in commas.examples] == [CellProblem.DECIMAL_POINT]
    points = rows_of(b"x;y\n1.5;2\n2,5;3\n3.5;4")
    assert points.data.x.tolist() == [1.5, 3.5]
    assert [row.problem for row in points.examples] == [CellProblem.DECIMAL_COMMA]


def test_the_rows_are_a_dataset_of_float64() -> None:
    rows = rows_of(b"1000000000,1\n0.1,1e-300")
    assert rows.data.x.dtype == np.float64
    assert rows.data.x.tolist() == [1e9, 0.1]
    assert rows.data.y.tolist() == [1.0, 1e-300]
