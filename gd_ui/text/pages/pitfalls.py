"""The words of the page that reads the notes critically."""

from dataclasses import dataclass

from gd_ui.text.page import Page


@dataclass(frozen=True)
class Pitfalls:
    """The page itself."""

    page: Page


EN = Pitfalls(
    page=Page(
        "Read the notes critically",
        "Ten places where the notes are wrong, or not quite right. **Find the mistake first**; the run that proves it comes after.",
    ),
)

ZH = Pitfalls(
    page=Page(
        "批判地读笔记",
        "笔记中有十处错误或不够准确的地方。**先自己找**，再看证明它的那次运行。",
    ),
)
