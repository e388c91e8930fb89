// The place of the clock as a text, and what the browser's session keeps of it.

import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { read, Session, written } from "../../static/player/place.js";

const options = (...ids) => ids.map((id) => ({ id }));
const SWITCHES = [
  { id: "axis", options: options("update", "epoch") },
  { id: "scale", options: options("log", "linear") },
];

test("a place is the value of the clock, and where a switch is not as it opens, what all are set to", () => {
  assert.equal(written({ resting: 35 }, SWITCHES, { axis: "update", scale: "log" }), "35");
  assert.equal(written({ resting: 0.5 }, SWITCHES, { axis: "epoch", scale: "log" }), "0.5_epoch_log");
  assert.equal(written({ resting: 7 }, [], {}), "7");
});

test("what was written is read", () => {
  for (const resting of [0, 35, 1e21, 1.5e-7]) {
    for (const chosen of [{ axis: "epoch", scale: "log" }, { axis: "update", scale: "linear" }]) {
      assert.deepEqual(read(written({ resting }, SWITCHES, chosen), SWITCHES), { value: resting, chosen });
    }
  }
  assert.deepEqual(read("35", SWITCHES), { value: 35, chosen: {} });
  assert.deepEqual(read("35_epoch", SWITCHES), { value: 35, chosen: { axis: "epoch" } }, "older than a switch");
});

test("junk is not", () => {
  const junk = [
    ...["", "abc", "-1", "1e400", "NaN", "Infinity", "1,5", "0x10", " 1", "1.", "<b>1</b>", null, undefined, {}, [1, 2]],
    ...["1_", "1__", "1_epoch_", "1_epoch_cubic", "1_log_epoch", "1_epoch_log_log"],
  ];
  assert.deepEqual(junk.filter((text) => read(text, SWITCHES)), []);
});

const kept = new Map();
const leave = new Set();
Object.assign(globalThis, {
  location: { pathname: "/bgd", search: "?lr=1e-5&w0=1" },
  sessionStorage: { getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => kept.set(name, text) },
  addEventListener: (_, act) => leave.add(act),
  removeEventListener: (_, act) => leave.delete(act),
});

test("a page that is left and comes back with the same settings has its place again, another has none", () => {
  const session = new Session(() => "12_epoch_log");
  assert.equal(session.place, undefined);
  for (const act of leave) act();
  assert.equal(session.place, "12_epoch_log");
  location.search = "?w0=1&k=3&lr=1e-5&lang=zh&view=present"; // another order, and what does not change the run
  assert.equal(session.place, "12_epoch_log");
  location.search = "?lr=2e-5&w0=1";
  assert.equal(session.place, undefined);
  Object.assign(location, { pathname: "/sgd", search: "?lr=1e-5&w0=1" });
  assert.equal(session.place, undefined);
  session.stop();
  assert.equal(leave.size, 0);
});

test("a clock that rests is kept a little later, the last of several times only", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let places = 0;
  const session = new Session(() => String(++places));
  session.rests();
  mock.timers.tick(399);
  session.rests();
  mock.timers.tick(399);
  assert.equal(places, 0);
  mock.timers.tick(1);
  assert.deepEqual([places, session.place], [1, "1"]);
  session.rests();
  session.stop(); // which keeps it at once
  mock.timers.tick(1000);
  assert.equal(places, 2);
  mock.timers.reset();
});

test("a page that is left while it plays keeps its place, though the address is the next one's, which has none of it", () => {
  let place = 30;
  Object.assign(location, { pathname: "/compare", search: "?seed=1" });
  const session = new Session(() => String(place));
  location.search = "?seed=2"; // chosen while it plays
  session.look();
  place = 33;
  Object.assign(location, { pathname: "/mini_batch", search: "?noise=5" });
  session.look();
  session.stop();
  assert.equal(new Session(() => "").place, undefined);
  Object.assign(location, { pathname: "/compare", search: "?back=1&seed=2" }); // by the browser's Back
  assert.equal(new Session(() => "").place, "33");
});

test("a browser that keeps nothing opens at the start", () => {
  const refuse = () => {
    throw new Error("SecurityError");
  };
  Object.assign(sessionStorage, { getItem: refuse, setItem: refuse });
  const session = new Session(() => "1");
  for (const act of leave) act();
  assert.equal(session.place, undefined);
  session.stop();
});
