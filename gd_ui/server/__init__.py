"""What stands before Streamlit's server: what it has no settings for, as middleware of the app and its start.

`st.App("home.py", middleware=MIDDLEWARE, lifespan=lifespan)` is Streamlit's documented way for it.
"""

from starlette.middleware import Middleware

from gd_ui.server.connections import Connections
from gd_ui.server.life import lifespan
from gd_ui.server.shell import Shell
from gd_ui.server.static import VersionedStatic
from gd_ui.server.uploads import Uploads

__all__ = ["MIDDLEWARE", "lifespan"]

MIDDLEWARE = [Middleware(VersionedStatic), Middleware(Shell), Middleware(Uploads), Middleware(Connections)]
"""Each sees a request before those that follow it, and the answer after them."""
