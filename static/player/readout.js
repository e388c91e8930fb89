// The words around the picture: slots that follow the clock, cards, and which rows an update reads.

import { element, make, shape } from "./nodes.js";
import { Rows } from "./run.js";
import { fill, show, showSides, template } from "./words.js";

/** @import { Captions, Scene, TextTrack } from "./scene.d.ts" */
/** @import { State } from "./types.d.ts" */

/** @param {"div" | "p"} tag @param {string} name */
const slot = (tag, name) => make(tag, { class: `gd-${name}`, "data-testid": `gd-${name}` });

// A piece of the run's line with its mark on it, as they are in the picture.
/** @param {string} colour @param {TextTrack["mark"]} kind @param {string} [dash] */
function marked(colour, kind, dash) {
  const node = element("svg", { class: "gd-mark", viewBox: "-13 -6 26 12", width: 26, height: 12, style: `--gd-c: var(--gd-${colour})`, "aria-hidden": "true" });
  if (kind) element("path", { class: "gd-mark-line", d: "M-13,0H13", ...(dash && { "stroke-dasharray": dash }) }, node);
  element("path", { class: "gd-mark-shape", d: shape(kind ?? "circle", 5) }, node);
  return node;
}

export class Readout {
  slots = {
    badge: slot("div", "badge"),
    line: slot("div", "readout"),
    equation: slot("div", "equation"),
    sentence: slot("p", "sentence"),
  };
  cards = make("dl", { class: "gd-cards" });
  /** @type {{ track: TextTrack, node: HTMLElement }[]} */
  #texts = [];
  /** @type {Rows | undefined} */
  rows;
  /** @type {Captions | undefined} */
  #captions;

  /** @param {Scene} scene */
  take({ captions, tracks }) {
    this.#captions = captions;
    this.cards.replaceChildren();
    const texts = tracks.filter((track) => track.kind === "text");
    for (const [name, node] of Object.entries(this.slots)) node.hidden = !texts.some(({ slot }) => slot === name);
    this.#texts = texts.map((track) => ({ track, node: track.slot === "card" ? this.#card(track) : this.slots[track.slot] }));
    const lit = tracks.find((track) => track.kind === "points");
    this.rows = lit && new Rows(lit.rows);
  }

  /** @param {TextTrack} track */
  #card({ label = "", colour, mark: kind, dash, tally }) {
    const node = make("dd", tally ? { class: "gd-tally" } : {});
    const mark = colour ? [marked(colour, kind, dash)] : [];
    this.cards.append(make("div", {}, make("dt", {}, ...mark, label), node));
    return node;
  }

  // `says`: the template of the sentence, where the way to look at the picture has one of its own.
  /** @param {(track: TextTrack) => State} state @param {string | undefined} says */
  write(state, says) {
    for (const { track, node } of this.#texts) {
      const now = state(track);
      const told = track.slot === "sentence" && says !== undefined ? { ...track, templates: [says], pick: undefined } : track;
      const text = fill(template(told, now), now.value, now.change);
      if (track.slot === "equation") showSides(node, text);
      else show(node, text);
    }
  }

  // Of long data only some rows are drawn, so that of a large batch not all light up.
  /** @param {number} i */
  rowWords(i) {
    if (!this.#captions) return "";
    const rows = this.rows && i ? this.rows.named(i) : [];
    const size = this.rows && i ? this.rows.count(i) : rows.length;
    const { rows: few, many_rows: many, some_rows: some = many, rows_seen, thinned } = this.#captions;
    const named = size > rows.length ? some : size <= 6 ? few : many;
    // How many there were is known where every update and every row is.
    const all = this.rows && i > 1 && !thinned && size === rows.length && !("names" in this.rows.message && this.rows.message.names);
    const before = all && this.rows ? rows_seen.replace("{seen}", String(this.rows.seen(i))) : "";
    return (named + before).replace("{rows}", rows.join(", ")).replace("{count}", String(size)).replace("{lit}", String(rows.length));
  }
}
