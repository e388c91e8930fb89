"""`make serve`: serve the app as a host does, until Ctrl+C or TERM; HUP starts its processes anew, one after the other.

docs/hosting.md says what can be chosen.
"""

import os
import signal
import sys
from collections.abc import Callable
from queue import SimpleQueue
from types import FrameType

from deploy.commands import StartError
from deploy.host import Host
from deploy.settings import from_environment

ASKS_TO_END = (signal.SIGINT, signal.SIGTERM)


def _end(number: int, frame: FrameType | None) -> None:
    """Once: make and a terminal may both pass a Ctrl+C on, and the second must not disturb the end."""
    for again in ASKS_TO_END:
        signal.signal(again, signal.SIG_IGN)
    raise KeyboardInterrupt


def _renewer(renewals: SimpleQueue[None]) -> Callable[[int, FrameType | None], None]:
    """HUP asks for new processes; but where a terminal was closed, it says that."""
    in_terminal = sys.stdin.isatty()

    def asked(number: int, frame: FrameType | None) -> None:
        if in_terminal and not sys.stdin.isatty():
            _end(number, frame)
        renewals.put(None)

    return asked


def _renew(host: Host) -> None:
    try:
        host.restart()
        print("All processes have been started anew.", flush=True)
    except StartError as error:
        print(error, flush=True)


def main() -> str | None:
    """None once asked to end; a sentence if it cannot serve."""
    for number in ASKS_TO_END:
        signal.signal(number, _end)
    renewals: SimpleQueue[None] = SimpleQueue()  # which a signal may put into at any time
    signal.signal(signal.SIGHUP, _renewer(renewals))
    try:
        with Host(from_environment(os.environ)) as host:
            site, below = host.settings.site, host.settings.below
            print(f"Serving {site + below if site else host.url}; Ctrl+C ends it.", flush=True)
            print(f"kill -HUP {os.getpid()} starts its processes anew, one after the other.", flush=True)
            while True:
                renewals.get()
                _renew(host)
    except (StartError, ValueError) as error:
        return str(error)
    except KeyboardInterrupt:
        pass
    return None


if __name__ == "__main__":
    sys.exit(main())
