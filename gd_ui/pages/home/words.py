"""The words of the home page; en.toml and zh.toml beside this file have them."""

from dataclasses import dataclass

from gd_ui.text import PageWords


@dataclass(frozen=True)
class Words(PageWords):
    """All of them.

    `start`, `go_on` and `all_done`: the way into the story, as far as it is done.
    `run` and `some_tasks`: what there is to do on each of its `pages`.
    """

    start: str
    go_on: str
    all_done: str
    pages: str
    run: str
    some_tasks: str
