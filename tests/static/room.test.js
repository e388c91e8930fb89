import assert from "node:assert/strict";
import test from "node:test";

import * as room from "../../static/classroom/room.js";

/** @param {string} address */
function at(address) {
  globalThis.location = new URL(address);
}

test("a question is known by the page and what it is about, in whatever order and language the address says it", () => {
  at("https://lab.example/bgd?noise=3&lr=8e-05&lang=zh&k=7&class=KQ7MX&view=present&plan=hour&lock=w0&ask=always");
  const asked = room.question();
  at("https://lab.example/bgd?lr=8e-05&noise=3");
  assert.equal(room.question(), asked);
  at("https://lab.example/bgd?lr=7e-05&noise=3");
  assert.notEqual(room.question(), asked);
  at("https://lab.example/lab/sgd?lr=8e-05&noise=3");
  assert.equal(room.question(), "sgd?lr=8e-05&noise=3");
  at("https://lab.example/");
  assert.equal(room.question(), "home?");
});

test("runs that differ in what does not change the parabola are on one picture", () => {
  at("https://lab.example/bgd?lr=8e-05&w0=-3&epochs=20&noise=3");
  const parabola = room.parabola();
  at("https://lab.example/bgd?noise=3&lr=1e-05&stop=never");
  assert.equal(room.parabola(), parabola);
  at("https://lab.example/bgd?noise=4");
  assert.notEqual(room.parabola(), parabola);
});

test("a page is sent with its settings and locks, without the class, the language and the view", () => {
  at("https://lab.example/bgd?lr=8e-05&lock=w0&only=lr&lang=zh&view=present&plan=hour&class=KQ7MX&k=4");
  assert.equal(room.link(), "bgd?lock=w0&lr=8e-05&only=lr");
});
