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
    st.text_input("α", "1e-5", help=HELP)
    st.pills("Jump to", ["notes", "steepest batch", "mean square", "typical run"], help=HELP)
    st.slider("Batch size", 1, 199, 2, 1, help=HELP)
    st.segmented_control(
        "Rows", ["afresh", "reshuffled", "frozen"], default="afresh", required=True, help=HELP
    )
    st.text_input("Seed", "7", help=HELP)
    st.button("Draw again", help=HELP)
    st.text_input("Start", "1", help=HELP)
    st.text_input("Updates", "1000", help=HELP)
    st.expander("Stopping rule", key="more", on_change="rerun")
    st.expander("Data", key="data_panel", on_change="rerun")
    st.expander("Every step as a table", key="table", on_change="rerun")


panel()
