"""The app in a real browser: a server and a Chromium for the session, tabs that come as one visitor after the other.

Loading a page costs a browser three times what a visit in an open tab does (harness/visits.py), so a test has a tab
from before, forgotten and led to its link; `cold=True` loads the page. In every tab time passes as usual, unless the
test lets it stand still (`Player.still`): the browser's clock is Playwright's.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from harness.app import served
from harness.page import DRAWN, FORGOTTEN, UNASKED, settle
from harness.player import Player

OpenPage = Callable[..., Page]
REMEMBER = {True: FORGOTTEN, False: UNASKED}
GO = """(link) => {
    history.pushState(null, "", link);
    dispatchEvent(new PopStateEvent("popstate"));
}"""
"""As the browser's Back and Forward do: Streamlit runs the page of the address."""
CAME = "!location.search.includes('visit=')"
Kind = tuple[bool, str, bool]
"""Of a tab: touched or not, the browser's language, another visitor's browser or not."""


@dataclass(frozen=True)
class App:
    """Where it is, and a link there to a page without a player; None if no tab can come anew."""

    url: str
    empty: str | None = None


@dataclass
class Tabs:
    """Tabs with the app, and the errors that they said. One that a test has is its own until the test ends."""

    app: App
    contexts: Callable[..., BrowserContext]
    free: dict[Kind, list[Page]] = field(default_factory=dict)
    taken: list[tuple[Kind, Page]] = field(default_factory=list)
    loaded: list[Page] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    visits: int = 0

    def open(
        self,
        path: str = "/",
        query: str = "",
        *,
        width: int = 1400,
        height: int = 900,
        scheme: Literal["light", "dark"] = "light",
        touch: bool = False,
        reduced_motion: Literal["reduce", "no-preference"] = "no-preference",
        locale: str = "en-US",
        another: bool = False,
        player: bool = False,
        fresh: bool = False,
        cold: bool = False,
    ) -> Page:
        """As the fixture `open_page` says."""
        kind = (touch, locale, another)
        link = f"{path}?{query}" if query else path
        page = self._new(kind) if cold or not self.app.empty else self._tab(kind)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, reduced_motion=reduced_motion)
        if cold or not self.app.empty:
            self.loaded.append(page)
            page.add_init_script(REMEMBER[fresh])
            page.goto(self.app.url + link)
            settle(page)
        else:
            self.taken.append((kind, page))
            self._come(page, link, fresh)
        if player:
            page.wait_for_selector(DRAWN, state="attached")
        return page

    def free_all(self) -> None:
        """The test has ended."""
        for page in self.loaded:
            page.close()
        for kind, page in self.taken:
            self.free.setdefault(kind, []).append(page)
        self.loaded, self.taken = [], []

    def check(self) -> None:
        """Fail if a page has said an error since the last time."""
        said, self.errors[:] = "\n".join(self.errors), []
        assert not said, f"the browser said: {said}"

    def _tab(self, kind: Kind) -> Page:
        if free := self.free.get(kind):
            return free.pop()
        page = self._new(kind)
        page.clock.install()
        page.goto(f"{self.app.url}{self.app.empty}")
        settle(page)
        return page

    def _new(self, kind: Kind) -> Page:
        touch, locale, another = kind
        context = self.contexts(has_touch=touch, is_mobile=touch, locale=locale, another=another)
        if not context.pages:
            # One page stays, or the process would end with each, and forget what it has compiled.
            context.new_page().goto(f"{self.app.url}/_stcore/health")
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.on("console", lambda said: self.errors.extend(_complaints(said)))
        return page

    def _come(self, page: Page, link: str, fresh: bool) -> None:
        """First to where nothing is drawn: the page of the link is then drawn anew, whichever was shown."""
        page.clock.resume()
        page.bring_to_front()
        page.mouse.move(0, 0)
        for at in (self.app.empty or "", link):
            self.visits += 1
            page.evaluate("sessionStorage.clear();" + REMEMBER[fresh])
            page.evaluate(GO, f"{at}{'&' if '?' in at else '?'}visit={self.visits}")
            page.wait_for_function(CAME)
            settle(page)


@dataclass
class Kept:
    """The player of the last test that changed nothing but the player, and where it is."""

    tabs: Tabs
    at: tuple[str, str] | None = None
    page: Page | None = None

    def player(self, path: str, query: str = "") -> Player:
        """As the fixture `player_at` says."""
        if self.page is None or self.at != (path, query):
            self.at = None
            self.tabs.free_all()
            self.page, self.at = self.tabs.open(path, query, player=True), (path, query)
        player = Player(self.page)
        player.put_back()
        return player


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app, served from the checkout and by this interpreter while the tests run."""
    with served("app.py", tmp_path_factory.mktemp("server") / "log.txt", by="harness.visits") as url:
        yield App(url, empty="/pitfalls")


@pytest.fixture(scope="session")
def tabs_of(contexts: Callable[..., BrowserContext]) -> Callable[[App], Tabs]:
    """`tabs_of(app)`: its tabs, the same at each call."""
    known: dict[App, Tabs] = {}
    return lambda app: known.setdefault(app, Tabs(app, contexts))


@pytest.fixture
def open_page(app: App, tabs_of: Callable[[App], Tabs]) -> Iterator[OpenPage]:
    """`open_page("/bgd", "lr=1e-4", width=390, touch=True)`: that page, once it has come to rest.

    `player=True` waits for the player too. With `fresh=True` the browser remembers nothing: so the player asks its
    question first. `another=True`: in somebody else's browser. `cold=True` loads the page, in a tab of its own.
    Afterwards the test fails if any of its pages said an error.
    """
    tabs = tabs_of(app)
    yield tabs.open
    tabs.free_all()
    tabs.check()


@pytest.fixture(scope="session")
def kept(app: App, contexts: Callable[..., BrowserContext]) -> Kept:
    """What `player_at` has opened; a module with a server of its own has none."""
    return Kept(Tabs(app, contexts))


@pytest.fixture
def player_at(kept: Kept) -> Iterator[Callable[..., Player]]:
    """`player_at("/bgd", "lr=1e-4")`: the player as that page opens it, for a test that changes nothing but the player.

    It stays open: put back to its start, it is there for the next such test of the same page at once.
    """
    yield kept.player
    kept.tabs.check()


def _complaints(said: ConsoleMessage) -> list[str]:
    return [f"{said.text} ({said.location['url']})"] if said.type == "error" else []
