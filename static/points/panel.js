// What stands below the plane: the line in words, the chosen point's numbers, the buttons, and what there is to say.

import { disable, make } from "../player/nodes.js";
import { read } from "../player/typed.js";
import { fill, show } from "../player/words.js";

/** @import { Captions, Message, Point } from "./message.d.ts" */
// `w` is the slope of the best line, `changed` whether there is something to undo.
/** @typedef {{ points: Point[], chosen: number, w: number | null, changed: boolean, most: number, notice: string }} Shown */

const NAMES = /** @type {const} */ (["add", "remove", "undo"]); // of the buttons
const LONGEST = 20; // letters of what was typed that are said again

/** @param {string} name */
const part = (name) => make("div", { class: `gd-points-${name}`, "data-testid": `gd-points-${name}` });

// A coordinate that can be typed. What is being typed is not overwritten, unless the point has been moved meanwhile.
class Field {
  #input = make("input", { type: "text", autocomplete: "off", spellcheck: "false", enterkeyhint: "done" });
  name = make("span");
  label = make("label", {}, this.name, this.#input);
  #shown = "";

  /** @param {(text: string) => boolean} typed gives whether that can be */
  constructor(typed) {
    const tell = () => {
      const text = this.#input.value.trim();
      if (text !== this.#shown && !typed(text)) this.#input.value = this.#shown;
    };
    this.#input.onchange = tell;
    this.#input.onkeydown = (e) => {
      if (e.key === "Enter") tell();
      if (e.key === "Escape") this.#input.value = this.#shown;
    };
  }

  /** @param {number | undefined} value */
  show(value) {
    const text = value === undefined ? "" : String(value);
    if (text !== this.#shown) this.#input.value = this.#shown = text;
  }
}

export class Panel {
  #fit = part("fit");
  #count = part("count");
  #problem = part("problem");
  #notice = part("notice");
  #place = make("div", { class: "gd-points-unseen", "aria-live": "polite", "data-testid": "gd-points-place" });
  #hint = make("p", { class: "gd-points-hint" });
  #keys = make("p", { class: "gd-points-hint gd-points-keys" });
  /** @type {Captions | undefined} */
  #captions;
  #farthest = 0;

  // `set` takes a coordinate (0 or 1) and its new value, `refused` what was typed and is none.
  /** @param {Record<"add" | "remove" | "undo", () => void> & { set(axis: number, value: number): void, refused(text: string): void }} act */
  constructor(act) {
    this.act = act;
    this.fields = [0, 1].map((axis) => new Field((text) => this.#typed(axis, text)));
    this.buttons = { add: button("add", act.add), remove: button("remove", act.remove), undo: button("undo", act.undo) };
    const said = make("div", { "aria-live": "polite" }, this.#notice, this.#problem);
    this.nodes = [
      make("div", { class: "gd-points-words" }, this.#fit, this.#count),
      make("div", { class: "gd-points-row" }, ...this.fields.map(({ label }) => label)),
      make("div", { class: "gd-points-row" }, ...Object.values(this.buttons)),
      ...[said, this.#place, this.#hint, this.#keys],
    ];
  }

  /** @param {number} axis @param {string} text */
  #typed(axis, text) {
    const value = read(text);
    const possible = Math.abs(value) <= this.#farthest;
    if (possible) this.act.set(axis, value + 0);
    else this.act.refused(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
    return possible;
  }

  // The words may change with the language.
  /** @param {Message} message */
  describe({ captions, farthest }) {
    this.#farthest = farthest;
    this.#captions = captions;
    for (const name of NAMES) this.buttons[name].textContent = captions[name];
    [this.fields[0].name.textContent, this.fields[1].name.textContent] = [captions.x, captions.y];
    [this.#hint.textContent, this.#keys.textContent] = [captions.hint, captions.keys];
    this.#problem.textContent = captions.problem;
  }

  /** @param {Shown} shown */
  write({ points, chosen, w, changed, most, notice }) {
    if (!this.#captions) return;
    const { line, no_line: none, count } = this.#captions;
    show(this.#fit, w === null ? none : fill(line, () => w));
    this.#count.textContent = fill(count, (name) => (name === "n" ? points.length : most));
    this.fields.forEach((field, axis) => field.show(points[chosen]?.[axis]));
    disable(this.buttons.add, points.length >= most);
    disable(this.buttons.remove, points.length <= 1);
    disable(this.buttons.undo, !changed);
    if (this.#notice.textContent !== notice) this.#notice.textContent = notice;
  }

  // Only once it stands still: nobody listens to every pixel.
  /** @param {Point[]} points @param {number} chosen */
  tell(points, chosen) {
    const [x, y] = points[chosen] ?? [];
    /** @type {Record<string, number>} */
    const facts = { k: chosen + 1, n: points.length, x, y };
    this.#place.textContent = this.#captions && points.length ? fill(this.#captions.now, (name) => facts[name]) : "";
  }
}

/** @param {string} name @param {() => void} act */
function button(name, act) {
  const node = make("button", { type: "button", "data-testid": `gd-points-${name}` });
  node.onclick = act;
  return node;
}
