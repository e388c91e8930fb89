"""The words of the page on exhaustive search."""

from dataclasses import dataclass

from gd_ui.text.page import Page


@dataclass(frozen=True)
class SearchControls:
    """Labels of the controls and their help texts."""

    lecture: str
    lecture_help: str
    with_noise: str
    with_noise_help: str
    finer: str
    finer_help: str
    low: str
    low_help: str
    high: str
    high_help: str
    no_range: str
    points: str
    points_help: str
    spacing: str
    accuracy: str
    accuracy_help: str


@dataclass(frozen=True)
class SearchChart:
    """The picture, and what follows the clock."""

    tried: str
    distance: str
    sure: str
    passes: str
    alt: str
    ready: str
    going: str
    ended: str
    line: str
    start: str
    lowest: str
    higher: str
    card_grid: str
    card_descent: str
    card_best: str
    card_w: str
    card_held: str
    back: str
    forward: str
    scrub: str
    scrub_value: str
    speed_unit: str


@dataclass(frozen=True)
class SearchStory:
    """What the two have found, in sentences."""

    found: str
    sure: str
    lucky: str
    outside: str
    reached: str
    later: str
    already: str
    never: str
    unit: str


@dataclass(frozen=True)
class SearchTable:
    """What more weights would take. Units of time carry their number `n`."""

    title: str
    lead: str
    weights: str
    grid: str
    time: str
    descent: str
    never: str
    nanoseconds: str
    microseconds: str
    milliseconds: str
    seconds: str
    minutes: str
    hours: str
    days: str
    years: str
    universe: str
    caveat: str


@dataclass(frozen=True)
class Search:
    """The page itself."""

    page: Page
    lesson_title: str
    controls: SearchControls
    chart: SearchChart
    story: SearchStory
    table: SearchTable


EN = Search(
    page=Page(
        "Exhaustive search",
        "The lecture before: try **every w on a grid**, keep the best. It opens on data with some noise, so that the best w lies between two points. It works for one weight. What would it cost with more?",
    ),
    lesson_title="The lesson: why one tries every w, why that fails with many weights, what the slope adds",
    controls=SearchControls(
        lecture="The lecture",
        lecture_help="The lecture's grid, 0, 0.1, … 4, on y = 2x without noise: the best w is 2, and the grid happens to have a point there.",
        with_noise="With noise",
        with_noise_help="The same grid on noisy data: the best w lies between two grid points, as it does on real data.",
        finer="10 × finer",
        finer_help="401 points instead of 41, on noisy data: one more digit of w for ten times the evaluations.",
        low="Grid from",
        low_help="The smallest w that the grid tries.",
        high="to",
        high_help="The largest w that the grid tries.",
        no_range="A grid must begin below its end; until it does, it runs from {low} to {high}.",
        points="Grid points",
        points_help="How many values of w the grid tries. Descent makes as many updates, so both read the rows equally often.",
        spacing="{spacing} apart: some point is within {half} of every w between.",
        accuracy="Wanted accuracy",
        accuracy_help="How near each weight has to come to its best value. The table counts what that takes.",
    ),
    chart=SearchChart(
        tried="tried by the grid",
        distance="distance from the best possible w",
        sure="half the spacing: {half}",
        passes="passes over all rows",
        alt="Two linked charts: the cost parabola over w with the grid points tried so far, the best of them, and the ball of gradient descent; and the distance of both from the best possible w after each pass over the rows. The numbers and the sentence below say the same for the pass shown.",
        ready="ready: {updates:int} passes",
        going="pass {update:int} of {updates:int}",
        ended="all {updates:int} passes made",
        line="{update:int} passes: {samples:int} rows read by each",
        start="The grid will try {updates:int} values of w, from left to right; descent starts at its ball. Press play{or_drag}.",
        lowest="The grid tried w = {w:6}: cost {cost:5}, **the lowest so far**.",
        higher="The grid tried w = {w:6}: cost {cost:5}. Its best is still w = {best:6} with cost {best_cost:5}.",
        card_grid="the grid's best w",
        card_descent="descent's w",
        card_best="**{best:6}**\noff by {distance:3}",
        card_w="**{w:6}**\noff by {distance:3}",
        card_held="**{w:6}**",
        back="One pass back",
        forward="One pass forward",
        scrub="Pass shown",
        scrub_value="pass {clock:int}",
        speed_unit="passes/s",
    ),
    story=SearchStory(
        found="**The grid** tried {points} values of w and found **w = {best}**, off by **{error}** from the best possible, w* = {vertex}.",
        sure="Its points are {spacing} apart: it is sure only to half of that, **{half}**, and where w* lies between two points it never hits it.",
        lucky="**A lucky grid**: w* lies exactly on one of its points. A grid cannot know that; its points are {spacing} apart, and it is sure only to half of that, **{half}**.",
        outside="**Outside the grid**: w* lies outside the range that is searched, and no finer grid there can find it.",
        reached="**Descent** was within {target} of w* after update **{updates}**, and off by **{error}** after {points} passes.",
        later="**Descent** would be within {target} of w* only after update **{updates}**, later than shown here.",
        already="**Descent** starts within {target} of w* already.",
        never="**Descent** with this α never comes within {target} of w*.",
        unit="One grid point reads all {rows} rows once; so does one update. Both are counted as one pass.",
    ),
    table=SearchTable(
        title="With more weights",
        lead="A grid from {low} to {high} that is sure of each weight to {accuracy} has **{points} points along each weight**. With d weights that is {points} to the power d.",
        weights="Weights",
        grid="Grid: evaluations",
        time="at 10⁹ a second",
        descent="Descent: updates",
        never="never",
        nanoseconds="{n} ns",
        microseconds="{n} µs",
        milliseconds="{n} ms",
        seconds="{n} s",
        minutes="{n} min",
        hours="{n} h",
        days="{n} days",
        years="{n} years",
        universe="longer than the age of the universe",
        caveat="Descent's column holds where the cost is equally curved along every weight and each starts equally far off; else the most and the least curved direction decide (the condition number), not how many there are. With d weights a pass reads d numbers in each row, for the grid and for descent alike, and a gradient takes about twice the arithmetic of a cost. 10⁹ evaluations a second is generous. The universe is 13.8 billion years old.",
    ),
)

ZH = Search(
    page=Page(
        "穷举法",
        "上一讲的方法：把网格上的**每个 w 都试一遍**，留下最好的。打开时的数据带有噪声，所以最佳的 w 落在两个网格点之间。一个权重时可行；权重更多时，代价有多大？",
    ),
    lesson_title="课文：为什么可以把 w 逐个试一遍，权重多了为什么不行，斜率带来了什么",
    controls=SearchControls(
        lecture="上一讲",
        lecture_help="上一讲的网格 0、0.1、…、4，数据是没有噪声的 y = 2x：最好的 w 是 2，网格恰好有一个点在那里。",
        with_noise="加噪声",
        with_noise_help="同样的网格，数据有噪声：最好的 w 落在两个网格点之间，真实数据就是这样。",
        finer="网格加密 10 倍",
        finer_help="用 401 个点代替 41 个，数据有噪声：w 多一位数字，要多算十倍。",
        low="网格从",
        low_help="网格试的最小的 w。",
        high="到",
        high_help="网格试的最大的 w。",
        no_range="网格的起点必须小于终点；在此之前，网格取 {low} 到 {high}。",
        points="网格点数",
        points_help="网格试多少个 w。梯度下降也更新这么多次，所以两者读样本的遍数相同。",
        spacing="间距 {spacing}：范围内的任何 w，离最近的网格点不超过 {half}。",
        accuracy="要求的精度",
        accuracy_help="每个权重要离它的最佳值多近。表中列出为此要付出的代价。",
    ),
    chart=SearchChart(
        tried="网格已试",
        distance="与最佳 w 的距离",
        sure="间距的一半：{half}",
        passes="读全部样本的遍数",
        alt="两幅联动的图：损失随 w 变化的抛物线、已试过的网格点、其中最好的一个、梯度下降的小球；每读一遍样本之后两者与最佳 w 的距离。下方的数字和句子用文字说明当前这一遍。",
        ready="就绪：共 {updates:int} 遍",
        going="第 {update:int} 遍，共 {updates:int} 遍",
        ended="{updates:int} 遍全部完成",
        line="{update:int} 遍：各读了 {samples:int} 个样本",
        start="网格将从左到右试 {updates:int} 个 w；梯度下降从小球处出发。按播放{or_drag}。",
        lowest="网格试了 w = {w:6}：损失 {cost:5}，**目前最低**。",
        higher="网格试了 w = {w:6}：损失 {cost:5}。最好的仍是 w = {best:6}，损失 {best_cost:5}。",
        card_grid="网格目前最好的 w",
        card_descent="梯度下降的 w",
        card_best="**{best:6}**\n相差 {distance:3}",
        card_w="**{w:6}**\n相差 {distance:3}",
        card_held="**{w:6}**",
        back="后退一遍",
        forward="前进一遍",
        scrub="当前遍数",
        scrub_value="第 {clock:int} 遍",
        speed_unit="遍/秒",
    ),
    story=SearchStory(
        found="**网格**试了 {points} 个 w，找到 **w = {best}**，与最佳值 w* = {vertex} 相差 **{error}**。",
        sure="网格点的间距是 {spacing}，所以只能保证到间距的一半，即 **{half}**；w* 落在两个点之间时，网格永远碰不到它。",
        lucky="**碰巧命中**：w* 恰好就是一个网格点。网格自己并不知道这一点；间距是 {spacing}，它只能保证到一半，即 **{half}**。",
        outside="**在网格之外**：w* 不在搜索范围内，这个范围里再细的网格也找不到它。",
        reached="**梯度下降**在第 **{updates}** 次更新后与 w* 相差不超过 {target}，{points} 遍之后相差 **{error}**。",
        later="**梯度下降**要到第 **{updates}** 次更新后才与 w* 相差不超过 {target}，比这里显示的更晚。",
        already="**梯度下降**的起点与 w* 相差已经不超过 {target}。",
        never="**梯度下降**用这个 α 永远到不了离 w* {target} 以内。",
        unit="试一个网格点要把全部 {rows} 个样本读一遍，一次更新也是如此：两者都算一遍。",
    ),
    table=SearchTable(
        title="权重更多时",
        lead="从 {low} 到 {high} 的网格，要把每个权重定到 {accuracy} 以内，**沿每个权重需要 {points} 个点**。d 个权重就是 {points} 的 d 次方。",
        weights="权重个数",
        grid="网格：计算次数",
        time="每秒 10⁹ 次需要",
        descent="梯度下降：更新次数",
        never="永远达不到",
        nanoseconds="{n} 纳秒",
        microseconds="{n} 微秒",
        milliseconds="{n} 毫秒",
        seconds="{n} 秒",
        minutes="{n} 分钟",
        hours="{n} 小时",
        days="{n} 天",
        years="{n} 年",
        universe="比宇宙的年龄还长",
        caveat="梯度下降那一列的前提是：损失沿每个权重的曲率都相同，每个权重的起点也一样远；否则起决定作用的是曲率最大与最小的方向之比（条件数），而不是权重的个数。有 d 个权重时，每读一个样本要读 d 个数，网格和梯度下降都是如此；算一次梯度的运算量大约是算一次损失的两倍。每秒 10⁹ 次已经很宽裕。宇宙的年龄是 138 亿年。",
    ),
)
