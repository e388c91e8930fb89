// What Python sends to the player, as it is once its arrays are in their places. `python -m docs.scene_types` writes
// this file from gd_ui/scene/schema.py, the Scene in gd_ui/scene/scene.py and the lesson's words; a test compares them.

import type { Figure, Patch } from "./plotly.d.ts";

/** An array of Python's, of f8, f4, u4, u2 or u1. */
export type Packed = Float64Array | Float32Array | Uint32Array | Uint16Array | Uint8Array;

/**
 * One picture with its clock.
 *
 * `figure`: what stands still. `runs`: by their names. `tracks`: what moves, and the words that go with it; each
 * belongs to the run it names, or to the first. `switches`: choices that only change the look; unless one of them says
 * what the clock counts, it counts the first run's updates. `picks`: where a tap chooses a value. `speed`: ticks a
 * second to begin with. `hand`: what is moved in the player. `captions`: the words on the player's own controls.
 * `lesson`: what the page asks and lets try.
 * `settings`: all that was chosen, in a line, for paper.
 * `palette`: each colour by its name, on a light and on a dark page. `at`: where the clock of a new player stands, as
 * a link says it. `locked`: the names of what can be neither dragged nor picked. `alone`: nobody answers what is
 * moved, as in a file. `sent`: the mark under which a teacher sent these settings, if one did.
 */
export interface Scene {
  figure: Figure;
  runs: Record<string, RunMessage>;
  tracks: Track[];
  switches: Switch[];
  picks: Pick[];
  speed: number;
  hand?: HandMessage;
  captions: Captions;
  lesson?: LessonMessage;
  settings?: string;
  palette: Record<string, [string, string]>;
  at?: string;
  locked: string[];
  alone?: boolean;
  sent?: string;
}

/** An even ramp, one number a key frame or an update: the first is `from`, each is `step` above the one before. */
export interface Ramp {
  from: number;
  step: number;
}

/** An even ramp of so many numbers. */
export interface FiniteRamp extends Ramp {
  length: number;
}

/** So many numbers, equally spaced between two, which are the first and the last. */
export interface Spaced {
  between: [number, number];
  points: number;
}

/** The powers of ten whose exponents are `from` and so many times `step`: for a line on a logarithmic axis. */
export interface Powers {
  powers: Packed;
  from: number;
  step: number;
}

/** One number for each key frame. */
export type Series = Packed | Ramp;

/** ½·curvature·(x − vertex)² + floor: each of the three is a number, or names a series with its values. */
export interface ParabolaCurve {
  curvature: number | string;
  vertex: number | string;
  floor: number | string;
}

/** A curve of straight lines: its `values` at equally spaced points, which begin and end at the two in `between`. */
export interface TableCurve {
  between: [number, number];
  values: Packed;
}

export type Curve = ParabolaCurve | TableCurve;

/** A series worked out from another: the height of `curve` at each value of the series `of`. */
export interface CurveHeight {
  curve: string;
  of: string;
}

/** A series worked out from another: the derivative of the parabola `slope` at each value of the series `of`. */
export interface CurveSlope {
  slope: string;
  of: string;
}

/** A series worked out from another: at each key frame what the series `previous` has one key frame before. */
export interface PreviousValue {
  previous: string;
}

/** A series worked out from others: the sum of those that `sum` names, each times its number there. */
export interface WeightedSum {
  sum: Record<string, number>;
}

/**
 * A series that is one number: after how many updates the series `of` is first `below` a value, ∞ for never.
 *
 * All key frames are consecutive updates.
 */
export interface FirstBelow {
  of: string;
  below: number;
}

/**
 * A series that the run's course has: at each key frame the number of the update that leads there, 0 at the start.
 *
 * All key frames are consecutive updates.
 */
export interface OfUpdate {
  of_update: "curvature" | "vertex" | "floor";
}

/**
 * A series that a course by a rule has. `w`: the weight. `cost`: there. `gradient`, `velocity`: those of the update
 * that leads there, 0 at the start. `pull` and `carry` make up the next step of a rule that adds: what the gradient there
 * gives to it, and what is left of the velocity. `rate`, `beta`: at every update. What ends in 2 is along the second
 * weight.
 */
export type OfRuleName = "w" | "w2" | "cost" | "gradient" | "gradient2" | "velocity" | "velocity2" | "pull" | "pull2" | "carry" | "carry2" | "rate" | "beta";

/** A series that the run's course by a rule has, at each key frame; these are all its updates. */
export interface OfRule {
  of_rule: OfRuleName;
}

export type Derived = CurveHeight | CurveSlope | PreviousValue | WeightedSum | FirstBelow | OfUpdate | OfRule;

/**
 * How a run ends: as `gd_core.Status` says, or in a race at the target; of one that made all its updates also whether
 * it grows; or, of a bent one, that no more of it is known.
 */
export type Ending = "converged" | "arrived" | "diverged" | "budget" | "growing" | "cut";

/** ½·curvature·(w − vertex)² + floor for the batch of each update; the `floor` only where a batch's cost is told. */
export interface BatchParabolas {
  curvature: Packed | Ramp;
  vertex: Packed | Ramp;
  floor?: Packed | Ramp;
}

/**
 * The `rows` that each update reads, one after the other, by their places in `x` and `y`.
 *
 * The player works the parabolas out: where there are few rows and many updates, they weigh more.
 */
export interface BatchRows {
  x: Packed | Ramp;
  y: Packed;
  rows: Packed;
}

/** Rows read before each update: every pass deals out `rows` of them, `size` an update; its last may be short. */
export interface Dealt {
  rows: number;
  size: number;
}

/**
 * A run ends where its cost has come within `target` of the least, if that is for good.
 *
 * For good: to its last update, and for as many as a `pass` has at least, or a tenth of those it makes.
 */
export interface Arrival {
  target: number;
  pass: number;
}

/**
 * What a run goes by, update by update, so that it is known with another learning rate and from another start.
 *
 * `rate`: α of each of the first `updates`; with a `decay` τ, of update k = 0, 1, … α/(1 + k/τ). `samples`: the rows
 * read before it and, one more, after the last. `batches`: where they are not all rows. The run ends where the cost
 * that `watches` says is below `tolerance`, or where it `arrives`; or else it `goes_on` beyond the last of them.
 * `most`: so many key frames are shown of a longer run (see `gd_ui.scene.key_frames`), if not all. `start`: where the
 * run begins whose weights are not sent, since the course leads to them.
 */
export interface Course {
  updates: number;
  rate: number;
  decay?: number;
  samples: Packed | Ramp | Dealt;
  batches?: BatchParabolas | BatchRows;
  tolerance?: number;
  watches?: "batch" | "full";
  arrives?: Arrival;
  goes_on?: boolean;
  most?: number;
  start?: number;
}

/** The landscapes that static/player/landscape.js has with the engine's bits. */
export type KnownCost = "shallow" | "bowl" | "saddle" | "valley";

/** The rules that it has. */
export type KnownRule = "plain" | "momentum" | "nesterov" | "rmsprop" | "adam";

/**
 * What a run on a landscape goes by: so many `updates` of a `rule` from the `start`, one number for each weight.
 *
 * `parameters`: by the names that the rule has for them, its learning rate as `alpha`; `moved` says which of them the
 * rulers of `rate` and `beta` move, if they do. `noise`: what is added to each update's gradient, for each weight.
 */
export interface RuleCourse {
  cost: KnownCost;
  rule: KnownRule;
  updates: number;
  start: number[];
  parameters: Record<string, number>;
  moved: Record<string, string>;
  noise?: Packed;
}

/**
 * A run of so many `updates`; its key frames, which can be looked at, are the start and `frames` more.
 *
 * `series` and `curves`: by the names that tracks call them by. `derived`: series that the player works out, by their
 * names. `moves`: for a series the one that says where it is just before the update that leads to a key frame, if that
 * is not where it was at the key frame before. `ending`: how it ends. A run that has a `course` bends under the hand.
 */
export interface RunMessage {
  updates: number;
  frames: number;
  series: Record<string, Series>;
  curves: Record<string, Curve>;
  derived: Record<string, Derived>;
  moves: Record<string, string>;
  ending?: Ending;
  course?: Course | RuleCourse;
}

/** The shape of a run's ball, and of its mark on a card: told apart without its colour. A wedge points down. */
export type Mark = "circle" | "square" | "triangle" | "diamond" | "wedge" | "cross";

/**
 * What all have that is drawn: the `panel`, by the number Plotly gives its axes, and the idea (`class`) it shows.
 *
 * `run`: whose it is, if not the first run's. Its own, where several of an idea are drawn: a `colour` of the palette,
 * `dash` and gap of its line, in pixels. `width`: of its line, in pixels, where that is not the usual one.
 */
export interface InPanel {
  panel: string;
  class: string;
  run?: string;
  colour?: string;
  dash?: string;
  width?: number;
}

/** The parabola `curve` as it is at the key frame; none before the first update. */
export interface CurveTrack extends InPanel {
  kind: "curve";
  curve: string;
}

/** The path over the `last` key frames: the series `x` on a `curve`, or against the series `y`. */
export interface TrailTrack extends InPanel {
  kind: "trail";
  x: string;
  y?: string;
  curve?: string;
  last: number;
}

/** A short tangent at the series `x` to `curve`; to the curve `idle` at the start, and while that is dragged. */
export interface TangentTrack extends InPanel {
  kind: "tangent";
  x: string;
  curve: string;
  idle: string;
}

/**
 * A ball, `radius` pixels large: the series `x` on a `curve`, or against the series `y`.
 *
 * Without `x` it goes along `y` as the clock counts. `of_step`: it is not there before the first update. `label`: the
 * template of what stands beside it. `drag`: what it is called when a visitor drags it, who may. `mark`: its shape.
 * `name`: of its run, beside it where there is room.
 */
export interface HeadTrack extends InPanel {
  kind: "head";
  x?: string;
  y?: string;
  curve?: string;
  radius: number;
  of_step?: boolean;
  label?: string;
  drag?: string;
  mark?: Mark;
  name?: string;
}

/**
 * An arrow from where a ball is, at the series `x` against `y` or on a `curve`, `times` as long as it is there.
 *
 * That is the series `dx` across, and `dy` up; without `dy` it lies level. `label` stands at its point.
 */
export interface ArrowTrack extends InPanel {
  kind: "arrow";
  x: string;
  y?: string;
  curve?: string;
  dx: string;
  dy?: string;
  times: number;
  label: string;
}

/**
 * The series `y` as the clock counts, as a line or as `dots`, uncovered up to where the clock is.
 *
 * `name`: of its run, at its end where there is room.
 */
export interface RevealTrack extends InPanel {
  kind: "reveal";
  y: string;
  dots?: boolean;
  name?: string;
}

/** The line through the origin whose slope is the series `slope`. */
export interface RayTrack extends InPanel {
  kind: "ray";
  slope: string;
}

/**
 * The rows each update reads, `width` numbers an update: a short batch is filled up with `none`, which is no row.
 *
 * They are places among the rows that are drawn; where that is a part of all, `names` are the numbers of these rows in
 * the data. `sizes`: how many rows each update reads, where not all of them are drawn.
 */
export interface RowLists {
  width: number;
  list: Packed;
  none: number;
  names?: Packed;
  sizes?: Packed;
}

/** The rows each update reads, `width` bytes an update, of one bit a row: the lowest of the first byte is row 0. */
export interface RowBits {
  width: number;
  bits: Packed;
}

export type Rows = RowLists | RowBits;

/** The points of the trace `trace` that light up: the `rows` that the update to a key frame reads. */
export interface PointsTrack extends InPanel {
  kind: "points";
  trace: string;
  rows: Rows;
}

/** A dot for each line in w: at the series `of`, each stands at slope·(w − zero), at the height `y` of its own. */
export interface CloudTrack extends InPanel {
  kind: "cloud";
  of: string;
  slope: Packed;
  zero: Packed;
  y: Packed;
}

/**
 * A hair from each row of the trace `trace`, or from a fair sample, to the line whose slope is the series `slope`.
 *
 * Those of the rows that the update reads are drawn in the colour of the idea, with the squares of their errors.
 */
export interface ErrorsTrack extends InPanel {
  kind: "errors";
  trace: string;
  slope: string;
}

/**
 * A bar of 2·e·x over x for each row of the trace `trace`, as the line is where the series `slope` says.
 *
 * Those that the update reads are drawn in the colour of the idea: all of them (`whole`), or the rows of the batch.
 * The series `mean` is their mean.
 */
export interface PushesTrack extends InPanel {
  kind: "pushes";
  trace: string;
  whole?: boolean;
  slope: string;
  mean: string;
}

/** The cost (w·x − y)² of the row of `trace` that is looked at; of a fair sample of all where that is asked for. */
export interface RowCurvesTrack extends InPanel {
  kind: "row_curves";
  trace: string;
}

/** A bar at the left edge, as high as the curve `height` is at the series `of`. */
export interface BarTrack extends InPanel {
  kind: "bar";
  height: string;
  of: string;
}

export type Moving = CurveTrack | TrailTrack | TangentTrack | HeadTrack | ArrowTrack | RevealTrack | RayTrack | PointsTrack | CloudTrack | ErrorsTrack | PushesTrack | RowCurvesTrack | BarTrack;

/** What a step did: static/player/steps.js says when. */
export type StepKind = "rest" | "down" | "bottom" | "across" | "swing" | "away" | "left" | "blind" | "flat" | "both" | "uphill" | "overshot" | "worse";

/**
 * A text that follows the clock, in the place `slot`: a template of which the player fills the numbers in.
 *
 * `steps`: one for each thing that a step can do, on a chart that shows w `within` a range; else one of `templates`,
 * at each key frame the one that `pick` says, if there are several. `first`, `held`: what stands there instead before
 * the first update, and while the start is dragged; `bent`: while the runs bend, of what is known only when the hand
 * lets go; `last`: after the last, or one for each of the `endings`. `run`: whose numbers they are, if not the first
 * run's. A card has a `label`, and the `colour` of its `mark`, with the `dash` of its line; `reached` counts what the
 * run has got to by then, not what it is on the way to; `tally`: it stands among the runs of a race.
 */
export interface TextTrack {
  kind: "text";
  slot: "badge" | "line" | "equation" | "sentence" | "card";
  templates?: string[];
  pick?: Packed;
  steps?: Record<StepKind, string>;
  within?: [number, number];
  first?: string;
  last?: string;
  endings?: Record<Ending, string>;
  held?: string;
  bent?: string;
  run?: string;
  label?: string;
  colour?: string;
  mark?: Mark;
  dash?: string;
  reached?: boolean;
  tally?: boolean;
}

export type Track = Moving | TextTrack;

/**
 * One way to look at the picture: what it changes of the `layout`, and the `series` that it puts along an axis.
 *
 * Where it has `ticks`, the clock counts those values of that series; in a `race` values from 0 to the end of the
 * longest run. `whole`: they are whole numbers. `panels`: those that are seen, if not all; `without`: traces that are
 * not drawn in them. `says`: the template of the sentence told meanwhile.
 */
export interface Option {
  id: string;
  label: string;
  layout: Patch;
  panels?: string[];
  without?: string[];
  says?: string;
  series?: string;
  ticks?: FiniteRamp;
  race?: boolean;
  whole?: boolean;
}

/**
 * A choice that only changes the look; the first of its `options` holds to begin with.
 *
 * `first`: where each of them has a winner, the template of who that is; then they stand side by side.
 *
 * With words for `back` and `next` they are the steps of a story, which is gone through one after the other.
 */
export interface Switch {
  id: string;
  label: string;
  options: Option[];
  first?: string;
  back?: string;
  next?: string;
}

/**
 * A panel where a tap chooses a value along x, or `both` x and y; `name` is what it chooses.
 *
 * `among`: the values above 0 of which it is the nearest, by their ratio, if not every one can be chosen.
 */
export interface Pick {
  panel: string;
  name: string;
  both?: boolean;
  among?: Packed;
}

/** A stretch of a ruler, up to `end` or to its own: its name as a code and in words, and what is said of it. */
export interface RulerZone {
  name: string;
  label: string;
  says: string;
  end?: number;
}

/** A place on a ruler that means something, and what it is called. */
export interface Landmark {
  rate: number;
  label: string;
}

/** The words on a ruler; `unread` is said of something typed that is no number, `outside` of one out of range. */
export interface RulerWords {
  label: string;
  help: string;
  part: string;
  unread: string;
  outside: string;
}

/**
 * A rate on a track from `low` to `high`; what is typed may be from `least` to `most`.
 *
 * `scale`: a `power` of ten, as a learning rate has, or a `decay`, from 0 to nearly 1, whose memory 1/(1 − rate) grows
 * evenly in powers of ten. `name`: in the link. `per_curvature`: one over the curvature of the cost, in which a
 * learning rate is told too, if that is known.
 */
export interface Ruler {
  name: string;
  scale: "power" | "decay";
  rate: number;
  low: number;
  high: number;
  least: number;
  most: number;
  per_curvature?: number;
  zones: RulerZone[];
  marks: Landmark[];
  words: RulerWords;
}

/** The batch size, one of `sizes`, under its `name` in the link; `means` says what it does to an epoch. */
export interface BatchSlider {
  name: string;
  size: number;
  sizes: number[] | FiniteRamp;
  label: string;
  means: string;
}

/** A button that has other rows drawn, by another seed `below` a number; `name`: of the seed, in the link. */
export interface DrawAgain {
  name: string;
  below: number;
  label: string;
  help: string;
}

/** What is moved in the player, besides what is dragged in the picture. */
export interface HandMessage {
  ruler?: Ruler;
  beta?: Ruler;
  batch?: BatchSlider;
  again?: DrawAgain;
}

/**
 * The words on the player's own controls, and `alt`, which describes the picture.
 *
 * `thinned` says that not everything is shown, `some_rows` how many of the rows read are drawn: only where that is so.
 */
export interface Captions {
  name: string;
  alt: string;
  first: string;
  back: string;
  play: string;
  pause: string;
  forward: string;
  last: string;
  scrub: string;
  scrub_value: string;
  speed: string;
  speed_unit: string;
  zoom: string;
  zoom_help: string;
  whole: string;
  drag: string;
  drag_value: string;
  or_drag: string;
  rows: string;
  many_rows: string;
  rows_seen: string;
  some_rows?: string;
  row: string;
  row_error: string;
  row_push: string;
  row_curves: string;
  row_curves_help: string;
  thinned?: string;
  failed: string;
  keys: KeyWords;
}

export type DoneBy = "looked_at_steepest" | "step_by_hand";

/** Something to try, in words, and whether the run that is shown meets it; or what the visitor does instead. */
export interface TaskMessage {
  id: string;
  text: string;
  met: boolean;
  by?: DoneBy;
}

/**
 * The question in words, the answers by their ids, the id of the right one, and what there is to say then.
 *
 * `hides`: what else than the end of the run would give the answer away, until it is played: the `picture` (all that
 * stands still in it), the `cards`, the numbers on the axes of the `loss`.
 */
export interface Question {
  ask: string;
  answers: Record<string, string>;
  right: string;
  verdict: string;
  hides: string[];
}

/**
 * A line of code, what stands beside it (a template), and until when in a step, 0 to 1, it is run.
 *
 * `last`: what stands beside it after the run's last update instead.
 */
export interface Line {
  code: string;
  note: string;
  until: number;
  last?: string;
}

/**
 * The lesson of a `page`: its tasks, the question before the first play and the method in lines of code, if any.
 *
 * Where it `insists`, whoever wants no questions is asked too, and without a question the end of the run is hidden
 * until it was played.
 */
export interface LessonMessage {
  page: string;
  captions: LessonCaptions;
  tasks: TaskMessage[];
  question?: Question;
  code?: Line[];
  by_hand?: ByHandWords;
  insists?: boolean;
}

/**
 * The words around a question and tasks, the same on every page.
 *
 * `{answer}`, `{task}`, `{done}` and `{count}` in them the browser fills in.
 */
export interface LessonCaptions {
  predict: string;
  dont_ask: string;
  you_said: string;
  watch: string;
  right: string;
  wrong: string;
  answer: string;
  close: string;
  try_it: string;
  done: string;
  newly: string;
  reset: string;
  code: string;
  table: string;
  mean: string;
  left_out: string;
}

/**
 * A step by hand: what is given, and what is said of each mistake that is known.
 *
 * `{update}`, `{w}`, `{rate}`, `{rows}`, `{count}` and `{g}` in them the browser fills in.
 */
export interface ByHandWords {
  open: string;
  close: string;
  given: string;
  others: string;
  mean: string;
  enter: string;
  short: string;
  unread: string;
  wrong: string;
  plus: string;
  error_sign: string;
  squared: string;
  sign: string;
  no_two: string;
  no_x: string;
  x_twice: string;
  sum: string;
  uphill: string;
  no_rate: string;
  only_step: string;
  done: string;
}

/** The list of keys: its title, and what each of them does. */
export interface KeyWords {
  title: string;
  close: string;
  letters: string;
  play: string;
  back: string;
  forward: string;
  ends: string;
  landmarks: string;
  ask: string;
  tell: string;
  ghost: string;
  slides: string;
  steps: string;
  blank: string;
  full: string;
  list: string;
}
