"""The words of the page that reads the notes critically."""

from dataclasses import dataclass

from gd_ui.text.page import Page
from gd_ui.text.pages import pitfall_points_en, pitfall_points_zh
from gd_ui.text.pages.pitfall_point import Point


@dataclass(frozen=True)
class Pitfalls:
    """The page itself, and its ten points."""

    page: Page
    point: str
    previous: str
    next: str
    reveal: str
    right: str
    wrong: str
    answer: str
    runs: str
    together: str
    ended: str
    source: str
    start: str
    card: str
    alt: str
    points: tuple[Point, ...]


EN = Pitfalls(
    page=Page(
        "Read the notes critically",
        "Ten places where the notes are wrong, or not quite right. **Find the mistake first**; the run that proves it comes after.",
    ),
    point="Point",
    previous="Previous",
    next="Next",
    reveal="Show the answer without guessing",
    right="**Right.**",
    wrong="**Not quite.** The answer: {answer}",
    answer="**The answer:** {answer}",
    runs="The run that proves it",
    together="side by side",
    ended="**{run}.** {line}",
    source="Source: {source}",
    start="The run starts at w₀ = {w:6}, where the cost is {cost:5}. Press play.",
    card="**{excess:4}**\n{update:int} updates\n{samples:int} samples",
    alt="Two linked charts: the cost parabola over w with a ball for each run, and the cost of each run above the least possible cost. The cards below say the same in numbers.",
    points=pitfall_points_en.POINTS,
)

ZH = Pitfalls(
    page=Page(
        "批判地读笔记",
        "笔记中有十处错误或不够准确的地方。**先自己找**，再看证明它的那次运行。",
    ),
    point="第几处",
    previous="上一点",
    next="下一点",
    reveal="不猜了，直接看答案",
    right="**答对了。**",
    wrong="**不太对。** 答案：{answer}",
    answer="**答案：** {answer}",
    runs="证明它的运行",
    together="并排比较",
    ended="**{run}。** {line}",
    source="参考：{source}",
    start="从 w₀ = {w:6} 出发，此处损失为 {cost:5}。按播放。",
    card="**{excess:4}**\n{update:int} 次更新\n{samples:int} 个样本",
    alt="两幅联动的图：损失随 w 变化的抛物线，每次运行有一个小球；每次运行的损失与最小可能损失之差。下方的卡片用数字说明同样的内容。",
    points=pitfall_points_zh.POINTS,
)
