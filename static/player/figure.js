// The Plotly figure that stands still: filled with the run's numbers, coloured for the theme, sized for the page.

const NARROW = 600; // CSS pixels: below it the panels are stacked

export const CONFIG = { displayModeBar: false, responsive: false, showTips: false, doubleClick: false, scrollZoom: false };

export class Figure {
  constructor(scene, runs, { numbers }) {
    Object.assign(this, { scene, runs, numbers });
    this.traces = Object.fromEntries(scene.figure.data.map((trace) => [trace.name, trace]));
  }

  // x and y of a trace that is drawn from its own numbers.
  points(name) {
    const { x, y, points } = this.traces[name];
    return { x: this.numbers(x, points), y: this.numbers(y, points) };
  }

  data(axis, colours) {
    return this.scene.figure.data.map(({ z, ...trace }) => {
      const run = this.runs[trace.run];
      const x = this.#numbers(trace.x, trace, run, axis);
      const y = trace.y.curve ? Array.from(x, (v) => run.height(trace.y.curve, 0, v)) : this.#numbers(trace.y, trace, run, axis);
      const [across, up] = trace.meta === "dots" ? [pieces(x), pieces(y)] : [x, y];
      return { ...recoloured(trace, colours), x: across, y: up, ...(z && { z: rowsOf(this.numbers(z), z.columns) }) };
    });
  }

  #numbers(value, trace, run, axis) {
    if (value.switch) return run.series(axis);
    if (value.series) return run.series(value.series);
    return this.numbers(value, trace.points);
  }

  // The same with every dot once.
  still(data) {
    return data.map((trace) => (trace.meta === "dots" ? { ...trace, x: every(trace.x), y: every(trace.y) } : trace));
  }

  // A fresh layout every time: Plotly writes into the one it gets.
  layout(width, patches, zoom, colours, font) {
    const { figure } = this.scene;
    const narrow = width < NARROW;
    const layout = recoloured(figure.layout, colours);
    Object.assign(layout.template.layout.font, { family: font, size: 12 });
    Object.assign(layout, { width, dragmode: narrow || coarse() ? false : "zoom" });
    for (const patch of [narrow ? figure.narrow : figure.wide, ...patches]) {
      for (const path in patch) put(layout, path, patch[path]);
    }
    for (const axis of axes(layout)) {
      layout[axis].fixedrange = layout.dragmode === false;
      if (zoom[axis]) layout[axis].range = zoom[axis].slice();
    }
    return layout;
  }
}

// Every point as a piece of line from itself to itself; round line ends (player.css) make it a dot.
const every = (doubled) => doubled.filter((_, k) => k % 3 === 0);
const pieces = (values) => Array.from(values).flatMap((value) => [value, value, null]);

const rowsOf = (values, columns) =>
  Array.from({ length: values.length / columns }, (_, k) => values.subarray(k * columns, (k + 1) * columns));

const coarse = () => matchMedia("(pointer: coarse)").matches;

export const axes = (layout) => Object.keys(layout).filter((name) => /^[xy]axis\d*$/.test(name));

function put(target, path, value) {
  const names = path.split(".");
  const last = names.pop();
  const holder = names.reduce((node, name) => (node[name] ??= {}), target);
  holder[last] = Array.isArray(value) ? value.slice() : value;
}

// A deep copy in which every colour of the palette has become its partner.
function recoloured(node, colours) {
  if (typeof node === "string") return node.replace(/#[0-9A-F]{6}/g, (colour) => colours[colour] ?? colour);
  if (Array.isArray(node)) return node.map((child) => recoloured(child, colours));
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(Object.entries(node).map(([name, child]) => [name, recoloured(child, colours)]));
}
