"""The words of the lesson frame on the pages beside the three methods'.

The fields of `…Tasks` are the ids of the tasks; those of `…Question` that are answers, the ids of the answers.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class CompareQuestion:
    """Which run reads the fewest rows; the answers are the runs, or `nobody`."""

    ask: str
    nobody: str
    arrives: str
    stays_out: str


@dataclass(frozen=True)
class CompareTasks:
    """Of the race."""

    middle: str
    time: str
    one: str


@dataclass(frozen=True)
class NoiseQuestion:
    """What becomes of a typical run."""

    ask: str
    down: str
    hover: str
    away: str
    told: str
    why_whole: str
    why_clean: str
    why_fading: str
    why_falling: str
    why_hover: str
    why_away: str


@dataclass(frozen=True)
class NoiseTasks:
    """Of many seeds."""

    quiet: str
    fade: str
    unbounded: str


@dataclass(frozen=True)
class RateQuestion:
    """How long the run that is played takes."""

    ask: str
    ten: str
    hundred: str
    more: str
    never: str
    took: str
    still: str
    factor: str


@dataclass(frozen=True)
class RateTasks:
    """Of the map of learning rates."""

    one: str
    beyond: str
    unsure: str


@dataclass(frozen=True)
class SearchQuestion:
    """A grid or descent."""

    ask: str
    grid: str
    descent: str
    equal: str
    told: str


@dataclass(frozen=True)
class SearchTasks:
    """Of the grid."""

    fine: str
    grid_first: str
    three: str


@dataclass(frozen=True)
class LandscapeQuestion:
    """Which rule is first; the answers are the rules, or `nobody`."""

    ask: str
    nobody: str


@dataclass(frozen=True)
class LandscapeTasks:
    """Of costs that are no parabola."""

    saddle: str
    over_hill: str
    valley: str


@dataclass(frozen=True)
class PitfallTasks:
    """Of the notes, read critically: runs to be found among those that prove the points."""

    lucky: str
    away: str
    unsettled: str


@dataclass(frozen=True)
class Understand:
    """Every one of them."""

    compare: CompareQuestion
    compare_tasks: CompareTasks
    noise: NoiseQuestion
    noise_tasks: NoiseTasks
    learning_rate: RateQuestion
    learning_rate_tasks: RateTasks
    search: SearchQuestion
    search_tasks: SearchTasks
    landscape: LandscapeQuestion
    landscape_tasks: LandscapeTasks
    pitfalls_tasks: PitfallTasks


EN = Understand(
    compare=CompareQuestion(
        ask="One start, one target: which run reads the fewest rows until it is there?",
        nobody="none gets there",
        arrives="{name}: {rows} rows in {updates} updates.",
        stays_out="{name}: does not get there.",
    ),
    compare_tasks=CompareTasks(
        middle="With SGD and BGD in the race, make a batch size between them read fewer rows than both.",
        time="Make BGD arrive first on modelled time, ahead of another run.",
        one="Make one run of several first on updates, on samples and on modelled time.",
    ),
    noise=NoiseQuestion(
        ask="α = {rate}, batch size {batch}, noise {noise}: what will a typical run's cost do?",
        down="fall to the very end",
        hover="fall, then hover",
        away="grow",
        told="The median run was {middle} above the lowest cost after {half} updates and {end} above it after {updates}.",
        why_whole="Every update reads all rows, so nothing is drawn and nothing scatters.",
        why_clean="Without noise every row has its bottom at the same w: there is no floor.",
        why_fading="α decays, and with it what the noise of the rows adds.",
        why_falling="The runs have not come down to the noise floor yet: α is small for so few updates.",
        why_hover="Near the lowest cost the drawn rows pull to different sides, and an α that stays the same keeps w moving.",
        why_away="α is too large: in a typical run the steps enlarge the distance from the bottom more than they reduce it.",
    ),
    noise_tasks=NoiseTasks(
        quiet="Noise of 10 or more, no decay: make the runs hover less than 1 above the lowest cost.",
        fade="Let α decay so that the mean ends below a tenth of the floor of the same α without decay.",
        unbounded="Find an α at which a typical run hovers, but the expected squared error grows.",
    ),
    learning_rate=RateQuestion(
        ask="{name}, α = {rate}: after how many updates is the cost within {tolerance} of the least?",
        ten="10 or fewer",
        hundred="11 to 100",
        more="more than 100",
        never="not in {updates}",
        took="It took {needed} updates.",
        still="After {updates} updates it was still {excess} above the least.",
        factor="On average an update multiplied the distance from the bottom by {factor}.",
    ),
    learning_rate_tasks=RateTasks(
        one="BGD: find the α that gets there in one update.",
        beyond="SGD: with an α above 2/L, where BGD diverges, find a run that ends lower than it began.",
        unsure="SGD or mini-batch: find an α at which between a quarter and three quarters of the runs at some point were farther off than at the start.",
    ),
    search=SearchQuestion(
        ask="{points} points of a grid, or {points} updates with α = {rate}: which ends nearer to the best w?",
        grid="the grid",
        descent="descent",
        equal="equally near",
        told="The grid ended {grid} from the best w, descent {descent}. A grid comes nearer by more points, or by luck when one of them lies at the best w; each update multiplied descent's distance by {factor}.",
    ),
    search_tasks=SearchTasks(
        fine="With the best w inside the grid, be sure of it to 0.005 with at most 101 points.",
        grid_first="Make the grid end nearer to the best w than descent, with that w between two points.",
        three="Start 0.5 or more away, and bring descent within 0.001 of the best w in at most 3 updates.",
    ),
    landscape=LandscapeQuestion(
        ask="Which of them reaches the lowest minimum first and stays there?",
        nobody="none of them",
    ),
    landscape_tasks=LandscapeTasks(
        saddle="Saddle point: let the plain rule end at the saddle point while the one with noise leaves it.",
        over_hill="Start in the valley of a minimum that is not the lowest, and bring the plain rule, without noise, to the lowest.",
        valley="Curved valley: bring a rule to the minimum within 50 updates, and keep it there.",
    ),
    pitfalls_tasks=PitfallTasks(
        lucky="Show a single run that stops by luck: the drawn batch's cost is below the tolerance, the cost on all data is not.",
        away="Show a single run that ends farther away than it began.",
        unsettled="Show a single run that noise keeps from settling.",
    ),
)

ZH = Understand(
    compare=CompareQuestion(
        ask="同一个起点，同一个目标：哪一个看的样本最少就能到达？",
        nobody="都到不了",
        arrives="{name}：{updates} 次更新，看了 {rows} 个样本。",
        stays_out="{name}：到不了。",
    ),
    compare_tasks=CompareTasks(
        middle="让 SGD 和 BGD 都参加，使介于两者之间的某个批量大小看的样本比两者都少。",
        time="让 BGD 按估算时间最先到达，领先于至少一个对手。",
        one="有多个运行时，让同一个在更新次数、样本数和估算时间上都最先到达。",
    ),
    noise=NoiseQuestion(
        ask="α = {rate}，批量大小 {batch}，噪声 {noise}：典型的一次运行，损失会怎样？",
        down="一直降到最后",
        hover="先降，然后徘徊",
        away="增大",
        told="各次运行的中位数，{half} 次更新后比最低损失高 {middle}，{updates} 次更新后高 {end}。",
        why_whole="每次更新都用全部样本：没有抽样，也就没有波动。",
        why_clean="没有噪声时，所有样本的最低点都在同一个 w：没有噪声下限。",
        why_fading="α 在衰减，样本噪声带来的波动也随之减小。",
        why_falling="运行还没有降到噪声下限：对这么少的更新来说，α 太小。",
        why_hover="在损失最低处附近，抽到的样本往不同方向拉，而不变的 α 让 w 一直在动。",
        why_away="α 太大：典型的一次运行里，到谷底的距离增大得比减小得多。",
    ),
    noise_tasks=NoiseTasks(
        quiet="噪声不小于 10，α 不衰减：让各次运行徘徊在最低损失之上不到 1 的地方。",
        fade="让 α 衰减，使最后的平均值低于同一个 α 不衰减时噪声下限的十分之一。",
        unbounded="找一个 α，使典型的运行徘徊，而误差平方的期望却在增大。",
    ),
    learning_rate=RateQuestion(
        ask="{name}，α = {rate}：多少次更新之后，损失与最小值之差小于 {tolerance}？",
        ten="10 次以内",
        hundred="11 到 100 次",
        more="100 次以上",
        never="{updates} 次也不够",
        took="用了 {needed} 次更新。",
        still="{updates} 次更新之后，仍比最小值高 {excess}。",
        factor="平均来说，每次更新把到谷底的距离乘以 {factor}。",
    ),
    learning_rate_tasks=RateTasks(
        one="BGD：找出一次更新就到达的 α。",
        beyond="SGD：取大于 2/L 的 α（BGD 在此发散），找到一次最后比开始时更低的运行。",
        unsure="SGD 或小批量：找一个 α，使四分之一到四分之三的运行曾经比出发时更远。",
    ),
    search=SearchQuestion(
        ask="网格的 {points} 个点，或者 α = {rate} 的 {points} 次更新：哪一个最后离最佳的 w 更近？",
        grid="网格",
        descent="梯度下降",
        equal="一样近",
        told="网格最后离最佳的 w 还差 {grid}，梯度下降差 {descent}。网格要更近，只能加点，或者碰巧有一个点就在最佳的 w 处；梯度下降每次更新把距离乘以 {factor}。",
    ),
    search_tasks=SearchTasks(
        fine="最佳的 w 在网格范围内，用不超过 101 个点，把它定到 0.005 以内。",
        grid_first="最佳的 w 落在两个网格点之间，仍让网格最后比梯度下降更近。",
        three="从至少 0.5 以外出发，用不超过 3 次更新，让梯度下降与最佳的 w 相差不超过 0.001。",
    ),
    landscape=LandscapeQuestion(
        ask="哪一个最先到达最低的极小值，并且留在那里？",
        nobody="都没有",
    ),
    landscape_tasks=LandscapeTasks(
        saddle="鞍点：让普通规则停在鞍点，而加了噪声的离开它。",
        over_hill="从不是最低的那个极小值的谷里出发，让没有噪声的普通规则到达最低的极小值。",
        valley="弯曲的谷：让某个算法在 50 次更新之内到达极小值，并且留在那里。",
    ),
    pitfalls_tasks=PitfallTasks(
        lucky="单独显示一次侥幸停止的运行：抽到的批的损失小于容差，全部数据的损失却不小于它。",
        away="单独显示一次最后比开始时更远的运行。",
        unsettled="单独显示一次被噪声弄得无法收敛的运行。",
    ),
)
