"""The words of the page on the noise of batches."""

from dataclasses import dataclass

from gd_ui.text.page import Page


@dataclass(frozen=True)
class Noise:
    """The page itself."""

    page: Page


EN = Noise(
    page=Page(
        "The noise of batches",
        "The same settings with 200 **seeds**: how far the runs scatter, where they stop getting better, and what removes it.",
    ),
)

ZH = Noise(
    page=Page(
        "批的噪声",
        "同样的设置，200 个**随机种子**：各次运行散得多开，到哪里就不再变好，怎样才能消除它。",
    ),
)
