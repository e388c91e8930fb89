"""Which mark is the decimal one: what the cells of a table prove, and what has to be asked."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from gd_ui.rows.tables.cells import COMMA, OTHER, POINT, is_missing, is_money, written


class Why(Enum):
    """What decided it."""

    NOTHING = auto()
    """No mark needed it."""
    PROVED = auto()
    """A cell with both marks, or with decimals of another length."""
    WHOLE = auto()
    """A whole number of three digits in the same column: it has no decimals, so the others have none."""
    LARGE = auto()
    """A whole number above a thousand in the same column: its thousands are not parted, so no others are."""
    TOLD = auto()
    """The visitor, for this table."""
    REMEMBERED = auto()
    """The visitor, when asked of another table."""


@dataclass(frozen=True)
class Decimal:
    """The decimal mark, why it is that one, a cell that could be read with either and the cell that `proves` it."""

    mark: str
    why: Why = Why.NOTHING
    cell: str = ""
    proof: str = ""


@dataclass
class Evidence:
    """What the cells of a column say.

    Votes for a mark and the first cell that gave each; the first that may be both; how many bear which unit, and the
    first cell of each manner in which more stands beside the digits; a whole number of three digits and one of more.
    (One of fewer says nothing: 4 may stand beside 1.769 as well as beside 1,769.)
    """

    votes: Counter[str] = field(default_factory=Counter)
    proofs: dict[str, str] = field(default_factory=dict)
    open: dict[str, str] = field(default_factory=dict)
    units: Counter[str] = field(default_factory=Counter)
    manners: dict[object, str] = field(default_factory=dict)
    whole: str = ""
    large: str = ""

    @classmethod
    def of(cls, cells: Iterable[str]) -> "Evidence":
        """What these cells say."""
        evidence = cls()
        for cell in cells:
            evidence.hear(cell)
        return evidence

    def hear(self, cell: str) -> None:
        """Take a cell into account."""
        found = written(cell)
        if found is None:
            return
        self.units[found.unit] += 1
        if not found.is_plain or found.is_parted:
            self.manners.setdefault((found.unit, found.is_parted, found.minus), cell.strip())
        if found.may_be_both:
            self.open.setdefault(POINT if POINT in found.digits else COMMA, cell.strip())
        elif mark := found.decimal_mark:
            self.votes[mark] += 1
            self.proofs.setdefault(mark, cell.strip())
        elif found.digits.isdigit() and not found.power:
            if len(found.digits) > 3:
                self.large = self.large or cell.strip()
            elif len(found.digits) == 3:
                self.whole = self.whole or cell.strip()


def decided(
    columns: Sequence[Evidence], beside: Evidence, told: str | None, known: Mapping[str, str]
) -> Decimal | None:
    """The decimal mark of two columns in a table whose first rows say `beside`; None if it has to be asked.

    `told`: what the visitor said of this table; `known`: which mark is the decimal one where one could be both.
    """
    may_be_both = {mark: cell for evidence in columns for mark, cell in evidence.open.items()}
    cell = next(iter(may_be_both.values()), "")
    if told:
        return Decimal(told, Why.TOLD, cell)
    for votes in (columns, [beside]):
        total = sum((evidence.votes for evidence in votes), Counter[str]())
        if total:
            mark = max((POINT, COMMA), key=total.__getitem__)
            proof = next(evidence.proofs[mark] for evidence in votes if mark in evidence.proofs)
            return Decimal(mark, Why.PROVED, cell, proof)
    if not may_be_both:
        return Decimal(POINT)
    for evidence in columns:
        for mark, one in evidence.open.items():
            if evidence.large:
                return Decimal(mark, Why.LARGE, one, evidence.large)
            if evidence.whole:
                return Decimal(OTHER[mark], Why.WHOLE, one, evidence.whole)
    for mark, one in may_be_both.items():
        if mark in known:
            return Decimal(known[mark], Why.REMEMBERED, one)
    return None


def borne(evidence: Evidence) -> frozenset[str]:
    """The units in which the numbers of a column are read: the most common one; beside a currency none is none, too."""
    units = evidence.units
    if not units:
        return frozenset([""])
    most = max(units, key=units.__getitem__)
    others = units.keys() - {""}
    return frozenset(units) if len(others) == 1 and all(map(is_money, others)) else frozenset([most])


def is_numbers(cells: Iterable[str]) -> bool:
    """Whether at least half of what stands in a column are numbers; missing values do not count."""
    known = [cell for cell in cells if not is_missing(cell)]
    return 0 < len(known) <= 2 * sum(written(cell) is not None for cell in known)
