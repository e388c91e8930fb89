// The SVG over the picture: one nested <svg> a panel, in it the tracks that move.

export class Overlay {
  // `kit` has the tracks' KINDS, element and set.
  constructor(stage, label, kit) {
    Object.assign(this, { stage, label, kit, panels: {}, tracks: [] });
    this.svg = kit.element("svg", { class: "gd-over", "aria-hidden": "true" }, stage);
  }

  // The panels and tracks of a new scene.
  take(scene) {
    const { KINDS, element } = this.kit;
    this.svg.replaceChildren();
    this.label.textContent = "";
    this.panels = {};
    const moving = scene.tracks.filter((track) => track.kind in KINDS);
    const named = [...moving, ...(scene.picks ?? [])];
    for (const { panel } of named) {
      this.panels[panel] ??= { svg: element("svg", { overflow: "hidden" }, this.svg), label: () => this.label };
    }
    this.tracks = moving.map((track) => new KINDS[track.kind](track, this.panels[track.panel]));
    this.ball = this.tracks.find(({ track }) => track.drag);
  }

  // Where the panels lie, by axes that have _offset, _length, d2p and p2d (Plotly's own, so its version is pinned).
  lay(axes) {
    for (const name in this.panels) {
      const [x, y, panel] = [axes[`xaxis${name}`], axes[`yaxis${name}`], this.panels[name]];
      Object.assign(panel, { left: x._offset, top: y._offset, width: x._length, height: y._length });
      Object.assign(panel, { x: above(x, 0), value: (p) => x.p2d(p), valueUp: (p) => y.p2d(p) });
      panel.y = above(y, Infinity); // a cost of 0 lies below, not above; a clock at 0 at the left edge
      this.kit.set(panel.svg, { x: panel.left, y: panel.top, width: panel.width, height: panel.height });
    }
    this.drawing = {};
    this.stepped = {};
  }

  // `moment(track)` says what is to be seen of the track's run; gives whether another key frame is shown.
  draw(moment) {
    let stepped = false;
    for (const one of this.tracks) {
      const m = moment(one.track);
      m.drawing = this.drawing;
      if (this.#another(one, m)) {
        stepped = true;
        one.step?.(m);
      }
    }
    return stepped;
  }

  move(moment) {
    for (const one of this.tracks) one.move?.(moment(one.track));
  }

  #another(one, { i, held, drawing }) {
    if (one.i === i && one.held === held && one.laid === drawing) return false;
    Object.assign(one, { i, held, laid: drawing });
    return true;
  }

  // The values along both axes of the panel `name` at a point of the stage, or nothing.
  valuesAt(name, x, y) {
    const panel = this.panels[name];
    const inside = x >= panel.left && x <= panel.left + panel.width && y >= panel.top && y <= panel.top + panel.height;
    return inside ? [panel.value(x - panel.left), panel.valueUp(y - panel.top)] : undefined;
  }
}

const above = (axis, below) => (axis.type === "log" ? (v) => (v > 0 ? axis.d2p(v) : below) : (v) => axis.d2p(v));
