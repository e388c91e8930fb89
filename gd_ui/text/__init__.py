"""Every word a visitor reads, in each language."""

from functools import cache

from gd_ui.text.reading import read
from gd_ui.text.words import PAGES, PageWords, Text

__all__ = ["LANGUAGES", "PageWords", "Text", "language_of", "lesson"]

LANGUAGES: dict[str, Text] = {
    code: read(Text, PAGES.with_name("text") / f"{code}.toml") for code in ("en", "zh")
}
"""The languages by their codes, as they stand in a link (`lang=`); the first is for browsers of any other."""


def language_of(locale: str | None) -> str:
    """The code of the language for a browser's `locale` (such as `zh-CN`); the first for those we lack."""
    code = (locale or "").split("-")[0].lower()
    return code if code in LANGUAGES else next(iter(LANGUAGES))


@cache
def lesson(code: str, page: str) -> str:
    """The lesson of a page (Markdown with KaTeX) in the language `code`; "" where it has none."""
    path = PAGES / page / f"lesson.{code}.md"
    return path.read_text(encoding="utf-8") if path.exists() else ""
