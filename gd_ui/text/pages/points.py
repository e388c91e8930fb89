"""The words of the editor for points drawn by hand."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Points:
    """All that stands in it; filled in by static/points, but `failed` by the loader."""

    name: str
    hint: str
    keys: str
    add: str
    remove: str
    undo: str
    x: str
    y: str
    point: str
    place: str
    now: str
    line: str
    no_line: str
    count: str
    last: str
    full: str
    junk: str
    failed: str


EN = Points(
    name="Points drawn by hand",
    hint="Click or tap an empty place to add a point; drag a point to move it.",
    keys="Arrow keys move the point (with Shift, farther); Page Up and Page Down go to another; Delete removes it.",
    add="Add",
    remove="Remove",
    undo="Undo",
    x="x",
    y="y",
    point="Point {k:int}",
    place="x = {x:5}, y = {y:5}",
    now="Point {k:int} of {n:int}: x = {x:5}, y = {y:5}",
    line="Least cost at **w* = {w:5}**",
    no_line="Every x is 0, so no w is better than another.",
    count="{n:int} / {most:int} points",
    last="The last point stays: without any there is nothing to learn.",
    full="There is room for {most:int} points. Remove one to add another.",
    junk="{text} is not a number between −{farthest} and {farthest}; the number before is back.",
    failed="The points could not be loaded: {why}. Reload the page to try again.",
)

ZH = Points(
    name="手绘数据点",
    hint="点击空白处添加一个点；拖动可以移动它。",
    keys="方向键移动这个点（按住 Shift 移得更远），Page Up、Page Down 换一个点，Delete 删除。",
    add="添加",
    remove="删除",
    undo="撤销",
    x="x",
    y="y",
    point="第 {k:int} 个点",
    place="x = {x:5}，y = {y:5}",
    now="第 {k:int} 个点，共 {n:int} 个：x = {x:5}，y = {y:5}",
    line="损失最小处：**w* = {w:5}**",
    no_line="所有 x 都是 0：w 取什么值，损失都一样。",
    count="{n:int} / {most:int} 个点",
    last="最后一个点不能删除：一个点也没有，就没有可学的了。",
    full="最多画 {most:int} 个点。请先删除一个，再添加。",
    junk="{text} 不是 −{farthest} 到 {farthest} 之间的数，已恢复原来的值。",
    failed="数据点加载失败：{why}。请刷新页面重试。",
)
