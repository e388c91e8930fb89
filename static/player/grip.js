// Where the run starts, in the visitor's hand: by dragging the ball, moving it by the keys, or a tap on its curve. A tap in
// a panel that values are picked from picks one.

import { make } from "./nodes.js";
import { fill } from "./words.js";

/** @import { Player } from "./player.js" */
/** @import { Scene } from "./scene.d.ts" */
/** @import { Panel } from "./overlay.js" */
/** @import { Head } from "./tracks.js" */

const COMMIT = 250; // ms: after the last of several keys
const DOUBLE = 300; // ms, as Plotly's own: after a tap, in case it becomes a double click, which leads the zoom back
const TAP = 6; // px: farther is a swipe
const REACH = 20; // px from the curve that still count as on it
/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };

// Of `among` the value nearest to this one, by their ratio.
/** @param {ArrayLike<number>} among @param {number} value */
export const nearest = (among, value) => {
  /** @param {number} one */
  const away = (one) => Math.abs(Math.log(one / value));
  return Array.from(among).reduce((best, one) => (away(one) < away(best) ? one : best));
};

// What else can be taken where people reach for it: the point on the loss, which goes through the run, and the line through
// the data, which turns. Both can be had by keys elsewhere: on the scrubber, and on the ball.
class Handle {
  node = make("div", { class: "gd-handle", "aria-hidden": "true", hidden: "" });
  #held = false;

  // `move` is told where on the stage it is, in pixels, while it is dragged; `drop` is called when it is let go, `cancel`
  // when it is taken out of the hand.
  /** @param {HTMLElement} stage @param {string} name @param {(x: number, y: number) => void} move @param {() => void} [drop] @param {() => void} [cancel] */
  constructor(stage, name, move, drop, cancel) {
    stage.append(this.node);
    this.node.dataset.testid = name;
    this.node.onpointerdown = (e) => {
      if (e.button) return;
      e.stopPropagation();
      this.node.setPointerCapture(e.pointerId);
      this.#held = true;
    };
    this.node.onpointermove = (e) => {
      const box = stage.getBoundingClientRect();
      if (this.#held) move(e.clientX - box.left, e.clientY - box.top);
    };
    this.node.onpointerup = () => {
      if (this.#held) drop?.();
      this.#held = false;
    };
    this.node.onpointercancel = () => {
      this.#held = false;
      cancel?.();
    };
  }

  /** @param {Panel | undefined} panel @param {number} x @param {number} y */
  lie(panel, x, y) {
    const inside = panel?.seen && x >= 0 && x <= panel.width && y >= 0 && y <= panel.height;
    this.node.hidden = !inside;
    if (panel && inside) Object.assign(this.node.style, { left: `${panel.left + x - 24}px`, top: `${panel.top + y - 24}px` });
  }
}

const ALONG = 0.8; // of the width of its panel: where the line is taken

export class Grip {
  // The start that is dragged, where its run comes only when it is let go; or null.
  /** @type {number | null} */
  held = null;
  // While the ball is in the hand: how far from its middle it was taken, and where it has been moved to; both as w.
  /** @type {number | null} */
  #grab = null;
  /** @type {number | null} */
  #moved = null;
  /** @type {{ x: number, y: number, id: number } | null} */
  #pressed = null;
  /** @type {number | undefined} */
  #tapped;
  /** @type {number | undefined} */
  #keyed;
  #placed = 0; // ms: when the handle was last put over the ball
  /** @type {object | undefined} */
  #drawing;
  #i = -1;

  /** @param {Player} player @param {HTMLElement} handle */
  constructor(player, handle) {
    this.player = player;
    this.handle = handle;
    handle.onpointerdown = (e) => this.#take(e);
    handle.onpointermove = (e) => this.#drag(e);
    handle.onpointerup = () => this.#drop();
    handle.onpointercancel = () => this.#cancel();
    handle.onkeydown = (e) => this.#key(e);
    this.loss = new Handle(player.stage, "gd-loss-handle", (x) => this.#scrub(x));
    this.line = new Handle(player.stage, "gd-line-handle", (x, y) => this.#turn(x, y), () => this.#drop(), () => this.#cancel());
    player.stage.addEventListener("pointerdown", (e) => this.#press(e), true);
    // On the window: Plotly covers the page while a zoom box is drawn.
    addEventListener("pointerup", this.#up, true);
    addEventListener("pointercancel", this.#up, true);
  }

  stop() {
    removeEventListener("pointerup", this.#up, true);
    removeEventListener("pointercancel", this.#up, true);
    for (const timer of [this.#keyed, this.#tapped]) clearTimeout(timer);
  }

  /** @param {Scene} scene */
  describe({ captions }) {
    this.handle.setAttribute("aria-label", captions.drag);
  }

  // The ball, if it may be moved.
  get ball() {
    const { overlay, shown } = this.player;
    return overlay.ball && !shown.scene.locked.includes(overlay.ball.track.drag ?? "") ? overlay.ball : undefined;
  }

  release() {
    this.held = null;
    this.player.root.classList.remove("gd-held");
  }

  // ---- the start

  /** @param {Head} ball @param {number} w */
  #hold({ panel }, w) {
    const [low, high] = [panel.value(0), panel.value(panel.width)];
    const step = 10 ** Math.floor(Math.log10((high - low) / 500));
    const inside = Math.max(low, Math.min(high, w));
    const start = Number((Math.round(inside / step) * step).toPrecision(12));
    const bends = this.player.lead.run.message.course;
    if (!bends) {
      this.held = start;
      this.player.root.classList.add("gd-held");
    }
    this.player.clock.go(0);
    if (bends) this.player.bend({ start });
    return start;
  }

  /** @param {Head} ball @param {number} w */
  #start({ track }, w) {
    this.player.clock.go(0);
    this.player.letGo(track.drag ?? "", w);
  }

  #cancel() {
    this.#grab = null;
    this.player.unbend();
  }

  /** @param {Head} ball */
  #value({ track }) {
    const { lead, shown } = this.player;
    return this.held ?? shown.run.series(track.x ?? "")[lead.i];
  }

  /** @param {PointerEvent} e @param {Head} ball */
  #weight(e, { panel }) {
    return panel.value(e.clientX - this.player.stage.getBoundingClientRect().left - panel.left);
  }

  /** @param {PointerEvent} e */
  #take(e) {
    const { ball } = this;
    if (e.button || !ball) return;
    e.stopPropagation();
    this.handle.setPointerCapture(e.pointerId);
    this.#grab = this.#weight(e, ball) - this.#value(ball);
    this.#moved = null;
  }

  /** @param {PointerEvent} e */
  #drag(e) {
    if (this.#grab !== null && this.ball) this.#moved = this.#hold(this.ball, this.#weight(e, this.ball) - this.#grab);
  }

  #drop() {
    if (this.#grab !== null && this.#moved !== null && this.ball) this.#start(this.ball, this.#moved);
    this.#grab = null;
  }

  // To the update whose point on the loss is the nearest.
  /** @param {number} x */
  #scrub(x) {
    const { overlay, clock, axis, lead, counted } = this.player;
    const { panel } = overlay.onLoss ?? {};
    if (!panel) return;
    const value = panel.value(x - panel.left);
    const places = counted ? clock.ticks : lead.run.series(axis);
    const away = (/** @type {number} */ one) => Math.abs(one - value);
    clock.go(places.reduce((best, one, i) => (away(one) < away(places[best]) ? i : best), 0));
  }

  // To the start whose line goes through that place.
  /** @param {number} x @param {number} y */
  #turn(x, y) {
    const { ball } = this;
    const { panel } = this.player.overlay.line ?? {};
    if (!ball || !panel) return;
    const across = panel.value(x - panel.left);
    if (!(Math.abs(across) > 0)) return;
    [this.#grab, this.#moved] = [0, this.#hold(ball, panel.valueUp(y - panel.top) / across)];
  }

  /** @param {KeyboardEvent} e */
  #key(e) {
    const { ball } = this;
    if (!ball || !(e.key in STEPS) || e.altKey || e.ctrlKey || e.metaKey) return;
    e.preventDefault();
    e.stopPropagation();
    const { panel } = ball;
    const step = (panel.value(panel.width) - panel.value(0)) / 300;
    const w = this.#hold(ball, this.#value(ball) + STEPS[e.key] * step);
    clearTimeout(this.#keyed);
    this.#keyed = setTimeout(() => this.#start(ball, w), COMMIT);
  }

  // ---- taps

  // A press while a tap waits is the second of a double click: neither of the two is a tap.
  /** @param {PointerEvent} e */
  #press(e) {
    if (e.target === this.handle) return;
    const second = this.#tapped !== undefined;
    clearTimeout(this.#tapped);
    this.#tapped = undefined;
    this.#pressed = e.button || second ? null : { x: e.clientX, y: e.clientY, id: e.pointerId };
  }

  /** @param {PointerEvent} e */
  #up = (e) => {
    const pressed = this.#pressed;
    if (pressed?.id !== e.pointerId) return;
    this.#pressed = null;
    const far = Math.hypot(e.clientX - pressed.x, e.clientY - pressed.y) > TAP;
    if (far || e.type === "pointercancel") return;
    const { ball } = this;
    if (!ball || !this.#onCurve(e, ball)) return this.#pick(e);
    const w = this.#weight(e, ball);
    this.#tap(() => this.#start(ball, this.#hold(ball, w)));
  };

  /** @param {() => void} act */
  #tap(act) {
    this.#tapped = setTimeout(() => {
      this.#tapped = undefined;
      act();
    }, DOUBLE);
  }

  /** @param {PointerEvent} e */
  #pick(e) {
    const { overlay, shown, send, stage } = this.player;
    const box = stage.getBoundingClientRect();
    for (const { panel, name, both, among } of shown.scene.picks) {
      const values = !shown.scene.locked.includes(name) && overlay.valuesAt(panel, e.clientX - box.left, e.clientY - box.top);
      if (values) return this.#tap(() => send(name, both ? values : among ? nearest(among, values[0]) : values[0]));
    }
  }

  /** @param {PointerEvent} e @param {Head} ball */
  #onCurve(e, { panel, track }) {
    const { stage, shown } = this.player;
    const box = stage.getBoundingClientRect();
    const [x, y] = [e.clientX - box.left - panel.left, e.clientY - box.top - panel.top];
    if (x < 0 || x > panel.width || y < -REACH || y > panel.height + REACH) return false;
    /** @param {number} dx */
    const distance = (dx) => Math.hypot(dx, panel.y(shown.run.height(track.curve ?? "", 0, panel.value(x + dx))) - y);
    return [-16, -12, -8, -4, 0, 4, 8, 12, 16].some((dx) => distance(dx) < REACH);
  }

  // ---- the handle, which takes the pointer, lies over the ball

  follow() {
    const { ball, handle } = this;
    const { clock, lead, overlay } = this.player;
    if (performance.now() - this.#placed > 100 || !clock.playing) {
      const { line, onLoss } = overlay;
      this.loss.lie(onLoss?.panel, onLoss?.at?.x ?? -1, onLoss?.at?.y ?? -1);
      const x = ALONG * (line?.panel.width ?? 0);
      const slope = line && this.player.values(lead.run, lead.i)(line.track.slope);
      this.line.lie(ball && line?.panel, x, line ? line.panel.y(Number(slope) * line.panel.value(x)) : -1);
    }
    if (!ball?.at) return void (handle.hidden = true);
    const { panel, at } = ball;
    handle.hidden = !at.inside;
    if (performance.now() - this.#placed > 100 || !clock.playing) {
      Object.assign(handle.style, { left: `${panel.left + at.x - 24}px`, top: `${panel.top + at.y - 24}px` });
      this.#placed = performance.now();
    }
    if (clock.playing || (this.#drawing === overlay.drawing && this.#i === lead.i && this.held === null)) return;
    [this.#drawing, this.#i] = [overlay.drawing, lead.i];
    this.#say(ball);
  }

  /** @param {Head} ball */
  #say({ panel, track }) {
    const { shown, lead } = this.player;
    const w = this.player.values(shown.run, lead.i)(track.x ?? "");
    const text = fill(shown.scene.captions.drag_value, () => w);
    const aria = { valuemin: panel.value(0), valuemax: panel.value(panel.width), valuenow: w, valuetext: text };
    for (const [name, value] of Object.entries(aria)) this.handle.setAttribute(`aria-${name}`, String(value));
  }
}
