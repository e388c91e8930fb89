"""`make serve`: serve the app as a host does, until Ctrl+C or TERM; docs/hosting.md says what can be chosen."""

import os
import signal
import sys
import threading

from deploy.commands import StartError
from deploy.host import Host
from deploy.settings import from_environment


def main() -> str | None:
    """None once asked to end; a sentence if it cannot serve."""
    for number in (signal.SIGINT, signal.SIGTERM):  # what a shell starts with & ignores the first
        signal.signal(number, signal.default_int_handler)
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
