"""The app without a host: a folder of pages that play from a USB stick, any web space or a chat's attachment.

`make pack` writes it to build/, and the same as a zip: every page in every language as it opens, made like the file
that a visitor keeps (static/keep/alone.html), and an index. The player and Plotly lie there once, beside the pages.
"""

import json
import re
import shutil
import tomllib
from collections.abc import Iterable
from html import escape
from pathlib import Path
from string import Template
from typing import Any, NamedTuple

from deploy.precompress import ROOT
from gd_ui.page import Page
from gd_ui.pages import PAGES, pitfalls
from gd_ui.pages.pitfalls.proofs import POINTS
from gd_ui.pages.pitfalls.settings import PitfallsSettings
from gd_ui.scene.scene import as_text
from gd_ui.server.static import STATIC
from gd_ui.text import LANGUAGES, Text

NAME = "gradient-descent-lab"
KEPT = Template((STATIC / "keep" / "alone.html").read_text(encoding="utf-8"))
BESIDE = " 'self' file:"
"""From where a page may load what lies beside it."""
INDEX = """\
<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="pages.css">
</head>
<body>
{languages}
</body>
</html>
"""


class Shown(NamedTuple):
    """A file of a page: what it shows, and its place among those of that page, from 1."""

    page: Page[Any]
    settings: Any
    place: int

    @property
    def file(self) -> str:
        """Its name."""
        return f"{self.page.name}{self.place if self.place > 1 else ''}.html"


def main() -> None:
    """Write the folder and the zip, and say where."""
    folder = ROOT / "build" / NAME
    shutil.rmtree(folder, ignore_errors=True)
    write(folder)
    print(shutil.make_archive(str(folder), "zip", folder.parent, folder.name))


def write(folder: Path) -> None:
    """Make `folder`, which must not be there yet."""
    shown = [Shown(page, one, k) for page in PAGES for k, one in enumerate(_all_of(page), start=1)]
    for code, text in LANGUAGES.items():
        (folder / code).mkdir(parents=True)
        for one, following in zip(shown, [*shown[1:], None], strict=True):
            (folder / code / one.file).write_text(_page(one, following, text), encoding="utf-8")
    (folder / "index.html").write_text(_index(), encoding="utf-8")
    (folder / "player.js").write_text(_player(), encoding="utf-8")
    sheets = [_theme(), *(_static(f"{name}.css") for name in ("player/player", "keep/alone"))]
    (folder / "pages.css").write_text("\n".join(sheets), encoding="utf-8")
    for licence in (ROOT / "LICENSE", STATIC / "plotly-cartesian.LICENSE"):
        shutil.copy(licence, folder)


def _all_of(page: Page[Any]) -> Iterable[Any]:
    """The settings of the files of a page: of that of the pitfalls, every point."""
    points = range(1, POINTS + 1)
    return [PitfallsSettings(point) for point in points] if page is pitfalls.PAGE else [page.initial]


def _page(one: Shown, following: Shown | None, text: Text) -> str:
    page, settings, head = one.page, one.settings, text.page(one.page.name)
    doors = [_door("../index.html", text.pack.index)]
    if following:
        title = text.page(following.page.name).title
        title += f" {following.place}" if following.place > 1 else ""
        doors.append(_door(following.file, text.pack.following.format(title=title)))
    others = [other for other in LANGUAGES.values() if other is not text]
    doors += [_door(f"../{other.code}/{one.file}", other.name, other) for other in others]
    return KEPT.substitute(
        lang=text.html_lang,
        beside=BESIDE,
        title=escape(head.title),
        theme="",
        style='<link rel="stylesheet" href="../pages.css">',
        said=_paragraphs([head.lead, page.export.settings_line(settings, text)]),
        still=escape(text.pack.scripts),
        ending=_paragraphs(page.sentences(settings, text)),
        foot=" · ".join(doors),
        scene=as_text(page.picture(settings, text)).replace("<", "\\u003c"),
        player='<script src="../player.js"></script>',
    )


def _index() -> str:
    sections = []
    for text in LANGUAGES.values():
        pages = [(_door(f"{text.code}/{page.name}.html", text.page(page.name).title), page) for page in PAGES]
        listed = "\n".join(
            f"<li>{door}<br>{_marked_up(text.page(page.name).lead)}</li>" for door, page in pages
        )
        about = f"<h1>{escape(text.menu.app)}</h1>\n<p>{escape(text.pack.about)}</p>"
        sections.append(f'<section lang="{text.html_lang}">\n{about}\n<ol>\n{listed}\n</ol>\n</section>')
    first, *others = LANGUAGES.values()
    title = " · ".join(escape(text.menu.app) for text in (first, *others))
    return INDEX.format(lang=first.html_lang, title=title, languages="\n".join(sections))


def _player() -> str:
    """One script without imports, as browsers take no module from a file: all modules as texts, and their start."""
    paths = [*STATIC.glob("player/*.js"), STATIC / "plotly-cartesian.min.js"]
    files = {path.relative_to(STATIC).as_posix(): _module(path) for path in sorted(paths)}
    return f"globalThis.gdFiles = {json.dumps(files, ensure_ascii=False)};\n{_static('keep/alone.js')}"


def _module(path: Path) -> str:
    """With the names of the files that it imports instead of the way to them, as in static/keep/page.js."""

    def named(found: re.Match[str]) -> str:
        return f'{found[1]}"{(path.parent / found[2]).resolve().relative_to(STATIC.resolve()).as_posix()}"'

    text = path.read_text(encoding="utf-8")
    return re.sub(r'^(import .* from |.*\bimport\()"(\..*?)"', named, text, flags=re.MULTILINE)


def _theme() -> str:
    """The colours and fonts of the app, dark where the reader's computer is."""
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    fonts = {name: value for name, value in theme.items() if isinstance(value, str)}
    light, dark = (_root(scheme, fonts | theme[scheme]) for scheme in ("light", "dark"))
    return f"{light}\n@media (prefers-color-scheme: dark) {{ {dark} }}"


def _root(scheme: str, look: dict[str, str]) -> str:
    named = {re.sub("[A-Z]", lambda capital: f"-{capital[0].lower()}", name): look[name] for name in look}
    values = "".join(f" --st-{name}: {value};" for name, value in named.items())
    return f":root {{ color-scheme: {scheme};{values} }}"


def _static(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


def _door(to: str, words: str, language: Text | None = None) -> str:
    said = f' lang="{language.html_lang}"' if language else ""
    return f'<a href="{to}"{said}>{escape(words)}</a>'


def _paragraphs(said: Iterable[str]) -> str:
    """What has several lines is a program."""
    kept = filter(None, said)
    return "\n".join(
        f"<pre>{escape(words)}</pre>" if "\n" in words else f"<p>{_marked_up(words)}</p>" for words in kept
    )


def _marked_up(words: str) -> str:
    """In words, **bold** and *emphasis* are the only markup."""
    bold = re.sub(r"\*\*(.*?)\*\*", r"<strong>\1</strong>", escape(words))
    return re.sub(r"\*(.*?)\*", r"<em>\1</em>", bold)


if __name__ == "__main__":
    main()
