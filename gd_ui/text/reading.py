"""Words from a data file, in the shape that mypy knows."""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Kind = TypeVar("Kind")


def read(kind: type[Kind], path: Path, whole: bool = True) -> Kind:
    """The words of `path` (TOML) as a `kind`: a dataclass whose fields are texts, lists, tables or such dataclasses.

    A word that is missing, or of another type, raises ValueError with its place; so does one that `kind` does not
    have, where it is to be the `whole` file.
    """
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    any_kind: Any = kind
    if not whole:
        given = {field.name: given[field.name] for field in fields(any_kind) if field.name in given}
    made: Kind = _as(kind, given, f"{path.parent.name}/{path.name}")
    return made


def _as(kind: Any, given: Any, place: str) -> Any:
    if is_dataclass(kind):
        return _dataclass(kind, given, place)
    if get_origin(kind) is tuple:
        return tuple(_as(get_args(kind)[0], one, f"{place}[{n}]") for n, one in enumerate(given))
    if get_origin(kind) is dict:
        return {name: _as(get_args(kind)[1], one, f"{place}.{name}") for name, one in given.items()}
    if type(given) is not kind:
        raise ValueError(f"{place}: {given!r} is no {kind.__name__}")
    return given


def _dataclass(kind: Any, given: Mapping[str, Any], place: str) -> Any:
    known = {field.name: field for field in fields(kind)}
    needed = {name for name, f in known.items() if f.default is f.default_factory is MISSING}
    if missing := needed - given.keys():
        raise ValueError(f"{place} lacks {sorted(missing)}")
    if unknown := given.keys() - known.keys():
        raise ValueError(f"{place} has {sorted(unknown)}, which nobody reads")
    hints = get_type_hints(kind)
    return kind(**{name: _as(hints[name], words, f"{place}.{name}") for name, words in given.items()})
