"""A page with the inputs of /mini_batch and nothing else: what a move on that page is compared with."""

from typing import Any

import streamlit as st

from gd_ui.scene.scene import packed

HAND = {
    "ruler": {"name": "lr", "low": 1e-7, "high": 1e-3},
    "batch": {"name": "batch", "sizes": list(range(1, 200))},
    "again": {"name": "seed"},
}
"""What is moved in the player, whose scene here has nothing else."""
OPENERS = {"more": "Set up", "data_panel": "Data", "table": "Every step as a table"}

st.set_page_config(page_title="Same widgets", layout="wide")
st.title("Same widgets", anchor=False)


def take() -> None:
    """As a page does that is told what was moved."""


@st.fragment
def panel() -> None:
    player: Any = st.components.v2.component("gd_player", js="export default () => {}")
    moved = {f"on_{name}_change": take for name in ("lr", "batch", "seed", "w0")}
    player(data=packed({"hand": HAND, "locked": []}), key="player", **moved)
    for key, label in OPENERS.items():
        st.expander(label, key=key, on_change="rerun")
        st.markdown(":small[What is set there.]")


panel()
