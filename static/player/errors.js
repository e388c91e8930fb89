// What the rows do, by kind: the error of each, the square of it, how hard it pushes w, and the cost that it has by itself.

import { element, set } from "./nodes.js";
import { bow, Kind, near, weight } from "./tracks.js";

/** @import { BarTrack, ErrorsTrack, PushesTrack, RowCurvesTrack } from "./scene.d.ts" */
/** @import { Moment } from "./types.d.ts" */

const MOST_HAIRS = 60; // more could not be told apart
const MOST_SQUARES = 8;

// So many of n rows, the first, the last and evenly between them.
/** @param {number} n */
const sample = (n) => {
  const count = Math.min(n, MOST_HAIRS);
  return Array.from({ length: count }, (_, k) => Math.round((k * (n - 1)) / Math.max(count - 1, 1)));
};

/** @extends {Kind<ErrorsTrack>} */
export class Errors extends Kind {
  #all = element("path", { class: "gd-hairs" }, this.panel.svg);
  #squares = element("path", { class: "gd-squares gd-of-step" }, this.panel.svg);
  #lit = element("path", { class: "gd-hairs gd-lit-hairs gd-of-step" }, this.panel.svg);
  #looked = element("path", { class: "gd-squares gd-looked" }, this.panel.svg);
  /** @type {number[]} */
  #some = [];
  /** @type {number[]} */
  #read = [];
  #rows = { x: /** @type {ArrayLike<number>} */ ([]), y: /** @type {ArrayLike<number>} */ ([]) };

  /** @param {Moment} m */
  step(m) {
    this.#rows = m.figure.points(this.track.trace);
    this.#some = sample(this.#rows.x.length);
    this.#read = m.i ? m.lit(m.i) : [];
  }

  /** @param {Moment} m */
  move(m) {
    const slope = weight(m, this.track.slope);
    const { x, y } = this.#rows;
    const { panel } = this;
    /** @param {number} row */
    const ends = (row) => [panel.x(x[row]), near(panel.y(y[row])), near(panel.y(slope * x[row]))];
    /** @param {number[]} rows */
    const hairs = (rows) => rows.map((row) => ends(row)).map(([at, from, to]) => `M${at.toFixed(1)},${from.toFixed(1)}V${to.toFixed(1)}`).join("");
    // As wide as it is high, on the side where there is room.
    /** @param {number} row */
    const square = (row) => {
      const [at, from, to] = ends(row);
      const side = Math.abs(to - from) * (at - Math.abs(to - from) < 0 ? 1 : -1);
      return `M${at.toFixed(1)},${from.toFixed(1)}V${to.toFixed(1)}h${side.toFixed(1)}V${from.toFixed(1)}Z`;
    };
    set(this.#all, { d: hairs(this.#some) });
    set(this.#lit, { d: hairs(this.#read.slice(0, MOST_HAIRS)) });
    set(this.#squares, { d: this.#read.length > MOST_SQUARES ? "" : this.#read.map(square).join("") });
    set(this.#looked, { d: m.looked === null ? "" : square(m.looked) });
  }
}

/** @extends {Kind<PushesTrack>} */
export class Pushes extends Kind {
  #all = element("path", { class: "gd-pushes" }, this.panel.svg);
  #lit = element("path", { class: `gd-pushes gd-${this.track.class} gd-of-step` }, this.panel.svg);
  #mean = element("path", { class: `gd-push-mean gd-${this.track.class} gd-of-step` }, this.panel.svg);
  #looked = element("path", { class: "gd-pushes gd-looked" }, this.panel.svg);
  /** @type {(row: number) => string} */
  #bar = () => "";

  /** @param {Moment} m */
  step(m) {
    const { panel, track } = this;
    const { x, y } = m.figure.points(track.trace);
    const w = m.held ?? (m.i ? m.run.series(track.slope)[m.i] : m.run.series("w")[0]);
    const zero = near(panel.y(0)).toFixed(1);
    this.#bar = (row) => `M${panel.x(x[row]).toFixed(1)},${zero}V${near(panel.y(2 * (w * x[row] - y[row]) * x[row])).toFixed(1)}`;
    const all = Array.from({ length: x.length }, (_, row) => row);
    set(this.#all, { d: all.map(this.#bar).join("") });
    set(this.#lit, { d: (m.i ? (track.whole ? all : m.lit(m.i)) : []).map(this.#bar).join("") });
    set(this.#mean, { d: m.i ? `M0,${near(panel.y(m.run.series(track.mean)[m.i])).toFixed(1)}H${panel.width}` : "" });
  }

  /** @param {Moment} m */
  move({ looked }) {
    set(this.#looked, { d: looked === null ? "" : this.#bar(looked) });
  }
}

/** @extends {Kind<RowCurvesTrack>} */
export class RowCurves extends Kind {
  #all = element("path", { class: "gd-row-curves" }, this.panel.svg);
  #looked = element("path", { class: "gd-row-curves gd-looked" }, this.panel.svg);
  /** @type {(row: number) => string} */
  #curve = () => "";
  /** @type {object | undefined} */
  #drawn;

  // They stand still: only other axes, or another choice, draw them anew.
  /** @param {Moment} m */
  step(m) {
    if (this.#drawn === m.drawing) return;
    this.#drawn = m.drawing;
    const { x, y } = m.figure.points(this.track.trace);
    this.#curve = (row) => bow(this.panel, (w) => (w * x[row] - y[row]) ** 2, (w) => 2 * (w * x[row] - y[row]) * x[row]);
    set(this.#all, { d: m.every ? sample(x.length).map(this.#curve).join("") : "" });
  }

  /** @param {Moment} m */
  move({ looked }) {
    set(this.#looked, { d: looked === null ? "" : this.#curve(looked) });
  }
}

const WIDE = 6; // pixels

/** @extends {Kind<BarTrack>} */
export class Bar extends Kind {
  #node = element("path", { class: `gd-bar gd-${this.track.class}` }, this.panel.svg);

  /** @param {Moment} m */
  move(m) {
    const { panel, track } = this;
    const top = panel.y(m.run.height(track.height, m.i, weight(m, track.of)));
    set(this.#node, { d: `M${WIDE / 2},${panel.y(0).toFixed(1)}V${near(top).toFixed(1)}` });
  }
}
