// A rate in the visitor's hand: a track with the zones it leads through and the landmarks on it, and a field where it is
// typed. While it moves the runs are bent by it, or Python is asked; it is sent once it is let go.

import { Asking } from "./asking.js";
import { make } from "./nodes.js";
import { slider } from "./slider.js";
import { read } from "./typed.js";
import { number, show } from "./words.js";

/** @import { Ruler as Message } from "./scene.d.ts" */

const STEPS = 1000; // of the track
const LEGIBLE = 0.8; // of a zone's name
const CATCH = 0.012; // of the track: a thumb let so near a landmark is caught by it
// Where a rate is on its track and the other way; and as a hand chooses it: a landmark and what is typed are exact.
/** @type {Record<Message["scale"], { at(rate: number): number, of(place: number): number, round(rate: number): number }>} */
const SCALES = {
  power: { at: (rate) => (rate > 0 ? Math.log10(rate) : -Infinity), of: (place) => 10 ** place, round: (rate) => Number(rate.toPrecision(3)) },
  decay: { at: (rate) => -Math.log10(1 - rate), of: (place) => 1 - 10 ** -place, round: (rate) => Number(rate.toFixed(4)) },
};
const SAME = 1e-9; // relative: two rates nearer than this are the same
const COMMIT = 250; // ms: after the last of several keys

// As keys write it, and programs read it.
/** @param {number} rate @param {number} digits */
const typed = (rate, digits) => number(rate, digits).replaceAll("−", "-");

export class Ruler {
  #track = slider({ max: STEPS });
  #value = make("input", { type: "text", inputmode: "text", autocomplete: "off", spellcheck: "false" });
  #name = make("label", { class: "gd-ruler-name" });
  #also = make("span", { class: "gd-ruler-also" });
  #help = make("button", { type: "button", class: "gd-ruler-help" }, "?");
  #zones = make("div", { class: "gd-zones", "aria-hidden": "true" });
  #marks = make("div", { class: "gd-marks" });
  #says = make("p", { class: "gd-ruler-says" });
  #said = make("p", { class: "gd-ruler-said", role: "status" });
  node = make("div", { class: "gd-ruler" });
  /** @type {Message | undefined} */
  #message;
  #shown = "";
  #rate = 0;
  #held = false;
  #edits = false; // while something is typed that was not taken yet
  /** @type {number | undefined} */
  #keyed;

  // `called`: of the rate, for tests and tools. `on` has bend(value, moves), which says whether there are runs that bend;
  // send(name, value) while it moves where there are none; and letGo(name, value).
  /** @param {string} called @param {{ bend(value: number, moves: boolean): boolean, send(name: string, value: number): void, letGo(name: string, value: number): void }} on */
  constructor(called, on) {
    this.on = on;
    const parts = { "": this.#track, "-value": this.#value, "-part": this.#also, "-help": this.#help, "-said": this.#said, "-ruler": this.node };
    for (const [part, node] of Object.entries(parts)) node.dataset.testid = `gd-${called}${part}`;
    this.asking = new Asking(on.send);
    this.#name.append(this.#value);
    const head = make("div", { class: "gd-ruler-head" }, this.#name, this.#also, this.#help);
    this.node.append(head, make("div", { class: "gd-ruler-track" }, this.#zones, this.#track), this.#marks, this.#says, this.#said);
    this.#track.onpointerdown = () => (this.#held = true);
    // Let go where it was taken, it does not say that it has changed.
    this.#track.onpointerup = this.#track.onpointercancel = () => setTimeout(() => (this.#held = false));
    this.#track.oninput = () => this.#moved();
    this.#track.onchange = () => this.#let();
    this.#track.onkeydown = (e) => this.#key(e);
    this.#value.oninput = () => (this.#edits = true);
    // In the hand of whoever copies it, it has all its digits.
    this.#value.onfocus = () => {
      if (this.#edits || this.#value.getAttribute("aria-invalid") === "true") return;
      this.#value.value = typed(this.#rate, 15);
      this.#value.select();
    };
    this.#value.onblur = () => !this.#edits && this.#value.getAttribute("aria-invalid") !== "true" && this.#write();
    this.#value.onchange = () => this.#typed();
    this.#value.onkeydown = (e) => {
      if (e.key === "Enter") this.#typed();
      if (e.key === "Escape") this.#forget();
    };
  }

  stop() {
    clearTimeout(this.#keyed);
    this.asking.stop();
  }

  /** @param {Message | undefined} message @param {string[]} locks */
  take(message, locks) {
    this.node.hidden = !message;
    this.#message = message;
    if (!message) return;
    this.#show(message, locks.includes(message.name));
    if (this.asking.answered() || this.#held || this.#edits || this.#keyed !== undefined) return;
    this.#rate = message.rate;
    this.#write();
  }

  // Anew only where it has changed: or the place of the keyboard in it would be lost.
  /** @param {Message} message @param {boolean} locked */
  #show({ scale, words, zones, marks, low, high }, locked) {
    const shown = JSON.stringify([scale, words, zones, marks, low, high, locked]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#name.replaceChildren(`${words.label} `, this.#value);
    this.#help.title = words.help.replaceAll("**", "");
    this.#help.setAttribute("aria-label", `${words.label} ?`);
    this.#says.hidden = !zones.length;
    this.#help.onclick = () => show(this.#said, this.#said.textContent ? "" : words.help);
    for (const input of [this.#track, this.#value]) input.disabled = locked;
    this.node.classList.toggle("gd-locked", locked);
    this.#track.setAttribute("aria-label", words.label);
    const ends = [this.#low, ...zones.map(({ end }) => (end === undefined ? this.#high : this.#at(end)))];
    this.#zones.replaceChildren(
      ...zones.map(({ name, label }, k) => {
        const share = Math.max(0, Math.min(ends[k + 1], this.#high) - Math.max(ends[k], this.#low)) / (this.#high - this.#low);
        return make("span", { class: `gd-zone gd-zone-${name}`, style: `flex: ${share} ${share} 0` }, label);
      }),
    );
    this.#marks.replaceChildren(...marks.map((mark) => this.#mark(mark, locked)));
  }

  get #scale() {
    return SCALES[this.#message?.scale ?? "power"];
  }

  get #low() {
    return this.#scale.at(this.#message?.low ?? 1);
  }

  get #high() {
    return this.#scale.at(this.#message?.high ?? 10);
  }

  // A rate as its place on the track.
  /** @param {number} rate */
  #at(rate) {
    return Math.max(this.#low, Math.min(this.#high, this.#scale.at(rate)));
  }

  /** @param {Message["marks"][number]} mark @param {boolean} locked */
  #mark({ rate, label }, locked) {
    const part = (this.#at(rate) - this.#low) / (this.#high - this.#low);
    const text = make("span", {}, label);
    const node = make("button", { type: "button", class: "gd-ruler-mark", "data-testid": "gd-mark", style: `--gd-at: ${part}`, title: `${label} = ${number(rate, 4)}` }, text);
    node.disabled = locked;
    node.onclick = () => this.#choose(rate);
    return node;
  }

  // To `rate`, at once.
  /** @param {number} rate */
  #choose(rate) {
    if (!this.#message) return;
    this.#rate = rate;
    this.#write();
    this.#give();
  }

  #give() {
    if (!this.#message) return;
    if (this.on.bend(this.#rate, false)) this.on.letGo(this.#message.name, this.#rate);
    else this.asking.ask(this.#message.name, this.#rate);
  }

  // How high the words are that may lie below the screen, in pixels.
  get told() {
    return this.#says.offsetHeight + this.#said.offsetHeight;
  }

  // Names that would lie on each other stand below each other.
  lay() {
    /** @type {number[]} */
    const ends = [];
    const nodes = /** @type {HTMLElement[]} */ ([...this.#marks.children]);
    const left = (/** @type {HTMLElement} */ node) => node.offsetLeft - node.offsetWidth / 2;
    for (const node of nodes.sort((a, b) => left(a) - left(b))) {
      const free = ends.findIndex((end) => end < left(node));
      const row = free < 0 ? ends.length : free;
      ends[row] = left(node) + node.offsetWidth;
      node.style.setProperty("--gd-row", String(row));
    }
    this.#marks.style.setProperty("--gd-rows", String(ends.length));
    // A name of which little more than a letter is left says nothing.
    for (const zone of this.#zones.children) zone.classList.toggle("gd-cut", zone.clientWidth < LEGIBLE * zone.scrollWidth);
  }

  #moved() {
    if (!this.#message) return;
    const part = Number(this.#track.value) / STEPS;
    const width = this.#high - this.#low;
    const caught = this.#message.marks.find(({ rate }) => Math.abs((this.#at(rate) - this.#low) / width - part) <= CATCH);
    this.#rate = caught && this.#held ? caught.rate : this.#scale.round(this.#scale.of(this.#low + part * width));
    this.#write(true);
    if (!this.on.bend(this.#rate, true)) this.asking.ask(this.#message.name, this.#rate);
  }

  // A range says that it has changed when it is let go, and after every key.
  #let() {
    if (!this.#message) return;
    if (this.#held) {
      this.#held = false;
      this.#write();
      return this.#give();
    }
    clearTimeout(this.#keyed);
    this.#keyed = setTimeout(() => {
      this.#keyed = undefined;
      this.#give();
    }, COMMIT);
  }

  // Up and down go from landmark to landmark.
  /** @param {KeyboardEvent} e */
  #key(e) {
    this.#held = false;
    if (!this.#message || !["PageUp", "PageDown"].includes(e.key)) return;
    e.preventDefault();
    e.stopPropagation(); // before a hall it goes through the updates
    this.landmark(e.key === "PageUp");
  }

  // To the next landmark above, or below.
  /** @param {boolean} up */
  landmark(up) {
    if (!this.#message || this.#track.disabled) return;
    const rates = this.#message.marks.map(({ rate }) => rate).sort((a, b) => (up ? a - b : b - a));
    const next = rates.find((rate) => (up ? rate > this.#rate * (1 + SAME) : rate < this.#rate * (1 - SAME)));
    if (next !== undefined) this.#choose(next);
  }

  #forget() {
    this.#edits = false;
    this.#write();
  }

  #typed() {
    if (!this.#message || !this.#edits) return; // what was taken is written with fewer digits
    this.#edits = false;
    if (!this.#value.value.trim()) return this.#write();
    const rate = read(this.#value.value);
    if (rate === this.#rate) return this.#write();
    const { least, most, words } = this.#message;
    if (rate >= least && rate <= most) return this.#choose(rate);
    show(this.#said, Number.isNaN(rate) ? words.unread : words.outside);
    this.#value.setAttribute("aria-invalid", "true");
  }

  /** @param {boolean} moving */
  #write(moving = false) {
    if (!this.#message) return;
    const { scale, words, per_curvature: unit, zones } = this.#message;
    const written = number(this.#rate, 4);
    this.#value.value = typed(this.#rate, 4);
    this.#value.removeAttribute("aria-invalid");
    show(this.#said, "");
    const zone = zones.find(({ end }) => end === undefined || this.#rate <= end * (1 + SAME)) ?? zones.at(-1);
    show(this.#says, zone?.says ?? "");
    const part = scale === "decay" ? 1 / (1 - this.#rate) : unit && this.#rate / unit;
    show(this.#also, part === undefined ? "" : words.part.replace("{part}", number(part, 2)));
    this.#track.setAttribute("aria-valuetext", zone ? `${written}, ${zone.label}` : written);
    [...this.#zones.children].forEach((node, k) => node.classList.toggle("gd-now", zones[k] === zone));
    if (!moving) this.#track.value = String(Math.round((STEPS * (this.#at(this.#rate) - this.#low)) / (this.#high - this.#low)));
  }
}
