"""A visitor's own characters inside our Markdown."""

import re


def verbatim(value: str) -> str:
    """Markdown that shows `value` letter by letter, whatever it is: a code span, in which nothing is markup.

    Its fence is longer than any in the value. What cannot be seen (line breaks, marks that turn the direction of
    writing) becomes a space or �. Streamlit alone changes a letter in it: `:material/home:` is shown with a `_`.

    >>> print(verbatim("$x$ :smile: <b>"), verbatim("a`b"), verbatim("`"))
    `$x$ :smile: <b>` ``a`b`` `` ` ``
    """
    seen = "".join(map(_seen, value)) or " "
    fence = "`" * (1 + max(map(len, re.findall("`+", seen)), default=0))
    pad = " " if {seen[0], seen[-1]} & {"`", " "} else ""  # Markdown takes one space away at each end
    return f"{fence}{pad}{seen}{pad}{fence}"


def _seen(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else "\N{REPLACEMENT CHARACTER}"
