"""`python -m docs.teaching` writes docs/teaching/: the plans and worksheets of the page for teachers, to be printed.

And static/plans.json: where the steps of each plan are, for the keys of whoever teaches by it.
"""

import json
from pathlib import Path

from gd_ui.pages.teach.names import table
from gd_ui.pages.teach.plans import PLANS, as_markdown, ways
from gd_ui.pages.teach.sheets import as_html
from gd_ui.pages.teach.words import Words
from gd_ui.server.static import STATIC
from gd_ui.text import LANGUAGES, Text

WAYS = STATIC / "plans.json"
WRITTEN = Path(__file__).with_suffix("")
HOST = "http://localhost:8501/"
"""Where `make run` opens the app."""


def documents() -> dict[str, str]:
    """Every file, by its name."""
    made = {}
    for code, text in LANGUAGES.items():
        made[f"plan.{code}.md"] = _plans(text)
        made[f"sheets.{code}.html"] = as_html(text, answered=False)
        made[f"answers.{code}.html"] = as_html(text, answered=True)
    return made


def led() -> str:
    """The file of the ways to the steps."""
    return json.dumps(ways(), indent=1) + "\n"


def _plans(text: Text) -> str:
    words = text.of(Words)
    parts = [f"# {words.title}", words.lead, words.captions.host]
    for plan in PLANS:
        parts += [f"# {words.plans[plan].title}", as_markdown(plan, text, HOST)]
    sheets = f"[{words.sheets.sheets}](sheets.{text.code}.html), [{words.sheets.answers}](answers.{text.code}.html)"
    parts += [f"# {words.sheets.title}", f"{words.sheets.lead}\n\n{sheets}"]
    parts += [words.pack]
    parts += [f"# {words.names.title}", words.names.lead, table(text).strip()]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    WRITTEN.mkdir(exist_ok=True)
    for name, document in documents().items():
        (WRITTEN / name).write_text(document, encoding="utf-8")
    WAYS.write_text(led(), encoding="utf-8")
