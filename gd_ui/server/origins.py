"""Which pages may talk to the server."""

from streamlit import net_util
from streamlit.web.server.starlette import starlette_websocket


def _unknown() -> None:
    """The address by which the world knows this computer."""


def ask_nobody_for_the_address() -> None:
    """A page of another site is refused at once.

    Streamlit first asks two hosts on the internet for the address of this computer, which may be that site's: up to
    two seconds in which nobody is answered, at each try.
    """
    net_util.get_external_ip = _unknown


def refuse_junk() -> None:
    """What is no address is no origin of ours; Streamlit raises a ValueError where it cannot be read."""
    allowed = starlette_websocket._is_origin_allowed

    def allowed_if_read(origin: str | None, host: str | None) -> bool:
        try:
            return allowed(origin, host)
        except ValueError:
            return False

    starlette_websocket._is_origin_allowed = allowed_if_read
