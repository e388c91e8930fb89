"""Both images, built of the Dockerfile as it stands, and run as deploy/compose.yaml says, in one network."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from harness import images, needs
from harness.page import PATIENCE
from tests.deploy.test_containers import IMAGES, compose

SECURED = "gd-secured"
"""Our third container: the proxy of a site with a name."""
WEBSOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "c29tZXRoaW5nIGxvbmcuLg==",
}


@pytest.fixture(scope="session")
def built() -> None:
    """Skips with the reason where they cannot be built."""
    if not needs.is_root() or needs.IMAGES.missing:
        pytest.skip(needs.IMAGES.missing or "only root can build them without a daemon")
    try:
        images.see_to_bases()
    except images.ToolError as error:
        pytest.skip(f"what the images start from can be had neither from Docker nor from Debian: {error}")
    for target, name in IMAGES.items():
        images.build(target, name)


@pytest.fixture(scope="session")
def beside(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A container's place in the network of the app, which it finds there by its name."""
    names = tmp_path_factory.mktemp("network") / "hosts"
    names.write_text("127.0.0.1 localhost app\n")
    return ["--network=container:app", f"--volume={names}:/etc/hosts:ro"]


@pytest.fixture(scope="session")
def services(built: None, beside: list[str]) -> Iterator[dict[str, Any]]:
    """Both run, and say that they are well."""
    read: dict[str, Any] = compose()["services"]
    network = [
        "--network=none",
        *(f"--sysctl={name}={value}" for name, value in read["proxy"]["sysctls"].items()),
    ]
    with ExitStack() as stack:
        for name, place in {"app": network, "proxy": beside}.items():
            stack.enter_context(images.running(name, IMAGES[name], *place, *images.as_composed(read[name])))
            until_well(name)
        yield read


def until_well(container: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not images.is_well(container):
        assert time.monotonic() < deadline, images.podman("logs", container)
        time.sleep(0.5)


@pytest.mark.parametrize("name", IMAGES)
def test_a_container_has_no_rights_and_writes_nowhere_but_to_memory(
    services: dict[str, Any], name: str
) -> None:
    def told(*command: str) -> str:
        return images.podman("exec", name, *command)

    assert told("id", "--user").strip() == "10001"
    status = dict(line.split(":\t") for line in told("cat", "/proc/1/status").splitlines() if ":\t" in line)
    assert {int(status[f"Cap{kind}"], 16) for kind in ("Inh", "Prm", "Eff", "Bnd", "Amb")} == {0}
    assert status["NoNewPrivs"] == "1"
    assert " tmpfs " in told("grep", " /tmp ", "/proc/mounts")
    told("touch", "/tmp/some")
    for folder in ("/", "/app" if name == "app" else "/srv/static", "/var/tmp"):
        with pytest.raises(images.ToolError, match="Read-only file system"):
            told("touch", f"{folder}/some")


def test_nothing_can_be_installed_by_what_runs(services: dict[str, Any]) -> None:
    with pytest.raises(images.ToolError, match="No module named pip"):
        images.podman("exec", "app", "python", "-m", "pip")


def test_a_page_its_scripts_and_the_process_behind_it_answer_through_the_proxy(
    services: dict[str, Any],
) -> None:
    status, _, page = images.asked("app", "127.0.0.1:8080", "/bgd?lr=1e-4")
    assert (status, "window.__streamlit" in page) == (200, True)
    status, headers, _ = images.asked(
        "app", "127.0.0.1:8080", "/app/static/v1a2b3c4d/player/player.js", **{"Accept-Encoding": "br"}
    )
    assert (status, headers["Content-Encoding"]) == (200, "br")
    assert images.asked("app", "127.0.0.1:8080", "/_stcore/health")[::2] == (200, "ok")
    assert images.asked("app", "127.0.0.1:8080", "/_stcore/stream", **WEBSOCKET)[0] == 101


def test_the_proxy_of_a_site_with_a_name_keeps_its_certificate_in_a_volume(
    services: dict[str, Any], beside: list[str]
) -> None:
    proxy = services["proxy"]
    elsewhere = {"SITE": "https://localhost", "METRICS": "127.0.0.1:9181"}
    options = images.as_composed({**proxy, "environment": proxy["environment"] | elsewhere})
    with images.running(SECURED, IMAGES["proxy"], *beside, *options):
        deadline = time.monotonic() + PATIENCE
        while "localhost.crt" not in images.podman("exec", SECURED, "find", "/data"):
            assert time.monotonic() < deadline, images.podman("logs", SECURED)
            time.sleep(0.5)
        status, headers, _ = images.asked("app", "localhost:443", "/_stcore/stream", **WEBSOCKET)
        assert (status, "; Secure" in headers["Set-Cookie"]) == (101, True)


def test_the_volume_is_made_of_a_folder_that_is_the_proxys(built: None) -> None:
    """Podman gives a new one to whoever runs in it; Docker leaves it as the image has it."""
    assert images.said(IMAGES["proxy"], "stat", "-c%u %a", "/data").strip() == "10001 700"
