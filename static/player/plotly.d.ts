// The part of a scene that is Plotly's: what stands still in it.

import type { Packed, Powers, Ramp, Spaced } from "./scene.d.ts";

export interface Figure {
  data: Trace[];
  layout: Layout;
  wide: Patch;
  narrow: Patch;
  /** Panels that share one place on a narrow page, by the number Plotly gives their axes, and what they are called. */
  strip?: Record<string, string>;
  /** Those of them that share it on a wide page, too. */
  tabs?: string[];
  /** What stands still tells of more runs than bend: it fades while one does. */
  fades?: boolean;
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

export type Numbers = Packed | number[] | Ramp | Powers | Spaced;

export interface Layout {
  margin: { l: number; r: number; t: number; b: number };
  template: { layout: { font: { size?: number } } };
  annotations?: { xref: string; visible?: boolean; text: string }[];
  shapes?: { xref: string; visible?: boolean }[];
  [axis: AxisName]: Axis;
}

export type AxisName = `xaxis${string}` | `yaxis${string}`;

export interface Axis {
  range?: [number, number];
  type?: string;
  domain?: [number, number];
  visible?: boolean;
  title?: { text: string };
  dtick?: number | string;
}

/** Values of the layout by their paths, such as xaxis2.range. */
export type Patch = Record<string, unknown>;
