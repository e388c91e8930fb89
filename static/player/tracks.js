// What moves, by kind. Each kind draws itself into one panel: `step` when the key frame or the axes change, `move` on
// every drawn frame.

import { Label, Name } from "./label.js";
import { element, set, shape } from "./nodes.js";

/** @import { ArrowTrack, CloudTrack, CurveTrack, HeadTrack, Moving, PointsTrack } from "./scene.d.ts" */
/** @import { RayTrack, RevealTrack, TangentTrack, TrailTrack } from "./scene.d.ts" */
/** @import { Panel } from "./overlay.js" */
/** @import { Moment } from "./types.d.ts" */

const FAR = 1e5; // pixels: beyond it a browser's own arithmetic fails, and nothing is seen anyway

/** @param {number} p */
export const near = (p) => (Number.isFinite(p) ? Math.max(-FAR, Math.min(FAR, p)) : p > 0 ? FAR : -FAR);
const OFF = () => Infinity; // below everything
/** @param {number} p */
const seen = (p) => Number.isFinite(p) && Math.abs(p) < FAR;

/** @param {number[][]} points */
export function polyline(points) {
  let path = "";
  let pen = "M";
  for (const [x, y] of points) {
    if (Number.isFinite(x) && Number.isFinite(y)) path += `${pen}${near(x).toFixed(2)},${near(y).toFixed(2)}`;
    pen = Number.isFinite(x) && Number.isFinite(y) ? "L" : "M";
  }
  return path;
}

/** @param {number[][]} points */
export const dots = (points) =>
  points.filter(([x, y]) => seen(x) && seen(y)).map(([x, y]) => `M${x.toFixed(1)},${y.toFixed(1)}h0`).join("");

// So many pixels, or more before a hall: see player.css.
/** @param {number} pixels */
const large = (pixels) => `calc(${pixels}px * var(--gd-large, 1))`;

// What a track is drawn in: the class of its idea, a colour and a dash of its own where several of a kind are on the
// stage, and the width of its line where that is not the usual one.
/** @param {Moving} track */
const look = ({ class: idea, colour, dash, width }, more = "") => {
  const own = [colour && `--gd-c: var(--gd-${colour})`, dash && `stroke-dasharray: ${dash}`, width && `stroke-width: ${large(width)}`];
  const style = own.filter(Boolean).join("; ");
  return { class: `gd-${idea}${more}`, ...(style && { style }) };
};

// Where a point is: on a curve, or (with y) in the plane of two series.
/** @param {{ curve?: string, y?: string }} track @param {Moment} m @param {number} k @param {number} x */
const height = ({ curve, y = "" }, m, k, x) => (curve ? m.run.height(curve, k, x) : m.run.series(y)[k]);
/** @param {{ curve?: string, y?: string }} track @param {Moment} m @param {number} x */
const heightNow = ({ curve, y = "" }, m, x) => (curve ? m.run.height(curve, m.i, x) : m.run.moving(y, m.i, m.way));

/** @param {Moment} m @param {string} name */
export const weight = (m, name) => (m.held === null ? m.run.moving(name, m.i, m.way) : m.run.from(name, m.held));

/** @template {Moving} [T=Moving] */
export class Kind {
  #i = -1;
  /** @type {number | null} */
  #held = null;
  /** @type {object | undefined} */
  #drawing;

  /** @param {T} track @param {Panel} panel */
  constructor(track, panel) {
    this.track = track;
    this.panel = panel;
  }

  // Whether that has been drawn already; it is from now on.
  /** @param {Moment} m */
  shows({ i, held, drawing }) {
    if (this.#i === i && this.#held === held && this.#drawing === drawing) return true;
    [this.#i, this.#held, this.#drawing] = [i, held, drawing];
    return false;
  }

  /** @param {Moment} _m */
  step(_m) {}
  /** @param {Moment} _m */
  move(_m) {}
}

// A parabola between linear axes is one quadratic Bézier curve.
/** @param {Panel} panel @param {(w: number) => number} height @param {(w: number) => number} slope */
export function bow(panel, height, slope) {
  const [a, b] = [panel.value(0), panel.value(panel.width)];
  const turn = height(a) + (slope(a) * (b - a)) / 2; // where the tangents at both ends meet
  const [y0, y1, y2] = [height(a), turn, height(b)].map((y) => near(panel.y(y)).toFixed(1));
  return `M0,${y0}Q${panel.width / 2},${y1} ${panel.width},${y2}`;
}

/** @extends {Kind<CurveTrack>} */
export class Curve extends Kind {
  #node = element("path", { class: `gd-curve gd-${this.track.class} gd-of-step` }, this.panel.svg);

  /** @param {Moment} m */
  step(m) {
    const { panel, track } = this;
    panel.lines.set(this, m.i ? (x) => panel.y(m.run.height(track.curve, m.i, panel.value(x))) : OFF);
    const d = bow(panel, (w) => m.run.height(track.curve, m.i, w), (w) => m.run.slope(track.curve, m.i, w));
    set(this.#node, { d: m.i ? d : "" });
  }
}

const WHOLE = 120; // key frames, of which a path is still seen as one

/** @extends {Kind<TrailTrack>} */
export class Trail extends Kind {
  #group = element("g", look(this.track, " gd-of-step"), this.panel.svg);
  #line = element("path", { class: "gd-trail-line" }, this.#group);
  #last = element("path", { class: "gd-trail-line" }, this.#group);
  #dots = element("path", { class: "gd-trail-dots" }, this.#group);
  #ahead = element("path", { class: "gd-trail-line gd-ahead" }, this.#group);
  /** @type {number[]} */
  #from = [];

  /** @param {Moment} m */
  step(m) {
    const { track, panel } = this;
    const xs = m.run.series(track.x);
    const whole = m.i === m.run.frames && m.i <= WHOLE; // at its end, to be pointed at
    const first = whole ? 0 : Math.max(0, m.i - track.last);
    /** @param {number} k */
    const at = (k) => [panel.x(xs[k]), panel.y(height(track, m, k, xs[k]))];
    const points = [];
    for (let k = first; k < Math.max(m.i, 1); k++) points.push((this.#from = at(k)));
    set(this.#line, { d: polyline(points) });
    set(this.#dots, { d: dots(points) });
    const ahead = m.bends ? Math.min(m.i + track.last, xs.length - 1) - m.i + 1 : 0; // what is in the hand bends it, too
    set(this.#ahead, { d: polyline(Array.from({ length: ahead }, (_, k) => at(m.i + k))) });
  }

  /** @param {Moment} m */
  move(m) {
    const w = weight(m, this.track.x);
    const to = [this.panel.x(w), this.panel.y(heightNow(this.track, m, w))];
    set(this.#last, { d: m.i ? polyline([this.#from, to]) : "" });
  }
}

/** @extends {Kind<TangentTrack>} */
export class Tangent extends Kind {
  #node = element("line", { class: `gd-tangent gd-${this.track.class}` }, this.panel.svg);

  /** @param {Moment} m */
  move(m) {
    const { track, panel } = this;
    const curve = m.held === null && m.i > 0 ? track.curve : track.idle;
    const w = weight(m, track.x);
    const [x, y] = [panel.x(w), panel.y(m.run.height(curve, m.i, w))];
    const across = panel.value(panel.width) - panel.value(0); // a long way: Plotly rounds pixels to 1/100
    const slope = (panel.y(m.run.slope(curve, m.i, w) * across) - panel.y(0)) / panel.width;
    const reach = 62 / Math.hypot(1, slope);
    const shown = seen(x) && seen(y) && Number.isFinite(slope);
    const [dx, dy] = shown ? [reach, reach * slope] : [0, 0];
    panel.lines.set(this, (p) => (Math.abs(p - x) <= dx ? y + slope * (p - x) : Infinity));
    set(this.#node, { x1: near(x) - dx, y1: near(y) - dy, x2: near(x) + dx, y2: near(y) + dy });
  }
}

// A point on the run: on a curve, in the plane of two series, or (without x) between the points of a series on the
// clock's axis.
/** @extends {Kind<HeadTrack>} */
export class Head extends Kind {
  #group = element("g", look(this.track, ` gd-head${this.track.of_step ? " gd-of-step" : ""}`), this.panel.svg);
  #ball = ball(this.track, this.#group);
  #arrow = element("path", { d: "M-13,-8 L7,0 L-13,8 Z", class: "gd-arrow", visibility: "hidden" }, this.#group);
  #label = new Label(this.panel);
  #name = this.track.name ? new Name(this.panel, this.track.name, this.#group) : undefined;
  /** @type {object | undefined} */
  #drawing;
  #away = false;
  // Where it was drawn last, and whether that is in its panel.
  /** @type {{ x: number, y: number, inside: boolean } | undefined} */
  at;

  /** @param {Moment} m */
  step({ drawing }) {
    if (this.#drawing !== drawing) this.#label.forget();
    this.#drawing = drawing;
  }

  /** @param {Moment} m */
  #where(m) {
    const { track, panel } = this;
    if (track.x) {
      const w = weight(m, track.x);
      return [panel.x(w), panel.y(heightNow(track, m, w))];
    }
    const [xs, ys] = [m.run.series(m.axis), m.run.series(track.y ?? "")];
    const [a, b, t] = [Math.max(m.i - 1, 0), m.i, m.held === null ? m.progress : 1];
    const [y0, y1] = [panel.y(ys[a]), panel.y(ys[b])];
    return [panel.x(xs[a] + (xs[b] - xs[a]) * t), t >= 1 ? y1 : t <= 0 ? y0 : y0 + (y1 - y0) * t];
  }

  /** @param {Moment} m */
  move(m) {
    const { panel, track } = this;
    const [x, y] = this.#where(m).map(near);
    const idle = track.of_step && m.i === 0;
    const inside = x >= -1 && x <= panel.width + 1 && y >= -1 && y <= panel.height + 1;
    this.at = { x, y, inside };
    set(this.#ball, { visibility: inside && !idle ? "visible" : "hidden" });
    set(this.#ball, this.#ball.matches("circle") ? { cx: x, cy: y } : { transform: `translate(${x},${y})` });
    this.#name?.stand(Math.min(x, panel.width), y, !idle && y >= 0 && y <= panel.height);
    if (this.#away || !inside) this.#point(x, y, !inside && !idle);
    this.#away = !inside;
    if (!track.label) return;
    const own = (/** @type {number} */ p) => panel.y(heightNow(track, m, panel.value(p)));
    this.#label.write(m.label, x, y, inside ? [own, ...panel.lines.values()] : []);
  }

  // Outside its panel the point becomes an arrow at the edge, in the direction it went.
  /** @param {number} x @param {number} y @param {boolean} away */
  #point(x, y, away) {
    const { width, height } = this.panel;
    const [px, py] = [Math.max(16, Math.min(width - 16, x)), Math.max(16, Math.min(height - 16, y))];
    const turn = (Math.atan2(y - py, x - px) * 180) / Math.PI;
    set(this.#arrow, { visibility: away ? "visible" : "hidden", transform: `translate(${px},${py}) rotate(${turn})` });
  }
}

// A ball, or another mark, around 0: larger before a hall.
/** @param {HeadTrack} track @param {SVGElement} group */
function ball({ mark = "circle", radius }, group) {
  if (mark === "circle") return element("circle", { r: radius, style: `r: ${large(radius)}` }, group);
  const node = element("g", {}, group);
  element("path", { d: shape(mark, radius), class: "gd-shape" }, node);
  return node;
}

const BARB = 9; // pixels: of an arrow's head

// From where a ball is, along two series, or along one and level.
/** @extends {Kind<ArrowTrack>} */
export class Arrow extends Kind {
  #group = element("g", look(this.track, " gd-vector"), this.panel.svg);
  #shaft = element("path", { class: "gd-vector-line" }, this.#group);
  #label = element("text", { "font-size": 13, "font-weight": 600, "paint-order": "stroke" }, this.#group);

  /** @param {Moment} m */
  move(m) {
    const { panel, track } = this;
    const { x, dx, dy, times } = track;
    const w = weight(m, x);
    const height = heightNow(track, m, w);
    const across = m.run.moving(dx, m.i, m.way) * times;
    const up = dy ? m.run.moving(dy, m.i, m.way) * times : 0;
    const [x0, y0, x1, y1] = [panel.x(w), panel.y(height), panel.x(w + across), panel.y(height + up)];
    const long = Math.hypot(x1 - x0, y1 - y0);
    const shown = m.held === null && [x0, y0, x1, y1].every(seen) && long > 1;
    set(this.#group, { visibility: shown ? "visible" : "hidden" });
    if (!shown) return;
    const [ax, ay] = [(x1 - x0) / long, (y1 - y0) / long];
    const head = Math.min(BARB, long);
    const barb = (/** @type {number} */ side) => `${(x1 - head * ax + side * 0.5 * head * ay).toFixed(1)},${(y1 - head * ay - side * 0.5 * head * ax).toFixed(1)}`;
    const tip = `${x1.toFixed(1)},${y1.toFixed(1)}`;
    set(this.#shaft, { d: `M${x0.toFixed(1)},${y0.toFixed(1)}L${tip}M${barb(1)}L${tip}L${barb(-1)}` });
    // Beyond the point, on the side it points to; of a short one it would lie on the ball.
    const named = long > 30;
    const y = Math.max(14, Math.min(panel.height - 6, y1 + 12 * ay + 5));
    set(this.#label, { visibility: named ? "inherit" : "hidden", x: x1 + 8 * ax, y, "text-anchor": ax < -0.2 ? "end" : ax > 0.2 ? "start" : "middle" });
    if (this.#label.textContent !== track.label) this.#label.textContent = track.label;
  }
}

// A series drawn whole once, and uncovered up to the head by the width of its window.
/** @extends {Kind<RevealTrack>} */
export class Reveal extends Kind {
  #window = element("svg", { x: 0, y: 0, overflow: "hidden" }, this.panel.svg);
  #node = element("path", look(this.track, this.track.dots ? " gd-dots" : " gd-line"), this.#window);
  #ahead = element("path", look(this.track, this.track.dots ? " gd-dots gd-ahead" : " gd-line gd-ahead"), this.panel.svg);
  #name = this.track.name ? new Name(this.panel, this.track.name, this.panel.svg, "gd-end-name") : undefined;
  /** @type {object | undefined} */
  #drawn;

  /** @param {Moment} m */
  step(m) {
    const { track, panel } = this;
    if (this.#drawn === m.drawing) return;
    this.#drawn = m.drawing;
    const [xs, ys] = [m.run.series(m.axis), m.run.series(track.y)];
    const points = Array.from(xs, (x, k) => [panel.x(x), panel.y(ys[k])]).slice(track.dots ? 1 : 0);
    set(this.#window, { height: panel.height });
    const d = track.dots ? dots(points) : polyline(points);
    set(this.#node, { d });
    set(this.#ahead, { d: m.bends ? d : "" }); // Plotly's stands still meanwhile
    const [x, y] = points.findLast(([, up]) => up >= 0 && up <= panel.height) ?? [0, 0];
    this.#name?.stand(Math.min(x, panel.width), y, points.length > 1);
  }

  /** @param {Moment} m */
  move(m) {
    const xs = m.run.series(m.axis);
    const from = xs[Math.max(m.i - 1, 0)];
    const edge = this.panel.x(from + (xs[m.i] - from) * (m.held === null ? m.progress : 1));
    set(this.#window, { width: Math.max(0, Math.min(FAR, edge + (this.track.dots ? 3 : 0))) });
  }
}

// The line through the origin with a series as its slope.
/** @extends {Kind<RayTrack>} */
export class Ray extends Kind {
  #node = element("line", { class: `gd-line gd-${this.track.class}` }, this.panel.svg);

  /** @param {Moment} m */
  move(m) {
    const { panel } = this;
    const [x, y] = [panel.x(0), panel.y(0)];
    const far = panel.value(panel.width);
    const [right, down] = [panel.x(far) - x, near(panel.y(weight(m, this.track.slope) * far) - y)];
    const reach = (2 * (panel.width + panel.height)) / Math.hypot(right, down);
    set(this.#node, { x1: x - reach * right, y1: y - reach * down, x2: x + reach * right, y2: y + reach * down });
  }
}

/** @extends {Kind<PointsTrack>} */
export class Points extends Kind {
  #under = element("path", { class: "gd-points-edge gd-of-step" }, this.panel.svg);
  #node = element("path", { class: `gd-points gd-${this.track.class} gd-of-step` }, this.panel.svg);

  /** @param {Moment} m */
  step(m) {
    const { x, y } = m.figure.points(this.track.trace);
    const rows = m.i ? m.lit(m.i) : [];
    const d = dots(rows.map((row) => [this.panel.x(x[row]), this.panel.y(y[row])]));
    set(this.#under, { d });
    set(this.#node, { d });
  }
}

// Many dots that go with the series `of`, each on a height `y` of its own: at slope·(value − zero).
/** @extends {Kind<CloudTrack>} */
export class Cloud extends Kind {
  #node = element("path", { class: `gd-dots gd-cloud gd-${this.track.class}` }, this.panel.svg);

  /** @param {Moment} m */
  move(m) {
    const { slope, zero, y, of } = this.track;
    const value = weight(m, of);
    const at = Array.from(slope, (times, k) => [this.panel.x(times * (value - zero[k])), this.panel.y(y[k])]);
    set(this.#node, { d: dots(at) });
  }
}
