// Tasks that tick themselves: when the run on the screen meets one and has been seen to its end.

import { make, said } from "./nodes.js";
import { remember, remembered } from "./remembered.js";

/** @import { DoneBy, LessonCaptions, LessonMessage, TaskMessage } from "./scene.d.ts" */

export class Tasks {
  #title = make("summary", { "data-testid": "gd-tasks-title" });
  #list = make("ul");
  #again = make("button", { type: "button", class: "gd-small", "data-testid": "gd-reset" });
  #opener = make("details", {}, this.#title, this.#list, this.#again);
  #said = make("div", { class: "gd-live", "aria-live": "polite" });
  node = make("div", { class: "gd-tasks", "data-testid": "gd-tasks", hidden: "" }, this.#opener, this.#said);
  #page = "";
  #shown = "";
  /** @type {TaskMessage[]} */
  #tasks = [];
  /** @type {LessonCaptions | undefined} */
  #captions;

  constructor() {
    this.#again.onclick = () => {
      remember(({ done }) => delete done?.[this.#page]);
      this.#title.focus();
      this.#write();
    };
  }

  /** @param {LessonMessage | undefined} lesson @param {() => boolean} roomy */
  take(lesson, roomy) {
    this.#tasks = lesson?.tasks ?? [];
    this.node.hidden = !this.#tasks.length;
    if (!lesson || this.node.hidden) return;
    if (this.#page !== lesson.page) this.#opener.open = roomy();
    this.#page = lesson.page;
    this.#captions = lesson.captions;
    this.#write();
  }

  // The run on the screen has been shown to its end.
  ended() {
    this.#do(({ met }) => met);
  }

  // The visitor has done this.
  /** @param {DoneBy} what */
  did(what) {
    this.#do(({ by }) => by === what);
  }

  /** @param {(task: TaskMessage) => boolean} meets */
  #do(meets) {
    const done = this.#done();
    const newly = this.#tasks.filter((task) => meets(task) && !done.includes(task.id));
    if (!newly.length) return;
    remember((lesson) => ((lesson.done ??= {})[this.#page] = [...done, ...newly.map(({ id }) => id)]));
    this.#write();
    said({ done: newly.map(({ id }) => `${this.#page}.${id}`) });
    this.#said.textContent = newly.map(({ text }) => this.#captions?.newly.replace("{task}", text)).join(" ");
  }

  #done() {
    return remembered().done?.[this.#page] ?? [];
  }

  #write() {
    if (!this.#captions) return;
    const { try_it: title, done: counted, reset } = this.#captions;
    const done = this.#tasks.map(({ id }) => this.#done().includes(id));
    const shown = JSON.stringify([this.#tasks, title, done]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const count = counted.replace("{done}", String(done.filter(Boolean).length)).replace("{count}", String(done.length));
    this.#title.replaceChildren(make("strong", {}, title), " ", make("span", {}, count));
    this.#list.replaceChildren(...this.#tasks.map((task, k) => item(task, done[k])));
    this.#again.textContent = reset;
    this.#again.hidden = !done.some(Boolean);
  }
}

/** @param {TaskMessage} task @param {boolean} done */
function item({ id, text }, done) {
  const mark = make("span", { role: "img", "aria-label": done ? "✓" : "○", class: "gd-tick" }, done ? "✓" : "○");
  return make("li", { "data-task": id, "data-done": String(done) }, mark, make("span", {}, text));
}
