"""The words of the page on exhaustive search."""

from dataclasses import dataclass

from gd_ui.text.page import Page


@dataclass(frozen=True)
class Search:
    """The page itself."""

    page: Page


EN = Search(
    page=Page(
        "Exhaustive search",
        "The lecture before: try **every w on a grid**, keep the best. It works for one weight. What would it cost with more?",
    ),
)

ZH = Search(
    page=Page(
        "穷举法",
        "上一讲的方法：把网格上的**每个 w 都试一遍**，留下最好的。一个权重时可行；权重更多时，代价有多大？",
    ),
)
