// A run as it came over the wire, opened.

import assert from "node:assert/strict";
import { test } from "node:test";

import { beat, mix, numbers, progress, Rows, Run } from "../../static/player/run.js";

const W = [1, 1.5, 1.75, 1.875]; // halfway to 2 with each update
const STEPS = [0, 1, 2, 4]; // the key frames: the last leaves out one
const message = {
  updates: 4,
  frames: 3,
  series: {
    w: Float64Array.from(W),
    update: Uint8Array.from(STEPS),
    samples: { from: 0, step: 10 },
    curvature: Float32Array.from([1, 2, 4, 6]),
    vertex: { from: 2, step: 0 },
  },
  curves: {
    cost: { curvature: 2, vertex: 2, floor: 0.5 },
    batch: { curvature: "curvature", vertex: "vertex", floor: 0 },
    table: { between: [-1, 1], values: Float32Array.from([4, 0, 2]) },
  },
  derived: {
    before: { previous: "w" },
    epoch: { sum: { samples: 0.1 } },
    mixed: { sum: { w: 2, epoch: -1 } },
    cost: { curve: "cost", of: "w" },
    gradient: { slope: "batch", of: "before" },
  },
  moves: { w: "before" },
};
const run = new Run(message);
const close = (actual, expected) => assert.ok(Math.abs(actual - expected) < 1e-12, `${actual} is not ${expected}`);

test("numbers are opened from an array, a list, a ramp, powers of ten, and points between two", () => {
  assert.deepEqual([...numbers(Uint16Array.of(1, 2), 9)], [1, 2]);
  assert.deepEqual(numbers([1, null], 9), [1, null]);
  assert.deepEqual([...numbers({ from: 3, step: -0.5 }, 4)], [3, 2.5, 2, 1.5]);
  assert.deepEqual([...numbers({ powers: Uint8Array.of(0, 2, 3), from: -2, step: 1 }, 0)], [0.01, 1, 10]);
  assert.deepEqual([...numbers({ between: [-1, 1], points: 5 }, 0)], [-1, -0.5, 0, 0.5, 1]);
});

test("series that were not sent follow from those that were", () => {
  assert.deepEqual([...run.series("before")], [1, 1, 1.5, 1.75]);
  assert.deepEqual([...run.series("epoch")], [0, 1, 2, 3]);
  assert.deepEqual([...run.series("mixed")], W.map((w, i) => 2 * w - i));
  assert.deepEqual([...run.series("cost")], W.map((w) => (w - 2) ** 2 + 0.5));
  assert.deepEqual([...run.series("gradient")], [1 * (1 - 2), 2 * (1 - 2), 4 * (1.5 - 2), 6 * (1.75 - 2)]);
  assert.ok(run.has("w") && run.has("cost") && !run.has("nothing"));
});

test("a table is read along straight lines, and on beyond its ends", () => {
  const heights = [-1, -0.5, 0, 0.25, 1, 2, -2].map((x) => run.height("table", 0, x));
  assert.deepEqual(heights, [4, 2, 0, 0.5, 2, 4, 8]);
});

test("each value of a series has its place: the key frame being reached, and the part of the way to it", () => {
  assert.deepEqual(run.place("update", 0), { i: 0, way: 1 });
  assert.deepEqual(run.place("update", 2), { i: 2, way: 1 });
  assert.deepEqual(run.place("update", 2.5), { i: 3, way: 0.25 });
  assert.deepEqual(run.place("update", 4), { i: 3, way: 1 });
  assert.deepEqual(run.place("update", 2 + 1e-10), { i: 2, way: 1 });
  assert.deepEqual(run.reached("update", 3.9), { i: 2, way: 1 });
});

test("beyond its end a run stays there", () => {
  const { i, way } = run.place("update", 99);
  assert.equal(i, 3);
  assert.ok(way >= 1);
  assert.equal(run.moving("w", i, way), 1.875);
});

test("what one axis counts can be told on another", () => {
  assert.equal(run.exchange("update", 3, "samples"), 25);
  assert.equal(run.exchange("samples", 25, "update"), 3);
  assert.equal(run.exchange("update", 0, "samples"), 0);
});

test("a step rests, moves, and rests", () => {
  assert.equal(run.moving("w", 2, 0.3), 1.5);
  close(run.moving("w", 2, 0.59), 1.625);
  assert.equal(run.moving("w", 2, 0.9), 1.75);
  const on = [0.4, 0.5, 0.6, 0.7, 0.8].map((way) => run.moving("w", 2, way));
  assert.deepEqual(on.toSorted(), on);
  assert.deepEqual([0, 0.32, 0.59, 0.86, 1].map((way) => Number(progress(way).toFixed(9))), [0, 0, 0.5, 1, 1]);
  assert.deepEqual([0, 0.14, 0.16, 0.31, 0.33, 0.99, 1].map(beat), ["look", "look", "slope", "slope", "step", "step", ""]);
});

test("what was left out before a step is passed over while it rests", () => {
  const thinned = new Run({ ...message, series: { ...message.series, before: Float64Array.of(1, 1, 1.5, 1.8) }, derived: {} });
  assert.equal(thinned.moving("w", 3, 0), 1.75);
  close(thinned.moving("w", 3, 0.16), (1.75 + 1.8) / 2);
  close(thinned.moving("w", 3, 0.32), 1.8);
  assert.equal(thinned.moving("w", 3, 1), 1.875);
});

test("between two numbers nothing leaves them, however large they are", () => {
  assert.equal(mix(-1.7e308, 1.7e308, 0.5), 0);
  assert.deepEqual([mix(3, 5, -1), mix(3, 5, 2)], [3, 5]);
});

test("rows come as lists of equal length, filled up with what is no row", () => {
  const rows = new Rows({ width: 3, none: 9, list: Uint8Array.of(4, 0, 7, 2, 9, 9) });
  assert.deepEqual([rows.lit(1), rows.lit(2)], [[4, 0, 7], [2]]);
  assert.deepEqual([rows.named(1), rows.count(2)], [[5, 1, 8], 1]);
});

test("rows come as one bit each", () => {
  const rows = new Rows({ width: 2, bits: Uint8Array.of(0b10000001, 0b1, 0, 0b10) });
  assert.deepEqual([rows.lit(1), rows.lit(2)], [[0, 7, 8], [9]]);
});

test("of long data the rows drawn have numbers of their own, and a batch may have read more", () => {
  const rows = new Rows({ width: 2, none: 3, list: Uint16Array.of(0, 2, 1, 3), names: Uint32Array.of(5, 70, 900), sizes: Uint32Array.of(64, 1) });
  assert.deepEqual([rows.named(1), rows.named(2)], [[6, 901], [71]]);
  assert.deepEqual([rows.count(1), rows.count(2)], [64, 1]);
});
