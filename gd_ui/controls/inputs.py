"""The inputs of a page, each for a declared control. A locked one shows what is chosen and takes nothing."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

import streamlit as st

from gd_ui.controls import link
from gd_ui.controls.chosen import OF_ROWS, Chosen
from gd_ui.declared import NAMES, Choice, Control, Number, Several, Switch, value_of
from gd_ui.rows.tables.problems import cut
from gd_ui.text import Text
from gd_ui.text.numbers import number
from gd_ui.text.verbatim import verbatim
from gd_ui.text.words import ControlWords
from gd_ui.typed import read_number

Settings = TypeVar("Settings", bound=Chosen, covariant=True)
Then = Callable[[Any], None]
DIGITS = 8
"""Of a number where it is typed."""
OPENERS = {"data_panel", "more", "sharing", "table", "escapes", "more_weights", "lesson"}
"""The keys of all that opens on the pages."""


def _nothing(taken: Any) -> None:
    """What most inputs do then."""


@dataclass(frozen=True)
class Inputs(Generic[Settings]):
    """The inputs of the page called `page`, in one language, as `settings` have them."""

    page: str
    settings: Settings
    text: Text

    def words(self, name: str) -> ControlWords:
        """What the control `name` is called and how it is explained."""
        return self.text.control(self.page, name)

    def show(
        self,
        name: str,
        *,
        on: float = 1,
        value: Any = None,
        options: Mapping[Any, str] | None = None,
        then: Then = _nothing,
        **how: Any,
    ) -> None:
        """The input for the control `name`; `then` is told what is taken in it.

        What can be switched is `on` with that value. Of choices, `options` (value to label) are those there are
        now, else all that the page offers. `value` stands instead of what is chosen, `how` goes to Streamlit, and may
        have another `label` and `help` than the control.
        """
        control, now = NAMES[name], value_of(name, self.settings) if value is None else value
        if isinstance(control, Switch):
            key = f"switch_{name}"
            put(key, bool(now))
            args = (key, name, on, then)
            st.toggle(key=key, on_change=_keep_switch, args=args, **self._worded(name, how))
        elif isinstance(control, Number) and options is None:
            self.number(name, **how)
        elif isinstance(control, Number | Choice | Several):
            self._choose(control, now, options, then, how)
        else:
            raise TypeError(f"there is no input for {name}, a {type(control).__name__}")

    def number(self, name: str, **how: Any) -> None:
        """Where the number `name` is typed, in any way that people write it; `how` as for `show`.

        What cannot be taken is said, and the value before stays. Streamlit's own input for numbers drops the letters
        that it does not know, so that 0,00002 becomes 2.
        """
        value = value_of(name, self.settings)
        put(name, _written(value).replace("−", "-"))  # as keys write it, and programs read it
        how = self._worded(name, how) | {"autocomplete": "off"}
        st.text_input(key=name, on_change=_keep_number, args=(name, value), **how)
        typed, stays = st.session_state.untaken.get(name, ("", None))
        if stays == value:
            st.error(self._refusal(name, typed, value))

    def _refusal(self, name: str, typed: str, value: float) -> str:
        """Why `typed` was not taken for the number `name`, and what would be."""
        control, words, whole = NAMES[name], self.text.typed, isinstance(value, int)
        assert isinstance(control, Number)
        least, most = _written(type(value)(control.least)), _written(type(value)(control.most))
        one, other = read_number(typed, whole=True), read_number(typed.replace(",", "."))
        problem = words.outside
        if read_number(typed, whole) is None:
            problem = words.unread if one is None or other is None else words.two
        return words.said.format(
            problem=problem.format(
                typed=verbatim(cut(typed)), one=_written(one or 0), other=_written(other or 0)
            ),
            allowed=(words.allowed_whole if whole else words.allowed).format(least=least, most=most),
            value=_written(value),
        )

    def slide(self, name: str, step: float = 1, most: float = math.inf, **how: Any) -> None:
        """A slider for the number `name`, up to `most` where that is less than a link may have."""
        control, value = NAMES[name], value_of(name, self.settings)
        assert isinstance(control, Number)
        kind: Any = int if isinstance(value, int) else float
        top = kind(min(control.most, most))
        put(name, min(value, top), shape=top)
        st.slider(
            min_value=kind(control.least), max_value=top, step=kind(step), key=name,
            on_change=_keep, args=(name, name, _nothing), **self._worded(name, how),
        )  # fmt: skip

    def climb(self, name: str, rungs: Iterable[float], most: float = math.inf, **how: Any) -> None:
        """A slider over `rungs` for the number `name`.

        What is chosen is on it even if it is no rung, but not beyond `most`.
        """
        value = min(value_of(name, self.settings), most)
        steps = sorted({*rungs, value})
        put(name, value, shape=steps)
        if len(steps) > 1:
            args = (name, name, _nothing)
            st.select_slider(options=steps, key=name, on_change=_keep, args=args, **self._worded(name, how))

    def told(self, name: str, options: Mapping[Any, str] | None = None) -> str:
        """What is chosen for the control `name`, in words; `options` as for `show`."""
        words, now = self.words(name), value_of(name, self.settings)
        choices = words.choices if options is None else options
        value = choices[now] if now in choices else _written(now)
        return self.text.panel.told.format(label=words.label, value=value)

    def behind(self, key: str, label: str, show: Callable[[], None], told: Iterable[str]) -> None:
        """What `show` shows, behind an opener: each input there is costs the server as much at a move as a run does.

        While it is closed, a line of what is `told` says what is set there.
        """
        opener = st.expander(label, key=key, on_change="rerun")
        if opener.open:
            with opener:
                show()
        else:
            st.markdown(f":small[{' · '.join(told)}]")

    def _choose(
        self, control: Control, now: Any, options: Mapping[Any, str] | None, then: Then, how: dict[str, Any]
    ) -> None:
        key, several = f"choose_{control.name}", isinstance(control, Several)
        put(key, list(map(_plain, now)) if several else _plain(now))
        if options is None:
            choices = self.words(control.name).choices
            options = {
                code: label for code, label in choices.items() if code not in self.settings.not_offered
            }
        labels = {_plain(code): label for code, label in options.items()}
        how = self._worded(control.name, how) | {"options": list(labels), "format_func": labels.__getitem__}
        if isinstance(control, Several):
            args = (key, control.name, control.most)
            st.pills(key=key, selection_mode="multi", on_change=_keep_some, args=args, **how)
        elif isinstance(control, Choice) and not control.many:
            how |= {"required": True, "width": "stretch"}
            st.segmented_control(key=key, on_change=_keep, args=(key, control.name, then), **how)
        else:
            st.selectbox(key=key, on_change=_keep, args=(key, control.name, then), **how)

    def _worded(self, name: str, how: dict[str, Any]) -> dict[str, Any]:
        """`how` with the words of the control, where it has none of its own; one that is locked takes nothing."""
        words, off = self.words(name), how.get("disabled", False)
        disabled = off or name in link.locked()
        return {"label": words.label, "help": words.help or None} | how | {"disabled": disabled}


def any_open() -> bool:
    """Whether anything of the stage is open, and so shows what closed says nothing of."""
    return any(st.session_state.get(key) for key in OPENERS - {"lesson"})


def labels_of(names: Iterable[str], page: str, text: Text) -> dict[str, str]:
    """What those of `names` are called that a teacher can lock on the page `page`, by their names.

    Whoever locks the data locks all that says which rows they are.
    """
    known = set(names)
    labels = {name: text.control(page, name).label for name in NAMES if name in known - OF_ROWS.keys()}
    if "data" in known:
        labels["data"] = text.data.title
    return {name: label for name, label in labels.items() if label}


def language(label: str, names: Mapping[str, str], default: str) -> str:
    """The switch between languages (code to name), on every page; `default` is the browser's."""
    code, key = link.language(default, names), "choose_lang"
    put(key, code)
    st.segmented_control(
        label, list(names), key=key, format_func=names.__getitem__, required=True, width="stretch",
        on_change=_keep, args=(key, "lang", _keep_open),
    )  # fmt: skip
    if code == default:
        st.query_params.pop("lang", None)
    elif st.query_params.get("lang") != code:
        st.query_params["lang"] = code
    return code


def put(key: str, value: Any, shape: Any = None) -> None:
    """Give an input its value, unless it has it: else a slower answer would undo what was moved meanwhile.

    Another page's input of the same name has the value, but is another input; so is one of another `shape`: with
    other ends, or other choices.
    """
    now = st.session_state
    shapes, unset = now.setdefault("shapes", {}), object()
    other = now.get("new_page", True) or shapes.get(key) != shape
    shapes[key] = shape
    if other or now.get(key, unset) != value:
        now[key] = value


def _plain(value: Any) -> Any:
    """As Streamlit takes it: it would compare the members of an enum with their class of another run."""
    return str(value) if isinstance(value, StrEnum) else value


def _written(value: float) -> str:
    """With as many digits as one may have typed; a whole number with all of them."""
    return str(value) if isinstance(value, int) else number(value, DIGITS)


def _keep_number(name: str, now: float) -> None:
    """An emptied input falls back."""
    control, text, untaken = NAMES[name], st.session_state[name], st.session_state.untaken
    assert isinstance(control, Number)
    untaken.pop(name, None)
    value = read_number(text, whole=isinstance(now, int))
    if not text.strip():
        link.forget({name})
    elif value is None or not control.least <= value <= control.most or type(now)(value) != value:
        untaken[name] = (text, now)
    else:
        link.choose(name, type(now)(value))


def _keep(key: str, name: str, then: Then) -> None:
    taken = st.session_state[key]
    if taken is not None:  # no page leaves a choice open
        link.choose(name, taken)
        then(taken)


def _keep_some(key: str, name: str, most: int) -> None:
    """The last one left cannot be taken away."""
    if st.session_state[key]:
        link.choose(name, tuple(st.session_state[key][-most:]))


def _keep_switch(key: str, name: str, on: float, then: Then) -> None:
    link.choose(name, on if st.session_state[key] else 0)
    then(st.session_state[key])


def _keep_open(code: str) -> None:
    """To Streamlit an opener with other words is another one, and closed: here it stays as it is."""
    for key in OPENERS & st.session_state.keys():
        st.session_state[key] = st.session_state[key]
