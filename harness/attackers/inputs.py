"""Values that the inputs of a page cannot have."""

import asyncio
from collections.abc import Sequence
from math import inf, nan
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState

from harness.attackers.attacker import Answer, Attacker, on_page
from harness.attackers.messages import NOT_OURS

DEEP = "[" * 100_000


def wrong_states(name: str) -> list[WidgetState]:
    """Every kind of value that an input may not have."""
    simple: dict[str, Sequence[Any]] = {
        "double_value": (nan, inf, 1e308, -1e308),
        "int_value": (2**62,),
        "bool_value": (True,),
        "trigger_value": (True,),
        "string_value": ("", "\0", "x" * 100_000, "9" * 5000),
        "bytes_value": (b"\xff\x00" * 100,),
        "json_value": ("{", DEEP, '{"value": NaN}', "null", '{"w0": 1e999}'),
    }
    several: dict[str, Sequence[Any]] = {
        "double_array_value": ([], [nan], [inf, -inf], [1e308] * 9),
        "int_array_value": ([2**62],),
        "string_array_value": (["", "\u202e", "x" * 9999],),
    }
    states = [WidgetState(id=name, **{kind: one}) for kind, values in simple.items() for one in values]
    states += [_several(name, kind, one) for kind, values in several.items() for one in values]
    file = WidgetState(id=name)
    file.file_uploader_state_value.uploaded_file_info.add(name="../../a.csv", size=2**60, file_id=NOT_OURS)
    return [*states, file, WidgetState(id=name)]


async def move_wrongly(url: str, page: str, every: int = 1, at_once: int = 3) -> list[Answer]:
    """Each input of the page, everything on it open, is given each wrong value, or one of `every` so many.

    A session that raises is left.
    """
    looker = await _opened(url, page)
    looker.drop()
    names = [*looker.screen.controls, *looker.screen.openers, *looker.screen.uploaders]
    waiting = iter([state for name in names for state in wrong_states(name)][::every])
    answers: list[Answer] = []

    async def one_after_another() -> None:
        visitor = await _opened(url, page)
        for state in waiting:
            answers.append(await _move(visitor, state))
            if answers[-1].exceptions or answers[-1].lost:
                visitor.drop()
                visitor = await _opened(url, page)
        visitor.drop()

    await asyncio.gather(*(one_after_another() for _ in range(at_once)))
    return answers


async def _opened(url: str, page: str) -> Attacker:
    visitor = await on_page(url, page)
    await visitor.open_all()
    return visitor


async def _move(visitor: Attacker, state: WidgetState) -> Answer:
    right = visitor.screen.states.pop(state.id, None)
    visitor.screen.states[state.id] = state
    answer = await visitor.runs_again()
    visitor.screen.states.pop(state.id, None)
    if right:
        visitor.screen.states[state.id] = right
    return answer


def _several(name: str, field: str, values: Sequence[Any]) -> WidgetState:
    state = WidgetState(id=name)
    getattr(state, field).SetInParent()
    getattr(state, field).data.extend(values)
    return state
