// What stands below the plane: the line in words, the chosen point's numbers, the buttons, and what there is to say.

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const LONGEST = 20; // letters of what was typed that are said again

// Also a number with a true minus, or in full-width digits, as a Chinese keyboard writes them; not "1,5", which is unclear.
const parsed = (text) => (NUMBER.test(text) ? Number(text) : NaN);
const plain = (text) => text.normalize("NFKC").replace("−", "-").trim();
const disable = (button, off) => button.setAttribute("aria-disabled", String(off));

export class Panel {
  // `act` has: set(axis, value), refused(text), add(), remove(), undo().
  constructor(kit, act) {
    Object.assign(this, { kit, act });
    const { make } = kit;
    const part = (name) => make("div", { class: `gd-points-${name}`, "data-testid": `gd-points-${name}` });
    Object.assign(this, { fit: part("fit"), count: part("count"), problem: part("problem"), notice: part("notice") });
    this.fields = ["x", "y"].map((_, axis) => this.#field(axis));
    this.buttons = Object.fromEntries(["add", "remove", "undo"].map((name) => [name, this.#button(name)]));
    this.place = make("div", { class: "gd-points-unseen", "aria-live": "polite", "data-testid": "gd-points-place" });
    this.hint = make("p", { class: "gd-points-hint" });
    this.keys = make("p", { class: "gd-points-hint gd-points-keys" });
    const said = make("div", { "aria-live": "polite" }, this.notice, this.problem);
    this.nodes = [
      make("div", { class: "gd-points-words" }, this.fit, this.count),
      make("div", { class: "gd-points-row" }, ...this.fields.map(({ label }) => label)),
      make("div", { class: "gd-points-row" }, ...Object.values(this.buttons)),
      ...[said, this.place, this.hint, this.keys],
    ];
  }

  #field(axis) {
    const { make } = this.kit;
    const input = make("input", { type: "text", autocomplete: "off", spellcheck: "false", enterkeyhint: "done" });
    const name = make("span");
    input.onchange = () => this.#typed(axis, input);
    input.onkeydown = (e) => {
      if (e.key === "Enter") this.#typed(axis, input);
      if (e.key === "Escape") input.value = input.gdShown;
    };
    return { input, name, label: make("label", {}, name, input) };
  }

  #typed(axis, input) {
    const text = plain(input.value);
    if (text === input.gdShown) return;
    const value = parsed(text);
    if (Math.abs(value) <= this.farthest) return this.act.set(axis, value + 0);
    input.value = input.gdShown;
    this.act.refused(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
  }

  #button(name) {
    const button = this.kit.make("button", { type: "button", "data-testid": `gd-points-${name}` });
    button.onclick = this.act[name];
    return button;
  }

  // The words may change with the language.
  describe({ captions, farthest }) {
    this.farthest = farthest;
    this.captions = captions;
    for (const name in this.buttons) this.buttons[name].textContent = captions[name];
    ["x", "y"].forEach((name, axis) => (this.fields[axis].name.textContent = captions[name]));
    for (const name of ["hint", "keys"]) this[name].textContent = captions[name];
    this.problem.textContent = captions.problem;
  }

  write({ points, chosen, w, history, most, notice }) {
    const { captions, kit, buttons } = this;
    kit.show(this.fit, w === null ? captions.no_line : kit.fill(captions.line, () => w));
    this.count.textContent = kit.fill(captions.count, (name) => ({ n: points.length, most })[name]);
    this.fields.forEach(({ input }, axis) => this.#show(input, points[chosen]?.[axis]));
    disable(buttons.add, points.length >= most);
    disable(buttons.remove, points.length <= 1);
    disable(buttons.undo, !history.length);
    if (this.notice.textContent !== notice) this.notice.textContent = notice;
  }

  // What is being typed is not overwritten, unless the point has been moved meanwhile.
  #show(input, value) {
    const text = value === undefined ? "" : String(value);
    if (text === input.gdShown) return;
    input.value = input.gdShown = text;
  }

  // Only once it stands still: nobody listens to every pixel.
  tell({ points, chosen }) {
    const [x, y] = points[chosen] ?? [];
    const facts = { k: chosen + 1, n: points.length, x, y };
    this.place.textContent = points.length ? this.kit.fill(this.captions.now, (name) => facts[name]) : "";
  }
}
