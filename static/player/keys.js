// The keys of the page, whatever has the focus but where text is typed; and their list, which a button and `?` open.

import { make } from "./nodes.js";
import { toStep } from "./plan.js";
import { remember, remembered } from "./remembered.js";

/** @import { Captions, KeyWords } from "./scene.d.ts" */
/** @import { Clock } from "./clock.js" */
/** @typedef {{ act(step: number): void, says: keyof KeyWords, hall?: boolean }} Key */
/** @typedef {{ clock: Clock, landmark(up: boolean): void, ask(): void, tell(): void, ghost(): void }} Does */

const STEPS = "1 – 9, 0";
const EDITED = "input, textarea, select, [role=slider], [role=radio], [role=combobox], [contenteditable]";

export class Keys {
  #title = make("h2", { class: "gd-keys-title" });
  #list = make("dl", { class: "gd-keys" });
  #letters = make("input", { type: "checkbox", "data-testid": "gd-keys-letters" });
  #label = make("label", {}, this.#letters, " ");
  #words = document.createTextNode("");
  #close = make("button", { type: "button", class: "gd-small" });
  #dialog = make("dialog", { class: "gd-keys-dialog", "data-testid": "gd-keys" }, this.#title, this.#list, this.#label, this.#close);
  button = make("button", { type: "button", class: "gd-small gd-keys-button", "data-testid": "gd-keys-button" }, "?");
  #dark = make("div", { class: "gd-blank", "data-testid": "gd-blank", hidden: "" });
  nodes = [this.#dialog, this.#dark];

  /** @param {() => boolean} presented @param {Does} does */
  constructor(presented, does) {
    this.presented = presented;
    this.does = does;
    this.#label.append(this.#words);
    this.button.onclick = () => this.#open();
    this.#close.onclick = () => this.#dialog.close();
    this.#dark.onclick = () => (this.#dark.hidden = true);
    this.#letters.onchange = () => remember((lesson) => (lesson.letters = this.#letters.checked));
    addEventListener("keydown", this.press);
  }

  stop() {
    removeEventListener("keydown", this.press);
  }

  /** @param {Captions} captions */
  describe({ keys }) {
    this.button.title = keys.title;
    this.button.setAttribute("aria-label", keys.title);
    [this.#title.textContent, this.#close.textContent, this.#words.textContent] = [keys.title, keys.close, keys.letters];
    /** @type {Map<keyof KeyWords, string[]>} */
    const named = new Map();
    for (const [key, { says }] of Object.entries(this.#acts)) named.set(says, [...(named.get(says) ?? []), NAMES[key] ?? key.toUpperCase()]);
    this.#list.replaceChildren(
      ...[...named].flatMap(([says, names]) => [make("dt", {}, ...names.map((name) => make("kbd", {}, name))), make("dd", {}, keys[says])]),
    );
  }

  #open() {
    this.#letters.checked = remembered().letters !== false;
    this.#dialog.showModal();
  }

  // What each key does; `hall`: only in the view for projectors, where nothing else has a use for it.
  /** @returns {Record<string, Key>} */
  get #acts() {
    const { clock, landmark, ask, tell, ghost } = this.does;
    const slides = document.querySelector(".st-key-slide"); // Streamlit's own buttons mind the remote's keys there
    return {
      " ": { act: () => clock.toggle(), says: "play" },
      ArrowLeft: { act: () => clock.go(clock.shown - 1), says: "back" },
      PageUp: { act: () => clock.go(clock.shown - 1), says: slides ? "slides" : "back", hall: true },
      ArrowRight: { act: () => clock.step(), says: "forward" },
      PageDown: { act: () => clock.step(), says: slides ? "slides" : "forward", hall: true },
      Home: { act: () => clock.go(0), says: "ends" },
      End: { act: () => clock.go(clock.last), says: "ends" },
      "[": { act: () => landmark(false), says: "landmarks" },
      "]": { act: () => landmark(true), says: "landmarks" },
      q: { act: ask, says: "ask" },
      a: { act: tell, says: "tell" },
      g: { act: ghost, says: "ghost" },
      [STEPS]: { act: toStep, says: "steps", hall: true },
      b: { act: () => (this.#dark.hidden = !this.#dark.hidden), says: "blank" },
      f: { act: () => this.#whole(), says: "full" },
      "?": { act: () => this.#open(), says: "list" },
    };
  }

  #whole() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {}); // a frame of another site may not
  }

  /** @param {KeyboardEvent} e */
  press = (e) => {
    if (e.altKey || e.ctrlKey || e.metaKey || e.defaultPrevented || document.querySelector("dialog[open]")) return;
    const key = e.key.length === 1 ? e.key.toLowerCase() : e.key;
    const does = this.#acts[/^[0-9]$/.test(key) ? STEPS : key];
    if (!does || (does.hall && !this.presented())) return;
    const at = document.activeElement;
    const slides = at?.matches("input[type=range], [role=slider]");
    // Space presses what is pressed, arrows move what is moved; and letters are typed where there is text.
    const taken = key === " " ? at?.matches("button, a, summary") || (at?.matches(EDITED) && !slides) : at?.matches(EDITED) && !(slides && e.key.length === 1);
    if (taken || (/^[a-z]$/.test(key) && remembered().letters === false)) return;
    e.preventDefault();
    does.act(Number(key) || 10);
  };
}

/** @type {Record<string, string>} */
const NAMES = { " ": "Space", ArrowLeft: "←", ArrowRight: "→", PageUp: "Page Up", PageDown: "Page Down" };
