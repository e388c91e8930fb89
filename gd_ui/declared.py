"""Controls, declared where a setting is: on its field, as `Annotated[float, Number("lr", least=0.0, most=1e200)]`.

A declaration says what the setting is called in a link, what it may be there, and what happens to it in other units.
Its words stand under that name, `controls.lr`, in the words of its page, or of all pages. The input that shows it is
made by `gd_ui.controls.inputs`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, is_dataclass
from enum import Enum, StrEnum
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from gd_ui.typed import read_number

NAMES: dict[str, "Control"] = {}
"""Every name in the link, with what it means. They never change: links are kept for years."""


class Unit(Enum):
    """What a number is measured in, of what changes with the rows."""

    RATE = "one over a curvature"
    WEIGHT = "w"
    DISTANCE = "between two w"
    COST = "y squared"


@dataclass(frozen=True)
class Control:
    """What is chosen under `name`. `small`: its input stands beside another one."""

    name: str
    small: bool = False

    def __post_init__(self) -> None:
        if NAMES.setdefault(self.name, self) != self:
            raise ValueError(f"{self.name} would mean two things in a link")

    def read(self, given: Any, default: Any, not_offered: Iterable[StrEnum] = ()) -> Any:
        """What `given` (from a link, or chosen) says; where that is junk, or not offered, `default`."""
        taken = self.taken(given, default, not_offered)
        return default if taken is None else taken

    def taken(self, given: Any, default: Any, not_offered: Iterable[StrEnum] = ()) -> Any:
        """What `given` says, of the kind that `default` is; None where that is junk, or not offered."""
        raise NotImplementedError

    def written(self, value: Any) -> str:
        """How `value` stands in a link."""
        return str(value).removesuffix(".0")


@dataclass(frozen=True, kw_only=True)
class Number(Control):
    """A number from `least` to `most`, in its `unit`."""

    least: float
    most: float
    unit: Unit | None = None

    def taken(self, given: Any, default: Any, not_offered: Iterable[StrEnum] = ()) -> Any:
        """A number, as people write it."""
        return _number(given, isinstance(default, int), self.least, self.most)


@dataclass(frozen=True)
class Switch(Number):
    """A number that is 0 where it is switched off."""


@dataclass(frozen=True, kw_only=True)
class Choice(Control):
    """One of the codes of `codes`; `many` do not fit beside each other."""

    codes: type[StrEnum]
    many: bool = False

    def taken(self, given: Any, default: Any, not_offered: Iterable[StrEnum] = ()) -> Any:
        """The code."""
        return next((code for code in self.codes if code == given and code not in not_offered), None)


@dataclass(frozen=True, kw_only=True)
class Several(Control):
    """One to `most` of the codes `codes`, or, where there are none, whole numbers up to `largest`."""

    most: int
    codes: type[StrEnum] | None = None
    largest: int = 1

    def taken(self, given: Any, default: Any, not_offered: Iterable[StrEnum] = ()) -> Any:
        """In the link with points or commas between; in order, each once."""
        parts = re.split("[.,，、]", given) if isinstance(given, str) else given
        known = [self._member(part) for part in parts]
        if None in known or not 0 < len(set(known)) <= self.most:
            return None
        return tuple(sorted(set(known), key=list(self.codes).index if self.codes else None))

    def written(self, value: Any) -> str:
        """With points between."""
        return ".".join(map(str, value))

    def _member(self, part: Any) -> Any:
        if self.codes:
            return next((code for code in self.codes if code == part), None)
        return _number(part, True, 1, self.largest)


def _number(given: Any, whole: bool, least: float, most: float) -> Any:
    value: Any = read_number(given, whole) if isinstance(given, str) else given
    try:
        number = int(value) if whole else float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if least <= number <= most else None


@dataclass(frozen=True, kw_only=True)
class Spelled(Control):
    """What has a spelling of its own: `reads` gives None for junk."""

    reads: Callable[[object], Any]
    writes: Callable[[Any], str]

    def taken(self, given: Any, default: Any, not_offered: Iterable[StrEnum] = ()) -> Any:
        """From the spelling; what was chosen on the page is there already."""
        return (self.reads(given) or None) if isinstance(given, str) else given

    def written(self, value: Any) -> str:
        """The spelling."""
        return self.writes(value)


def controls_of(kind: type[Any]) -> dict[str, str]:
    """The names of the controls that settings of `kind` declare, and the fields they stand for: "source.noise"."""
    any_kind: Any = kind
    return _controls_of(any_kind)


@cache
def _controls_of(kind: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, hint in get_type_hints(kind, include_extras=True).items():
        if get_origin(hint) is Annotated:
            found |= {one.name: field for one in get_args(hint)[1:] if isinstance(one, Control)}
        elif is_dataclass(hint) and isinstance(hint, type):
            found |= {name: f"{field}.{inner}" for name, inner in controls_of(hint).items()}
    return found


def value_of(name: str, settings: Any) -> Any:
    """What `settings` say for the control `name`."""
    any_kind: Any = type(settings)
    return _reader(any_kind, name)(settings)


@cache
def _reader(kind: Any, name: str) -> Callable[[Any], Any]:
    return attrgetter(controls_of(kind)[name])
