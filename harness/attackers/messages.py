"""Messages in Streamlit's protocol that none of our pages sends."""

import asyncio
from collections.abc import Callable, Iterator
from math import nan

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from harness.attackers.attacker import Answer, on_page
from harness.sites import APP

MANY = 100_000
OTHER_PAGE = "bgd"
OWN, NOT_OURS = "one's own", "00000000-0000-4000-8000-000000000000"
"""The session of nobody."""


def unusual() -> dict[str, BackMsg]:
    """Messages that browsers send rarely or never, by what they ask for."""
    asked = {
        "clear the caches of all": BackMsg(clear_cache=True),
        "stop": BackMsg(stop_script=True),
        "the host's repository": BackMsg(load_git_info=True),
        "run when a file is saved": BackMsg(set_run_on_save=True),
        "disconnect": BackMsg(debug_disconnect_websocket=True),
        "shut down": BackMsg(debug_shutdown_runtime=True),
        "are you there": BackMsg(app_heartbeat=True),
        "nothing": BackMsg(),
    }
    return asked | dict(_operations()) | {f"run: {what}": run for what, run in _runs()}


async def ask_unusual(url: str, at_once: int = 8) -> dict[str, Answer]:
    """What comes of each, and of the same visitor's next page."""
    waiting, answers = iter(unusual().items()), dict[str, Answer]()

    async def one_after_another() -> None:
        for what, message in waiting:
            visitor = await on_page(url, APP.page)
            if OWN in what:
                message.backend_operation_request.session_id = visitor.screen.session
            await visitor.say(message)
            answers[what] = await visitor.turns_to(OTHER_PAGE)
            visitor.drop()

    await asyncio.gather(*(one_after_another() for _ in range(at_once)))
    return answers


async def hurry(url: str, times: int = 500) -> Answer:
    """Ask for so many runs without waiting for any; then for one of another page."""
    visitor = await on_page(url, APP.page)
    await visitor.say(*[_rerun(lambda wish: None)] * times)
    answer = await visitor.turns_to(OTHER_PAGE)
    visitor.drop()
    return answer


def _operations() -> Iterator[tuple[str, BackMsg]]:
    for whose, name in ((OWN, NOT_OURS), ("another", NOT_OURS), ("no", "")):
        for kind in ("deferred_file", "install_skills", "dismiss_skills_nudge", "dataframe_chunk"):
            ask = BackMsg()
            ask.backend_operation_request.session_id, ask.backend_operation_request.request_id = name, "1"
            getattr(ask.backend_operation_request, kind).SetInParent()
            yield f"{kind} for {whose} session", ask
    many = BackMsg()
    many.file_urls_request.file_names.extend(["a.csv"] * MANY)
    yield f"addresses for {MANY} files", many


def _runs() -> Iterator[tuple[str, BackMsg]]:
    yield "an unknown part", _rerun(lambda wish: setattr(wish, "fragment_id", "none"))
    yield "an unknown page", _rerun(lambda wish: setattr(wish, "page_name", "../../etc/passwd"))
    yield "an unknown page by its hash", _rerun(lambda wish: setattr(wish, "page_script_hash", "\0" * 1000))
    yield "a language", _rerun(lambda wish: setattr(wish.context_info, "locale", "x" * 100_000))
    yield "a time zone", _rerun(lambda wish: setattr(wish.context_info, "timezone", "../../etc/passwd"))
    yield "an address", _rerun(lambda wish: setattr(wish.context_info, "url", "http://[\0"))
    yield "a link of 20 MB", _rerun(lambda wish: setattr(wish, "query_string", "seed=" + "1" * 20_000_000))
    yield "hashes", _rerun(lambda wish: wish.cached_message_hashes.extend(map(str, range(MANY))))
    yield "unknown inputs", _rerun(lambda wish: wish.widget_states.widgets.extend(_unknown(100)))
    yield f"{MANY} inputs", _rerun(lambda wish: wish.widget_states.widgets.extend(_unknown(MANY)))


def _unknown(count: int) -> Iterator[WidgetState]:
    return (WidgetState(id=f"$$ID-{k}-none", double_value=nan) for k in range(count))


def _rerun(change: Callable[..., object]) -> BackMsg:
    ask = BackMsg()
    ask.rerun_script.page_name = APP.page
    change(ask.rerun_script)
    return ask
