// The player's own controls: real buttons, a range and selects, so that they work by keyboard and are read aloud.

import { disable, make } from "./nodes.js";
import { slider } from "./slider.js";
import { fill } from "./words.js";

/** @import { Captions, Option, Switch } from "./scene.d.ts" */
/** @import { Clock } from "./clock.js" */

const ICONS = {
  first: "M5 4h3v16H5zM20 4v16L9 12z",
  back: "M14 4v16L3 12zM16 4h4v16h-4z",
  play: "M6 3v18l15-9z",
  pause: "M5 4h5v16H5zM14 4h5v16h-5z",
  forward: "M10 4v16l11-8zM4 4h4v16H4z",
  last: "M4 4v16l11-8zM16 4h3v16h-3z",
};
const SPEEDS = [0.5, 1, 2, 5, 15, 60];

/** @param {keyof typeof ICONS} name */
const icon = (name) => `<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path d="${ICONS[name]}"/></svg>`;

export class Transport {
  #scrub = slider({ "data-testid": "gd-scrub" });
  speed = make("select", { "data-testid": "gd-speed" });
  /** @type {Captions | undefined} */
  #captions;
  /** @type {boolean | undefined} */
  #playing;

  /** @param {Clock} clock */
  constructor(clock) {
    this.#scrub.oninput = () => clock.go(Number(this.#scrub.value));
    this.speed.onchange = () => (clock.speed = Number(this.speed.value));
    this.buttons = {
      first: button("first", () => clock.go(0)),
      back: button("back", () => clock.go(clock.shown - 1)),
      play: button("play", () => clock.toggle()),
      forward: button("forward", () => clock.step()),
      last: button("last", () => clock.go(clock.last)),
    };
    this.node = make("div", { class: "gd-transport", role: "group" }, ...Object.values(this.buttons), this.#scrub);
  }

  // The words may change with the language; what is chosen stays. `speed` is the scene's first one.
  /** @param {Captions} captions @param {number} frames @param {number} speed */
  describe(captions, frames, speed) {
    this.#captions = captions;
    this.node.setAttribute("aria-label", captions.name);
    for (const name of /** @type {const} */ (["first", "back", "forward", "last"])) caption(this.buttons[name], captions[name]);
    this.reach(frames);
    this.#scrub.setAttribute("aria-label", captions.scrub);
    this.speed.setAttribute("aria-label", captions.speed);
    const chosen = this.speed.value || String(speed);
    this.speed.replaceChildren(...SPEEDS.map((s) => make("option", { value: s }, fill(captions.speed_unit, () => s))));
    this.speed.value = chosen;
    this.#playing = undefined;
  }

  /** @param {number} frames */
  reach(frames) {
    this.#scrub.max = String(frames);
  }

  /** @param {number} i @param {number} frames @param {boolean} playing @param {string} valuetext */
  show(i, frames, playing, valuetext) {
    const { first, back, play, forward, last } = this.buttons;
    if (Number(this.#scrub.value) !== i) this.#scrub.value = String(i);
    this.#scrub.setAttribute("aria-valuetext", valuetext);
    for (const one of [first, back]) disable(one, i === 0);
    for (const one of [forward, last]) disable(one, i === frames);
    if (playing === this.#playing || !this.#captions) return;
    this.#playing = playing;
    caption(play, playing ? this.#captions.pause : this.#captions.play);
    play.innerHTML = icon(playing ? "pause" : "play");
  }
}

/** @param {keyof typeof ICONS} name @param {() => void} act */
function button(name, act) {
  const node = make("button", { type: "button", class: `gd-button gd-button-${name}`, "data-testid": `gd-${name}` });
  node.innerHTML = icon(name);
  node.onclick = act;
  return node;
}

/** @param {HTMLElement} node @param {string} words */
function caption(node, words) {
  node.setAttribute("aria-label", words);
  node.title = words;
}

// A choice whose options have winners: side by side, each with who is first by it, which `Player` writes.
/** @param {Switch} one @param {string} chosen @param {(id: string) => void} change */
export function tabs({ id, label, options }, chosen, change) {
  const buttons = options.map((option) => {
    const pressed = String(option.id === chosen);
    const button = make("button", { type: "button", "aria-pressed": pressed, "data-testid": `gd-${id}-${option.id}` }, option.label, make("small", {}));
    button.onclick = () => change(option.id);
    return button;
  });
  return make("div", { class: "gd-tabs", role: "group", "aria-label": label, "data-testid": `gd-${id}` }, ...buttons);
}

// A choice that only changes the look, as a labelled select.
/** @param {string} id @param {string} label @param {Option[]} options @param {string} chosen @param {(id: string) => void} change */
export function choice(id, label, options, chosen, change) {
  const select = make("select", { "aria-label": label, "data-testid": `gd-${id}` });
  select.append(...options.map((option) => make("option", { value: option.id }, option.label)));
  select.value = chosen;
  select.onchange = () => change(select.value);
  return make("label", { class: "gd-choice" }, make("span", {}, label), select);
}

// A choice whose options are the steps of a story: back, where one is, and next.
/** @param {Switch} one @param {string} chosen @param {(id: string) => void} change */
export function walk({ id, label, options, back = "", next = "" }, chosen, change) {
  const steps = options.map((option, k) => ({ ...option, label: `${k + 1}. ${option.label}` }));
  const last = options.length - 1;
  let at = options.findIndex((option) => option.id === chosen);
  const node = choice(id, label, steps, chosen, (to) => go(options.findIndex((option) => option.id === to)));
  const select = /** @type {HTMLSelectElement} */ (node.querySelector("select"));
  /** @param {string} name @param {string} words @param {number} way */
  const button = (name, words, way) => {
    const made = make("button", { type: "button", class: "gd-small", "data-testid": `gd-${id}-${name}` }, words);
    made.onclick = () => go(Math.max(0, Math.min(last, at + way)));
    return made;
  };
  const [before, after] = [button("back", back, -1), button("next", next, 1)];
  const show = () => {
    select.value = options[at].id;
    disable(before, at === 0);
    disable(after, at === last);
  };
  /** @param {number} to */
  const go = (to) => {
    if (to !== at) change(options[(at = to)].id);
    show();
  };
  show();
  return [before, node, after];
}
