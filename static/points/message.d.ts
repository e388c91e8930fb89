// What Python sends to the editor for points (gd_ui/player/points.py).

export type Point = [x: number, y: number];

export interface Message {
  points: Point[];
  /** The number of the last message that Python has acknowledged. */
  acknowledged: number;
  captions: Captions;
  palette: Record<string, { light: string; dark: string }>;
  /** So many points there may be, and so far from 0. */
  most: number;
  farthest: number;
}

export interface Captions {
  name: string;
  hint: string;
  keys: string;
  add: string;
  remove: string;
  undo: string;
  x: string;
  y: string;
  point: string;
  place: string;
  now: string;
  line: string;
  no_line: string;
  count: string;
  last: string;
  full: string;
  lighter: string;
  junk: string;
  problem: string;
  failed: string;
}
