"""The words of the page on other costs and other rules."""

from collections.abc import Mapping
from dataclasses import dataclass

from gd_core.rules import RULES
from gd_ui.text.page import Page


@dataclass(frozen=True)
class Costs:
    """A name, or a sentence or two, for each `LandscapeName`."""

    shallow: str
    several: str
    plateau: str
    bowl: str
    saddle: str
    valley: str


@dataclass(frozen=True)
class LandscapeControls:
    """The controls, and what they are good for."""

    cost: str
    rules: str
    rules_help: str
    rate: str
    rate_help: str
    step: str
    step_help: str
    spread: str
    spread_help: str
    seed_help: str
    length: str
    length_help: str
    start: str
    start_help_one: str
    start_help_two: str


@dataclass(frozen=True)
class LandscapeChart:
    """The picture, and what follows the clock."""

    cost: str
    lines: str
    loss: str
    lowest: str
    minimum: str
    saddle: str
    line: str
    run: str
    card_one: str
    card_two: str
    alt_one: str
    alt_two: str


@dataclass(frozen=True)
class Landings:
    """Where each run ended, and which was first."""

    lowest: str
    minimum: str
    saddle: str
    maximum: str
    moving: str
    ridge: str
    left: str
    first: str
    only: str
    tie: str
    nobody: str
    near: str


@dataclass(frozen=True)
class Escaping:
    """The noisy starts."""

    title: str
    lead: str
    over_hill: str
    half_way: str
    counted: str
    share: str
    spread: str
    saddle: str
    minimum: str


@dataclass(frozen=True)
class Landscape:
    """The page itself.

    `rules` has a name for each rule of the engine and for the noisy one, `formulas` what a script says of each formula.
    """

    page: Page
    lesson_title: str
    costs: Costs
    about: Costs
    rules: Mapping[str, str]
    formulas: Mapping[str, str]
    controls: LandscapeControls
    chart: LandscapeChart
    landings: Landings
    escaping: Escaping

    def __post_init__(self) -> None:
        """A language that lacks a rule cannot be loaded."""
        for words, known in ((self.rules, {"noise", *RULES}), (self.formulas, set(RULES))):
            if words.keys() != known:
                raise ValueError(f"these rules have no words, or the words no rule: {words.keys() ^ known}")


EN = Landscape(
    page=Page(
        "Minima, saddles, valleys",
        "Costs that are **not parabolas**: gradient descent goes to *a* minimum, not always the lowest. What noise and momentum change.",
    ),
    lesson_title="The lesson: local minima, saddle points, why noise leaves a saddle, what each rule does",
    costs=Costs(
        shallow="One weight: a shallow minimum",
        several="One weight: several minima",
        plateau="One weight: a plateau",
        bowl="Two weights: a bowl",
        saddle="Two weights: a saddle point",
        valley="Two weights: a curved valley",
    ),
    about=Costs(
        shallow="cost = (3w⁴ − w³ − 6w² + 3w + 5)/12. The minimum at w = 1 costs 1/3 and lies behind a hill only 0.114 high; the lowest, of cost 0, is at w = −1.",
        several="cost = 0.1w² + 1 − cos 2w. The lowest minimum, of cost 0, is at w = 0; on either side lies one of cost 0.94.",
        plateau="cost = 1 − exp(−w²/2). Far out the slope is nearly 0 though no minimum is near, and plain descent hardly moves.",
        bowl="The mean squared error of ŷ = w·x + b on five rows of y = 2x + 1: one minimum, and ten times more curved in one direction than in the other.",
        saddle="cost = (w₁² − 1)²/4 + w₂²/2. At (0, 0) the slope is 0, yet the cost falls to the left and to the right. From w₁ = 0 the slope leads straight there.",
        valley="cost = (1 − w₁)² + 4(w₂ − w₁²)², after Rosenbrock: steep across, nearly flat along. The way down to its floor is short; the way along the floor takes the time.",
    ),
    rules={
        "plain": "Plain",
        "noise": "Plain + noise",
        "momentum": "Momentum",
        "nesterov": "Nesterov",
        "rmsprop": "RMSProp",
        "adam": "Adam",
    },
    formulas={
        "plain": "gradient descent",
        "momentum": "v adds up the gradients, and forgets a tenth each time",
        "nesterov": "momentum with the gradient looked at a step ahead",
        "rmsprop": "the gradient divided by its usual size",
        "adam": "momentum and RMSProp together, both corrected for starting at 0",
    },
    controls=LandscapeControls(
        cost="Cost",
        rules="Rules in the race",
        rules_help="Up to five, all from one start. **Plain + noise** is plain descent with something random added to every slope, as a mini-batch adds it; the others run without noise.",
        rate="Learning rate α",
        rate_help="Of plain descent, momentum and Nesterov. Momentum keeps 0.9 of its last step: on a steady slope it moves 1/(1 − 0.9) = 10 times as far at the same α.",
        step="α of RMSProp and Adam",
        step_help="They divide the slope by its usual size, so a step is about α long however steep it is (RMSProp's first is 10α). That is another kind of number than the α above, so it has its own control: which of the two kinds wins depends on how you set them.",
        spread="Noise",
        spread_help="The standard deviation of what is added to the slope along each weight, drawn anew at every update. It stands for the noise of a mini-batch, which shrinks as the batch grows.",
        seed_help="The same seed draws the same noise, here and for everyone you send the link.",
        length="Updates",
        length_help="How many updates every run makes.",
        start="Start {weight}",
        start_help_one="Where every run starts. You can also drag the ball, or click the curve.",
        start_help_two="Where every run starts. You can also click into the picture.",
    ),
    chart=LandscapeChart(
        cost="cost",
        lines="lines of equal cost",
        loss="cost after each update",
        lowest="lowest",
        minimum="minimum",
        saddle="saddle point",
        line="update {update:int} of {updates:int}",
        run="{rule}, α {alpha}",
        card_one="cost **{cost:3}**\nw = {w:4}",
        card_two="cost **{cost:3}**\n({w:3}, {w2:3})",
        alt_one="Two linked charts: the cost over w with its minima marked and a ball for each rule on the curve; and the cost of each run after every update. The cards and the sentences below say the same in numbers.",
        alt_two="Two linked charts: lines of equal cost over the two weights, with minima and saddle points marked and the path of each rule; and the cost of each run after every update. The cards and the sentences below say the same in numbers.",
    ),
    landings=Landings(
        lowest="**{rule}**: at the lowest minimum, {at}, from update {since} on. Cost {cost}.",
        minimum="**{rule}**: in a minimum that is **not the lowest**, {at}, from update {since} on. Cost {cost}; the lowest costs {least}.",
        saddle="**{rule}**: at the **saddle point** {at} from update {since} on. Cost {cost}; the lowest is {least}.",
        maximum="**{rule}**: on top of a hill, {at}, where the slope is 0. Cost {cost}.",
        moving="**{rule}**: not at rest after {updates} updates, at {w}, in the valley of the minimum at {at}. Cost {cost}.",
        ridge="**{rule}**: not at rest after {updates} updates, at {w}, on the ridge between two minima. Cost {cost}.",
        left="**{rule}**: has left for good. Its steps are too long here; take a smaller α.",
        first="**First at the lowest minimum**: {winner}, from update {value} on; then {second}, from {other} on.",
        only="**Only {winner}** is at the lowest minimum, from update {value} on.",
        tie="**First at the lowest minimum**: {winners} together, from update {value} on.",
        nobody="**No run** is at the lowest minimum at the end.",
        near='"At" means: within {near} of it from that update to the last, for at least the last tenth of the run.',
    ),
    escaping=Escaping(
        title="How often does noise lead out? 200 noisy starts, measured",
        lead="200 runs start exactly at {point} and differ only in their noise. Here noise is added to **every** rule in the race. Counted is who gets {left} at least once in {updates} updates; some come back.",
        over_hill="over the top of a neighbouring hill",
        half_way="half-way to a minimum",
        counted="With noise {spread}, of the 200 left: {shares}.",
        share="{rule} **{count}**",
        spread="Noise",
        saddle='A saddle point does not hold: along the way down the slope grows with every step away, so even weak noise is enough, in time. Without noise not one run leaves. "Noise rarely lets training stay stuck" is right here.',
        minimum='A minimum holds: every step away is pulled back. Noise leads out only where it is strong enough for the hill and the number of updates, and the same noise then also keeps a run from settling. "Noise rarely lets training stay stuck" depends on the noise here, and on the rule.',
    ),
)

ZH = Landscape(
    page=Page(
        "局部极小值与鞍点",
        "**不是抛物线**的损失：梯度下降会走到*某个*极小值，不一定是最低的。看看噪声和动量能改变什么。",
    ),
    lesson_title="课文：局部极小值、鞍点、噪声为什么能离开鞍点、每种规则做什么",
    costs=Costs(
        shallow="一个权重：浅的极小值",
        several="一个权重：多个极小值",
        plateau="一个权重：平坦区",
        bowl="两个权重：碗",
        saddle="两个权重：鞍点",
        valley="两个权重：弯曲的山谷",
    ),
    about=Costs(
        shallow="损失 = (3w⁴ − w³ − 6w² + 3w + 5)/12。w = 1 处的极小值损失为 1/3，前面的势垒只有 0.114 高；最低的在 w = −1，损失为 0。",
        several="损失 = 0.1w² + 1 − cos 2w。最低的极小值在 w = 0，损失为 0；两侧各有一个损失为 0.94 的。",
        plateau="损失 = 1 − exp(−w²/2)。远处附近没有极小值，斜率却几乎为 0，普通梯度下降几乎不动。",
        bowl="ŷ = w·x + b 在 y = 2x + 1 的五个样本上的均方误差：只有一个极小值，一个方向的曲率是另一个方向的十倍。",
        saddle="损失 = (w₁² − 1)²/4 + w₂²/2。在 (0, 0) 斜率为 0，但向左、向右损失都会下降。从 w₁ = 0 出发，梯度正好把它带到那里。",
        valley="损失 = (1 − w₁)² + 4(w₂ − w₁²)²，取自 Rosenbrock：横向很陡，沿谷底几乎是平的。下到谷底很快，沿谷底走才费时间。",
    ),
    rules={
        "plain": "普通",
        "noise": "普通 + 噪声",
        "momentum": "动量",
        "nesterov": "Nesterov 动量",
        "rmsprop": "RMSProp 算法",
        "adam": "Adam 算法",
    },
    formulas={
        "plain": "普通梯度下降",
        "momentum": "v 累积历次梯度，每次忘掉十分之一",
        "nesterov": "动量，但梯度取在前面一步的位置",
        "rmsprop": "梯度除以它平常的大小",
        "adam": "动量与 RMSProp 结合，并修正从 0 开始带来的偏差",
    },
    controls=LandscapeControls(
        cost="损失",
        rules="参加比较的优化算法",
        rules_help="最多五种，起点相同。**普通 + 噪声**是在每个斜率上加一个随机数的普通梯度下降，如同小批量带来的噪声；其余规则没有噪声。",
        rate="学习率 α",
        rate_help="用于普通梯度下降、动量和 Nesterov 动量。动量保留上一步的 0.9：斜率不变时，同样的 α 走得是 1/(1 − 0.9) = 10 倍远。",
        step="RMSProp 和 Adam 的 α",
        step_help="它们把斜率除以它平常的大小，所以无论多陡，一步的长度都约为 α（RMSProp 的第一步是 10α）。这与上面的 α 不是同一种数，所以单独设置：两类规则谁赢，取决于你怎样设它们。",
        spread="噪声",
        spread_help="沿每个权重加在斜率上的随机数的标准差，每次更新重新抽取。它代表小批量的噪声；批量越大，噪声越小。",
        seed_help="同一个种子抽出同样的噪声，你把链接发给谁都一样。",
        length="更新次数",
        length_help="每次运行更新多少次。",
        start="起点 {weight}",
        start_help_one="所有运行的起点。也可以拖动小球，或者点击曲线。",
        start_help_two="所有运行的起点。也可以在图中点击。",
    ),
    chart=LandscapeChart(
        cost="损失",
        lines="等损失线",
        loss="每次更新后的损失",
        lowest="最低",
        minimum="极小值",
        saddle="鞍点",
        line="第 {update:int} 次更新，共 {updates:int} 次",
        run="{rule}，α {alpha}",
        card_one="损失 **{cost:3}**\nw = {w:4}",
        card_two="损失 **{cost:3}**\n({w:3}, {w2:3})",
        alt_one="两幅联动的图：损失随 w 变化的曲线，标出了极小值，每种规则有一个小球；每次运行在每次更新后的损失。下方的卡片和句子用数字说明同样的内容。",
        alt_two="两幅联动的图：两个权重平面上的等损失线，标出了极小值和鞍点，画出每种规则的路径；每次运行在每次更新后的损失。下方的卡片和句子用数字说明同样的内容。",
    ),
    landings=Landings(
        lowest="**{rule}**：从第 {since} 次更新起停在最低的极小值 {at}。损失 {cost}。",
        minimum="**{rule}**：从第 {since} 次更新起停在 {at} 的极小值，它**不是最低的**。损失 {cost}；最低为 {least}。",
        saddle="**{rule}**：从第 {since} 次更新起停在**鞍点** {at}。损失 {cost}；最低为 {least}。",
        maximum="**{rule}**：停在坡顶 {at}，那里斜率为 0。损失 {cost}。",
        moving="**{rule}**：{updates} 次更新后还没有停下，在 {w}，位于极小值 {at} 的谷中。损失 {cost}。",
        ridge="**{rule}**：{updates} 次更新后还没有停下，在 {w}，位于两个极小值之间的脊上。损失 {cost}。",
        left="**{rule}**：已经一去不回。它在这里步长太大，请减小 α。",
        first="**最先到最低极小值的**：{winner}，从第 {value} 次更新起；其次是{second}，从第 {other} 次更新起。",
        only="**只有{winner}**停在最低的极小值，从第 {value} 次更新起。",
        tie="**最先到最低极小值的**：{winners}同时，从第 {value} 次更新起。",
        nobody="结束时**没有一次运行**停在最低的极小值。",
        near="“停在”的意思是：从那次更新到最后一次，与它相差始终不超过 {near}，并且至少占全程的最后十分之一。",
    ),
    escaping=Escaping(
        title="噪声有多大概率使它逃离？实测 200 个带噪声的起点",
        lead="200 次运行都正好从 {point} 出发，只有噪声不同。这里给参加比较的**每种**规则都加上噪声。数的是 {updates} 次更新之内至少有一次{left}的运行；有些后来又回来了。",
        over_hill="越过旁边坡顶",
        half_way="走到去往极小值的半路",
        counted="噪声为 {spread} 时，200 次运行中离开的有：{shares}。",
        share="{rule} **{count}** 次",
        spread="噪声",
        saddle="鞍点留不住它：沿下坡方向，每离开一步斜率就更大，所以再弱的噪声，时间够长也就够了。没有噪声时没有一次运行离开。“噪声使训练很少停住不动”在这里是对的。",
        minimum="极小值留得住它：每离开一步都会被拉回来。只有当噪声对这个坡和这么多次更新来说足够强时，才能离开，而同样的噪声也使运行无法安定下来。“噪声使训练很少停住不动”在这里取决于噪声的大小，也取决于规则。",
    ),
)
