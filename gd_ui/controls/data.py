"""The data panel, the same on every page: where the rows come from, in which units, and what is said of them."""

from dataclasses import asdict, replace

import streamlit as st

from gd_core import Parabola
from gd_ui.controls import inputs, link, own_file
from gd_ui.player import points
from gd_ui.scenes.source_line import source_line
from gd_ui.settings import OnRows, Origin, Scaling, Source
from gd_ui.settings.opening import opening
from gd_ui.settings.source import MOST_NOISE, tells_w
from gd_ui.text import Text
from gd_ui.text.numbers import number

OF_SCALE = {"lr", "w0", "tol", "target", "low", "high", "accuracy"}
"""Names of settings in the units of the rows: other rows open on others."""
LARGE = 1e6
"""A number input steps in tenths of what it holds from here on."""


def data_panel(settings: OnRows, text: Text) -> None:
    """The panel behind its opener, and what there is to say of the rows."""
    words = text.data
    opener = st.expander(words.title, key="data_panel", on_change="rerun")
    with opener:
        if opener.open:
            _panel(settings, text)
    if not opener.open:
        st.markdown(f":small[{words.title}: {described(settings.source, text)}]")
    _notices(settings.source, text)


def described(source: Source, text: Text) -> str:
    """The rows in a few words."""
    return source_line(source, text, own_file.shown_name(source.own.name, text) if source.own else "")


def _panel(settings: OnRows, text: Text) -> None:
    words, origin = text.data, Origin.FILE if link.awaits_file() else settings.source.origin
    names: dict[str, str] = {one: getattr(words, one) for one in Origin}
    inputs.choice(words.origin, "data", origin, names, then=_open_on, help=words.origin_help)
    {Origin.NOTES: _notes, Origin.MADE: _made, Origin.DRAWN: _drawn, Origin.FILE: _file}[origin](
        settings, text
    )
    _units(settings, text)


def _notes(settings: OnRows, text: Text) -> None:
    words = text.controls
    inputs.slider(words.noise, "noise", settings, 1.0, MOST_NOISE, help=words.noise_help, format="%.4g")
    _noise_seed(settings, text)


def _made(settings: OnRows, text: Text) -> None:
    words, source = text.data, settings.source
    inputs.number(words.n, "n", settings, 1, help=words.n_help)
    inputs.number(words.slope, "slope", settings, 0.5, format="%.8g", help=words.slope_help)
    for label, name, value in ((words.x_from, "x_from", source.low), (words.x_to, "x_to", source.high)):
        inputs.number(label, name, settings, _step(value), format="%.8g")
    if not source.has_range:
        st.info(words.no_range)
    inputs.number(text.controls.noise, "noise", settings, _step(source.noise), format="%.8g")
    _noise_seed(settings, text)


def _noise_seed(settings: OnRows, text: Text) -> None:
    words, silent = text.controls, not settings.source.noise
    inputs.number(words.noise_seed, "noise_seed", settings, 1, help=words.noise_seed_help, disabled=silent)


def _step(value: float) -> float:
    return abs(value) / 10 if abs(value) >= LARGE or 0 < abs(value) < 1e-2 else 1.0


def _drawn(settings: OnRows, text: Text) -> None:
    drawn = settings.source.points
    if "drawn" in link.locked():
        st.code("\n".join(f"{x:.8g}, {y:.8g}" for x, y in drawn), language=None)
        return
    problem = text.data.points_zero if st.session_state.get("points_zero") else ""
    points.show(drawn, asdict(text.points) | {"problem": problem}, _take_points)


def _take_points(drawn: list[tuple[float, float]]) -> None:
    """Unless no w would be better than another: then those before stay."""
    st.session_state.points_zero = not tells_w(drawn)
    if tells_w(drawn):
        link.choose("drawn", tuple(drawn))


def _file(settings: OnRows, text: Text) -> None:
    """A link that has locked a file asks for it: then that one can still be opened."""
    own_file.show(text, disabled="data" in link.locked() and not link.awaits_file())


def _open_on(origin: str) -> None:
    """Other rows open on settings of their own."""
    link.forget(OF_SCALE | {"sizes"})


def _units(settings: OnRows, text: Text) -> None:
    words, source = text.data, settings.source
    names: dict[str, str] = {one: getattr(words, one) for one in Scaling}
    inputs.choice(
        words.scaling, "scaling", source.scaling, names, help=words.scaling_help,
        then=lambda taken: carry(source, replace(source, scaling=Scaling(taken))),
    )  # fmt: skip
    st.markdown(f":small[{_what_scaling_does(source, text)}]")
    inputs.switch(
        words.centre, "centred", settings, help=words.centre_help, disabled=source.is_constant,
        then=lambda taken: carry(source, replace(source, centred=int(taken))),
    )  # fmt: skip


def carry(before: Source, after: Source) -> None:
    """Take what was chosen for the rows in one unit over into another: α·L and the place of w stay."""
    was, now = opening(before), opening(after)
    rates, weights = now.for_rates / was.for_rates, now.for_weights / was.for_weights
    factors = {"lr": rates, "w0": weights, "low": weights, "high": weights, "accuracy": abs(weights)}
    for name, factor in factors.items():
        link.multiply(name, factor)


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
            without=number(line.floor_through_origin), slope=number(line.slope), intercept=number(line.intercept),
            floor=number(line.floor),
        ))  # fmt: skip
        st.button(
            words.centre_now, key="centre_now", on_click=_centre, args=(source,),
            disabled=source.is_constant or "centred" in link.locked(),
        )  # fmt: skip


def _centre(source: Source) -> None:
    link.choose("centred", 1)
    carry(source, replace(source, centred=1))
