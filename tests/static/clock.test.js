// The clock, moved by buttons and by drawn frames; the browser is played by what stands here first.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Clock } from "../../static/player/clock.js";

const still = { matches: false };
let frames = [];
globalThis.matchMedia = () => still;
globalThis.requestAnimationFrame = (act) => frames.push(act);
globalThis.cancelAnimationFrame = (which) => delete frames[which - 1];

// The browser draws a frame at each of these times, in ms, if one is asked for.
function draw(...times) {
  for (const time of times) {
    const due = frames;
    frames = [];
    for (const act of due) act?.(time);
  }
}
const asked = () => frames.filter(Boolean).length;

let told = 0;
function clockOf(...ticks) {
  [frames, told] = [[], 0];
  const clock = new Clock({ draw() {}, tell: () => told++ });
  clock.take(Float64Array.from(ticks));
  clock.speed = 2;
  return clock;
}

test("it plays as many ticks a second as its speed says, and stops at the last", () => {
  const clock = clockOf(0, 1, 2, 3);
  clock.toggle();
  draw(1000, 1050, 1100);
  assert.equal(clock.at, 0.2);
  assert.deepEqual([clock.shown, clock.resting], [1, 1]);
  assert.ok(Math.abs(clock.value - 0.2) < 1e-12);
  for (let time = 1200; clock.playing; time += 100) draw(time);
  assert.deepEqual([clock.at, clock.value, asked()], [3, 3, 0]);
});

test("after a hidden tab it goes on from where it was", () => {
  const clock = clockOf(0, 1, 2, 3);
  clock.toggle();
  draw(1000, 61_000);
  assert.equal(clock.at, 0.2);
});

test("a pause lets the step under way end", () => {
  const clock = clockOf(0, 1, 2, 3);
  clock.toggle();
  draw(0, 100);
  clock.toggle();
  assert.equal(clock.playing, false);
  for (let time = 200; asked(); time += 100) draw(time);
  assert.equal(clock.at, 1);
});

test("played again from the end it begins at the start", () => {
  const clock = clockOf(0, 1, 2);
  clock.go(2);
  clock.toggle();
  assert.deepEqual([clock.at, clock.playing], [0, true]);
});

test("where there is nothing to play it does not", () => {
  const clock = clockOf(0);
  clock.toggle();
  assert.deepEqual([clock.playing, asked()], [false, 0]);
});

test("a single step moves to the next tick and rests there", () => {
  const clock = clockOf(0, 1, 2);
  clock.step();
  assert.deepEqual([clock.shown, clock.playing, clock.resting], [1, false, 1]);
  for (let time = 0; asked(); time += 100) draw(time);
  assert.equal(clock.at, 1);
  clock.go(2);
  clock.step();
  assert.deepEqual([clock.at, asked()], [2, 0]);
});

test("it goes to no tick that there is not", () => {
  const clock = clockOf(0, 1, 2);
  clock.go(9);
  assert.equal(clock.at, 2);
  clock.go(-1);
  assert.equal(clock.at, 0);
});

test("with reduced motion a step jumps, and what is played shows only whole ticks", (t) => {
  still.matches = true;
  t.after(() => (still.matches = false));
  const clock = clockOf(0, 10, 20);
  clock.step();
  assert.deepEqual([clock.at, clock.value], [1, 10]);
  clock.toggle();
  draw(0, 100);
  assert.deepEqual([clock.at, clock.shown, clock.value], [1.2, 1, 10]);
  clock.toggle();
  assert.deepEqual([clock.at, asked()], [1, 0]);
});

test("it is told of every tick that is reached, and when it stops", () => {
  const clock = clockOf(0, 1, 2);
  clock.toggle();
  told = 0;
  for (let time = 0; clock.playing; time += 100) draw(time);
  assert.equal(told, 3); // on the way to 1, on the way to 2, at the end
});

test("between ticks its value is the part of the way", () => {
  const clock = clockOf(0, 10, 30);
  clock.seek(15, true);
  assert.deepEqual([clock.at, clock.shown, clock.value], [1.25, 2, 15]);
});

test("a value between ticks is the next of them where nothing lies between", () => {
  const clock = clockOf(0, 1, 5, 9);
  for (const [value, at] of [[0, 0], [1, 1], [2, 2], [9, 3], [99, 3]]) {
    clock.seek(value, false);
    assert.ok(clock.at === at, `${value}: ${clock.at}`);
  }
});

test("a changed run keeps the place of the clock, as far as it goes", () => {
  const clock = clockOf(0, 1, 2, 3, 4);
  clock.go(3);
  clock.take(Float64Array.of(0, 1, 2, 3, 4, 5, 6));
  assert.equal(clock.at, 3);
  clock.take(Float64Array.of(0, 2, 4));
  assert.deepEqual([clock.at, clock.value], [1, 2]);
  clock.take(Float64Array.of(0));
  assert.equal(clock.at, 0);
});

test("a run that changes while it plays goes on playing, or has ended", () => {
  const clock = clockOf(0, 1, 2, 3);
  clock.toggle();
  draw(0, 100);
  clock.take(Float64Array.of(0, 1, 2, 3, 4));
  assert.deepEqual([clock.at, clock.playing], [0.2, true]);
  clock.go(3);
  clock.toggle();
  clock.take(Float64Array.of(0, 1));
  assert.deepEqual([clock.at, clock.playing], [1, false]);
});

test("ticks of another meaning begin where a value lies among them; at the end the clock stays there", () => {
  const clock = clockOf(0, 1, 2, 3);
  clock.go(1);
  clock.exchange(Float64Array.of(0, 10, 20), 15);
  assert.equal(clock.at, 1.5);
  clock.go(2);
  clock.exchange(Float64Array.of(0, 1, 2, 3), 1);
  assert.equal(clock.at, 3);
});
