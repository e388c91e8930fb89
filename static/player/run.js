// A run as it came over the wire, opened: series by name, curves by name, one value per key frame; and the rows it reads.

import { walked } from "./landscape.js";

/** @import { Numbers } from "./plotly.d.ts" */
/** @import { BatchParabolas, Course, OfRuleName, ParabolaCurve, RuleCourse, Rows as RowsMessage, RunMessage } from "./scene.d.ts" */

// Numbers arrive as they are, as an even ramp {from, step}, as {powers} of ten, or as so many points {between} two.
/** @param {Numbers} value @param {number} length */
export function numbers(value, length) {
  if ("powers" in value) return Float64Array.from(value.powers, (k) => 10 ** (value.from + k * value.step));
  if ("from" in value) return Float64Array.from({ length }, (_, i) => value.from + i * value.step);
  if (!("between" in value)) return value;
  const { between, points } = value;
  const [a, b] = between;
  return Float64Array.from({ length: points }, (_, i) => a + ((b - a) * i) / (points - 1));
}

// Between the values at equally spaced points from a to b, and on beyond them, along straight lines.
/** @param {[number, number]} ends @param {ArrayLike<number>} values @param {number} x */
function interpolated([a, b], values, x) {
  const at = ((x - a) / (b - a)) * (values.length - 1);
  const k = Math.max(0, Math.min(values.length - 2, Math.floor(at)));
  return values[k] + (values[k + 1] - values[k]) * (at - k);
}

export class Run {
  /** @type {Record<string, Float64Array>} */
  #known = {};
  /** @type {Record<OfRuleName, Float64Array> | undefined} */
  #walked;

  /** @param {RunMessage} message */
  constructor(message) {
    this.message = message;
    this.updates = message.updates;
    this.frames = message.frames;
  }

  // One value per key frame, 0 (the start) to `frames`.
  /** @param {string} name @returns {Float64Array} */
  series(name) {
    return (this.#known[name] ??= this.#open(name));
  }

  /** @param {string} name */
  #open(name) {
    const given = this.message.series[name];
    if (given) return Float64Array.from(numbers(given, this.frames + 1));
    const how = this.message.derived[name];
    if ("sum" in how) return this.#sum(Object.entries(how.sum));
    if ("of_update" in how) {
      const { updates, batches } = /** @type {Course} */ (this.message.course);
      const values = numbers(/** @type {Required<BatchParabolas>} */ (batches)[how.of_update], updates);
      return Float64Array.from({ length: this.frames + 1 }, (_, i) => (i ? values[i - 1] : 0));
    }
    if ("of_rule" in how) return (this.#walked ??= walked(/** @type {RuleCourse} */ (this.message.course)))[how.of_rule];
    if ("previous" in how) {
      const from = this.series(how.previous);
      return from.map((_, i) => from[Math.max(i - 1, 0)]);
    }
    const from = this.series(how.of);
    if ("below" in how) {
      const first = from.findIndex((value) => value < how.below);
      return from.map(() => (first < 0 ? Infinity : first));
    }
    return from.map("slope" in how ? (v, i) => this.slope(how.slope, i, v) : (v, i) => this.height(how.curve, i, v));
  }

  // Other series, each times a number, added up.
  /** @param {[string, number][]} parts */
  #sum(parts) {
    const series = parts.map(([name]) => this.series(name));
    const added = (/** @type {number} */ i) => parts.reduce((sum, [, times], k) => sum + times * series[k][i], 0);
    return Float64Array.from({ length: this.frames + 1 }, (_, i) => added(i));
  }

  /** @param {string} name */
  has(name) {
    return name in this.message.series || name in this.message.derived;
  }

  // The key frame being reached where the rising series `name` has `value`, and how far on the way to it, 0 to 1.
  /** @param {string} name @param {number} value */
  place(name, value) {
    const values = this.series(name);
    let [low, high] = [0, this.frames];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[middle] >= value) high = middle;
      else low = middle + 1;
    }
    if (low === 0) return { i: 0, way: 1 };
    const way = (value - values[low - 1]) / (values[low] - values[low - 1]);
    if (way < SAME) return { i: low - 1, way: 1 };
    return { i: low, way: way > 1 - SAME ? 1 : way };
  }

  // The last key frame that `value` has got to.
  /** @param {string} name @param {number} value */
  reached(name, value) {
    const { i, way } = this.place(name, value);
    return { i: way < 1 ? i - 1 : i, way: 1 };
  }

  // What the series `to` has where the series `from` has `value`.
  /** @param {string} from @param {number} value @param {string} to */
  exchange(from, value, to) {
    const { i, way } = this.place(from, value);
    const values = this.series(to);
    return i ? mix(values[i - 1], values[i], way) : values[0];
  }

  // A parabola's coefficient is a number, or a series.
  /** @param {number | string} coefficient @param {number} i */
  #at(coefficient, i) {
    return typeof coefficient === "string" ? this.series(coefficient)[i] : coefficient;
  }

  /** @param {string} name @param {number} i @param {number} x */
  height(name, i, x) {
    const curve = this.message.curves[name];
    if ("between" in curve) return interpolated(curve.between, curve.values, x);
    const away = x - this.#at(curve.vertex, i);
    return 0.5 * this.#at(curve.curvature, i) * away * away + this.#at(curve.floor, i);
  }

  /** @param {string} name @param {number} i @param {number} x */
  slope(name, i, x) {
    const { curvature, vertex } = /** @type {ParabolaCurve} */ (this.message.curves[name]);
    return this.#at(curvature, i) * (x - this.#at(vertex, i));
  }

  // What the series `name` has at another weight: that itself, or what is worked out from it.
  /** @param {string} name @param {number} w */
  from(name, w) {
    const how = this.message.derived[name];
    return how && "curve" in how ? this.height(how.curve, 0, w) : w;
  }

  // Where `name` is on its way to key frame i, `way` from 0 to 1: first over what was skipped, then the step itself.
  /** @param {string} name @param {number} i @param {number} way */
  moving(name, i, way) {
    const to = this.series(name)[i];
    if (way >= 1 || i === 0) return to;
    const start = this.message.moves[name];
    const last = this.series(name)[i - 1];
    const before = start ? this.series(start)[i] : last;
    if (way < LEAD) return before === last ? last : mix(last, before, way / LEAD);
    return mix(before, to, ease((way - LEAD) / (TAIL - LEAD)));
  }
}

/** The rows that a run reads; of long data only some are drawn, so that of a large batch not all light up. */
export class Rows {
  #seen = [0];
  #met = new Set();

  /** @param {RowsMessage} message */
  constructor(message) {
    this.message = message;
  }

  // The places, among the rows that are drawn, of those that the update to key frame i reads.
  /** @param {number} i */
  lit(i) {
    const { message } = this;
    const own = /** @type {const} */ ([(i - 1) * message.width, i * message.width]);
    if ("list" in message) return Array.from(message.list.subarray(...own)).filter((row) => row !== message.none);
    /** @type {number[]} */
    const rows = [];
    message.bits.subarray(...own).forEach((byte, k) => {
      for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) rows.push(8 * k + bit);
    });
    return rows;
  }

  // Their numbers in the data, from 1.
  /** @param {number} i */
  named(i) {
    const names = "names" in this.message ? this.message.names : undefined;
    return this.lit(i).map((row) => (names ? names[row] : row) + 1);
  }

  // How many different ones the updates up to key frame i have read.
  /** @param {number} i */
  seen(i) {
    for (let k = this.#seen.length; k <= i; k++) {
      for (const row of this.lit(k)) this.#met.add(row);
      this.#seen[k] = this.#met.size;
    }
    return this.#seen[i];
  }

  // How many rows that update reads.
  /** @param {number} i */
  count(i) {
    const sizes = "sizes" in this.message ? this.message.sizes : undefined;
    return sizes ? sizes[i - 1] : this.lit(i).length;
  }
}

// A step rests before it moves, so that the batch is seen before it acts, and its slope; and a little after.
const SAME = 1e-9; // of a step: rounding
const LOOK = 0.15;
const LEAD = 0.32;
const TAIL = 0.86;

// What a step shows at this part of its way: the rows that it reads, then the slope they give, then the step.
/** @param {number} way */
export const beat = (way) => (way < LOOK ? "look" : way < LEAD ? "slope" : way < 1 ? "step" : "");

/** @param {number} a @param {number} b @param {number} t */
export const mix = (a, b, t) => (t <= 0 ? a : t >= 1 ? b : a * (1 - t) + b * t);

/** @param {number} t */
export const ease = (t) => (t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t));

/** @param {number} way */
export const progress = (way) => ease((way - LEAD) / (TAIL - LEAD));
