"""The shape of a language: every text a visitor reads, by where it stands.

Each group is a frozen dataclass without defaults, so a language that lacks a text cannot be loaded.
Texts with `{name:format}` are filled in by the player (see static/player/words.js); texts with `{name}` by Python.
"""

from dataclasses import dataclass

from gd_ui.text.page import Page
from gd_ui.text.pages.compare import Compare
from gd_ui.text.pages.connection import Connection
from gd_ui.text.pages.data import Data
from gd_ui.text.pages.exports import Exports
from gd_ui.text.pages.keep import Keep
from gd_ui.text.pages.landscape import Landscape
from gd_ui.text.pages.learning_rate import LearningRate
from gd_ui.text.pages.lesson import LessonFrame
from gd_ui.text.pages.noise import Noise
from gd_ui.text.pages.pitfalls import Pitfalls
from gd_ui.text.pages.points import Points
from gd_ui.text.pages.search import Search
from gd_ui.text.pages.sharing import Sharing
from gd_ui.text.pages.tables import Tables


@dataclass(frozen=True)
class Menu:
    """What stands on every page."""

    app: str
    language: str
    methods: str
    home: str
    bgd: str
    sgd: str
    mini_batch: str
    understand: str
    compare: str
    noise: str
    learning_rate: str
    search: str
    landscape: str
    pitfalls: str


@dataclass(frozen=True)
class Home:
    """The home page."""

    page: Page
    door_bgd: str
    door_sgd: str
    door_mini_batch: str
    picture: str
    then: str


@dataclass(frozen=True)
class Marks:
    """Names of landmarks, one for each `Mark`; the value follows the name."""

    notes: str
    one_step: str
    twice: str
    farthest: str
    mean_square: str
    typical: str


@dataclass(frozen=True)
class Zones:
    """A name, or a sentence on what the learning rate does, for each `Zone`."""

    slow: str
    fast: str
    overshooting: str
    unsure: str
    diverging: str


@dataclass(frozen=True)
class Controls:
    """Labels of the controls and their help texts."""

    as_in_notes: str
    with_noise: str
    as_printed: str
    as_in_notes_help: str
    with_noise_help: str
    as_printed_help: str
    learning_rate: str
    learning_rate_help: str
    rate_slider: str
    rate_slider_help: str
    marks: str
    marks_help_whole: str
    marks_help_batch: str
    zones: str
    start: str
    start_help: str
    epochs: str
    epochs_help: str
    updates: str
    updates_help: str
    more: str
    stop_on: str
    stop_on_help: str
    stop_never: str
    stop_cost: str
    stop_batch: str
    stop_full: str
    tolerance: str
    tolerance_help: str
    noise: str
    noise_help: str
    noise_seed: str
    noise_seed_help: str
    draw: str
    draw_help: str
    draw_shuffle: str
    draw_fresh: str
    draw_frozen: str
    seed: str
    seed_help: str
    draw_again: str
    draw_again_help: str
    batch: str
    batch_help: str
    batch_means: str
    batch_short: str
    batch_is_sgd: str
    batch_is_bgd: str
    too_many: str


@dataclass(frozen=True)
class Chart:
    """Labels inside the picture."""

    cost: str
    batch_cost: str
    optimum: str
    loss: str
    loss_batch: str
    data: str
    fit: str
    alt: str


@dataclass(frozen=True)
class Steps:
    """One plain sentence for each thing a step can do (`StepKind`)."""

    start: str
    held: str
    rest: str
    down: str
    bottom: str
    across: str
    swing: str
    away: str
    left: str
    blind: str
    both: str
    uphill: str
    overshot: str
    worse: str


@dataclass(frozen=True)
class Readout:
    """The line of numbers, the live equation, the badge and the cards under the picture."""

    line: str
    line_rows: str
    equation: str
    equation_start: str
    w_label: str
    ready: str
    going: str
    converged: str
    diverged: str
    growing: str
    budget: str
    card_w: str
    card_cost: str
    card_batch_cost: str
    card_samples: str
    card_predict: str
    card_truth: str


@dataclass(frozen=True)
class Player:
    """Captions of the player's own controls."""

    name: str
    first: str
    back: str
    play: str
    pause: str
    forward: str
    last: str
    scrub: str
    scrub_value: str
    speed: str
    speed_unit: str
    drag: str
    drag_value: str
    or_drag: str
    rows: str
    many_rows: str
    some_rows: str
    axis: str
    axis_update: str
    axis_epoch: str
    axis_pass: str
    axis_samples: str
    scale: str
    scale_log: str
    scale_linear: str
    thinned: str
    failed: str


@dataclass(frozen=True)
class Ending:
    """How a run ended, in one honest line, and what can be done about it."""

    converged: str
    converged_full: str
    converged_batch: str
    lucky: str
    budget: str
    floor: str
    growing: str
    diverged: str
    way_back: str
    predict: str
    truth: str


@dataclass(frozen=True)
class Table:
    """The step table."""

    title: str
    update: str
    epoch: str
    rows: str
    batch_loss: str
    gradient: str
    w: str
    cost: str
    left_out: str


@dataclass(frozen=True, eq=False)
class Text:
    """One language, whole; `comma` stands between the members of a list.

    It is equal to itself alone: what is kept for a language would else hash its 940 strings each time it is asked for.
    """

    code: str
    name: str
    html_lang: str
    comma: str
    menu: Menu
    home: Home
    bgd: Page
    sgd: Page
    mini_batch: Page
    compare: Compare
    noise: Noise
    learning_rate: LearningRate
    search: Search
    landscape: Landscape
    pitfalls: Pitfalls
    points: Points
    lesson_frame: LessonFrame
    data: Data
    sharing: Sharing
    tables: Tables
    exports: Exports
    controls: Controls
    marks: Marks
    zone_names: Zones
    zones_whole: Zones
    zones_batch: Zones
    chart: Chart
    steps: Steps
    readout: Readout
    player: Player
    keep: Keep
    connection: Connection
    ending: Ending
    table: Table
    lesson: str
