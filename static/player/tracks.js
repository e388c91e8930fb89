// What moves, by kind. Each kind draws itself into one panel: `step` when the key frame or the axes change, `move` on
// every drawn frame. The moment `m` says what is shown: run, i (the key frame being reached), way (0 to 1 on the way
// to it), progress (the same, eased), held (a dragged start or null), axis (the series on the loss panel's x axis).

const SVG = "http://www.w3.org/2000/svg";
const FAR = 1e5; // pixels: beyond it a browser's own arithmetic fails, and nothing is seen anyway

export function element(name, attributes, parent) {
  const node = document.createElementNS(SVG, name);
  set(node, attributes);
  parent?.append(node);
  return node;
}

// Sets only what has changed: even an equal value would cost the browser a look at the styles.
export function set(node, attributes) {
  const known = (node.gdSet ??= {});
  for (const name in attributes) if (known[name] !== attributes[name]) node.setAttribute(name, (known[name] = attributes[name]));
}

const near = (p) => (Number.isFinite(p) ? Math.max(-FAR, Math.min(FAR, p)) : p > 0 ? FAR : -FAR);
const seen = (p) => Number.isFinite(p) && Math.abs(p) < FAR;

export function polyline(points) {
  let path = "";
  let pen = "M";
  for (const [x, y] of points) {
    if (Number.isFinite(x) && Number.isFinite(y)) path += `${pen}${near(x).toFixed(2)},${near(y).toFixed(2)}`;
    pen = Number.isFinite(x) && Number.isFinite(y) ? "L" : "M";
  }
  return path;
}

export const dots = (points) =>
  points.filter(([x, y]) => seen(x) && seen(y)).map(([x, y]) => `M${x.toFixed(1)},${y.toFixed(1)}h0`).join("");

// So many pixels, or more before a hall: see present.css.
const large = (pixels) => `calc(${pixels}px * var(--gd-large, 1))`;

// What a track is drawn in: the class of its idea, a colour of its own where several of a kind are on the stage, and the
// width of its line where that is not the usual one.
const look = ({ class: idea, colour, width }, more = "") => {
  const style = [colour && `--gd-c: var(--gd-${colour})`, width && `stroke-width: ${large(width)}`].filter(Boolean).join("; ");
  return { class: `gd-${idea}${more}`, ...(style && { style }) };
};

// Where a point is: on a curve, or (with y) in the plane of two series.
const height = (track, m, k, x) => (track.curve ? m.run.height(track.curve, k, x) : m.run.series(track.y)[k]);
const heightNow = (track, m, x) => (track.curve ? m.run.height(track.curve, m.i, x) : m.run.moving(track.y, m.i, m.way));

const weight = (m, name) => m.held ?? m.run.moving(name, m.i, m.way);

// A parabola between linear axes is one quadratic Bézier curve.
class Curve {
  constructor(track, panel) {
    Object.assign(this, { track, panel });
    this.node = element("path", { class: `gd-curve gd-${track.class} gd-of-step` }, panel.svg);
  }
  step(m) {
    const { panel, track } = this;
    const [a, b] = [panel.value(0), panel.value(panel.width)];
    const [from, to] = [m.run.height(track.curve, m.i, a), m.run.height(track.curve, m.i, b)];
    const turn = from + (m.run.slope(track.curve, m.i, a) * (b - a)) / 2; // where the tangents at both ends meet
    const [y0, y1, y2] = [from, turn, to].map((y) => near(panel.y(y)).toFixed(1));
    set(this.node, { d: m.i ? `M0,${y0}Q${panel.width / 2},${y1} ${panel.width},${y2}` : "" });
  }
}

class Trail {
  constructor(track, panel) {
    Object.assign(this, { track, panel });
    const group = element("g", look(track, " gd-of-step"), panel.svg);
    this.line = element("path", { class: "gd-trail-line" }, group);
    this.last = element("path", { class: "gd-trail-line" }, group);
    this.dots = element("path", { class: "gd-trail-dots" }, group);
  }
  step(m) {
    const { track, panel } = this;
    const xs = m.run.series(track.x);
    const first = Math.max(0, m.i - track.last);
    const points = [];
    for (let k = first; k < Math.max(m.i, 1); k++) points.push([panel.x(xs[k]), panel.y(height(track, m, k, xs[k]))]);
    this.from = points.at(-1);
    set(this.line, { d: polyline(points) });
    set(this.dots, { d: dots(points) });
  }
  move(m) {
    const w = weight(m, this.track.x);
    const to = [this.panel.x(w), this.panel.y(heightNow(this.track, m, w))];
    set(this.last, { d: m.i ? polyline([this.from, to]) : "" });
  }
}

class Tangent {
  constructor(track, panel) {
    Object.assign(this, { track, panel });
    this.node = element("line", { class: `gd-tangent gd-${track.class}` }, panel.svg);
  }
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
    set(this.node, { x1: near(x) - dx, y1: near(y) - dy, x2: near(x) + dx, y2: near(y) + dy });
  }
}

// A point on the run: on a curve, in the plane of two series, or (without x) between the points of a series on the
// clock's axis.
class Head {
  constructor(track, panel) {
    Object.assign(this, { track, panel });
    const group = element("g", look(track, ` gd-head${track.of_step ? " gd-of-step" : ""}`), panel.svg);
    this.ball = element("circle", { r: track.radius, style: `r: ${large(track.radius)}` }, group);
    this.arrow = element("path", { d: "M-13,-8 L7,0 L-13,8 Z", class: "gd-arrow", visibility: "hidden" }, group);
    this.label = track.label && panel.label();
  }
  place(m) {
    const { track, panel } = this;
    if (track.x) {
      const w = weight(m, track.x);
      return [panel.x(w), panel.y(heightNow(track, m, w))];
    }
    const [xs, ys] = [m.run.series(m.axis), m.run.series(track.y)];
    const [a, b, t] = [Math.max(m.i - 1, 0), m.i, m.held === null ? m.progress : 1];
    const [y0, y1] = [panel.y(ys[a]), panel.y(ys[b])];
    return [panel.x(xs[a] + (xs[b] - xs[a]) * t), t >= 1 ? y1 : t <= 0 ? y0 : y0 + (y1 - y0) * t];
  }
  move(m) {
    const { panel, track } = this;
    const [x, y] = this.place(m).map(near);
    const idle = track.of_step && m.i === 0;
    const inside = x >= -1 && x <= panel.width + 1 && y >= -1 && y <= panel.height + 1;
    this.at = [x, y, inside];
    set(this.ball, { visibility: inside && !idle ? "visible" : "hidden", cx: x, cy: y });
    if (this.away || !inside) this.#point(x, y, !inside && !idle);
    this.away = !inside;
    if (track.label) this.#write(m, x, y);
  }
  // Outside its panel the point becomes an arrow at the edge, in the direction it went.
  #point(x, y, away) {
    const { width, height } = this.panel;
    const [px, py] = [Math.max(16, Math.min(width - 16, x)), Math.max(16, Math.min(height - 16, y))];
    const turn = (Math.atan2(y - py, x - px) * 180) / Math.PI;
    set(this.arrow, { visibility: away ? "visible" : "hidden", transform: `translate(${px},${py}) rotate(${turn})` });
  }
  #write(m, x, y) {
    const { width, height, left, top } = this.panel;
    const [px, py] = [Math.max(10, Math.min(width - 10, x)), Math.max(26, Math.min(height - 22, y))];
    const side = x > width / 2 ? " translateX(-100%)" : "";
    // A layer of its own: moving it repaints nothing.
    this.label.style.transform = `translate(${left + px + (side ? -14 : 14)}px, ${top + py - 32}px)${side}`;
    if (this.written !== m.label) this.label.textContent = this.written = m.label;
  }
}

// A series drawn whole once, and uncovered up to the head by the width of its window.
class Reveal {
  constructor(track, panel) {
    Object.assign(this, { track, panel });
    this.window = element("svg", { x: 0, y: 0, overflow: "hidden" }, panel.svg);
    this.node = element("path", look(track, track.dots ? " gd-dots" : " gd-line"), this.window);
  }
  step(m) {
    const { track, panel } = this;
    if (this.drawn === m.drawing) return;
    this.drawn = m.drawing;
    const [xs, ys] = [m.run.series(m.axis), m.run.series(track.y)];
    const points = Array.from(xs, (x, k) => [panel.x(x), panel.y(ys[k])]).slice(track.dots ? 1 : 0);
    set(this.window, { height: panel.height });
    set(this.node, { d: track.dots ? dots(points) : polyline(points) });
  }
  move(m) {
    const xs = m.run.series(m.axis);
    const from = xs[Math.max(m.i - 1, 0)];
    const edge = this.panel.x(from + (xs[m.i] - from) * (m.held === null ? m.progress : 1));
    set(this.window, { width: Math.max(0, Math.min(FAR, edge + (this.track.dots ? 3 : 0))) });
  }
}

// The line through the origin with a series as its slope.
class Ray {
  constructor(track, panel) {
    Object.assign(this, { track, panel });
    this.node = element("line", { class: `gd-line gd-${track.class}` }, panel.svg);
  }
  move(m) {
    const { panel } = this;
    const [x, y] = [panel.x(0), panel.y(0)];
    const far = panel.value(panel.width);
    const [right, down] = [panel.x(far) - x, near(panel.y(weight(m, this.track.slope) * far) - y)];
    const reach = (2 * (panel.width + panel.height)) / Math.hypot(right, down);
    set(this.node, { x1: x - reach * right, y1: y - reach * down, x2: x + reach * right, y2: y + reach * down });
  }
}

class Points {
  constructor(track, panel) {
    Object.assign(this, { track, panel });
    this.under = element("path", { class: "gd-points-edge gd-of-step" }, panel.svg);
    this.node = element("path", { class: `gd-points gd-${track.class} gd-of-step` }, panel.svg);
  }
  step(m) {
    const { x, y } = m.figure.points(this.track.trace);
    const rows = m.i ? m.lit(m.i) : [];
    const d = dots(rows.map((row) => [this.panel.x(x[row]), this.panel.y(y[row])]));
    set(this.under, { d });
    set(this.node, { d });
  }
}

// Many dots that go with the series `of`, each on a height `y` of its own: at slope·(value − zero).
class Cloud {
  constructor(track, panel) {
    Object.assign(this, { track, panel });
    this.node = element("path", { class: `gd-dots gd-cloud gd-${track.class}` }, panel.svg);
  }
  move(m) {
    const { track, panel } = this;
    const [slope, zero, y] = [track.slope, track.zero, track.y].map((given) => m.figure.numbers(given));
    const value = weight(m, track.of);
    const at = Array.from(slope, (times, k) => [panel.x(times * (value - zero[k])), panel.y(y[k])]);
    set(this.node, { d: dots(at) });
  }
}

export const KINDS = { curve: Curve, trail: Trail, tangent: Tangent, head: Head, reveal: Reveal, ray: Ray, points: Points, cloud: Cloud };
