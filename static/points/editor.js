// The points, what changes them, and what was before: by hand, by keys, by the buttons, or from Python.

import { isDark } from "../player/nodes.js";
import { fill } from "../player/words.js";
import { Hand } from "./hand.js";
import { Panel } from "./panel.js";
import { Plane } from "./plane.js";
import { curvature, limits, nudged, slope, snapped } from "./range.js";
import { Sync } from "./sync.js";

/** @import { Message, Point } from "./message.d.ts" */
/** @import { Ends } from "./range.js" */
/** @import { Send } from "./sync.js" */

const RESTS = 400; // ms: after the last of several keys
const FAR = 2; // a point that alone makes the cost so many times as steep

/** @param {Point[]} points @returns {Point[]} */
const copy = (points) => points.map(([x, y]) => [x, y]);
/** @param {Point[]} some @param {Point[]} others */
const same = (some, others) => JSON.stringify(some) === JSON.stringify(others);

export class Editor {
  /** @type {Point[]} */
  points = [];
  chosen = 0;
  #notice = "";
  #sync = new Sync();
  #plane = new Plane();
  #hand = new Hand(this.#plane, this);
  #panel = new Panel({
    set: (axis, value) => this.#set(axis, value),
    refused: (text) => this.#say(this.#message.captions.junk, { text, farthest: this.#message.farthest }),
    add: () => this.#addSomewhere(),
    remove: () => this.remove(),
    undo: () => this.#undo(),
  });
  /** @type {Point[][]} */
  #history = [];
  // What was before the movement under way.
  /** @type {Point[] | null} */
  #before = null;
  /** @type {[Ends, Ends]} */
  #limits = [[0, 1], [0, 1]];
  /** @type {number | undefined} */
  #resting;
  /** @type {Message} */
  #message;

  /** @param {HTMLElement} root @param {Message} message */
  constructor(root, message) {
    this.root = root;
    this.#message = message;
    this.root.replaceChildren(this.#plane.node, ...this.#panel.nodes);
    // A browser shows the focus as if a key had moved it when our code does, also after a tap.
    root.addEventListener("pointerdown", () => root.classList.add("gd-points-by-hand"), true);
    for (const name of ["keydown", "keyup"]) root.addEventListener(name, () => root.classList.remove("gd-points-by-hand"), true);
    this.observer = new ResizeObserver(() => this.#plane.node.clientWidth !== this.#plane.width && this.#frame());
    this.observer.observe(this.#plane.node);
  }

  stop() {
    clearTimeout(this.#resting);
    this.#sync.stop();
    this.observer.disconnect();
  }

  // ---- what Python says

  /** @param {Message} message @param {Send} send */
  open(message, send) {
    this.#message = message;
    this.#sync.take(send, message.acknowledged);
    this.#describe();
    this.#accept();
    this.#frame();
  }

  #describe() {
    const { palette, captions } = this.#message;
    const scheme = isDark(this.root) ? "dark" : "light";
    for (const name in palette) this.root.style.setProperty(`--gd-${name}`, palette[name][scheme]);
    this.#plane.node.setAttribute("aria-label", captions.name);
    this.#plane.node.setAttribute("aria-description", `${captions.hint} ${captions.keys}`);
    this.#panel.describe(this.#message);
  }

  // Another list replaces what is shown, but not under a moving hand, nor if it is an answer to what was here before.
  #accept() {
    if (this.#before || this.#sync.open || same(this.#message.points, this.points)) return;
    this.points = copy(this.#message.points);
    this.#history = [];
    this.#notice = "";
    this.chosen = Math.max(0, Math.min(this.chosen, this.points.length - 1));
    this.#rest();
  }

  // ---- what is shown

  // The limits follow the points, but not while one moves.
  #frame() {
    if (!this.#before) this.#limits = [limits(this.points.map(([x]) => x)), limits(this.points.map(([, y]) => y))];
    this.#plane.frame(...this.#limits);
    this.#draw();
  }

  #draw() {
    const { points, chosen } = this;
    const { captions, most } = this.#message;
    const w = slope(points);
    this.#plane.draw(points, chosen, w, captions);
    this.#panel.write({ points, chosen, w, changed: this.#history.length > 0, notice: this.#notice, most });
    this.root.dataset.points = JSON.stringify(points);
  }

  #rest() {
    this.#hand.grab = null; // what another finger holds may be gone
    this.#frame();
    this.#panel.tell(this.points, this.chosen);
  }

  /** @param {string} template @param {Record<string, string | number>} facts */
  #say(template, facts = {}) {
    this.#notice = fill(template, (name) => facts[name]);
    this.#draw();
  }

  // ---- a movement, by hand or by keys

  begin() {
    this.end();
    this.#before = copy(this.points);
    this.#notice = "";
  }

  // As near to a place as a hand can set a point.
  /** @param {Point} at @returns {Point} */
  #snapped([x, y]) {
    const { farthest } = this.#message;
    return [snapped(x, this.#limits[0], farthest), snapped(y, this.#limits[1], farthest)];
  }

  /** @param {number} k @param {Point} to */
  move(k, to) {
    this.points[k] = this.#snapped(to);
    this.#moved();
  }

  // Steps to the right and up.
  /** @param {[across: number, up: number]} steps @param {boolean} large */
  nudge([across, up], large) {
    clearTimeout(this.#resting);
    if (!this.points.length) return;
    if (!this.#before) this.begin();
    const { farthest } = this.#message;
    const [x, y] = this.points[this.chosen];
    this.points[this.chosen] = [
      across ? nudged(x, across, this.#limits[0], large, farthest) : x,
      up ? nudged(y, up, this.#limits[1], large, farthest) : y,
    ];
    this.#moved();
    this.#resting = setTimeout(() => this.end(), RESTS);
  }

  #moved() {
    this.#draw();
    this.#sync.soon(() => this.points);
  }

  end() {
    clearTimeout(this.#resting);
    if (!this.#before) return;
    if (!same(this.#before, this.points)) this.#history.push(this.#before);
    this.#before = null;
    this.#sync.tell(this.points);
    this.#rest();
  }

  // ---- a change at once

  /** @param {number} k */
  choose(k) {
    this.end();
    if (this.chosen !== k) this.#notice = "";
    this.chosen = k;
    this.#draw();
    this.#panel.tell(this.points, this.chosen);
    this.#plane.dots[k]?.focus({ preventScroll: true });
  }

  /** @param {Point[]} points @param {number} chosen */
  #change(points, chosen) {
    this.#history.push(this.points);
    this.#become(points, chosen);
  }

  /** @param {Point[]} points @param {number} chosen */
  #become(points, chosen) {
    [this.points, this.chosen, this.#notice] = [points, chosen, ""];
    this.#sync.tell(points);
    this.#rest();
  }

  /** @param {Point} at */
  add(at) {
    this.end();
    const { points } = this;
    const { captions, most } = this.#message;
    if (points.length >= most) return this.#say(captions.full, { most });
    this.#change([...points, this.#snapped(at)], points.length);
    this.choose(points.length);
  }

  #addSomewhere() {
    this.add(this.#plane.free(this.points));
  }

  remove() {
    this.end();
    const { points, chosen } = this;
    if (points.length <= 1) return this.#say(this.#message.captions.last);
    this.#change(points.toSpliced(chosen, 1), Math.min(chosen, points.length - 2));
    const [was, now] = [curvature(points), curvature(this.points)];
    if (was >= FAR * now && now > 0) this.#say(this.#message.captions.lighter, { was, now, times: was / now });
  }

  #undo() {
    this.end();
    const points = this.#history.pop();
    if (points) this.#become(points, Math.min(this.chosen, points.length - 1));
  }

  /** @param {number} axis @param {number} value */
  #set(axis, value) {
    this.end();
    const points = copy(this.points);
    if (!points.length || points[this.chosen][axis] === value) return this.#draw();
    points[this.chosen][axis] = value;
    this.#change(points, this.chosen);
  }
}
