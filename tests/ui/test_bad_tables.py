"""A bad table gets a sentence that names the cause, in both languages; no exception but TableError ever comes out."""

import csv
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gd_ui.data.file_words import refusal_sentence, unreadable_rows
from gd_ui.rows.tables import CellProblem, Rows, TableError, TableProblem, read_table
from gd_ui.rows.tables.encoding import MOST_BYTES
from gd_ui.text import LANGUAGES
from gd_ui.text.data import RefusedRow, RefusedTable
from gd_ui.text.verbatim import verbatim

EN, ZH = LANGUAGES["en"], LANGUAGES["zh"]
CODE = re.compile(r"(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)")
"""A code span, as Markdown finds it."""

REFUSED = {
    "empty": (b"", TableProblem.EMPTY, []),
    "blanks only": (" \r\n\t\n".encode("utf-16"), TableProblem.EMPTY, []),
    "a byte order mark alone": (b"\xef\xbb\xbf", TableProblem.EMPTY, []),
    "header only": (b"\nx,y\n", TableProblem.HEADER_ONLY, ["2"]),
    "header and blanks": (b"x,y\r\n  \r\n\r\n ", TableProblem.HEADER_ONLY, ["1"]),
    "one column": (b"x\n1\n2\n", TableProblem.ONE_COLUMN, ["`x`", "1"]),
    "one column of words": (b"a b\nc d\n", TableProblem.ONE_COLUMN, ["`a b`", "1"]),
    "delimiters only": (b",,\n,,\n", TableProblem.EMPTY, []),
    "just over the size": (b"1" * (MOST_BYTES + 1), TableProblem.TOO_BIG, ["20.1 MB", "20 MB"]),
    "a 1 GB claim": (bytes(10**9), TableProblem.TOO_BIG, ["953.7 MB", "20 MB"]),
    "20 MB of commas": (b"," * MOST_BYTES, TableProblem.TOO_MANY_COLUMNS, ["1", "20,971,521", "1,000"]),
    "1,001 columns": (b"\n" + b"1," * 1_000 + b"1", TableProblem.TOO_MANY_COLUMNS, ["2", "1,001", "1,000"]),
    "too many rows": (b"1,2\n" * 1_000_002, TableProblem.TOO_MANY_ROWS, ["1,000,002", "1,000,000"]),
    "zip named csv": (b"PK\x03\x04\x14\0\x06\0", TableProblem.WORKBOOK, ["Excel", "zip", "CSV"]),
    "old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", TableProblem.WORKBOOK, ["Excel", "CSV"]),
    "gzip": (b"\x1f\x8b\x08\0", TableProblem.GZIP, ["gzip"]),
    "PDF": (b"%PDF-1.7\n1,2\n3,4", TableProblem.PDF, ["PDF"]),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", TableProblem.BINARY, ["3", "NUL"]),
    "NUL in a number": (b"1,2\r\n3,4\r\n5\0,6", TableProblem.BINARY, ["3", "NUL"]),
    "UTF-32": ("1,2\n3,4".encode("utf-32"), TableProblem.BINARY, ["1", "UTF-8"]),
    "half a UTF-16 letter": ("1,2\n3,4".encode("utf-16") + b"1", TableProblem.ENCODING, ["2", "`0x31`"]),
    "JSON": (b'\n[{"x": 1, "y": 2}]', TableProblem.JSON, ["JSON", "CSV"]),
    "JSON, one object a line": (b'{"x": 1}\n{"x": 2}', TableProblem.JSON, ["JSON"]),
    "a web page": (b"<!DOCTYPE html>\n<html>", TableProblem.HTML, ["HTML", "CSV"]),
    "decimal commas between commas": (b"x,y\n1,5,2\n2,5,3\n3,5,4", TableProblem.SHIFTED, ["3", "`2`"]),
    "decimal commas between commas, not in all": (b"1,5,2\n2,3\n3,5,4", TableProblem.SHIFTED, ["1", "3"]),
    "a mark that may be both": (b"x\ty\n1\t1,205\n2\t3,410", TableProblem.MAY_BE_BOTH, ["`1,205`", "`y`"]),
    "missing values only": (b"x,y\n1,NA\n2,\n3,-", TableProblem.ALL_MISSING, ["3", "`y`"]),
    "UTF-8 cut short": ("温度,度\r\n1,2\r\n3,温".encode()[:-1], TableProblem.ENCODING, ["3", "`0xE6`"]),
    "quote never closed": (b'x,y\n1,2\n3,"4\n5,6\n\n', TableProblem.UNCLOSED_QUOTE, ["3", "`2`", "`4`"]),
    "quote never closed in the header": (b'"x,y\n1,2', TableProblem.UNCLOSED_QUOTE, ["1", "`x,y`"]),
    "quote never closed after one that is": (
        b'"a\nb",y\n1,"2\n3"\n4,"5',
        TableProblem.UNCLOSED_QUOTE,
        ["5", "`2`", "`5`"],
    ),
    "text in a number column": (
        b"x;y\n1;zwei\n2;$x$\n3;4\n",
        TableProblem.TOO_FEW_READABLE,
        ["1", "3", "2", "`y`", "`zwei`"],
    ),
    "not one row": (b"-inf,1\ninf,2", TableProblem.TOO_FEW_READABLE, ["0", "2", "1", "`1`", "`-inf`"]),
    "one row of text and a number": (b"a,1", TableProblem.TOO_FEW_READABLE, ["0", "1", "`1`", "`a`"]),
    "a cell of 20 MB": (b"1,2" + b"3" * (MOST_BYTES - 3), TableProblem.TOO_FEW_READABLE, ["`2" + "3" * 38 + "…`"]),
    "two columns of names, three of numbers": (
        b"x;y\n1;2;3\n4;5;6",
        TableProblem.TOO_FEW_READABLE,
        ["0", "2", "2", "`y`", "`3`"],
    ),
    "x all 0": (b"x,y\n0,1\n-0.0,2", TableProblem.X_ALL_ZERO, ["`x`"]),
    "x too small": (b"1e-60,1\n0,2", TableProblem.X_TOO_SMALL, ["`1`", "`1e-60`", "1e−50"]),
}  # fmt: skip
"""What is handed in, the problem, and what the sentence must hold in both languages."""

LEFT_OUT = {
    "abc": (CellProblem.TEXT, ["`abc`", "1e-3"]),
    "-inf": (CellProblem.NOT_FINITE, ["`-inf`", "-1e50", "1e50"]),
    "1.1e50": (CellProblem.TOO_LARGE, ["`1.1e50`", "-1e50"]),
    "-1e999": (CellProblem.TOO_LARGE, ["`-1e999`", "-1e50"]),
    "=A1+B1": (CellProblem.FORMULA, ["`=A1+B1`"]),
    "=1,5": (CellProblem.FORMULA, ["`=1,5`"]),
    "1,5": (CellProblem.DECIMAL_COMMA, ["`1,5`"]),
    "0,125": (CellProblem.DECIMAL_COMMA, ["`0,125`"]),
    "1,23,4": (CellProblem.TEXT, ["`1,23,4`"]),
    "5 kg": (CellProblem.OTHER_UNIT, ["`5 kg`"]),
    "50%": (CellProblem.OTHER_UNIT, ["`50%`"]),
    "1e": (CellProblem.TEXT, ["`1e`"]),
    "1_000": (CellProblem.TEXT, ["`1_000`"]),
    "1\n2": (CellProblem.LINE_BREAK, ["`1 2`", '"']),
    "![a](b)": (CellProblem.TEXT, ["`![a](b)`"]),
    "1" * 60: (CellProblem.TOO_LARGE, ["`" + "1" * 39 + "…`"]),
    "a`b``": (CellProblem.TEXT, ["``` a`b`` ```"]),
}
"""A cell, its problem, and what its sentence must hold in both languages."""


def rows_of(raw: bytes) -> Rows:
    table = read_table(raw)
    return table.rows(*table.guess)


def refusal(raw: bytes) -> TableError:
    with pytest.raises(TableError) as caught:
        rows_of(raw)
    return caught.value


def in_ours(sentence: str) -> str:
    """A sentence without the visitor's own characters."""
    return CODE.sub("", sentence)


def is_whole(sentence: str) -> bool:
    own = in_ours(sentence)
    return bool(own.strip()) and not re.search(r"[{}`]|None|Unreadable|Problem", own)


def same_numbers(english: str, chinese: str) -> bool:
    """Whether two sentences name the same lines, columns and values."""
    return sorted(span for _, span in CODE.findall(english)) == sorted(
        span for _, span in CODE.findall(chinese)
    )


# ---- tables that are refused


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_table_is_refused_with_a_sentence_that_names_the_cause(name: str) -> None:
    raw, problem, held = REFUSED[name]
    error = refusal(raw)
    assert error.problem is problem
    for text in (EN, ZH):
        sentence = refusal_sentence(error, text)
        assert is_whole(sentence)
        for part in held:
            assert part in sentence
    assert same_numbers(refusal_sentence(error, EN), refusal_sentence(error, ZH))


def test_the_first_table_of_a_process_may_have_a_cell_that_pythons_own_reader_takes_for_too_long() -> None:
    before = csv.field_size_limit(131_072)
    try:
        assert refusal(b"1,2" + b"3" * 200_000).problem is TableProblem.TOO_FEW_READABLE
    finally:
        csv.field_size_limit(before)


def test_every_problem_of_a_table_is_met_above_and_has_its_words() -> None:
    assert {problem for _, problem, _ in REFUSED.values()} == set(TableProblem)
    assert set(RefusedTable.__dataclass_fields__) == {problem.name.lower() for problem in TableProblem}


def test_a_refusal_names_the_first_row_that_cannot_be_read() -> None:
    error = refusal(b"x,y\n1,2\n3,\n4,abc\n5,def\n")
    assert refusal_sentence(error, EN) == (
        "1 of 3 rows can be read, fewer than half. The first that cannot: "
        "Line 4, column `y`: `abc` is not a number. Expected one such as `12`, `-0.5` or `1e-3`."
    )
    assert (
        refusal_sentence(error, ZH) == "3 行中能读取的有 1 行，不到一半。第一处读不出来的："
        "第 4 行 `y` 列：`abc` 不是数。应为 `12`、`-0.5` 或 `1e-3` 这样的数。"
    )


def test_half_of_the_rows_are_enough() -> None:
    assert rows_of(b"x,y\n1,2\n3,a\n").read == 1
    assert refusal(b"x,y\n1,2\n3,a\n4,b\n").problem is TableProblem.TOO_FEW_READABLE


def test_the_largest_table_that_may_come_is_not_refused_for_its_size() -> None:
    raw = b"1,2\n" + b" " * (MOST_BYTES - 8) + b"\n3,"
    assert len(raw) < MOST_BYTES
    assert rows_of(raw + b"4").read == 2


def test_zero_is_a_fine_x_among_others_and_a_billion_a_fine_number() -> None:
    assert rows_of(b"0,1\n1000000000,2").data.x.tolist() == [0.0, 1e9]
    assert rows_of(b"1e50,-1e50\n1e-50,0").data.y.tolist() == [-1e50, 0.0]


# ---- rows that are left out


@pytest.mark.parametrize("cell", LEFT_OUT)
def test_a_cell_that_is_no_number_is_left_out_with_its_own_sentence(cell: str) -> None:
    problem, held = LEFT_OUT[cell]
    rows = rows_of(f'x,y\n1.5,2\n"{cell}",4\n5.5,6\n'.encode())
    assert (rows.read, rows.unreadable) == (2, 1)
    (row,) = rows.examples
    assert (row.line, row.column, row.problem) == (3, "x", problem)
    for text in (EN, ZH):
        counted, sentence = unreadable_rows(rows, text)
        assert re.findall(r"\d+", counted) in (["1", "3"], ["3", "1"])
        assert is_whole(sentence)
        for part in ["3", "`x`", *held]:
            assert part in sentence


def test_a_line_too_short_or_too_long_is_left_out_with_its_own_sentence() -> None:
    rows = rows_of(b"x,y,z\n1,2,3\n4,5\n6,7,8,9\n1,2,3\n4,5,6,\n7\n1,2,3\n1,2,3\n")
    assert (rows.read, rows.unreadable) == (5, 3)
    short, surplus = CellProblem.SHORT, CellProblem.SURPLUS
    assert [(row.line, row.column, row.value, row.problem) for row in rows.examples] == [
        (3, "z", "", short), (4, "z", "9", surplus), (7, "y", "", short),
    ]  # fmt: skip
    assert unreadable_rows(rows, EN) == [
        "Rows that cannot be read and are left out: 3 of 8.",
        "Line 3 ends before column `z`. Expected a cell for every column.",
        "Line 4 goes on after the last column, `z`, with `9`. Expected one cell for every column.",
        "Line 7 ends before column `y`. Expected a cell for every column.",
    ]


def test_a_decimal_point_among_commas_has_its_own_sentence() -> None:
    rows = rows_of(b"x;y\n1,5;2\n2,5;3\n3.5;4")
    assert [row.problem for row in rows.examples] == [CellProblem.DECIMAL_POINT]
    assert "`3.5`" in unreadable_rows(rows, EN)[1]


def test_every_problem_of_a_row_is_met_above_and_has_its_words() -> None:
    met = {problem for problem, _ in LEFT_OUT.values()}
    met |= {CellProblem.SHORT, CellProblem.SURPLUS, CellProblem.DECIMAL_POINT}
    assert met == set(CellProblem)
    assert set(RefusedRow.__dataclass_fields__) == {problem.name.lower() for problem in CellProblem}


def test_the_first_five_are_shown_and_the_others_counted() -> None:
    rows = rows_of(b"x,y\n" + b"1,2\n" * 1_500 + b"1,a\n" * 1_234)
    for text in (EN, ZH):
        counted, *shown, more = unreadable_rows(rows, text)
        assert {"1,234", "2,734"} == set(re.findall(r"[\d,]*\d", counted))
        assert len(shown) == 5
        assert "1,229" in more


def test_of_a_table_read_whole_nothing_is_said() -> None:
    assert unreadable_rows(rows_of(b"1,2\n3,4"), EN) == []


# ---- whatever the bytes

GOOD = (
    b"x,y\n1,2\n3,4.5\n-6e2,7\n8,9\n",
    b'"x";"y"\r\n1,5;"2"\r\n3;4\r\n5;6\r\n',
    "温度\t长度\n1\t2\n3\t4\n5\t6".encode("gbk"),
    "温度,长度\n1,2\n3,4\n5,6\n".encode("utf-16"),
    b"\xef\xbb\xbf1,2,a\n3,4,b\n5,6,c\n",
)
SPLINTERS = (
    *(b'"', b'""', b",", b";", b"\t", b"\n", b"\r", b"\r\n\r\n", b"\0", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b" "),
    *(b"nan", b"=A1", b"1e999", b"1e50", b"{", b"{value}", b"`", b"$", b"<b>", b"\xe6\xb8", b"PK\x03\x04", b"e ", b"-"),
)  # fmt: skip
PIECES = (
    "1",
    "-2.5",
    "3,5",
    "1e99",
    "nan",
    "",
    " ",
    '"',
    '"a',
    'b"',
    "x",
    "y",
    "None",
    "{0}",
    "$x$",
    "`",
    "中",
    "\u202e",
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A good table of which some places were overwritten, lengthened or cut out."""
    raw = draw(st.sampled_from(GOOD))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(raw)))
        end = start + draw(st.integers(0, 6))
        raw = raw[:start] + draw(st.one_of(st.sampled_from(SPLINTERS), st.binary(max_size=3))) + raw[end:]
    return raw


@st.composite
def grids(draw: st.DrawFn) -> bytes:
    """Pieces in lines, as ragged as they come."""
    lines = draw(st.lists(st.lists(st.sampled_from(PIECES), max_size=5), max_size=8))
    delimiter, newline = draw(st.sampled_from(",;\t")), draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return newline.join(map(delimiter.join, lines)).encode(
        draw(st.sampled_from(["utf-8", "gb18030", "utf-16"]))
    )


@settings(max_examples=200)
@given(
    st.one_of(
        damaged(), damaged(), grids(), grids(), st.binary(max_size=60), st.text(max_size=60).map(str.encode)
    )
)
def test_whatever_comes_in_rows_or_a_sentence_come_out(raw: bytes) -> None:
    try:
        table = read_table(raw)
        rows = [table.rows(x, y) for x, y in (table.guess, (len(table.columns) - 1, 0))]
    except TableError as error:
        for text in (EN, ZH):
            assert is_whole(refusal_sentence(error, text))
        assert same_numbers(refusal_sentence(error, EN), refusal_sentence(error, ZH))
        return
    for one in rows:
        assert one.read == len(one.data) >= one.unreadable
        assert bool(one.unreadable) == bool(one.examples) == bool(unreadable_rows(one, EN))
        assert all(is_whole(sentence) for text in (EN, ZH) for sentence in unreadable_rows(one, text))


# ---- a visitor's own characters


def shown(markdown: str) -> str:
    """What a reader sees of Markdown that is one code span and nothing else, by CommonMark's rules."""
    found = CODE.fullmatch(markdown)
    assert found, markdown
    inside = found[2]
    padded = inside[:1] == inside[-1:] == " " and inside.strip(" ")
    return inside[1:-1] if padded else inside


@given(st.one_of(st.text(), st.text("`$<>:[]!()*_\\ ab\n|&;#~", max_size=12)))
def test_a_value_is_one_code_span_and_seen_as_it_is(value: str) -> None:
    visible = "".join(c if c.isprintable() else " " if c.isspace() else "�" for c in value)
    seen = shown(verbatim(value))
    assert seen == visible or (not visible.strip(" ") and not seen.strip(" "))
    assert "\n" not in verbatim(value)
