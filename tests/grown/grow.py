"""The project grown by the recipes of CONTRIBUTING.md: a copy with one more page, and one more language."""

import json
import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from deploy.precompress import ROOT

CODE = "xx"
COPIED = ("pages", "gd_core", "gd_ui", "harness", "deploy", ".streamlit")
UNTOUCHED = re.compile(
    r"```.*?```|\$\$.*?\$\$|\$[^$\n]+\$|`[^`]*`|\{[^{}]*\}|\]\([^)]*\)|<[^>]*>|:[a-z_]+:|:\w+\[", re.DOTALL
)
"""What is no word: code, formulas, places to be filled, addresses, markup."""
ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")


def grown(folder: Path) -> Path:
    """The copy in `folder`; its script."""
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "static").symlink_to(ROOT / "static")
    shutil.copytree(Path(__file__).with_name("toy"), folder / "gd_ui" / "pages" / "toy")
    (folder / "pages" / "toy.py").write_text('from gd_ui.pages import show\n\nshow("toy")\n')
    _replace(
        folder / "gd_ui/pages/__init__.py", "    pitfalls.PAGE,\n", "    pitfalls.PAGE,\n    toy.PAGE,\n"
    )
    _replace(folder / "gd_ui/pages/__init__.py", "    sgd,\n", "    sgd,\n    toy,\n")
    _replace(folder / "gd_ui/text/__init__.py", '("en", "zh")', f'("en", "zh", "{CODE}")')
    for words in folder.rglob("en.toml"):
        given = tomllib.loads(words.read_text(encoding="utf-8"))
        made = _mapped(given) | ({"code": CODE, "html_lang": CODE} if "html_lang" in given else {})
        lines = [f"{name} = {_toml(value)}\n" for name, value in made.items()]
        words.with_name(f"{CODE}.toml").write_text("".join(lines), encoding="utf-8")
    for lesson in folder.rglob("lesson.en.md"):
        other = _outside(lesson.read_text(encoding="utf-8"), lambda text: text.translate(ACCENTS))
        lesson.with_name(f"lesson.{CODE}.md").write_text(other, encoding="utf-8")
    shutil.copy(ROOT / "home.py", folder)
    return Path(shutil.copy(ROOT / "app.py", folder))


def longer(text: str) -> str:
    """The made-up language: vowels marked, and half as long again."""
    return _outside(text, lambda part: part.translate(ACCENTS)) + " ñññ" * (len(text) // 8)


def _mapped(words: Any) -> Any:
    if isinstance(words, dict):
        return {name: _mapped(one) for name, one in words.items()}
    if isinstance(words, list):
        return [_mapped(one) for one in words]
    return longer(words) if isinstance(words, str) else words


def _outside(text: str, change: Callable[[str], str]) -> str:
    """`text`, changed but for what is no word."""
    kept = UNTOUCHED.findall(text)
    parts = UNTOUCHED.split(text)
    return "".join(change(part) + same for part, same in zip(parts, [*kept, ""], strict=True))


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(name)} = {_toml(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")
