// One question at a time, and the last wish wins.

import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { Asking } from "../../static/player/asking.js";

test("while an answer is awaited nothing is asked, then what is wished by then", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const asked = [];
  const asking = new Asking((name, value) => asked.push([name, value]));
  for (const size of [2, 3, 4]) asking.ask("batch", size);
  assert.deepEqual(asked, [["batch", 2]]);
  assert.equal(asking.answered(), true);
  assert.deepEqual(asked.at(-1), ["batch", 4]);
  assert.equal(asking.answered(), false);
  asking.ask("batch", 5);
  asking.ask("batch", 6);
  mock.timers.tick(2000); // no answer comes
  assert.deepEqual(asked.slice(2), [["batch", 5], ["batch", 6]]);
  asking.stop();
  mock.timers.reset();
});
