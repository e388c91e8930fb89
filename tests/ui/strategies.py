"""Anything a visitor can choose, for the property tests."""

from dataclasses import replace

from hypothesis import strategies as st

from gd_ui.descent.settings import AS_IN_THE_NOTES, Method, Settings, StopOn
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Source

rates = st.one_of(
    st.sampled_from([0.0, 1e-30, 1e-5, 1 / 26600, 2 / 26600, 1e-4, 1.0, 1e12]),
    st.floats(0, 1e-4),
)
starts = st.one_of(st.sampled_from([1.0, 2.0, 0.0, -1e6, 1e6]), st.floats(-1e6, 1e6))
lengths = st.one_of(st.sampled_from([1, 2, 600, 601]), st.integers(1, 2_000))


@st.composite
def settings(draw: st.DrawFn) -> Settings:
    """Any method, any batch, with or without noise and a rule to stop; short enough for many examples."""
    return replace(
        AS_IN_THE_NOTES[draw(st.sampled_from(Method))],
        epochs=draw(st.one_of(st.just(1), lengths)),
        updates=draw(lengths),
        stop_on=draw(st.sampled_from(StopOn)),
        tolerance=draw(st.sampled_from([0.0, 1e-7, 1e-5, 1.0, 1e12])),
        batch=draw(st.one_of(st.sampled_from([1, 2, 24, 25, 64, 198, 199]), st.integers(1, 199))),
        draw=draw(st.sampled_from(Draw)),
        learning_rate=draw(rates),
        start=draw(starts),
        source=Source(
            noise=draw(st.sampled_from([0.0, 0.5, 20.0, 100.0])), noise_seed=draw(st.integers(0, 2**31 - 1))
        ),
        seed=draw(st.integers(0, 2**31 - 1)),
    )
