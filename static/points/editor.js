// The points, what changes them, and what was before: by hand, by keys, by the buttons, or from Python.

const RESTS = 400; // ms: after the last of several keys

const copy = (points) => points.map((point) => [...point]);
const same = (some, others) => JSON.stringify(some) === JSON.stringify(others);

export class Editor {
  // `kit` has all that points.js loads.
  constructor(kit, root) {
    Object.assign(this, { kit, root, points: [], chosen: 0, history: [], before: null, notice: "" });
    this.sync = new kit.Sync();
    this.plane = new kit.Plane(kit);
    this.hand = new kit.Hand(this.plane, this);
    this.panel = new kit.Panel(kit, {
      set: (axis, value) => this.set(axis, value),
      refused: (text) => this.#say(this.data.captions.junk, { text, farthest: this.data.farthest }),
      add: () => this.#addSomewhere(),
      remove: () => this.remove(),
      undo: () => this.#undo(),
    });
    this.root.replaceChildren(this.plane.node, ...this.panel.nodes);
    // A browser shows the focus as if a key had moved it when our code does, also after a tap.
    root.addEventListener("pointerdown", () => root.classList.add("gd-points-by-hand"), true);
    for (const name of ["keydown", "keyup"]) root.addEventListener(name, () => root.classList.remove("gd-points-by-hand"), true);
    this.observer = new ResizeObserver(() => this.data && this.plane.node.clientWidth !== this.plane.width && this.#frame());
    this.observer.observe(this.plane.node);
  }

  stop() {
    clearTimeout(this.resting);
    this.sync.stop();
    this.observer.disconnect();
  }

  // ---- what Python says

  open(data, send) {
    this.data = data;
    this.sync.take(send, data.heard);
    this.#describe();
    this.#accept();
    this.#frame();
  }

  #describe() {
    const { palette, captions } = this.data;
    const scheme = this.dark ? "dark" : "light";
    for (const name in palette) this.root.style.setProperty(`--gd-${name}`, palette[name][scheme]);
    this.plane.node.setAttribute("aria-label", captions.name);
    this.plane.node.setAttribute("aria-description", `${captions.hint} ${captions.keys}`);
    this.panel.describe(this.data);
  }

  get dark() {
    const paper = getComputedStyle(this.root).getPropertyValue("--st-background-color").trim();
    const [r, g, b] = (paper.match(/[0-9a-f]{2}/gi) ?? ["ff", "ff", "ff"]).map((hex) => parseInt(hex, 16));
    return r + g + b < 384;
  }

  // Another list replaces what is shown, but not under a moving hand, nor if it is an answer to what was here before.
  #accept() {
    if (this.before || this.sync.open || same(this.data.points, this.points)) return;
    this.points = copy(this.data.points);
    this.history = [];
    this.notice = "";
    this.chosen = Math.max(0, Math.min(this.chosen, this.points.length - 1));
    this.#rest();
  }

  // ---- what is shown

  // The limits follow the points, but not while one moves.
  #frame() {
    if (!this.before) this.limits = [0, 1].map((axis) => this.kit.limits(this.points.map((point) => point[axis])));
    this.plane.frame(...this.limits);
    this.#draw();
  }

  #draw() {
    const { points, chosen, history, notice, data } = this;
    const w = this.kit.slope(points);
    this.plane.draw(points, chosen, w, data.captions);
    this.panel.write({ points, chosen, w, history, notice, most: data.most });
    this.root.dataset.points = JSON.stringify(points);
  }

  #rest() {
    this.hand.grab = null; // what another finger holds may be gone
    this.#frame();
    this.panel.tell(this);
  }

  #say(template, facts = {}) {
    this.notice = this.kit.fill(template, (name) => facts[name]);
    this.#draw();
  }

  // ---- a movement, by hand or by keys

  begin() {
    this.end();
    this.before = copy(this.points);
    this.notice = "";
  }

  move(k, ...to) {
    this.points[k] = to.map((value, axis) => this.kit.snapped(value, this.limits[axis], this.data.farthest));
    this.#moved();
  }

  nudge(across, up, large) {
    clearTimeout(this.resting);
    if (!this.points.length) return;
    if (!this.before) this.begin();
    const { farthest } = this.data;
    const step = (value, axis) => this.kit.nudged(value, [across, up][axis], this.limits[axis], large, farthest);
    this.points[this.chosen] = this.points[this.chosen].map((v, axis) => ([across, up][axis] ? step(v, axis) : v));
    this.#moved();
    this.resting = setTimeout(() => this.end(), RESTS);
  }

  #moved() {
    this.#draw();
    this.sync.soon(() => this.points);
  }

  end() {
    clearTimeout(this.resting);
    if (!this.before) return;
    if (!same(this.before, this.points)) this.history.push(this.before);
    this.before = null;
    this.sync.tell(this.points);
    this.#rest();
  }

  // ---- a change at once

  choose(k) {
    this.end();
    if (this.chosen !== k) this.notice = "";
    this.chosen = k;
    this.#draw();
    this.panel.tell(this);
    this.plane.dots[k]?.focus({ preventScroll: true });
  }

  #change(points, chosen) {
    this.history.push(this.points);
    this.#become(points, chosen);
  }

  #become(points, chosen) {
    Object.assign(this, { points, chosen, notice: "" });
    this.sync.tell(points);
    this.#rest();
  }

  add(...at) {
    this.end();
    const { points, data } = this;
    if (points.length >= data.most) return this.#say(data.captions.full, data);
    const point = at.map((value, axis) => this.kit.snapped(value, this.limits[axis], data.farthest));
    this.#change([...points, point], points.length);
    this.choose(points.length);
  }

  #addSomewhere() {
    this.add(...this.plane.free(this.points));
  }

  remove() {
    this.end();
    const { points, chosen, data } = this;
    if (points.length <= 1) return this.#say(data.captions.last);
    this.#change(points.toSpliced(chosen, 1), Math.min(chosen, points.length - 2));
  }

  #undo() {
    this.end();
    const points = this.history.pop();
    if (points) this.#become(points, Math.min(this.chosen, points.length - 1));
  }

  set(axis, value) {
    this.end();
    const points = copy(this.points);
    if (!points.length || points[this.chosen][axis] === value) return this.#draw();
    points[this.chosen][axis] = value;
    this.#change(points, this.chosen);
  }
}
