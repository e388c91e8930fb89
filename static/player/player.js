// Plays any scene: Plotly draws what stands still, one SVG laid over it what moves. It knows nothing of what it shows.
// Streamlit calls `mount` again for every new scene and every change of theme; what plays goes on.

const version = new URL(import.meta.url).search; // the same for every file, so that an upgrade never mixes two
// A page saved as one file holds all files, and says where by their names here: see static/keep/alone.js.
const inside = globalThis.gdFiles;
const address = (path) => inside?.[path] ?? new URL(path + version, import.meta.url).href;
const load = (path) => import(address(path));
const SHEETS = ["./player.css", "./lesson.css", "./present.css"];
const PLOTLY = "../plotly-cartesian.min.js";
const PARTS = ["run", "figure", "sketch", "tracks", "transport", "start", "words", "clock", "overlay", "readout", "lesson"];
const MORE = ["grip", "keys", "place", "present", "zoom"];
const LESSON = ["question", "tasks", "code"];
const modules = (names) => names.map((name) => `./${name}.js`);
const lesson = Promise.all(modules(LESSON).map(load));
const more = Promise.all(modules(MORE).map(load));
const loaded = await Promise.all([...modules(PARTS).map(load), ...(inside ? [] : SHEETS.map(address).map(stylesheet))]);
const [run, figure, sketch, tracks, transport, start, words, { Clock }, { Overlay }, { Readout }, { Lesson }] = loaded;
const [{ Grip }, { keys }, places, present, { Zoom }] = await more;
const lessonParts = Object.assign({}, ...(await lesson));
const { make } = transport;

// Plotly takes half a second to start: the picture is sketched first, and drawn by Plotly once it has been seen.
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
let plotly;
export const fetchPlotly = () => (plotly ??= painted().then(() => load(PLOTLY)));

// What a page needs to play by itself.
export const files = { modules: ["./player.js", ...modules([...PARTS, ...MORE, ...LESSON]), PLOTLY], sheets: SHEETS, address };

const players = new WeakMap();
let latest;
// The player on the page, for what stands beside it.
export const mounted = () => (latest?.root.isConnected ? latest : undefined);

const WORDS_EVERY = 100; // ms, while it plays

export function stylesheet(href) {
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  document.head.append(link);
  return new Promise((done) => (link.onload = link.onerror = done));
}

export function mount({ data, parentElement, setTriggerValue }) {
  let player = players.get(parentElement);
  if (!player) players.set(parentElement, (player = new Player(parentElement.querySelector(".gd-player"))));
  latest = player;
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
    this.chosen = {};
    this.clock = new Clock({ draw: () => this.draw(), tell: () => this.#tell() });
    this.#build();
    this.observer = new ResizeObserver(([entry]) => {
      const width = Math.round(entry.contentRect.width);
      if (width && width !== this.width && this.scene) this.render();
    });
    this.observer.observe(this.stage);
    this.session = new places.Session(() => this.place);
    this.keys = keys(this);
    addEventListener("keydown", this.keys);
    this.resized = () => this.presented && this.render();
    addEventListener("resize", this.resized);
  }

  stop() {
    this.clock.stop();
    this.observer.disconnect();
    this.grip.stop();
    this.session.stop();
    removeEventListener("keydown", this.keys);
    removeEventListener("resize", this.resized);
    window.Plotly?.purge(this.plot);
  }

  #build() {
    const { clock } = this;
    const act = { first: () => clock.go(0), last: () => clock.go(clock.last), back: () => clock.go(clock.shown - 1) };
    Object.assign(act, { forward: () => clock.step(), toggle: () => clock.toggle(), go: (i) => clock.go(i) });
    this.transport = new transport.Transport({ ...act, speed: (speed) => (clock.speed = speed) });
    this.plot = make("div", { class: "gd-plot", role: "img" });
    this.zoom = new Zoom(this.plot);
    const handle = make("div", { class: "gd-handle", role: "slider", tabindex: 0, "data-testid": "gd-handle" });
    this.stage = make("div", { class: "gd-stage", "data-testid": "gd-stage" }, this.plot);
    const label = make("div", { class: "gd-label", "aria-hidden": "true" });
    this.overlay = new Overlay(this.stage, label, tracks);
    this.stage.append(label, handle);
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
    this.grip = new Grip(this, handle, { ...start, ...words });
  }

  // ---- a new scene, or a new theme

  open(scene) {
    this.#take(scene);
    this.render();
  }

  #take(scene) {
    const place = this.scene ? undefined : this.#opening(scene);
    this.scene = scene;
    this.runs = Object.fromEntries(Object.entries(scene.runs).map(([name, message]) => [name, new run.Run(message)]));
    this.run = Object.values(this.runs)[0];
    this.figure = new figure.Figure(scene, this.runs, run);
    for (const { id, options } of scene.switches) {
      this.chosen[id] = options.some((o) => o.id === this.chosen[id]) ? this.chosen[id] : options[0].id;
    }
    this.clock.take(this.#ticks());
    if (place) this.clock.seek(place.value, this.#counted() !== undefined);
    this.readout.take(scene);
    this.lesson.take(this.presented ? {} : scene);
    this.said = 0;
    this.grip.release();
    this.#describe();
  }

  // Where the clock of a new player stands: as the link says, else as in this page's session.
  #opening({ at, switches }) {
    const place = places.read(at, switches) ?? places.read(this.session.place, switches);
    Object.assign(this.chosen, place?.chosen);
    return place;
  }

  // The place of the clock as a text, for a link.
  get place() {
    return places.written(this.clock, this.scene.switches, this.chosen);
  }

  // The numbers of the updates that can be looked at; or, where runs race, values on the axis that is chosen.
  #ticks() {
    const { ticks } = this.#counted() ?? {};
    return ticks ? run.numbers(ticks, ticks.length) : this.run.series("update");
  }

  // The option chosen whose values the clock counts, if it does not count updates.
  #counted() {
    return this.#options().find((option) => option.ticks);
  }

  #describe() {
    const { captions, switches, speed } = this.scene;
    this.plot.setAttribute("aria-label", captions.alt);
    this.grip.describe(this.scene);
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
    this.zoom.ranges = {};
    const next = this.#counted();
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

  // The address may have changed without a new scene.
  #present() {
    const asked = present.asked();
    if (asked === Boolean(this.presented)) return;
    this.presented = asked;
    this.root.classList.toggle("gd-present", asked);
    this.lesson.take(asked ? {} : this.scene);
  }

  render() {
    this.#present();
    const { palette } = this.scene;
    const dark = this.dark;
    const colours = dark ? Object.fromEntries(Object.values(palette)) : {};
    for (const name in palette) this.root.style.setProperty(`--gd-${name}`, palette[name][dark ? 1 : 0]);
    this.width = Math.round(this.stage.clientWidth) || 800;
    const options = this.#options();
    this.axis = options.find((option) => option.series)?.series ?? "update";
    const patches = options.map((option) => option.layout);
    const font = getComputedStyle(this.root).fontFamily;
    let layout = this.figure.layout(this.width, patches, this.zoom.ranges, colours, font);
    let data = this.figure.data(this.axis, colours);
    if (this.presented) [layout, data] = present.enlarged(layout, data, present.room(this.root, this.stage));
    this.zoom.take(figure.axes(layout), layout, this.scene.figure.layout, patches);
    this.stage.style.height = `${layout.height}px`;
    if (window.Plotly) this.#plot(data, layout);
    else this.#sketch(data, layout);
    this.#tell();
    this.clock.run();
  }

  #plot(data, layout) {
    const first = !this.plot.data;
    if (first) this.overlay.svg.querySelectorAll(".gd-sketch").forEach((node) => node.remove());
    Plotly.react(this.plot, data, layout, figure.CONFIG);
    if (first) this.zoom.listen(() => (this.#lay(), this.draw()));
    this.#lay();
  }

  #sketch(data, layout) {
    this.sketched = sketch.axesOf(layout);
    this.#lay();
    sketch.sketch(this.figure.still(data), this.overlay.panels, tracks);
    fetchPlotly().then(() => this.root.isConnected && this.render());
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
    const { axis, figure: still } = this;
    const { held } = this.grip;
    const series = this.#counted()?.series ?? "update";
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
    this.grip.follow();
  }

  values(own, i) {
    const { ball } = this.overlay;
    const { held } = this.grip;
    return (name) => {
      if (name === "updates" || name === "frames") return own[name];
      const axis = this.#options().find((option) => option.series);
      if (name === "clock") return axis.whole ? Math.floor(this.clock.value + 1e-9) : this.clock.value;
      if (name === "axis") return axis.label;
      if (name === "rows") return this.readout.rowWords(i);
      if (name === "or_drag") return this.grip.ball ? this.scene.captions.or_drag : "";
      if (held !== null && ball) {
        const { x, curve } = ball.track;
        if (name === x) return held;
        if (name === curve) return own.height(curve, 0, held);
      }
      return own.series(name)[i];
    };
  }

  // A track that says what a run has `reached` leaves out the update under way.
  #state(track) {
    const { run: own, i: next, way } = this.#momentOf(track);
    const i = track.reached && way < 1 ? next - 1 : next;
    const held = this.grip.held !== null;
    const value = this.values(own, i);
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
    this.session.rests();
    this.#say();
    const { line, sentence } = this.readout.slots;
    if (this.ready) this.live.textContent = `${line.textContent}. ${sentence.textContent}`;
    this.ready = true;
  }
}
