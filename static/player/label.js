// The words at the ball: above it, and where they can be, off the curves.

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
    const [px, py] = [Math.max(10, Math.min(width - 10, x)), Math.max(26, Math.min(height - 22, y))];
    this.#place = this.#free(px, py, curves);
    // A layer of its own: moving it repaints nothing. The way to another place at the ball is eased, see player.css.
    label.style.transform = `translate(${left + px}px, ${top + py}px)`;
    label.style.translate = `${this.#place.from}px ${-this.#place.up - this.#height}px`;
  }

  // The nearest place that no curve crosses; beside the ball, towards the middle, where every one is crossed.
  /** @param {number} x @param {number} y @param {((x: number) => number)[]} curves @returns {Place} */
  #free(x, y, curves) {
    const sides = [ASIDE, -this.#width / 2, -ASIDE - this.#width];
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
