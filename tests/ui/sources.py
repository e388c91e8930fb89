"""Any rows a visitor can bring, for the property tests: any origin, any size of numbers, in any units."""

from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from gd_core import Dataset
from gd_ui.rows.examples import Example
from gd_ui.rows.own_rows import OwnRows
from gd_ui.rows.source import Origin, Scaling, Source, tells_w

RNG = np.random.default_rng(11)
exponents = st.one_of(st.sampled_from([-45, 0, 45]), st.integers(-45, 45))
signs = st.sampled_from([-1.0, 1.0])
coordinates = st.one_of(st.sampled_from([0.0, 1.0, -1e9, 1e9]), st.floats(-100, 100))


@st.composite
def sizes_of(draw: st.DrawFn, most: int) -> float:
    """A number of either sign and almost any size, or 0."""
    power = draw(st.one_of(st.just(0), st.integers(-most, most)))
    return draw(st.sampled_from([0.0, 1.0, -1.0, 3.7, -0.21])) * 10.0**power


@st.composite
def made(draw: st.DrawFn) -> Source:
    """Rows on a line, at the ends of what the inputs take too."""
    return Source(
        origin=Origin.MADE, rows=draw(st.sampled_from([1, 2, 3, 30, 257])), slope=draw(sizes_of(11)),
        low=draw(sizes_of(11)), high=draw(sizes_of(11)), noise=abs(draw(sizes_of(11))),
        noise_seed=draw(st.integers(0, 9)),
    )  # fmt: skip


@st.composite
def own(draw: st.DrawFn) -> Source:
    """Rows of a file: x and y of any size, falling or rising, with and without intercept, constant x, single rows."""
    rows = draw(st.sampled_from([1, 2, 3, 20, 300]))
    x = draw(st.sampled_from([np.ones(rows), np.arange(1.0, rows + 1), RNG.normal(3, 2, rows)]))
    slope, intercept, noise = (draw(st.sampled_from(some)) for some in ((-3, 0, 1), (0, 100), (0, 1)))
    y = slope * x + intercept + noise * RNG.normal(size=rows)
    across, up = 10.0 ** draw(exponents), 10.0 ** draw(exponents)
    data = Dataset(draw(signs) * across * x, up * y)
    return Source(origin=Origin.FILE, own=OwnRows(data, "rows.csv"))


points = st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=8).map(tuple).filter(tells_w)
drawn = points.map(lambda chosen: Source(origin=Origin.DRAWN, points=chosen))
examples = st.sampled_from(Example).map(lambda one: Source(origin=Origin.EXAMPLE, example=one))
noisy = st.builds(Source, noise=st.sampled_from([0.0, 20.0, 100.0]), noise_seed=st.integers(0, 9))


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """Any of these, as they came, scaled, standardised or centred."""
    source = draw(st.one_of(noisy, examples, made(), drawn, own()))
    return replace(source, scaling=draw(st.sampled_from(Scaling)), centred=draw(st.integers(0, 1)))
