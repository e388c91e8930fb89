// The link to what is on the screen, and the dialog with it, to be copied, and its QR code, as large as the window.

import { element, make } from "../player/nodes.js";
import { show } from "../player/words.js";

/** @import { Captions, Link } from "./message.d.ts" */

const QUIET = 4; // dots of white around a code, without which it is not found
const SHORT = 100; // letters: so short a link has room for a code that can be read with a spot on it

// To what is on the screen: the address of this page, the language, and the clock's place as `k`.
/** @param {Omit<Link, "note">} link @param {string | undefined} place */
export function link({ lang, extra, withdrawn }, place) {
  const url = new URL(location.href);
  url.hash = "";
  for (const name of ["view", "k", "back", "class", ...withdrawn]) url.searchParams.delete(name);
  for (const [name, value] of Object.entries({ lang, ...extra, ...(place && { k: place }) })) url.searchParams.set(name, value);
  return url.href.replaceAll("%2C", ","); // which no address needs: a shorter one, with fewer dots to its QR code
}

let dialogs = 0;

export class Share {
  #title = make("h2", { id: `gd-share-${dialogs++}` });
  #label = make("span");
  #field = make("input", { type: "text", readonly: "", "data-testid": "gd-link" });
  #copy = make("button", { type: "button", class: "gd-keep-button", "data-testid": "gd-copy" });
  #close = make("button", { type: "button", class: "gd-keep-button", "data-testid": "gd-close" });
  #said = make("p", { role: "status", "data-testid": "gd-copied" });
  #note = make("p", { "data-testid": "gd-share-note" });
  #code = make("div", { class: "gd-qr", "data-testid": "gd-qr" });
  node = make("dialog", { class: "gd-share", "aria-labelledby": this.#title.id, "data-testid": "gd-share" });
  /** @type {Captions | undefined} */
  #captions;

  // `link` gives the link.
  /** @param {() => string} link */
  constructor(link) {
    this.link = link;
    this.#field.onfocus = () => this.#field.select();
    this.#copy.onclick = () => this.#copied();
    this.#close.onclick = () => this.node.close();
    this.node.onclick = (e) => e.target === this.node && this.node.close();
    const field = make("label", {}, this.#label, this.#field);
    const words = [this.#title, field, this.#copy, this.#said, this.#note, this.#close];
    this.node.append(make("div", { class: "gd-share-words" }, ...words), this.#code);
  }

  /** @param {Captions} captions @param {string} note */
  take(captions, note) {
    this.#captions = captions;
    [this.#copy.textContent, this.#close.textContent] = [captions.copy, captions.close];
    [this.#title.textContent, this.#label.textContent] = [captions.dialog, captions.link];
    show(this.#note, note);
    if (this.node.open) this.#write();
  }

  open() {
    this.#said.textContent = "";
    this.node.showModal();
    this.#copy.focus();
    this.#write();
  }

  #write() {
    const link = this.link();
    if (this.#field.value === link && this.#code.firstChild) return;
    this.#field.value = link;
    this.#said.textContent = "";
    this.#draw(link);
  }

  /** @param {string} link */
  async #draw(link) {
    this.#code.replaceChildren();
    const { generate, correction } = await import("../lean-qr.mjs");
    if (this.#field.value !== link || !this.#captions) return;
    try {
      const code = generate(link, { minCorrectionLevel: link.length <= SHORT ? correction.M : correction.L });
      this.#code.replaceChildren(drawing(code, this.#captions.code));
    } catch {
      this.#code.textContent = this.#captions.code_too_long;
    }
  }

  async #copied() {
    const words = (await copied(this.#field)) ? this.#captions?.copied : this.#captions?.copy_by_hand;
    this.#said.textContent = words ?? "";
  }
}

// A page that is not served over https has no clipboard, but may copy what is selected.
/** @param {HTMLInputElement} field */
export async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
}

/** @param {ReturnType<typeof import("../lean-qr.mjs").generate>} code @param {string} words */
export function drawing({ size, get }, words) {
  let dots = "";
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (get(x, y)) dots += `M${x},${y}h1v1h-1z`;
  const [from, whole] = [-QUIET, size + 2 * QUIET];
  const look = { viewBox: `${from} ${from} ${whole} ${whole}`, "shape-rendering": "crispEdges" };
  const node = element("svg", { ...look, role: "img", "aria-label": words });
  element("rect", { x: from, y: from, width: whole, height: whole, fill: "#fff" }, node);
  element("path", { d: dots, fill: "#000" }, node);
  return node;
}
