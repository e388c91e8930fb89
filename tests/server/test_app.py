"""What is served, asked by Starlette's test client: the app as `streamlit run app.py` serves it, without a server."""

import gc
import re
import weakref
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect
from streamlit import net_util
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime, get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from app import app
from deploy.precompress import ROOT
from gd_ui.server.shell import HOME, SCRIPT, STYLE, UNTRANSLATED, bundle
from gd_ui.server.static import FOR_A_YEAR
from gd_ui.text import LANGUAGES
from tests.server.conftest import unpatched_afterwards

STREAM, XSRF = "/_stcore/stream", "_streamlit_xsrf"
OWN, FOREIGN = "http://testserver", "https://elsewhere.example"
PAGES = sorted(page.stem for page in (ROOT / "pages").glob("*.py"))
SCRIPTS = sorted(path.relative_to(ROOT / "static").as_posix() for path in (ROOT / "static").rglob("*.js"))


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with unpatched_afterwards(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(Runtime, "_instance", None)  # that of a page which was run without a server
        with TestClient(app) as client:
            yield client


class Visitor:
    """A browser with its websocket, as far as the server can tell."""

    def __init__(self, client: TestClient, socket: WebSocketTestSession) -> None:
        self.client, self.socket, self.session = client, socket, ""

    def run(self, page: str = "", query: str = "") -> list[ForwardMsg]:
        """Ask for the page, and hear all that comes until it has run."""
        asked = BackMsg()
        asked.rerun_script.page_name, asked.rerun_script.query_string = page, query
        self.socket.send_bytes(asked.SerializeToString())
        heard: list[ForwardMsg] = []
        while not heard or heard[-1].WhichOneof("type") != "script_finished":
            heard.append(ForwardMsg.FromString(self.socket.receive_bytes()))
            self.session = heard[-1].new_session.initialize.session_id or self.session
        return heard

    def upload(self, name: str, content: bytes) -> int:
        """Put a file to one's own session; the status of the answer."""
        token = self.client.cookies[XSRF]
        address = f"/_stcore/upload_file/{self.session}/{name}"
        answer = self.client.put(address, files={name: content}, headers={"X-Xsrftoken": token})
        return answer.status_code


@pytest.fixture
def visitor(client: TestClient) -> Iterator[Visitor]:
    client.get("/_stcore/health")  # with it the cookies come
    with client.websocket_connect(STREAM, subprotocols=["streamlit"], headers={"Origin": OWN}) as socket:
        yield Visitor(client, socket)


def titles(heard: list[ForwardMsg]) -> list[str]:
    elements = [one.delta.new_element for one in heard]
    return [one.heading.body for one in elements if one.heading.tag == "h1"]


def kinds(heard: list[ForwardMsg]) -> set[str]:
    return {str(one.WhichOneof("type")) for one in heard}


def held() -> dict[str, list[bytes]]:
    """The files that the server has, by their session."""
    files = get_instance().uploaded_file_mgr
    assert isinstance(files, MemoryUploadedFileManager)
    return {one: [file.data for file in some.values()] for one, some in files.file_storage.items()}


# ---- pages


def test_the_home_page_and_each_page_run(visitor: Visitor) -> None:
    opened = {page: titles(visitor.run(page)) for page in ("", *PAGES)}
    assert len({title for (title,) in opened.values()}) == len(PAGES) + 1


@pytest.mark.parametrize("page", ["", *PAGES])
def test_the_address_of_a_page_gives_streamlits_page_which_says_first_where_the_server_is_and_how_it_looks(
    client: TestClient, page: str
) -> None:
    answer = client.get(f"/{page}?lr=1e-4")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.text.index(SCRIPT) < answer.text.index('<script type="module"')
    index, style = (path.read_text(encoding="utf-8") for path in (bundle() / "index.html", STYLE))
    ours = [f"{UNTRANSLATED}<style>{style}</style><script>{SCRIPT}</script>", ' translate="no"']
    ours += re.findall(r'<script type="module" src="\./app/static/[^<]*</script>', answer.text)
    (first,) = re.findall(r'<style>html:lang.*?</div>(?=<div id="root">)', answer.text)
    for text in LANGUAGES.values():
        words = text.page(page or HOME)
        assert f'<div lang="{text.html_lang}"><p>{words.title}</p>' in unescape(first)
    assert not re.search(r"[*_$`\[]", re.sub(r"<.*?>", "", first.partition("</style>")[2])), "Markdown"
    ours += [first, *re.findall(r'\n +<div class="gd-unanswered".*?</div>', answer.text)]
    left = answer.text
    for part in ours:
        assert left.count(part) == 1
        left = left.replace(part, "")
    assert left.split() == index.split()


def test_the_scripts_that_run_before_streamlits_are_there(client: TestClient) -> None:
    page = client.get("/bgd").text
    first, *_ = re.findall(r'<script type="module".*? src="\.(.*?)"', page)
    assert first.endswith("/connection/history.js")
    for address in re.findall(r'src="\.(/app/static/.*?)"', page):
        assert client.get(address).headers["Cache-Control"] == FOR_A_YEAR


@pytest.mark.parametrize(
    ("asked", "led"), [("/BGD", "./bgd"), ("/Mini_Batch/?lr=0%2C1&x=%25", "../mini_batch?lr=0%2C1&x=%25")]
)
def test_a_page_in_other_letters_leads_to_the_page(client: TestClient, asked: str, led: str) -> None:
    answer = client.get(asked, follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (307, led)


def test_all_other_addresses_are_streamlits(client: TestClient) -> None:
    assert client.get("/favicon.png").headers["Content-Type"] == "image/png"
    assert client.get("/_stcore/health").text == "ok"
    assert client.get("/bgd/_stcore/health").status_code == 404
    assert SCRIPT not in client.get("/bgd/x").text
    assert client.post("/bgd").status_code == 405


# ---- the app's own files


@pytest.mark.parametrize("version", ["v00000000", "v1a2b3c4d"])
def test_below_any_version_our_files_are_there_and_kept_for_a_year(client: TestClient, version: str) -> None:
    for script in SCRIPTS[::5]:
        answer = client.get(f"/app/static/{version}/{script}")
        assert answer.content == (ROOT / "static" / script).read_bytes()
        assert answer.headers["Cache-Control"] == FOR_A_YEAR
        assert "javascript" in answer.headers["Content-Type"]


@pytest.mark.parametrize(
    "version", ["", "v1/", "v1A2B3C4D/", "v1a2b3c4d5/", "v1a2b3c4d/v1a2b3c4d/", "v1a2b3c4d/none/"]
)
def test_without_a_version_or_a_file_nothing_is_kept(client: TestClient, version: str) -> None:
    assert "immutable" not in client.get(f"/app/static/{version}{SCRIPTS[0]}").headers.get(
        "Cache-Control", ""
    )


# ---- websockets


@pytest.mark.parametrize("origin", [FOREIGN, "null", "http://[", "file://", "", "x" * 1000])
def test_a_foreign_page_is_refused_at_once_and_nobody_is_asked_for_the_address_of_this_computer(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, origin: str
) -> None:
    def ask(url: str, timeout: float) -> str:
        raise AssertionError(url)

    monkeypatch.setattr(net_util, "_make_blocking_http_get", ask)
    with (
        pytest.raises(WebSocketDisconnect) as refused,
        client.websocket_connect(STREAM, headers={"Origin": origin}),
    ):
        pass
    assert refused.value.code == 1008


@pytest.mark.parametrize("headers", [{}, {"Origin": OWN}, {"Origin": "http://127.0.0.1:3000"}])
def test_our_own_pages_connect_those_of_this_computer_and_who_is_no_browser(
    client: TestClient, headers: dict[str, str]
) -> None:
    with client.websocket_connect(STREAM, headers=headers) as socket:
        assert titles(Visitor(client, socket).run("bgd"))


def test_who_speaks_no_streamlit_is_cut_off(client: TestClient) -> None:
    junk: list[dict[str, Any]] = [{"text": "hello"}, {"bytes": b"\xff" * 100}, {"bytes": None, "text": ""}]
    for one in junk:
        with client.websocket_connect(STREAM) as socket:
            socket.send({"type": "websocket.receive"} | one)
            assert socket.receive()["type"] == "websocket.close"


def test_what_no_page_sends_leads_to_nothing(visitor: Visitor) -> None:
    for power in ("clear_cache", "load_git_info", "debug_shutdown_runtime", "debug_disconnect_websocket"):
        message = BackMsg()
        setattr(message, power, True)
        visitor.socket.send_bytes(message.SerializeToString())
    visitor.socket.send_bytes(b"")
    heard = visitor.run("bgd")
    assert titles(heard)
    assert "git_info_changed" not in kinds(heard)


@pytest.mark.parametrize(("more", "chooses"), [(1_000, True), (2**16, False)])
def test_a_link_that_is_too_long_chooses_nothing(visitor: Visitor, more: int, chooses: bool) -> None:
    (title,) = titles(visitor.run("bgd", "lang=zh&" + "a" * more))
    assert bool(re.search("[一-龥]", title)) is chooses


def test_a_session_that_comes_back_is_the_same_and_watches_no_files(client: TestClient) -> None:
    with client.websocket_connect(STREAM) as socket:
        visitor = Visitor(client, socket)
        visitor.run("bgd", "lang=zh")
        session = visitor.session
    with client.websocket_connect(STREAM, subprotocols=["streamlit", "a token", session]) as socket:
        visitor = Visitor(client, socket)
        assert re.search("[一-龥]", titles(visitor.run("bgd"))[0])
        assert visitor.session == session
        assert vars(get_instance().get_app_session(session))["_local_sources_watcher"] is None


# ---- uploads


def test_of_two_files_the_newer_stays_until_the_connection_ends(client: TestClient) -> None:
    client.get("/_stcore/health")
    with client.websocket_connect(STREAM) as socket:
        visitor = Visitor(client, socket)
        visitor.run()
        assert [visitor.upload(name, name.encode()) for name in ("first", "second")] == [204, 204]
        assert held() == {visitor.session: [b"second"]}
    assert held() == {}


def test_nothing_is_kept_for_a_session_that_is_not_there(visitor: Visitor) -> None:
    visitor.session = "nobody"
    assert visitor.upload("file", b"1,2") == 400
    assert held() == {}


# ---- what is done once


def test_what_was_loaded_is_no_longer_searched_for_garbage_and_what_comes_later_is(
    client: TestClient,
) -> None:
    assert gc.get_freeze_count() > len(gc.get_objects()) / 10
    circle: list[object] = []
    later = Later(circle)
    circle.append(later)
    kept = weakref.ref(later)
    del circle, later
    gc.collect()
    assert kept() is None


class Later:
    """Something that is part of a circle."""

    def __init__(self, circle: list[object]) -> None:
        self.circle = circle
