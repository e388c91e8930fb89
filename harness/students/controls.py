"""What can be moved on a page, read from what the server sends, and what a browser says when it is moved."""

import json
import math
import struct
import zlib
from collections.abc import Callable, Sequence
from random import Random
from typing import Any, NamedTuple

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState

from gd_ui.typed import read_number

PLAYER = "gd_player"
"""The component that plays a scene."""


class Control(NamedTuple):
    """A control as the server sent it.

    `state` is what a browser says of it while nobody touches it (None: nothing), `told` whether it must say so even
    if it held something else. `moved(random, now)` gives another state than `now`.
    """

    id: str
    kind: str
    state: WidgetState | None
    told: bool
    moved: Callable[[Random, WidgetState | None], WidgetState]


def control_of(element: Element) -> Control | None:
    """The control that the element is; None where it is none, or cannot be used."""
    kind = element.WhichOneof("type")
    if kind == "bidi_component" and element.bidi_component.component_name == PLAYER:
        return _player(element.bidi_component)
    if kind not in _READERS:
        return None
    sent = getattr(element, kind)
    return None if sent.disabled or sent.form_id else _READERS[kind](sent)


def strings(name: str, chosen: Sequence[str]) -> WidgetState:
    """That these are chosen."""
    state = WidgetState(id=name)
    state.string_array_value.data.extend(chosen)
    return state


def numbers(name: str, values: Sequence[float]) -> WidgetState:
    """That the handles of a slider stand there."""
    state = WidgetState(id=name)
    state.double_array_value.data.extend(values)
    return state


def told_by(component: str, name: str, value: float) -> WidgetState:
    """That the component with this id tells what was moved in it, once: `name` to `value`."""
    told = json.dumps([{"event": name, "value": value}], separators=(",", ":"))
    return WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{component}__events", json_trigger_value=told)


def hand_in(sent: bytes) -> dict[str, Any]:
    """Of a scene as it is sent: what is moved in its player, unless it is locked."""
    length = struct.unpack_from("<I", sent)[0]
    scene = json.loads(zlib.decompress(sent[4 : 4 + length]))
    hand = scene.get("hand", {})
    return {part: hand[part] for part in hand if hand[part]["name"] not in scene["locked"]}


def _player(sent: Any) -> Control | None:
    hand = hand_in(sent.bytes)

    def moved(random: Random, now: WidgetState | None) -> WidgetState:
        part = random.choice(sorted(hand))
        told, value = hand[part], 1.0  # what a button says
        if part == "ruler":
            value = 10 ** random.uniform(math.log10(told["low"]), math.log10(told["high"]))
        elif part == "beta":
            value = random.uniform(told["low"], told["high"])
        elif part == "batch":
            sizes = told["sizes"]
            value = random.choice(sizes if isinstance(sizes, list) else range(1, sizes["length"] + 1))
        return told_by(sent.id, told["name"], value)

    return Control(sent.id, "player", None, False, moved) if hand else None


def _slider(sent: Any) -> Control:
    if sent.type == sent.SELECT_SLIDER:
        return _select_slider(sent)
    handles, steps = len(sent.default), round((sent.max - sent.min) / sent.step)

    def moved(random: Random, now: WidgetState | None) -> WidgetState:
        places = sorted(random.randrange(steps + 1) for _ in range(handles))
        return numbers(sent.id, [sent.min + sent.step * place for place in places])

    state = numbers(sent.id, sent.value if sent.set_value else sent.default)
    return Control(sent.id, "slider", state, sent.set_value, moved)


def _select_slider(sent: Any) -> Control:
    options, handles = list(sent.options), len(sent.default)

    def moved(random: Random, now: WidgetState | None) -> WidgetState:
        places = sorted(random.randrange(len(options)) for _ in range(handles))
        return strings(sent.id, [options[place] for place in places])

    chosen = sent.raw_value if sent.set_value else [options[int(place)] for place in sent.default]
    return Control(sent.id, "select slider", strings(sent.id, chosen), sent.set_value, moved)


def _typed(sent: Any) -> Control:
    """Every text that is typed on our pages is a number: another one of its size, whole where it was."""

    def moved(random: Random, now: WidgetState | None) -> WidgetState:
        held = now.string_value if now else sent.default
        value = (read_number(held) or 1.0) * random.uniform(0.5, 2)
        return WidgetState(
            id=sent.id, string_value=str(math.ceil(value)) if held.isdigit() else f"{value:.3g}"
        )

    state = WidgetState(id=sent.id, string_value=sent.value if sent.set_value else sent.default)
    return Control(sent.id, "number", state, sent.set_value, moved)


def _button_group(sent: Any) -> Control:
    options = [option.content for option in sent.options]

    def moved(random: Random, now: WidgetState | None) -> WidgetState:
        held = list(now.string_array_value.data) if now else []
        return strings(sent.id, [random.choice([one for one in options if one not in held] or options)])

    chosen = sent.raw_values if sent.set_value else [options[place] for place in sent.default]
    kind = "pills" if sent.style == sent.PILLS else "segmented control"
    return Control(sent.id, kind, strings(sent.id, chosen), sent.set_value, moved)


def _checkbox(sent: Any) -> Control:
    def moved(random: Random, now: WidgetState | None) -> WidgetState:
        return WidgetState(id=sent.id, bool_value=not (now and now.bool_value))

    state = WidgetState(id=sent.id, bool_value=sent.value if sent.set_value else sent.default)
    kind = "toggle" if sent.type == sent.TOGGLE else "check box"
    return Control(sent.id, kind, state, sent.set_value, moved)


def _button(sent: Any) -> Control:
    def moved(random: Random, now: WidgetState | None) -> WidgetState:
        return WidgetState(id=sent.id, trigger_value=True)

    return Control(sent.id, "button", None, False, moved)


def _one_of(sent: Any) -> Control:
    options = list(sent.options)

    def moved(random: Random, now: WidgetState | None) -> WidgetState:
        held = now.string_value if now else ""
        other = random.choice([one for one in options if one != held] or options)
        return WidgetState(id=sent.id, string_value=other)

    state = WidgetState(id=sent.id)  # nothing may be chosen yet
    if sent.set_value and sent.HasField("raw_value"):
        state.string_value = sent.raw_value
    elif sent.HasField("default"):
        state.string_value = options[sent.default]
    return Control(sent.id, "one of a list", state, sent.set_value, moved)


_READERS: dict[str, Callable[[Any], Control]] = {
    "slider": _slider,
    "text_input": _typed,
    "button_group": _button_group,
    "checkbox": _checkbox,
    "button": _button,
    "selectbox": _one_of,
    "radio": _one_of,
}
