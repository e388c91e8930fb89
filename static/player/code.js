// The method as lines of Python, with the numbers of the step shown; the line that runs is lit.

import { make } from "./nodes.js";
import { remember, remembered } from "./remembered.js";
import { fill, show } from "./words.js";

/** @import { LessonMessage, Line } from "./scene.d.ts" */
/** @import { Moment, State } from "./types.d.ts" */

const LIT_EVERY = 100; // ms: a line lit for less is not seen

export class Code {
  #title = make("summary", { "data-testid": "gd-code-title" });
  #list = make("div", { class: "gd-lines" });
  node = make("details", { class: "gd-code", "data-testid": "gd-code", hidden: "" }, this.#title, this.#list);
  #page = "";
  /** @type {(Line & { node: HTMLElement, beside: HTMLElement })[]} */
  #lines = [];
  /** @type {number | null} */
  #lit = null;
  #changed = 0;

  constructor() {
    this.#title.onclick = (event) => {
      event.preventDefault();
      this.#open(!this.node.open);
      remember((lesson) => (lesson.code = this.node.open));
    };
    this.node.ontoggle = () => this.#open(this.node.open); // a search within the page opens it, too
  }

  // What stands beside it makes room, by a class: `:has([open])` would be looked up anew in every frame.
  /** @param {boolean} open */
  #open(open) {
    this.node.open = open;
    this.node.parentElement?.classList.toggle("gd-beside-code", open);
  }

  /** @param {LessonMessage | undefined} lesson @param {() => boolean} roomy */
  take(lesson, roomy) {
    this.#lines = (lesson?.code ?? []).map((line) => {
      const beside = make("span", { class: "gd-note" });
      return { ...line, beside, node: make("div", { class: "gd-code-line" }, make("code", {}, line.code), beside) };
    });
    this.node.hidden = !this.#lines.length;
    if (!lesson || this.node.hidden) return;
    this.#title.textContent = lesson.captions.code;
    if (this.#page !== lesson.page) this.#open(remembered().code ?? roomy());
    this.#page = lesson.page;
    this.#list.replaceChildren(...this.#lines.map(({ node }) => node));
    this.#lit = null;
  }

  // The numbers of the step shown.
  /** @param {State} state */
  write({ i, ended, held, value, change }) {
    for (const { beside, note, last } of this.#lines) {
      show(beside, i && !held ? fill((ended && last) || note, value, change) : "");
    }
  }

  // On every drawn frame: the lines that run at this part of the step. Where steps are too short for that, the update.
  /** @param {Moment} moment @param {boolean} playing @param {number} speed */
  light({ i, way, held }, playing, speed) {
    if (!this.#lines.length || !this.node.open) return;
    const fast = playing && speed > 3;
    const runs = fast ? this.#lines.at(-2) : this.#lines.find(({ until }) => way <= until);
    const now = i === 0 || held !== null || !runs ? 0 : runs.until;
    if (now === this.#lit) return;
    const time = performance.now();
    if (playing && time - this.#changed < LIT_EVERY) return;
    [this.#lit, this.#changed] = [now, time];
    for (const { node, until } of this.#lines) node.classList.toggle("gd-lit", until === now);
  }
}
