"""Mini-batch gradient descent as most people would write it: a loop, a figure with frames, st.plotly_chart.

What ours is compared with. No trick for or against it: the frames hold only what moves, and there are 60 of them.
"""

import io

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from numpy.typing import NDArray
from plotly.subplots import make_subplots

FRAMES = 60

st.set_page_config(page_title="Gradient descent", layout="wide")
st.title("Mini-batch gradient descent")
st.write("Watch w walk down the cost curve of y = w·x.")

with st.sidebar:
    power = st.slider("Learning rate, as a power of ten", -7.0, -4.0, -5.0, 0.05)
    batch = st.slider("Batch size", 1, 199, 2)
    updates = st.slider("Updates", 10, 1000, 200, 10)
    start = st.number_input("Start w", -10.0, 10.0, 1.0, 0.1)
    seed = st.number_input("Seed", 0, 10_000, 7)
    noise = st.slider("Noise", 0.0, 50.0, 0.0, 1.0)
    order = st.segmented_control("Rows", ["afresh", "reshuffled"], default="afresh")
    log = st.toggle("Loss on a log scale")
    file = st.file_uploader("Your data (CSV)", "csv")

rng = np.random.default_rng(seed)
if file:
    table = pd.read_csv(io.BytesIO(file.getvalue()))
    x, y = table.iloc[:, 0].to_numpy(), table.iloc[:, 1].to_numpy()
else:
    x = np.arange(1.0, 200.0)
    y = 2 * x + rng.normal(0, noise, len(x))

w, weights, losses = start, [start], []
for _ in range(updates):
    rows = rng.choice(len(x), min(batch, len(x)), replace=order == "reshuffled")
    error = w * x[rows] - y[rows]
    losses.append(float(np.mean(error**2)))
    w = float(np.clip(w - 10**power * 2 * np.mean(x[rows] * error), -1e9, 1e9))
    weights.append(w)


def cost(weight: NDArray[np.float64]) -> NDArray[np.float64]:
    costs: NDArray[np.float64] = np.mean((np.outer(weight, x) - y) ** 2, axis=1)
    return costs


curve = np.linspace(-10, 10, 100)
path = np.array(weights)
heights = cost(path)
figure = make_subplots(1, 3, subplot_titles=("Cost", "Loss", "Data"))
figure.add_scatter(x=curve, y=cost(curve), mode="lines", name="cost", row=1, col=1)
figure.add_scatter(x=path[:1], y=heights[:1], mode="lines+markers", name="path", row=1, col=1)
figure.add_scatter(x=[0], y=losses[:1], mode="lines", name="loss", row=1, col=2)
figure.add_scatter(x=x[:1000], y=y[:1000], mode="markers", name="data", row=1, col=3)
figure.add_scatter(x=[0, x.max()], y=[0, start * x.max()], mode="lines", name="ŷ = w·x", row=1, col=3)
figure.frames = [
    go.Frame(
        name=str(k),
        traces=[1, 2, 4],
        data=[
            go.Scatter(x=path[: k + 1], y=heights[: k + 1]),
            go.Scatter(x=np.arange(k), y=losses[:k]),
            go.Scatter(x=[0, x.max()], y=[0, path[k] * x.max()]),
        ],
    )
    for k in np.unique(np.linspace(0, updates, FRAMES).astype(int))
]
play = {"label": "Play", "method": "animate", "args": [None, {"frame": {"duration": 50}}]}
steps = [{"label": frame.name, "method": "animate", "args": [[frame.name]]} for frame in figure.frames]
figure.update_layout(updatemenus=[{"type": "buttons", "buttons": [play]}], sliders=[{"steps": steps}])
figure.update_yaxes(type="log" if log else "linear", row=1, col=2)
st.plotly_chart(figure)
st.write(f"After {updates} updates w = {w:.6g}.")
