"""The data panel, the same on every page: where the rows come from, in which units, and what is said of them."""

from dataclasses import asdict, replace

import streamlit as st

from gd_core import Parabola
from gd_ui.controls import link
from gd_ui.controls.chosen import OnRows
from gd_ui.controls.inputs import Inputs
from gd_ui.data import own_file
from gd_ui.declared import NAMES, Number, Unit
from gd_ui.export.line import source_line
from gd_ui.player import points
from gd_ui.rows.examples import EXAMPLES
from gd_ui.rows.rescaling import rescaling_to
from gd_ui.rows.source import MOST_NOISE, Origin, Scaling, Source, tells_w
from gd_ui.text import Text
from gd_ui.text.numbers import number


def data_panel(inputs: Inputs[OnRows]) -> None:
    """The panel behind its opener, and what there is to say of the rows."""
    source, text = inputs.settings.source, inputs.text
    told = [f"{text.data.title}: {described(source, text)}"]
    inputs.behind("data_panel", text.data.title, lambda: _panel(inputs), told)
    _notices(source, text)


def described(source: Source, text: Text) -> str:
    """The rows in a few words."""
    return source_line(source, text, own_file.shown_name(source.own.name, text) if source.own else "")


def _panel(inputs: Inputs[OnRows]) -> None:
    source, text = inputs.settings.source, inputs.text
    origin = Origin.FILE if link.awaits_file() else source.origin
    inputs.show("data", value=origin, then=_open_on)
    match origin:
        case Origin.NOTES:
            inputs.slide("noise", 1.0, MOST_NOISE, format="%.4g")
            inputs.show("noise_seed", disabled=not source.noise)
        case Origin.EXAMPLE:
            inputs.show("example", then=_open_on)
            words, source_of = getattr(text.data.examples, source.example), EXAMPLES[source.example].source
            st.markdown(words.see)
            st.markdown(f":small[{text.data.example_is.format(x=words.x, y=words.y, source=source_of)}]")
        case Origin.MADE:
            inputs.show("n")
            inputs.show("slope")
            inputs.show("x_from")
            inputs.show("x_to")
            if not source.has_range:
                st.info(text.data.no_range)
            inputs.show("noise", help=None)
            inputs.show("noise_seed", disabled=not source.noise)
        case Origin.DRAWN:
            _drawn(source, text)
        case Origin.FILE:  # a link that has locked a file asks for it: then that one can still be opened
            own_file.show(text, disabled="data" in link.locked() and not link.awaits_file())
    inputs.show("scaling", then=lambda taken: carry(source, replace(source, scaling=Scaling(taken))))
    st.markdown(f":small[{_what_scaling_does(source, text)}{_kept_by_locks(inputs)}]")
    inputs.show(
        "centred", disabled=source.is_constant,
        then=lambda taken: carry(source, replace(source, centred=int(taken))),
    )  # fmt: skip


def _drawn(source: Source, text: Text) -> None:
    if "drawn" in link.locked():
        st.code("\n".join(f"{x:.8g}, {y:.8g}" for x, y in source.points), language=None)
        return
    problem = text.data.points_zero if st.session_state.get("points_zero") else ""
    points.show(source.points, asdict(text.points) | {"problem": problem}, _take_points)


def _take_points(drawn: list[tuple[float, float]]) -> None:
    """Unless no w would be better than another: then those before stay."""
    st.session_state.points_zero = not tells_w(drawn)
    if tells_w(drawn):
        link.choose("drawn", tuple(drawn))


def _open_on(rows: str) -> None:
    """Other rows open on settings of their own."""
    in_units = {name for name, control in NAMES.items() if isinstance(control, Number) and control.unit}
    link.forget(in_units | {"sizes"})


def carry(before: Source, after: Source) -> None:
    """Take what was chosen for the rows in one unit over into another: α·L and the place of w stay, and so do costs."""
    for name, factor in _factors(before, after).items():
        link.multiply(name, factor)


def _factors(before: Source, after: Source) -> dict[str, float]:
    """By what each number that is measured in units of the rows is multiplied, by its name."""
    was, now = rescaling_to(before), rescaling_to(after)
    rates, weights = now.for_rates / was.for_rates, now.for_weights / was.for_weights
    by = {Unit.RATE: rates, Unit.WEIGHT: weights, Unit.DISTANCE: abs(weights), Unit.COST: 1.0, None: 1.0}
    numbers = {name: by[control.unit] for name, control in NAMES.items() if isinstance(control, Number)}
    return {name: factor for name, factor in numbers.items() if factor != 1}


def _kept_by_locks(inputs: Inputs[OnRows]) -> str:
    """Which locked numbers the units that were chosen would have changed, in a sentence; "" if none."""
    source, locked = inputs.settings.source, link.locked()
    if "scaling" in locked:  # whoever locked the units too meant the number in them
        return ""
    changed = _factors(replace(source, scaling=Scaling.NONE, centred=0), source).keys()
    names = [inputs.words(name).label for name in sorted(changed & locked & inputs.settings.inputs)]
    return inputs.text.data.kept_by_locks.format(names=inputs.text.comma.join(names)) if names else ""


def _what_scaling_does(source: Source, text: Text) -> str:
    words, units = text.data, source.units
    was, now = Parabola.of(source.raw), Parabola.of(source.data)
    template = words.as_it_comes
    if source.scaling is Scaling.LARGEST:
        template = words.divided
    elif source.scaling is Scaling.STANDARD:
        template = words.constant if source.is_constant else words.standardised
    return template.format(
        was=number(was.curvature), steep=number(now.curvature), rate_was=_inverse(was.curvature),
        rate=_inverse(now.curvature), best_was=number(was.vertex), best=number(now.vertex),
        by=number(units.x_scale), mean=number(units.x_offset),
        notes=words.because_of_notes if source.origin is Origin.NOTES else "",
    )  # fmt: skip


def _inverse(curvature: float) -> str:
    return number(1 / curvature) if curvature else "∞"


def _notices(source: Source, text: Text) -> None:
    words = text.data
    if link.awaits_file() and (name := link.lost_file()) is not None:
        shown = own_file.shown_name(name, text)
        st.warning(words.lost.format(name=shown) if name else words.lost_unnamed)
    if line := source.wanted_line:
        st.info(words.intercept.format(
            without=number(line.floor_through_origin), slope=number(line.slope), floor=number(line.floor),
            intercept=f"{'−' if line.intercept < 0 else '+'} {number(abs(line.intercept))}",
        ))  # fmt: skip
        st.button(
            words.centre_now, key="centre_now", on_click=_centre, args=(source,),
            disabled=source.is_constant or "centred" in link.locked(),
        )  # fmt: skip


def _centre(source: Source) -> None:
    link.choose("centred", 1)
    carry(source, replace(source, centred=1))
