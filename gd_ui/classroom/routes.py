"""The addresses of a class, beside Streamlit's: what a student's browser and a teacher's say, and hear.

Everything is said as JSON in a POST: so no address, which may be logged, has more in it than the code, and no page of
another site can say anything. A teacher's secret comes as a header.
"""

import asyncio
import atexit
import json
import logging
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import wraps
from typing import Any

import anyio.to_thread
import streamlit as st
from anyio import CapacityLimiter
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from gd_ui import classroom
from gd_ui.classroom import bounds, runs
from gd_ui.classroom.bounds import Problem, RefusedError
from gd_ui.classroom.guessing import Guessing
from gd_ui.classroom.news import News
from gd_ui.classroom.words import WORDS, as_data
from gd_ui.server.connections import may_connect

STATUS = {Problem.UNREAD: 400, Problem.AWAY: 503}
"""All else that a class does not take is nobody's error, and none in the log or a browser's console."""
BROWSER, QUESTION = re.compile("[0-9a-f]{32}"), re.compile("[a-z_]{1,40}[?.][^\\x00-\\x1f]{0,3000}")
ANSWER, CODE = re.compile("[a-z0-9_]{1,40}"), re.compile("[A-Z0-9]{5}")
RUNS = "runs "
"""Before the name of a parabola: no question is called so, whatever is sent."""
MOST_OPENED = 30
"""Classes in a minute, by one process."""
AT_ONCE = 4
"""Threads that wait for the store; a class that answers at once waits in turn, and nobody else does."""
HOW = ("offer", "open", "free")
"""What a teacher may do with a setting: offer it, open it on every phone at once, or set everyone free."""

Handler = Callable[[Request], Awaitable[Response]]


class Classroom:
    """Classes at one process: the store, which is opened when the first of them is asked for, and who listens."""

    def __init__(self, address: Callable[[], str] = classroom.store_address) -> None:
        self._address = address
        self._store: Any = None
        self._opening = asyncio.Lock()
        self._threads = CapacityLimiter(AT_ONCE)
        self._computing = CapacityLimiter(1)
        self._guessing = Guessing()
        self._opened: list[float] = []
        self._news = News(self._ask)

    def routes(self, below: str) -> list[BaseRoute]:
        """The routes `below` the address of the app."""
        of_class = {
            "join": self.join, "leave": self.leave, "answer": self.answer, "listen": self.listen, "now": self.now,
            "wall": self.wall, "show": self.show, "runs": self.runs, "send": self.send, "end": self.end,
        }  # fmt: skip
        routes: list[BaseRoute] = [
            Route(f"{below}/class/words/{{lang}}", words),
            Route(f"{below}/class/open", careful(self.open), methods=["POST"]),
        ]
        routes += [
            Route(f"{below}/class/{{code}}/{name}", careful(handler), methods=["POST"])
            for name, handler in of_class.items()
        ]
        return routes

    # ---- a student's browser

    async def join(self, request: Request) -> Response:
        """Be in the class."""
        browser = _browser(await said(request))
        sent = await self._guessing.guess(lambda: self._ask("join", code_of(request), browser))
        return JSONResponse(_told(sent))

    async def leave(self, request: Request) -> Response:
        """Be gone from it, with all that was answered."""
        await self._ask("leave", code_of(request), _browser(await said(request)))
        return Response(status_code=204)

    async def answer(self, request: Request) -> Response:
        """Answer a question, say that a task is done, or which run is on the screen."""
        given = await said(request)
        about, answer = _text(given, "question", QUESTION), given.get("answer")
        if isinstance(answer, list):
            about, taken = RUNS + about, runs.written(answer)
        else:
            taken = _text(given, "answer", ANSWER)
        await self._ask("answer", code_of(request), _browser(given), about, taken)
        return Response(status_code=204)

    async def now(self, request: Request) -> Response:
        """What the teacher sent last, for whoever cannot be kept on the line; and how a question was answered."""
        given = await said(request)
        browser, code = _browser(given), code_of(request)
        told = _told(await self._ask("come_back", code, browser))
        if "question" in given:
            told["yours"] = await self._ask("yours", code, browser, _text(given, "question", QUESTION))
        return JSONResponse(told)

    async def listen(self, request: Request) -> Response:
        """The same, and whatever is sent from now on, as events."""
        given = await said(request)
        browser, code = _browser(given), code_of(request)
        sent = await self._ask("come_back", code, browser)

        async def events() -> AsyncIterator[str]:
            yield _event(sent)
            async for one in self._news.listen(code, browser, sent.revision):
                yield _event(one) if one else ": \n\n"

        headers = {"Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no"}
        return StreamingResponse(events(), media_type="text/event-stream", headers=headers)

    # ---- the teacher

    async def open(self, request: Request) -> Response:
        """A new class."""
        await said(request)
        now = time.monotonic()
        self._opened = [one for one in self._opened if now - one < 60]
        if len(self._opened) >= MOST_OPENED:
            raise RefusedError(Problem.MANY)
        self._opened.append(now)
        opened = await self._ask("open")
        return JSONResponse({"code": opened.code, "secret": opened.secret, "until": opened.until}, 201)

    async def wall(self, request: Request) -> Response:
        """What there is to see."""
        given = await said(request)
        tasks = given.get("tasks")
        if not isinstance(tasks, list) or len(tasks) > 20 or not all(isinstance(one, str) for one in tasks):
            raise RefusedError(Problem.UNREAD)
        asked = (_text(given, "question", QUESTION), tasks, RUNS + _text(given, "runs", QUESTION))
        seen = await self._ask("wall", code_of(request), secret_of(request), *asked)
        return JSONResponse(seen._asdict())

    async def show(self, request: Request) -> Response:
        """Show the answers, or hide them."""
        given = await said(request)
        about = _text(given, "question", QUESTION)
        await self._ask("show", code_of(request), secret_of(request), about, given.get("shown") is True)
        return Response(status_code=204)

    async def runs(self, request: Request) -> Response:
        """Where the runs of all browsers lead, computed on the rows of the teacher's page."""
        asked = await said(request)
        about, link = (_text(asked, name, QUESTION) for name in ("question", "link"))
        given = await self._ask("given", code_of(request), secret_of(request), RUNS + about)
        settings = runs.settings_of(link)
        if settings is None:
            raise RefusedError(Problem.UNREAD)
        made = await anyio.to_thread.run_sync(runs.together, settings, given, limiter=self._computing)
        return JSONResponse(made)

    async def send(self, request: Request) -> Response:
        """Send a setting to all browsers, or set them free."""
        given = await said(request)
        how, link = given.get("how"), _text(given, "link", QUESTION)
        if how not in HOW:
            raise RefusedError(Problem.UNREAD)
        text = json.dumps({"how": how, "link": link}, ensure_ascii=False)
        about = _text(given, "question", QUESTION) if how == "open" else ""
        await self._ask("send", code_of(request), secret_of(request), text, about)
        return Response(status_code=204)

    async def end(self, request: Request) -> Response:
        """Delete the class."""
        await self._ask("end", code_of(request), secret_of(request))
        return Response(status_code=204)

    # ---- how

    async def _ask(self, what: str, *given: Any) -> Any:
        """The method `what` of the store, in a thread; RefusedError with AWAY if it cannot be reached."""
        try:
            if self._store is None:
                async with self._opening:
                    self._store = self._store or await anyio.to_thread.run_sync(self._made)
            return await anyio.to_thread.run_sync(getattr(self._store, what), *given, limiter=self._threads)
        except RefusedError:
            raise
        except Exception as error:
            said = "The store of classes: %s"  # its own words may hold an address
            logging.getLogger(__name__).error(said, type(error).__name__)
            raise RefusedError(Problem.AWAY) from None

    def _made(self) -> Any:
        """Loaded here: it needs 10 MB and half a second, and most processes never have a class."""
        from gd_ui.classroom.store import Store

        atexit.register(self.close)
        return Store(self._address())

    def close(self) -> None:
        """Let go of the store."""
        if self._store:
            self._store.close()


def careful(handle: Handler) -> Handler:
    """`handle`, for pages of this app only; what it refuses is answered with the reason."""

    @wraps(handle)
    async def handled(request: Request) -> Response:
        if not may_connect(request.headers.get("Origin"), request.headers.get("Host")):
            return Response(status_code=403)
        try:
            answer = await handle(request)
        except RefusedError as refused:
            told = {"problem": refused.problem} | ({"yours": refused.yours} if refused.yours else {})
            answer = JSONResponse(told, STATUS.get(refused.problem, 200))
        except ClientDisconnect:
            return Response(status_code=400)
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer

    return handled


async def words(request: Request) -> Response:
    """All that a class says in a language."""
    found = WORDS.get(request.path_params["lang"]) or next(iter(WORDS.values()))
    return JSONResponse(as_data(found), headers={"Cache-Control": "no-cache"})


async def said(request: Request) -> dict[str, Any]:
    """What was sent, if it is an object of JSON and not too long."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > bounds.LONGEST_MESSAGE:
            raise RefusedError(Problem.UNREAD)
    try:
        given = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise RefusedError(Problem.UNREAD)
    return given


def code_of(request: Request) -> str:
    """The code, however it was typed; "" for what is none."""
    typed = str(request.path_params["code"]).upper()
    return typed if CODE.fullmatch(typed) else ""


def secret_of(request: Request) -> str:
    """The teacher's secret, or nothing."""
    return request.headers.get("Authorization", "").removeprefix("Bearer ")[:100]


def _text(given: dict[str, Any], name: str, form: re.Pattern[str]) -> str:
    value = given.get(name)
    if not isinstance(value, str) or not form.fullmatch(value):
        raise RefusedError(Problem.UNREAD)
    return value


def _browser(given: dict[str, Any]) -> str:
    return _text(given, "browser", BROWSER)


def _told(sent: Any) -> dict[str, Any]:
    return {"revision": sent.revision, "sent": json.loads(sent.text) if sent.text else None}


def _event(sent: Any) -> str:
    return f"data: {json.dumps(_told(sent))}\n\n"


def all_routes() -> list[BaseRoute]:
    """Those of this process; none where the host wants no classes."""
    below = str(st.get_option("server.baseUrlPath")).strip("/")
    return Classroom().routes(f"/{below}" if below else "") if classroom.offered() else []
