"""The words of the lesson frame: what is asked before a run is played, tasks, and the code of the method.

The fields of `…Tasks` are the ids of the tasks; those of `…Question` that are answers, the ids of the answers.
"""

from dataclasses import dataclass

from gd_ui.text.pages import lesson_understand
from gd_ui.text.pages.lesson_understand import Understand


@dataclass(frozen=True)
class Captions:
    """The frame itself, the same on every page; `{answer}`, `{task}`, `{done}` and `{count}` the browser fills in."""

    predict: str
    dont_ask: str
    you_said: str
    watch: str
    right: str
    wrong: str
    answer: str
    close: str
    try_it: str
    done: str
    newly: str
    reset: str
    code: str


@dataclass(frozen=True)
class Code:
    """What stands beside a line of the code, where that is not a number."""

    all_rows: str
    go_on: str
    stop: str


@dataclass(frozen=True)
class BgdQuestion:
    """Where the first update leads, and with it all others."""

    ask: str
    down: str
    across: str
    same: str
    away: str
    factor: str
    why_down: str
    why_across: str
    why_same: str
    why_rest: str
    why_landed: str
    why_away: str


@dataclass(frozen=True)
class BgdTasks:
    """Of batch gradient descent."""

    three: str
    overshoot: str
    largest: str


@dataclass(frozen=True)
class SgdQuestion:
    """How many updates go uphill on the whole data."""

    ask: str
    never: str
    few: str
    many: str
    counted: str
    why_together: str
    why_thrown: str
    why_scattered: str


@dataclass(frozen=True)
class SgdTasks:
    """Of stochastic gradient descent."""

    fifteen: str
    lucky: str
    settle: str


@dataclass(frozen=True)
class MiniBatchQuestion:
    """How many updates a batch needs, against all rows at the same learning rate."""

    ask: str
    fewer: str
    about: str
    more: str
    never: str
    took: str
    ended: str
    bgd_takes: str
    bgd_never: str


@dataclass(frozen=True)
class MiniBatchTasks:
    """Of mini-batch gradient descent."""

    both: str
    settle: str
    frozen: str


@dataclass(frozen=True)
class LessonFrame:
    """Every word of the lesson frame."""

    captions: Captions
    code: Code
    bgd: BgdQuestion
    bgd_tasks: BgdTasks
    sgd: SgdQuestion
    sgd_tasks: SgdTasks
    mini_batch: MiniBatchQuestion
    mini_batch_tasks: MiniBatchTasks
    understand: Understand


EN = LessonFrame(
    captions=Captions(
        predict="Predict first:",
        dont_ask="Don't ask",
        you_said="You said: {answer}.",
        watch="Play to the end to see.",
        right="Right.",
        wrong="Not so: {answer}.",
        answer="Answer: {answer}.",
        close="Close",
        try_it="Try it",
        done="{done} of {count}",
        newly="Done: {task}",
        reset="Start over",
        code="In Python",
    ),
    code=Code(all_rows="all {n} rows", go_on="no: go on", stop="yes: stop"),
    bgd=BgdQuestion(
        ask="α = {rate}, start at w₀ = {start}: what will w do?",
        down="walk straight down",
        across="jump across, yet get lower",
        same="stay at the same height",
        away="jump away, ever higher",
        factor="Each update multiplies the distance from the bottom by 1 − α·L = {factor}",
        why_down="{factor}: between 0 and 1, so w comes nearer and stays on its side.",
        why_across="{factor}: below 0, so w changes sides; above −1, so it comes nearer.",
        why_same="{factor}, so the distance never changes.",
        why_rest="w starts at the bottom, where the slope is 0.",
        why_landed="{factor}: the first update lands on the bottom.",
        why_away="{factor}: below −1, so w changes sides and each time lands farther off.",
    ),
    bgd_tasks=BgdTasks(
        three="Start where the cost is above 1,000, and get it below 1e-5 in at most 3 updates.",
        overshoot="Make the updates jump across the bottom, and still come down.",
        largest="Find the largest α that still comes down, to within 1 %.",
    ),
    sgd=SgdQuestion(
        ask="α = {rate}, noise {noise}: how many updates will go uphill on the whole data?",
        never="none",
        few="a few, below 10 %",
        many="10 % or more",
        counted="{uphill} of {updates} updates went uphill on the whole data.",
        why_together="Every row's own bottom lies at the same w, and no step was long enough to land farther from it.",
        why_thrown="Every row's own bottom lies at the same w, but α is so large that steep rows threw w across it, to a higher place.",
        why_scattered="With noise each row has a bottom of its own; near the lowest cost about half of the rows pull the wrong way.",
    ),
    sgd_tasks=SgdTasks(
        fifteen="Get the cost on all data from above 1,000 to below 1e-5 with at most 15 rows read.",
        lucky="Find a lucky stop: one row's cost ends the run, while the cost on all data is not below the tolerance.",
        settle="Noise of 5 or more: make the last 100 updates stay within 2 % of the lowest cost.",
    ),
    mini_batch=MiniBatchQuestion(
        ask="{batch} of {rows} rows an update: how many updates until the cost is within {target} of the least, against BGD with the same α?",
        fewer="less than half as many",
        about="about as many",
        more="over twice as many",
        never="it will not get there",
        took="This run was there after {updates} updates and {rows} rows.",
        ended="This run ended after {updates} updates with a cost of {cost} on all data.",
        bgd_takes="BGD is there after {updates} updates and {rows} rows.",
        bgd_never="BGD does not get there with this α.",
    ),
    mini_batch_tasks=MiniBatchTasks(
        both="Find an α and a batch size that bring the cost within 1e-5 of the least with fewer updates than one row at a time (SGD) and fewer rows read than BGD.",
        settle="Noise of 5 or more, α of 1e-5 or more: find a batch, not all rows, whose last 100 updates stay within 2 % of the lowest cost.",
        frozen="Frozen batch: draw two rows with which the run needs more than 100 updates.",
    ),
    understand=lesson_understand.EN,
)

ZH = LessonFrame(
    captions=Captions(
        predict="先猜一猜：",
        dont_ask="不再提问",
        you_said="你的答案：{answer}。",
        watch="播放到终点，看看结果。",
        right="答对了。",
        wrong="不对，应是：{answer}。",
        answer="答案：{answer}。",
        close="关闭",
        try_it="试一试",
        done="已完成 {done} / {count}",
        newly="完成：{task}",
        reset="重新开始",
        code="Python 代码",
    ),
    code=Code(all_rows="全部 {n} 个样本", go_on="否：继续", stop="是：停止"),
    bgd=BgdQuestion(
        ask="α = {rate}，从 w₀ = {start} 出发：w 会怎样走？",
        down="一路下坡",
        across="越过谷底，但越来越低",
        same="一直在同样的高度",
        away="越跳越远，越来越高",
        factor="每次更新把到谷底的距离乘以 1 − α·L = {factor}",
        why_down="{factor}：在 0 与 1 之间，所以 w 越来越近，而且始终在同一侧。",
        why_across="{factor}：小于 0，所以 w 会换到另一侧；大于 −1，所以越来越近。",
        why_same="{factor}，所以距离始终不变。",
        why_rest="w 一开始就在谷底，那里的斜率为 0。",
        why_landed="{factor}：第一次更新就落在谷底。",
        why_away="{factor}：小于 −1，所以 w 会换到另一侧，而且每次都落得更远。",
    ),
    bgd_tasks=BgdTasks(
        three="从损失大于 1,000 的地方出发，最多 3 次更新，让损失小于 1e-5。",
        overshoot="让每次更新都越过谷底，但损失仍然下降。",
        largest="找出仍能让损失下降的最大的 α，误差不超过 1 %。",
    ),
    sgd=SgdQuestion(
        ask="α = {rate}，噪声 {noise}：对全部数据来说，有多少次更新是上坡？",
        never="没有",
        few="少数，不到 10 %",
        many="10 % 或更多",
        counted="{updates} 次更新中，有 {uphill} 次对全部数据是上坡。",
        why_together="每个样本自己的最低点都在同一个 w，而且没有哪一步长到落得更远。",
        why_thrown="每个样本自己的最低点都在同一个 w，但 α 太大，陡的样本把 w 抛到对面更高的地方。",
        why_scattered="有噪声时，每个样本有自己的最低点；在损失最低处附近，大约一半的样本会往错误的方向拉。",
    ),
    sgd_tasks=SgdTasks(
        fifteen="最多看 15 个样本，让全部数据的损失从大于 1,000 降到小于 1e-5。",
        lucky="找到一次侥幸停止：一个样本的损失让运行结束，而全部数据的损失并不小于容差。",
        settle="噪声不小于 5：让最后 100 次更新的损失都不超过最低损失的 1.02 倍。",
    ),
    mini_batch=MiniBatchQuestion(
        ask="每次更新看 {rows} 个样本中的 {batch} 个：与 α 相同的 BGD 相比，要让损失与最低损失之差小于 {target}，需要多少次更新？",
        fewer="不到一半",
        about="差不多",
        more="两倍以上",
        never="到不了",
        took="这次运行在 {updates} 次更新、{rows} 个样本之后到达。",
        ended="这次运行在 {updates} 次更新后结束，全部数据的损失为 {cost}。",
        bgd_takes="BGD 在 {updates} 次更新、{rows} 个样本之后到达。",
        bgd_never="用这样的 α，BGD 到不了。",
    ),
    mini_batch_tasks=MiniBatchTasks(
        both="找出 α 和批量大小，让损失与最低损失之差小于 1e-5 所需的更新次数比每次看一个样本（SGD）少，看的样本数比 BGD 少。",
        settle="噪声不小于 5，α 不小于 1e-5：找一个不含全部样本的批量大小，让最后 100 次更新的损失都不超过最低损失的 1.02 倍。",
        frozen="冻结的批：抽到两个样本，使运行需要 100 次以上的更新。",
    ),
    understand=lesson_understand.ZH,
)
