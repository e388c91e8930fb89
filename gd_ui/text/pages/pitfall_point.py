"""What is said of one of the ten points."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """A claim, a question on it with its answers (`right` is the true one, from 0), and why; `runs` names the proofs.

    Texts with `{name:format}` are filled by `gd_ui.text.numbers.fill` with what the runs give.
    """

    title: str
    claim: str
    question: str
    answers: tuple[str, ...]
    right: int
    why: str
    source: str
    runs: tuple[str, ...]
