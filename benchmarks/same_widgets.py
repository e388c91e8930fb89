"""A page with the inputs of /mini_batch and nothing else: what a move on that page is compared with."""

import streamlit as st

st.set_page_config(page_title="Same widgets", layout="wide")
st.title("Same widgets", anchor=False)
HELP = "One sentence that says what it is for."


@st.fragment
def panel() -> None:
    with st.container(horizontal=True):
        for name in ("As in the notes", "With noise", "Frozen batch"):
            st.button(name, help=HELP)
    st.slider("Learning rate", -4.0, 1.0, -0.58, 0.01, help=HELP)
    st.number_input("α", 0.0, 1e12, 1e-5, 1e-6, format="%.3e", help=HELP)
    st.pills("Jump to", ["notes", "steepest batch", "mean square", "typical run"], help=HELP)
    st.slider("Batch size", 1, 199, 2, 1, help=HELP)
    st.segmented_control(
        "Rows", ["afresh", "reshuffled", "frozen"], default="afresh", required=True, help=HELP
    )
    st.number_input("Seed", 0, 2**31 - 1, 7, 1, help=HELP)
    st.button("Draw again", help=HELP)
    st.number_input("Start", -1e6, 1e6, 1.0, 0.1, help=HELP)
    st.number_input("Updates", 1, 10**9, 1000, 1, help=HELP)
    st.expander("Stopping rule", key="more", on_change="rerun")
    st.expander("Data", key="data_panel", on_change="rerun")
    st.expander("Every step as a table", key="table", on_change="rerun")


panel()
