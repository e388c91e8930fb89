// A step by hand: the numbers of one update of this run are asked for one after the other, each checked as it is typed, and
// what went wrong is said. The ball then makes the step.

import { make } from "./nodes.js";
import { read } from "./typed.js";
import { number, show } from "./words.js";

/** @import { ByHandWords } from "./scene.d.ts" */
/** @typedef {{ update: number, w: number, rate: number, rows: { x: number, y: number }[], count: number, mean: number }} Step */
/** @typedef {{ label: string, value: number, wrongs: [value: number, says: keyof ByHandWords][] }} Asked */

const [ENOUGH, NEAR] = [3, 5e-4]; // digits that have to be typed; how near, as a part of the number
const SHOWN = 5; // digits of what is given

// −26,600 may be meant either way: the number is known, so the one that is nearer is taken.
/** @param {string} typed */
const meant = (typed) => [typed, typed.replace(",", "."), typed.replace(/[,.](?=\d{3}(?!\d))/g, "")].map(read).filter((value) => !Number.isNaN(value));

// Whether `typed` is the number, as far as a pocket calculator shows it; `short` where it has too few digits.
/** @param {string} typed @param {number} value @returns {"right" | "short" | "wrong"} */
export function judged(typed, value) {
  const away = Math.min(...meant(typed).map((given) => Math.abs(given - value)));
  if (away <= 1e-9 * Math.abs(value)) return "right";
  const mantissa = typed.normalize("NFKC").replace(/e.*$/i, "");
  const decimals = /e/i.test(typed) ? 0 : (/[.,](\d*)/.exec(mantissa)?.[1].length ?? 0);
  const rounded = away <= Math.max(NEAR * Math.abs(value), decimals ? 0.51 * 10 ** -decimals : 0);
  if (!rounded) return away <= 0.02 * Math.abs(value) && digits(mantissa) < ENOUGH ? "short" : "wrong";
  return digits(mantissa) >= ENOUGH ? "right" : "short";
}

/** @param {string} mantissa */
const digits = (mantissa) => mantissa.replace(/\D/g, "").replace(/^0+/, "").length;

// What a step asks for, from what is shown of it: w as it is written, not with all its digits.
/** @param {Step} step @param {ByHandWords} words @returns {Asked[]} */
export function asked({ w, rate, rows, count, mean }, words) {
  /** @type {Asked[]} */
  const steps = [];
  /** @type {number[]} */
  const pushes = [];
  for (const [k, { x, y }] of rows.entries()) {
    const of = rows.length > 1 ? ` (${k + 1})` : "";
    const predicted = w * x;
    const e = predicted - y;
    const push = 2 * e * x;
    pushes.push(push);
    steps.push(
      { label: `ŷ = w·x${of}`, value: predicted, wrongs: [[w + x, "plus"]] },
      { label: `e = ŷ − y${of}`, value: e, wrongs: [[-e, "error_sign"], [e * e, "squared"]] },
      { label: `2·e·x${of}`, value: push, wrongs: [[-push, "sign"], [e * x, "no_two"], [2 * e, "no_x"], [e * e, "squared"], [2 * e * x * x, "x_twice"]] },
    );
  }
  const known = rows.length === count; // else the others' part of the mean is told
  const g = known ? pushes.reduce((a, b) => a + b, 0) / count : read(number(mean, SHOWN));
  if (known && count > 1) steps.push({ label: `g = ${words.mean}`, value: g, wrongs: [[g * count, "sum"], [-g, "sign"]] });
  const after = w - rate * g;
  steps.push({ label: "w − α·g", value: after, wrongs: [[w + rate * g, "uphill"], [w - g, "no_rate"], [rate * g, "only_step"], [-rate * g, "only_step"]] });
  return steps;
}

export class ByHand {
  #button = make("button", { type: "button", class: "gd-small", "data-testid": "gd-by-hand-open" });
  node = make("section", { class: "gd-by-hand", "data-testid": "gd-by-hand", hidden: "" });
  opener = make("div", { class: "gd-by-hand-opener", hidden: "" }, this.#button);
  /** @type {ByHandWords | undefined} */
  #words;

  // `on` says whether it may begin now, gives the step that is next, and is told when it was done, to make it.
  /** @param {{ begins(): boolean, step(): Step | undefined, done(): void }} on */
  constructor(on) {
    this.on = on;
    this.#button.onclick = () => this.#begin();
  }

  /** @param {ByHandWords | undefined} words */
  take(words) {
    this.opener.hidden = !words;
    if (words === undefined || words.open !== this.#words?.open) this.#close();
    this.#words = words;
    if (words) this.#button.textContent = words.open;
  }

  #close() {
    this.node.hidden = true;
    this.node.replaceChildren();
  }

  #begin() {
    if (!this.on.begins()) return;
    const [step, words] = [this.on.step(), this.#words];
    if (!step || !words) return;
    const w = read(number(step.w, SHOWN));
    const close = make("button", { type: "button", class: "gd-small", "data-testid": "gd-by-hand-close" }, words.close);
    close.onclick = () => (this.#close(), this.#button.focus());
    const rows = step.rows.map(({ x, y }, k) => `${step.rows.length > 1 ? `(${k + 1}) ` : ""}x = ${number(x, SHOWN)}, y = ${number(y, SHOWN)}`);
    const given = words.given.replace("{update}", String(step.update)).replace("{w}", number(w, SHOWN));
    const told = given.replace("{rate}", number(step.rate, 6)).replace("{rows}", rows.join("; "));
    const more = step.count > step.rows.length ? words.others.replace("{count}", String(step.count)).replace("{g}", number(step.mean, SHOWN)) : "";
    const list = make("ol", { class: "gd-by-hand-steps" });
    const said = make("p", { class: "gd-by-hand-said", role: "status", "data-testid": "gd-by-hand-said" });
    const intro = make("p");
    show(intro, `${told} ${more}`);
    this.node.replaceChildren(close, intro, list, said);
    this.node.hidden = false;
    this.#ask(asked({ ...step, w }, words), 0, list, said);
  }

  /** @param {Asked[]} steps @param {number} k @param {HTMLElement} list @param {HTMLElement} said */
  #ask(steps, k, list, said) {
    const words = /** @type {ByHandWords} */ (this.#words);
    if (k === steps.length) {
      show(said, words.done);
      return this.on.done();
    }
    const { label, value, wrongs } = steps[k];
    const field = make("input", { type: "text", inputmode: "text", autocomplete: "off", spellcheck: "false", "data-testid": "gd-by-hand-value" });
    list.append(make("li", {}, make("label", {}, `${label} = `, field)));
    field.focus();
    // As it is typed; what may only not be complete yet is judged when it is said to be.
    /** @param {boolean} complete */
    const judge = (complete) => {
      const how = judged(field.value, value);
      if (how === "right" && complete) return next();
      const known = how === "wrong" && wrongs.find(([wrong]) => judged(field.value, wrong) === "right");
      const none = !meant(field.value).length;
      const says = how === "right" ? "enter" : known ? known[1] : !complete ? "" : none ? "unread" : how === "short" ? "short" : "wrong";
      field.setAttribute("aria-invalid", String(how === "wrong" && says !== ""));
      show(said, says && words[says]);
    };
    field.oninput = () => judge(false);
    field.onchange = () => field.readOnly || judge(true);
    field.onkeydown = (e) => {
      e.stopPropagation(); // the arrows move in what is typed
      if (e.key === "Enter") judge(true);
    };
    const next = () => {
      field.readOnly = true;
      field.after(make("span", { class: "gd-tick", role: "img", "aria-label": "✓" }, "✓"));
      said.textContent = "";
      this.#ask(steps, k + 1, list, said);
    };
  }
}
