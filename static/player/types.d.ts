// What the player's parts hand to each other.

import type { Figure } from "./figure.js";
import type { Run } from "./run.js";
import type { Axis, AxisName, Layout, Trace } from "./plotly.d.ts";

/** What is to be seen of a run. */
export interface Moment {
  run: Run;
  /** The key frame being reached; how far it is on the way there, 0 to 1; and the same, eased. */
  i: number;
  way: number;
  progress: number;
  /** A start that is dragged. */
  held: number | null;
  /** Whether the runs are bent by what is in the hand. */
  bends: boolean;
  /** The series on the loss panel's x axis. */
  axis: string;
  figure: Figure;
  /** The rows read by the update to a key frame. */
  lit(i: number): number[];
  /** The row that is looked at, by its place among those that are drawn; and whether every one's cost is asked for. */
  looked: number | null;
  every: boolean;
  /** What stands beside the ball. */
  label: string;
  /** Another one whenever the panels are laid out anew. */
  drawing: object | undefined;
}

/** The rows that an update reads, as far as they are drawn, and how many there are. */
export interface Read {
  rows: { x: number; y: number }[];
  count: number;
}

/** What the words go by: the key frame shown, its values, and how far w went. */
export interface State {
  run: Run;
  i: number;
  /** Whether it is the last. */
  ended: boolean;
  /** Whether a start is dragged. */
  held: boolean;
  /** Whether the runs are bent by what is in the hand. */
  bends: boolean;
  value(name: string): number | string;
  change: number;
}

export type Range = [from: number, to: number];
export type Colours = Record<string, string>;

/** A trace with its numbers. */
export type Filled = Omit<Trace, "x" | "y" | "z"> & { x: Values; y: Values; z?: ArrayLike<number>[] };
export type Values = ArrayLike<number | null>;

/** A layout with its size, and the ranges of its axes. */
export type Sized = Layout & { width: number; height: number; dragmode: string | false; [axis: AxisName]: Laid };
type Laid = Axis & { range: Range; fixedrange: boolean };
