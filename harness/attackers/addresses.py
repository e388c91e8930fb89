"""Addresses that no page has, and requests from elsewhere."""

import asyncio
from collections.abc import Iterable, Sequence

from harness.attackers.links import MEGABYTE
from harness.attackers.wire import LOCAL, Heard, another_is_answered, head, line_to, request, said, upgrade

UP = (
    "../", "..%2f", "..%2F", "%2e%2e/", "%2e%2e%2f", ".%2e/", "..%5c", "..\\", "%252e%252e%252f", "..%c0%af",
    "%c0%ae%c0%ae/", "..%ef%bc%8f", "....//", "..;/", "./../", "/../", "%2e%2e%5c", "..%00/", "%uff0e%uff0e/",
)  # fmt: skip
"""Ways to write "one folder up"."""
FOLDERS = (
    "/app/static/",
    "/static/",
    "/app/static/player/",
    "/media/",
    "/component/",
    "/_stcore/bidi-components/",
)
SECRETS = (
    "app.py",
    "deploy/Caddyfile",
    ".streamlit/config.toml",
    ".git/config",
    "etc/passwd",
    "proc/self/environ",
)
DIRECT = (
    "//etc/passwd", "/%2fetc/passwd", "/file:///etc/passwd", "/app/static/%00", "/app/static/player.js%00.txt",
    "/app/static/C:%5cboot.ini", "/app/static/%5c%5c127.0.0.1%5cshare", "/static/%e2%80%ae", "/app/static/con",
    "/app/static/.%00./app.py", "/app.py", "/pages/bgd.py", "/.git/config", "/%ff%fe", "/\x01\x02", "/*", "*",
    "http://elsewhere.example/", "/_stcore/..%2f..%2fapp.py", "/_stcore/host-config/../metrics",
)  # fmt: skip
HOSTS = (
    "elsewhere.example",
    "",
    "a b",
    "127.0.0.1:1",
    "[::1",
    "x" * 10_000,
    "a\u00e9.example",
    "127.0.0.1@evil.example",
)
ORIGINS = ("https://elsewhere.example", "null", "http://[", "file://", "http://127.0.0.1", "", "x" * 10_000)


def ways_out() -> list[str]:
    """Paths that would lead out of the folders that are served, if one of the ways to write it worked."""
    return [
        *(
            folder + up * depth + secret
            for folder in FOLDERS
            for up in UP
            for depth in (1, 4)
            for secret in SECRETS
        ),
        *DIRECT,
    ]


def long_paths() -> list[str]:
    """1 MB in the path, in the query, as one name and as many."""
    return [
        "/" + "a" * MEGABYTE,
        "/bgd?seed=" + "1" * MEGABYTE,
        "/bgd?" + "a&" * (MEGABYTE // 2),
        "/" + "a/" * (MEGABYTE // 2),
        "/app/static/" + "%2e%2e%2f" * (MEGABYTE // 9),
        "/static/" + "a" * 60_000,
        "/bgd?" + "a" * 60_000,
    ]


async def ask(port: int, paths: Iterable[str], at_once: int = 8) -> dict[str, Heard]:
    """What each path is answered."""
    waiting, answers = iter(paths), dict[str, Heard]()

    async def one_after_another() -> None:
        for path in waiting:
            answers[path] = await said(port, [request(path, f"{LOCAL}:{port}")])

    await asyncio.gather(*(one_after_another() for _ in range(at_once)))
    return answers


async def ask_as(port: int, hosts: Sequence[str] = HOSTS) -> dict[str, Heard]:
    """What a request for each host is answered."""
    return {host: await said(port, [request("/bgd", host)]) for host in hosts}


async def open_from(port: int, origins: Sequence[str] = ORIGINS) -> dict[str, Heard]:
    """What a page of each origin is answered that opens the websocket."""

    async def one(origin: str) -> Heard:
        line = await line_to(port)
        line.writer.write(upgrade(port, origin))
        await another_is_answered(port)
        line.writer.write_eof()  # a process neither answers nor closes where a header is too long for it
        answer = await head(line)
        line.drop()
        return answer

    return dict(zip(origins, await asyncio.gather(*map(one, origins)), strict=True))
