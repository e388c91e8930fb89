// All balls of a class on one parabola, under one clock; and below, on the ruler of α, how many updates each of them needs.

import { make } from "../player/nodes.js";
import { number, show } from "../player/words.js";

/** @import { Ruler } from "../player/scene.d.ts" */
/** @import { Runs, WallWords } from "./message.d.ts" */

const FRAMES_A_SECOND = 5;
const WIDER = 1.3; // than from the bottom to where most balls start
const STACKED = 9; // balls of about the same w: so many stand on each other
const MARGIN = 16; // CSS pixels
const PARABOLA = 0.5; // of the height
const AROUND = 0.15; // of the rates' powers of ten, at both ends of their ruler
const SHOWN = 8; // rows of the table

export class Picture {
  #canvas = make("canvas", { "aria-hidden": "true" });
  #said = make("p", { class: "gd-wall-said", "data-testid": "gd-wall-runs-said" });
  #note = make("p");
  #tabled = ""; // what it says
  #table = make("table", { class: "gd-wall-unseen", "data-testid": "gd-wall-needed" });
  node = make("div", { class: "gd-wall-picture", "data-testid": "gd-wall-picture" }, this.#note, this.#canvas, this.#said, this.#table);
  /** @type {WallWords | undefined} */
  #words;
  /** @type {keyof WallWords | ""} */
  #noted = "no_runs";
  /** @type {Runs | undefined} */
  #runs;
  /** @type {Ruler | undefined} */
  #ruler;
  /** @type {HTMLElement | undefined} */
  #root;
  #w = new Float32Array();
  #at = 0; // the clock, in frames
  #last = 0; // ms
  #frame = 0;
  #still = matchMedia("(prefers-reduced-motion: reduce)");

  constructor() {
    new ResizeObserver(() => this.#draw()).observe(this.node);
  }

  /** @param {WallWords} words */
  describe(words) {
    this.#words = words;
    this.note(this.#noted);
    this.#draw();
    this.#tabulate();
  }

  /** @param {keyof WallWords | ""} note */
  note(note) {
    this.#noted = note;
    this.#note.hidden = !note;
    this.#note.textContent = (note && this.#words?.[note]) || "";
    for (const node of [this.#canvas, this.#said, this.#table]) node.hidden = Boolean(note);
  }

  /** @param {Runs} runs @param {HTMLElement} root @param {Ruler | undefined} ruler */
  take(runs, root, ruler) {
    [this.#runs, this.#root, this.#ruler] = [runs, root, ruler];
    this.#w = new Float32Array(Uint8Array.from(atob(runs.w), (letter) => letter.charCodeAt(0)).buffer);
    this.#at = Math.min(this.#at, runs.at.length - 1);
    this.#tabled = "";
    this.#draw();
  }

  // From the start; pressed while it plays, to the end.
  play() {
    const playing = this.#frame !== 0;
    cancelAnimationFrame(this.#frame);
    [this.#frame, this.#last] = [0, performance.now()];
    this.#at = playing ? this.#end : 0;
    this.#draw();
    if (!playing && this.#end) this.#frame = requestAnimationFrame(this.#go);
  }

  // Which runs have come so far that it may be told: how many updates one needs is what is asked of it.
  get #told() {
    const { at, needed } = /** @type {Runs} */ (this.#runs);
    const [now, ended] = [at[Math.floor(this.#at)], this.#at >= this.#end];
    return needed.map((one) => (one === null ? ended : one <= now));
  }

  get #end() {
    return (this.#runs?.at.length ?? 1) - 1;
  }

  #go = () => {
    const now = performance.now();
    this.#at = Math.min(this.#end, this.#at + ((now - this.#last) / 1000) * FRAMES_A_SECOND);
    this.#last = now;
    this.#frame = this.#at < this.#end && this.node.isConnected ? requestAnimationFrame(this.#go) : 0;
    this.#draw();
  };

  // Of each run w at the clock; halfway from one frame to the next it is on its way, unless nothing shall move.
  #now() {
    const count = this.#runs?.rates.length ?? 0;
    const at = this.#still.matches ? Math.floor(this.#at) : this.#at;
    const [i, way] = [Math.floor(at), at % 1];
    const next = Math.min(i + 1, this.#end);
    return Array.from({ length: count }, (_, k) => this.#w[i * count + k] * (1 - way) + this.#w[next * count + k] * way);
  }

  #draw() {
    const [runs, words] = [this.#runs, this.#words];
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const brush = this.#canvas.getContext("2d");
    if (!runs || !words || !brush || !width || !height || !this.#root) return;
    const dense = devicePixelRatio || 1;
    [this.#canvas.width, this.#canvas.height] = [width * dense, height * dense];
    brush.scale(dense, dense);
    const look = getComputedStyle(this.#root);
    /** @param {string} name */
    const colour = (name) => look.getPropertyValue(`--gd-${name}`).trim();
    const size = parseFloat(getComputedStyle(this.node).fontSize);
    brush.font = `${size}px ${look.fontFamily}`;
    const left = this.#parabola(brush, width, height * PARABOLA, colour, size);
    this.#needed(brush, width, height * PARABOLA + 1.4 * size, height - 1.5 * size, colour, size);
    const update = words.update.replace("{update}", String(runs.at[Math.floor(this.#at)]));
    const gone = left ? ` · ${words.left.replace("{count}", String(left))}` : "";
    const fewest = this.#told.some(Boolean) ? ` · ${this.#fewest(words)}` : "";
    show(this.#said, `${update}${gone}${fewest}`);
    this.#canvas.dataset.left = String(left);
    this.#tabulate();
  }

  /** @param {WallWords} words */
  #fewest(words) {
    const needed = this.#runs?.needed.filter((one) => one !== null) ?? [];
    if (!needed.length) return words.never.replace("{most}", String(this.#runs?.at.at(-1)));
    const least = Math.min(...needed);
    const count = needed.filter((one) => one === least).length;
    return words.fewest.replace("{needed}", String(least)).replace("{count}", String(count));
  }

  // The balls; how many of them have left the picture.
  /** @param {CanvasRenderingContext2D} brush @param {number} width @param {number} height @param {(name: string) => string} colour @param {number} size */
  #parabola(brush, width, height, colour, size) {
    const { starts, vertex } = /** @type {Runs} */ (this.#runs);
    const far = starts.map((start) => Math.abs(start - vertex)).sort((a, b) => a - b);
    const reach = WIDER * (far[far.length >> 1] || 1);
    const bottom = height - size;
    /** @param {number} w */
    const x = (w) => width / 2 + ((w - vertex) / reach) * (width / 2 - MARGIN);
    /** @param {number} w */
    const y = (w) => bottom - ((w - vertex) / reach) ** 2 * (bottom - MARGIN);
    brush.strokeStyle = colour("data");
    brush.lineWidth = 3;
    brush.beginPath();
    for (let k = -50; k <= 50; k += 1) brush.lineTo(x(vertex + (k / 50) * reach), y(vertex + (k / 50) * reach));
    brush.stroke();
    brush.fillStyle = colour("optimum");
    brush.fillRect(width / 2 - 5, bottom - 5, 10, 10);
    brush.fillStyle = colour("weight");
    const radius = Math.max(4, size / 3);
    /** @type {Map<number, number>} */
    const stacks = new Map();
    let gone = 0;
    for (const w of this.#now()) {
      if (Math.abs(w - vertex) > reach) gone += 1;
      else {
        const place = Math.round(x(w) / radius);
        const below = stacks.get(place) ?? 0;
        stacks.set(place, below + 1);
        brush.globalAlpha = 0.7;
        brush.beginPath();
        brush.arc(x(w), y(w) - Math.min(below, STACKED) * radius * 0.7, radius, 0, 2 * Math.PI);
        brush.fill();
      }
    }
    brush.globalAlpha = 1;
    return gone;
  }

  // From where to where the ruler goes: as far as most rates do, and all that is marked on it.
  /** @param {number[]} rates */
  #powers(rates) {
    const { low = 1e-6, high = 1e-3, marks = [] } = this.#ruler ?? {};
    const shown = [...rates, ...marks.map(({ rate }) => rate)].map((rate) => Math.log10(clipped(rate, low, high)));
    const [from, to] = [Math.min(...shown), Math.max(...shown)];
    const around = AROUND * (to - from) || 0.5;
    return [from - around, to + around];
  }

  // A dot for each α and number of updates, larger for more of them; who needs too many stands at the top.
  /** @param {CanvasRenderingContext2D} brush @param {number} width @param {number} top @param {number} bottom @param {(name: string) => string} colour @param {number} size */
  #needed(brush, width, top, bottom, colour, size) {
    const { rates, needed, at } = /** @type {Runs} */ (this.#runs);
    const words = /** @type {WallWords} */ (this.#words);
    const most = at[at.length - 1];
    const [low, high] = this.#powers(rates);
    const indent = 2.4 * size;
    /** @param {number} rate */
    const x = (rate) => indent + ((clipped(Math.log10(rate), low, high) - low) / (high - low)) * (width - indent - MARGIN);
    const ceiling = top + 2 * size;
    /** @param {number | null} count */
    const y = (count) => (count === null ? top + 0.8 * size : bottom - (Math.log10(count) / Math.max(1, Math.log10(most))) * (bottom - ceiling));
    brush.lineWidth = 1;
    brush.textAlign = "center";
    for (const { rate, label } of this.#ruler?.marks ?? []) {
      brush.strokeStyle = colour("grid");
      line(brush, x(rate), top, x(rate), bottom);
      brush.fillStyle = colour("muted");
      brush.fillText(label, x(rate), bottom + 1.2 * size);
    }
    brush.strokeStyle = brush.fillStyle = colour("muted");
    line(brush, indent, bottom, width - MARGIN, bottom);
    brush.textAlign = "right";
    const decades = Math.max(1, Math.ceil((1.2 * size) / Math.max(1, y(1) - y(10))));
    for (let count = 1; count <= most; count *= 10 ** decades) brush.fillText(String(count), indent - 8, y(count) + size / 3);
    brush.fillText(words.never.replace("{most}", String(most)), width - MARGIN, top - 0.2 * size);
    brush.textAlign = "left";
    brush.fillText(words.needed, 0, top - 0.2 * size);
    /** @type {Map<string, number>} */
    const dots = new Map();
    const told = this.#told;
    rates.forEach((rate, k) => {
      if (!told[k]) return;
      const key = `${Math.round(x(rate))} ${Math.round(y(needed[k]))}`;
      dots.set(key, (dots.get(key) ?? 0) + 1);
    });
    const least = Math.min(...needed.map((one) => one ?? Infinity));
    for (const [key, count] of dots) {
      const [left, high] = key.split(" ").map(Number);
      brush.globalAlpha = 0.75;
      brush.fillStyle = Number.isFinite(least) && high === Math.round(y(least)) ? colour("optimum") : colour("weight");
      brush.beginPath();
      brush.arc(left, high, Math.min(size, 4 + 2 * Math.sqrt(count - 1)), 0, 2 * Math.PI);
      brush.fill();
    }
    brush.globalAlpha = 1;
  }

  // The same for who does not see it.
  #tabulate() {
    const [runs, words] = [this.#runs, this.#words];
    if (!runs || !words) return;
    const told = runs.needed.filter((_, k) => this.#told[k]);
    const tabled = `${told.length} ${words.needed}`;
    if (tabled === this.#tabled) return;
    this.#tabled = tabled;
    /** @type {Map<number, number>} */
    const counts = new Map();
    for (const one of told) counts.set(one ?? Infinity, (counts.get(one ?? Infinity) ?? 0) + 1);
    const rows = [...counts].sort(([a], [b]) => a - b);
    const shown = rows.length > SHOWN ? [...rows.slice(0, SHOWN - 1), rows[rows.length - 1]] : rows;
    const never = words.never.replace("{most}", String(runs.at.at(-1)));
    this.#table.replaceChildren(
      make("caption", {}, words.needed),
      make("tbody", {}, ...shown.map(([needed, count]) => make("tr", {}, make("th", { scope: "row" }, needed === Infinity ? never : number(needed, 4)), make("td", {}, String(count))))),
    );
  }
}

/** @param {number} value @param {number} low @param {number} high */
const clipped = (value, low, high) => Math.max(low, Math.min(high, value));

/** @param {CanvasRenderingContext2D} brush @param {number} x @param {number} y @param {number} toX @param {number} toY */
function line(brush, x, y, toX, toY) {
  brush.beginPath();
  brush.moveTo(x, y);
  brush.lineTo(toX, toY);
  brush.stroke();
}
