// Numbers of a plane: its limits, which are round, how finely a hand sets a point in it, and the best line in it.

/** @import { Point } from "./message.d.ts" */
/** @typedef {[low: number, high: number]} Ends */

const MARGIN = 0.2; // of the range of the points, on either side: room to draw beyond
const FINENESS = 200; // steps across the plane, at least
const TINY = 1e-200;

/** @param {number} value */
const tidy = (value) => Number(value.toPrecision(12)) + 0; // no 0.30000000000000004, no −0
/** @param {number} value @param {number} low @param {number} high */
const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

// The nearest of 1, 2, 5, 10, 20, … that is not above `value`, and not below it.
/** @param {number} value */
function below(value) {
  const unit = Number(`1e${Math.floor(Math.log10(value))}`);
  return tidy(([5, 2, 1].find((first) => first * unit <= value * (1 + 1e-9)) ?? NaN) * unit);
}

/** @param {number} value */
function above(value) {
  const unit = Number(`1e${Math.floor(Math.log10(value))}`);
  return tidy(([1, 2, 5, 10].find((first) => first * unit >= value * (1 - 1e-9)) ?? NaN) * unit);
}

/** @param {number} value */
function near(value) {
  const [low, high] = [below(value), above(value)];
  return value * value < low * high ? low : high;
}

// The limits of an axis that shows `values` and 0.
/** @param {number[]} values @returns {Ends} */
export function limits(values) {
  const low = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const high = most - low < TINY ? low + 1 : most;
  const margin = MARGIN * (high - low);
  const step = below((high - low) / 5);
  return [tidy(Math.floor((low - margin) / step) * step), tidy(Math.ceil((high + margin) / step) * step)];
}

// Round values between the limits: two to six.
/** @param {Ends} ends */
export function ticks([low, high]) {
  const step = above((high - low) / 5);
  const found = [];
  for (let k = Math.ceil(low / step); k * step <= high; k++) found.push(tidy(k * step));
  return found;
}

// Where a hand has put a coordinate: within the limits, with four digits at most.
/** @param {number} value @param {Ends} ends @param {number} farthest */
export function snapped(value, [low, high], farthest) {
  const step = below((high - low) / FINENESS);
  return tidy(clamp(Math.round(clamp(value, low, high) / step) * step, -farthest, farthest));
}

// Where an arrow key moves it: about a hundredth of the plane, or a tenth, on to the next round value.
/** @param {number} value @param {number} steps @param {Ends} ends @param {boolean} large @param {number} farthest */
export function nudged(value, steps, [low, high], large, farthest) {
  const step = near((high - low) / (large ? 10 : 100));
  const next = Math.round((value + steps * step) / step) * step;
  return tidy(clamp(next, Math.max(low, -farthest), Math.min(high, farthest)));
}

// L, the curvature of their cost.
/** @param {Point[]} points */
export const curvature = (points) => (2 * points.reduce((total, [x]) => total + x * x, 0)) / points.length;

// The w for which ŷ = w·x costs least, if there is one.
/** @param {Point[]} points */
export function slope(points) {
  /** @param {(x: number, y: number) => number} of */
  const sum = (of) => points.reduce((total, [x, y]) => total + of(x, y), 0);
  const w = sum((x, y) => x * y) / sum((x) => x * x);
  return Number.isFinite(w) ? w : null;
}
