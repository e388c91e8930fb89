// The SVG over the picture: one nested <svg> a panel, in it the tracks that move.

import { Bar, Errors, Pushes, RowCurves } from "./errors.js";
import { element, set } from "./nodes.js";
import { Arrow, Cloud, Curve, Head, Points, Ray, Reveal, Tangent, Trail } from "./tracks.js";

/** @import { Moving, Scene } from "./scene.d.ts" */
/** @import { Name } from "./label.js" */
/** @import { Kind } from "./tracks.js" */
/** @import { Moment } from "./types.d.ts" */

// Where a chart of the picture lies on the stage, in pixels, and what those mean in it.
export class Panel {
  left = 0;
  top = 0;
  width = 0;
  height = 0;
  x = Number;
  y = Number;
  value = Number;
  valueUp = Number;
  seen = true;
  // Of what is drawn in it, the height at a place across, in pixels.
  /** @type {Map<Kind, (x: number) => number>} */
  lines = new Map();
  // Of the runs, at their marks in it.
  /** @type {Name[]} */
  names = [];

  /** @param {SVGSVGElement} svg @param {HTMLElement} label */
  constructor(svg, label) {
    this.svg = svg;
    this.label = label;
  }

  /** @param {LaidAxis} x @param {LaidAxis} y */
  lay(x, y) {
    Object.assign(this, { left: x._offset, top: y._offset, width: x._length, height: y._length });
    // A clock at 0 is at the left edge; on an axis that runs down, 0 lies beyond the right one.
    Object.assign(this, { x: above(x, x.d2p(LEAST) > 0 ? Infinity : 0), value: (/** @type {number} */ p) => x.p2d(p) });
    // A cost of 0 lies below, not above.
    Object.assign(this, { y: above(y, Infinity), valueUp: (/** @type {number} */ p) => y.p2d(p) });
    set(this.svg, { x: this.left, y: this.top, width: this.width, height: this.height });
  }
}

const LEAST = 1e-300;

/** @param {LaidAxis} axis @param {number} below @returns {(value: number) => number} */
const above = (axis, below) => (axis.type === "log" ? (v) => (v > 0 ? axis.d2p(v) : below) : (v) => axis.d2p(v));

// A track as it is drawn in its panel.
/** @param {Moving} track @param {Panel} panel @returns {Kind} */
function drawn(track, panel) {
  switch (track.kind) {
    case "curve": return new Curve(track, panel);
    case "trail": return new Trail(track, panel);
    case "tangent": return new Tangent(track, panel);
    case "head": return new Head(track, panel);
    case "arrow": return new Arrow(track, panel);
    case "reveal": return new Reveal(track, panel);
    case "ray": return new Ray(track, panel);
    case "points": return new Points(track, panel);
    case "cloud": return new Cloud(track, panel);
    case "errors": return new Errors(track, panel);
    case "pushes": return new Pushes(track, panel);
    case "row_curves": return new RowCurves(track, panel);
    case "bar": return new Bar(track, panel);
  }
}

export class Overlay {
  /** @type {Record<string, Panel>} */
  panels = {};
  /** @type {Kind[]} */
  tracks = [];
  /** @type {Head | undefined} */
  ball;
  // Another one whenever the panels are laid out anew; none before.
  /** @type {object | undefined} */
  drawing;

  /** @param {HTMLElement} stage @param {HTMLElement} label */
  constructor(stage, label) {
    this.label = label;
    this.svg = element("svg", { class: "gd-over", "aria-hidden": "true" }, stage);
  }

  // The panels and tracks of a new scene.
  /** @param {Scene} scene */
  take({ tracks, picks }) {
    this.svg.replaceChildren();
    this.label.textContent = "";
    this.panels = {};
    const moving = tracks.filter((track) => track.kind !== "text");
    for (const { panel } of [...moving, ...picks]) {
      this.panels[panel] ??= new Panel(element("svg", { overflow: "hidden" }, this.svg), this.label);
    }
    this.tracks = moving.map((track) => drawn(track, this.panels[track.panel]));
    this.ball = this.tracks.filter((one) => one instanceof Head).find(({ track }) => track.drag);
  }

  // The first run's point on the loss, and the line through the data.
  get onLoss() {
    return this.tracks.filter((one) => one instanceof Head).find(({ track }) => !track.x);
  }

  get errors() {
    return this.tracks.find((one) => one instanceof Errors);
  }

  get pushes() {
    return this.tracks.find((one) => one instanceof Pushes);
  }

  get line() {
    return this.tracks.find((one) => one instanceof Ray);
  }

  // Where the panels lie, by axes that Plotly has laid out, or the sketch.
  /** @param {LaidAxes} axes @param {string[]} hidden */
  lay(axes, hidden) {
    for (const name in this.panels) {
      const panel = this.panels[name];
      panel.seen = !hidden.includes(name);
      set(panel.svg, { display: panel.seen ? "inline" : "none" });
      if (panel.seen) panel.lay(axes[`xaxis${name}`], axes[`yaxis${name}`]); // Plotly has no axes for nothing
    }
    this.drawing = {};
  }

  // `moment(track)` says what is to be seen of the track's run; gives whether another key frame is shown.
  /** @param {(track: Moving) => Moment} moment */
  draw(moment) {
    let stepped = false;
    for (const one of this.tracks) {
      const m = moment(one.track);
      if (!one.panel.seen || one.shows(m)) continue;
      stepped = true;
      one.step(m);
    }
    return stepped;
  }

  /** @param {(track: Moving) => Moment} moment */
  move(moment) {
    for (const one of this.tracks) if (one.panel.seen) one.move(moment(one.track));
    for (const { names, seen } of Object.values(this.panels)) {
      /** @type {import("./label.js").Box[]} */
      const taken = [];
      for (const name of seen ? names : []) {
        const box = name.place(taken);
        if (box) taken.push(box);
      }
    }
  }

  // The values along both axes of the panel `name` at a point of the stage, or nothing.
  /** @param {string} name @param {number} x @param {number} y */
  valuesAt(name, x, y) {
    const panel = this.panels[name];
    const inside = panel.seen && x >= panel.left && x <= panel.left + panel.width && y >= panel.top && y <= panel.top + panel.height;
    return inside ? [panel.value(x - panel.left), panel.valueUp(y - panel.top)] : undefined;
  }
}
