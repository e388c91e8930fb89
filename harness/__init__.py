"""What tests and benchmarks share: the app served, a browser and a proxy to look at it, students and attackers.

A Caddy that `harness.needs` has unpacked here is on the PATH of whatever uses this.
"""

import os
from pathlib import Path

UNPACKED = Path(__file__).parents[1] / "build" / "debian-caddy"

os.environ["PATH"] += f"{os.pathsep}{UNPACKED / 'usr' / 'bin'}"
