// The dialog with the link, to be copied, and its QR code, as large as the window.

const QUIET = 4; // dots of white around a code, without which it is not found
const SHORT = 100; // letters: so short a link has room for a code that can be read with a spot on it

let dialogs = 0;

export class Share {
  // `kit` has make, show and load; `link` gives the link.
  constructor(kit, link) {
    const { make } = kit;
    Object.assign(this, { kit, link });
    const id = `gd-share-${dialogs++}`;
    this.title = make("h2", { id });
    this.label = make("span", {});
    this.field = make("input", { type: "text", readonly: "", "data-testid": "gd-link" });
    this.field.onfocus = () => this.field.select();
    [this.copy, this.close] = ["copy", "close"].map((name) => make("button", { type: "button", class: "gd-keep-button", "data-testid": `gd-${name}` }));
    this.copy.onclick = () => this.#copy();
    this.close.onclick = () => this.node.close();
    this.said = make("p", { role: "status", "data-testid": "gd-copied" });
    this.note = make("p", { "data-testid": "gd-share-note" });
    this.code = make("div", { class: "gd-qr", "data-testid": "gd-qr" });
    const link_line = make("label", {}, this.label, this.field);
    const words = make("div", { class: "gd-share-words" }, this.title, link_line, this.copy, this.said, this.note, this.close);
    this.node = make("dialog", { class: "gd-share", "aria-labelledby": id, "data-testid": "gd-share" }, words, this.code);
    this.node.onclick = (e) => e.target === this.node && this.node.close();
  }

  take(captions, note) {
    this.captions = captions;
    for (const name of ["copy", "close"]) this[name].textContent = captions[name];
    [this.title.textContent, this.label.textContent] = [captions.dialog, captions.link];
    this.kit.show(this.note, note);
    if (this.node.open) this.#write();
  }

  open() {
    this.said.textContent = "";
    this.node.showModal();
    this.copy.focus();
    this.#write();
  }

  #write() {
    const link = this.link();
    if (this.field.value === link && this.code.firstChild) return;
    this.field.value = link;
    this.said.textContent = "";
    this.#draw(link);
  }

  async #draw(link) {
    this.code.replaceChildren();
    const { generate, correction } = await this.kit.load("../lean-qr.mjs");
    if (this.field.value !== link) return;
    try {
      const code = generate(link, { minCorrectionLevel: link.length <= SHORT ? correction.M : correction.L });
      this.code.replaceChildren(drawing(code, this.captions.code));
    } catch {
      this.code.textContent = this.captions.code_too_long;
    }
  }

  async #copy() {
    this.said.textContent = (await copied(this.field)) ? this.captions.copied : this.captions.copy_by_hand;
  }
}

// A page that is not served over https has no clipboard, but may copy what is selected.
async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
}

function drawing({ size, get }, words) {
  let dots = "";
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (get(x, y)) dots += `M${x},${y}h1v1h-1z`;
  const svg = (tag, attributes) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const name in attributes) node.setAttribute(name, attributes[name]);
    return node;
  };
  const [from, whole] = [-QUIET, size + 2 * QUIET];
  const node = svg("svg", { viewBox: `${from} ${from} ${whole} ${whole}`, role: "img", "aria-label": words, "shape-rendering": "crispEdges" });
  node.append(svg("rect", { x: from, y: from, width: whole, height: whole, fill: "#fff" }), svg("path", { d: dots, fill: "#000" }));
  return node;
}
