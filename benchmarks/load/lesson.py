"""What a class does on a site, one thing after the other, and what each cost the server."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple, Self

from playwright.sync_api import Response, sync_playwright

from benchmarks.load.server import Server, serving
from harness.needs import launch
from harness.sites import Site
from harness.students.classroom import Classroom, Doing, classroom
from harness.students.lanes import File

WARM_UP = 10
JOIN_SPREAD, JOIN_PATIENCE = 3.0, 600.0
"""Seconds within which all come, and after which one who still waits is lost."""
LOST_AFTER = 30.0
"""Seconds after which one who waits for anything else is."""
QUIET = 2000
"""Milliseconds in which Chromium fetches nothing, the page's script being done: then it has all."""
DONE = "[data-testid=stApp][data-test-script-state=notRunning]"
CSV = b"x,y\n" + b"123.4567,246.9134\n" * 58_000
"""1 MB of rows."""


class Measured(NamedTuple):
    """What was done where, by how many; `server` and `proxy` are their processor time in seconds."""

    what: str
    site: str
    students: int
    doing: Doing
    server: float
    proxy: float


class Lesson:
    """A site and the class on it: `with Lesson(APP, 1, folder) as lesson: lesson.warm_up()`.

    What was measured gathers in `done`, the memory of a student (bytes) in `memory`.
    """

    def __init__(self, site: Site, processes: int, folder: Path) -> None:
        self.site, self.done, self.students, self.memory = site, list[Measured](), 0, 0.0
        self._processes, self._folder, self._stack = processes, folder, ExitStack()

    def __enter__(self) -> Self:
        self.server: Server = self._stack.enter_context(serving(self.site, self._processes, self._folder))
        self.classroom: Classroom = self._stack.enter_context(classroom(self.server.url, self.site.page))
        self.classroom.tell("lose_after", seconds=LOST_AFTER)
        return self

    def __exit__(self, *raised: object) -> None:
        self._stack.close()

    def warm_up(self) -> None:
        """What happens only once after a start happens here: imports, caches, the first of each page."""
        self.files: Sequence[File] = files_of(self.server.url, f"/{self.site.page}")
        self.classroom.tell("join", count=WARM_UP, spread=1, patience=JOIN_PATIENCE)
        for page in (*self.site.pages, self.site.page):
            self.classroom.tell("turn_to", page=page, spread=1)
            self.classroom.tell("move_for", seconds=1, think=0.5)
        self.leave()

    def leave(self) -> None:
        """Everyone goes."""
        self.classroom.tell("leave")
        self.students = 0

    def join_cold(self, count: int, spread: float = JOIN_SPREAD) -> None:
        """They come with empty caches. What each takes of the server's memory is measured too."""
        before = self.server.memory()
        self._join("join, caches empty", count, spread, files=self.files)
        self.memory = (self.server.memory() - before) / max(1, self.students)

    def join_warm(self, count: int) -> None:
        """They come, their browsers having kept the files."""
        self._join("join, caches full", count, JOIN_SPREAD)

    def move(self, seconds: float, think: float) -> None:
        """They move controls of the page on which they are."""
        self._measure("move", "move_for", seconds=seconds, think=think)

    def move_on_each_page(self, seconds: float, think: float) -> None:
        """They go to each page together and move its controls."""
        for page in self.site.pages:
            self.classroom.tell("turn_to", page=page, spread=JOIN_SPREAD)
            self._measure(f"move on /{page}", "move_for", seconds=seconds, think=think)

    def turn_pages(self, seconds: float, think: float) -> None:
        """They go from page to page, each as it likes; where there is one page only, it runs again."""
        self._measure("page change", "turn_for", seconds=seconds, think=think, pages=[*self.site.pages])
        self.classroom.tell("turn_to", page=self.site.page, spread=JOIN_SPREAD)

    def reconnect(self) -> None:
        """The network fails for all and comes back: a connection and a move each."""
        self._measure("reconnect and move, all at once", "reconnect")

    def upload(self, count: int) -> None:
        """So many more come and hand in a file, all within three seconds."""
        self.classroom.tell(
            "join", count=count, spread=JOIN_SPREAD, patience=JOIN_PATIENCE, query=self.site.query
        )
        self.students += count
        self._measure("upload of 1 MB", "upload", count=count, raw=CSV, spread=JOIN_SPREAD)

    def failures(self) -> list[str]:
        """What must not be, whatever a class does, and was."""
        acts = [act for one in self.done for act in one.doing.acts]
        found = {
            "lost": sum(bool(act.lost) for act in acts),
            "exceptions": sum(act.exceptions for act in acts),
            "tracebacks": self.server.tracebacks(),
        }
        return [f"{count} {what}" for what, count in found.items() if count]

    def _join(self, what: str, count: int, spread: float, **how: Any) -> None:
        self.students += count
        self._measure(what, "join", count=count, spread=spread, patience=JOIN_PATIENCE, **how)

    def _measure(self, what: str, tell: str, **how: Any) -> None:
        before = self.server.seconds_busy()
        doing = self.classroom.tell(tell, **how)
        server, proxy = (now - then for now, then in zip(self.server.seconds_busy(), before, strict=True))
        self.done.append(Measured(what, self.site.name, self.students, doing, server, proxy))
        self.students -= sum(bool(act.lost) for act in doing.acts)


def files_of(url: str, path: str) -> list[File]:
    """What Chromium fetches from `url` to show the page at `path`, its cache empty, in its order."""
    files: list[File] = []

    def note(response: Response) -> None:
        if response.url.startswith(url + "/") and response.request.method == "GET":
            files.append(File(response.url.removeprefix(url), response.status))

    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.on("response", note)
        page.goto(url + path, wait_until="networkidle")
        page.wait_for_selector(DONE)
        come = -1
        while come < len(files):
            come = len(files)
            page.wait_for_timeout(QUIET)
        browser.close()
    return files
