"""The words of the page on learning rates; en.toml and zh.toml beside this file have them."""

from dataclasses import dataclass

from gd_ui.text import PageWords


@dataclass(frozen=True)
class QuestionWords:
    """How long a run takes from ten times as far."""

    ask: str
    same: str
    some: str
    twice: str
    never: str
    both: str
    only_near: str
    neither: str
    shrinks: str
    factor: str


@dataclass(frozen=True)
class Panel:
    """What is said beside the inputs."""

    too_many: str


@dataclass(frozen=True)
class MapChart:
    """The picture, and the cards under it."""

    mini_batch: str
    final: str
    needed: str
    farther: str
    needed_strip: str
    final_strip: str
    farther_strip: str
    excess: str
    slope: str
    above: str
    below: str
    never: str
    alt: str
    card_rate: str
    card_reach: str
    card_needed: str
    card_final: str
    card_factor: str


@dataclass(frozen=True)
class MapStory:
    """What the map and the run say, in sentences."""

    halves: str
    doubles: str
    at_once: str
    same: str
    limits: str
    limits_epoch: str
    limits_sharp: str
    farther: str
    half_need: str
    few_need: str
    none_needs: str
    fastest: str
    fastest_one: str
    fastest_none: str
    counted: str


@dataclass(frozen=True)
class Words(PageWords):
    """All of them."""

    panel: Panel
    chart: MapChart
    story: MapStory
    question: QuestionWords
