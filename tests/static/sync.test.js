// What the editor for points tells Python, and when.

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, mock, test } from "node:test";

import { Sync } from "../../static/points/sync.js";

let now = 0;
function pass(ms) {
  for (let k = 0; k < ms; k++) {
    now++;
    mock.timers.tick(1);
  }
}

describe("what the editor tells Python", () => {
  let sync, sent, send;
  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout"] });
    mock.method(performance, "now", () => now);
    sent = [];
    send = (name, { number, points }) => sent.push([now, number, points, name]);
    sync = new Sync();
    sync.take(send, 4);
    pass(5000);
  });
  afterEach(() => {
    sync.stop();
    mock.restoreAll();
    mock.timers.reset();
  });

  const numbers = () => sent.map(([, number]) => number);

  test("what is told at once is told at once, and counted on from what Python has heard", () => {
    sync.tell([[1, 2]]);
    assert.deepEqual(sent, [[now, 5, [[1, 2]], "moved"]]);
    sync.take(send, 5);
    sync.tell([[1, 3]]);
    assert.deepEqual(numbers(), [5, 6]);
  });

  test("while something moves, each answer is followed by where it is then, four times a second at most", () => {
    let at = 0;
    sync.soon(() => [[at, at]]);
    pass(0);
    for (; at < 1000; at++) {
      pass(1);
      sync.soon(() => [[at, at]]);
      if (sent.length) sync.take(send, sent.at(-1)[1]);
    }
    assert.deepEqual(numbers(), [5, 6, 7, 8]);
    const times = sent.map(([time]) => time);
    for (const [k, time] of times.slice(1).entries()) assert.ok(time - times[k] >= 250, `${times}`);
  });

  test("a slow answer is waited for, two seconds", () => {
    sync.tell([[0, 0]]);
    sync.soon(() => [[1, 1]]);
    pass(1999);
    assert.deepEqual(numbers(), [5]);
    pass(1);
    assert.deepEqual(numbers(), [5, 6]);
  });

  test("it is open until the answer to its last message has come", () => {
    assert.equal(sync.open, false);
    sync.tell([[0, 0]]);
    sync.tell([[0, 1]]);
    assert.equal(sync.open, true);
    sync.take(send, 5); // an old answer
    assert.equal(sync.open, true);
    sync.take(send, 6);
    assert.equal(sync.open, false);
  });

  test("an answer that does not come in ten seconds never will", () => {
    sync.tell([[0, 0]]);
    pass(9999);
    assert.equal(sync.open, true);
    pass(1);
    assert.equal(sync.open, false);
  });

  test("it speaks to the page as it is now, not as it was when something began to move", () => {
    const later = [];
    sync.soon(() => [[7, 7]]);
    sync.take((_, { points }) => later.push(points), 4);
    pass(2000);
    assert.deepEqual([sent, later], [[], [[[7, 7]]]]);
  });

  test("once stopped it says nothing", () => {
    sync.tell([[0, 0]]);
    sync.soon(() => [[1, 1]]);
    sync.stop();
    pass(20_000);
    assert.deepEqual(numbers(), [5]);
  });
});
