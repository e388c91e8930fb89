"""A network between a browser and the proxy, to be cut: a browser told that it is offline keeps its websockets."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from harness.app import free_ports


class Relay:
    """Passes on what comes to `port` of this computer to the port `to`, and back."""

    def __init__(self, to: int) -> None:
        self.port, self._to = free_ports(1), to
        self._ends: list[socket.socket] = []
        self.mend()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Whatever is open ends, and nothing new gets through."""
        for end in (self._door, *self._ends):
            _end(end)
        self._ends = []

    def mend(self) -> None:
        """Let through again who comes."""
        self._door = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._let_in, args=(self._door,), daemon=True).start()

    def _let_in(self, door: socket.socket) -> None:
        with suppress(OSError):
            while True:
                ours, _ = door.accept()
                theirs = socket.create_connection(("127.0.0.1", self._to))
                self._ends += [ours, theirs]
                for ends in ((ours, theirs), (theirs, ours)):
                    threading.Thread(target=_pass_on, args=ends, daemon=True).start()


@contextmanager
def relay(to: int) -> Iterator[Relay]:
    """For as long as the block runs."""
    between = Relay(to)
    yield between
    between.cut()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while some := one.recv(65536):
            other.sendall(some)
    _end(one)
    _end(other)


def _end(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
