// What makes a page a lesson: a question before the first play, tasks that tick themselves, the code with its running
// line lit. What was asked and done is kept in this browser.

const KEPT = "gd-lesson";
const LIT_EVERY = 100; // ms: a line lit for less is not seen
const ROOM = 700; // CSS pixels: a wider player opens on its code

export class Lesson {
  // `kit` has make, show and fill; `live` says aloud what is written into it; `root` gets the class gd-asking while what
  // would give the answer away is hidden.
  constructor(kit, root, live) {
    Object.assign(this, { kit, root, live, question: new Question(kit, root), code: new Code(kit), tasks: new Tasks(kit, live) });
  }

  take({ lesson }) {
    this.page = lesson?.page;
    this.question.take(lesson);
    this.code.take(lesson);
    this.tasks.take(lesson);
  }

  // The clock has come to a tick or to rest.
  follow(shown, last, playing) {
    const ended = last > 0 && shown >= last && !playing;
    this.question.follow(shown > 0 || playing, ended);
    if (ended) this.tasks.ended();
  }
}

// ---- predict, then see

// While `asking` the answers can be chosen, then it is `watching` until the end of the run is shown, then it has `told`.
class Question {
  constructor(kit, root) {
    Object.assign(this, { kit, root, state: null, answer: null });
    this.node = kit.make("div", { class: "gd-question", "data-testid": "gd-question", hidden: "" });
    this.text = kit.make("div", { class: "gd-verdict", "data-testid": "gd-verdict", "aria-live": "polite" });
    this.form = kit.make("form", {});
    this.form.onsubmit = (e) => e.preventDefault();
    this.form.onchange = () => (this.answer = new FormData(this.form).get("gd-answer"));
    this.node.append(this.form, this.text);
  }

  take(lesson) {
    const { page, question, captions } = lesson ?? {};
    const before = this.asked;
    const asks = question && !kept().off && (!kept().asked?.[page] || (this.state && this.page === page));
    this.asked = question && `${question.ask} ${question.right}`;
    if (!asks) return this.#go(null);
    if (this.page !== page) Object.assign(this, { state: "asking", answer: null });
    else if (this.state === "watching" && this.asked !== before) this.answer = null; // it was about another run
    Object.assign(this, { page, captions });
    if (this.state === "told" && this.language === captions.predict) return;
    this.language = captions.predict;
    this.question = question;
    this.#go(this.state ?? "asking");
  }

  follow(begun, ended) {
    if (this.state === "asking" && begun) this.#go("watching");
    if (this.state === "watching" && !begun && this.answer === null) this.#go("asking");
    if (this.state !== "watching" || !ended) return;
    keep((lesson) => ((lesson.asked ??= {})[this.page] = true));
    this.#go("told");
  }

  #go(state) {
    const { node, form, text } = this;
    if (this.state === "asking" && state === "watching") node.style.minHeight = `${node.offsetHeight}px`;
    if (!state || state === "asking") node.style.minHeight = "";
    this.state = state;
    node.hidden = !state;
    form.hidden = state !== "asking";
    this.root.classList.toggle("gd-asking", state === "asking");
    form.replaceChildren(...(state === "asking" ? this.#form() : []));
    this.kit.show(text, state === "watching" ? this.#watched() : state === "told" ? this.#told() : "");
    if (state === "told") text.append(this.#button("close", this.captions.close, () => this.#close()));
  }

  #form() {
    const { make } = this.kit;
    const { predict, dont_ask: words } = this.captions;
    const answers = Object.entries(this.question.answers).map(([id, answer]) => {
      const radio = make("input", { type: "radio", name: "gd-answer", value: id, ...(id === this.answer && { checked: "" }) });
      return make("label", { class: "gd-answer" }, radio, make("span", {}, answer));
    });
    const legend = make("legend", {}, make("strong", {}, `${predict}: `), this.question.ask);
    const off = this.#button("dont-ask", words, () => (keep((lesson) => (lesson.off = true)), this.#close()));
    return [make("fieldset", {}, legend, make("div", { class: "gd-answers" }, ...answers), off)];
  }

  #button(name, words, act) {
    const node = this.kit.make("button", { type: "button", class: "gd-small", "data-testid": `gd-${name}` }, words);
    node.onclick = act;
    return node;
  }

  // The place of the keyboard goes on to the play button, not to the top of the page.
  #close() {
    this.#go(null);
    this.root.querySelector(".gd-button-play").focus();
  }

  #said() {
    const answer = this.question.answers[this.answer];
    return answer ? `${this.captions.you_said.replace("{answer}", answer)} ` : "";
  }

  #watched() {
    return `${this.question.ask} ${this.#said()}${this.captions.watch}`;
  }

  #told() {
    const { right, wrong } = this.captions;
    const mark = !this.#said() ? "" : this.answer === this.question.right ? `**✓ ${right}** ` : `**✗ ${wrong}** `;
    return `${this.question.ask} **${this.question.answers[this.question.right]}**. ${this.#said()}${mark}${this.question.verdict} `;
  }
}

// ---- tasks

class Tasks {
  constructor(kit, live) {
    Object.assign(this, { kit, live, tasks: [] });
    this.node = kit.make("div", { class: "gd-tasks", "data-testid": "gd-tasks", hidden: "" });
  }

  take(lesson) {
    this.page = lesson?.page;
    this.captions = lesson?.captions;
    this.tasks = lesson?.tasks ?? [];
    this.node.hidden = !this.tasks.length;
    this.#write();
  }

  // The run on the screen has been shown to its end.
  ended() {
    const done = this.#done();
    const newly = this.tasks.filter(({ id, met }) => met && !done.includes(id));
    if (!newly.length) return;
    keep((lesson) => ((lesson.done ??= {})[this.page] = [...done, ...newly.map(({ id }) => id)]));
    this.#write();
    this.said.textContent = newly.map(({ text }) => this.captions.newly.replace("{task}", text)).join(" ");
  }

  #done() {
    return kept().done?.[this.page] ?? [];
  }

  #write() {
    const { make } = this.kit;
    const done = this.tasks.map(({ id }) => this.#done().includes(id));
    const shown = JSON.stringify([this.page, this.captions?.try_it, this.tasks.map(({ text }) => text), done]);
    if (!this.tasks.length || shown === this.shown) return;
    this.shown = shown;
    const { try_it: title, done: counted, reset } = this.captions;
    const count = counted.replace("{done}", done.filter(Boolean).length).replace("{count}", done.length);
    const again = make("button", { type: "button", class: "gd-small", "data-testid": "gd-reset" }, reset);
    again.onclick = () => (keep((lesson) => delete lesson.done?.[this.page]), this.#write());
    const head = make("div", { class: "gd-tasks-head" }, make("strong", {}, title), make("span", {}, count), ...(done.some(Boolean) ? [again] : []));
    const list = make("ul", {}, ...this.tasks.map((task, k) => item(make, task, done[k])));
    this.said = make("span", { class: "gd-live", "aria-live": "polite" });
    this.node.replaceChildren(head, list, this.said);
  }
}

function item(make, { id, text }, done) {
  const mark = make("span", { role: "img", "aria-label": done ? "✓" : "○", class: "gd-tick" }, done ? "✓" : "○");
  return make("li", { "data-task": id, "data-done": String(done) }, mark, make("span", {}, text));
}

// ---- the code, live

class Code {
  constructor(kit) {
    Object.assign(this, { kit, lines: [], lit: null, changed: 0 });
    this.title = kit.make("summary", { "data-testid": "gd-code-title" });
    this.list = kit.make("div", { class: "gd-lines" });
    this.node = kit.make("details", { class: "gd-code", "data-testid": "gd-code", hidden: "" }, this.title, this.list);
    this.title.onclick = () => keep((lesson) => (lesson.code = !this.node.open));
  }

  take(lesson) {
    const { make } = this.kit;
    const code = lesson?.code ?? [];
    this.node.hidden = !code.length;
    if (!code.length) return void (this.lines = []);
    this.title.textContent = lesson.captions.code;
    if (this.page !== lesson.page) this.node.open = kept().code ?? this.#room();
    this.page = lesson.page;
    this.lines = code.map((line) => {
      const note = make("span", { class: "gd-note" });
      return { ...line, note, template: line.note, node: make("div", { class: "gd-code-line" }, make("code", {}, line.code), note) };
    });
    this.list.replaceChildren(...this.lines.map(({ node }) => node));
    this.lit = null;
  }

  #room() {
    return (this.node.closest(".gd-player")?.clientWidth ?? 0) >= ROOM;
  }

  // The numbers of the step shown.
  write({ i, ended, held, value, change }) {
    if (!this.lines.length) return;
    for (const { note, template, last } of this.lines) {
      this.kit.show(note, i && !held ? this.kit.fill((ended && last) || template, value, change) : "");
    }
  }

  // On every drawn frame: the lines that run at this part of the step. Where steps are too short for that, the update.
  light({ i, way, held }, playing, speed) {
    if (!this.lines.length || !this.node.open) return;
    const now = i === 0 || held !== null ? 0 : playing && speed > 3 ? this.lines.at(-2).until : this.lines.find(({ until }) => way <= until).until;
    if (now === this.lit) return;
    const time = performance.now();
    if (playing && time - this.changed < LIT_EVERY) return;
    Object.assign(this, { lit: now, changed: time });
    for (const { node, until } of this.lines) node.classList.toggle("gd-lit", until === now);
  }
}

// ---- what this browser remembers, where it may

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}

function keep(change) {
  const lesson = kept();
  change(lesson);
  try {
    localStorage.setItem(KEPT, JSON.stringify(lesson));
  } catch {
    return; // a browser that keeps nothing asks again
  }
}
