// The words at the ball: above it, and where they can be, off the curves; and the names of runs at their marks.

import { element, set } from "./nodes.js";

/** @import { Panel } from "./overlay.js" */

const [ASIDE, ABOVE, FARTHEST, STEP] = [14, 12, 108, 8]; // pixels from the ball
const PIECE = 8; // pixels of a curve, of which it is known where they begin and end
const STEADY = 20; // pixels: the words stay where they are unless there is a place so much nearer

/** @typedef {{ from: number, up: number, away: number }} Place */

export class Label {
  #words = "";
  #measured = 0; // characters
  #width = 0;
  #height = 0;
  /** @type {Place | undefined} */
  #place;

  /** @param {Panel} panel */
  constructor(panel) {
    this.panel = panel;
  }

  // Its letters may have another size.
  forget() {
    this.#measured = 0;
  }

  // `words` at the point (x, y) of the panel; `curves` give the height of what is drawn there.
  /** @param {string} words @param {number} x @param {number} y @param {((x: number) => number)[]} curves */
  write(words, x, y, curves) {
    const { width, height, left, top, label } = this.panel;
    if (this.#words !== words) label.textContent = this.#words = words;
    if (this.#measured !== words.length) {
      [this.#measured, this.#width, this.#height] = [words.length, label.offsetWidth, label.offsetHeight];
    }
    // Above the panel stands its title: beside a ball that has left it, they are in it.
    const [px, py] = [Math.max(10, Math.min(width - 10, x)), Math.max(ABOVE + 2 + this.#height, Math.min(height - 22, y))];
    const aside = x === px && y === py ? ASIDE : 2 * ASIDE; // an arrow points to a ball that has left
    this.#place = this.#free(px, py, aside, curves);
    // A layer of its own: moving it repaints nothing. The way to another place at the ball is eased, see player.css.
    label.style.transform = `translate(${left + px}px, ${top + py}px)`;
    label.style.translate = `${this.#place.from}px ${-this.#place.up - this.#height}px`;
  }

  // The nearest place that no curve crosses; beside the ball, towards the middle, where every one is crossed.
  /** @param {number} x @param {number} y @param {number} aside @param {((x: number) => number)[]} curves @returns {Place} */
  #free(x, y, aside, curves) {
    const sides = [aside, -this.#width / 2, -aside - this.#width];
    if (x > this.panel.width / 2) sides.reverse();
    const places = [];
    for (const [k, from] of sides.entries()) {
      if (x + from < 0 || x + from + this.#width > this.panel.width) continue;
      for (let up = ABOVE + (k === 1 ? 4 : 0); up <= FARTHEST && y - up - this.#height > 0; up += STEP) {
        places.push({ from, up, away: up + k * STEP });
      }
    }
    places.sort((a, b) => a.away - b.away);
    const kept = this.#place && places.find(({ from, up }) => from === this.#place?.from && up === this.#place.up);
    const first = places.find((place) => this.#clear(x, y, place, curves));
    if (kept && first && kept.away - first.away < STEADY && this.#clear(x, y, kept, curves)) return kept;
    return first ?? { from: sides[0], up: ABOVE, away: 0 };
  }

  /** @param {number} x @param {number} y @param {Place} place @param {((x: number) => number)[]} curves */
  #clear(x, y, { from, up }, curves) {
    const [upper, lower] = [y - up - this.#height + 2, y - up - 2];
    return curves.every((curve) => {
      let before = curve(x + from);
      for (let along = PIECE; along < this.#width + PIECE; along += PIECE) {
        const here = curve(x + from + along);
        if (Math.max(before, here) > upper && Math.min(before, here) < lower) return false;
        before = here;
      }
      return true;
    });
  }
}

const [BESIDE, OVER] = [13, 10]; // pixels from the middle of a mark
const LETTERS = 0.7; // of the height of a line: what is above and below them may be another's

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */

// The name of a run at its mark: beside it, above or below, where it meets no other name and no other mark; nowhere
// where there is no room.
export class Name {
  #node;
  #laid = 0;
  #width = 0;
  #height = 0;
  #side = 0;
  /** @type {{ x: number, y: number } | undefined} */
  mark;

  /** @param {Panel} panel @param {string} words @param {SVGElement} group */
  constructor(panel, words, group, more = "") {
    this.panel = panel;
    this.#node = element("text", { class: `gd-name ${more}`, "font-size": 13, "paint-order": "stroke" }, group);
    this.#node.textContent = words;
    panel.names.push(this);
  }

  /** @param {number} x @param {number} y @param {boolean} shown */
  stand(x, y, shown) {
    this.mark = shown ? { x, y } : undefined;
  }

  // Once all marks have their places: clear of them, and of the names that are placed already.
  /** @param {Box[]} taken */
  place(taken) {
    if (this.#laid !== this.panel.width + this.panel.height) this.#measure();
    const sides = this.mark ? this.#sides(this.mark) : [];
    const free = sides.map((box) => this.#isFree(box, taken));
    if (!free[this.#side] || (this.#side > 1 && (free[0] || free[1]))) this.#side = Math.max(0, free.indexOf(true));
    const box = free[this.#side] ? sides[this.#side] : undefined;
    set(this.#node, { visibility: box ? "inherit" : "hidden", ...(box && { x: box.left, y: box.bottom - 0.1 * this.#height }) });
    return box;
  }

  // Its letters have another size before a hall, and then the panel has, too.
  #measure() {
    this.#laid = this.panel.width + this.panel.height;
    const { width, height } = this.#node.getBBox();
    [this.#width, this.#height] = [width, LETTERS * height];
  }

  /** @param {{ x: number, y: number }} mark @returns {Box[]} */
  #sides({ x, y }) {
    const [w, h] = [this.#width, this.#height];
    const over = Math.max(OVER, h / 2 + 3);
    const beside = Math.max(BESIDE, 0.8 * h);
    const corners = [[x + beside, y - h / 2], [x - beside - w, y - h / 2], [x - w / 2, y - over - h], [x - w / 2, y + over]];
    return corners.map(([left, top]) => ({ left, right: left + w, top, bottom: top + h }));
  }

  /** @param {Box} box @param {Box[]} taken */
  #isFree(box, taken) {
    const { width, height, names } = this.panel;
    if (box.left < 0 || box.right > width || box.top < 0 || box.bottom > height) return false;
    const marks = names.flatMap(({ mark }) => (mark && mark !== this.mark ? [around(mark, this.mark)] : []));
    return [...taken, ...marks].every((other) => other.left > box.right || other.right < box.left || other.top > box.bottom || other.bottom < box.top);
  }
}

// The place of a mark; of one that lies on the name's own there is none.
/** @param {{ x: number, y: number }} mark @param {{ x: number, y: number }} [own] @returns {Box} */
function around({ x, y }, own) {
  const reach = own && Math.hypot(x - own.x, y - own.y) < 2 * BESIDE ? 0 : 7;
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}
