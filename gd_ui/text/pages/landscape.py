"""The words of the page on other costs and other rules."""

from dataclasses import dataclass

from gd_ui.text.page import Page


@dataclass(frozen=True)
class Landscape:
    """The page itself."""

    page: Page


EN = Landscape(
    page=Page(
        "Minima, saddles, valleys",
        "Costs that are **no parabola**: gradient descent goes to *a* minimum, not always the lowest. What noise and momentum change.",
    ),
)

ZH = Landscape(
    page=Page(
        "局部极小值与鞍点",
        "**不是抛物线**的损失：梯度下降会走到*某个*极小值，不一定是最低的。看看噪声和动量能改变什么。",
    ),
)
