"""The images of the Dockerfile, built as it stands and run without a daemon and without a network of theirs."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from deploy.precompress import ROOT

PLACE = ROOT / "build" / "images"
"""Layers, too: who builds again builds what has changed."""
STORE = ("--root", str(PLACE / "store"), "--runroot", str(PLACE / "run"))
PYTHON = """
ln --symbolic python3 "$1/usr/bin/python" && rm "$1"/usr/lib/python3*/EXTERNALLY-MANAGED &&
chroot "$1" sh -c 'cd /usr/share/python-wheels && set pip-*.whl && python3 $1/pip install --no-index $1'
"""
"""Makes of Debian's Python one that is called as in the image of that name and has a pip."""
BASES = {
    "docker.io/library/debian:bookworm-slim": ("--include=ca-certificates", "bookworm"),
    "docker.io/library/python:3.13-slim": (
        "--include=ca-certificates,python3,python3-venv",
        f"--customize-hook={PYTHON}",
        "trixie",
    ),
}
"""What the images start from, and of what Debian a stand-in is made where it cannot be had."""
ASK = """
import json, sys, http.client, ssl
host, path, headers = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
if host.endswith(":443"):
    connection = http.client.HTTPSConnection(host, context=ssl._create_unverified_context())
else:
    connection = http.client.HTTPConnection(host)
connection.request("GET", path, headers=headers)
answer = connection.getresponse()
body = "" if answer.status == 101 else answer.read().decode(errors="replace")
print(json.dumps([answer.status, dict(answer.getheaders()), body]))
"""


LIMITS = ("--ulimit=nofile=1024:1024", "--ulimit=nproc=1024:1024")
"""By default it asks for a million of each, which not every computer lets it have."""


class ToolError(Exception):
    """A program did not do what it was asked to; its text is what it said."""


def podman(*arguments: str) -> str:
    """What it says, with our store."""
    return _done("podman", *STORE, "--runtime=runc", "--cgroup-manager=cgroupfs", *arguments)


def see_to_bases() -> None:
    """Pulled, or made of Debian's packages; ToolError where neither can be."""
    PLACE.mkdir(parents=True, exist_ok=True)
    for name, made_of in BASES.items():
        if _works("image", "exists", name) or _works("pull", name):
            continue
        tree = PLACE / "base.tar"
        _done("mmdebstrap", "--variant=minbase", *made_of[:-1], made_of[-1], str(tree))
        podman("import", str(tree), name)
        tree.unlink()


def build(target: str, name: str) -> None:
    """That stage of the Dockerfile as an image; pip and apt reach what this computer does, and trust whom it does."""
    how = ("--isolation=chroot", "--format=docker", "--layers", "--pull-never", f"--target={target}")
    _done(
        "buildah",
        *STORE,
        "build",
        *how,
        "--volume=/etc/ssl/certs:/etc/ssl/certs:ro",
        f"--tag={name}",
        str(ROOT),
    )


def as_composed(service: dict[str, Any]) -> list[str]:
    """What Compose would tell Docker, in Podman's words; but for networks and limits."""
    return [
        "--read-only-tmpfs=false",  # it would give three more places than Docker does
        *(f"--{flag.replace('_', '-')}" for flag in ("read_only", "init") if service[flag]),
        *(f"--tmpfs={place}" for place in service["tmpfs"]),
        *(f"--cap-drop={one}" for one in service["cap_drop"]),
        *(f"--security-opt={one}" for one in service["security_opt"]),
        *(f"--env={name}={value}" for name, value in service["environment"].items()),
        *(f"--volume={one['source']}:{one['target']}" for one in service.get("volumes", [])),
    ]


@contextmanager
def running(name: str, image: str, *options: str) -> Iterator[str]:
    """A container of that name, for as long as the block runs."""
    podman("run", "--detach", "--replace", f"--name={name}", *LIMITS, *options, image)
    try:
        yield name
    finally:
        podman("rm", "--force", name)
        podman("volume", "prune", "--force")


def said(image: str, *command: str) -> str:
    """What a command in a container of its own says."""
    return podman("run", "--rm", "--network=none", *LIMITS, image, *command)


def is_well(container: str) -> bool:
    """Whether its image's own question is answered."""
    return _works("healthcheck", "run", container)


def asked(container: str, host: str, path: str, **headers: str) -> tuple[int, dict[str, str], str]:
    """The status, headers and text that it gets there, by its own Python."""
    answer = podman("exec", container, "python", "-c", ASK, host, path, json.dumps(headers))
    status, told, body = json.loads(answer)
    return status, told, body


def _works(*arguments: str) -> bool:
    try:
        podman(*arguments)
    except ToolError:
        return False
    return True


def _done(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise ToolError(f"{' '.join(command)}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done.stdout
