// Gradient descent on ŷ = w·x by the rule of gd_core.descend, with the same bits: so that a run can bend under the hand
// that moves its learning rate or its start. It knows the parabolas of the batches that a run would read, not their rows.

import { numbers } from "./run.js";

/** @import { Course, Ending, ParabolaCurve, RunMessage } from "./scene.d.ts" */
/** @typedef {{ rate?: number, start?: number }} Hand */

const FARTHEST = 1e50; // first distances from the bottom: gd_core.arrays.DIVERGENCE_LIMIT

// w before and after each update from `start` on, and how the run ends.
/** @typedef {Record<"curvature" | "vertex" | "floor", number>} Whole */
/** @param {Course} course @param {Whole} whole @param {ArrayLike<number>} rates @param {number} start @returns {{ w: number[], ending: Ending }} */
export function descend(course, whole, rates, start) {
  const { updates, tolerance, watches } = course;
  const of = parabolas(course);
  const limit = Math.min(FARTHEST * Math.max(Math.abs(start - whole.vertex), 1), Number.MAX_VALUE);
  const w = [start];
  for (let k = 0; k < updates; k++) {
    const before = w[k];
    const own = of ? { curvature: of.curvature[k], vertex: of.vertex[k], floor: of.floor[k] } : whole;
    const after = before - rates[k] * own.curvature * (before - own.vertex);
    if (!(Math.abs(after - whole.vertex) <= limit)) {
      if (Number.isFinite(after)) w.push(after);
      return { w, ending: "diverged" };
    }
    w.push(after);
    if (tolerance !== undefined && cost(watches === "full" ? whole : own, before) < tolerance) {
      return { w, ending: "converged" };
    }
  }
  return { w, ending: course.goes_on ? "cut" : grows(course, whole, rates, w) ? "growing" : "budget" };
}

// Of the batch of each update, with every number in its place.
/** @param {Course} course */
function parabolas({ batches, updates }) {
  if (!batches) return;
  const { curvature, vertex, floor } = batches;
  return { curvature: numbers(curvature, updates), vertex: numbers(vertex, updates), floor: numbers(floor, updates) };
}

/** @param {Whole} parabola @param {number} w */
function cost({ curvature, vertex, floor }, w) {
  const away = w - vertex;
  return 0.5 * curvature * away * away + floor;
}

// By the rule of gd_ui.scene.runs.is_growing: farther off than it began, and not because it hovers.
/** @param {Course} course @param {Whole} whole @param {ArrayLike<number>} rates @param {number[]} w */
function grows(course, whole, rates, w) {
  const of = parabolas(course);
  if (Math.abs(w[w.length - 1] - whole.vertex) <= Math.abs(w[0] - whole.vertex)) return false;
  let squares = 0;
  for (let k = 0; k < w.length - 1; k++) squares += (1 - rates[k] * (of ? of.curvature[k] : whole.curvature)) ** 2;
  return squares > w.length - 1;
}

// The run of `message` as it would be with another learning rate, or from another start: every update of it, as far as
// its course was sent.
/** @param {RunMessage} message @param {Hand} hand @returns {RunMessage} */
export function bent(message, { rate, start }) {
  const { course, curves, series, derived } = message;
  if (!course) return message;
  const whole = /** @type {Whole} */ (/** @type {ParabolaCurve} */ (curves.cost));
  const rates = rate === undefined ? Float64Array.from(numbers(course.rates, course.updates)) : new Float64Array(course.updates).fill(rate);
  const from = start ?? Float64Array.from(numbers(series.w, 1))[0];
  const { w, ending } = descend(course, whole, rates, from);
  const updates = w.length - 1;
  /** @type {RunMessage["derived"]} */
  const own = course.batches ? { batch_curvature: { of_update: "curvature" }, bottom: { of_update: "vertex" }, batch_floor: { of_update: "floor" } } : {};
  const moved = {
    w: Float64Array.from(w),
    update: { from: 0, step: 1 },
    samples: Float64Array.from(numbers(course.samples, course.updates + 1)).slice(0, updates + 1),
    rate: Float64Array.from(w, (_, i) => rates[Math.max(i - 1, 0)] ?? 0),
  };
  return {
    ...message,
    updates,
    frames: updates,
    ending,
    series: { ...level(series), ...moved },
    derived: { ...derived, ...own, before: { previous: "w" } },
  };
}

// The series that do not go with the updates.
/** @param {RunMessage["series"]} series */
const level = (series) => Object.fromEntries(Object.entries(series).filter(([, values]) => "from" in values && values.step === 0));
