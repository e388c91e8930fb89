"""`python -m docs.links` writes docs/links.md: every name that a link may have, as the controls declare them."""

from pathlib import Path

from gd_ui.pages.teach.names import table
from gd_ui.text import LANGUAGES

WRITTEN = Path(__file__).with_suffix(".md")
HEAD = """\
# What a link may say

Every choice stands in the address under a name that never changes. What is missing is what the page opens on; so
is what a page cannot take, and it is named under the title.
`python -m docs.links` writes this file from the controls' declarations; a test compares the two.

"""


def document() -> str:
    """The whole file."""
    return f"{HEAD}{table(LANGUAGES['en'])}"


if __name__ == "__main__":
    WRITTEN.write_text(document(), encoding="utf-8")
