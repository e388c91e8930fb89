"""`make serve`: serve the app as a host does, until Ctrl+C or TERM; docs/hosting.md says what can be chosen."""

import os
import signal
import sys
import threading
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


def main() -> str | None:
    """None once asked to end; a sentence if it cannot serve."""
    for number in ASKS_TO_END:
        signal.signal(number, _end)
    try:
        with Host(from_environment(os.environ)) as host:
            print(f"Serving {host.settings.site or host.url}; Ctrl+C ends it.", flush=True)
            threading.Event().wait()
    except (StartError, ValueError) as error:
        return str(error)
    except KeyboardInterrupt:
        pass
    return None


if __name__ == "__main__":
    sys.exit(main())
