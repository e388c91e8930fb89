"""deploy/Caddyfile under the settings of other places than `make serve`."""

import json
import os
import subprocess
from typing import Any

import pytest

from deploy.commands import CADDY_MISSING
from deploy.precompress import ROOT
from harness import needs


def understood(**settings: str) -> str:
    """How Caddy understands the file, as JSON."""
    path = needs.caddy() or pytest.skip(CADDY_MISSING)
    command = [path, "adapt", "--config", "deploy/Caddyfile", "--adapter", "caddyfile"]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | settings, capture_output=True, text=True, check=True
    )
    assert "warn" not in done.stderr
    return done.stdout


def found(name: str, within: Any) -> list[Any]:
    """Everything that is called `name`, however deep."""
    if isinstance(within, dict):
        here = [within[name]] if name in within else []
        return here + [one for value in within.values() for one in found(name, value)]
    return [one for value in within for one in found(name, value)] if isinstance(within, list) else []


def test_the_host_can_let_other_sites_embed_the_app() -> None:
    sites = "'self' https://moodle.example.org"
    (policy, *others) = {
        *map(str, found("Content-Security-Policy", json.loads(understood(FRAME_ANCESTORS=sites))))
    }
    assert not others
    assert f"frame-ancestors {sites}" in policy


def test_replicas_are_found_by_name_and_keep_their_visitors() -> None:
    read = json.loads(understood(UPSTREAMS="dynamic a app 8501 {\n refresh 5s\n}"))
    assert found("dynamic_upstreams", read) == [
        {"name": "app", "port": "8501", "refresh": 5_000_000_000, "source": "a"}
    ]
    assert [policy["policy"] for policy in found("selection_policy", read)] == ["cookie"]


def test_a_site_with_a_name_gets_itself_a_certificate() -> None:
    hosts = found("host", json.loads(understood(SITE="lab.example.org")))
    assert ["lab.example.org"] in hosts
    assert not found(
        "disable", json.loads(understood(SITE="lab.example.org")).get("apps", {}).get("http", {})
    )
