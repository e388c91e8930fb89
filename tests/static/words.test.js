// Numbers and words as the player writes them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { fill, number, template, whole } from "../../static/player/words.js";

const TABLE = JSON.parse(readFileSync(new URL("../numbers.json", import.meta.url), "utf-8"));
const ODD = { inf: Infinity, "-inf": -Infinity, nan: NaN };
const opened = (value) => ODD[value] ?? value;

test("a number is written as Python writes it", () => {
  for (const [value, digits, written] of TABLE.number) assert.equal(number(opened(value), digits), written);
  for (const [value, written] of TABLE.whole) assert.equal(whole(opened(value)), written);
});

test("each place of a template is filled in its format, with 4 digits where it names none", () => {
  const values = { n: 6965.4, w: -1.23456789, epoch: 0.125, cost: 1234.5678, name: "epochs", one: 1 };
  const filled = (template) => fill(template, (name) => values[name]);
  assert.equal(filled("{n:int} {name}, w = {w}, {w:6}, {epoch:fix2}, cost **{cost:5}**"), "6,965 epochs, w = −1.235, −1.23457, 0.13, cost **1234.6**");
  assert.equal(filled("{n:int} update{n:s}, {one:int} update{one:s}"), "6,965 updates, 1 update");
  assert.equal(filled("no place, {{w}}"), "no place, {−1.235}");
});

test("a weight has as many decimals as its last change needs to be seen", () => {
  const near = (value, change) => fill("{w:near}", () => value, change);
  assert.equal(near(1.23456789, 0), "1.2346");
  assert.equal(near(1.23456789, -0.5), "1.2346");
  assert.equal(near(1.23456789, 3e-6), "1.234567890");
  assert.equal(near(-1.5, 1e-30), "−1.500000000000000");
  assert.equal(near(2e-7, 1), "2e−7");
  assert.equal(near(-12345678, 1), "−1.234568e7");
});

test("a text has its own words at the start, at the end, and while the start is in the hand", () => {
  const track = { templates: ["higher", "lower"], pick: Uint8Array.of(0, 1, 0), first: "start", last: "end", held: "held" };
  const at = (i, more = {}) => template({ ...track, ...more.track }, { i, ended: i === 2, held: false, ...more.now });
  assert.deepEqual([at(0), at(1), at(2)], ["start", "lower", "end"]);
  assert.equal(at(2, { track: { last: undefined } }), "higher");
  assert.equal(at(0, { track: { first: undefined } }), "higher");
  assert.deepEqual([at(1, { now: { bends: true } }), at(1, { track: { bent: "later" }, now: { bends: true } })], ["lower", "later"]);
  assert.equal(at(1, { now: { held: true } }), "held");
  assert.equal(at(1, { now: { held: true }, track: { held: undefined } }), "lower");
  assert.equal(at(1, { track: { pick: undefined } }), "higher");
});
