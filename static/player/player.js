// Plays any scene: Plotly draws what stands still, one SVG laid over it what moves. It knows nothing of what it shows.
// Streamlit calls `mount` again for every new scene and every change of theme; what plays goes on.

const version = new URL(import.meta.url).search; // the same for every file, so that an upgrade never mixes two
const load = (path) => import(new URL(path + version, import.meta.url).href);
const sheet = stylesheet(new URL(`player.css${version}`, import.meta.url).href);
const PLOTLY = "../plotly-cartesian.min.js";
const [run, figure, sketch, tracks, transport, start, words] = await Promise.all([
  ...["run", "figure", "sketch", "tracks", "transport", "start", "words"].map((name) => load(`./${name}.js`)),
  sheet,
]);
const { make } = transport;

// Plotly takes half a second to start: the picture is sketched first, and drawn by Plotly once it has been seen.
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
let plotly;
const fetchPlotly = () => (plotly ??= painted().then(() => load(PLOTLY)));

const players = new WeakMap();
const STEP_SPEED = 2.5; // updates a second when one is shown by a button
const LONGEST_GAP = 100; // ms: after a hidden tab the clock goes on from where it was
const WORDS_EVERY = 100; // ms, while it plays
const UNHOLD = 2000; // ms: a dragged start is shown until its run arrives, or this long

function stylesheet(href) {
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  document.head.append(link);
  return new Promise((done) => (link.onload = link.onerror = done));
}

export function mount({ data, parentElement, setTriggerValue }) {
  let player = players.get(parentElement);
  if (!player) players.set(parentElement, (player = new Player(parentElement.querySelector(".gd-player"))));
  player.send = setTriggerValue;
  player.open(data);
  return () => {
    player.stop();
    players.delete(parentElement);
  };
}

class Player {
  constructor(root) {
    this.root = root;
    Object.assign(this, { at: 0, playing: false, speed: transport.FIRST_SPEED, held: null, zoom: {}, chosen: {} });
    this.#build();
    this.observer = new ResizeObserver(([entry]) => {
      const width = Math.round(entry.contentRect.width);
      if (width && width !== this.width && this.scene) this.render();
    });
    this.observer.observe(this.stage);
    this.keys = (e) => this.#key(e);
    addEventListener("keydown", this.keys);
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
  }

  stop() {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.holding);
    this.observer.disconnect();
    this.start.stop();
    removeEventListener("keydown", this.keys);
    window.Plotly?.purge(this.plot);
  }

  #build() {
    const act = {
      first: () => this.go(0),
      last: () => this.go(this.frames),
      back: () => this.go(this.shown - 1),
      forward: () => this.step(),
      toggle: () => this.toggle(),
      go: (i) => this.go(i),
      speed: (speed) => (this.speed = speed),
    };
    this.transport = new transport.Transport(act);
    this.plot = make("div", { class: "gd-plot", role: "img" });
    this.handle = make("div", { class: "gd-handle", role: "slider", tabindex: 0, "data-testid": "gd-handle" });
    this.stage = make("div", { class: "gd-stage", "data-testid": "gd-stage" }, this.plot);
    this.over = tracks.element("svg", { class: "gd-over", "aria-hidden": "true" }, this.stage);
    this.label = make("div", { class: "gd-label", "aria-hidden": "true" });
    this.stage.append(this.label, this.handle);
    this.slots = { badge: make("div", { class: "gd-badge", "data-testid": "gd-badge" }) };
    this.slots.line = make("div", { class: "gd-readout", "data-testid": "gd-readout" });
    this.slots.equation = make("div", { class: "gd-equation", "data-testid": "gd-equation" });
    this.slots.sentence = make("p", { class: "gd-sentence", "data-testid": "gd-sentence" });
    this.cards = make("dl", { class: "gd-cards" });
    this.switches = make("div", { class: "gd-switches" });
    this.thinned = make("p", { class: "gd-thinned" });
    this.live = make("div", { class: "gd-live", "aria-live": "polite" });
    const line = make("div", { class: "gd-under" }, this.slots.line, this.transport.speed);
    const dock = make("div", { class: "gd-dock" }, this.transport.node, line, this.slots.equation);
    const head = make("div", { class: "gd-top" }, this.slots.badge, this.switches);
    this.root.replaceChildren(head, this.stage, dock, this.slots.sentence, this.cards, this.thinned, this.live);
    this.root.classList.add("gd-ready");
    this.start = new start.Start(this.stage, this.handle, this.#starting());
  }

  // ---- a new scene, or a new theme

  open(scene) {
    this.#take(scene);
    this.render();
  }

  // The place on the clock is an update's number: it stays, as far as the new run goes.
  #take(scene) {
    const update = this.run ? this.run.series("update")[this.shown] : 0;
    this.scene = scene;
    this.runs = Object.fromEntries(Object.entries(scene.runs).map(([name, message]) => [name, new run.Run(message)]));
    this.run = Object.values(this.runs)[0];
    this.frames = this.run.frames;
    this.figure = new figure.Figure(scene, this.runs, run);
    const reached = this.run.series("update").findLastIndex((u) => u <= update);
    const onTheWay = reached < this.frames || this.at < reached ? this.at % 1 : 0;
    this.at = onTheWay ? reached - 1 + onTheWay : reached;
    this.target = onTheWay && this.target ? reached : null;
    this.playing &&= this.at < this.frames;
    this.#unhold();
    this.#describe();
  }

  #describe() {
    const { captions, switches } = this.scene;
    this.plot.setAttribute("aria-label", captions.alt);
    this.handle.setAttribute("aria-label", captions.drag);
    this.transport.describe(captions, this.frames);
    this.switches.replaceChildren(
      ...switches.map(({ id, label, options }) => {
        this.chosen[id] = options.some((o) => o.id === this.chosen[id]) ? this.chosen[id] : options[0].id;
        const change = (chosen) => ((this.chosen[id] = chosen), (this.zoom = {}), this.render());
        return transport.choice(id, label, options, this.chosen[id], change);
      }),
    );
    this.thinned.textContent = captions.thinned ? words.fill(captions.thinned, (name) => this.run[name]) : "";
    this.texts = this.scene.tracks.filter((track) => track.kind === "text").map((track) => this.#slot(track));
    this.rows = this.scene.tracks.find((track) => track.rows)?.rows;
    this.lit = this.rows && run.numbers(this.rows.list ?? this.rows.bits);
  }

  #slot(track) {
    if (track.slot !== "card") return { track, node: this.slots[track.slot], pick: track.pick && run.numbers(track.pick) };
    if (this.cards.scene !== this.scene) this.cards.replaceChildren();
    this.cards.scene = this.scene;
    const node = make("dd");
    this.cards.append(make("div", {}, make("dt", {}, track.label), node));
    return { track, node };
  }

  #options() {
    return this.scene.switches.map(({ id, options }) => options.find((option) => option.id === this.chosen[id]));
  }

  get dark() {
    const paper = getComputedStyle(this.root).getPropertyValue("--st-background-color").trim();
    const [r, g, b] = (paper.match(/[0-9a-f]{2}/gi) ?? ["ff", "ff", "ff"]).map((hex) => parseInt(hex, 16));
    return r + g + b < 384;
  }

  render() {
    const { palette } = this.scene;
    const dark = this.dark;
    const colours = dark ? Object.fromEntries(Object.values(palette)) : {};
    for (const name in palette) this.root.style.setProperty(`--gd-${name}`, palette[name][dark ? 1 : 0]);
    this.width = Math.round(this.stage.clientWidth) || 800;
    const options = this.#options();
    this.axis = options.find((option) => option.series)?.series;
    const patches = options.map((option) => option.layout);
    const font = getComputedStyle(this.root).fontFamily;
    const layout = this.figure.layout(this.width, patches, this.zoom, colours, font);
    this.home = Object.fromEntries(figure.axes(layout).map((axis) => [axis, layout[axis].range.slice()]));
    Object.assign(this.home, this.#home(patches));
    this.stage.style.height = `${layout.height}px`;
    const data = this.figure.data(this.axis, colours);
    if (window.Plotly) this.#plot(data, layout);
    else this.#sketch(data, layout);
    this.#tell();
    this.#run();
  }

  #plot(data, layout) {
    const first = !this.plot.data;
    if (first) this.over.querySelectorAll(".gd-sketch").forEach((node) => node.remove());
    Plotly.react(this.plot, data, layout, figure.CONFIG);
    if (first) this.#listen();
    this.#lay();
  }

  #sketch(data, layout) {
    this.sketched = sketch.axesOf(layout);
    this.#lay();
    sketch.sketch(this.figure.still(data), this.panels, tracks);
    fetchPlotly().then(() => this.root.isConnected && this.render());
  }

  // Where a double click leads back to, whatever is zoomed now.
  #home(patches) {
    const { layout } = this.scene.figure;
    const home = {};
    for (const axis in this.home) if (layout[axis].range) home[axis] = layout[axis].range.slice();
    for (const patch of patches) for (const path in patch) if (path.endsWith(".range")) home[path.slice(0, -6)] = patch[path].slice();
    return home;
  }

  #listen() {
    const lay = () => (this.#lay(), this.draw());
    this.plot.on("plotly_afterplot", lay);
    this.plot.on("plotly_relayouting", lay);
    this.plot.on("plotly_relayout", (change) => {
      for (const name in change) {
        const axis = /^([xy]axis\d*)\.range/.exec(name)?.[1];
        if (axis) this.zoom[axis] = this.plot.layout[axis].range.slice();
      }
    });
    this.plot.on("plotly_doubleclick", () => {
      const back = Object.fromEntries(Object.entries(this.home).map(([axis, range]) => [`${axis}.range`, range.slice()]));
      Plotly.relayout(this.plot, back).then(() => (this.zoom = {}));
    });
  }

  // ---- the overlay

  #lay() {
    if (this.laidScene !== this.scene) this.#panels();
    const full = this.plot._fullLayout ?? this.sketched; // Plotly's own, so the vendored version is pinned
    for (const name in this.panels) {
      const [x, y, panel] = [full[`xaxis${name}`], full[`yaxis${name}`], this.panels[name]];
      Object.assign(panel, { left: x._offset, top: y._offset, width: x._length, height: y._length });
      Object.assign(panel, { x: (v) => x.d2p(v), value: (p) => x.p2d(p) });
      panel.y = y.type === "log" ? (v) => (v > 0 ? y.d2p(v) : Infinity) : (v) => y.d2p(v); // a cost of 0 lies below, not above
      tracks.set(panel.svg, { x: panel.left, y: panel.top, width: panel.width, height: panel.height });
    }
    this.drawing = {};
    this.stepped = null;
  }

  #panels() {
    this.laidScene = this.scene;
    this.over.replaceChildren();
    this.panels = {};
    const moving = this.scene.tracks.filter((track) => track.kind in tracks.KINDS);
    for (const { panel } of moving) {
      this.panels[panel] ??= { svg: tracks.element("svg", { overflow: "hidden" }, this.over), label: () => this.label };
    }
    this.tracks = moving.map((track) => new tracks.KINDS[track.kind](track, this.panels[track.panel]));
    this.ball = this.tracks.find(({ track }) => track.drag);
  }

  // The key frame being reached; with reduced motion, the one that was reached last.
  get shown() {
    const jumps = this.still.matches && this.playing;
    return Math.min(jumps ? Math.floor(this.at + 1e-9) : Math.ceil(this.at - 1e-9), this.frames ?? 0);
  }

  draw() {
    if (!this.scene || !this.panels) return;
    const i = this.shown;
    const way = this.at >= i || this.still.matches ? 1 : 1 - (i - this.at);
    const { run: current, held, axis, drawing, figure: still } = this;
    const moment = { run: current, i, way, progress: way >= 1 ? 1 : run.progress(way), held, axis, drawing, figure: still };
    moment.lit = (k) => this.#lit(k);
    if (this.stepped !== i || this.steppedHeld !== held) {
      this.stepped = i;
      this.steppedHeld = held;
      for (const track of this.tracks) track.step?.(moment);
      this.#say();
    }
    moment.label = this.labelled;
    for (const track of this.tracks) track.move?.(moment);
    this.#grip();
  }

  #values(i) {
    return (name) => {
      if (name === "updates" || name === "frames") return this.run[name];
      if (name === "rows") return this.#rowWords(i);
      if (this.held !== null && this.ball) {
        const { x, curve } = this.ball.track;
        if (name === x) return this.held;
        if (name === curve) return this.run.height(curve, 0, this.held);
      }
      return this.run.series(name)[i];
    };
  }

  // ---- the words

  // Nobody reads more than ten numbers a second, and every changed word costs the browser a look at the layout.
  #say() {
    const now = performance.now();
    if (this.playing && now - (this.said ?? 0) < WORDS_EVERY) return;
    this.said = now;
    const i = this.shown;
    this.#write(i);
    this.transport.show(i, this.frames, this.playing, words.fill(this.scene.captions.scrub_value, this.#values(i)));
  }

  #write(i) {
    const held = this.held !== null;
    const value = this.#values(i);
    const change = !held && i ? value("w") - value("before") : 0;
    this.labelled = this.ball && words.fill(this.ball.track.label, value, change);
    for (const { track, node, pick } of this.texts) {
      const { first, last, templates } = track;
      const template = held && track.held ? track.held : !i && first ? first : i === this.frames && last ? last : templates[pick ? pick[i] : 0];
      words.show(node, words.fill(template, value, change));
    }
  }

  #lit(i) {
    const { width, none, list } = this.rows;
    const own = this.lit.subarray((i - 1) * width, i * width);
    if (list) return Array.from(own).filter((row) => row !== none);
    const rows = [];
    own.forEach((byte, k) => {
      for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) rows.push(8 * k + bit);
    });
    return rows;
  }

  #rowWords(i) {
    const { captions } = this.scene;
    const rows = this.rows && i ? this.#lit(i).map((row) => row + 1) : [];
    const named = rows.length <= 6 ? captions.rows : captions.many_rows;
    return named.replace("{rows}", rows.join(", ")).replace("{count}", rows.length);
  }

  // What tests, tools and screen readers see.
  #tell() {
    const i = this.shown;
    const fields = { update: this.run.series("update")[i], updates: this.run.updates, w: this.run.series("w")[i], playing: this.playing };
    for (const name in fields) if (this.root.dataset[name] !== String(fields[name])) this.root.dataset[name] = fields[name];
    if (this.playing) return;
    this.#say();
    if (this.ready) this.live.textContent = `${this.slots.line.textContent}. ${this.slots.sentence.textContent}`;
    this.ready = true;
  }

  // ---- the clock

  go(i) {
    this.playing = false;
    this.target = null;
    this.at = Math.max(0, Math.min(this.frames, i));
    this.#run();
  }

  step() {
    const next = this.shown + 1;
    if (next > this.frames) return;
    this.playing = false;
    this.at = this.still.matches ? next : next - 1 + 1e-6;
    this.target = next;
    this.#run();
  }

  toggle() {
    if (this.playing) this.#pause();
    else {
      this.playing = this.frames > 0;
      this.target = null;
      if (this.at >= this.frames) this.at = 0;
    }
    this.#run();
  }

  // The step under way is finished, or the ball would rest between two updates, where no w of the run is.
  #pause() {
    const reached = this.shown;
    this.playing = false;
    if (this.still.matches) this.at = reached;
    this.target = reached > this.at ? reached : null;
  }

  #run() {
    cancelAnimationFrame(this.frame);
    this.last = null;
    this.draw();
    this.#tell();
    if (this.playing) ((this.said = 0), this.#say());
    if (this.playing || this.target) this.frame = requestAnimationFrame((now) => this.#tick(now));
  }

  #tick(now) {
    const before = this.shown;
    const gap = this.last === null ? 0 : Math.min(now - this.last, LONGEST_GAP);
    this.last = now;
    this.at = Math.min(this.at + (gap / 1000) * (this.target ? STEP_SPEED : this.speed), this.target ?? this.frames);
    if (this.at >= (this.target ?? this.frames)) {
      this.playing = false;
      this.target = null;
    }
    if (!this.still.matches || this.shown !== before) this.draw();
    if (this.shown !== before || !this.playing) this.#tell();
    if (this.playing || this.target) this.frame = requestAnimationFrame((next) => this.#tick(next));
  }

  #key(e) {
    if (e.altKey || e.ctrlKey || e.metaKey || e.defaultPrevented || !this.scene) return;
    const at = document.activeElement;
    const ours = !at || at === document.body || this.root.contains(at) || at.matches("[data-testid=stMain]");
    const moves = at?.matches("input, select, textarea, [role=slider], [role=radio], [contenteditable]");
    const presses = at?.matches("button, a, summary");
    const slides = at?.matches("input[type=range], [role=slider]");
    const act = { " ": () => this.toggle(), ArrowLeft: () => this.go(this.shown - 1), ArrowRight: () => this.step() };
    Object.assign(act, { Home: () => this.go(0), End: () => this.go(this.frames) });
    const taken = e.key === " " ? presses || (moves && !slides) : moves;
    if (!ours || taken || !(e.key in act)) return;
    e.preventDefault();
    act[e.key]();
  }

  // ---- the start

  #starting() {
    return {
      panel: () => this.panels[this.ball.track.panel],
      limits: () => {
        const { width, value } = this.panels[this.ball.track.panel];
        return [value(0), value(width)];
      },
      value: () => this.held ?? this.run.series(this.ball.track.x)[this.shown],
      height: (w) => this.panels[this.ball.track.panel].y(this.run.height(this.ball.track.curve, 0, w)),
      held: (w) => {
        this.held = w;
        this.root.classList.add("gd-held");
        this.go(0);
      },
      done: (w) => {
        this.go(0);
        this.send(this.ball.track.drag, w);
        clearTimeout(this.holding);
        this.holding = setTimeout(() => (this.#unhold(), this.#run()), UNHOLD);
      },
      cancel: () => (this.#unhold(), this.#run()),
    };
  }

  #unhold() {
    clearTimeout(this.holding);
    this.held = null;
    this.root.classList.remove("gd-held");
  }

  // The handle that takes the pointer lies over the ball.
  #grip() {
    if (!this.ball?.at) return;
    const panel = this.panels[this.ball.track.panel];
    const [x, y, inside] = this.ball.at;
    this.handle.hidden = !inside;
    if (performance.now() - (this.grippedWhen ?? 0) > 100 || !this.playing) {
      Object.assign(this.handle.style, { left: `${panel.left + x - 24}px`, top: `${panel.top + y - 24}px` });
      this.grippedWhen = performance.now();
    }
    if (this.playing || (this.gripped === this.drawing && this.grippedAt === this.shown && this.held === null)) return;
    Object.assign(this, { gripped: this.drawing, grippedAt: this.shown });
    const [low, high] = [panel.value(0), panel.value(panel.width)];
    const w = this.#values(this.shown)(this.ball.track.x);
    const text = words.fill(this.scene.captions.drag_value, () => w);
    const aria = { valuemin: low, valuemax: high, valuenow: w, valuetext: text };
    for (const name in aria) this.handle.setAttribute(`aria-${name}`, aria[name]);
  }
}
