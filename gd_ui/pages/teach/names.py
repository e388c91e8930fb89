"""Every name that a link may have, as the controls declare them."""

from gd_ui.controls.refused import may_be
from gd_ui.declared import NAMES, controls_of
from gd_ui.pages import PAGES
from gd_ui.pages.teach.words import Words
from gd_ui.rows.source import Source
from gd_ui.text import Text


def table(text: Text) -> str:
    """All of them, in Markdown: what each is called, the pages that have it, what it may be; and the others."""
    words = text.of(Words).names
    rows = [f"| {words.name} | {words.what} | {words.pages} | {words.may_be} |", "|---|---|---|---|"]
    for name, control in sorted(NAMES.items()):
        declared = [page.name for page in PAGES if name in controls_of(type(page.initial))]
        opened = [page.name for page in PAGES if name in page.initial.inputs]
        label = text.control(declared[0], name).label or text.points.name
        pages = words.with_rows if name in controls_of(Source) else ", ".join(opened or declared)
        rows.append(f"| `{name}` | {label} | {pages} | {may_be(control, text.links)} |")
    return "\n".join(rows) + f"\n\n{words.beside}\n"
