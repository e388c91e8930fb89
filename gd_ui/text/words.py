"""The shape of a language: every text that pages share, by where it stands. Those of one page lie in its folder.

Texts with `{name:format}` are filled in by the player (see static/player/words.js); texts with `{name}` by Python.
"""

from dataclasses import dataclass, field
from functools import cache
from inspect import getfile
from pathlib import Path
from typing import Any, TypeVar

from gd_ui.text.data import Data, Tables
from gd_ui.text.exports import Exports
from gd_ui.text.reading import read

PAGES = Path(__file__).parents[1] / "pages"


@dataclass(frozen=True)
class ControlWords:
    """Of one control: what its input is called and how it is explained, its choices by their codes."""

    label: str = ""
    help: str = ""
    choices: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PageWords:
    """What every page has: what stands at its top, its name in the menu, the title of its lesson, its tasks.

    `seen`: what its run has shown, in a sentence; `because`: why the page after it follows. `controls`: those that only
    this page has, and what it says of shared ones in other words.
    """

    title: str
    lead: str
    menu: str
    lesson: str = field(default="", kw_only=True)
    seen: str = field(default="", kw_only=True)
    because: str = field(default="", kw_only=True)
    tasks: dict[str, str] = field(default_factory=dict, kw_only=True)
    controls: dict[str, ControlWords] = field(default_factory=dict, kw_only=True)


Kind = TypeVar("Kind", bound=PageWords)


@dataclass(frozen=True)
class Menu:
    """What stands in the menu of every page, besides the names of the pages."""

    app: str
    language: str
    next: str


@dataclass(frozen=True)
class Typed:
    """What is `said` of a number that was typed and not taken: its `problem`, what is `allowed`, and what stays."""

    said: str
    unread: str
    two: str
    outside: str
    allowed: str
    allowed_whole: str


@dataclass(frozen=True)
class Ruler:
    """The words on the ruler of the learning rate, and what is said where something typed cannot be taken."""

    label: str
    part: str
    whose: str
    help: str
    unread: str
    outside: str


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
class BatchMeans:
    """How many updates an epoch has, for each way of drawing."""

    shuffle: str
    fresh: str
    frozen: str


@dataclass(frozen=True)
class Panel:
    """What stands beside the inputs: presets, what the landmarks and a batch mean."""

    as_in_notes: str
    with_noise: str
    as_printed: str
    as_in_notes_help: str
    with_noise_help: str
    as_printed_help: str
    marks_help_whole: str
    marks_help_batch: str
    more: str
    told: str
    stop_cost: str
    draw_again: str
    draw_again_help: str
    batch_short: str
    batch_is_sgd: str
    batch_is_bgd: str
    too_many: str
    batch_means: BatchMeans


@dataclass(frozen=True)
class Chart:
    """Labels inside the picture."""

    cost: str
    batch_cost: str
    optimum: str
    loss: str
    loss_batch: str
    loss_strip: str
    data: str
    fit: str
    push: str
    push_strip: str
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
    flat: str
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
    cut: str
    card_w: str
    card_cost: str
    card_batch_cost: str
    card_samples: str
    card_predict: str
    card_truth: str


@dataclass(frozen=True)
class KeyWords:
    """The list of keys: its title, and what each of them does."""

    title: str
    close: str
    letters: str
    play: str
    back: str
    forward: str
    ends: str
    landmarks: str
    ask: str
    tell: str
    ghost: str
    slides: str
    steps: str
    blank: str
    full: str
    list: str


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
    zoom: str
    zoom_help: str
    whole: str
    drag: str
    drag_value: str
    or_drag: str
    rows: str
    many_rows: str
    rows_seen: str
    some_rows: str
    row: str
    row_error: str
    row_push: str
    row_curves: str
    row_curves_help: str
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
    keys: KeyWords


@dataclass(frozen=True)
class Ending:
    """How a run ended, in one honest line, and what can be done about it."""

    converged: str
    converged_full: str
    converged_batch: str
    lucky: str
    lucky_far: str
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


@dataclass(frozen=True)
class Connection:
    """What the page says meanwhile; `failed` is the loader's, `unanswered` stands in the shell of the page.

    `{address}` in that the browser fills in.
    """

    lost: str
    unanswered: str
    failed: str


@dataclass(frozen=True)
class Keep:
    """The buttons, the dialog with the link, and what a kept page says of itself.

    `wechat` and `qq`: what is said there instead, `hold` beside the picture; `framed` within a page of another site.
    """

    share: str
    share_help: str
    save: str
    page: str
    page_help: str
    png: str
    png_help: str
    svg: str
    svg_help: str
    making: str
    saved: str
    framed: str
    alone: str
    wechat: str
    qq: str
    hold: str
    not_saved: str
    no_picture: str
    dialog: str
    link: str
    copy: str
    copied: str
    copy_by_hand: str
    code: str
    code_too_long: str
    close: str
    source: str
    failed: str


@dataclass(frozen=True)
class Pack:
    """What stands in the folder of pages that `make pack` writes, besides the pages' own words."""

    about: str
    index: str
    following: str
    scripts: str


@dataclass(frozen=True)
class Points:
    """All that stands in it; filled in by static/points, but `failed` by the loader."""

    name: str
    hint: str
    keys: str
    add: str
    remove: str
    undo: str
    x: str
    y: str
    point: str
    place: str
    now: str
    line: str
    no_line: str
    count: str
    last: str
    full: str
    lighter: str
    junk: str
    failed: str


@dataclass(frozen=True)
class Links:
    """What is said of what a link says and a page did not take, and what it may be."""

    value: str
    beside: str
    name: str
    near: str
    page: str
    others: str
    update: str
    number: str
    whole_number: str
    several: str
    whole: str
    spelled: str


@dataclass(frozen=True)
class Sharing:
    """What stands in the opener under the picture, and on a page that was shared."""

    title: str
    own_rows: str
    only: str
    only_help: str
    only_free: str
    all_locked: str
    locked: str
    ask: str
    ask_help: str
    steps: str
    steps_help: str
    program: str
    program_help: str
    rows: str
    rows_help: str
    present: str
    present_help: str
    leave: str


@dataclass(frozen=True)
class LessonCaptions:
    """The words around a question and tasks, the same on every page.

    `{answer}`, `{task}`, `{done}` and `{count}` in them the browser fills in.
    """

    predict: str
    dont_ask: str
    you_said: str
    watch: str
    right: str
    wrong: str
    answer: str
    close: str
    try_it: str
    done: str
    newly: str
    reset: str
    code: str
    table: str
    mean: str
    left_out: str


@dataclass(frozen=True)
class ByHandWords:
    """A step by hand: what is given, and what is said of each mistake that is known.

    `{update}`, `{w}`, `{rate}`, `{rows}`, `{count}` and `{g}` in them the browser fills in.
    """

    open: str
    close: str
    given: str
    others: str
    mean: str
    enter: str
    short: str
    unread: str
    wrong: str
    plus: str
    error_sign: str
    squared: str
    sign: str
    no_two: str
    no_x: str
    x_twice: str
    sum: str
    uphill: str
    no_rate: str
    only_step: str
    done: str


@dataclass(frozen=True)
class Code:
    """What stands beside a line of the code, where that is not a number."""

    all_rows: str
    go_on: str
    stop: str


@dataclass(frozen=True)
class LessonWords:
    """What stands on the lesson of every page, beside its own question and tasks."""

    captions: LessonCaptions
    code: Code
    by_hand: ByHandWords


@dataclass(frozen=True)
class Race:
    """Several runs under one clock: what a run of a batch size is called, and what their picture says."""

    sgd: str
    mini_batch: str
    bgd: str
    short: str
    loss: str
    lanes: str
    lanes_strip: str
    line: str
    speed_unit: str


@dataclass(frozen=True, eq=False)
class Text:
    """One language, whole; `comma` stands between the members of a list.

    It is equal to itself alone: what is kept for a language would else hash its hundreds of strings each time it is
    asked for.
    """

    code: str
    name: str
    html_lang: str
    comma: str
    menu: Menu
    points: Points
    lesson: LessonWords
    data: Data
    sharing: Sharing
    links: Links
    tables: Tables
    exports: Exports
    controls: dict[str, ControlWords]
    panel: Panel
    typed: Typed
    ruler: Ruler
    marks: Marks
    zone_names: Zones
    zones_whole: Zones
    zones_batch: Zones
    chart: Chart
    steps: Steps
    readout: Readout
    player: Player
    keep: Keep
    pack: Pack
    connection: Connection
    ending: Ending
    table: Table
    race: Race

    def of(self, kind: type[Kind]) -> Kind:
        """The words of one page: those of its `kind`, from the file of this language beside the module of `kind`."""
        any_kind: Any = kind
        words: Kind = _beside(any_kind, self.code)
        return words

    def page(self, name: str) -> PageWords:
        """What every page has, of the page `name`."""
        return _in_folder(name, self.code)

    def control(self, page: str, name: str) -> ControlWords:
        """The words of the control `name` on the page `page`: its own, where it has any, else those of all pages."""
        own, shared = self.page(page).controls.get(name), self.controls.get(name, ControlWords())
        if own is None:
            return shared
        return ControlWords(own.label or shared.label, own.help or shared.help, own.choices or shared.choices)


@cache
def _beside(kind: Any, code: str) -> Any:
    return read(kind, Path(getfile(kind)).with_name(f"{code}.toml"))


@cache
def _in_folder(name: str, code: str) -> PageWords:
    return read(PageWords, PAGES / name / f"{code}.toml", whole=False)
