"""The words of the page on learning rates."""

from dataclasses import dataclass

from gd_ui.text.page import Page


@dataclass(frozen=True)
class LearningRate:
    """The page itself."""

    page: Page


EN = LearningRate(
    page=Page(
        "How large may α be?",
        "One point for **every learning rate**: the cost it ends at, and how many updates it needs. Click a point to play its run.",
    ),
)

ZH = LearningRate(
    page=Page(
        "学习率可以取多大？",
        "**每个学习率**对应一个点：最后的损失是多少，需要多少次更新。点击一个点，就播放那次运行。",
    ),
)
