"""The words around sharing and keeping: locks, the view for a projector, files that Python makes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sharing:
    """What stands in the opener under the picture, and on a page that was shared."""

    title: str
    own_rows: str
    lock: str
    lock_help: str
    locked: str
    steps: str
    steps_help: str
    program: str
    program_help: str
    rows: str
    rows_help: str
    present: str
    present_help: str
    leave: str


EN = Sharing(
    title="Share and keep",
    own_rows="Your file is not in the link: it stays in this session. Whoever opens the link is asked for the file by its name.",
    lock="Lock in the link",
    lock_help="Whoever opens the link sees these controls with their values, and cannot change them. For a class that is to change one thing only.",
    locked="🔒 Set by the link: {names}.",
    steps="Steps (CSV)",
    steps_help="Every update with all its digits, and the settings above them",
    program="Program (Python)",
    program_help="A short program with plain loops that computes the same numbers",
    rows="Rows (CSV)",
    rows_help="The rows as the program reads them: save both in one folder",
    present="Present",
    present_help="Only the picture and its controls, large, for a projector",
    leave="Leave the view for projectors",
)

ZH = Sharing(
    title="分享与保存",
    own_rows="链接里不含你的文件：它只留在本次会话里。打开链接的人会看到文件名，并被请求打开它。",
    lock="在链接中锁定",
    lock_help="打开链接的人看得到这些控件和它们的值，但不能改动。适合让全班只改变一个量。",
    locked="🔒 由链接设定：{names}。",
    steps="每一步（CSV）",
    steps_help="每次更新的全部数字，上方附有设置",
    program="程序（Python）",
    program_help="一个用普通循环写成的短程序，算出同样的数字",
    rows="样本（CSV）",
    rows_help="程序要读取的样本：请和程序存放在同一个文件夹",
    present="投影模式",
    present_help="只留下画面和播放控件，放大显示，适合投影",
    leave="退出投影模式",
)
