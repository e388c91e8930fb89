"""In a chat no file is saved: what can be downloaded says so, and the way out."""

from collections.abc import Mapping

import pytest
from streamlit.runtime.context import ContextProxy

from gd_ui.text import LANGUAGES, Text
from tests.app.conftest import RunPage

CHROME = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36"
SAYS = {
    "wechat": f"{CHROME} XWEB/1300 MMWEBSDK/20240 MicroMessenger/8.0.50.2701(0x2800) NetType/WIFI",
    "qq": f"{CHROME} MQQBrowser/6.2 V1_AND_SQ_9.0.70_6698 QQ/9.0.70.17445 NetType/WIFI",
    None: f"{CHROME} MQQBrowser/15.1",
}
"""How each calls itself; the last is a browser of its own, which saves files."""


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("chat", SAYS)
def test_the_page_with_worksheets_says_it_in_a_chat_and_nowhere_else(
    run_page: RunPage, monkeypatch: pytest.MonkeyPatch, chat: str | None, text: Text
) -> None:
    headers: Mapping[str, str] = {"User-Agent": SAYS[chat]}
    monkeypatch.setattr(ContextProxy, "headers", property(lambda self: headers))
    told = [caption.value for caption in run_page("pages/teach.py", lang=text.code).caption]
    assert told == ([getattr(text.keep, chat)] if chat else [])
