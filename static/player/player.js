// Plays any scene: Plotly draws what stands still, one SVG laid over it what moves. It knows nothing of what it shows.
// Streamlit calls `mount` again for every new scene and every change of theme; what plays goes on.

import { Batch } from "./batch.js";
import { ByHand } from "./byhand.js";
import { Clock, raced } from "./clock.js";
import { Code } from "./code.js";
import { bent, complete } from "./descend.js";
import { CONFIG, Figure, laid, NARROW, sketch, spaced, Zoom } from "./figure.js";
import { Grip } from "./grip.js";
import { Keys } from "./keys.js";
import { stands } from "./landscape.js";
import { Look } from "./look.js";
import { isDark, make, said } from "./nodes.js";
import { Overlay } from "./overlay.js";
import * as places from "./place.js";
import * as present from "./present.js";
import { Question } from "./question.js";
import { Ranges } from "./ranges.js";
import { Readout } from "./readout.js";
import { finished } from "./remembered.js";
import { Ruler } from "./ruler.js";
import { beat, numbers, progress, Run } from "./run.js";
import { Tasks } from "./tasks.js";
import { choice, tabs, Transport, walk } from "./transport.js";
import { fill, show } from "./words.js";

/** @import { Hand } from "./descend.js" */
/** @import { LessonMessage, Option, Scene, Switch } from "./scene.d.ts" */
/** @import { Filled, Moment, Sized, State } from "./types.d.ts" */

const WORDS_EVERY = 100; // ms, while it plays
const SLOW = 2.5; // updates a second: so slow, the words come with what they say
const ROOM = 700; // CSS pixels
const [LOWEST, HIGHEST] = [0.55, 1.5]; // of the height that a picture is made for
const NARROWEST = 0.78; // of it, where panels stand below each other
const ALONE = { "yaxis.domain": [0.06, 1] }; // what the first panel gets while a question stands in the others' place
const LOW = 480; // CSS pixels, as in player.css
const [PAPER, FLAT, FLATTER] = [700, 0.85, 0.58]; // CSS pixels between the margins of A4; of the height, where words need room, or many
const UNHOLD = 2000; // ms: what is in the hand is shown until its run arrives, or this long

// Plotly takes half a second to start: the picture is sketched first, and drawn by Plotly once it has been seen.
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
/** @type {Promise<unknown> | undefined} */
let plotly;
export const fetchPlotly = () => (plotly ??= painted().then(() => import("../plotly-cartesian.min.js")));

/** @type {WeakMap<Element, Player>} */
const players = new WeakMap();
/** @type {Player | undefined} */
let latest;
// The player on the page, for what stands beside it.
export const mounted = () => (latest?.root.isConnected ? latest : undefined);

/** @param {Component<Scene>} component */
export function mount({ data, parentElement, setTriggerValue }) {
  const known = players.get(parentElement);
  known?.take(data);
  const player = known ?? new Player(/** @type {HTMLElement} */ (parentElement.querySelector(".gd-player")), data);
  players.set(parentElement, player);
  latest = player;
  player.send = setTriggerValue;
  player.render();
  return () => {
    player.stop();
    players.delete(parentElement);
  };
}

// Whether the run is the one that the hand asked for.
/** @param {Run} run @param {Hand} hand */
function is(run, hand) {
  const { course } = run.message;
  if (course && "rule" in course) return stands(course, hand);
  const { rate, start } = hand;
  return (rate === undefined || run.series("rate")[Math.min(run.frames, 1)] === rate) && (start === undefined || run.series("w")[0] === start);
}

// As high as there is room for, but not so that it looks like another picture.
/** @param {number} height @param {number} room @param {number} lowest */
const fitted = (height, room, lowest = LOWEST) => Math.round(Math.max(lowest * height, Math.min(HIGHEST * height, room)));

// A scene opened: its runs, the first of them, and the figure that stands still.
/** @param {Scene} scene */
function opened(scene) {
  const runs = Object.fromEntries(Object.entries(scene.runs).map(([name, message]) => [name, new Run(complete(message))]));
  return { scene, runs, run: Object.values(runs)[0], figure: new Figure(scene, runs) };
}

export class Player {
  clock = new Clock({ draw: () => this.draw(), tell: () => this.#tell() });
  plot = /** @type {Plot} */ (make("div", { class: "gd-plot", role: "img" }));
  stage = make("div", { class: "gd-stage", "data-testid": "gd-stage" }, this.plot);
  overlay = new Overlay(this.stage, make("div", { class: "gd-label", "aria-hidden": "true" }));
  readout = new Readout();
  #code = new Code();
  #tasks = new Tasks();
  #byHand = new ByHand({ begins: () => this.#question.leave(), step: () => this.#nextStep(), done: () => this.#made() });
  /** @type {Question} */
  #question;
  /** @type {Keys} */
  #keys;
  #transport = new Transport(this.clock);
  #ruler = this.#ruled("rate");
  #beta = this.#ruled("beta");
  #batch = new Batch((name, value) => this.send(name, value));
  #zoom = new Zoom(this.plot);
  #ranges = new Ranges();
  #easing = 0;
  #arrives = false; // a scene that is not drawn yet
  #head = make("div", { class: "gd-top" });
  #dock = make("div", { class: "gd-dock" });
  #words = make("div", { class: "gd-words" });
  #below = make("div", { class: "gd-below" });
  #switches = make("div", { class: "gd-switches" });
  #walk = make("div", { class: "gd-walk", role: "group", hidden: "" });
  #zooms = false;
  #every = false; // whether the cost of each row is drawn
  #zoomButton = make("button", { type: "button", class: "gd-small", "data-testid": "gd-zoom" });
  #everyButton = make("button", { type: "button", class: "gd-small", "data-testid": "gd-row-curves" });
  #wholeButton = make("button", { type: "button", class: "gd-small", "data-testid": "gd-whole" });
  #looks = make("div", { class: "gd-looks" });
  #thinned = make("p", { class: "gd-thinned" });
  #strip = make("div", { class: "gd-strip", role: "group", hidden: "" });
  // Of the panels that share a place the one that is seen.
  #inStrip = "";
  #lines = 1; // of words above it
  #asks = false;
  /** @type {string[]} */
  #unseen = [];
  #live = make("div", { class: "gd-live", "aria-live": "polite" });
  #session = new places.Session(() => this.place);
  #presented = false;
  #printed = false;
  #settings = make("p", { class: "gd-settings" });
  #width = 0;
  #others = 0; // pixels before a hall, of all but the stage, when it was laid
  #relaid = false;
  #axis = "update";
  #labelled = "";
  #said = 0; // ms: when the words were last written
  #unsaid = false;
  #ready = false;
  #toldPlaying = false;
  /** @type {LaidAxes | undefined} */
  #sketched;
  /** @type {Scene | undefined} */
  #laidScene;
  /** @type {Record<string, Moment>} */
  #moments = {};
  // What the runs are bent by, while it is in the hand and until Python has answered.
  /** @type {Hand | null} */
  #hand = null;
  /** @type {number | undefined} */
  #holding; // set once it is let go
  // Where the clock was before, and where a bent run that is shorter has put it.
  /** @type {{ was: number, is: number } | null} */
  #moved = null;
  /** @type {Component<Scene>["setTriggerValue"]} */
  send = () => {};

  /** @param {HTMLElement} root @param {Scene} scene */
  constructor(root, scene) {
    this.root = root;
    this.shown = opened(scene);
    // Where the clock of a new player stands: as the link says, else as in this page's session.
    const place = places.read(scene.at, scene.switches) ?? places.read(this.#session.place, scene.switches);
    this.chosen = { ...place?.chosen };
    const handle = make("div", { class: "gd-handle", role: "slider", tabindex: 0, "data-testid": "gd-handle" });
    this.stage.append(this.overlay.label, handle, this.#strip);
    this.grip = new Grip(this, handle);
    this.look = new Look(this);
    this.#question = new Question(root);
    this.#keys = new Keys(() => this.#presented, {
      clock: this.clock,
      landmark: (up) => this.#ruler.landmark(up),
      ask: () => this.#question.ask(),
      tell: () => this.#question.tell(),
      ghost: () => root.classList.toggle("gd-no-ghost"),
    });
    root.classList.toggle("gd-no-ghost", present.planned());
    this.#build();
    this.#show();
    if (place) this.clock.seek(place.value, this.#counted() !== undefined);
    this.observer = new ResizeObserver(([entry]) => {
      const width = Math.round(entry.contentRect.width);
      if (width && width !== this.#width) this.render();
    });
    this.observer.observe(this.stage);
    addEventListener("resize", this.#resized);
    addEventListener("beforeprint", this.#print);
    addEventListener("afterprint", this.#print);
  }

  stop() {
    this.#session.stop();
    this.clock.stop();
    cancelAnimationFrame(this.#easing);
    this.#ruler.stop();
    this.#beta.stop();
    this.#batch.stop();
    clearTimeout(this.#holding);
    this.observer.disconnect();
    this.grip.stop();
    this.#keys.stop();
    removeEventListener("resize", this.#resized);
    removeEventListener("beforeprint", this.#print);
    removeEventListener("afterprint", this.#print);
    window.Plotly?.purge(this.plot);
  }

  #resized = () => this.render();

  // A sheet of paper is white, and as wide as it is. A browser prints at once: all of it is drawn before this returns.
  /** @param {Event} event */
  #print = ({ type }) => {
    this.#printed = type === "beforeprint";
    this.render();
  };

  #build() {
    const { slots, cards } = this.readout;
    this.#words.append(this.#question.node, this.#byHand.node, slots.equation, slots.sentence);
    this.#transport.node.append(slots.line, this.#transport.speed, this.#keys.button);
    this.#dock.append(this.#words, this.#transport.node, make("div", { class: "gd-hand" }, this.#ruler.node, this.#beta.node, this.#batch.node));
    this.#zoomButton.onclick = () => this.#zoomOn(!this.#zooms);
    this.#wholeButton.onclick = () => ((this.#zoom.ranges = {}), this.#zoomOn(false));
    this.#everyButton.onclick = () => {
      this.#every = !this.#every;
      this.render();
    };
    this.#looks.append(this.#switches, this.#everyButton, this.#zoomButton, this.#wholeButton);
    this.#head.append(slots.badge, this.#walk, this.#looks);
    this.#below.append(cards, this.#thinned, this.#code.node, this.#byHand.opener);
    this.root.replaceChildren(this.#settings, this.#head, this.stage, this.#dock, this.#below, this.#tasks.node, this.#live, ...this.#keys.nodes);
    this.root.classList.add("gd-ready");
  }

  // ---- a new scene, or a new theme

  // An answer to what was moved before may come while something is in the hand: then the new runs are bent, too.
  /** @param {Scene} scene */
  take(scene) {
    const hand = this.#hand;
    this.shown = opened(scene);
    this.#arrives = true;
    const bending = Object.values(this.shown.runs).filter(({ message }) => message.course);
    const done = this.#holding !== undefined && hand && bending.every((run) => is(run, hand));
    const moved = this.#moved?.is === this.clock.value && !this.clock.playing ? this.#moved : null;
    if (done || !hand) this.#straighten();
    this.#show();
    if (hand && !done) this.bend(hand, false);
    else if (moved) this.clock.seek(moved.was, true);
    said({ shown: true });
  }

  // ---- what is in the hand

  // Every run as it is with this learning rate and this start, if there is one that bends. The clock stays; nothing is
  // sent, and Plotly's part, the axes too, stands still until it is let go.
  /** @param {Hand} hand @param {boolean} moves whether it is moved, not set to a value that can be asked about */
  bend(hand, moves = true) {
    const { scene } = this.shown;
    if (!Object.values(scene.runs).some(({ course }) => course)) return false;
    if (moves) this.#question.leave();
    this.#hand = { ...this.#hand, ...hand };
    const runs = Object.fromEntries(
      Object.entries(scene.runs).map(([name, message]) => [name, new Run(bent(message, this.#hand ?? {}))]),
    );
    this.shown = { ...this.shown, runs, run: Object.values(runs)[0] };
    this.#sayFirst();
    this.root.classList.add("gd-bent");
    this.overlay.drawing &&= {}; // so that all is drawn anew
    const { clock } = this;
    const { value } = clock;
    const was = this.#moved?.is === value ? this.#moved.was : value;
    if (this.#counted()) clock.ticks = this.#ticks();
    else clock.take(this.#ticks());
    if (!clock.playing || this.#counted()) clock.seek(clock.playing ? value : was, true);
    this.#moved = { was, is: clock.value };
    this.#transport.reach(clock.last);
    this.#said = 0;
    clock.run();
    return true;
  }

  // The ruler of what is called so in the hand.
  /** @param {"rate" | "beta"} called */
  #ruled(called) {
    return new Ruler(called, {
      bend: (value, moves) => this.bend({ [called]: value }, moves),
      send: (name, value) => this.send(name, value),
      letGo: (name, value) => this.letGo(name, value),
    });
  }

  /** @param {string} name @param {number} value */
  letGo(name, value) {
    if (this.shown.scene.alone) return;
    this.send(name, value);
    if (!this.#hand && this.grip.held === null) return;
    clearTimeout(this.#holding);
    this.#holding = setTimeout(() => this.unbend(), UNHOLD);
  }

  // Back to what Python has sent.
  unbend() {
    this.#straighten();
    this.shown = opened(this.shown.scene);
    this.#show();
    this.render();
  }

  #straighten() {
    clearTimeout(this.#holding);
    this.#holding = undefined;
    this.#hand = this.#moved = null;
    this.root.classList.remove("gd-bent");
  }

  #show() {
    const { scene } = this.shown;
    for (const { id, options } of scene.switches) {
      this.chosen[id] = options.some((o) => o.id === this.chosen[id]) ? this.chosen[id] : options[0].id;
    }
    this.clock.take(this.#ticks());
    this.root.classList.toggle("gd-fades", Boolean(scene.figure.fades));
    this.readout.take(scene);
    // Where no step is told, what tells the runs apart stands in that place.
    const { slots, cards } = this.readout;
    if (slots.equation.hidden && slots.sentence.hidden) this.#words.append(cards);
    else this.#below.prepend(cards);
    const { ruler, beta, batch, again } = scene.hand ?? {};
    this.#ruler.take(ruler, scene.locked);
    this.#beta.take(beta, scene.locked);
    this.#batch.take(batch, again, scene.locked);
    this.#teach(this.#presented ? undefined : scene.lesson);
    this.#said = 0;
    this.grip.release();
    this.#describe();
  }

  // What makes a page a lesson: a question before the first play, the code with its running line lit, and tasks that tick
  // themselves. A wider player opens on its code and its tasks.
  /** @param {LessonMessage | undefined} lesson */
  #teach(lesson) {
    const roomy = () => this.root.clientWidth >= ROOM;
    this.#question.take(this.shown.scene.lesson, this.#presented);
    this.#code.take(lesson, roomy);
    this.#tasks.take(lesson, roomy);
    this.#byHand.take(lesson?.by_hand);
  }

  // The rows that the update to key frame i reads, as far as they are drawn.
  /** @param {number} i */
  #read(i) {
    const { pushes } = this.overlay;
    if (!pushes || !i) return { rows: [], count: 0 };
    const { x, y } = this.shown.figure.points(pushes.track.trace);
    const places = pushes.track.whole ? Array.from(x, (_, k) => k) : (this.readout.rows?.lit(i) ?? []);
    const count = pushes.track.whole ? this.shown.run.series("samples")[1] : (this.readout.rows?.count(i) ?? 0);
    return { rows: places.map((k) => ({ x: x[k], y: y[k] })), count };
  }

  // The step that a visitor makes by hand: the next one, or where there is none the first; of many rows two are asked for.
  #nextStep() {
    const { run } = this.shown;
    const i = this.clock.shown < run.frames ? this.clock.shown + 1 : 1;
    const { rows, count } = this.#read(i);
    if (!rows.length) return;
    this.clock.go(i - 1);
    /** @param {string} name */
    const value = (name) => run.series(name)[i];
    const some = count > rows.length || rows.length > 2 ? [rows[0], rows[rows.length - 1]] : rows;
    return { update: value("update"), w: value("before"), rate: value("rate"), rows: some, count, mean: value("gradient") };
  }

  foundSteepest() {
    this.#tasks.did("looked_at_steepest");
  }

  #made() {
    this.#tasks.did("step_by_hand");
    this.clock.step();
  }

  // The clock has come to a tick or to rest.
  #follow() {
    const { shown, last, playing } = this.clock;
    const ended = last > 0 && shown >= last && !playing && !this.#hand;
    this.#question.follow(shown > 0 || playing, ended);
    const { lesson, alone } = this.shown.scene;
    if (ended) this.#tasks.ended();
    if (ended) this.root.classList.add("gd-ended");
    if (ended && lesson && !alone && !this.#presented) finished(lesson.page);
    const grown = this.#presented && !playing && this.root.offsetHeight - this.stage.offsetHeight > this.#others;
    const asks = (this.#narrow || this.#presented) && this.#asks !== this.#question.asks;
    if (this.#relaid || !(asks || grown)) return;
    this.#relaid = true; // once: the picture takes what is left
    this.render();
    this.#relaid = false;
  }

  // The learning rate and the start of the run that was asked for, where one chooses them.
  get asked() {
    const { hand, alone } = this.shown.scene;
    return hand?.ruler?.name === "lr" && !alone ? [hand.ruler.rate, this.shown.run.series("w")[0]] : undefined;
  }

  // A class is asked whenever its teacher sends a setting, and before the run: from its start.
  ask() {
    this.#question.askAnew();
    this.clock.go(0);
    this.#question.node.scrollIntoView({ block: "nearest" });
  }

  // The answer that counts, whatever was chosen since.
  /** @param {string | null} answer */
  answer(answer) {
    this.#question.hold(answer);
  }

  // The place of the clock as a text, for a link.
  get place() {
    return places.written(this.clock, this.shown.scene.switches, this.chosen);
  }

  // The numbers of the updates that can be looked at; or, where runs race, values on the axis that is chosen.
  #ticks() {
    const { series = "update", ticks, whole = false } = this.#counted() ?? {};
    if (ticks) return Float64Array.from(numbers(ticks, ticks.length));
    const { run, runs } = this.shown;
    if (!this.#counted()) return run.series(series);
    return raced(Object.values(runs).map((one) => one.series(series)[one.frames]), whole);
  }

  // The option chosen whose values the clock counts, if it does not count updates.
  #counted() {
    return this.#options().find((option) => option.ticks || option.race);
  }

  #describe() {
    const { scene, run } = this.shown;
    const { captions } = scene;
    this.look.describe(captions);
    this.#keys.describe(captions);
    this.plot.setAttribute("aria-label", captions.alt);
    this.#settings.textContent = scene.settings ?? "";
    this.grip.describe(scene);
    [this.#zoomButton.textContent, this.#wholeButton.textContent] = [captions.zoom, captions.whole];
    this.#zoomButton.title = captions.zoom_help;
    this.#everyButton.textContent = captions.row_curves;
    this.#everyButton.title = captions.row_curves_help;
    this.#everyButton.hidden = !scene.tracks.some(({ kind }) => kind === "row_curves");
    this.#transport.describe(captions, this.clock.last, scene.speed);
    this.clock.speed = Number(this.#transport.speed.value);
    const story = scene.switches.find(({ next }) => next);
    this.#switches.replaceChildren(
      ...scene.switches
        .filter((one) => one !== story)
        .map((one) => {
          const { id, label, options, first } = one;
          const change = (/** @type {string} */ chosen) => this.#choose(id, chosen);
          return first ? tabs(one, this.chosen[id], change) : choice(id, label, options, this.chosen[id], change);
        }),
    );
    this.#sayFirst();
    this.#walk.hidden = !story;
    if (story) {
      this.#walk.setAttribute("aria-label", story.label);
      this.#walk.replaceChildren(...walk(story, this.chosen[story.id], (chosen) => this.#goOn(story.id, chosen)));
    }
    this.#thinned.textContent = fill(captions.thinned ?? "", this.values(run, 0));
  }

  // The series along the loss.
  get axis() {
    return this.#axis;
  }

  // Whether the clock counts values of it, not updates.
  get counted() {
    return this.#counted() !== undefined;
  }

  // A step of the story tells of the runs as they ended: where nothing was played yet, they are shown whole.
  /** @param {string} id @param {string} chosen */
  #goOn(id, chosen) {
    if (this.#question.leave() && !this.clock.playing && this.clock.shown === 0) this.clock.go(this.clock.last);
    this.#choose(id, chosen);
  }

  // What the clock counts may change with the axis: the run that is longest on it says where the clock then is.
  /** @param {string} id @param {string} chosen */
  #choose(id, chosen) {
    const [axis, value] = [this.#axis, this.clock.value];
    this.chosen[id] = chosen;
    for (const tab of this.#switches.querySelectorAll(`[data-testid=gd-${id}] > button`)) {
      tab.setAttribute("aria-pressed", String(tab.getAttribute("data-testid") === `gd-${id}-${chosen}`));
    }
    this.#zoom.ranges = {};
    this.#said = 0;
    const { series } = this.#counted() ?? {};
    if (series && series !== axis) {
      const { scene, runs } = this.shown;
      /** @param {Run} run */
      const length = (run) => run.series(axis)[run.frames];
      const longest = Object.values(runs).reduce((a, b) => (length(b) > length(a) ? b : a));
      this.clock.exchange(this.#ticks(), longest.exchange(axis, value, series));
      this.#transport.describe(scene.captions, this.clock.last, scene.speed);
    }
    this.render();
  }

  // On each tab, which of the runs that arrive have the least of what it counts; as the runs are now in the hand.
  #sayFirst() {
    const { scene, runs } = this.shown;
    const arrived = Object.entries(runs).filter(([, { message }]) => message.ending === "arrived");
    for (const { id, options, first } of scene.switches) {
      if (!first) continue;
      for (const option of options) {
        const ends = arrived.map(([name, run]) => ({ name, end: run.series(option.series ?? "update")[run.frames] }));
        const least = Math.min(...ends.map(({ end }) => end));
        const names = ends.filter(({ end }) => end <= least).map(({ name }) => this.#called(name));
        const words = this.#switches.querySelector(`[data-testid=gd-${id}-${option.id}] small`);
        if (words) words.textContent = names.length ? first.replace("{run}", names.join(", ")) : "–";
      }
    }
  }

  // What a run is called in the picture.
  /** @param {string} run */
  #called(run) {
    const named = this.shown.scene.tracks.find((track) => track.kind === "head" && track.run === run && track.name);
    return named?.kind === "head" ? named.name : run;
  }

  // Whether a drag on a chart cuts out a part of it.
  /** @param {boolean} zooms */
  #zoomOn(zooms) {
    this.#zooms = zooms;
    this.render();
    if (!zooms) this.#zoomButton.focus();
  }

  // Of each switch the option that is chosen.
  #options() {
    /** @param {Switch} one */
    const chosen = ({ id, options }) => /** @type {Option} */ (options.find((option) => option.id === this.chosen[id]));
    return this.shown.scene.switches.map(chosen);
  }

  // The address may have changed without a new scene.
  #present() {
    const asked = present.asked();
    if (asked === this.#presented) return;
    this.#presented = asked;
    this.root.classList.toggle("gd-present", asked);
    this.#teach(asked ? undefined : this.shown.scene.lesson);
  }

  render() {
    this.#present();
    const { scene, figure } = this.shown;
    const dark = !this.#printed && isDark(this.root);
    const colours = dark ? Object.fromEntries(Object.values(scene.palette)) : {};
    for (const name in scene.palette) this.root.style.setProperty(`--gd-${name}`, scene.palette[name][dark ? 1 : 0]);
    this.#width = this.#printed ? PAPER : Math.round(this.stage.clientWidth) || 800;
    const options = this.#options();
    this.#axis = options.find((option) => option.series)?.series ?? "update";
    const patches = options.map((option) => option.layout);
    const font = getComputedStyle(this.root).fontFamily;
    this.#asks = this.#question.asks;
    for (const ruler of [this.#ruler, this.#beta]) ruler.lay();
    const hidden = (this.#unseen = this.#hidden());
    const lone = figure.panels.length - hidden.length === 1;
    this.root.classList.toggle("gd-lone", lone && !this.#walk.hidden);
    if (this.#narrow && hidden.length && this.#asks && !options.some(({ panels }) => panels)) patches.push(ALONE);
    let layout = figure.layout(this.#width, patches, this.#zoom.ranges, colours, font, hidden, this.#zooms);
    let data = figure.data(this.#axis, colours, hidden, options.flatMap(({ without = [] }) => without));
    const above = layout.annotations?.filter(({ xref }) => xref === `x${this.#inStrip} domain`) ?? [];
    this.#lines = Math.max(1, ...above.map(({ text }) => text.split("<br>").length));
    if (this.#presented) this.#others = this.root.offsetHeight - this.stage.offsetHeight;
    const room = present.room(this.root, this.#presented ? this.#others : this.#around());
    if (this.#printed) layout.height = Math.round((document.querySelector(".st-key-slide, .st-key-story") ? FLATTER : FLAT) * layout.height);
    else if (this.#presented) [layout, data] = present.enlarged(layout, data, room);
    else layout.height = fitted(layout.height, room, this.#narrow && !lone ? NARROWEST : LOWEST);
    this.root.classList.toggle("gd-tall", layout.height > room); // large words: a dock at the foot would lie on the picture
    spaced(layout);
    this.#zoom.take(layout, scene.figure.layout, patches);
    this.#zoomButton.setAttribute("aria-pressed", String(this.#zooms));
    this.#everyButton.setAttribute("aria-pressed", String(this.#every));
    this.#wholeButton.hidden = !this.#zooms && !Object.keys(this.#zoom.ranges).length;
    this.#ranges.take(layout, this.#arrives && !this.clock.still.matches ? this.plot.layout : undefined);
    this.#arrives = false;
    this.stage.style.height = `${layout.height}px`;
    if (window.Plotly) this.#plot(data, layout);
    else this.#sketch(data, layout);
    this.#tell();
    this.clock.run();
    this.#ease();
  }

  // The axes of a new scene reach its ranges a frame at a time: what moves in the picture goes with them.
  #ease() {
    cancelAnimationFrame(this.#easing);
    this.#easing = requestAnimationFrame(() => {
      const ranges = this.#ranges.now;
      if (ranges) Plotly.update(this.plot, {}, ranges).then(() => this.#ease());
    });
  }

  // What has to be on the screen with the stage, in pixels; on a narrow one the dock's parts stand by themselves.
  #around() {
    const { paddingTop, paddingBottom } = getComputedStyle(this.root);
    const edges = parseFloat(paddingTop) + parseFloat(paddingBottom);
    const { equation, sentence } = this.readout.slots;
    const parts = this.#narrow
      ? [this.#walk, ...(this.root.classList.contains("gd-lone") ? [sentence] : []), this.#question.node, equation, this.#transport.node, this.#ruler.node, this.#beta.node]
      : innerHeight <= LOW
        ? [this.#transport.node] // a phone on its side
        : [this.#head, this.#dock];
    return parts.reduce((sum, part) => sum + part.offsetHeight, edges) - (this.#narrow ? this.#ruler.told + this.#beta.told : 0);
  }

  get #narrow() {
    return this.#width < NARROW;
  }

  // The panels that are not seen: by what is chosen, and of those that share a place all but one, which a strip flips
  // between. On a narrow page the badge stands in the dock.
  #hidden() {
    const { strip = {}, tabs = [] } = this.shown.scene.figure;
    const { badge, line, sentence } = this.readout.slots;
    if (this.#narrow) this.#transport.speed.before(badge), sentence.before(line);
    else this.#head.prepend(badge), this.#transport.speed.before(line);
    const seen = this.#options().find(({ panels }) => panels)?.panels;
    const unseen = seen ? this.shown.figure.panels.filter((panel) => !seen.includes(panel)) : [];
    const names = Object.keys(strip).filter((name) => !unseen.includes(name) && (this.#narrow || tabs.includes(name)));
    const lone = names.length < 2;
    const asks = this.#asks && this.#narrow; // the question stands in their place
    this.#strip.hidden = lone || asks;
    const place = this.#narrow ? this.stage : this.#head;
    if (this.#strip.parentElement !== place) place.append(this.#strip);
    if (lone) return unseen;
    if (asks) return [...unseen, ...names];
    if (!names.includes(this.#inStrip)) this.#inStrip = names[0];
    this.#strip.replaceChildren(
      ...names.map((name) => {
        const pressed = String(name === this.#inStrip);
        const node = make("button", { type: "button", "aria-pressed": pressed, "data-testid": `gd-strip-${name}` }, strip[name]);
        node.onclick = () => {
          this.#inStrip = name;
          this.render();
          /** @type {HTMLElement | null} */ (this.#strip.querySelector("[aria-pressed=true]"))?.focus();
        };
        return node;
      }),
    );
    return [...unseen, ...names.filter((name) => name !== this.#inStrip)];
  }

  /** @param {Filled[]} data @param {Sized} layout */
  #plot(data, layout) {
    const first = !this.plot.data;
    if (first) this.overlay.svg.querySelectorAll(".gd-sketch").forEach((node) => node.remove());
    Plotly.react(this.plot, data, layout, CONFIG);
    if (first) this.#zoom.listen(() => (this.#lay(), this.draw()));
    this.#lay();
  }

  /** @param {Filled[]} data @param {Sized} layout */
  #sketch(data, layout) {
    this.#sketched = laid(layout);
    this.#lay();
    sketch(data, this.overlay.panels);
    fetchPlotly().then(() => this.root.isConnected && this.render());
  }

  #lay() {
    const { scene } = this.shown;
    if (this.#laidScene !== scene) this.overlay.take(scene);
    this.#laidScene = scene;
    this.overlay.lay(this.plot._fullLayout ?? this.#sketched ?? {}, this.#unseen);
    const panel = this.overlay.panels[this.#inStrip];
    if (panel) this.#strip.style.top = `${panel.top - 36 - 18 * this.#lines}px`;
  }

  // ---- what is shown now

  // Of each run: the key frame being reached, how far on the way to it, and all that tracks ask for.
  #look() {
    const { value, still } = this.clock;
    const { runs, figure } = this.shown;
    const series = this.#counted()?.series ?? "update";
    const bends = this.#hand !== null;
    const rows = { looked: this.look.row, every: this.#every };
    const more = { ...rows, held: this.grip.held, bends, axis: this.#axis, figure, drawing: this.overlay.drawing, label: this.#labelled };
    // Of a long run the rows are known at its own key frames only.
    const known = !bends || !this.shown.scene.captions.thinned;
    /** @param {number} i */
    const lit = (i) => (known && this.readout.rows?.lit(i)) || [];
    this.#moments = {};
    for (const name in runs) {
      const run = runs[name];
      const { i, way } = still.matches ? run.reached(series, value) : run.place(series, value);
      this.#moments[name] = { run, i, way, progress: way >= 1 ? 1 : progress(way), lit, ...more };
    }
  }

  get lead() {
    return Object.values(this.#moments)[0];
  }

  /** @param {{ run?: string }} track */
  #momentOf = ({ run = "" }) => this.#moments[run] ?? this.lead;

  draw() {
    const { overlay, clock } = this;
    if (!overlay.drawing) return;
    this.#look();
    this.#unsaid ||= overlay.draw(this.#momentOf);
    if (this.#unsaid) this.#say();
    this.#keepStep();
    if (overlay.ball) this.#momentOf(overlay.ball.track).label = this.#labelled;
    overlay.move(this.#momentOf);
    this.#code.light(this.lead, clock.playing, clock.speed);
    this.grip.follow();
    this.look.follow();
  }

  // While it plays slowly: first the rows, then the slope, then the step and what it led to; the label counts with the ball.
  #keepStep() {
    const { clock, overlay } = this;
    const slow = (clock.playing ? clock.speed <= SLOW : clock.target !== null) && !clock.still.matches;
    const now = slow && this.lead.i ? beat(this.lead.way) : "";
    if (now !== this.root.dataset.beat) this.root.dataset.beat = now;
    const { label, x, run: of } = overlay.ball?.track ?? {};
    if (!now || !label || !x) return;
    const { run, i, way } = this.#momentOf({ run: of });
    const { value, change } = this.#state({ run: of });
    this.#labelled = fill(label, (name) => (name === x ? run.moving(x, i, way) : value(name)), change);
  }

  // What a text may ask for at key frame i.
  /** @param {Run} run @param {number} i @returns {State["value"]} */
  values(run, i) {
    const { ball } = this.overlay;
    const { held } = this.grip;
    return (name) => {
      if (name === "updates" || name === "frames") return run[name];
      const axis = this.#options().find((option) => option.series);
      if (name === "clock") return axis?.whole ? Math.floor(this.clock.value + 1e-9) : this.clock.value;
      if (name === "axis") return axis?.label ?? "";
      if (name === "rows") return this.readout.rowWords(i);
      if (name === "or_drag") return this.grip.ball ? this.shown.scene.captions.or_drag : "";
      if (held !== null && ball) {
        const { x, curve } = ball.track;
        if (name === x) return held;
        if (name === curve) return run.height(curve, 0, held);
      }
      return run.series(name)[i];
    };
  }

  // A track that says what a run has `reached` leaves out the update under way.
  /** @param {{ run?: string, reached?: boolean }} track @returns {State} */
  #state(track) {
    const { run, i: next, way } = this.#momentOf(track);
    const i = track.reached && way < 1 ? next - 1 : next;
    const held = this.grip.held !== null;
    const value = this.values(run, i);
    const change = !held && i && run.has("before") ? Number(value("w")) - Number(value("before")) : 0;
    return { run, i, ended: i === run.frames, held, bends: this.#hand !== null, value, change };
  }

  // Nobody reads more than ten numbers a second, and every changed word costs the browser a look at the layout.
  #say() {
    const now = performance.now();
    const fast = this.clock.playing && this.clock.speed > SLOW;
    if (fast && now - this.#said < WORDS_EVERY) return; // and then as soon as it may
    this.#said = now;
    this.#unsaid = false;
    const track = this.overlay.ball?.track;
    if (track?.label) {
      const { value, change } = this.#state(track);
      this.#labelled = fill(track.label, value, change);
    }
    this.readout.write((text) => this.#state(text), this.#options().find(({ says }) => says)?.says);
    const lead = this.#state({});
    this.#code.write(lead, (i) => this.#read(i), this.readout.slots.equation.textContent ?? "");
    const said = fill(this.shown.scene.captions.scrub_value, lead.value);
    this.#transport.show(this.clock.shown, this.clock.last, this.clock.playing, said);
  }

  // What tests, tools and screen readers see.
  #tell() {
    if (!this.overlay.drawing) return;
    this.#look();
    const { run, i } = this.lead;
    const { playing, value } = this.clock;
    this.#follow();
    const fields = { update: run.series("update")[i], updates: run.updates, w: run.series("w")[i], clock: value, playing, place: this.place };
    for (const [name, now] of Object.entries(fields)) {
      if (this.root.dataset[name] !== String(now)) this.root.dataset[name] = String(now);
    }
    const began = playing && !this.#toldPlaying;
    this.#toldPlaying = playing;
    if (began) this.#said = 0;
    if (began || !playing) this.#say();
    this.#session.look();
    if (playing) return;
    this.#session.rests();
    const { line, sentence } = this.readout.slots;
    if (this.#ready) show(this.#live, `${line.textContent}. ${sentence.textContent}`); // what is written again is read again
    this.#ready = true;
  }
}
