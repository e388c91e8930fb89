// A learning rate as people write it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { read } from "../../static/player/ruler.js";

test("a number is read in all the ways it is written", () => {
  const same = ["1e-5", "1E-5", "0.00001", "0,00001", " 1e-5 ", "1.0e-5", "1,0e-5", "１ｅ－５", "０．００００１", "1e−5", ".00001", "10^-5", "10^−5"];
  const more = ["1×10^-5", "1 x 10^-5", "1·10^-5", "1*10^-5", "+1e-5", "0.000 01"];
  assert.deepEqual([...same, ...more].filter((text) => read(text) !== 1e-5), []);
  assert.deepEqual([read("1,5e-5"), read("1.5e-5"), read("2"), read("0"), read("1e3"), read("1,234.5"), read("1.5×10^-5"), read("−26600")], [1.5e-5, 1.5e-5, 2, 0, 1000, 1234.5, 1.5e-5, -26600]);
});

test("what says no number is none", () => {
  assert.deepEqual(["", "abc", "--1", "1e", "e-5", "1e-5e-5", "1..2", "NaN", "Infinity", "0x10", "<b>1</b>"].filter((text) => !Number.isNaN(read(text))), []);
});
