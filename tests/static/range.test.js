// The numbers of the plane on which points are drawn.

import assert from "node:assert/strict";
import { test } from "node:test";

import { curvature, limits, nudged, slope, snapped, ticks } from "../../static/points/range.js";

const FARTHEST = 1e9;
const SAMPLES = [[], [0], [1], [-3, 5], [0.001, 0.0049], [1e-9], [199, 12], [-1e9, 1e9], [7, 7, 7], [1e-300]];

// Whether so many digits are enough to write it.
const short = (value, digits) => Number(value.toPrecision(digits)) === value;

test("an axis shows all points, 0, and room beyond them, between round ends", () => {
  for (const values of SAMPLES) {
    const [low, high] = limits(values);
    const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
    assert.ok(low < least && high > most, `${values}: ${low} to ${high}`);
    assert.ok(short(low, 3) && short(high, 3), `${low} to ${high}`);
    if (most > least && most - least > 1e-200) assert.ok(high - low <= 2 * (most - least), `${low} to ${high}`);
  }
});

test("along an axis stand two to six round values, evenly spaced, 0 among them", () => {
  for (const values of SAMPLES) {
    const ends = limits(values);
    const found = ticks(ends);
    assert.ok(found.length >= 2 && found.length <= 6, `${ends}: ${found}`);
    assert.ok(found.includes(0));
    assert.ok(found.every((tick) => short(tick, 2) && tick >= ends[0] && tick <= ends[1]), `${found}`);
    const gaps = found.slice(1).map((tick, k) => tick - found[k]);
    for (const gap of gaps) assert.ok(Math.abs(gap / gaps[0] - 1) < 1e-9, `${found}`);
  }
});

test("a hand sets a coordinate to a round value near by, within the plane", () => {
  const ends = [-2, 10];
  assert.equal(snapped(3.14159, ends, FARTHEST), 3.15);
  assert.equal(snapped(-7, ends, FARTHEST), -2);
  assert.equal(snapped(99, ends, FARTHEST), 10);
  assert.equal(snapped(99, [-80, 80], 50), 50);
  assert.ok(Object.is(snapped(-0.001, ends, FARTHEST), 0));
});

test("an arrow key goes on to the next round value, with Shift ten times as far, and no farther than the plane", () => {
  const ends = [0, 10];
  assert.equal(nudged(3, 1, ends, false, FARTHEST), 3.1);
  assert.equal(nudged(3.04, 1, ends, false, FARTHEST), 3.1);
  assert.equal(nudged(3, -1, ends, true, FARTHEST), 2);
  assert.equal(nudged(10, 1, ends, true, FARTHEST), 10);
  assert.equal(nudged(0, -1, ends, false, FARTHEST), 0);
  assert.equal(nudged(5, 1, ends, true, 5), 5);
});

test("the line costs less than any beside it", () => {
  const points = [[1, 2], [2, 3], [-1, -4], [5, 9]];
  const cost = (w) => points.reduce((sum, [x, y]) => sum + (w * x - y) ** 2, 0);
  const w = slope(points);
  for (const beside of [w - 1e-4, w + 1e-4]) assert.ok(cost(beside) > cost(w));
});

test("where no line is the best there is none", () => {
  assert.equal(slope([]), null);
  assert.equal(slope([[0, 1], [0, -2]]), null);
});

test("the curvature is twice the mean square of x", () => {
  assert.equal(curvature([[1, 2], [-2, 3], [4, 9]]), 14);
});
