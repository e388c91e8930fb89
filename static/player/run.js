// A run as it came over the wire, opened: series by name, curves by name, one value per key frame.

// Numbers arrive as a plain list, as {f8: array} and the like, or as an even ramp {from, step}.
export function numbers(value, length) {
  if (Array.isArray(value)) return value;
  if ("from" in value) return Float64Array.from({ length }, (_, i) => value.from + i * value.step);
  if ("between" in value) return between(...value.between, value.points);
  return value.f8 ?? value.f4 ?? value.u4 ?? value.u2 ?? value.u1;
}

// Between the values at equally spaced points from a to b, and on beyond them, along straight lines.
function interpolated(a, b, values, x) {
  const at = ((x - a) / (b - a)) * (values.length - 1);
  const k = Math.max(0, Math.min(values.length - 2, Math.floor(at)));
  return values[k] + (values[k + 1] - values[k]) * (at - k);
}

const between = (a, b, points) => Float64Array.from({ length: points }, (_, i) => a + ((b - a) * i) / (points - 1));

export class Run {
  constructor(message) {
    this.updates = message.updates;
    this.frames = message.frames;
    this.message = message;
    this.known = {};
  }

  // One value per key frame, 0 (the start) to `frames`.
  series(name) {
    return (this.known[name] ??= this.#open(name));
  }

  #open(name) {
    const given = this.message.series[name];
    if (given) return numbers(given, this.frames + 1);
    const { of, previous, sum, curve, slope } = this.message.derived[name];
    if (sum) return this.#sum(Object.entries(sum));
    const from = this.series(of ?? previous);
    if (previous) return from.map((_, i) => from[Math.max(i - 1, 0)]);
    return Float64Array.from(from, (v, i) => (slope ? this.slope(slope, i, v) : this.height(curve, i, v)));
  }

  // Other series, each times a number, added up.
  #sum(parts) {
    const series = parts.map(([name]) => this.series(name));
    return Float64Array.from({ length: this.frames + 1 }, (_, i) => parts.reduce((sum, [, times], k) => sum + times * series[k][i], 0));
  }

  has(name) {
    return name in this.message.series || name in this.message.derived;
  }

  // The key frame being reached where the rising series `name` has `value`, and how far on the way to it, 0 to 1.
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
  reached(name, value) {
    const { i, way } = this.place(name, value);
    return { i: way < 1 ? i - 1 : i, way: 1 };
  }

  // What the series `to` has where the series `from` has `value`.
  exchange(from, value, to) {
    const { i, way } = this.place(from, value);
    const values = this.series(to);
    return i ? mix(values[i - 1], values[i], way) : values[0];
  }

  // A curve is a parabola, whose coefficients are numbers, or series with one value per key frame; or it is a table.
  #coefficients(name, i) {
    const { curvature, vertex, floor } = this.message.curves[name];
    const at = (c) => (typeof c === "string" ? this.series(c)[i] : c);
    return [at(curvature), at(vertex), at(floor)];
  }

  height(name, i, x) {
    const { between, values } = this.message.curves[name];
    if (between) return interpolated(...between, numbers(values), x);
    const [curvature, vertex, floor] = this.#coefficients(name, i);
    return 0.5 * curvature * (x - vertex) * (x - vertex) + floor;
  }

  slope(name, i, x) {
    const [curvature, vertex] = this.#coefficients(name, i);
    return curvature * (x - vertex);
  }

  // Where `name` is on its way to key frame i, `way` from 0 to 1: first over what was skipped, then the step itself.
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

// A step rests a little before it moves, so that the batch is seen before it acts, and after.
const SAME = 1e-9; // of a step: rounding
const LEAD = 0.18;
const TAIL = 0.82;

export const mix = (a, b, t) => (t <= 0 ? a : t >= 1 ? b : a * (1 - t) + b * t);
const ease = (t) => (t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t));
export const progress = (way) => ease((way - LEAD) / (TAIL - LEAD));
