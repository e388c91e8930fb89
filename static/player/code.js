// The method as lines of Python, with the numbers of the step shown; the line that runs is lit. Or the step as a table of
// the rows that it reads.

import { make } from "./nodes.js";
import { remember, remembered } from "./remembered.js";
import { fill, number, show, whole } from "./words.js";

/** @import { LessonCaptions, LessonMessage, Line } from "./scene.d.ts" */
/** @import { Moment, Read, State } from "./types.d.ts" */

const MOST_ROWS = 8; // of the table: of more, the first, the last and a gap
const LIT_EVERY = 100; // ms: a line lit for less is not seen

export class Code {
  #title = make("summary", { "data-testid": "gd-code-title" });
  #list = make("div", { class: "gd-lines" });
  #swap = make("button", { type: "button", class: "gd-small", "data-testid": "gd-table-button" });
  #table = make("table", { class: "gd-step", "data-testid": "gd-step" });
  node = make("details", { class: "gd-code", "data-testid": "gd-code", hidden: "" }, this.#title, this.#swap, this.#list, this.#table);
  /** @type {LessonCaptions | undefined} */
  #captions;
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
    this.#swap.onclick = () => {
      remember((lesson) => (lesson.table = !lesson.table));
      this.#choose();
    };
    this.node.ontoggle = () => this.#open(this.node.open); // a search within the page opens it, too
  }

  // What stands beside it makes room, by a class: `:has([open])` would be looked up anew in every frame.
  /** @param {boolean} open */
  #open(open) {
    this.node.open = open;
    this.node.parentElement?.classList.toggle("gd-beside-code", open);
  }

  #choose() {
    const table = remembered().table === true;
    this.#list.hidden = table;
    this.#table.hidden = !table;
    this.#swap.setAttribute("aria-pressed", String(table));
  }

  /** @param {LessonMessage | undefined} lesson @param {() => boolean} roomy */
  take(lesson, roomy) {
    this.#lines = (lesson?.code ?? []).map((line) => {
      const beside = make("span", { class: "gd-note" });
      return { ...line, beside, node: make("div", { class: "gd-code-line" }, make("code", {}, line.code), beside) };
    });
    this.node.hidden = !this.#lines.length;
    if (!lesson || this.node.hidden) return;
    this.#captions = lesson.captions;
    this.#title.textContent = lesson.captions.code;
    this.#swap.textContent = lesson.captions.table;
    this.#choose();
    if (this.#page !== lesson.page) this.#open(remembered().code ?? roomy());
    this.#page = lesson.page;
    this.#list.replaceChildren(...this.#lines.map(({ node }) => node));
    this.#lit = null;
  }

  // The numbers of the step shown, and the rows that it reads.
  /** @param {State} state @param {(i: number) => Read} read @param {string} equation */
  write({ i, ended, held, value, change }, read, equation) {
    if (this.node.open && !this.#table.hidden) this.#tabulate(i && !held ? read(i) : undefined, value, equation);
    for (const { beside, note, last } of this.#lines) {
      show(beside, i && !held ? fill((ended && last) || note, value, change) : "");
    }
  }

  /** @param {Read | undefined} read @param {State["value"]} value @param {string} equation */
  #tabulate(read, value, equation) {
    const captions = this.#captions;
    if (!captions) return;
    const head = make("thead", {}, row("th", ["x", "y", "ŷ", "e = ŷ − y", "2·e·x"]));
    const body = make("tbody");
    this.#table.replaceChildren(head, body);
    if (!read) return;
    const before = Number(value("before"));
    const all = read.rows.length <= MOST_ROWS && read.rows.length === read.count;
    for (const [k, { x, y }] of (all ? read.rows : [read.rows[0], ...read.rows.slice(-1)]).entries()) {
      const e = before * x - y;
      if (!all && k) body.append(make("tr", {}, make("td", { colspan: 5 }, captions.left_out.replace("{count}", whole(read.count - 2)))));
      body.append(row("td", [x, y, before * x, e, 2 * e * x].map((one) => number(one, 5))));
    }
    const mean = read.count > 1 ? captions.mean.replace("{count}", whole(read.count)) : "g";
    const last = make("tr", {}, make("th", { colspan: 4, scope: "row" }, mean), make("td", {}, number(Number(value("gradient")), 6)));
    const step = make("td", { colspan: 5 });
    show(step, equation);
    this.#table.append(make("tfoot", {}, last, make("tr", {}, step)));
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

/** @param {"td" | "th"} tag @param {string[]} cells */
const row = (tag, cells) => make("tr", {}, ...cells.map((cell) => make(tag, {}, cell)));
