"""The words on a page that has lost its server."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Connection:
    """What the page says meanwhile; `failed` is the loader's."""

    lost: str
    failed: str


EN = Connection(
    lost="No connection. You can go on playing; the controls come back by themselves.",
    failed="A part of the page could not be loaded: {why}. Reload the page to try again.",
)

ZH = Connection(
    lost="连接中断：可以继续播放，恢复后控件会自动可用。",
    failed="页面的一部分加载失败：{why}。请刷新页面重试。",
)
