"""The words of the page on the noise of batches."""

from dataclasses import dataclass

from gd_ui.text.page import Page


@dataclass(frozen=True)
class Picture:
    """Labels inside the picture, and the choice of its look."""

    alt: str
    along: str
    excess: str
    middle: str
    median: str
    lit: str
    predicted: str
    predicted_decay: str
    measured: str
    cloud: str
    whole: str
    gradient: str
    floors: str
    formula: str
    fresh: str
    reshuffled: str
    full_only: str
    no_floor: str


@dataclass(frozen=True)
class Choices:
    """The controls that only this page has."""

    decays: str
    decays_help: str
    decay: str
    decay_help: str
    updates_help: str
    too_many: str
    measure: str
    measure_help: str


@dataclass(frozen=True)
class Follows:
    """What follows the clock."""

    line_decay: str
    all_agree: str
    some_agree: str
    card_excess: str
    card_median: str
    card_low: str
    card_high: str
    card_predicted: str
    card_decay: str
    card_measured: str


@dataclass(frozen=True)
class Said:
    """What became of the runs: a sentence for each `Outcome`, and what goes with them."""

    spread: str
    fewer: str
    whole: str
    clean: str
    growing: str
    fading: str
    fading_from: str
    fading_slow: str
    unbounded: str
    falling: str
    hovering: str
    hovering_near: str
    hovering_reshuffled: str
    hovering_afresh: str
    short_batch: str
    not_measured: str


@dataclass(frozen=True)
class Noise:
    """The page itself."""

    page: Page
    lesson_title: str
    picture: Picture
    choices: Choices
    follows: Follows
    said: Said


EN = Noise(
    page=Page(
        "The noise of batches",
        "The same settings with 200 **seeds**: how far the runs scatter, where they stop getting better, and what removes it.",
    ),
    lesson_title="The lesson: where the floor comes from, what sets its height, what removes it",
    picture=Picture(
        alt="Three charts. The excess cost of many runs against the updates: the middle 90 percent as a band, the median, one run, and the floor. The gradients of 200 random batches at the weight of that run. The floor against the batch size. The cards and sentences below say the same in numbers.",
        along="Updates",
        excess="excess cost of {runs} runs:",
        middle="middle 90 %",
        median="median",
        lit="seed {seed}",
        predicted="mean floor, predicted: {floor:3}",
        predicted_decay="mean floor for this update's α, from {floor:3}",
        measured="mean, measured: {floor:3}",
        cloud="200 random batches",
        whole="whole data",
        gradient="gradient at w (up: the curvature)",
        floors="predicted mean floor, rows afresh",
        formula="theory",
        fresh="afresh",
        reshuffled="reshuffled",
        full_only="drop-last",
        no_floor="no floor",
    ),
    choices=Choices(
        decays="Let α decay",
        decays_help="Update k = 0, 1, 2, … takes α/(1 + k/τ): the sum of these is infinite, the sum of their squares is not.",
        decay="τ, in updates",
        decay_help="After τ updates α is half of what it was. 0 keeps it as it is.",
        updates_help="How many updates each run makes.",
        too_many="You asked for {asked} updates; this page computes at most {most} of each run.",
        measure="Measure floors",
        measure_help="Measures the floor for other batch sizes, in the chart at the lower right: {runs} runs of {updates} updates for each batch size and way of drawing, begun at the bottom. Tap a batch size in the chart to choose it.",
    ),
    follows=Follows(
        line_decay="update {update:int} · epoch {epoch:fix2} · α = {rate:3}",
        all_agree="At w = {w:near}, **all 200** random batches point the same way as the whole data.",
        some_agree="At w = {w:near}, **{agree:int} of 200** random batches point the same way as the whole data, the others away from the bottom.",
        card_excess="excess, this seed",
        card_median="median",
        card_low="5 % lie below",
        card_high="95 % lie below",
        card_predicted="predicted mean",
        card_decay="floor for this α",
        card_measured="measured mean",
    ),
    said=Said(
        spread="After {updates:int} updates the excess cost (above the least that any w has) has the median **{median:3}**; nine runs in ten lie between {low:3} and {high:3} (seeds {seed:int} to {last_seed:int}).",
        fewer=" With batches this large the page computes {runs:int} seeds instead of 200.",
        whole="**Nothing random is left**: every batch is the whole data, so all seeds give the same run, and there is no noise floor.",
        clean="**No noise, no floor**: every row lies on one line ŷ = w·x, so every batch has its bottom at the same w. The nearer w comes, the smaller all gradients are, and nothing stops the cost but rounding.",
        growing="**A typical run moves away**: α is too large for these batches, and there is no floor to hover at.",
        fading="**The floor sinks with α**, which falls from {first} to {last:3}; the mean excess cost is {mean:3} at the end. Σα = ∞ lets w come from anywhere; Σα² < ∞ makes the kicks die out (Robbins & Monro, 1951).",
        fading_from=" With α kept at {first}, the runs would hover at a mean of {floor:3}.",
        fading_slow=" But τ is short: α·τ·L = {reach:3} is below ½, so α dies out before w has come down, and the cost falls more slowly than 1/k.",
        unbounded="**No mean floor**: from α = {limit:3} on, the expected squared error grows. Most runs hover, but a few are thrown far away, so no mean settles.",
        falling="**Not settled**: much of the mean still comes from the start. Take more updates, or a larger α, to see where the runs hover.",
        hovering="**They hover**: the predicted mean excess cost is **{predicted:3}**; measured over the last {window:int} updates **{measured:3}**, {ratio:3} times that. There, what an update corrects and what its batch's noise adds are in balance.",
        hovering_near=" α is close to {limit:3}, where no mean exists any more: a few runs make up most of it, so a measurement scatters widely.",
        hovering_reshuffled="**They hover** at a mean excess cost of **{measured:3}**, measured over the last {window:int} updates.",
        hovering_afresh=" Rows drawn afresh would hover at {predicted:3}; for reshuffled rows that formula does not hold.",
        short_batch="**The short batch matters.** Reshuffled batches of {size:int} leave {short:int} rows for the last update of an epoch, which counts as much as any other: the floor is {reshuffled:3}. With that batch dropped it is {full_only:3}; with rows drawn afresh, {fresh:3}.",
        not_measured="No floor was measured: with this α the runs do not settle within {updates:int} updates.",
    ),
)

ZH = Noise(
    page=Page(
        "批的噪声",
        "同样的设置，200 个**随机种子**：各次运行散得多开，到哪里就不再变好，怎样才能消除它。",
    ),
    lesson_title="课文：噪声下限从哪里来，高低由什么决定，怎样消除",
    picture=Picture(
        alt="三幅图。许多次运行的超出损失随更新次数的变化：中间 90% 的范围、中位数、其中一次运行和噪声下限；这次运行当前的 w 处，200 个随机的批各自的梯度；噪声下限与批量大小的关系。下方的卡片和句子用数字说明同样的内容。",
        along="更新次数轴",
        excess="{runs} 次运行的超出损失：",
        middle="中间 90%",
        median="中位数",
        lit="种子 {seed}",
        predicted="噪声下限，预测均值：{floor:3}",
        predicted_decay="按当前 α 预测的噪声下限，从 {floor:3} 开始",
        measured="实测均值：{floor:3}",
        cloud="200 个随机的批",
        whole="全部数据",
        gradient="w 处的梯度（纵轴：曲率）",
        floors="预测的噪声下限（每次重抽）",
        formula="理论",
        fresh="每次重抽",
        reshuffled="每轮打乱",
        full_only="去掉尾批",
        no_floor="没有噪声下限",
    ),
    choices=Choices(
        decays="让 α 逐渐减小",
        decays_help="第 k = 0, 1, 2, … 次更新用 α/(1 + k/τ)：它们的和是无穷大，平方和却是有限的。",
        decay="τ（更新次数）",
        decay_help="经过 τ 次更新，α 减小到一半。取 0 则 α 不变。",
        updates_help="每次运行更新多少次。",
        too_many="你要求了 {asked} 次更新；本页每次运行最多计算 {most} 次。",
        measure="实测噪声下限",
        measure_help="在右下图中实测其他批量大小的噪声下限：每种批量大小、每种抽样方式各做 {runs} 次运行，每次更新 {updates} 次，都从最低点出发。在图中点一个批量大小就可以选用它。",
    ),
    follows=Follows(
        line_decay="第 {update:int} 次更新 · 轮次 {epoch:fix2} · α = {rate:3}",
        all_agree="在 w = {w:near} 处，200 个随机的批**全部**与全部数据的方向一致。",
        some_agree="在 w = {w:near} 处，200 个随机的批中有 **{agree:int}** 个与全部数据的方向一致，其余的都背离最低点。",
        card_excess="超出损失，本种子",
        card_median="中位数",
        card_low="5% 低于",
        card_high="95% 低于",
        card_predicted="预测均值",
        card_decay="当前 α 的噪声下限",
        card_measured="实测均值",
    ),
    said=Said(
        spread="{updates:int} 次更新之后，超出损失（即高出最小损失的部分）的中位数是 **{median:3}**；十次运行中有九次在 {low:3} 与 {high:3} 之间（种子 {seed:int} 到 {last_seed:int}）。",
        fewer="批量这么大时，本页只计算 {runs:int} 个种子，而不是 200 个。",
        whole="**没有任何随机性**：每一批都是全部数据，所有种子给出同一次运行，也就没有噪声下限。",
        clean="**没有噪声，就没有噪声下限**：所有样本都严格落在同一条直线 ŷ = w·x 上，每一批的最低点都是同一个 w。w 越接近它，所有的梯度就越小，除了舍入误差，没有什么能阻止损失继续下降。",
        growing="**典型的一次运行越走越远**：α 对这样的批来说太大，没有可以徘徊的噪声下限。",
        fading="**噪声下限随 α 下降**：α 从 {first} 减小到 {last:3}，最后的平均超出损失是 {mean:3}。Σα = ∞ 保证 w 无论从哪里出发都能到达；Σα² < ∞ 使扰动逐渐消失（Robbins 与 Monro，1951）。",
        fading_from="若 α 一直是 {first}，各次运行会在均值 {floor:3} 处徘徊。",
        fading_slow="不过 τ 太短：α·τ·L = {reach:3}，不到 ½，w 还没降下来 α 就已经太小，损失的下降慢于 1/k。",
        unbounded="**均值没有底**：α 从 {limit:3} 起，误差平方的期望会增大。多数运行仍在徘徊，少数会被抛得很远，所以均值稳定不下来。",
        falling="**还没有稳定**：均值里还有不少来自起点。增加更新次数，或增大 α，才能看出各次运行在哪里徘徊。",
        hovering="**在噪声下限徘徊**：预测的平均超出损失是 **{predicted:3}**，最后 {window:int} 次更新的实测值是 **{measured:3}**，是预测的 {ratio:3} 倍。在这里，一次更新纠正的误差与这一批的噪声带来的误差正好平衡。",
        hovering_near="α 接近 {limit:3}，到了那里均值就不再存在：均值大半来自少数几次运行，所以实测值波动很大。",
        hovering_reshuffled="**在噪声下限徘徊**：最后 {window:int} 次更新的实测平均超出损失是 **{measured:3}**。",
        hovering_afresh="若每次重抽，会在 {predicted:3} 处徘徊；对每轮打乱的样本，那个公式不成立。",
        short_batch="**不满的最后一批影响很大。** 每轮打乱、批量大小为 {size:int} 时，一个轮次的最后一次更新只剩 {short:int} 个样本，分量却与其他各次一样：噪声下限是 {reshuffled:3}。去掉这一批，是 {full_only:3}；每次重抽，则是 {fresh:3}。",
        not_measured="没有测到噪声下限：用这个 α，{updates:int} 次更新之内各次运行还稳定不下来。",
    ),
)
