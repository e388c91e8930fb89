// What Python sends to the player (gd_ui/scene, gd_ui/lesson), as it is once its arrays are in their places.

/** An array of Python's, of f8, f4, u4, u2 or u1. */
export type Packed = Float64Array | Float32Array | Uint32Array | Uint16Array | Uint8Array;

/** An even ramp. */
export interface Ramp {
  from: number;
  step: number;
}

/** So many points, equally spaced between two numbers. */
export interface Spaced {
  between: [number, number];
  points: number;
}

export type Numbers = Packed | number[] | Ramp | Spaced;

export interface Scene {
  figure: Figure;
  runs: Record<string, Run>;
  tracks: Track[];
  switches: Switch[];
  picks: Pick[];
  speed: number;
  captions: Captions;
  lesson: Lesson | null;
  palette: Record<string, [light: string, dark: string]>;
  at: string | null;
  locked: string[];
}

// ---- runs

export interface Run {
  updates: number;
  frames: number;
  series: Record<string, Packed | Ramp>;
  curves: Record<string, Parabola | Table>;
  derived: Record<string, Derived>;
  moves: Record<string, string>;
}

/** Its coefficients are numbers, or series with one value per key frame. */
export interface Parabola {
  curvature: number | string;
  vertex: number | string;
  floor: number | string;
}

/** Values at equally spaced points between two. */
export interface Table {
  between: [number, number];
  values: Packed;
}

export type Derived =
  | { curve: string; of: string }
  | { slope: string; of: string }
  | { previous: string }
  | { sum: Record<string, number> };

// ---- what moves

export type Track = Moving | TextTrack;
export type Moving = CurveTrack | TrailTrack | TangentTrack | HeadTrack | RevealTrack | RayTrack | PointsTrack | CloudTrack;

interface InPanel {
  panel: string;
  class: string;
  run?: string;
  colour?: string;
  width?: number;
}

export interface CurveTrack extends InPanel {
  kind: "curve";
  curve: string;
}

export interface TrailTrack extends InPanel {
  kind: "trail";
  x: string;
  y?: string;
  curve?: string;
  last: number;
}

export interface TangentTrack extends InPanel {
  kind: "tangent";
  x: string;
  curve: string;
  idle: string;
}

export interface HeadTrack extends InPanel {
  kind: "head";
  x?: string;
  y?: string;
  curve?: string;
  radius: number;
  of_step?: boolean;
  label?: string;
  drag?: string;
}

export interface RevealTrack extends InPanel {
  kind: "reveal";
  y: string;
  dots?: boolean;
}

export interface RayTrack extends InPanel {
  kind: "ray";
  slope: string;
}

export interface PointsTrack extends InPanel {
  kind: "points";
  trace: string;
  rows: Rows;
}

export interface CloudTrack extends InPanel {
  kind: "cloud";
  of: string;
  slope: Packed;
  zero: Packed;
  y: Packed;
}

/** A text that follows the clock. */
export interface TextTrack {
  kind: "text";
  slot: "badge" | "line" | "equation" | "sentence" | "card";
  templates: string[];
  pick?: Packed;
  first?: string;
  last?: string;
  held?: string;
  run?: string;
  label?: string;
  colour?: string;
  reached?: boolean;
  tally?: boolean;
}

/** The rows each update reads: lists of `width` numbers, filled up with `none`, or `width` bytes of one bit a row. */
export type Rows = { width: number; list: Packed; none: number; names?: Packed; sizes?: Packed } | { width: number; bits: Packed };

// ---- what stands still

export interface Figure {
  data: Trace[];
  layout: Layout;
  wide: Patch;
  narrow: Patch;
}

/** What goes to Plotly, but that it has its numbers from the run it names. */
export interface Trace {
  name: string;
  run?: string;
  x: Coordinates;
  y: Coordinates;
  z?: { values: Packed; columns: number };
  points?: number;
  meta?: "dots";
  xaxis?: string;
  opacity?: number;
  line?: { color: string; width?: number };
  marker?: { color: string };
}

/** Numbers of its own, or the run's: the series that is chosen, or that it names, or the height of a curve at each x. */
export type Coordinates = Numbers | { switch: string } | { series: string } | { curve: string };

export interface Layout {
  margin: { l: number; r: number; t: number; b: number };
  template: { layout: { font: object } };
  [axis: AxisName]: Axis;
}

export type AxisName = `xaxis${string}` | `yaxis${string}`;

export interface Axis {
  range?: [number, number];
  type?: string;
  domain?: [number, number];
}

/** Values of the layout by their paths, such as xaxis2.range. */
export type Patch = Record<string, unknown>;

// ---- what is chosen

export interface Switch {
  id: string;
  label: string;
  options: Option[];
}

/** Where it has `ticks`, the clock counts those values of its `series`. */
export interface Option {
  id: string;
  label: string;
  layout: Patch;
  series?: string;
  ticks?: (Packed | Ramp) & { length: number };
  whole?: boolean;
}

/** A panel where a tap chooses a value along x, or both. */
export interface Pick {
  panel: string;
  name: string;
  both?: boolean;
}

// ---- words

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
  drag: string;
  drag_value: string;
  or_drag: string;
  rows: string;
  many_rows: string;
  some_rows?: string;
  thinned?: string;
  failed: string;
}

export interface Lesson {
  page: string;
  captions: LessonCaptions;
  tasks: Task[];
  question?: Question;
  code?: Line[];
}

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
}

export interface Task {
  id: string;
  text: string;
  met: boolean;
}

export interface Question {
  ask: string;
  answers: Record<string, string>;
  right: string;
  verdict: string;
  hides: string[];
}

export interface Line {
  code: string;
  note: string;
  until: number;
  last?: string;
}
