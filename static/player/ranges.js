// What the axes show, on its way from one picture to the next.

import { axes } from "./figure.js";
import { ease, mix } from "./run.js";

/** @import { Range, Sized } from "./types.d.ts" */

const EASE = 300; // ms

/** @param {Range} from @param {Range} to @param {number} part @returns {Range} */
const between = (from, to, part) => [mix(from[0], to[0], part), mix(from[1], to[1], part)];

export class Ranges {
  /** @type {[path: string, from: Range, to: Range][]} */
  #ways = [];
  #began = 0;

  // Those of a new layout; it is given what is `seen` now, to set out from.
  /** @param {Sized} layout @param {Plot["layout"]} [seen] */
  take(layout, seen = {}) {
    this.#ways = [];
    this.#began = performance.now();
    for (const name of axes(layout)) {
      const { type = "linear", range } = layout[name];
      const was = seen[name];
      if (layout[name].visible === false) continue; // Plotly has no such axis
      if (!was?.range || (was.type ?? "linear") !== type || was.range.every((end, k) => end === range[k])) continue;
      this.#ways.push([`${name}.range`, was.range, range]);
      layout[name].range = between(was.range, range, 0);
    }
  }

  // As they are by now, for Plotly to take; nothing once they have arrived.
  get now() {
    const part = Math.min(1, (performance.now() - this.#began) / EASE);
    const ranges = this.#ways.map(([path, from, to]) => [path, between(from, to, ease(part))]);
    if (part === 1) this.#ways = [];
    return ranges.length ? Object.fromEntries(ranges) : undefined;
  }
}
