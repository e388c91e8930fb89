// Tasks that tick themselves: when the run on the screen meets one and has been seen to its end.

export class Tasks {
  constructor(kit) {
    Object.assign(this, { kit, tasks: [] });
    const { make } = kit;
    this.title = make("summary", { "data-testid": "gd-tasks-title" });
    this.list = make("ul");
    this.again = make("button", { type: "button", class: "gd-small", "data-testid": "gd-reset" });
    this.again.onclick = () => (this.kit.keep((lesson) => delete lesson.done?.[this.page]), this.title.focus(), this.#write());
    this.opener = make("details", {}, this.title, this.list, this.again);
    this.said = make("div", { class: "gd-live", "aria-live": "polite" });
    this.node = make("div", { class: "gd-tasks", "data-testid": "gd-tasks", hidden: "" }, this.opener, this.said);
  }

  take(lesson) {
    this.tasks = lesson?.tasks ?? [];
    this.node.hidden = !this.tasks.length;
    if (this.node.hidden) return;
    if (this.page !== lesson.page) this.opener.open = this.kit.roomy(this.node);
    this.page = lesson.page;
    this.captions = lesson.captions;
    this.#write();
  }

  // The run on the screen has been shown to its end.
  ended() {
    const done = this.#done();
    const newly = this.tasks.filter(({ id, met }) => met && !done.includes(id));
    if (!newly.length) return;
    this.kit.keep((lesson) => ((lesson.done ??= {})[this.page] = [...done, ...newly.map(({ id }) => id)]));
    this.#write();
    this.said.textContent = newly.map(({ text }) => this.captions.newly.replace("{task}", text)).join(" ");
  }

  #done() {
    return this.kit.kept().done?.[this.page] ?? [];
  }

  #write() {
    const { make } = this.kit;
    const { try_it: title, done: counted, reset } = this.captions;
    const done = this.tasks.map(({ id }) => this.#done().includes(id));
    const shown = JSON.stringify([this.tasks, title, done]);
    if (shown === this.shown) return;
    this.shown = shown;
    const count = counted.replace("{done}", done.filter(Boolean).length).replace("{count}", done.length);
    this.title.replaceChildren(make("strong", {}, title), " ", make("span", {}, count));
    this.list.replaceChildren(...this.tasks.map((task, k) => item(make, task, done[k])));
    this.again.textContent = reset;
    this.again.hidden = !done.some(Boolean);
  }
}

function item(make, { id, text }, done) {
  const mark = make("span", { role: "img", "aria-label": done ? "✓" : "○", class: "gd-tick" }, done ? "✓" : "○");
  return make("li", { "data-task": id, "data-done": String(done) }, mark, make("span", {}, text));
}
