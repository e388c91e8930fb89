"""How answers leave the server."""

import asyncio
import logging

from starlette.websockets import WebSocketDisconnect
from streamlit.web.server.starlette.starlette_websocket import StarletteSessionClient

GATHERS = 0.003
"""Seconds for which the first message of an answer waits for those that follow it."""


def send_together() -> None:
    """The messages of an answer, some thirty, leave the server in a few packets, not in one each.

    Each costs the server, the proxy and the browser a call of the system, which is more than its few bytes do.
    """
    StarletteSessionClient._sender = _send  # type: ignore[assignment, method-assign]


async def _send(client: StarletteSessionClient) -> None:
    try:
        while True:
            message = await client._send_queue.get()
            await asyncio.sleep(GATHERS)
            await client._websocket.send_bytes(message)
            while not client._send_queue.empty():
                await client._websocket.send_bytes(client._send_queue.get_nowait())
    except WebSocketDisconnect:
        pass
    except Exception:
        logging.getLogger(__name__).exception("An answer could not be sent")
    finally:
        client._closed.set()
