"""The app in a real browser: a server and a Chromium for the session, tabs that come as one visitor after the other.

Loading a page costs a browser three times what a visit in an open tab does (harness/visits.py), so a test has a tab
from before, forgotten and led to its link; `cold=True` loads the page. In every tab time passes as usual, unless the
test lets it stand still (`Player.still`): the browser's clock is Playwright's.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from harness.app import served
from harness.page import DRAWN, FORGOTTEN, UNASKED, settle, until
from harness.player import Player

OpenPage = Callable[..., Page]
ENGLISH = "en-US"
REMEMBER = {True: FORGOTTEN, False: UNASKED}
GO = """(link) => {
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0); // as by the menu
    history.pushState(null, "", link);
    dispatchEvent(new PopStateEvent("popstate"));
}"""
"""As the browser's Back and Forward do: Streamlit runs the page of the address."""
LEAVE = (
    "document.querySelectorAll('[data-testid^=gd-]').forEach((node) => node.setAttribute('data-left', ''))"
)
LEFT = "[data-left]"
"""What the tab showed before: on a busy computer it may stand there for a while when the next page's address does."""

STOP = "document.querySelector('[data-playing=true] [data-testid=gd-play]')?.click()"
"""What still plays: nobody looks at it any more, and it takes a core."""


@dataclass(frozen=True)
class App:
    """Where it is, and whether an open tab can come there as a new visitor."""

    url: str
    visits: bool = False


@dataclass
class Tabs:
    """Tabs with the app, and the errors that they said. One that a test has is its own until the test ends."""

    app: App
    contexts: Callable[..., BrowserContext]
    free: dict[bool, list[Page]] = field(default_factory=dict)
    """By whether they are touched."""
    taken: list[tuple[bool, Page]] = field(default_factory=list)
    loaded: list[Page] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    spoken: dict[Page, str] = field(default_factory=dict)
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
        locale: str = ENGLISH,
        player: bool = False,
        fresh: bool = False,
        cold: bool = False,
    ) -> Page:
        """As the fixture `open_page` says."""
        cold = cold or not self.app.visits
        page = self._new(touch) if cold else self._tab(touch, path)
        self._speak(page, locale)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, reduced_motion=reduced_motion)
        if cold:
            self.loaded.append(page)
            page.add_init_script(REMEMBER[fresh])
            page.goto(f"{self.app.url}{path}?{query}")
            settle(page)
        else:
            self.taken.append((touch, page))
            self._come(page, path, query, fresh)
        if player:
            page.wait_for_selector(DRAWN, state="attached")
        return page

    def free_all(self) -> None:
        """The test has ended."""
        for page in self.loaded:
            page.close()
        for touch, page in self.taken:
            page.evaluate(STOP)
            self.free.setdefault(touch, []).append(page)
        self.loaded, self.taken = [], []

    def check(self) -> None:
        """Fail if a page has said an error since the last time."""
        said, self.errors[:] = "\n".join(self.errors), []
        assert not said, f"the browser said: {said}"

    def _tab(self, touch: bool, path: str) -> Page:
        """One that shows another page if there is one: what is there is then drawn anew by itself."""
        if free := self.free.get(touch):
            other = [page for page in free if urlsplit(page.url).path != path]
            free.remove(page := (other or free)[0])
            return page
        page = self._new(touch)
        page.clock.install()
        page.goto(f"{self.app.url}/?visit=first&empty=1")
        settle(page)
        return page

    def _new(self, touch: bool) -> Page:
        context = self.contexts(has_touch=touch, is_mobile=touch, locale=ENGLISH)
        if not context.pages:
            # One page stays, or the process would end with each, and forget what it has compiled.
            context.new_page().goto(f"{self.app.url}/_stcore/health")
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.on("console", lambda said: self.errors.extend(_complaints(said)))
        return page

    def _speak(self, page: Page, locale: str) -> None:
        """Let the browser's language be this one: a context for each would compile all scripts again."""
        if locale == self.spoken.get(page, ENGLISH):
            return
        self.spoken[page] = locale
        agent = page.evaluate("navigator.userAgent")
        override = {"userAgent": agent, "acceptLanguage": locale}
        page.context.new_cdp_session(page).send("Emulation.setUserAgentOverride", override)

    def _come(self, page: Page, path: str, query: str, fresh: bool) -> None:
        """All is drawn anew: where the tab shows the page already, that is shown without anything on it first."""
        page.clock.resume()
        page.bring_to_front()
        page.mouse.move(0, 0)
        for asked in [*["empty=1"] * (urlsplit(page.url).path == path), query]:
            self.visits += 1
            page.evaluate("sessionStorage.clear();" + REMEMBER[fresh])
            page.evaluate(LEAVE)
            page.evaluate(GO, f"{path}?visit={self.visits}&{asked}")
            until(page, lambda: "visit=" not in page.url, "a visit")
            page.wait_for_selector(LEFT, state="detached")
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
            self.page.evaluate("delete window.asOpened")  # the tab may have shown another page before
        player = Player(self.page)
        player.put_back()
        return player


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app, served from the checkout and by this interpreter while the tests run."""
    with served("app.py", tmp_path_factory.mktemp("server") / "log.txt", by="harness.visits") as url:
        yield App(url, visits=True)


@pytest.fixture(scope="session")
def tabs_of(contexts: Callable[..., BrowserContext]) -> Callable[[App], Tabs]:
    """`tabs_of(app)`: its tabs, the same at each call."""
    known: dict[App, Tabs] = {}
    return lambda app: known.setdefault(app, Tabs(app, contexts))


@pytest.fixture
def open_page(app: App, tabs_of: Callable[[App], Tabs]) -> Iterator[OpenPage]:
    """`open_page("/bgd", "lr=1e-4", width=390, touch=True)`: that page, once it has come to rest.

    `player=True` waits for the player too. With `fresh=True` the browser remembers nothing: so the player asks its
    question first. `cold=True` loads the page, in a tab of its own.
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


@pytest.fixture
def bare(contexts: Callable[..., BrowserContext]) -> Iterator[Page]:
    """A tab in which nothing has been opened, and what the browser complains of is nobody's fault."""
    page = contexts(has_touch=False, is_mobile=False, locale=ENGLISH).new_page()
    yield page
    page.close()


def _complaints(said: ConsoleMessage) -> list[str]:
    return [f"{said.text} ({said.location['url']})"] if said.type == "error" else []
