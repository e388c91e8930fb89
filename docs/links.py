"""`python -m docs.links` writes docs/links.md: every name that a link may have, as the controls declare them."""

from pathlib import Path

from gd_ui.declared import NAMES, Choice, Control, Number, Several, Spelled, controls_of
from gd_ui.pages import PAGES
from gd_ui.rows.source import Source
from gd_ui.text import LANGUAGES

WRITTEN = Path(__file__).with_suffix(".md")
HEAD = """\
# What a link may say

Every choice stands in the address under a name that never changes. What is missing, or junk, is what the page opens on.
`python -m docs.links` writes this file from the controls' declarations; a test compares the two.

| name | what it is | on the pages | may be |
|---|---|---|---|
"""
FOOT = """
Beside these stand `lang` (`en`, `zh`), `lock` (names with commas between, which then cannot be changed), `only` (names
that alone can be changed), `ask=always` (the question is asked of everyone, and the answer hidden until the run was
played), `view=present` (for a projector), `k` (the update that is looked at) and `file` (the name of a file of one's
own, which is in no link).

The bare address of `landscape` opens on momentum in the valley, and the page then always says its `cost` and its
`rules`. Where a link says anything else of that page, a lock or an update, but not these, it means `shallow`, and
`plain.noise.momentum.adam`.
"""


def document() -> str:
    """The whole file."""
    text = LANGUAGES["en"]
    rows = []
    for name, control in sorted(NAMES.items()):
        declared = [page.name for page in PAGES if name in controls_of(type(page.initial))]
        opened = [page.name for page in PAGES if name in page.initial.inputs]
        label = text.control(declared[0], name).label or text.points.name
        pages = "those with rows" if name in controls_of(Source) else ", ".join(opened or declared)
        rows.append(f"| `{name}` | {label} | {pages} | {_may_be(control)} |\n")
    return HEAD + "".join(rows) + FOOT


def _may_be(control: Control) -> str:
    match control:
        case Number():
            return f"{control.least:.12g} to {control.most:.12g}"
        case Choice():
            return " ".join(f"`{code}`" for code in control.codes)
        case Several():
            codes = " ".join(f"`{code}`" for code in control.codes or ()) or f"1 to {control.largest}"
            return f"up to {control.most} of {codes}, with points between"
        case Spelled():
            return "x and y in turn, with underlines between: `1_2_2_3.5`"
    raise TypeError(f"{control.name}: a {type(control).__name__} has no entry")


if __name__ == "__main__":
    WRITTEN.write_text(document(), encoding="utf-8")
