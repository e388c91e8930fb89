"""What visitors may say of the inputs on a page."""

from typing import Any

from streamlit.runtime.state.session_state import Serialized, Value, WStates


def take_only_what_inputs_hold() -> None:
    """What an input cannot hold counts as nothing said of it.

    Streamlit takes what is sent for a slider, say, as its numbers without looking, and raises whatever comes of it at
    some later place, with a hundred lines in the log.
    """
    get = WStates.__getitem__

    def get_or_nothing(states: WStates, name: str) -> Any:
        sent, metadata = states.states.get(name), states.widget_metadata.get(name)
        if not isinstance(sent, Serialized) or metadata is None:
            return get(states, name)
        try:
            if _kind(sent.value.WhichOneof("value")) in (_kind(metadata.value_type), None):
                return get(states, name)
        except Exception:  # whatever it is that a reader does not expect
            pass
        nothing = metadata.deserializer(None)
        states.states[name] = Value(nothing)
        return nothing

    WStates.__getitem__ = get_or_nothing  # type: ignore[method-assign]


def _kind(field: str | None) -> str | None:
    """A browser sends whole numbers as such, whatever Streamlit says of the input."""
    return "number" if field in ("int_value", "double_value") else field
