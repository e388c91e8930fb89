"""Values that the inputs of a page cannot have."""

import json
from collections.abc import Sequence
from math import inf, nan
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState

from harness.attackers.attacker import Answer, Attacker, on_page
from harness.attackers.messages import NOT_OURS

DEEP = "[" * 100_000


MOVED = ("lr", "w0", "batch", "seed", "p0", "start")
"""What is moved in the player, by its names."""


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
    told = [
        WidgetState(
            id=f"$$STREAMLIT_INTERNAL_KEY_{name}__events",
            json_trigger_value=json.dumps([{"event": event, "value": wrong} for event in MOVED]),
        )
        for wrong in ("x" * 9999, None, [], [1, 2, 3], {"a": 1}, nan, inf, [[1e308]], True, "1e-5")
    ]
    return [*states, file, *told, WidgetState(id=name)]


async def move_wrongly(url: str, page: str) -> list[Answer]:
    """Each input of the page is given each wrong value: all inputs at once, each another, once for each value.

    First those that hold something, everything on the page being open; then those that open it. A session that raises
    is left.
    """
    visitor, answers = await _opened(url, page), list[Answer]()
    screen = visitor.screen
    for wrong in [*_in_turn([*screen.controls, *screen.uploaders]), *_in_turn([*screen.openers])]:
        answers.append(await _move(visitor, wrong))
        if answers[-1].exceptions or answers[-1].lost:
            visitor.drop()
            visitor = await _opened(url, page)
    visitor.drop()
    return answers


async def _opened(url: str, page: str) -> Attacker:
    visitor = await on_page(url, page)
    await visitor.open_all()
    return visitor


def _in_turn(names: Sequence[str]) -> list[list[WidgetState]]:
    """A wrong value for each of them, so often that each has had each."""
    values = [wrong_states(name) for name in names]
    return [
        [of_one[(turn + k) % len(of_one)] for k, of_one in enumerate(values)]
        for turn in range(len(values[0]))
    ]


async def _move(visitor: Attacker, wrong: list[WidgetState]) -> Answer:
    right = visitor.screen.states
    visitor.screen.states = right | {state.id: state for state in wrong}
    answer = await visitor.runs_again()
    visitor.screen.states = right
    return answer


def _several(name: str, field: str, values: Sequence[Any]) -> WidgetState:
    state = WidgetState(id=name)
    getattr(state, field).SetInParent()
    getattr(state, field).data.extend(values)
    return state
