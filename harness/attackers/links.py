"""Links with anything in them: every name that the app knows, and every kind of nonsense."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, islice
from random import Random
from typing import NamedTuple
from urllib.parse import quote

import gd_ui.pages  # noqa: F401  (their settings declare the names)
from gd_ui.controls.link import ASK, FILE_NAME, LOCK, ONLY, PLACE, VIEW
from gd_ui.declared import NAMES, Choice, Control, Number, Several
from harness.attackers.attacker import Attacker
from harness.attackers.wire import LIMIT
from harness.sites import APP

OTHERS = (LOCK, ONLY, ASK, VIEW, PLACE, FILE_NAME, "lang")
"""In a link, but no setting."""
PAGES = ("", *APP.pages)
MEGABYTE = 2**20
SOME = 5
"""With more names than these, what can be opened on the page is opened too."""
JUNK = (
    "", " ", "nan", "-inf", "1e308", "-1e999", "1e-320", "-0", "0", "-1", "0.5", "1e9", "9" * 400, "0x10", "1_000",
    "١٢٣", "½", "\0", "\x1b[2J\r\n", "\u202eabc\u2066", "🙂" * 50, "\ud83d", "<script>alert(1)</script>", "{0}{x!r}%s",
    "$x^2$ **b** ![](http://127.0.0.1)", "../../etc/passwd", "1.2.3.4.5.6.7", "." * 100, "A" * 10_000,
)  # fmt: skip


class Link(NamedTuple):
    """A page and what is asked of it."""

    page: str
    query: str


class Opened(NamedTuple):
    """What came of a link: the kinds of elements shown, what should not have been seen, why it failed if it did."""

    link: Link
    kinds: set[str]
    seen: set[bytes]
    exceptions: int
    lost: str = ""


def fuzzed(count: int, seed: int = 5) -> list[Link]:
    """So many: each name with each kind of junk and with its extremes; long ones; many names at once, repeated."""
    random, pages = Random(seed), cycle(PAGES)
    each = [Link(next(pages), pair(name, value)) for name in known() for value in values(name)]
    return [*each, *_long(), *islice(_mixed(random), max(0, count - len(each) - len(_long())))][:count]


def known() -> list[str]:
    """All names in a link."""
    return [*NAMES, *OTHERS]


def pair(name: str, value: str) -> str:
    """`name=value` as a browser writes it; half a character stays half."""
    return f"{quote(name)}={quote(value.encode('utf-8', 'surrogatepass'))}"


def values(name: str) -> Sequence[str]:
    """Junk, and what is just allowed."""
    return (*JUNK, *_extremes(NAMES.get(name)))


async def open_links(url: str, links: Iterable[Link], at_once: int = 4) -> list[Opened]:
    """Each in a session of its own, some at the same time."""
    waiting, opened = iter(links), list[Opened]()

    async def one_after_another() -> None:
        for link in waiting:
            opened.append(await _open(url, link))

    await asyncio.gather(*(one_after_another() for _ in range(at_once)))
    return opened


async def _open(url: str, link: Link) -> Opened:
    visitor, lost = Attacker(url, *link), ""
    try:
        async with asyncio.timeout(LIMIT):
            await visitor.connect()
            await visitor.run()
            if link.query.count("&") > SOME:
                await visitor.open_all()
    except Exception as error:
        lost = repr(error)[:200]
    visitor.drop()
    return Opened(link, visitor.kinds, visitor.seen, visitor.screen.exceptions, lost)


def _extremes(of: Control | None) -> list[str]:
    if isinstance(of, Number):
        return [f"{of.least!r}", f"{of.most!r}", f"{(of.least + of.most) / 2!r}", "1", "1e-5"]
    if isinstance(of, Choice):
        return [str(code) for code in of.codes]
    if isinstance(of, Several):
        kinds = [str(code) for code in of.codes] if of.codes else ["1", "199", "1000000"]
        return [".".join(kinds[: of.most]), ".".join(kinds), kinds[0]]
    return []


def _long() -> list[Link]:
    """1 MB each: one value, one name, many names, one name many times."""
    letters = "1" * MEGABYTE
    whole = [f"seed={letters}", f"file={letters}", f"{letters}=1", "lock=" + "lr," * (MEGABYTE // 3)]
    whole += ["&".join(f"n{k}=1" for k in range(MEGABYTE // 9)), "&".join(["seed=1"] * (MEGABYTE // 7))]
    return [Link("mini_batch", query) for query in whole]


def _mixed(random: Random) -> Iterator[Link]:
    for page in cycle(PAGES):
        names = random.choices(known(), k=random.randint(2, 12))
        yield Link(page, "&".join(pair(name, random.choice(values(name))) for name in names))
