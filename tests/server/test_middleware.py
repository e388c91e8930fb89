"""What stands before Streamlit's server, each part by itself: what it lets pass, and what it does not."""

import asyncio
import re
from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from gd_core import Parabola, notes_data
from gd_ui.server import connections, uploads
from gd_ui.server.connections import may_connect, together, unwatched
from gd_ui.server.shell import HOME, PAGES, SCRIPT, WITH_PARABOLA, Shell, shell
from gd_ui.server.static import FOR_A_YEAR, VersionedStatic
from gd_ui.server.uploads import Uploads
from tests.apart import awaited_apart
from tests.server.conftest import Choose


def address_of(request: Request) -> Response:
    return PlainTextResponse(request.url.path)


ANSWERS_WITH_ITS_ADDRESS = Starlette(routes=[Route("/{address:path}", address_of)])


# ---- what is there before the page


def test_until_a_page_comes_its_shell_shows_the_parabola_that_it_opens_on() -> None:
    assert {HOME} < WITH_PARABOLA < {HOME, *PAGES}
    (x, y), lowest = (map(float, place) for place in re.findall(r'cx="(.+?)" cy="(.+?)"', shell("bgd")))
    cost, along = Parabola.of(notes_data()), x / 300
    on_the_curve = 10 * ((1 - along) ** 2 + along**2) + 330 * 2 * along * (1 - along)
    assert y == pytest.approx(on_the_curve, abs=0.1)
    assert (170 - y) / 160 == pytest.approx(cost(1.0) / cost(cost.vertex - 1.5), abs=1e-3)
    assert list(lowest) == [150, 170]
    assert "<svg" not in shell("landscape")


# ---- below a path of the host


def test_below_a_path_of_the_host_versions_are_there_too_and_nowhere_else(choose: Choose) -> None:
    choose("server.baseUrlPath", "lab/gd")
    client = TestClient(VersionedStatic(ANSWERS_WITH_ITS_ADDRESS))
    answer = client.get("/lab/gd/app/static/v1a2b3c4d/player/player.js")
    assert (answer.text, answer.headers["Cache-Control"]) == (
        "/lab/gd/app/static/player/player.js",
        FOR_A_YEAR,
    )
    for elsewhere in ("/app/static/v1a2b3c4d/a.js", "/labXgd/app/static/v1a2b3c4d/a.js"):
        assert client.get(elsewhere).text == elsewhere


@pytest.mark.parametrize("path", ["lab", "/lab/gd/"])
def test_below_a_path_of_the_host_the_page_is_there_and_nowhere_else(choose: Choose, path: str) -> None:
    choose("server.baseUrlPath", path)
    client, home = TestClient(Shell(ANSWERS_WITH_ITS_ADDRESS)), f"/{path.strip('/')}/"
    assert all(SCRIPT in client.get(home + name).text for name in ("", "bgd"))
    for elsewhere in ("/bgd", f"{home}_stcore/health", f"{home}app/bgd"):
        assert client.get(elsewhere).text == elsewhere


# ---- files of the app


def test_a_file_is_compressed_once_for_everyone_who_takes_it_so() -> None:
    asked: list[str] = []

    def long(request: Request) -> Response:
        asked.append(request.headers.get("Accept-Encoding", ""))
        return PlainTextResponse("The same again. " * 1000, headers={"ETag": '"it"'})

    client = TestClient(VersionedStatic(Starlette(routes=[Route("/app/static/a.js", long)])))
    answers = [client.get("/app/static/v1a2b3c4d/a.js") for _ in range(3)]
    assert asked == [""]
    for answer in answers:
        assert answer.text == "The same again. " * 1000
        told = answer.headers
        assert (told["Content-Encoding"], told["Vary"]) == ("gzip", "Accept-Encoding")
        assert (told["Cache-Control"], told["ETag"]) == (FOR_A_YEAR, '"it"')
        assert int(told["Content-Length"]) < 1000


@pytest.mark.parametrize(
    "says", [{"Accept-Encoding": "identity"}, {"Range": "bytes=0-3"}, {"If-None-Match": '"it"'}]
)
def test_who_wants_it_otherwise_is_answered_by_streamlit(says: dict[str, str]) -> None:
    def told(request: Request) -> Response:
        return PlainTextResponse("x" * 1000 + str({name: request.headers.get(name) for name in says}))

    client = TestClient(VersionedStatic(Starlette(routes=[Route("/app/static/a.js", told)])))
    answer = client.get("/app/static/v1a2b3c4d/a.js", headers=says)
    assert answer.text == "x" * 1000 + str(says)
    assert "Content-Encoding" not in answer.headers


def test_what_is_not_there_stays_so() -> None:
    client = TestClient(VersionedStatic(Starlette()))
    assert [client.get("/app/static/v1a2b3c4d/a.js").status_code for _ in range(2)] == [404, 404]


# ---- who may connect


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        (None, True),
        ("https://lab.example.org", True),
        ("http://localhost:3000", True),
        ("https://moodle.example.org", True),
        ("https://school.example.org:8443", True),
        ("https://lab.example.org.evil.example", False),
        ("https://evil.example", False),
        ("http://lab.example.org@evil.example", False),
        ("http://[", False),
        ("null", False),
        ("", False),
    ],
)
def test_pages_of_the_app_of_this_computer_and_of_whom_the_host_names_may_connect(
    choose: Choose, origin: str | None, allowed: bool
) -> None:
    choose("server.corsAllowedOrigins", ["https://moodle.example.org"])
    choose("browser.serverAddress", "school.example.org")
    assert may_connect(origin, "lab.example.org") is allowed


@pytest.mark.parametrize("origin", ["null", "", "file://"])
def test_a_host_who_names_nobody_lets_nobody_connect_who_says_no_name(choose: Choose, origin: str) -> None:
    choose("server.corsAllowedOrigins", [""])
    choose("browser.serverAddress", "")
    assert not may_connect(origin, "")


def test_a_host_can_let_all_pages_connect(choose: Choose) -> None:
    choose("server.enableCORS", False)
    assert may_connect("https://evil.example", "lab.example.org")


# ---- how answers leave


def test_the_messages_of_an_answer_leave_in_one_round_of_the_loop_and_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    messages = [{"type": "websocket.send", "bytes": str(k).encode()} for k in range(30)]
    came: list[tuple[Message, int]] = []
    waited: list[float] = []
    rounds = 0

    async def answer() -> None:
        nonlocal rounds
        queue, all_there = asyncio.Queue[Message](), asyncio.Event()

        async def sleep(seconds: float) -> None:
            waited.append(seconds)
            await all_there.wait()

        async def send(message: Message) -> None:
            came.append((message, rounds))

        async def as_streamlit_sends() -> None:
            passing = together(send)
            while len(came) < len(messages):
                await passing(await queue.get())

        here = SimpleNamespace(sleep=sleep, get_running_loop=asyncio.get_running_loop)
        monkeypatch.setattr(connections, "asyncio", here)
        sending = asyncio.create_task(as_streamlit_sends())
        for message in messages:
            queue.put_nowait(message)
            await asyncio.sleep(0)
            rounds += 1
        all_there.set()
        await sending

    awaited_apart(answer())
    assert came == [(message, len(messages)) for message in messages]
    assert waited == [connections.GATHERS]


# ---- sessions that come back


@pytest.mark.parametrize(("watched", "ends"), [("none", True), ("auto", False)])
def test_a_session_that_comes_back_watches_no_files_unless_a_developer_wants_it(
    choose: Choose, monkeypatch: pytest.MonkeyPatch, watched: str, ends: bool
) -> None:
    choose("server.fileWatcherType", watched)
    did: list[str] = []
    session = SimpleNamespace(disconnect_file_watchers=lambda: did.append("watches no more"))
    runtime = SimpleNamespace(get_app_session={"mine": session}.get)
    monkeypatch.setattr(connections, "get_instance", lambda: runtime)
    messages = ["connect", "receive", "receive", "disconnect"]

    async def receive() -> Message:
        did.append(messages.pop(0))
        return {"type": f"websocket.{did[-1]}"}

    async def listen() -> None:
        hear = unwatched({"subprotocols": ["streamlit", "token", "mine"]}, receive)
        while (await hear())["type"] != "websocket.disconnect":
            did.append("is told of it")

    awaited_apart(listen())
    told = ["connect", "is told of it", "receive", *["watches no more"] * ends, "is told of it", "receive"]
    assert did == [*told, "is told of it", "disconnect"]


# ---- uploads


class Server:
    """Streamlit, as far as uploads go: whoever is `here` may send, and the file is kept once it is there."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.here, self.uploaded_file_mgr = set[str](), MemoryUploadedFileManager("")
        monkeypatch.setattr(uploads, "get_instance", lambda: self)
        monkeypatch.setattr(uploads, "MOST_BYTES_OF_ALL", 10)
        app = Starlette(routes=[Route("/_stcore/upload_file/{session}/{file}", self._take, methods=["PUT"])])
        self.client = TestClient(Uploads(app))

    def is_active_session(self, session: str) -> bool:
        return session in self.here

    async def _take(self, request: Request) -> Response:
        session, file = request.path_params["session"], request.path_params["file"]
        record = UploadedFileRec(file, "a.csv", "text/csv", await request.body())
        self.uploaded_file_mgr.add_file(session, record)
        return Response(status_code=204)

    def put(self, session: str, size: int, file: str = "1") -> int:
        return self.client.put(f"/_stcore/upload_file/{session}/{file}", content=b"1" * size).status_code

    def held(self) -> dict[str, list[str]]:
        return {session: [*files] for session, files in self.uploaded_file_mgr.file_storage.items()}


def test_all_visitors_together_have_a_limit_and_a_visitors_newer_file_takes_the_place_of_the_older(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server = Server(monkeypatch)
    server.here |= {"a", "b", "c"}
    assert [server.put("a", 6, "1"), server.put("b", 4, "1"), server.put("c", 1)] == [204, 204, 503]
    assert server.put("a", 5, "2") == 204
    assert server.put("c", 1) == 204
    assert server.held() == {"a": ["2"], "b": ["1"], "c": ["1"]}


def test_what_is_on_its_way_has_the_same_limit_and_what_broke_off_is_no_longer_on_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server = Server(monkeypatch)
    server.here.add("a")
    assert [server.put("a", size) for size in (11, 10, 11, 10)] == [503, 204, 503, 204]


def test_a_file_whose_session_ended_while_it_came_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server(monkeypatch)
    assert server.put("gone", 5) == 204
    assert server.held() == {}


def test_who_breaks_off_an_upload_is_answered_as_one_who_asks_wrongly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server, heard = Server(monkeypatch), list[Message]()
    parts: list[Message] = [
        {"type": "http.request", "body": b"1", "more_body": True},
        {"type": "http.disconnect"},
    ]

    async def receive() -> Message:
        return parts.pop(0)

    async def send(message: Message) -> None:
        heard.append(message)

    path = "/_stcore/upload_file/a/1"
    scope = {"type": "http", "method": "PUT", "path": path, "headers": [], "query_string": b""}
    awaited_apart(server.client.app(scope, receive, send))  # type: ignore[arg-type]
    assert heard[0]["status"] == 400
    assert server.put("a", 10) == 204
