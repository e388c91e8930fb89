// A step by hand: what is asked for is what a plain loop works out, and each known slip is told from the right number.

import assert from "node:assert/strict";
import { test } from "node:test";

import { asked, judged } from "../../static/player/byhand.js";

const words = /** @type {any} */ (new Proxy({}, { get: (_, name) => String(name) }));
const rows = [{ x: 133, y: 266 }, { x: 61, y: 122 }];

test("two rows of a batch of two lead to the step of the run", () => {
  const [w, rate] = [1.2904, 1e-5];
  let sum = 0;
  for (const { x, y } of rows) sum += 2 * (w * x - y) * x;
  const values = asked({ update: 3, w, rate, rows, count: 2, mean: NaN }, words).map(({ value }) => value);
  const e = rows.map(({ x, y }) => w * x - y);
  const each = rows.flatMap(({ x }, k) => [w * x, e[k], 2 * e[k] * x]);
  assert.deepEqual(values, [...each, sum / 2, w - (rate * sum) / 2]);
});

test("of one row no mean is asked for, and of many rows the mean is given", () => {
  const one = asked({ update: 1, w: 1, rate: 1e-5, rows: [{ x: 199, y: 398 }], count: 1, mean: NaN }, words);
  assert.deepEqual(one.map(({ value }) => value), [199, -199, -79202, 1 + 1e-5 * 79202]);
  const all = asked({ update: 1, w: 1, rate: 1e-5, rows: [{ x: 1, y: 2 }, { x: 199, y: 398 }], count: 199, mean: -26600 }, words);
  assert.equal(all.at(-1)?.value, 1 + 1e-5 * 26600);
  assert.equal(all.length, 7);
});

test("a number is right as far as a pocket calculator shows it", () => {
  assert.deepEqual(["-26600", "−26600", "-2.66e4", "-26,600", "-26.600", "-26 600", "-26600.0"].map((typed) => judged(typed, -26600)), Array(7).fill("right"));
  assert.deepEqual(["228.0152", "228,015", "228.02", "228.0", "228"].map((typed) => judged(typed, 228.0152)), Array(5).fill("right"));
  assert.deepEqual(["1.7", "1.71"].map((typed) => judged(typed, 1.71442)), ["short", "right"]);
  assert.deepEqual(["", "26600", "-26500", "-13300", "abc"].map((typed) => judged(typed, -26600)), Array(5).fill("wrong"));
});

test("a wrong sign, a forgotten 2, x or α, and a sum for the mean are told apart", () => {
  const steps = asked({ update: 3, w: 1.2904, rate: 1e-5, rows, count: 2, mean: NaN }, words);
  for (const { value, wrongs } of steps) {
    for (const [wrong] of wrongs) assert.notEqual(judged(String(wrong), value), "right");
  }
  const named = steps.flatMap(({ wrongs }) => wrongs.map(([, says]) => says));
  assert.ok(["error_sign", "sign", "no_two", "no_x", "sum", "uphill", "no_rate"].every((name) => named.includes(/** @type {any} */ (name))));
});
