// Numbers as people type them: as Python reads them, by the same cases.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { read } from "../../static/player/typed.js";

const TABLE = JSON.parse(readFileSync(new URL("../numbers.json", import.meta.url), "utf-8"));

test("a number is read in all the ways it is written", () => {
  const infinite = /** @type {Record<string, number>} */ ({ inf: Infinity, "-inf": -Infinity });
  for (const [text, value] of TABLE.typed) assert.equal(read(text), infinite[value] ?? value, text);
});

test("what says no number is none, nor what may say two", () => {
  const all = [...TABLE.typed_none, "1".repeat(101)];
  assert.deepEqual(all.filter((text) => !Number.isNaN(read(text))), []);
});
