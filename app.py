"""What is served: the pages, and before Streamlit's server what it does not see to by itself.

`streamlit run app.py` serves it, and so does any server of ASGI apps: `uvicorn app:app`.
"""

from pathlib import Path

import streamlit as st

from gd_ui import server
from gd_ui.classroom.routes import all_routes

app = st.App(
    Path(__file__).with_name("home.py"),
    routes=all_routes(),
    middleware=server.MIDDLEWARE,
    lifespan=server.lifespan,
)
