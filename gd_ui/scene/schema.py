"""What a scene is made of, as the player gets it: static/player/scene.d.ts says the same to the browser's code.

`python -m docs.scene_types` writes that file from these classes. What is None is not sent. Nor is an underscore at the
end of a name: it only tells the name from a word of Python's own.
"""

from dataclasses import dataclass
from typing import Any, Literal

from numpy.typing import NDArray

from gd_ui.text.words import ByHandWords, KeyWords, LessonCaptions

Json = dict[str, Any]
"""A part of a Plotly figure, in Plotly's own terms; in a trace, what the player fills in stands for its numbers."""
Figure = Json
"""`data`, `layout`, and the patches of the layout for a `wide` and a `narrow` page; and what plotly.d.ts says."""
Patch = Json
"""Values of the layout by their paths, such as xaxis2.range."""
Packed = NDArray[Any]
"""An array of f8, f4, u4, u2 or u1, in one dimension: see `gd_ui.scene.scene.pack`."""


# ---- numbers


@dataclass(frozen=True, kw_only=True)
class Ramp:
    """An even ramp, one number a key frame or an update: the first is `from_`, each is `step` above the one before."""

    from_: float
    step: float


@dataclass(frozen=True, kw_only=True)
class FiniteRamp(Ramp):
    """An even ramp of so many numbers."""

    length: int


@dataclass(frozen=True, kw_only=True)
class Spaced:
    """So many numbers, equally spaced between two, which are the first and the last."""

    between: tuple[float, float]
    points: int


@dataclass(frozen=True, kw_only=True)
class Powers:
    """The powers of ten whose exponents are `from_` and so many times `step`: for a line on a logarithmic axis."""

    powers: Packed
    from_: float
    step: float


# ---- runs


Series = Packed | Ramp
"""One number for each key frame."""


@dataclass(frozen=True, kw_only=True)
class ParabolaCurve:
    """½·curvature·(x − vertex)² + floor: each of the three is a number, or names a series with its values."""

    curvature: float | str
    vertex: float | str
    floor: float | str


@dataclass(frozen=True, kw_only=True)
class TableCurve:
    """A curve of straight lines: its `values` at equally spaced points, which begin and end at the two in `between`."""

    between: tuple[float, float]
    values: Packed


Curve = ParabolaCurve | TableCurve


@dataclass(frozen=True, kw_only=True)
class CurveHeight:
    """A series worked out from another: the height of `curve` at each value of the series `of`."""

    curve: str
    of: str


@dataclass(frozen=True, kw_only=True)
class CurveSlope:
    """A series worked out from another: the derivative of the parabola `slope` at each value of the series `of`."""

    slope: str
    of: str


@dataclass(frozen=True, kw_only=True)
class PreviousValue:
    """A series worked out from another: at each key frame what the series `previous` has one key frame before."""

    previous: str


@dataclass(frozen=True, kw_only=True)
class WeightedSum:
    """A series worked out from others: the sum of those that `sum` names, each times its number there."""

    sum: dict[str, float]


@dataclass(frozen=True, kw_only=True)
class FirstBelow:
    """A series that is one number: after how many updates the series `of` is first `below` a value, ∞ for never.

    All key frames are consecutive updates.
    """

    of: str
    below: float


@dataclass(frozen=True, kw_only=True)
class OfUpdate:
    """A series that the run's course has: at each key frame the number of the update that leads there, 0 at the start.

    All key frames are consecutive updates.
    """

    of_update: Literal["curvature", "vertex", "floor"]


OfRuleName = Literal[
    "w",
    "w2",
    "cost",
    "gradient",
    "gradient2",
    "velocity",
    "velocity2",
    "pull",
    "pull2",
    "carry",
    "carry2",
    "rate",
    "beta",
]
"""A series that a course by a rule has. `w`: the weight. `cost`: there. `gradient`, `velocity`: those of the update
that leads there, 0 at the start. `pull` and `carry` make up the next step of a rule that adds: what the gradient there
gives to it, and what is left of the velocity. `rate`, `beta`: at every update. What ends in 2 is along the second
weight."""


@dataclass(frozen=True, kw_only=True)
class OfRule:
    """A series that the run's course by a rule has, at each key frame; these are all its updates."""

    of_rule: OfRuleName


Derived = CurveHeight | CurveSlope | PreviousValue | WeightedSum | FirstBelow | OfUpdate | OfRule


Ending = Literal["converged", "arrived", "diverged", "budget", "growing", "cut"]
"""How a run ends: as `gd_core.Status` says, or in a race at the target; of one that made all its updates also whether
it grows; or, of a bent one, that no more of it is known."""


@dataclass(frozen=True, kw_only=True)
class BatchParabolas:
    """½·curvature·(w − vertex)² + floor for the batch of each update; the `floor` only where a batch's cost is told."""

    curvature: Packed | Ramp
    vertex: Packed | Ramp
    floor: Packed | Ramp | None = None


@dataclass(frozen=True, kw_only=True)
class BatchRows:
    """The `rows` that each update reads, one after the other, by their places in `x` and `y`.

    The player works the parabolas out: where there are few rows and many updates, they weigh more.
    """

    x: Packed | Ramp
    y: Packed
    rows: Packed


@dataclass(frozen=True, kw_only=True)
class Dealt:
    """Rows read before each update: every pass deals out `rows` of them, `size` an update; its last may be short."""

    rows: int
    size: int


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """A run ends where its cost has come within `target` of the least, if that is for good.

    For good: to its last update, and for as many as a `pass_` has at least, or a tenth of those it makes.
    """

    target: float
    pass_: int


@dataclass(frozen=True, kw_only=True)
class Course:
    """What a run goes by, update by update, so that it is known with another learning rate and from another start.

    `rate`: α of each of the first `updates`; with a `decay` τ, of update k = 0, 1, … α/(1 + k/τ). `samples`: the rows
    read before it and, one more, after the last. `batches`: where they are not all rows. The run ends where the cost
    that `watches` says is below `tolerance`, or where it `arrives`; or else it `goes_on` beyond the last of them.
    `most`: so many key frames are shown of a longer run (see `gd_ui.scene.key_frames`), if not all. `start`: where the
    run begins whose weights are not sent, since the course leads to them.
    """

    updates: int
    rate: float
    decay: float | None = None
    samples: Packed | Ramp | Dealt
    batches: BatchParabolas | BatchRows | None = None
    tolerance: float | None = None
    watches: Literal["batch", "full"] | None = None
    arrives: Arrival | None = None
    goes_on: bool | None = None
    most: int | None = None
    start: float | None = None


KnownCost = Literal["shallow", "bowl", "saddle", "valley"]
"""The landscapes that static/player/landscape.js has with the engine's bits."""
KnownRule = Literal["plain", "momentum", "nesterov", "rmsprop", "adam"]
"""The rules that it has."""


@dataclass(frozen=True, kw_only=True)
class RuleCourse:
    """What a run on a landscape goes by: so many `updates` of a `rule` from the `start`, one number for each weight.

    `parameters`: by the names that the rule has for them, its learning rate as `alpha`; `moved` says which of them the
    rulers of `rate` and `beta` move, if they do. `noise`: what is added to each update's gradient, for each weight.
    """

    cost: KnownCost
    rule: KnownRule
    updates: int
    start: list[float]
    parameters: dict[str, float]
    moved: dict[str, str]
    noise: Packed | None = None


@dataclass(frozen=True, kw_only=True)
class RunMessage:
    """A run of so many `updates`; its key frames, which can be looked at, are the start and `frames` more.

    `series` and `curves`: by the names that tracks call them by. `derived`: series that the player works out, by their
    names. `moves`: for a series the one that says where it is just before the update that leads to a key frame, if that
    is not where it was at the key frame before. `ending`: how it ends. A run that has a `course` bends under the hand.
    """

    updates: int
    frames: int
    series: dict[str, Series]
    curves: dict[str, Curve]
    derived: dict[str, Derived]
    moves: dict[str, str]
    ending: Ending | None = None
    course: Course | RuleCourse | None = None


# ---- what moves


Mark = Literal["circle", "square", "triangle", "diamond", "wedge", "cross"]
"""The shape of a run's ball, and of its mark on a card: told apart without its colour. A wedge points down."""


@dataclass(frozen=True, kw_only=True)
class InPanel:
    """What all have that is drawn: the `panel`, by the number Plotly gives its axes, and the idea (`class_`) it shows.

    `run`: whose it is, if not the first run's. Its own, where several of an idea are drawn: a `colour` of the palette,
    `dash` and gap of its line, in pixels. `width`: of its line, in pixels, where that is not the usual one.
    """

    panel: str
    class_: str
    run: str | None = None
    colour: str | None = None
    dash: str | None = None
    width: float | None = None


@dataclass(frozen=True, kw_only=True)
class CurveTrack(InPanel):
    """The parabola `curve` as it is at the key frame; none before the first update."""

    kind: Literal["curve"] = "curve"
    curve: str


@dataclass(frozen=True, kw_only=True)
class TrailTrack(InPanel):
    """The path over the `last` key frames: the series `x` on a `curve`, or against the series `y`."""

    kind: Literal["trail"] = "trail"
    x: str
    y: str | None = None
    curve: str | None = None
    last: int


@dataclass(frozen=True, kw_only=True)
class TangentTrack(InPanel):
    """A short tangent at the series `x` to `curve`; to the curve `idle` at the start, and while that is dragged."""

    kind: Literal["tangent"] = "tangent"
    x: str
    curve: str
    idle: str


@dataclass(frozen=True, kw_only=True)
class HeadTrack(InPanel):
    """A ball, `radius` pixels large: the series `x` on a `curve`, or against the series `y`.

    Without `x` it goes along `y` as the clock counts. `of_step`: it is not there before the first update. `label`: the
    template of what stands beside it. `drag`: what it is called when a visitor drags it, who may. `mark`: its shape.
    `name`: of its run, beside it where there is room.
    """

    kind: Literal["head"] = "head"
    x: str | None = None
    y: str | None = None
    curve: str | None = None
    radius: float
    of_step: bool | None = None
    label: str | None = None
    drag: str | None = None
    mark: Mark | None = None
    name: str | None = None


@dataclass(frozen=True, kw_only=True)
class ArrowTrack(InPanel):
    """An arrow from where a ball is, at the series `x` against `y` or on a `curve`, `times` as long as it is there.

    That is the series `dx` across, and `dy` up; without `dy` it lies level. `label` stands at its point.
    """

    kind: Literal["arrow"] = "arrow"
    x: str
    y: str | None = None
    curve: str | None = None
    dx: str
    dy: str | None = None
    times: float
    label: str


@dataclass(frozen=True, kw_only=True)
class RevealTrack(InPanel):
    """The series `y` as the clock counts, as a line or as `dots`, uncovered up to where the clock is.

    `name`: of its run, at its end where there is room.
    """

    kind: Literal["reveal"] = "reveal"
    y: str
    dots: bool | None = None
    name: str | None = None


@dataclass(frozen=True, kw_only=True)
class RayTrack(InPanel):
    """The line through the origin whose slope is the series `slope`."""

    kind: Literal["ray"] = "ray"
    slope: str


@dataclass(frozen=True, kw_only=True)
class RowLists:
    """The rows each update reads, `width` numbers an update: a short batch is filled up with `none`, which is no row.

    They are places among the rows that are drawn; where that is a part of all, `names` are the numbers of these rows in
    the data. `sizes`: how many rows each update reads, where not all of them are drawn.
    """

    width: int
    list: Packed
    none: int
    names: Packed | None = None
    sizes: Packed | None = None


@dataclass(frozen=True, kw_only=True)
class RowBits:
    """The rows each update reads, `width` bytes an update, of one bit a row: the lowest of the first byte is row 0."""

    width: int
    bits: Packed


Rows = RowLists | RowBits


@dataclass(frozen=True, kw_only=True)
class PointsTrack(InPanel):
    """The points of the trace `trace` that light up: the `rows` that the update to a key frame reads."""

    kind: Literal["points"] = "points"
    trace: str
    rows: Rows


@dataclass(frozen=True, kw_only=True)
class CloudTrack(InPanel):
    """A dot for each line in w: at the series `of`, each stands at slope·(w − zero), at the height `y` of its own."""

    kind: Literal["cloud"] = "cloud"
    of: str
    slope: Packed
    zero: Packed
    y: Packed


@dataclass(frozen=True, kw_only=True)
class ErrorsTrack(InPanel):
    """A hair from each row of the trace `trace`, or from a fair sample, to the line whose slope is the series `slope`.

    Those of the rows that the update reads are drawn in the colour of the idea, with the squares of their errors.
    """

    kind: Literal["errors"] = "errors"
    trace: str
    slope: str


@dataclass(frozen=True, kw_only=True)
class PushesTrack(InPanel):
    """A bar of 2·e·x over x for each row of the trace `trace`, as the line is where the series `slope` says.

    Those that the update reads are drawn in the colour of the idea: all of them (`whole`), or the rows of the batch.
    The series `mean` is their mean.
    """

    kind: Literal["pushes"] = "pushes"
    trace: str
    whole: bool | None = None
    slope: str
    mean: str


@dataclass(frozen=True, kw_only=True)
class RowCurvesTrack(InPanel):
    """The cost (w·x − y)² of the row of `trace` that is looked at; of a fair sample of all where that is asked for."""

    kind: Literal["row_curves"] = "row_curves"
    trace: str


@dataclass(frozen=True, kw_only=True)
class BarTrack(InPanel):
    """A bar at the left edge, as high as the curve `height` is at the series `of`."""

    kind: Literal["bar"] = "bar"
    height: str
    of: str


Moving = (
    CurveTrack | TrailTrack | TangentTrack | HeadTrack | ArrowTrack | RevealTrack | RayTrack | PointsTrack | CloudTrack
    | ErrorsTrack | PushesTrack | RowCurvesTrack | BarTrack
)  # fmt: skip


StepKind = Literal[
    "rest",
    "down",
    "bottom",
    "across",
    "swing",
    "away",
    "left",
    "blind",
    "flat",
    "both",
    "uphill",
    "overshot",
    "worse",
]
"""What a step did: static/player/steps.js says when."""


@dataclass(frozen=True, kw_only=True)
class TextTrack:
    """A text that follows the clock, in the place `slot`: a template of which the player fills the numbers in.

    `steps`: one for each thing that a step can do, on a chart that shows w `within` a range; else one of `templates`,
    at each key frame the one that `pick` says, if there are several. `first`, `held`: what stands there instead before
    the first update, and while the start is dragged; `bent`: while the runs bend, of what is known only when the hand
    lets go; `last`: after the last, or one for each of the `endings`. `run`: whose numbers they are, if not the first
    run's. A card has a `label`, and the `colour` of its `mark`, with the `dash` of its line; `reached` counts what the
    run has got to by then, not what it is on the way to; `tally`: it stands among the runs of a race.
    """

    kind: Literal["text"] = "text"
    slot: Literal["badge", "line", "equation", "sentence", "card"]
    templates: list[str] | None = None
    pick: Packed | None = None
    steps: dict[StepKind, str] | None = None
    within: tuple[float, float] | None = None
    first: str | None = None
    last: str | None = None
    endings: dict[Ending, str] | None = None
    held: str | None = None
    bent: str | None = None
    run: str | None = None
    label: str | None = None
    colour: str | None = None
    mark: Mark | None = None
    dash: str | None = None
    reached: bool | None = None
    tally: bool | None = None


Track = Moving | TextTrack


# ---- what is chosen


@dataclass(frozen=True, kw_only=True)
class Option:
    """One way to look at the picture: what it changes of the `layout`, and the `series` that it puts along an axis.

    Where it has `ticks`, the clock counts those values of that series; in a `race` values from 0 to the end of the
    longest run. `whole`: they are whole numbers. `panels`: those that are seen, if not all; `without`: traces that are
    not drawn in them. `says`: the template of the sentence told meanwhile.
    """

    id: str
    label: str
    layout: Patch
    panels: list[str] | None = None
    without: list[str] | None = None
    says: str | None = None
    series: str | None = None
    ticks: FiniteRamp | None = None
    race: bool | None = None
    whole: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Switch:
    """A choice that only changes the look; the first of its `options` holds to begin with.

    `first`: where each of them has a winner, the template of who that is; then they stand side by side.

    With words for `back` and `next` they are the steps of a story, which is gone through one after the other.
    """

    id: str
    label: str
    options: list[Option]
    first: str | None = None
    back: str | None = None
    next: str | None = None


@dataclass(frozen=True, kw_only=True)
class Pick:
    """A panel where a tap chooses a value along x, or `both` x and y; `name` is what it chooses.

    `among`: the values above 0 of which it is the nearest, by their ratio, if not every one can be chosen.
    """

    panel: str
    name: str
    both: bool | None = None
    among: Packed | None = None


# ---- what is in the hand


@dataclass(frozen=True, kw_only=True)
class RulerZone:
    """A stretch of a ruler, up to `end` or to its own: its name as a code and in words, and what is said of it."""

    name: str
    label: str
    says: str
    end: float | None = None


@dataclass(frozen=True, kw_only=True)
class Landmark:
    """A place on a ruler that means something, and what it is called."""

    rate: float
    label: str


@dataclass(frozen=True, kw_only=True)
class RulerWords:
    """The words on a ruler; `unread` is said of something typed that is no number, `outside` of one out of range."""

    label: str
    help: str
    part: str
    unread: str
    outside: str


@dataclass(frozen=True, kw_only=True)
class Ruler:
    """A rate on a track from `low` to `high`; what is typed may be from `least` to `most`.

    `scale`: a `power` of ten, as a learning rate has, or a `decay`, from 0 to nearly 1, whose memory 1/(1 − rate) grows
    evenly in powers of ten. `name`: in the link. `per_curvature`: one over the curvature of the cost, in which a
    learning rate is told too, if that is known.
    """

    name: str
    scale: Literal["power", "decay"] = "power"
    rate: float
    low: float
    high: float
    least: float
    most: float
    per_curvature: float | None = None
    zones: list[RulerZone]
    marks: list[Landmark]
    words: RulerWords


@dataclass(frozen=True, kw_only=True)
class BatchSlider:
    """The batch size, one of `sizes`, under its `name` in the link; `means` says what it does to an epoch."""

    name: str
    size: int
    sizes: list[int] | FiniteRamp
    label: str
    means: str


@dataclass(frozen=True, kw_only=True)
class DrawAgain:
    """A button that has other rows drawn, by another seed `below` a number; `name`: of the seed, in the link."""

    name: str
    below: int
    label: str
    help: str


@dataclass(frozen=True, kw_only=True)
class HandMessage:
    """What is moved in the player, besides what is dragged in the picture."""

    ruler: Ruler | None = None
    beta: Ruler | None = None
    batch: BatchSlider | None = None
    again: DrawAgain | None = None


# ---- words


@dataclass(frozen=True, kw_only=True)
class Captions:
    """The words on the player's own controls, and `alt`, which describes the picture.

    `thinned` says that not everything is shown, `some_rows` how many of the rows read are drawn: only where that is so.
    """

    name: str
    alt: str
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
    some_rows: str | None = None
    row: str
    row_error: str
    row_push: str
    row_curves: str
    row_curves_help: str
    thinned: str | None = None
    failed: str
    keys: KeyWords


DoneBy = Literal["looked_at_steepest", "step_by_hand"]


@dataclass(frozen=True, kw_only=True)
class TaskMessage:
    """Something to try, in words, and whether the run that is shown meets it; or what the visitor does instead."""

    id: str
    text: str
    met: bool
    by: DoneBy | None = None


@dataclass(frozen=True, kw_only=True)
class Question:
    """The question in words, the answers by their ids, the id of the right one, and what there is to say then.

    `hides`: what else than the end of the run would give the answer away, until it is played: the `picture` (all that
    stands still in it), the `cards`, the numbers on the axes of the `loss`.
    """

    ask: str
    answers: dict[str, str]
    right: str
    verdict: str
    hides: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of code, what stands beside it (a template), and until when in a step, 0 to 1, it is run.

    `last`: what stands beside it after the run's last update instead.
    """

    code: str
    note: str
    until: float
    last: str | None = None


@dataclass(frozen=True, kw_only=True)
class LessonMessage:
    """The lesson of a `page`: its tasks, the question before the first play and the method in lines of code, if any.

    Where it `insists`, whoever wants no questions is asked too, and without a question the end of the run is hidden
    until it was played.
    """

    page: str
    captions: LessonCaptions
    tasks: list[TaskMessage]
    question: Question | None = None
    code: list[Line] | None = None
    by_hand: ByHandWords | None = None
    insists: bool | None = None
