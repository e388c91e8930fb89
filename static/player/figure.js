// The Plotly figure that stands still: filled with the run's numbers, coloured for the theme, sized for the page. Until
// Plotly has come, its lines and dots are sketched (contours wait for Plotly), at the very places where it will draw them.

import { element } from "./nodes.js";
import { numbers } from "./run.js";
import { dots, polyline } from "./tracks.js";

/** @import { Panel } from "./overlay.js" */
/** @import { Run } from "./run.js" */
/** @import { AxisName, Coordinates, Layout, Patch } from "./plotly.d.ts" */
/** @import { Packed, Scene } from "./scene.d.ts" */
/** @import { Colours, Filled, Range, Sized } from "./types.d.ts" */

export const NARROW = 600; // CSS pixels: below it the panels are stacked
export const USUAL = 13; // CSS pixels: of the words in a figure
const POWER = 1.5; // times the size of the words: how far apart powers of ten are read
const LOW = 320; // CSS pixels: on so low a stage what stands below a panel has no room for the title of its axis

export const CONFIG = { displayModeBar: false, responsive: false, showTips: false, doubleClick: false, scrollZoom: false };

export class Figure {
  /** @param {Scene} scene @param {Record<string, Run>} runs */
  constructor(scene, runs) {
    this.scene = scene;
    this.runs = runs;
    this.traces = Object.fromEntries(scene.figure.data.map((trace) => [trace.name, trace]));
  }

  // x and y of a trace that is drawn from its own numbers.
  /** @param {string} name */
  points(name) {
    const trace = this.traces[name];
    return { x: this.#values(trace.x, trace), y: this.#values(trace.y, trace) };
  }

  // The names of its panels.
  get panels() {
    return axes(this.scene.figure.layout).filter((axis) => axis[0] === "x").map((axis) => axis.slice(5));
  }

  // `hidden`: panels that are not seen; `without`: traces that are not.
  /** @param {string} axis @param {Colours} colours @param {string[]} hidden @param {string[]} without @returns {Filled[]} */
  data(axis, colours, hidden = [], without = []) {
    const seen = this.scene.figure.data.filter(
      ({ name, xaxis = "x" }) => !hidden.includes(xaxis.slice(1)) && !without.includes(name),
    );
    return seen.map(({ z, ...trace }) => {
      const x = this.#values(trace.x, trace, axis);
      const y = this.#values(trace.y, trace, axis, x);
      const [across, up] = trace.meta === "dots" ? [pieces(x), pieces(y)] : [x, y];
      return { ...recoloured(trace, colours), x: across, y: up, ...(z && { z: rowsOf(z.values, z.columns) }) };
    });
  }

  /** @param {Coordinates} given @param {{ run?: string, points?: number }} trace @param {ArrayLike<number>} x */
  #values(given, { run = "", points = 0 }, axis = "", x = []) {
    const own = this.runs[run];
    if ("switch" in given) return own.series(axis);
    if ("series" in given) return own.series(given.series);
    return "curve" in given ? Array.from(x, (v) => own.height(given.curve, 0, v)) : numbers(given, points);
  }

  // A fresh layout every time: Plotly writes into the one it gets.
  // `hidden`: panels that are not seen; `zooms`: whether a drag cuts out what is to be seen larger.
  /** @param {number} width @param {Patch[]} patches @param {Record<string, Range>} zoom @param {Colours} colours @param {string[]} hidden */
  layout(width, patches, zoom, colours, font = "", hidden = [], zooms = false) {
    const { figure } = this.scene;
    const narrow = width < NARROW;
    const layout = /** @type {Sized} */ (recoloured(figure.layout, colours));
    Object.assign(layout.template.layout.font, { family: font, size: 13 });
    Object.assign(layout, { width, dragmode: zooms && "zoom" });
    for (const patch of [narrow ? figure.narrow : figure.wide, ...patches]) {
      for (const path in patch) put(layout, path, recoloured(patch[path], colours));
    }
    for (const part of [...(layout.annotations ?? []), ...(layout.shapes ?? [])]) {
      if (hidden.includes(part.xref.split(" ")[0].slice(1))) part.visible = false; // they keep their numbers
    }
    for (const axis of axes(layout)) {
      if (hidden.includes(axis.slice(5))) layout[axis].visible = false;
      layout[axis].fixedrange = layout.dragmode === false;
      if (zoom[axis]) layout[axis].range = [...zoom[axis]];
    }
    return layout;
  }
}

// Every point as a piece of line from itself to itself; round line ends (player.css) make it a dot.
/** @param {ArrayLike<number>} values */
const pieces = (values) => Array.from(values).flatMap((value) => [value, value, null]);

/** @param {Packed} values @param {number} columns */
const rowsOf = (values, columns) =>
  Array.from({ length: values.length / columns }, (_, k) => values.subarray(k * columns, (k + 1) * columns));

/** @param {object} layout */
export const axes = (layout) => /** @type {AxisName[]} */ (Object.keys(layout).filter((name) => /^[xy]axis\d*$/.test(name)));

// With as many words as there is room for: fewer powers of ten along a short axis, and on a low stage no title where
// another panel stands below; what that axis is, the choice of it says, too.
/** @param {Sized} layout */
export function spaced(layout) {
  const { t, b } = layout.margin;
  const size = layout.template.layout.font.size ?? USUAL;
  const apart = POWER * size;
  for (const axis of axes(layout)) {
    const { domain = [0, 1], range, type, dtick } = layout[axis];
    if (axis[0] === "y" && domain[0] > 0 && layout.height < (LOW * size) / USUAL) layout[/** @type {AxisName} */ (`x${axis.slice(1)}`)].title = { text: "" };
    if (axis[0] === "x" || type !== "log" || typeof dtick === "string") continue;
    const decade = ((domain[1] - domain[0]) * (layout.height - t - b)) / Math.abs(range[1] - range[0]);
    const most = Math.ceil(apart / (decade * (dtick ?? 1)));
    if (most > 1) layout[axis].dtick = most * (dtick ?? 1);
  }
}

/** @param {any} target @param {string} path @param {unknown} value */
function put(target, path, value) {
  const names = path.split(".");
  const last = /** @type {string} */ (names.pop());
  const holder = names.reduce((node, name) => (node[name] ??= {}), target);
  holder[last] = Array.isArray(value) ? value.slice() : value;
}

// A deep copy in which every colour of the palette has become its partner.
/** @template T @param {T} node @param {Colours} colours @returns {T} */
function recoloured(node, colours) {
  /** @param {any} part @returns {any} */
  const copy = (part) => {
    if (typeof part === "string") return part.replace(/#[0-9A-F]{6}/g, (colour) => colours[colour] ?? colour);
    if (Array.isArray(part)) return part.map(copy);
    if (part === null || typeof part !== "object") return part;
    return Object.fromEntries(Object.entries(part).map(([name, child]) => [name, copy(child)]));
  };
  return copy(node);
}

// What the visitor has zoomed into, and the way back.
export class Zoom {
  /** @type {Record<string, Range>} */
  ranges = {};
  /** @type {Record<string, Range>} */
  #home = {};

  /** @param {Plot} plot */
  constructor(plot) {
    this.plot = plot;
  }

  // Where a double click leads back to, whatever is zoomed now.
  /** @param {Sized} layout @param {Layout} declared @param {Patch[]} patches */
  take(layout, declared, patches) {
    this.#home = Object.fromEntries(axes(layout).map((axis) => [axis, [...(declared[axis].range ?? layout[axis].range)]]));
    for (const [path, value] of patches.flatMap((patch) => Object.entries(patch))) {
      if (path.endsWith(".range")) this.#home[path.slice(0, -6)] = /** @type {Range} */ (value);
    }
  }

  // Once Plotly has drawn; `lay` is called whenever its axes have moved.
  /** @param {() => void} lay */
  listen(lay) {
    const { plot } = this;
    plot.on("plotly_afterplot", lay);
    plot.on("plotly_relayouting", lay);
    plot.on("plotly_relayout", (change) => {
      for (const name in change) {
        const axis = /^([xy]axis\d*)\.range/.exec(name)?.[1];
        if (axis) this.ranges[axis] = [...plot.layout[axis].range];
      }
    });
    plot.on("plotly_doubleclick", () => {
      const known = Object.entries(this.#home).filter(([axis]) => axis in (plot._fullLayout ?? {})); // not those of hidden panels
      const back = Object.fromEntries(known.map(([axis, range]) => [`${axis}.range`, [...range]]));
      Plotly.relayout(plot, back).then(() => (this.ranges = {}));
    });
  }
}

// ---- the sketch

// Axes with what the player asks of Plotly's own. Margins are fixed, so they are known.
/** @param {Sized} layout */
export function laid(layout) {
  const { l, r, t, b } = layout.margin;
  const [width, height] = [layout.width - l - r, layout.height - t - b];
  /** @param {AxisName} name @returns {LaidAxis} */
  const axis = (name) => {
    const { domain = [0, 1], range, type } = layout[name];
    const along = name[0] === "x";
    const length = (domain[1] - domain[0]) * (along ? width : height);
    const scaled = type === "log" ? Math.log10 : Number;
    /** @param {number} v */
    const part = (v) => ((scaled(v) - range[0]) / (range[1] - range[0])) * length;
    /** @param {number} p */
    const value = (p) => range[0] + (p / length) * (range[1] - range[0]);
    return {
      _offset: along ? l + domain[0] * width : t + (1 - domain[1]) * height,
      _length: length,
      type,
      d2p: along ? part : (v) => length - part(v),
      p2d: (p) => (type === "log" ? 10 ** value(along ? p : length - p) : value(along ? p : length - p)),
    };
  };
  return /** @type {LaidAxes} */ (Object.fromEntries(axes(layout).map((name) => [name, axis(name)])));
}

/** @param {Filled[]} data @param {Record<string, Panel>} panels */
export function sketch(data, panels) {
  for (const { svg } of Object.values(panels)) svg.querySelector(".gd-sketch")?.remove();
  for (const trace of data.filter(({ name, z }) => name && !z)) {
    const panel = panels[(trace.xaxis ?? "x").slice(1)];
    const group = panel.svg.querySelector(".gd-sketch") ?? element("g", { class: "gd-sketch" });
    panel.svg.prepend(group);
    const twice = trace.meta === "dots"; // see `pieces`
    const every = Array.from(trace.x, (x, k) => [panel.x(Number(x)), panel.y(Number(trace.y[k]))]);
    const points = twice ? every.filter((_, k) => k % 3 === 0) : every;
    const { color, width = 2 } = trace.line ?? { color: trace.marker?.color ?? "", width: 9 };
    const look = { stroke: color, "stroke-width": width, "stroke-linecap": "round", fill: "none", opacity: trace.opacity ?? 1 };
    element("path", { d: twice || trace.marker ? dots(points) : polyline(points), ...look }, group);
  }
}
