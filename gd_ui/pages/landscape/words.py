"""The words of the page of costs that are no parabola; en.toml and zh.toml beside this file have them."""

from dataclasses import dataclass

from gd_core.rules import RULES
from gd_ui.text import PageWords


@dataclass(frozen=True)
class QuestionWords:
    """Which rule is first; the answers are the rules, or `nobody`. Of one alone, when it comes there."""

    ask: str
    nobody: str
    ask_one: str
    early: str
    middle: str
    late: str
    never: str


@dataclass(frozen=True)
class Panel:
    """The controls, and what they are good for."""

    race: str
    alone: str
    start: str
    start_help_one: str
    start_help_two: str


@dataclass(frozen=True)
class Hand:
    """The rulers of α and β, and the places on them."""

    opening: str
    best: str
    outside_rate: str
    beta: str
    beta_part: str
    outside_beta: str


@dataclass(frozen=True)
class LandscapeChart:
    """The picture, and what follows the clock. `equations`, `formulas`, `arrows`: of rules whose steps are a sum."""

    cost: str
    lines: str
    loss: str
    lowest: str
    minimum: str
    saddle: str
    velocity: str
    gradient: str
    arrow: str
    line: str
    card_one: str
    card_two: str
    card_rate: str
    card_rates: str
    alt_one: str
    alt_two: str
    arrows: dict[str, str]
    formulas: dict[str, str]
    equations: dict[str, str]


@dataclass(frozen=True)
class Outcomes:
    """Where each run ended, and which was first."""

    lowest: str
    minimum: str
    saddle: str
    maximum: str
    moving: str
    ridge: str
    left: str
    first: str
    only: str
    tie: str
    nobody: str
    near: str


@dataclass(frozen=True)
class Escaping:
    """The noisy starts."""

    title: str
    lead: str
    over_hill: str
    half_way: str
    counted: str
    share: str
    spread: str
    saddle: str
    minimum: str


@dataclass(frozen=True)
class Words(PageWords):
    """All of them.

    `rules` has a name for each rule of the engine and for the noisy one, `formulas` what a script says of each formula.
    """

    costs: dict[str, str]
    about: dict[str, str]
    rules: dict[str, str]
    formulas: dict[str, str]
    panel: Panel
    hand: Hand
    chart: LandscapeChart
    outcomes: Outcomes
    escaping: Escaping
    question: QuestionWords

    def __post_init__(self) -> None:
        """A language that lacks a rule cannot be loaded."""
        for words, known in ((self.rules, {"noise", *RULES}), (self.formulas, set(RULES))):
            if words.keys() != known:
                raise ValueError(f"these rules have no words, or the words no rule: {words.keys() ^ known}")
