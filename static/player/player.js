// Plays any scene: Plotly draws what stands still, one SVG laid over it what moves. It knows nothing of what it shows.
// Streamlit calls `mount` again for every new scene and every change of theme; what plays goes on.

const version = new URL(import.meta.url).search; // the same for every file, so that an upgrade never mixes two
const load = (path) => import(new URL(path + version, import.meta.url).href);
const sheets = ["player", "lesson"].map((name) => stylesheet(new URL(`${name}.css${version}`, import.meta.url).href));
const PLOTLY = "../plotly-cartesian.min.js";
const PARTS = ["run", "figure", "sketch", "tracks", "transport", "start", "words", "clock", "overlay", "readout", "lesson"];
const LESSON = ["question", "tasks", "code"];
const lesson = Promise.all(LESSON.map((name) => load(`./${name}.js`)));
const loaded = await Promise.all([...PARTS.map((name) => load(`./${name}.js`)), ...sheets]);
const [run, figure, sketch, tracks, transport, start, words, { Clock }, { Overlay }, { Readout }, { Lesson }] = loaded;
const lessonParts = Object.assign({}, ...(await lesson));
const { make } = transport;

// Plotly takes half a second to start: the picture is sketched first, and drawn by Plotly once it has been seen.
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
let plotly;
const fetchPlotly = () => (plotly ??= painted().then(() => load(PLOTLY)));

const players = new WeakMap();
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
    Object.assign(this, { held: null, zoom: {}, chosen: {} });
    this.clock = new Clock({ draw: () => this.draw(), tell: () => this.#tell() });
    this.#build();
    this.observer = new ResizeObserver(([entry]) => {
      const width = Math.round(entry.contentRect.width);
      if (width && width !== this.width && this.scene) this.render();
    });
    this.observer.observe(this.stage);
    this.keys = (e) => this.#key(e);
    addEventListener("keydown", this.keys);
  }

  stop() {
    this.clock.stop();
    clearTimeout(this.holding);
    this.observer.disconnect();
    this.start.stop();
    removeEventListener("keydown", this.keys);
    window.Plotly?.purge(this.plot);
  }

  #build() {
    const { clock } = this;
    const act = { first: () => clock.go(0), last: () => clock.go(clock.last), back: () => clock.go(clock.shown - 1) };
    Object.assign(act, { forward: () => clock.step(), toggle: () => clock.toggle(), go: (i) => clock.go(i) });
    this.transport = new transport.Transport({ ...act, speed: (speed) => (clock.speed = speed) });
    this.plot = make("div", { class: "gd-plot", role: "img" });
    this.handle = make("div", { class: "gd-handle", role: "slider", tabindex: 0, "data-testid": "gd-handle" });
    this.stage = make("div", { class: "gd-stage", "data-testid": "gd-stage" }, this.plot);
    const label = make("div", { class: "gd-label", "aria-hidden": "true" });
    this.overlay = new Overlay(this.stage, label, tracks);
    this.stage.append(label, this.handle);
    this.readout = new Readout({ make, ...words, ...run });
    this.switches = make("div", { class: "gd-switches" });
    this.thinned = make("p", { class: "gd-thinned" });
    this.live = make("div", { class: "gd-live", "aria-live": "polite" });
    this.lesson = new Lesson({ make, ...words, ...lessonParts }, this.root);
    const { question, code, tasks } = this.lesson;
    const { slots, cards } = this.readout;
    const line = make("div", { class: "gd-under" }, slots.line, this.transport.speed);
    const dock = make("div", { class: "gd-dock" }, question.node, this.transport.node, line, slots.equation);
    const head = make("div", { class: "gd-top" }, slots.badge, this.switches);
    const below = make("div", { class: "gd-below" }, slots.sentence, cards, this.thinned, code.node);
    this.root.replaceChildren(head, this.stage, dock, below, tasks.node, this.live);
    this.root.classList.add("gd-ready");
    this.start = new start.Start(this.stage, this.handle, this.#starting());
  }

  // ---- a new scene, or a new theme

  open(scene) {
    this.#take(scene);
    this.render();
  }

  #take(scene) {
    this.scene = scene;
    this.runs = Object.fromEntries(Object.entries(scene.runs).map(([name, message]) => [name, new run.Run(message)]));
    this.run = Object.values(this.runs)[0];
    this.figure = new figure.Figure(scene, this.runs, run);
    for (const { id, options } of scene.switches) {
      this.chosen[id] = options.some((o) => o.id === this.chosen[id]) ? this.chosen[id] : options[0].id;
    }
    this.clock.take(this.#ticks());
    this.readout.take(scene);
    this.lesson.take(scene);
    this.said = 0;
    this.#unhold();
    this.#describe();
  }

  // The numbers of the updates that can be looked at; or, where runs race, values on the axis that is chosen.
  #ticks() {
    const { ticks } = this.#options().find((option) => option.ticks) ?? {};
    return ticks ? run.numbers(ticks, ticks.length) : this.run.series("update");
  }

  #describe() {
    const { captions, switches, speed } = this.scene;
    this.plot.setAttribute("aria-label", captions.alt);
    this.handle.setAttribute("aria-label", captions.drag);
    this.transport.describe(captions, this.clock.last, speed);
    this.clock.speed = Number(this.transport.speed.value);
    this.switches.replaceChildren(
      ...switches.map(({ id, label, options }) =>
        transport.choice(id, label, options, this.chosen[id], (chosen) => this.#choose(id, chosen)),
      ),
    );
    this.thinned.textContent = captions.thinned ? words.fill(captions.thinned, (name) => this.run[name]) : "";
  }

  // What the clock counts may change with the axis: the run that is longest on it says where the clock then is.
  #choose(id, chosen) {
    const [axis, value] = [this.axis, this.clock.value];
    this.chosen[id] = chosen;
    this.zoom = {};
    const next = this.#options().find((option) => option.ticks);
    if (next && next.series !== axis) {
      const longest = Object.values(this.runs).reduce((a, b) => (b.series(axis).at(-1) > a.series(axis).at(-1) ? b : a));
      this.clock.exchange(this.#ticks(), longest.exchange(axis, value, next.series));
      this.transport.describe(this.scene.captions, this.clock.last);
    }
    this.render();
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
    this.axis = options.find((option) => option.series)?.series ?? "update";
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
    this.clock.run();
  }

  #plot(data, layout) {
    const first = !this.plot.data;
    if (first) this.overlay.svg.querySelectorAll(".gd-sketch").forEach((node) => node.remove());
    Plotly.react(this.plot, data, layout, figure.CONFIG);
    if (first) this.#listen();
    this.#lay();
  }

  #sketch(data, layout) {
    this.sketched = sketch.axesOf(layout);
    this.#lay();
    sketch.sketch(this.figure.still(data), this.overlay.panels, tracks);
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

  #lay() {
    if (this.laidScene !== this.scene) this.overlay.take(this.scene);
    this.laidScene = this.scene;
    this.overlay.lay(this.plot._fullLayout ?? this.sketched);
  }

  // ---- what is shown now

  // Of each run: the key frame being reached, how far on the way to it, and all that tracks ask for.
  #moments() {
    const { value } = this.clock;
    const { held, axis, figure: still } = this;
    const series = this.#options().find((option) => option.ticks)?.series ?? "update";
    const moments = {};
    for (const name in this.runs) {
      const own = this.runs[name];
      const { i, way } = this.clock.still.matches ? own.reached(series, value) : own.place(series, value);
      const lit = (k) => this.readout.rowsOf(k);
      moments[name] = { run: own, i, way, progress: way >= 1 ? 1 : run.progress(way), held, axis, figure: still, lit };
    }
    this.moments = moments;
    this.lead = Object.values(moments)[0];
  }

  #momentOf = (track) => this.moments[track.run] ?? this.lead;

  draw() {
    if (!this.scene || !this.overlay.drawing) return;
    this.#moments();
    if (this.overlay.draw(this.#momentOf)) this.#say();
    if (this.overlay.ball) this.#momentOf(this.overlay.ball.track).label = this.labelled;
    this.overlay.move(this.#momentOf);
    this.lesson.code.light(this.lead, this.clock.playing, this.clock.speed);
    this.#grip();
  }

  #values(own, i) {
    const { ball } = this.overlay;
    return (name) => {
      if (name === "updates" || name === "frames") return own[name];
      const axis = this.#options().find((option) => option.series);
      if (name === "clock") return axis.whole ? Math.floor(this.clock.value + 1e-9) : this.clock.value;
      if (name === "axis") return axis.label;
      if (name === "rows") return this.readout.rowWords(i);
      if (this.held !== null && ball) {
        const { x, curve } = ball.track;
        if (name === x) return this.held;
        if (name === curve) return own.height(curve, 0, this.held);
      }
      return own.series(name)[i];
    };
  }

  // A track that says what a run has `reached` leaves out the update under way.
  #state(track) {
    const { run: own, i: next, way } = this.#momentOf(track);
    const i = track.reached && way < 1 ? next - 1 : next;
    const held = this.held !== null;
    const value = this.#values(own, i);
    const change = !held && i && own.has("before") ? value("w") - value("before") : 0;
    return { i, ended: i === own.frames, held, value, change };
  }

  // Nobody reads more than ten numbers a second, and every changed word costs the browser a look at the layout.
  #say() {
    const now = performance.now();
    if (this.clock.playing && now - (this.said ?? 0) < WORDS_EVERY) return;
    this.said = now;
    const { label } = this.overlay.ball?.track ?? {};
    if (label) {
      const { value, change } = this.#state(this.overlay.ball.track);
      this.labelled = words.fill(label, value, change);
    }
    this.readout.write((track) => this.#state(track));
    this.lesson.code.write(this.#state({}));
    const { value } = this.#state({});
    const said = words.fill(this.scene.captions.scrub_value, value);
    this.transport.show(this.clock.shown, this.clock.last, this.clock.playing, said);
  }

  // What tests, tools and screen readers see.
  #tell() {
    if (!this.overlay.drawing) return;
    this.#moments();
    const { run: own, i } = this.lead;
    const { playing, value } = this.clock;
    this.lesson.follow(this.clock.shown, this.clock.last, playing);
    const fields = { update: own.series("update")[i], updates: own.updates, w: own.series("w")[i], clock: value, playing };
    for (const name in fields) if (this.root.dataset[name] !== String(fields[name])) this.root.dataset[name] = fields[name];
    if (playing) {
      if (this.toldPlaying !== playing) ((this.said = 0), this.#say());
      this.toldPlaying = playing;
      return;
    }
    this.toldPlaying = playing;
    this.#say();
    const { line, sentence } = this.readout.slots;
    if (this.ready) this.live.textContent = `${line.textContent}. ${sentence.textContent}`;
    this.ready = true;
  }

  #key(e) {
    if (e.altKey || e.ctrlKey || e.metaKey || e.defaultPrevented || !this.scene) return;
    const at = document.activeElement;
    const ours = !at || at === document.body || this.root.contains(at) || at.matches("[data-testid=stMain]");
    const moves = at?.matches("input, select, textarea, [role=slider], [role=radio], [contenteditable]");
    const presses = at?.matches("button, a, summary");
    const slides = at?.matches("input[type=range], [role=slider]");
    const { clock } = this;
    const act = { " ": () => clock.toggle(), ArrowLeft: () => clock.go(clock.shown - 1), ArrowRight: () => clock.step() };
    Object.assign(act, { Home: () => clock.go(0), End: () => clock.go(clock.last) });
    const taken = e.key === " " ? presses || (moves && !slides) : moves;
    if (!ours || taken || !(e.key in act)) return;
    e.preventDefault();
    act[e.key]();
  }

  // ---- the start, and values picked from a panel

  #starting() {
    const ball = () => this.overlay.ball.track;
    const panel = () => this.overlay.panels[ball().panel];
    return {
      ready: () => Boolean(this.overlay.ball),
      panel,
      limits: () => [panel().value(0), panel().value(panel().width)],
      value: () => this.held ?? this.run.series(ball().x)[this.lead.i],
      height: (w) => panel().y(this.run.height(ball().curve, 0, w)),
      held: (w) => {
        this.held = w;
        this.root.classList.add("gd-held");
        this.clock.go(0);
      },
      done: (w) => {
        this.clock.go(0);
        this.send(ball().drag, w);
        clearTimeout(this.holding);
        this.holding = setTimeout(() => (this.#unhold(), this.clock.run()), UNHOLD);
      },
      cancel: () => (this.#unhold(), this.clock.run()),
      pick: (x, y) => {
        for (const { panel: name, name: what, both } of this.scene.picks ?? []) {
          const values = this.overlay.valuesAt(name, x, y);
          if (values) return () => this.send(what, both ? values : values[0]);
        }
      },
    };
  }

  #unhold() {
    clearTimeout(this.holding);
    this.held = null;
    this.root.classList.remove("gd-held");
  }

  // The handle that takes the pointer lies over the ball.
  #grip() {
    const { ball, panels, drawing } = this.overlay;
    if (!ball?.at) return void (this.handle.hidden = true);
    const panel = panels[ball.track.panel];
    const [x, y, inside] = ball.at;
    const { playing } = this.clock;
    this.handle.hidden = !inside;
    if (performance.now() - (this.grippedWhen ?? 0) > 100 || !playing) {
      Object.assign(this.handle.style, { left: `${panel.left + x - 24}px`, top: `${panel.top + y - 24}px` });
      this.grippedWhen = performance.now();
    }
    if (playing || (this.gripped === drawing && this.grippedAt === this.lead.i && this.held === null)) return;
    Object.assign(this, { gripped: drawing, grippedAt: this.lead.i });
    const [low, high] = [panel.value(0), panel.value(panel.width)];
    const w = this.#values(this.run, this.lead.i)(ball.track.x);
    const text = words.fill(this.scene.captions.drag_value, () => w);
    const aria = { valuemin: low, valuemax: high, valuenow: w, valuetext: text };
    for (const name in aria) this.handle.setAttribute(`aria-${name}`, aria[name]);
  }
}
