"""Every word a visitor reads, in each language."""

from functools import lru_cache
from pathlib import Path

from gd_ui.text.en import EN
from gd_ui.text.page import Page
from gd_ui.text.words import Text
from gd_ui.text.zh import ZH

__all__ = ["LANGUAGES", "Page", "Text", "has_lesson", "language_of", "lesson"]

LANGUAGES: dict[str, Text] = {text.code: text for text in (EN, ZH)}
"""The languages by their codes, as they stand in a link (`lang=`)."""


def language_of(locale: str | None) -> str:
    """The code of the language for a browser's `locale` (such as `zh-CN`); English for those we lack."""
    code = (locale or "").split("-")[0].lower()
    return code if code in LANGUAGES else EN.code


def has_lesson(code: str, page: str) -> bool:
    """Whether there is a lesson of a page in the language `code`."""
    return _lesson(code, page).exists()


@lru_cache
def lesson(code: str, page: str) -> str:
    """The lesson of a page (Markdown with KaTeX) in the language `code`."""
    return _lesson(code, page).read_text(encoding="utf-8")


def _lesson(code: str, page: str) -> Path:
    return Path(__file__).with_name("lessons") / code / f"{page}.md"
