// The still picture until Plotly has come: its lines and dots (contours wait for Plotly), at the very places where Plotly will draw them.

// Axes with what the player asks of Plotly's own: _offset, _length, d2p, p2d. Margins are fixed, so they are known.
export function axesOf(layout) {
  const { l, r, t, b } = layout.margin;
  const [width, height] = [layout.width - l - r, layout.height - t - b];
  const axes = {};
  for (const name of Object.keys(layout).filter((key) => /^[xy]axis\d*$/.test(key))) {
    const { domain = [0, 1], range, type } = layout[name];
    const along = name[0] === "x";
    const length = (domain[1] - domain[0]) * (along ? width : height);
    const scaled = type === "log" ? Math.log10 : Number;
    const part = (v) => ((scaled(v) - range[0]) / (range[1] - range[0])) * length;
    const value = (p) => range[0] + (p / length) * (range[1] - range[0]);
    axes[name] = {
      _offset: along ? l + domain[0] * width : t + (1 - domain[1]) * height,
      _length: length,
      type,
      d2p: along ? part : (v) => length - part(v),
      p2d: (p) => (type === "log" ? 10 ** value(along ? p : length - p) : value(along ? p : length - p)),
    };
  }
  return axes;
}

// `draw` has the tracks' element, polyline and dots.
export function sketch(data, panels, { element, polyline, dots }) {
  for (const { svg } of Object.values(panels)) svg.querySelector(".gd-sketch")?.remove();
  for (const trace of data.filter(({ name, z }) => name && !z)) {
    const panel = panels[(trace.xaxis ?? "x").slice(1)];
    const group = panel.svg.querySelector(".gd-sketch") ?? element("g", { class: "gd-sketch" });
    panel.svg.prepend(group);
    const points = Array.from(trace.x, (x, k) => [panel.x(x), panel.y(trace.y[k])]);
    const { color, width = 2 } = trace.line ?? { color: trace.marker.color, width: 9 };
    const round = trace.meta === "dots" || trace.marker;
    const look = { stroke: color, "stroke-width": width, "stroke-linecap": "round", fill: "none", opacity: trace.opacity ?? 1 };
    element("path", { d: round ? dots(points) : polyline(points), ...look }, group);
  }
}
