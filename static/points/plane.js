// The plane: axes, the line of least cost, and a handle for each point. It draws what it is told and keeps nothing.

import { element, make, set } from "../player/nodes.js";
import { fill, number } from "../player/words.js";
import { ticks } from "./range.js";

/** @import { Captions, Point } from "./message.d.ts" */
/** @import { Ends } from "./range.js" */

const [RIGHT, TOP, BOTTOM] = [14, 10, 22]; // px
const LETTER = 7; // px: as wide as one of a label is, at most
const PLACES = 41; // that are tried for another point
const CROWDED = 12; // px: nearer than that one point would hide another
const TALLEST = 300; // px
const [SMALLEST, LARGEST] = [24, 44]; // px: a handle's size; under a finger the large one, while there are not too many

export class Plane {
  #svg = element("svg", { "aria-hidden": "true" });
  #axes = element("g", {}, this.#svg);
  #line = element("line", { class: "gd-points-line", visibility: "hidden" }, this.#svg);
  node = make("div", { class: "gd-points-plane", role: "group", "data-testid": "gd-points-plane" }, this.#svg);
  width = 0;
  #height = 0;
  #indent = 0; // px, of the labels beside it
  /** @type {HTMLElement[]} */
  dots = [];
  /** @type {Ends} */
  #x = [0, 1];
  /** @type {Ends} */
  #y = [0, 1];

  // Its size, and the limits of its axes.
  /** @param {Ends} x @param {Ends} y */
  frame(x, y) {
    this.width = this.node.clientWidth || 300;
    this.#height = Math.round(Math.min(0.8 * this.width, TALLEST));
    [this.#x, this.#y] = [x, y];
    set(this.#svg, { width: this.width, height: this.#height });
    this.#axes.replaceChildren();
    this.#indent = 12 + LETTER * Math.max(...ticks(y).map((value) => number(value, 4).length));
    for (const value of ticks(x)) this.#upright(value, number(value, 4));
    for (const value of ticks(y)) this.#level(value, number(value, 4));
    this.#label("x", this.width - RIGHT, this.#height - BOTTOM - 5, "end", "gd-points-name");
    this.#label("y", this.#indent + 5, TOP + 9, "start", "gd-points-name");
  }

  /** @param {number} value @param {string} label */
  #upright(value, label) {
    const x = this.left(value);
    this.#rule({ x1: x, x2: x, y1: TOP, y2: this.#height - BOTTOM }, value);
    const most = this.width - 3 - (LETTER / 2) * label.length;
    this.#label(label, Math.min(x, most), this.#height - 7, "middle");
  }

  /** @param {number} value @param {string} label */
  #level(value, label) {
    const y = this.top(value);
    this.#rule({ y1: y, y2: y, x1: this.#indent, x2: this.width - RIGHT }, value);
    this.#label(label, this.#indent - 5, y + 4, "end");
  }

  /** @param {Record<string, number>} ends @param {number} value */
  #rule(ends, value) {
    element("line", { class: value ? "gd-points-grid" : "gd-points-axis", ...ends }, this.#axes);
  }

  /** @param {string} text @param {number} x @param {number} y @param {string} anchor */
  #label(text, x, y, anchor, name = "gd-points-tick") {
    element("text", { class: name, x, y, "text-anchor": anchor }, this.#axes).textContent = text;
  }

  // ---- between values and pixels

  /** @param {number} x */
  left(x) {
    return this.#indent + ((x - this.#x[0]) / (this.#x[1] - this.#x[0])) * (this.width - this.#indent - RIGHT);
  }

  /** @param {number} y */
  top(y) {
    return this.#height - BOTTOM - ((y - this.#y[0]) / (this.#y[1] - this.#y[0])) * (this.#height - TOP - BOTTOM);
  }

  /** @param {MouseEvent} e @returns {Point} */
  pixels(e) {
    const box = this.node.getBoundingClientRect();
    return [e.clientX - box.left, e.clientY - box.top];
  }

  /** @param {Point} at @returns {Point} */
  values([left, top]) {
    const across = (left - this.#indent) / (this.width - this.#indent - RIGHT);
    const up = (this.#height - BOTTOM - top) / (this.#height - TOP - BOTTOM);
    return [this.#x[0] + across * (this.#x[1] - this.#x[0]), this.#y[0] + up * (this.#y[1] - this.#y[0])];
  }

  /** @param {Point} at */
  holds([left, top]) {
    return left >= this.#indent && left <= this.width - RIGHT && top >= TOP && top <= this.#height - BOTTOM;
  }

  // Handles may lie upon each other: the point that is meant is the nearest, of equals the chosen one.
  /** @param {Point[]} points @param {Point} at @param {number} chosen */
  nearest(points, [left, top], chosen) {
    /** @param {number} k */
    const away = (k) => Math.hypot(this.left(points[k][0]) - left, this.top(points[k][1]) - top);
    return points.reduce((best, _, k) => (away(k) < away(best) ? k : best), chosen);
  }

  // A place for another point: in the middle, or beside it where a point lies there already.
  /** @param {Point[]} points */
  free(points) {
    const row = Array.from({ length: PLACES }, (_, k) => (k % 2 ? k + 1 : -k) / 2);
    const [middle, height] = [(this.#indent + this.width - RIGHT) / 2, (this.#height + TOP - BOTTOM) / 2];
    const places = row.map((k) => this.values([middle + k * this.#beside(), height]));
    /** @param {Point} at */
    const crowded = ([x, y]) =>
      points.some((p) => Math.hypot(this.left(p[0]) - this.left(x), this.top(p[1]) - this.top(y)) < CROWDED);
    return places.find((place) => !crowded(place)) ?? places[0];
  }

  #beside() {
    return (this.width - this.#indent - RIGHT) / (PLACES + 1);
  }

  // ---- what is shown

  /** @param {Point[]} points @param {number} chosen @param {number | null} w @param {Captions} captions */
  draw(points, chosen, w, captions) {
    while (this.dots.length > points.length) this.dots.pop()?.remove();
    while (this.dots.length < points.length) this.#handle();
    points.forEach((point, k) => this.#place(k, point, k === chosen, captions));
    this.node.style.setProperty("--gd-reach", `${this.#reach(points.length)}px`);
    this.#fit(w);
  }

  #handle() {
    const dot = make("div", { class: "gd-points-dot", role: "slider" });
    this.dots.push(dot);
    this.node.append(dot);
  }

  /** @param {number} k @param {Point} point @param {boolean} chosen @param {Captions} captions */
  #place(k, [x, y], chosen, captions) {
    const dot = this.dots[k];
    dot.style.transform = `translate(${this.left(x)}px, ${this.top(y)}px)`;
    dot.classList.toggle("gd-points-chosen", chosen);
    const words = { label: fill(captions.point, () => k + 1), valuetext: fill(captions.place, (name) => (name === "x" ? x : y)) };
    const aria = { ...words, valuemin: this.#x[0], valuemax: this.#x[1], valuenow: x };
    const named = Object.entries(aria).map(([name, value]) => [`aria-${name}`, value]);
    set(dot, { tabindex: chosen ? 0 : -1, ...Object.fromEntries(named) });
  }

  // All handles together leave most of the plane free: to add a point, or to scroll the page by.
  /** @param {number} count */
  #reach(count) {
    if (!matchMedia("(pointer: coarse)").matches) return SMALLEST;
    const share = Math.sqrt((this.width * this.#height) / (3 * count));
    return Math.round(Math.max(SMALLEST, Math.min(LARGEST, share)));
  }

  // Through the origin, as far as the plane goes.
  /** @param {number | null} w */
  #fit(w) {
    set(this.#line, { visibility: w === null ? "hidden" : "visible" });
    if (w === null) return;
    const [low, high] = w ? this.#y.map((y) => y / w).sort((a, b) => a - b) : this.#x;
    const [from, to] = [Math.max(low, this.#x[0]), Math.min(high, this.#x[1])];
    const ends = { x1: this.left(from), y1: this.top(w * from), x2: this.left(to), y2: this.top(w * to) };
    set(this.#line, ends);
  }
}
