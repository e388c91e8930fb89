"""The words of the page that compares the methods."""

from dataclasses import dataclass

from gd_ui.text.page import Page


@dataclass(frozen=True)
class Compare:
    """The page itself."""

    page: Page


EN = Compare(
    page=Page(
        "Which method wins?",
        "BGD, SGD and mini-batch from **one start**, on one clock. Change what the clock counts, and the winner changes.",
    ),
)

ZH = Compare(
    page=Page(
        "哪种方法更快？",
        "BGD、SGD 和小批量从**同一个起点**出发，共用一个时钟。换一种计量方式，赢家就变了。",
    ),
)
