"""What a move of a slider costs the server, beside a page with the same inputs and nothing else.

Run `python -m benchmarks.moves` on a quiet computer. One visitor moves a random slider again and again, on each page in
turn; what is counted is the server's processor time, so a slow network or browser does not matter. Prints Markdown.
"""

import asyncio
import random
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from gd_ui.controls import link
from gd_ui.pages import PAGES
from harness.app import served

WITH_ROWS = [page.name for page in PAGES if link.has_rows(page.initial)]
WARM, SECONDS, ROUNDS = 30, 4.0, 3


class Visitor:
    """A browser as far as the server can tell."""

    def __init__(self, socket: ClientConnection, page: str) -> None:
        self.socket, self.page = socket, page
        self.sliders: dict[str, tuple[float, float, float, str]] = {}
        self.values: dict[str, float] = {}
        self.random = random.Random(1)

    async def run(self, fragment: str = "") -> int:
        """Ask for a run and wait until it has ended; the bytes that came."""
        ask = BackMsg()
        ask.rerun_script.page_name, ask.rerun_script.fragment_id = self.page, fragment
        for name, value in self.values.items():
            widget = ask.rerun_script.widget_states.widgets.add()
            widget.id = name
            widget.double_array_value.data.append(value)
        await self.socket.send(ask.SerializeToString())
        received = 0
        while True:
            raw = await self.socket.recv()
            assert isinstance(raw, bytes)
            received += len(raw)
            message = ForwardMsg.FromString(raw)
            self._note(message)
            if message.WhichOneof("type") == "script_finished":
                return received

    def _note(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        assert element.WhichOneof("type") != "exception", element.exception.message
        slider = element.slider
        if element.WhichOneof("type") == "slider" and slider.type != slider.SELECT_SLIDER:
            self.sliders[slider.id] = (slider.min, slider.max, slider.step, message.delta.fragment_id)

    async def move(self) -> int:
        """Put a slider somewhere else; the bytes that came."""
        name, (low, high, step, fragment) = self.random.choice(sorted(self.sliders.items()))
        self.values[name] = low + step * self.random.randrange(round((high - low) / step) + 1)
        return await self.run(fragment)


async def cost(url: str, page: str, server: psutil.Process) -> tuple[float, float]:
    """Milliseconds of processor time and kilobytes of a move, on average over `SECONDS`."""
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(address, subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item]
        visitor = Visitor(socket, page)
        await visitor.run()
        for _ in range(WARM):
            await visitor.move()
        began, before, moves, received = time.monotonic(), server.cpu_times(), 0, 0
        while time.monotonic() - began < SECONDS:
            received += await visitor.move()
            moves += 1
        after = server.cpu_times()
    used = after.user + after.system - before.user - before.system
    return 1e3 * used / moves, received / moves / 1e3


def server_of(url: str) -> psutil.Process:
    """The process, a child of this one, that serves `url`."""
    port = url.rsplit(":", 1)[1]
    (server,) = [
        child for child in psutil.Process().children() if any(port in part for part in child.cmdline())
    ]
    return server


def main() -> None:
    taken: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        ours, floor = (
            stack.enter_context(served(script, Path(folder) / f"{Path(script).stem}.txt"))
            for script in ("app.py", "benchmarks/same_widgets.py")
        )
        for _ in range(ROUNDS):
            for url, page in [(floor, ""), *((ours, page) for page in WITH_ROWS)]:
                taken.setdefault(page, []).append(asyncio.run(cost(url, page, server_of(url))))
    print("| a move | server, ms | against the same inputs | kB |\n|---|---:|---:|---:|")
    least = median(used for used, _ in taken[""])
    for page, costs in taken.items():
        used, size = (median(column) for column in zip(*costs, strict=True))
        name = f"/{page}" if page else "the inputs of /mini_batch alone"
        print(f"| {name} | {used:.1f} | {used / least:.2f} × | {size:.1f} |")


if __name__ == "__main__":
    main()
