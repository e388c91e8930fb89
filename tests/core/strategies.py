"""Random data and batches for the property tests."""

import numpy as np
from hypothesis import strategies as st

from gd_core import Batches, Dataset, drawn_batches, full_batches, shuffled_batches

numbers = st.floats(-10, 10)
features = st.one_of(st.just(0.0), st.floats(1e-3, 10), st.floats(-10, -1e-3))


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """1 to 12 rows, x sometimes 0 and never so small that the plain loop loses its digits."""
    n = draw(st.integers(1, 12))
    return Dataset(
        draw(st.lists(features, min_size=n, max_size=n)), draw(st.lists(numbers, min_size=n, max_size=n))
    )


@st.composite
def batches_of(draw: st.DrawFn, n: int) -> Batches:
    """One of the three ways, up to 30 updates or 6 epochs, any batch size."""
    rng = np.random.default_rng(draw(st.integers(0, 99)))
    size = draw(st.integers(1, n))
    return draw(
        st.sampled_from(
            [
                full_batches(n, draw(st.integers(0, 30))),
                shuffled_batches(n, size, draw(st.integers(0, 6)), rng),
                drawn_batches(n, size, draw(st.integers(0, 30)), rng),
            ]
        )
    )
