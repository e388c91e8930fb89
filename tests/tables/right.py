"""What should come of each of the twenty tables beside this file, which are as people have them."""

from pathlib import Path
from typing import NamedTuple

from gd_ui.rows.tables import TableProblem

HERE = Path(__file__).parent


class Right(NamedTuple):
    """The columns, the x and y that are proposed, the rows left out for a missing value; or the problem that is named.

    `answers`: to each decimal mark that may be answered, the x and y then.
    """

    names: tuple[str, str] | None = None
    x: tuple[float, ...] = ()
    y: tuple[float, ...] = ()
    missing: int = 0
    problem: TableProblem | None = None
    answers: dict[str, tuple[tuple[float, ...], tuple[float, ...]]] | None = None


MAY_BE_BOTH = TableProblem.MAY_BE_BOTH
YEARS, PRICES = (1, 2, 3, 4), (39343, 46205, 60150, 1205)
RIGHT = {
    "01_tab_thousands.tsv": Right(
        ("years", "salary"),
        problem=MAY_BE_BOTH,
        answers={".": (YEARS, PRICES), ",": (YEARS, (39.343, 46.205, 60.15, 1.205))},
    ),
    "02_tab_thousands_mixed.tsv": Right(("years", "salary"), (1, 2, 3), (950, 1205, 2410)),
    "03_semicolon_point_thousands.csv": Right(
        ("year", "price"),
        problem=MAY_BE_BOTH,
        answers={",": (YEARS[:3], PRICES[:3]), ".": (YEARS[:3], (39.343, 46.205, 60.15))},
    ),
    "04_quoted_thousands.csv": Right(("gdp", "index"), (1724.79, 468.046, 3198.47), (2, 3, 4)),
    "05_trailing_delimiter.csv": Right(("x", "y"), (1, 2, 3), (2, 4, 6)),
    "06_unicode_minus.csv": Right(("x", "y"), (-1, -2, 3, 4), (-2, -4, 6, 8)),
    "07_sep_line.csv": Right(("x", "y"), (1.5, 2.5), (3, 5)),
    "08_titled_gbk.csv": Right(("收入", "消费"), (1200, 1500, 2100), (900, 1100, 1500)),
    "09_row_numbers.csv": Right(("TV", "sales"), (230.1, 44.5, 17.2, 151.5), (22.1, 10.4, 9.3, 18.5)),
    "10_obs.csv": Right(("hours", "marks"), (2.5, 5.1, 3.2), (21, 47, 27)),
    "11_latin1.csv": Right(("température", "coût"), (1.5, 2.5), (3, 5)),
    "12_big5.csv": Right(("身高", "體重"), (170, 180, 165), (65, 75, 60)),
    "13_utf16_no_bom.tsv": Right(("x", "y"), (1, 2), (2, 4)),
    "14_fullwidth_commas.csv": Right(("x", "y"), (1, 2, 3), (2, 4, 6)),
    "15_blanks.txt": Right(None, (1, 10, 3), (2, 20, 6)),
    "16_blank_rows.csv": Right(("x", "y"), (1, 2, 3), (2, 4, 6)),
    "17_missing.csv": Right(("x", "y"), (1, 4, 5, 6), (2, 8, 10, 12), missing=5),
    "18_percent_money.csv": Right(("rate", "cost"), (10, 20, 30), (1.5, 2.5, 3.5)),
    "19_json.csv": Right(problem=TableProblem.JSON),
    "20_html.csv": Right(problem=TableProblem.HTML),
}


def raw(name: str) -> bytes:
    """The table's bytes."""
    return (HERE / name).read_bytes()
