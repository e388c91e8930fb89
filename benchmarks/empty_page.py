"""The least a Streamlit page can show: what the first paint of ours is compared with."""

import streamlit as st

st.set_page_config(page_title="Empty", layout="wide")
st.title("Empty", anchor=False)
