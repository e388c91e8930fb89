// Answers Python's tests (player.py): what the browser's own code makes of what Python sends. Requests come in by stdin: a
// name (8 bytes) and a length, then so many bytes, packed as for the browser. Answers go out as two lengths, JSON, and the
// arrays it speaks of.

import { readSync, writeSync } from "node:fs";

import { unpack } from "../../static/part.js";
import { raced } from "../../static/player/clock.js";
import { bent, complete, keyFrames } from "../../static/player/descend.js";
import { nearest } from "../../static/player/grip.js";
import { led } from "../../static/player/plan.js";
import { numbers, Rows, Run } from "../../static/player/run.js";
import { stepKind } from "../../static/player/steps.js";
import { read as typed } from "../../static/player/typed.js";
import { number, template } from "../../static/player/words.js";

const ANSWERS = {
  scene(scene) {
    const runs = Object.entries(scene.runs).map(([name, message]) => [name, new Run(complete(message))]);
    const words = scene.tracks.find(({ slot }) => slot === "sentence");
    const [, told] = runs.find(([name]) => name === words?.run) ?? runs[0];
    return {
      message: scene,
      series: Object.fromEntries(runs.map(([name, run]) => [name, everySeries(run)])),
      sentences: words ? said(words, told) : [],
    };
  },
  heights: ({ run, curve, w }) => w.map((x) => new Run(complete(run)).height(curve, 0, x)),
  numbers: ({ value, length }) => Float64Array.from(numbers(value, length)),
  rows({ rows: message, updates }) {
    const rows = new Rows(message);
    return Array.from({ length: updates }, (_, k) => [rows.lit(k + 1), rows.named(k + 1), rows.count(k + 1), rows.seen(k + 1)]);
  },
  steps({ run: message, within }) {
    const run = new Run(complete(message));
    return Array.from({ length: run.frames }, (_, k) => stepKind(run, k + 1, within));
  },
  bent({ run, hand }) {
    const message = bent(run, hand);
    return { message, series: everySeries(new Run(message)) };
  },
  frames: ({ updates, most }) => Float64Array.from(keyFrames(updates, most)),
  raced: ({ ends, whole }) => raced(ends, whole),
  led: ({ to, here }) => [led(to, here).href],
  nearest: ({ among, values }) => values.map((value) => nearest(among, value)),
  written: ({ values, digits }) => Array.from(values, (value, k) => number(value, digits[k])),
  typed: ({ texts }) => Float64Array.from(texts, typed),
};

function everySeries(run) {
  const names = [run.message.series, run.message.derived].flatMap(Object.keys);
  return Object.fromEntries(names.map((name) => [name, run.series(name)]));
}

// The template at each key frame that an update leads to.
const said = (track, run) =>
  Array.from({ length: run.frames }, (_, k) => template(track, { run, i: k + 1, ended: k + 1 === run.frames, held: false, bends: false }));

function read(length) {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; ) {
    const more = readSync(0, bytes, at, length - at, null);
    if (!more) process.exit();
    at += more;
  }
  return bytes;
}

function send(answer) {
  const arrays = [];
  let length = 0;
  const text = JSON.stringify(answer, (_, value) => {
    if (!ArrayBuffer.isView(value)) return value;
    arrays.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    length += value.byteLength;
    return { $array: [value.constructor.name, length - value.byteLength, value.length] };
  });
  const json = Buffer.from(text);
  const bytes = Buffer.concat([new Uint8Array(Uint32Array.of(json.length, length).buffer), json, ...arrays]);
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
}

for (;;) {
  const head = Buffer.from(read(12));
  const sent = read(head.readUint32LE(8));
  try {
    send(ANSWERS[head.toString("latin1", 0, 8).trim()](await unpack(sent)));
  } catch (error) {
    send({ error: error.stack });
  }
}
