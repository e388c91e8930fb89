"""Beside the player: "Share" gives the link to what is on the screen, and the run can be kept as files.

All of it is made in the browser, when it is asked for: the page does not run again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from gd_ui.player.part import mount
from gd_ui.text import Text


@dataclass(frozen=True)
class About:
    """What the files say about the run, in the visitor's language; **bold** and *emphasis* are the only markup.

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


def show(text: Text, about: About, link: Link | None = None, key: str = "keep") -> None:
    """The buttons. Their words are those of `text`, and the link opens in its language."""
    message = {
        "captions": text.keep,
        "about": asdict(about) | {"html_lang": text.html_lang},
        "link": asdict(link or Link()) | {"lang": text.code},
    }
    mount("keep", message, text.keep.failed, key)
