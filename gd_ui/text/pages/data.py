"""The words of the data panel."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Data:
    """What stands in it, and what is said of the rows chosen."""

    title: str
    origin: str
    origin_help: str
    notes: str
    made: str
    drawn: str
    file: str
    now_notes: str
    now_made: str
    now_drawn: str
    now_file: str
    now_unreadable: str
    now_noise: str
    now_scaled: str
    now_standard: str
    now_centred: str
    n: str
    n_help: str
    slope: str
    slope_help: str
    x_from: str
    x_to: str
    no_range: str
    scaling: str
    scaling_help: str
    none: str
    largest: str
    standard: str
    as_it_comes: str
    divided: str
    standardised: str
    constant: str
    centre: str
    centre_help: str
    intercept: str
    centre_now: str
    thinned: str
    x_divided: str
    x_standardised: str
    x_centred: str
    upload: str
    upload_help: str
    paste: str
    paste_help: str
    private: str
    x_column: str
    y_column: str
    same_column: str
    pasted: str
    no_header: str
    read_rows: str
    kept: str
    lost: str
    lost_unnamed: str
    points_zero: str


EN = Data(
    title="Data",
    origin="Where the rows come from",
    origin_help="The notes' rows; rows on a line, made to measure; points you place yourself; or a CSV of your own. All pages use the same.",
    notes="notes",
    made="made",
    drawn="by hand",
    file="file",
    now_notes="the notes' 199 rows, y = 2x",
    now_made="{n} rows on y = {slope}·x, x from {low} to {high}",
    now_drawn="{n} points drawn by hand",
    now_file="{name}, {n} rows",
    now_unreadable=" ({n} unreadable ones left out)",
    now_noise=", noise {noise}",
    now_scaled=", x ÷ {by}",
    now_standard=", x standardised",
    now_centred=", centred",
    n="Rows n",
    n_help="From 1 to 100,000.",
    slope="Slope",
    slope_help="The w that fits best, but for the noise.",
    x_from="x from",
    x_to="x to",
    no_range="With every x at 0 no w is better than another, so x still goes from 1 to 199. Set one of the two ends to another number.",
    scaling="Feature scaling of x",
    scaling_help="Divide x by its largest value, or subtract its mean and divide by its standard deviation. The learning rate and the start move along, so that α·L stays what it is.",
    none="none",
    largest="÷ largest",
    standard="standardised",
    as_it_comes="L = 2·mean(x²) = {steep}: useful learning rates lie around 1/L = {rate}. The larger x, the steeper the cost, the smaller α: this is why the notes need 1e-5. Divide x by its largest value and see.",
    divided="x ÷ {by}: L goes from {was} to **{steep}**, so 1/L from {rate_was} to **{rate}**, and w* from {best_was} to {best}. The parabola is the same, only stretched along w: with α·L as it was, every update does what it did.",
    standardised="x′ = (x − {mean}) ÷ {by}: now mean(x′²) = 1, so **L = 2** whatever the units of x, and 1/L = **0.5** (it was {rate_was}). w* = {best}.",
    constant="All x are the same here: they have no spread to divide by, nor anything left once their mean is taken away.",
    centre="Centre: subtract the means of x and y",
    centre_help="A line through the mean of all points needs no intercept: with both means taken away, ŷ = w·x finds the slope that a model with an intercept would.",
    intercept="These rows ask for an intercept, and ŷ = w·x has none: its least cost is {without}; with ŷ = {slope}·x + {intercept} it would be {floor}. That much of the cost no learning rate can take away.",
    centre_now="Centre the data",
    thinned="The chart shows {shown} of {n} rows, drawn at random; all numbers use every row.",
    x_divided="x ÷ {by}",
    x_standardised="(x − {mean}) ÷ {by}",
    x_centred="x − {mean}",
    upload="A CSV file: up to 1,000,000 rows or 20 MB",
    upload_help="Two columns of numbers, with or without a header; comma, semicolon or tab; UTF-8 or GBK; decimal point or comma.",
    paste="… or paste it here",
    paste_help="From a spreadsheet, copy two columns. Then press Ctrl+Enter.",
    private="Your data stay in the memory of this session: never written to a disk, never logged, in no link, and gone minutes after you close the page.",
    x_column="Column of x",
    y_column="Column of y",
    same_column="x and y are the same column here: choose another for one of them.",
    pasted="pasted",
    no_header="Column {n}",
    read_rows="{n} rows read from {name}.",
    kept="The rows shown stay as they were.",
    lost="These settings were made with the file **{name}**, which is not here: a file stays with the session that opened it. Open it again under Data; until then you see the rows below.",
    lost_unnamed="These settings were made with a file, which is not here: a file stays with the session that opened it. Open yours under Data; until then you see the rows below.",
    points_zero="Every x would be 0, and no w better than another: the chart keeps the points before.",
)

ZH = Data(
    title="数据",
    origin="数据从哪里来",
    origin_help="笔记里的数据；按要求生成的、落在一条直线附近的数据；自己手绘的点；或者自己的 CSV 文件。所有页面共用同一份数据。",
    notes="笔记",
    made="生成",
    drawn="手绘",
    file="文件",
    now_notes="笔记的 199 个样本，y = 2x",
    now_made="{n} 个样本，y = {slope}·x，x 从 {low} 到 {high}",
    now_drawn="手绘的 {n} 个点",
    now_file="{name}，{n} 个样本",
    now_unreadable="（另有 {n} 行无法读取）",
    now_noise="，噪声 {noise}",
    now_scaled="，x ÷ {by}",
    now_standard="，x 已标准化",
    now_centred="，已中心化",
    n="样本数 n",
    n_help="1 到 100,000。",
    slope="斜率",
    slope_help="不计噪声时最合适的 w。",
    x_from="x 从",
    x_to="x 到",
    no_range="所有 x 都是 0 时，w 取什么值损失都一样，所以 x 仍取 1 到 199。请把其中一端改成别的数。",
    scaling="x 的特征缩放",
    scaling_help="把 x 除以它的最大值，或者减去均值再除以标准差。学习率和起点随之换算，α·L 保持不变。",
    none="不缩放",
    largest="÷ 最大值",
    standard="标准化",
    as_it_comes="L = 2·mean(x²) = {steep}，合适的学习率在 1/L = {rate} 附近。x 越大，损失曲线越陡，α 就要越小：这就是笔记必须取 1e-5 的原因。把 x 除以最大值，看看会怎样。",
    divided="x ÷ {by}：L 从 {was} 变成 **{steep}**，1/L 从 {rate_was} 变成 **{rate}**，w* 从 {best_was} 变成 {best}。抛物线还是那一条，只是沿 w 方向拉伸了：α·L 不变，每次更新的效果也不变。",
    standardised="x′ = (x − {mean}) ÷ {by}：现在 mean(x′²) = 1，所以不论 x 用什么单位，都有 **L = 2**，1/L = **0.5**（原来是 {rate_was}）。w* = {best}。",
    constant="这里所有 x 都相同：标准差为 0，无法标准化；减去均值后也什么都不剩。",
    centre="中心化：x、y 各减去自己的均值",
    centre_help="过所有点均值的直线不需要截距：减去两个均值以后，ŷ = w·x 得到的斜率与带截距的模型相同。",
    intercept="这些数据需要截距，而 ŷ = w·x 没有截距：它的最小损失是 {without}；若用 ŷ = {slope}·x + {intercept}，最小损失是 {floor}。多出来的这部分损失，什么学习率都消不掉。",
    centre_now="把数据中心化",
    thinned="图中随机画出 {n} 个样本里的 {shown} 个；所有数值都用全部样本计算。",
    x_divided="x ÷ {by}",
    x_standardised="(x − {mean}) ÷ {by}",
    x_centred="x − {mean}",
    upload="CSV 文件：最多 1,000,000 行或 20 MB",
    upload_help="两列数字，有无表头都可以；用逗号、分号或制表符分隔；UTF-8 或 GBK 编码；小数点可以是点或逗号。",
    paste="……或者粘贴到这里",
    paste_help="在电子表格里复制两列，粘贴后按 Ctrl+Enter。",
    private="你的数据只留在本次会话的内存里：不写入磁盘，不记入日志，不进入链接，关闭页面几分钟后即消失。",
    x_column="x 所在的列",
    y_column="y 所在的列",
    same_column="x 和 y 选了同一列：请给其中一个换一列。",
    pasted="粘贴的数据",
    no_header="第 {n} 列",
    read_rows="从 {name} 读到 {n} 行。",
    kept="页面上的数据保持不变。",
    lost="这些设置用的是文件 **{name}**，但它不在这里：文件只留在打开它的那次会话里。请在“数据”中重新打开它；在此之前显示的是下面的数据。",
    lost_unnamed="这些设置用的是一个文件，但它不在这里：文件只留在打开它的那次会话里。请在“数据”中打开你的文件；在此之前显示的是下面的数据。",
    points_zero="这样一来所有 x 都是 0，w 取什么值损失都一样：图中保留之前的点。",
)
