// What the visitor has zoomed into, and the way back.

export class Zoom {
  constructor(plot) {
    Object.assign(this, { plot, ranges: {}, home: {} });
  }

  // Where a double click leads back to, whatever is zoomed now.
  take(axes, layout, declared, patches) {
    this.home = Object.fromEntries(axes.map((axis) => [axis, (declared[axis].range ?? layout[axis].range).slice()]));
    for (const patch of patches) for (const path in patch) if (path.endsWith(".range")) this.home[path.slice(0, -6)] = patch[path].slice();
  }

  // Once Plotly has drawn; `lay` is called whenever its axes have moved.
  listen(lay) {
    const { plot } = this;
    plot.on("plotly_afterplot", lay);
    plot.on("plotly_relayouting", lay);
    plot.on("plotly_relayout", (change) => {
      for (const name in change) {
        const axis = /^([xy]axis\d*)\.range/.exec(name)?.[1];
        if (axis) this.ranges[axis] = plot.layout[axis].range.slice();
      }
    });
    plot.on("plotly_doubleclick", () => {
      const back = Object.fromEntries(Object.entries(this.home).map(([axis, range]) => [`${axis}.range`, range.slice()]));
      Plotly.relayout(plot, back).then(() => (this.ranges = {}));
    });
  }
}
