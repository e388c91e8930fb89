"""What is a number in a cell, and what is wrong with a cell that holds none."""

import re
from typing import NamedTuple

from gd_ui.rows.tables.problems import CellProblem

LARGEST_CELL = 1e50
"""The largest magnitude of a number: what a descent makes of it stays far within float64."""

LONGEST = 2000
"""Characters, beyond which a cell is not looked at: all digits of any float are fewer."""

POINT, COMMA = ".", ","
"""The decimal marks."""
OTHER = {POINT: COMMA, COMMA: POINT}
MISSING = {
    *("", "-", "--", "---", "/", "\\", "?", "??", ".", "..", "...", "…", "*"),
    *("na", "n/a", "n.a.", "n.a", "#n/a", "nan", "\\n", "null", "none", "nil", "nd", "n.d.", "missing", "unknown"),
    *("无", "缺", "缺失", "缺失值", "空", "未知", "不详"),
}  # fmt: skip
"""How people write that a value is not known, in small letters."""

_ALIKE: dict[int, int | str] = {
    code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)
}  # full-width characters
_ALIKE |= dict.fromkeys(map(ord, "−–—‒﹣⁻"), "-")
_ALIKE |= dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u3000"), " ")
_ALIKE |= {ord("’"): "'", 0xFFE5: "¥", 0xFFE1: "£"}
_MONEY = r"(?:(?:US|HK|NT|CA|AU|S|R)?\$|[€£¥₹₽₩₺₫฿]|RMB|CNY|USD|EUR|GBP|CHF|JPY|HKD)"
_LETTERS = r"[^\W\d_]{1,8}[²³23]?"
_UNIT = rf"[%‰°′″]\w?|(?![eE]\b){_LETTERS}(?:/{_LETTERS})?"
_CELL = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>[+-]?)\s*(?P<before>{_MONEY})?\s*(?P<inner>[+-]?)"
    r"(?P<digits>\d(?:[\d.,']| (?=\d))*|[.,]\d+)(?P<power>[eE][+-]?\d+)?"
    rf"(?P<late>-)?\s*(?P<after>{_MONEY}|{_UNIT})?\s*(?P<close>\))?",
)
_MAY_BE_BOTH = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
# The second as in India: 12,34,567.
_GROUPED = re.compile(r"[1-9]\d{0,2}([., '])\d{3}(?:\1\d{3})*|[1-9]\d?(?:,\d\d)+,\d{3}", re.ASCII)


class Written(NamedTuple):
    """A number as it is written: its sign, its digits with all marks, its power of ten, and the unit it bears."""

    minus: bool
    digits: str
    power: str
    unit: str
    is_plain: bool
    """Whether nothing but a sign stands beside the digits."""

    @property
    def may_be_both(self) -> bool:
        """Whether its mark may part thousands or decimals: 1,205 is 1205 or 1.205."""
        return not self.power and _MAY_BE_BOTH.fullmatch(self.digits) is not None

    @property
    def is_parted(self) -> bool:
        """Whether blanks or apostrophes part its thousands."""
        return " " in self.digits or "'" in self.digits

    @property
    def decimal_mark(self) -> str | None:
        """The decimal mark that it proves, by itself: 1,5 and 1.234.567 a comma; 12 and 1,205 none."""
        digits, power, is_plain = self.digits, self.power, self.digits.isdigit()
        if is_plain or self.may_be_both:
            return None
        for mark, other in OTHER.items():
            if value_of(digits, power, mark) is not None and value_of(digits, power, other) is None:
                return mark
        return None


def written(cell: str) -> Written | None:
    """The number in a cell with its marks, whichever the decimal one is; None if there is none.

    Taken for what they mean: full-width characters, any minus, blanks. (1) and 1- are −1, as accountants write.

    >>> written("−1,205.5 %"), written("(3)").minus, written("12a34"), written("2019-01-02")
    (Written(minus=True, digits='1,205.5', power='', unit='%', is_plain=False), True, None, None)
    """
    if len(cell) > LONGEST:
        return None
    cell = cell.translate(_ALIKE).strip()
    found = _CELL.fullmatch(cell)
    if not found or bool(found["open"]) != bool(found["close"]) or (found["before"] and found["after"]):
        return None
    signs = [sign for sign in (found["open"], found["sign"], found["inner"], found["late"]) if sign]
    if len(signs) > 1 or (found["inner"] and not found["before"]):
        return None
    unit = found["before"] or found["after"] or ""
    digits = found["digits"]
    if not digits.isascii() or not any(value_of(digits, "", mark) is not None for mark in OTHER):
        return None
    is_plain = not unit and not found["open"] and not found["late"]
    return Written(bool(signs) and signs[0] != "+", digits, found["power"] or "", unit, is_plain)


def value_of(digits: str, power: str, mark: str) -> float | None:
    """The number that digits are with the decimal `mark`: thousands may be parted, in threes; None if they are none."""
    whole, _, fraction = digits.partition(mark)
    if fraction and not fraction.isdigit():
        return None
    if whole and not whole.isdigit():
        if mark in whole or not _GROUPED.fullmatch(whole):
            return None
        whole = re.sub("[., ']", "", whole)
    return float(f"{whole or 0}.{fraction or 0}{power}") if whole or fraction else None


def number(cell: str, mark: str = POINT, units: frozenset[str] = frozenset([""])) -> float | None:
    """The number in a cell with the decimal `mark`, bearing one of `units`; None if there is none.

    Not numbers here, though Python takes them: `1_000`, NaN, infinity; nor is anything beyond ±1e50.

    >>> number(" -1.5e3 "), number("1,5", ","), number("1,5"), number("1e51"), number("5 %", units=frozenset("%"))
    (-1500.0, 1.5, None, None, 5.0)
    """
    value = _number(cell, mark, units)
    return value if value is not None and -LARGEST_CELL <= value <= LARGEST_CELL else None


def is_missing(cell: str) -> bool:
    """Whether a cell says that its value is not known."""
    return cell.translate(_ALIKE).strip().casefold() in MISSING


def is_money(unit: str) -> bool:
    """Whether a unit is a currency."""
    return re.fullmatch(_MONEY, unit) is not None


def problem(cell: str, mark: str, units: frozenset[str] = frozenset([""])) -> CellProblem:
    """What is wrong with a cell in which `number` finds none."""
    cell = cell.strip()
    if "\n" in cell:
        return CellProblem.LINE_BREAK
    if cell.startswith("="):
        return CellProblem.FORMULA
    if cell.strip("+-").casefold() in ("inf", "infinity", "∞"):
        return CellProblem.NOT_FINITE
    found = written(cell)
    if found is None:
        return CellProblem.TEXT
    if value_of(found.digits, found.power, mark) is None:
        return CellProblem.DECIMAL_COMMA if mark == POINT else CellProblem.DECIMAL_POINT
    return CellProblem.TOO_LARGE if found.unit in units else CellProblem.OTHER_UNIT


def _number(cell: str, mark: str, units: frozenset[str]) -> float | None:
    if "" in units and "_" not in cell and (mark == POINT or POINT not in cell) and cell.isascii():
        try:  # most cells of most tables
            value = float(cell if mark == POINT else cell.replace(COMMA, POINT))
            return value if value == value else None
        except ValueError:
            pass
    found = written(cell)
    if found is None or found.unit not in units:
        return None
    value_found = value_of(found.digits, found.power, mark)
    return -value_found if found.minus and value_found is not None else value_found
