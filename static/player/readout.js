// The words around the picture: slots that follow the clock, cards, and which rows an update reads.

const SLOTS = { badge: "div", line: "div", equation: "div", sentence: "p" };
const CLASSES = { line: "readout" };

export class Readout {
  // `kit` has make, show, fill and numbers.
  constructor(kit) {
    this.kit = kit;
    this.slots = {};
    for (const name in SLOTS) {
      const id = `gd-${CLASSES[name] ?? name}`;
      this.slots[name] = kit.make(SLOTS[name], { class: id, "data-testid": id });
    }
    this.cards = kit.make("dl", { class: "gd-cards" });
  }

  take(scene) {
    const { numbers } = this.kit;
    this.captions = scene.captions;
    this.cards.replaceChildren();
    const tracks = scene.tracks.filter((track) => track.kind === "text");
    for (const name in this.slots) this.slots[name].hidden = !tracks.some(({ slot }) => slot === name);
    this.texts = tracks.map((track) => ({ track, node: this.#node(track), pick: track.pick && numbers(track.pick) }));
    this.rows = scene.tracks.find((track) => track.rows)?.rows;
    this.lit = this.rows && numbers(this.rows.list ?? this.rows.bits);
    this.names = this.rows?.names && numbers(this.rows.names);
    this.sizes = this.rows?.sizes && numbers(this.rows.sizes);
  }

  #node({ slot, label, colour, tally }) {
    if (slot !== "card") return this.slots[slot];
    const { make } = this.kit;
    const node = make("dd", tally ? { class: "gd-tally" } : {});
    const mark = colour ? [make("i", { class: "gd-mark", style: `--gd-c: var(--gd-${colour})` })] : [];
    this.cards.append(make("div", {}, make("dt", {}, ...mark, label), node));
    return node;
  }

  // `state(track)` gives the frame shown, whether it is the last, whether a start is held, its values and how far w went.
  write(state) {
    const { show, fill } = this.kit;
    for (const { track, node, pick } of this.texts) {
      const { i, ended, held, value, change } = state(track);
      const { first, last, templates } = track;
      const template = held && track.held ? track.held : !i && first ? first : ended && last ? last : templates[pick ? pick[i] : 0];
      show(node, fill(template, value, change));
    }
  }

  // The rows that the update to key frame i reads.
  rowsOf(i) {
    const { width, none, list } = this.rows;
    const own = this.lit.subarray((i - 1) * width, i * width);
    if (list) return Array.from(own).filter((row) => row !== none);
    const rows = [];
    own.forEach((byte, k) => {
      for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) rows.push(8 * k + bit);
    });
    return rows;
  }

  // Of long data only some rows are drawn, so that of a large batch not all light up.
  rowWords(i) {
    const rows = this.rows && i ? this.rowsOf(i).map((row) => (this.names ? this.names[row] : row) + 1) : [];
    const size = i && this.sizes ? this.sizes[i - 1] : rows.length;
    const { rows: few, many_rows: many, some_rows: some } = this.captions;
    const named = size > rows.length ? some : size <= 6 ? few : many;
    return named.replace("{rows}", rows.join(", ")).replace("{count}", size).replace("{lit}", rows.length);
  }
}
