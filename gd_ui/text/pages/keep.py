"""The words of "Share" and of keeping a run as a file. `{file}` and `{why}` the browser fills in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Keep:
    """The buttons, the dialog with the link, and what a kept page says of itself."""

    share: str
    share_help: str
    save: str
    page: str
    page_help: str
    png: str
    png_help: str
    svg: str
    svg_help: str
    making: str
    saved: str
    not_saved: str
    no_picture: str
    dialog: str
    link: str
    copy: str
    copied: str
    copy_by_hand: str
    code: str
    code_too_long: str
    close: str
    source: str
    failed: str


EN = Keep(
    share="Share",
    share_help="A link to these settings and this very update, with a QR code",
    save="Save",
    page="Web page",
    page_help="One HTML file that plays anywhere, without a network",
    png="PNG",
    png_help="The picture as it is now, for slides",
    svg="SVG",
    svg_help="The picture as it is now, for print",
    making="One moment …",
    saved="Saved as {file}",
    not_saved="It could not be saved: {why}",
    no_picture="There is no picture yet.",
    dialog="Share what is on the screen",
    link="The link to these settings and this update",
    copy="Copy",
    copied="The link is copied.",
    copy_by_hand="The browser does not let the page copy: the link is selected, press Ctrl+C or ⌘C.",
    code="QR code of the link",
    code_too_long="The link is too long for a QR code.",
    close="Close",
    source="Gradient Descent Lab: open this run there",
    failed="The buttons could not be loaded: {why}",
)

ZH = Keep(
    share="分享",
    share_help="生成链接和二维码，打开后就是现在的设置和这一次更新",
    save="保存",
    page="网页",
    page_help="一个 HTML 文件，没有网络也能在任何地方播放",
    png="PNG 图片",
    png_help="保存当前画面，适合放进幻灯片",
    svg="SVG 图片",
    svg_help="保存当前画面，适合印刷",
    making="请稍候……",
    saved="已保存为 {file}",
    not_saved="没能保存：{why}",
    no_picture="还没有画面可以保存。",
    dialog="分享当前画面",
    link="打开这个链接，就是现在的设置和这一次更新",
    copy="复制",
    copied="链接已复制。",
    copy_by_hand="浏览器不允许网页复制：链接已选中，请按 Ctrl+C 或 ⌘C。",
    code="链接的二维码",
    code_too_long="链接太长，无法生成二维码。",
    close="关闭",
    source="梯度下降实验室：在那里打开这次运行",
    failed="按钮加载失败：{why}",
)
