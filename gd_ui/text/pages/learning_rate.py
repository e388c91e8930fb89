"""The words of the page on learning rates."""

from dataclasses import dataclass

from gd_ui.text.page import Page


@dataclass(frozen=True)
class MapControls:
    """Labels of the controls and their help texts."""

    method: str
    method_help: str
    mini_batch: str
    tolerance_help: str
    updates_help: str
    more: str
    too_many: str


@dataclass(frozen=True)
class MapChart:
    """The picture, and the cards under it."""

    mini_batch: str
    final: str
    needed: str
    farther: str
    excess: str
    slope: str
    above: str
    below: str
    never: str
    alt: str
    card_rate: str
    card_reach: str
    card_needed: str
    card_final: str
    card_factor: str


@dataclass(frozen=True)
class MapStory:
    """What the map and the run say, in sentences."""

    halves: str
    doubles: str
    at_once: str
    same: str
    limits: str
    limits_epoch: str
    limits_sharp: str
    farther: str
    half_need: str
    few_need: str
    none_needs: str
    fastest: str
    fastest_one: str
    fastest_none: str
    counted: str


@dataclass(frozen=True)
class LearningRate:
    """The page itself."""

    page: Page
    lesson_title: str
    controls: MapControls
    chart: MapChart
    story: MapStory


EN = LearningRate(
    page=Page(
        "How large may α be?",
        "One point for **every learning rate**: the cost it ends at, and how many updates it needs. Click a point to play its run.",
    ),
    lesson_title="The lesson: 1/L and 2/L, the three limits of SGD, and why a slope is a rate",
    controls=MapControls(
        method="Play and mark the limits of",
        method_help="All three methods are on the map. This one is drawn bold and played; the lines and the shading are its limits.",
        mini_batch="mini-batch",
        tolerance_help="The map counts the updates until the cost on all data is first less than this above the least cost that any w has. It stops no run.",
        updates_help="How many updates every run makes; at most {most}.",
        more="Tolerance and start",
        too_many="You asked for {asked} updates; this page makes at most {most} in each run.",
    ),
    chart=MapChart(
        mini_batch="mini-batch ({size})",
        final="cost above the least, after {updates} updates",
        needed="updates, of {updates}, until it is below {tolerance}",
        farther="% of runs that at some point were farther away than at the start",
        excess="cost above the least, this run",
        slope="theory: slope 2·log|1 − α·L|",
        above="↑ off the chart",
        below="↓ at the bottom",
        never="↑ never",
        alt="Left, three charts over the learning rate for BGD, SGD and mini-batch: the cost after the last update, the updates until it is below the tolerance, and the share of runs that were ever farther away than at the start. Right, the run of the chosen learning rate: its ball on the cost parabola, and its cost after each update. The sentences and cards below say the same in numbers.",
        card_rate="learning rate α",
        card_reach="α·L",
        card_needed="updates to tolerance",
        card_final="cost above least, end",
        card_factor="factor per update",
    ),
    story=MapStory(
        halves="Each update multiplies the distance from the bottom by **|1 − α·L| = {factor}**, and the cost above the least by its square, {square}. So the distance **halves every {updates} updates**, and the cost is a straight line on the logarithmic axis.",
        doubles="Each update multiplies the distance from the bottom by **|1 − α·L| = {factor}**, and the cost above the least by its square, {square}. So the distance **doubles every {updates} updates**, for ever.",
        at_once="**α = 1/L**: the factor |1 − α·L| is 0, and the first update lands on the bottom.",
        same="The factor **|1 − α·L| is 1**: the distance from the bottom stays as it is.",
        limits="**Three limits for {name}, rows drawn afresh.** Above α = {farthest} a step on the steepest batch alone moves w away; above {mean_square} the expected squared error grows; above {typical} a typical run grows. BGD has one limit, 2/L = {twice}.",
        limits_epoch="**Limits for {name}, reshuffled.** Above α = {farthest} a step on the steepest batch alone moves w away; above {typical} a typical run grows. BGD has one limit, 2/L = {twice}.",
        limits_sharp="**Limits for {name}, reshuffled.** Above α = {farthest} a step on the steepest row alone moves w away. But every epoch uses each row once, so it multiplies the error by the same product in whatever order: it grows above {typical}, and there only. BGD's limit is 2/L = {twice}.",
        farther="**Measured at α = {rate}**: {count} of {runs} runs ({share} %) were ever farther from the bottom than at the start. {need}",
        half_need="{reached} of {runs} came below {tolerance} within {updates} updates; half of all runs needed at most {median}.",
        few_need="Only {reached} of {runs} came below {tolerance} within {updates} updates.",
        none_needs="None came below {tolerance} within {updates} updates.",
        fastest="**Fastest on the map**, by the updates until below {tolerance} (the median run's): {each}.",
        fastest_one="{name} at α = {rate} ({updates})",
        fastest_none="{name} never",
        counted="Bold line: the method that is played. Lines: the median run; bands: from the 5 % to the 95 % point. At each α: {sgd} runs of SGD, {mini} of mini-batch, with seeds 0, 1, 2, …, so every α sees the same draws; BGD is not random and needs one.",
    ),
)

ZH = LearningRate(
    page=Page(
        "学习率可以取多大？",
        "**每个学习率**对应一个点：最后的损失是多少，需要多少次更新。点击一个点，就播放那次运行。",
    ),
    lesson_title="课文：1/L 与 2/L，SGD 的三个上限，为什么斜率就是收敛速度",
    controls=MapControls(
        method="播放哪种方法，并标出它的上限",
        method_help="三种方法都画在图上。选中的方法用粗线画出并播放，竖线和底色是它的上限。",
        mini_batch="小批量",
        tolerance_help="图中数的是：多少次更新之后，全部数据的损失与最小可能损失之差首次小于这个数。它不会让运行停下。",
        updates_help="每次运行做多少次更新，最多 {most} 次。",
        more="容差与起点",
        too_many="你要求 {asked} 次更新；本页每次运行最多做 {most} 次。",
    ),
    chart=MapChart(
        mini_batch="小批量（{size}）",
        final="{updates} 次更新后，损失与最小值之差",
        needed="首次低于 {tolerance} 所需的更新次数（共 {updates} 次）",
        farther="曾比出发时离谷底更远的运行（%）",
        excess="这次运行的损失与最小值之差",
        slope="理论：斜率 2·log|1 − α·L|",
        above="↑ 超出图外",
        below="↓ 已在谷底",
        never="↑ 达不到",
        alt="左边三幅图以学习率为横轴，画出 BGD、SGD 和小批量：最后一次更新后的损失、低于容差所需的更新次数、曾比出发时离谷底更远的运行所占的比例。右边是所选学习率的那次运行：小球在损失抛物线上，以及每次更新后的损失。下方的句子和卡片用数字说明同样的内容。",
        card_rate="学习率 α",
        card_reach="α·L",
        card_needed="达到容差的更新次数",
        card_final="最后与最小值之差",
        card_factor="每次更新误差乘以",
    ),
    story=MapStory(
        halves="每次更新都把到谷底的距离乘以 **|1 − α·L| = {factor}**，把损失与最小值之差乘以它的平方 {square}。所以**每 {updates} 次更新距离减半**，在对数轴上损失是一条直线。",
        doubles="每次更新都把到谷底的距离乘以 **|1 − α·L| = {factor}**，把损失与最小值之差乘以它的平方 {square}。所以**每 {updates} 次更新距离加倍**，永远如此。",
        at_once="**α = 1/L**：因子 |1 − α·L| 等于 0，第一次更新就到谷底。",
        same="因子 **|1 − α·L| 等于 1**：到谷底的距离保持不变。",
        limits="**{name}的三个上限（每次重抽）。** α 超过 {farthest}，只要遇到最陡的那一批，这一步就会让 w 离谷底更远；超过 {mean_square}，误差平方的期望会增大；超过 {typical}，典型的一次运行会越走越远。BGD 只有一个上限：2/L = {twice}。",
        limits_epoch="**{name}的上限（每轮打乱）。** α 超过 {farthest}，只要遇到最陡的那一批，这一步就会让 w 离谷底更远；超过 {typical}，典型的一次运行会越走越远。BGD 只有一个上限：2/L = {twice}。",
        limits_sharp="**{name}的上限（每轮打乱）。** α 超过 {farthest}，只要遇到最陡的那个样本，这一步就会让 w 离谷底更远。但是每一轮每个样本恰好用一次，无论顺序如何，误差都乘以同一个乘积：只有超过 {typical} 才会越走越远。BGD 的上限是 2/L = {twice}。",
        farther="**在 α = {rate} 处实测**：{runs} 次运行中有 {count} 次（{share} %）曾比出发时离谷底更远。{need}",
        half_need="在 {updates} 次更新之内，{runs} 次中有 {reached} 次低于 {tolerance}；一半的运行最多只需 {median} 次更新。",
        few_need="在 {updates} 次更新之内，{runs} 次中只有 {reached} 次低于 {tolerance}。",
        none_needs="在 {updates} 次更新之内，没有一次低于 {tolerance}。",
        fastest="**图上最快的**，按低于 {tolerance} 所需的更新次数（取中位数）：{each}。",
        fastest_one="{name}：α = {rate}（{updates} 次）",
        fastest_none="{name}：达不到",
        counted="粗线：正在播放的方法。线：中位数的运行；带：从 5 % 到 95 % 分位。在每个 α 处，SGD 有 {sgd} 次运行，小批量有 {mini} 次，种子为 0、1、2……，所以各个 α 抽到的样本相同；BGD 只需一次。",
    ),
)
