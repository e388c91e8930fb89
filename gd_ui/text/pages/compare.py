"""The words of the page that compares the methods."""

from dataclasses import dataclass

from gd_ui.text.page import Page


@dataclass(frozen=True)
class Compare:
    """The page itself."""

    page: Page
    lesson_title: str
    sgd: str
    mini_batch: str
    bgd: str
    sizes: str
    sizes_help: str
    rates: str
    rates_help: str
    rates_same: str
    rates_best: str
    own_rates: str
    target: str
    target_help: str
    passes_help: str
    too_many: str
    overhead: str
    overhead_help: str
    per_sample: str
    per_sample_help: str
    time_source: str
    more: str
    loss: str
    alt: str
    line: str
    speed_unit: str
    card: str
    axis_time: str
    first: str
    only: str
    tie: str
    nobody: str
    counted: str
    run: str
    never: str
    updates: str
    passes: str
    samples: str
    time: str


EN = Compare(
    page=Page(
        "Which method wins?",
        "BGD, SGD and mini-batch from **one start**, on one clock. Change what the clock counts, and the winner changes.",
    ),
    lesson_title="The lesson: what each axis counts, and when each method wins",
    sgd="SGD (1 row)",
    mini_batch="mini-batch ({size} rows)",
    bgd="BGD (all rows)",
    sizes="Batch sizes in the race",
    sizes_help="Up to five. 1 is SGD, all rows is BGD, everything between is mini-batch.",
    rates="Learning rate",
    rates_help="**The same** α for every run, or **each its best**: of 61 values from 1 % of 1/L to 2.1/L, the one that brings this run to the target in the fewest samples.",
    rates_same="the same",
    rates_best="each its best",
    own_rates="Best α: {rates}.",
    target="Target",
    target_help="A run has arrived once its cost is within this of the least cost that any w has, and stays so for at least one more pass and to the end.",
    passes_help="How often each run may go through all rows: the same work for everyone. At most 100.",
    too_many="You asked for {asked} passes over the data; this page computes at most {most}.",
    overhead="µs for each update",
    overhead_help="The part of an update's time that does not depend on the batch size.",
    per_sample="µs for each row",
    per_sample_help="What every row of the batch adds.",
    time_source="Modelled time = {overhead} µs an update + {per_sample} µs a row. Measured with numpy on 2 shared cores (`python -m benchmarks.update_time`); put in your own machine's.",
    more="Draws and the model of time",
    loss="cost above the least possible",
    alt="Two linked charts: the cost parabola over w with a ball for each run, and the cost of each run above the least possible cost. The cards and the table below say the same in numbers.",
    line="{axis}: {clock:5}",
    speed_unit="ticks/s",
    card="**{excess:4}**\n{update:int} updates\n{samples:int} samples",
    axis_time="modelled time (µs)",
    first="**{axis}**: {winner} arrives first, with {value}; {second} comes next with {other}, {times} times as much.",
    only="**{axis}**: only {winner} arrives, with {value}.",
    tie="**{axis}**: {winners} arrive together, with {value}.",
    nobody="**No run arrives** within {passes} passes over the data. Raise the target, allow more passes, or change α.",
    counted="What each run needed until its cost stayed within {target} of the least possible",
    run="Run",
    never="not reached",
    updates="Updates",
    passes="Passes over the data",
    samples="Samples seen",
    time="Modelled time, µs",
)

ZH = Compare(
    page=Page(
        "哪种方法更快？",
        "BGD、SGD 和小批量从**同一个起点**出发，共用一个时钟。换一种计量方式，赢家就变了。",
    ),
    lesson_title="课文：每种横轴数的是什么，什么时候哪种方法更快",
    sgd="SGD（1 个样本）",
    mini_batch="小批量（{size} 个样本）",
    bgd="BGD（全部样本）",
    sizes="参加比较的批量大小",
    sizes_help="最多五个。1 就是 SGD，全部样本就是 BGD，两者之间都是小批量。",
    rates="学习率",
    rates_help="所有运行用**相同**的 α，或者**各取最佳**：从 1/L 的 1 % 到 2.1/L 的 61 个值里，取使这次运行用最少样本达到目标的那一个。",
    rates_same="相同",
    rates_best="各取最佳",
    own_rates="各自最佳的 α：{rates}。",
    target="目标",
    target_help="损失与最小可能损失之差不超过这个数，并且至少再看一遍数据、直到最后都不再超过它，才算到达。",
    passes_help="每次运行可以把全部样本看几遍：大家的工作量相同。最多 100 遍。",
    too_many="你要求把数据看 {asked} 遍；本页最多计算 {most} 遍。",
    overhead="每次更新（微秒）",
    overhead_help="一次更新的时间里与批量大小无关的部分。",
    per_sample="每个样本（微秒）",
    per_sample_help="批里每多一个样本增加的时间。",
    time_source="估算时间 = 每次更新 {overhead} 微秒 + 每个样本 {per_sample} 微秒。用 numpy 在两个共享核上测得（`python -m benchmarks.update_time`）；可以换成你自己机器的数。",
    more="抽样与时间模型",
    loss="损失与最小可能损失之差",
    alt="两幅联动的图：损失随 w 变化的抛物线，每次运行有一个小球；每次运行的损失与最小可能损失之差。下方的卡片和表格用数字说明同样的内容。",
    line="{axis}：{clock:5}",
    speed_unit="步/秒",
    card="**{excess:4}**\n{update:int} 次更新\n{samples:int} 个样本",
    axis_time="估算时间（微秒）",
    first="**{axis}**：{winner}最先到达，用了 {value}；其次：{second}，用了 {other}，是前者的 {times} 倍。",
    only="**{axis}**：只有{winner}到达，用了 {value}。",
    tie="**{axis}**：{winners}同时到达，都用了 {value}。",
    nobody="把数据看 {passes} 遍之内**没有一次运行到达**。请提高目标值、增加遍数，或者改变 α。",
    counted="每次运行要用多少，损失与最小可能损失之差才从此不超过 {target}",
    run="运行",
    never="未到达",
    updates="更新次数",
    passes="遍数",
    samples="已看样本数",
    time="估算时间（微秒）",
)
