"""The words of the page on noise; en.toml and zh.toml beside this file have them."""

from dataclasses import dataclass

from gd_ui.pages.noise.settings import Outcome
from gd_ui.text import PageWords


@dataclass(frozen=True)
class QuestionWords:
    """What becomes of a typical run."""

    ask: str
    down: str
    hover: str
    away: str
    explanation: str
    why_whole: str
    why_clean: str
    why_fading: str
    why_falling: str
    why_hover: str
    why_away: str


@dataclass(frozen=True)
class Picture:
    """Labels inside the picture, and the choice of its look."""

    alt: str
    along: str
    excess: str
    excess_alone: str
    middle: str
    mean: str
    median: str
    lit: str
    others: str
    predicted: str
    predicted_decay: str
    measured: str
    cloud: str
    whole: str
    gradient: str
    floors: str
    formula: str
    fresh: str
    reshuffled: str
    full_only: str
    no_floor: str
    cloud_strip: str
    floors_strip: str


@dataclass(frozen=True)
class StepWords:
    """The steps of the story: what each is called, and its sentence; that of the floor for each `Outcome`."""

    label: str
    back: str
    next: str
    one: str
    ten: str
    band: str
    floor: str
    cloud: str
    sizes: str
    all: str
    one_says: str
    ten_says: str
    same: str
    band_says: str
    skewed: str
    sizes_says: str
    no_floor_says: str
    floor_says: dict[str, str]

    def __post_init__(self) -> None:
        if set(self.floor_says) != set(Outcome):
            raise ValueError(f"the floor is told for {sorted(self.floor_says)}, not for {sorted(Outcome)}")


@dataclass(frozen=True)
class Choices:
    """The controls that only this page has."""

    decay: str
    decay_help: str
    too_many: str


@dataclass(frozen=True)
class Follows:
    """What follows the clock."""

    line_decay: str
    all_agree: str
    some_agree: str
    later: str
    card_excess: str
    card_median: str
    card_low: str
    card_high: str
    card_predicted: str
    card_decay: str
    card_measured: str


@dataclass(frozen=True)
class Said:
    """What became of the runs: a sentence for each `Outcome`, and what goes with them."""

    spread: str
    fewer: str
    whole: str
    clean: str
    growing: str
    fading: str
    fading_from: str
    fading_slow: str
    unbounded: str
    falling: str
    hovering: str
    hovering_near: str
    hovering_reshuffled: str
    hovering_afresh: str
    short_batch: str
    not_measured: str


@dataclass(frozen=True)
class Words(PageWords):
    """All of them."""

    picture: Picture
    steps: StepWords
    choices: Choices
    follows: Follows
    said: Said
    question: QuestionWords
