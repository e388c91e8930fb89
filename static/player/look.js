// The row that a visitor looks at: by pointing at it, by tapping it, or by the keys.

import { make } from "./nodes.js";
import { fill } from "./words.js";

/** @import { Player } from "./player.js" */
/** @import { Captions } from "./scene.d.ts" */

const REACH = 12; // pixels from a row that still count as on it
const [CATCH, CATCH_TOUCHED] = [5, REACH]; // pixels from the steepest row: of many rows it is less than a pixel broad
/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -Infinity, End: Infinity };

// The row whose own parabola is the steepest.
/** @param {ArrayLike<number>} x */
const steepestOf = (x) => Array.from(x).reduce((best, one, k) => (Math.abs(one) > Math.abs(x[best]) ? k : best), 0);

export class Look {
  // By its place among the rows that are drawn.
  /** @type {number | null} */
  row = null;
  node = make("div", { class: "gd-look", role: "slider", tabindex: 0, "data-testid": "gd-row", hidden: "" });
  #note = make("div", { class: "gd-row-note", "data-testid": "gd-row-note", "aria-hidden": "true", hidden: "" });
  #pushes = false; // whether it is looked at where its push is drawn
  #last = 0;

  /** @param {Player} player */
  constructor(player) {
    this.player = player;
    player.stage.append(this.node, this.#note);
    player.stage.addEventListener("pointermove", (e) => e.pointerType === "mouse" && !e.buttons && this.#point(e));
    player.stage.addEventListener("pointerdown", (e) => {
      this.#point(e);
      this.#found();
    });
    // Under a button that is held the pointer is Plotly's, which covers the stage meanwhile.
    player.stage.addEventListener("pointerleave", (e) => e.pointerType === "mouse" && !e.buttons && this.#see(null));
    this.node.onfocus = () => this.#see(this.#last);
    this.node.onblur = () => this.#see(null);
    this.node.onkeydown = (e) => this.#key(e);
  }

  /** @param {Captions} captions */
  describe({ row }) {
    this.node.setAttribute("aria-label", row);
    for (const name of ["valuemin", "valuemax", "valuenow"]) this.node.setAttribute(`aria-${name}`, "0"); // until one is looked at
    this.row = null;
  }

  get #tracks() {
    const { errors, pushes } = this.player.overlay;
    return [errors, pushes].filter((one) => one?.panel.seen);
  }

  #points() {
    const { overlay, shown } = this.player;
    return shown.figure.points(overlay.errors?.track.trace ?? "");
  }

  /** @param {PointerEvent} e */
  #point(e) {
    const box = this.player.stage.getBoundingClientRect();
    for (const one of this.#tracks) {
      if (!one) continue;
      const { panel } = one;
      const [px, py] = [e.clientX - box.left - panel.left, e.clientY - box.top - panel.top];
      if (px < -REACH || px > panel.width + REACH || py < 0 || py > panel.height) continue;
      const { x } = this.#points();
      let [row, least] = [-1, REACH];
      for (let k = 0; k < x.length; k++) {
        const away = Math.abs(panel.x(x[k]) - px);
        if (away < least) [row, least] = [k, away];
      }
      const steepest = steepestOf(x);
      if (row >= 0 && Math.abs(panel.x(x[steepest]) - px) <= (e.pointerType === "mouse" ? CATCH : CATCH_TOUCHED)) row = steepest;
      this.#pushes = one === this.player.overlay.pushes;
      return this.#see(row < 0 ? null : row);
    }
    this.#see(null);
  }

  /** @param {KeyboardEvent} e */
  #key(e) {
    if (!(e.key in STEPS) || e.altKey || e.ctrlKey || e.metaKey) return;
    e.preventDefault();
    e.stopPropagation();
    const { x } = this.#points();
    const order = Array.from(x, (_, k) => k).sort((a, b) => x[a] - x[b]);
    const to = order.indexOf(this.row ?? 0) + STEPS[e.key];
    this.#see(order[Math.max(0, Math.min(order.length - 1, to))]);
    this.#found();
  }

  /** @param {number | null} row */
  #see(row) {
    if (row === this.row) return;
    this.row = row;
    this.#last = row ?? this.#last;
    this.player.clock.run();
  }

  #found() {
    if (this.row === null) return;
    const { x } = this.#points();
    if (Math.abs(x[this.row]) === Math.abs(x[steepestOf(x)])) this.player.foundSteepest();
  }

  // Its numbers, where it lies; and the same for whoever hears them.
  follow() {
    const { overlay, lead, shown, stage } = this.player;
    const { errors, pushes } = overlay;
    this.node.hidden = !errors;
    this.#note.hidden = this.row === null || !this.#tracks.length;
    if (!errors || !pushes) return;
    const { panel } = errors;
    if (panel.seen) Object.assign(this.node.style, { left: `${panel.left}px`, top: `${panel.top}px`, width: `${panel.width}px`, height: `${panel.height}px` });
    if (this.row === null) return;
    const [x, y] = Object.values(this.#points()).map((values) => values[this.row ?? 0]);
    /** @param {string} template @param {number} w */
    const said = (template, w) => {
      const [predicted, error] = [w * x, w * x - y];
      const numbers = { x, y, predicted, error, square: error * error, push: 2 * error * x };
      return fill(template, (name) => numbers[/** @type {keyof typeof numbers} */ (name)]);
    };
    const { captions } = shown.scene;
    const w = Number(this.player.values(lead.run, lead.i)("w"));
    const before = lead.i ? lead.run.series(pushes.track.slope)[lead.i] : w;
    const [error, push] = [said(captions.row_error, lead.held ?? lead.run.moving("w", lead.i, lead.way)), said(captions.row_push, before)];
    for (const [name, value] of Object.entries({ valuemin: 0, valuemax: this.#points().x.length - 1, valuenow: this.row })) {
      this.node.setAttribute(`aria-${name}`, String(value));
    }
    this.node.setAttribute("aria-valuetext", `${error}. ${push}`);
    const at = (this.#pushes || !panel.seen) && pushes.panel.seen ? pushes.panel : panel;
    this.#note.textContent = at === panel ? error : push;
    const left = Math.max(0, Math.min(stage.clientWidth - this.#note.offsetWidth, at.left + at.x(x) - this.#note.offsetWidth / 2));
    this.#note.style.transform = `translate(${left}px, ${at.top - 24}px)`;
  }
}
