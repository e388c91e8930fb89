"""Beside the player: "Share" gives the link to what is on the screen, and the run can be kept as files.

All of it is made in the browser, when it is asked for: the page does not run again.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

import streamlit as st

from gd_ui.player.part import mount
from gd_ui.text import Text


@dataclass(frozen=True)
class About:
    """What the files say about the run, in the visitor's language; **bold** and *emphasis* are the only markup.

    What has several lines is a program.

    `file` is their name without its ending; `title` stands above the picture. A kept page also has the `lead` and
    the `settings`, a sentence each, and the lines on the run's `ending`.
    """

    file: str
    title: str
    lead: str = ""
    settings: str = ""
    ending: Sequence[str] = ()


@dataclass(frozen=True)
class Link:
    """What the link is besides the address of the page.

    `extra` names are set in it, `withdrawn` ones taken out; `note` is said beside it.
    """

    extra: Mapping[str, str] = field(default_factory=dict)
    withdrawn: Sequence[str] = ()
    note: str = ""


CHATS = {"wechat": "MicroMessenger/", "qq": r"\bQQ/"}
"""What calls itself so opens links in a window of its own, and saves no files there."""


def in_chat(text: Text) -> str:
    """Where the page was opened inside a chat: that no file is saved there, and the way out; elsewhere nothing."""
    agent = st.context.headers.get("User-Agent") or ""
    return next((getattr(text.keep, name) for name, sign in CHATS.items() if re.search(sign, agent)), "")


def show(text: Text, about: About, link: Link | None = None, key: str = "keep") -> None:
    """The buttons. Their words are those of `text`, and the link opens in its language."""
    message = {
        "captions": text.keep,
        "in_chat": in_chat(text),
        "about": asdict(about) | {"html_lang": text.html_lang},
        "link": asdict(link or Link()) | {"lang": text.code},
    }
    mount("keep", message, text.keep.failed, key)
