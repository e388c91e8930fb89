"""The words of what a visitor takes home of a run: the settings in one line, the table, and comments in the Python."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """The parts of the line that says the settings."""

    between: str
    rate: str
    rate_each: str
    decay: str
    start: str
    batch: str
    shuffle: str
    fresh: str
    frozen: str
    seed: str
    stop_cost: str
    stop_batch: str
    stop_full: str
    updates: str
    at_most: str
    sizes: str
    passes: str
    target: str
    tolerance: str
    grid: str
    accuracy: str
    rules: str
    step: str
    spread: str
    start_two: str
    point: str


@dataclass(frozen=True)
class Columns:
    """What the tables count, and the columns that no table on the pages has."""

    counted: str
    counted_search: str
    counted_landscape: str
    rate: str
    run: str
    rule: str
    one_pass: str
    grid_w: str
    grid_cost: str
    best_w: str
    descent_w: str
    descent_cost: str
    cost_before: str
    gradient: str
    cost_after: str


@dataclass(frozen=True)
class Script:
    """Comments in the Python, and the head of what it prints."""

    about: str
    overflow: str
    data: str
    noise: str
    listed: str
    in_file: str
    centred: str
    largest: str
    standard: str
    in_units: str
    settings: str
    start: str
    rate: str
    decay: str
    tolerance: str
    target: str
    forward: str
    cost: str
    gradient: str
    shuffled: str
    partial: str
    single: str
    repeats: str
    keys: str
    frozen: str
    replayed: str
    best: str
    too_far: str
    not_finite: str
    stop: str
    diverged: str
    excess: str
    runs: str
    last_above: str
    for_good: str
    reached: str
    never: str
    grid: str
    lower: str
    descent: str
    rules: str
    race: str
    spread: str
    left: str
    printed_batch: str
    printed_all: str
    printed_compare: str
    printed_grid: str
    printed_landscape: str


@dataclass(frozen=True)
class Exports:
    """All of them."""

    line: Line
    columns: Columns
    script: Script


EN = Exports(
    line=Line(
        between=" · ",
        rate="α = {rate}",
        rate_each="best α for each: {rates}",
        decay="α decays as α/(1 + k/{decay})",
        start="w₀ = {start}",
        batch="batch size {size}",
        shuffle="rows reshuffled each epoch",
        fresh="rows drawn afresh for each update",
        frozen="rows drawn once, used for every update",
        seed="seed {seed}",
        stop_cost="stops once the cost is below {tolerance}",
        stop_batch="stops once the batch's own cost is below {tolerance}",
        stop_full="stops once the cost on all data is below {tolerance}",
        updates="updates: {updates}",
        at_most="updates: at most {updates}",
        sizes="batch sizes {sizes}",
        passes="passes over the data: {passes}",
        target="target {target} above the least cost",
        tolerance="tolerance {tolerance} above the least cost",
        grid="grid of {points} w from {low} to {high}",
        accuracy="wanted accuracy {accuracy}",
        rules="rules: {rules}",
        step="α of RMSProp and Adam = {rate}",
        spread="noise {spread} in the slope",
        start_two="start ({first}, {second})",
        point="point {point}: {title}",
    ),
    columns=Columns(
        counted="One line for every update. The batch loss and the gradient are the drawn batch's, before its update; w and the cost on all data are those after it. Rows are counted from 1; of a batch at most 40 are named.",
        counted_search="One line for every pass over all rows: a grid point tried, and an update of BGD made. What stands there of descent is after that update.",
        counted_landscape="One line for every update of every rule. Cost and gradient are those before the update, w and the last cost those after it.",
        rate="learning rate",
        run="run",
        rule="rule",
        one_pass="pass",
        grid_w="w tried by the grid",
        grid_cost="its cost",
        best_w="best w so far",
        descent_w="w of descent",
        descent_cost="cost of descent",
        cost_before="cost (before)",
        gradient="gradient {weight}",
        cost_after="cost (after)",
    ),
    script=Script(
        about="Needs Python with numpy, and prints the numbers of the page.",
        overflow="with too large a learning rate the numbers overflow: the loop ends there",
        data="The data",
        noise="with noise, always the same for this seed",
        listed="The points (x, y)",
        in_file="rows.csv is downloaded beside this program: keep both in one folder",
        centred="centred: the means are taken away",
        largest="x divided by its largest value",
        standard="x standardised: mean 0, standard deviation 1",
        in_units="in units of the largest x",
        settings="The settings",
        start="where w starts",
        rate="learning rate",
        decay="after so many updates the learning rate is half of what it was",
        tolerance="the run stops once the cost is below this",
        target="how near to the least cost a run must come, and stay",
        forward="the model",
        cost="mean squared error",
        gradient="its derivative with respect to w",
        shuffled="Every epoch deals out all rows in a new random order, a batch at a time.",
        partial="The beginning of one random order: rows are drawn, and a row that came before is left out.",
        single="One random row for each update.",
        repeats="Different random rows for each update: a row that comes twice in a batch is drawn again.",
        keys="Different random rows for each update: every row gets a random number, and the smallest win.",
        frozen="The batch is drawn once; every update uses the same rows.",
        replayed="The rows of each update, counted from 0, as they were drawn.",
        best="the w with the least cost",
        too_far="beyond this the run has diverged",
        not_finite="w has left the range of numbers",
        stop="below the tolerance, or diverged",
        diverged="diverged",
        excess="the cost above the least",
        runs="One run for each batch size, at its learning rate, with the rows of each update.",
        last_above="after the last update that ends above the target",
        for_good="it has arrived if it then stays for a whole epoch, or in a short run for a tenth of it",
        reached="updates",
        never="not reached",
        grid="Exhaustive search: try every w on the grid, keep the best.",
        lower="the lowest cost so far",
        descent="Gradient descent on all rows (BGD), as many updates as the grid has points.",
        rules="The rules: each takes w and the gradient g, and gives the next w. What it remembers is in memory.",
        race="All of them from one start: rule, learning rate, noise.",
        spread="the noise that a mini-batch would add",
        left="a weight has left for good",
        printed_batch="update  batch loss (before)  gradient  w (after)",
        printed_all="update  cost on all data (before)  gradient  w (after)",
        printed_compare="batch size  learning rate  updates  rows read  w",
        printed_grid="grid point  w  cost  best w so far",
        printed_landscape="update  cost (before)  gradient  w (after)",
    ),
)

ZH = Exports(
    line=Line(
        between=" · ",
        rate="α = {rate}",
        rate_each="各取最佳 α：{rates}",
        decay="α 逐渐减小：α/(1 + k/{decay})",
        start="w₀ = {start}",
        batch="批量大小 {size}",
        shuffle="每轮打乱",
        fresh="每次更新重新抽样",
        frozen="只抽一次，每次更新都用这一批",
        seed="随机种子 {seed}",
        stop_cost="损失小于 {tolerance} 时停止",
        stop_batch="当前批的损失小于 {tolerance} 时停止",
        stop_full="全部数据的损失小于 {tolerance} 时停止",
        updates="更新 {updates} 次",
        at_most="最多更新 {updates} 次",
        sizes="批量大小 {sizes}",
        passes="把数据看 {passes} 遍",
        target="目标：与最小损失之差不超过 {target}",
        tolerance="容差：与最小损失之差小于 {tolerance}",
        grid="网格：从 {low} 到 {high} 的 {points} 个 w",
        accuracy="要求的精度 {accuracy}",
        rules="优化算法：{rules}",
        step="RMSProp 和 Adam 的 α = {rate}",
        spread="斜率的噪声 {spread}",
        start_two="起点 ({first}, {second})",
        point="第 {point} 处：{title}",
    ),
    columns=Columns(
        counted="每次更新一行。批损失和梯度属于抽到的这一批，取更新之前的值；w 和全部数据的损失取更新之后的值。样本从 1 开始编号，每一批最多列出 40 个。",
        counted_search="把全部样本看一遍为一行：网格试一个点，BGD 更新一次。梯度下降的数值取这次更新之后的。",
        counted_landscape="每种规则的每次更新一行。损失和梯度取更新之前的值，w 和最后一列的损失取更新之后的值。",
        rate="学习率",
        run="运行",
        rule="优化算法",
        one_pass="遍数",
        grid_w="网格试的 w",
        grid_cost="它的损失",
        best_w="目前最好的 w",
        descent_w="梯度下降的 w",
        descent_cost="梯度下降的损失",
        cost_before="损失（更新前）",
        gradient="梯度 {weight}",
        cost_after="损失（更新后）",
    ),
    script=Script(
        about="需要 Python 和 numpy；打印出的数值与网页上相同。",
        overflow="学习率太大时数值会溢出，循环到那里就结束",
        data="数据",
        noise="加上噪声；种子相同，噪声就相同",
        listed="数据点 (x, y)",
        in_file="rows.csv 与本程序一同下载，请放在同一个文件夹里",
        centred="中心化：各减去均值",
        largest="x 除以它的最大值",
        standard="x 标准化：均值为 0，标准差为 1",
        in_units="以最大的 x 为单位",
        settings="设置",
        start="w 的初始值",
        rate="学习率",
        decay="经过这么多次更新，学习率减小到一半",
        tolerance="损失小于它就停止",
        target="与最小损失之差不超过它，并且不再超过，才算到达",
        forward="模型",
        cost="均方误差",
        gradient="损失对 w 的导数",
        shuffled="每个轮次把全部样本重新打乱，一批一批地取。",
        partial="一个随机顺序的开头部分：逐个抽取样本，抽过的就跳过。",
        single="每次更新随机抽一个样本。",
        repeats="每次更新随机抽几个不同的样本：一批里有重复的，就把重复的重抽。",
        keys="每次更新随机抽几个不同的样本：给每个样本一个随机数，取最小的几个。",
        frozen="只抽一次，每次更新都用同样的样本。",
        replayed="每次更新用到的样本，从 0 开始编号，按抽到的顺序。",
        best="损失最小的 w",
        too_far="超出这个距离就是发散",
        not_finite="w 已超出数值范围",
        stop="小于容差，或者已经发散",
        diverged="已经发散",
        excess="与最小损失之差",
        runs="每个批量大小运行一次：批量大小、学习率、每次更新用到的样本。",
        last_above="最后一次高于目标的更新之后",
        for_good="此后至少再保持一个轮次（运行太短时为全程的十分之一），才算到达",
        reached="次更新",
        never="未到达",
        grid="穷举法：把网格上的每个 w 都试一遍，留下最好的。",
        lower="目前最小的损失",
        descent="用全部样本的梯度下降（BGD），更新次数与网格点数相同。",
        rules="优化算法：输入 w 和梯度 g，返回下一个 w；要记住的东西放在 memory 里。",
        race="起点都相同：优化算法、学习率、噪声。",
        spread="代表小批量带来的噪声",
        left="有权重一去不回",
        printed_batch="更新  批损失（更新前）  梯度  w（更新后）",
        printed_all="更新  全部数据的损失（更新前）  梯度  w（更新后）",
        printed_compare="批量大小  学习率  更新次数  看过的样本数  w",
        printed_grid="网格点  w  损失  目前最好的 w",
        printed_landscape="更新  损失（更新前）  梯度  w（更新后）",
    ),
)
