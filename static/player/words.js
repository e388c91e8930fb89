// Templates filled with numbers: "{cost:5}" is the value `cost` with 5 significant digits; **bold** is the only markup.
// Formats: a number of digits (4 where none is said); `int`, whole with thin groups; `s`, the s of several; `fix2`, two decimals; `near`, as
// many decimals as the last change needs to be seen.

import { stepKind } from "./steps.js";

/** @import { TextTrack } from "./scene.d.ts" */
/** @import { State } from "./types.d.ts" */

const MINUS = "−";

// By the rule of gd_ui/text/numbers.py: rounded to significant digits, then a power of ten from 1e6 on and below 1e-4, with
// true minuses.
/** @param {number} value @param {number} digits */
export function number(value, digits) {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : value < 0 ? MINUS + "∞" : "?";
  if (value === 0) return "0";
  const [size, power] = Math.abs(value).toExponential(digits - 1).split("e").map(Number);
  const short = power >= 6 || power < -4 ? `${size}e${power}`.replace("-", MINUS) : String(Number(`${size}e${power}`));
  return value < 0 ? MINUS + short : short;
}

/** @param {number} value */
export const whole = (value) =>
  Number.isFinite(value) ? (value < 0 ? MINUS : "") + Math.round(Math.abs(value)).toLocaleString("en-US") : number(value, 4);

/** @param {number} value @param {number} change */
function near(value, change) {
  const size = Math.abs(value);
  if (size >= 1e6 || (size < 1e-4 && size > 0)) return number(value, 7);
  const decimals = change ? 3 - Math.floor(Math.log10(Math.abs(change))) : 4;
  return value.toFixed(Math.min(Math.max(decimals, 4), 15)).replace(/^-/, MINUS);
}

/** @param {number | string} value @param {string | undefined} format @param {number} change */
function written(value, format, change) {
  if (typeof value === "string") return value;
  if (format === "int") return whole(value);
  if (format === "s") return value === 1 ? "" : "s";
  if (format === "fix2") return value.toFixed(2);
  if (format === "near") return near(value, change);
  return number(value, Number(format) || 4);
}

// `value(name)` gives a number or a text; `change` is how far the last step went.
/** @param {string} template @param {(name: string) => number | string} value */
export const fill = (template, value, change = 0) =>
  template.replace(/\{(\w+)(?::(\w+))?\}/g, (_, name, format) => written(value(name), format, change));

// The one of a track's templates that is filled at key frame i.
/** @param {TextTrack} track @param {State} now */
export function template({ templates = [], pick, steps, within, first, last, endings, held: dragged, bent }, { run, i, ended, held, bends }) {
  if (held && dragged) return dragged;
  if (bends && bent !== undefined) return bent;
  if (!i && first) return first;
  const ending = ended && i && endings && run.message.ending && endings[run.message.ending];
  if (ending) return ending;
  if (steps && within) return steps[stepKind(run, i, within)] ?? "";
  return ended && last ? last : templates[pick ? pick[i] : 0];
}

/** @type {WeakMap<Element, string>} */
const shown = new WeakMap();

// An equation, each side of it a part by itself.
/** @param {Element} node @param {string} text */
export function showSides(node, text) {
  if (shown.get(node) === text) return;
  shown.set(node, text);
  const sides = text.split(" = ").map((side, k) => {
    const part = document.createElement("span");
    show(part, k ? ` = ${side}` : side);
    return part;
  });
  node.replaceChildren(...sides);
}

// Puts a filled template into a node without ever reading it as HTML.
/** @param {Element} node @param {string} text */
export function show(node, text) {
  if (shown.get(node) === text) return;
  shown.set(node, text);
  const parts = text.split("**");
  node.replaceChildren(...parts.map((part, i) => (i % 2 ? bold(part) : part)));
}

/** @param {string} text */
function bold(text) {
  const node = document.createElement("strong");
  node.textContent = text;
  return node;
}
