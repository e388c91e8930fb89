// Runs bent in the browser. That they are the engine's own to the last bit is shown from Python (tests/ui/test_course.py).

import assert from "node:assert/strict";
import { test } from "node:test";

import { bent, complete, descend } from "../../static/player/descend.js";
import { Run } from "../../static/player/run.js";

const WHOLE = { curvature: 2, vertex: 2, floor: 0 };
const SAMPLES = { from: 0, step: 1 };
const constant = (rate, updates) => new Float64Array(updates).fill(rate);

test("each update goes down the parabola of its batch", () => {
  const batches = { curvature: [2, 0, 4], vertex: [2, 9, 1], floor: [0, 1, 0] };
  const { w, ending } = descend({ updates: 3, samples: SAMPLES, batches }, WHOLE, constant(0.25, 3), 0);
  assert.deepEqual(w, [0, 1, 1, 1]);
  assert.equal(ending, "budget");
});

test("a run ends after the update whose cost before it is below the tolerance, of the batch or of all rows", () => {
  const course = { updates: 9, samples: SAMPLES, batches: { curvature: constant(2, 9), vertex: constant(1, 9), floor: constant(0, 9) }, tolerance: 0.3 };
  assert.deepEqual(descend({ ...course, watches: "batch" }, WHOLE, constant(0.25, 9), 0).w, [0, 0.5, 0.75]);
  const full = descend({ ...course, watches: "full" }, WHOLE, constant(0.25, 9), 0);
  assert.deepEqual([full.w.length, full.ending], [10, "budget"]);
});

test("a run that leaves ends where it is far, or before what no float holds", () => {
  const far = descend({ updates: 500, samples: SAMPLES }, WHOLE, constant(10, 500), 0);
  assert.equal(far.ending, "diverged");
  assert.ok(Math.abs(far.w.at(-1) - 2) > 2e50 && Math.abs(far.w.at(-2) - 2) <= 2e50);
  const lost = descend({ updates: 5, samples: SAMPLES }, { ...WHOLE, curvature: 1e300 }, constant(1e200, 5), 0);
  assert.deepEqual([lost.w, lost.ending], [[0], "diverged"]);
});

test("all updates made is told from a run that grows, and from one of which only the first are known", () => {
  const ending = (course, rate) => descend({ updates: 4, samples: SAMPLES, ...course }, WHOLE, constant(rate, 4), 0).ending;
  assert.deepEqual([ending({}, 0.1), ending({}, 1.1), ending({ goes_on: true }, 1.1)], ["budget", "growing", "cut"]);
});

test("a run arrives where it stays within the target: for a pass, or a tenth of its updates, and to the end", () => {
  const rows = { x: Float64Array.of(1, 0), y: Float64Array.of(2, 0), rows: Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 1) };
  const course = { updates: 8, samples: SAMPLES, batches: rows, arrives: { target: 0.1, pass: 3 } };
  const run = (more) => descend({ ...course, ...more }, WHOLE, constant(0.25, 8), 0);
  assert.deepEqual(run({}).w, [0, 1, 1.5, 1.75]); // (2 − 1.75)² is below 0.1
  assert.equal(run({ arrives: { target: 0.001, pass: 3 } }).w.length, 9); // it stays at (2 − 1.875)²
  assert.equal(run({ arrives: { target: 5, pass: 3 } }).w.length, 1); // it began there
});

test("weights that were not sent are those that the course leads to, and what was sent of the run stays", () => {
  const message = {
    updates: 3,
    frames: 3,
    series: { median: Float32Array.of(4, 3, 2, 1) },
    curves: { cost: WHOLE },
    derived: { epoch: { sum: { samples: 0.2 } } },
    moves: { w: "before" },
    course: { updates: 3, rate: 0.25, samples: { from: 0, step: 5 }, start: 1 },
  };
  const run = new Run(complete(message));
  const seen = (name) => [...run.series(name)];
  assert.deepEqual([seen("w"), seen("before")], [[1, 1.5, 1.75, 1.875], [1, 1, 1.5, 1.75]]);
  assert.deepEqual([seen("update"), seen("epoch"), seen("median")], [[0, 1, 2, 3], [0, 1, 2, 3], [4, 3, 2, 1]]);
  const sent = { ...message, series: { ...message.series, w: Float64Array.of(1, 2, 3, 4) } };
  assert.equal(complete(sent), sent);
});

test("a bent run has the series of one that was sent", () => {
  const message = {
    updates: 2,
    frames: 1, // a thinned one
    series: {
      w: Float64Array.of(0, 1.5),
      update: Uint32Array.of(0, 2),
      before: Float64Array.of(0, 1),
      samples: { from: 0, step: 10 },
      rate: { from: 0.25, step: 0 },
      plus: { from: 7, step: 0 },
    },
    curves: { cost: WHOLE },
    derived: { cost: { curve: "cost", of: "w" }, epoch: { sum: { samples: 0.2 } } },
    moves: { w: "before" },
    course: { updates: 3, rate: 0.25, samples: { from: 0, step: 5 } },
  };
  const run = new Run(bent(message, { rate: 0.125 }));
  assert.deepEqual([run.updates, run.frames], [3, 3]);
  const seen = (name) => [...run.series(name)];
  assert.deepEqual(seen("w"), [0, 0.5, 0.875, 1.15625]);
  assert.deepEqual(seen("before"), [0, 0, 0.5, 0.875]);
  assert.deepEqual([seen("epoch"), seen("plus"), seen("rate")], [[0, 1, 2, 3], [7, 7, 7, 7], [0.125, 0.125, 0.125, 0.125]]);
  assert.deepEqual([...new Run(bent(message, { start: 1 })).series("w")], [1, 1.5, 1.75, 1.875]);
  assert.equal(bent({ ...message, course: undefined }, { rate: 1 }).frames, 1);
});
