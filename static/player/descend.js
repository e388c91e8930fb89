// Gradient descent on ŷ = w·x by the rule of gd_core.descend, with the same bits: so that a run can bend under the hand
// that moves its learning rate or its start. It knows the batches that a run would read, or their parabolas.

import { moved as ruled } from "./landscape.js";
import { numbers } from "./run.js";

/** @import { Arrival, BatchRows, Course, Ending, ParabolaCurve, RunMessage } from "./scene.d.ts" */
/** @typedef {{ rate?: number, beta?: number, start?: number }} Hand */

const FARTHEST = 1e50; // first distances from the bottom: gd_core.arrays.DIVERGENCE_LIMIT

/** @typedef {Record<"curvature" | "vertex" | "floor", number>} Whole */
/** @typedef {Record<"curvature" | "vertex" | "floor", ArrayLike<number>>} Parabolas */
/** @typedef {{ w: number[], ending: Ending }} Descended w before and after each update, and how the run ends. */

/** @param {Course} course @param {Whole} whole @param {ArrayLike<number>} rates @param {number} start @returns {Descended} */
export function descend(course, whole, rates, start) {
  const made = walked(course, whole, rates, start);
  const w = course.arrives && arrived(course.arrives, whole, made.w);
  return w ? { w, ending: "arrived" } : made;
}

/** @param {Course} course @param {Whole} whole @param {ArrayLike<number>} rates @param {number} start @returns {Descended} */
function walked(course, whole, rates, start) {
  const { updates, tolerance, watches } = course;
  const { of } = opened(course);
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

// The part of a run up to where it arrives, by the rule of gd_ui.pages.compare.settings; none where it does not.
/** @param {Arrival} arrival @param {Whole} whole @param {number[]} w */
function arrived({ target, pass }, whole, w) {
  const made = w.length - 1;
  const excess = { ...whole, floor: 0 };
  let updates = w.length;
  while (updates > 0 && !(cost(excess, w[updates - 1]) > target)) updates--;
  const stays = Math.min(pass, Math.floor(made / 10) + 1);
  return updates > made - stays ? undefined : w.slice(0, updates + 1);
}

// Of the batch of each update, with every number in its place, and the rows read before it: as they are however the hand
// moves, so they are opened once.
/** @type {WeakMap<Course, { of?: Parabolas, samples: ArrayLike<number> }>} */
const known = new WeakMap();

/** @param {Course} course */
function opened(course) {
  const before = known.get(course);
  if (before) return before;
  const { batches, updates } = course;
  const samples = samplesOf(course);
  const now = { of: batches && ("rows" in batches ? parabolas(batches, samples, updates) : sent(batches, updates)), samples };
  known.set(course, now);
  return now;
}

/** @param {Course} course @returns {ArrayLike<number>} */
function samplesOf({ samples, updates }) {
  if (!("size" in samples)) return numbers(samples, updates + 1);
  const { rows, size } = samples;
  const pass = Math.ceil(rows / size);
  return Float64Array.from({ length: updates + 1 }, (_, k) => Math.floor(k / pass) * rows + (k % pass) * size);
}

/** @param {import("./scene.d.ts").BatchParabolas} batches @param {number} updates */
const sent = ({ curvature, vertex, floor = { from: 0, step: 0 } }, updates) => ({
  curvature: numbers(curvature, updates),
  vertex: numbers(vertex, updates),
  floor: numbers(floor, updates),
});

// By the rule of gd_core.parabola, but for the floors, of which nothing is told.
/** @param {BatchRows} batches @param {ArrayLike<number>} samples @param {number} updates @returns {Parabolas} */
function parabolas({ x: given, y, rows }, samples, updates) {
  const x = numbers(given, y.length);
  const [curvature, vertex, floor] = [0, 1, 2].map(() => new Float64Array(updates));
  const single = rows.length === updates;
  const own = Float64Array.from(rows, (row) => x[row]);
  const squares = own.map((value) => value * value);
  const products = own.map((value, k) => value * y[rows[k]]);
  for (let k = 0; k < updates; k++) {
    const [from, to] = [samples[k], samples[k + 1]];
    const size = to - from;
    const square = sum(squares, from, to);
    const bottom = single ? y[rows[from]] / own[from] : sum(products, from, to) / square;
    if (square === 0 || !Number.isFinite(bottom)) continue;
    [curvature[k], vertex[k]] = [(2 * square) / size, bottom];
  }
  return { curvature, vertex, floor };
}

// As numpy's add.reduceat: the first of them, and the others' sum.
/** @param {Float64Array} values @param {number} from @param {number} to */
const sum = (values, from, to) => (to - from === 1 ? values[from] : values[from] + pairwise(values, from + 1, to - from - 1));

// Eight sums side by side of up to 128 numbers; of more, those of both halves.
/** @param {Float64Array} values @param {number} from @param {number} count @returns {number} */
function pairwise(values, from, count) {
  if (count > 128) {
    const half = (count >> 1) - ((count >> 1) % 8);
    return pairwise(values, from, half) + pairwise(values, from + half, count - half);
  }
  let total = 0;
  const eights = count - (count % 8);
  if (eights) {
    const r = values.slice(from, from + 8);
    for (let k = 8; k < eights; k++) r[k % 8] += values[from + k];
    total = r[0] + r[1] + (r[2] + r[3]) + (r[4] + r[5] + (r[6] + r[7]));
  }
  for (let k = eights; k < count; k++) total += values[from + k];
  return total;
}

/** @param {Whole} parabola @param {number} w */
function cost({ curvature, vertex, floor }, w) {
  const away = w - vertex;
  return 0.5 * curvature * away * away + floor;
}

// By the rule of gd_ui.scene.runs.is_growing: farther off than it began, and not because it hovers.
/** @param {Course} course @param {Whole} whole @param {ArrayLike<number>} rates @param {number[]} w */
function grows(course, whole, rates, w) {
  const { of } = opened(course);
  if (Math.abs(w[w.length - 1] - whole.vertex) <= Math.abs(w[0] - whole.vertex)) return false;
  let squares = 0;
  for (let k = 0; k < w.length - 1; k++) squares += (1 - rates[k] * (of ? of.curvature[k] : whole.curvature)) ** 2;
  return squares > w.length - 1;
}

// The numbers of the updates that are shown, by the rule of gd_ui.scene.key_frames.
/** @param {number} updates */
export function keyFrames(updates, most = updates) {
  if (updates <= most) return Array.from({ length: updates + 1 }, (_, k) => k);
  const first = Math.floor(most / 3);
  const parts = most - first - 1;
  const step = (Math.log10(updates) - Math.log10(first)) / parts;
  const rest = Array.from({ length: parts }, (_, k) => Math.round(10 ** (k * step + Math.log10(first))));
  return [...new Set([...Array(first).keys(), first, ...rest.slice(1), updates])];
}

// The run of `message` as it would be with another learning rate, or from another start, as far as its course was sent.
/** @param {RunMessage} message @param {Hand} hand @returns {RunMessage} */
export function bent(message, { rate, beta, start }) {
  const { course, curves, series, derived } = message;
  if (!course) return message;
  if ("rule" in course) return { ...message, course: ruled(course, { rate, beta, start }) };
  const whole = /** @type {Whole} */ (/** @type {ParabolaCurve} */ (curves.cost));
  const { decay } = course;
  const alpha = rate ?? course.rate;
  const rates = Float64Array.from({ length: course.updates }, (_, k) => (decay ? alpha / (1 + k / decay) : alpha));
  const from = start ?? course.start ?? Float64Array.from(numbers(series.w, 1))[0];
  const { w, ending } = descend(course, whole, rates, from);
  const updates = w.length - 1;
  const frames = keyFrames(updates, course.most);
  const { samples } = opened(course);
  /** @param {(k: number) => number} value */
  const at = (value) => Float64Array.from(frames, value);
  const all = frames.length > updates;
  /** @type {RunMessage["derived"]} */
  const own = course.batches && "floor" in course.batches ? { batch_curvature: { of_update: "curvature" }, bottom: { of_update: "vertex" }, batch_floor: { of_update: "floor" } } : {};
  const moved = {
    w: at((k) => w[k]),
    update: all ? { from: 0, step: 1 } : at((k) => k),
    samples: at((k) => samples[k]),
    rate: at((k) => rates[Math.max(k - 1, 0)] ?? 0),
    ...(!all && { before: at((k) => w[Math.max(k - 1, 0)]) }),
  };
  return {
    ...message,
    updates,
    frames: frames.length - 1,
    ending,
    series: { ...level(series), ...moved },
    derived: { ...derived, ...own, ...(all && { before: { previous: "w" } }) },
  };
}

// The run of `message` with all its series: weights that were not sent are those that its course leads to.
/** @param {RunMessage} message @returns {RunMessage} */
export function complete(message) {
  const { course, series: sent } = message;
  if ("w" in sent || !course || "rule" in course) return message;
  const { series, derived } = bent(message, {});
  return { ...message, series: { ...series, ...sent }, derived };
}

// The series that do not go with the updates.
/** @param {RunMessage["series"]} series */
const level = (series) => Object.fromEntries(Object.entries(series).filter(([, values]) => "from" in values && values.step === 0));
