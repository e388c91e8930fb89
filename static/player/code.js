// The method as lines of Python, with the numbers of the step shown; the line that runs is lit.

const LIT_EVERY = 100; // ms: a line lit for less is not seen

export class Code {
  constructor(kit) {
    Object.assign(this, { kit, lines: [], lit: null, changed: 0 });
    this.title = kit.make("summary", { "data-testid": "gd-code-title" });
    this.list = kit.make("div", { class: "gd-lines" });
    this.node = kit.make("details", { class: "gd-code", "data-testid": "gd-code", hidden: "" }, this.title, this.list);
    this.title.onclick = (event) => {
      event.preventDefault();
      this.#open(!this.node.open);
      this.kit.keep((lesson) => (lesson.code = this.node.open));
    };
    this.node.ontoggle = () => this.#open(this.node.open); // a search within the page opens it, too
  }

  // What stands beside it makes room, by a class: `:has([open])` would be looked up anew in every frame.
  #open(open) {
    this.node.open = open;
    this.node.parentElement.classList.toggle("gd-beside-code", open);
  }

  take(lesson) {
    const { make } = this.kit;
    const code = lesson?.code ?? [];
    this.node.hidden = !code.length;
    if (!code.length) return void (this.lines = []);
    this.title.textContent = lesson.captions.code;
    if (this.page !== lesson.page) this.#open(this.kit.kept().code ?? this.kit.roomy(this.node));
    this.page = lesson.page;
    this.lines = code.map((line) => {
      const note = make("span", { class: "gd-note" });
      return { ...line, note, template: line.note, node: make("div", { class: "gd-code-line" }, make("code", {}, line.code), note) };
    });
    this.list.replaceChildren(...this.lines.map(({ node }) => node));
    this.lit = null;
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
