// Beside the player: the link to the run and the update on the screen, and the run as files. Made here, when asked for.

import { make } from "../player/nodes.js";
import { fetchPlotly, mounted } from "../player/player.js";
import { link, Share } from "./share.js";

/** @import { Message } from "./message.d.ts" */
/** @typedef {"share" | "page" | "png" | "svg"} Name */

const LONG = 60_000; // ms: by then a browser has taken what it saves

/** @type {WeakMap<Element, Keep>} */
const keeps = new WeakMap();

/** @param {Component<Message>} component */
export function mount({ data, parentElement }) {
  const keep = keeps.get(parentElement);
  if (keep) keep.take(data);
  else keeps.set(parentElement, new Keep(/** @type {HTMLElement} */ (parentElement.querySelector(".gd-keep")), data));
  return () => keeps.delete(parentElement);
}

class Keep {
  #buttons = { share: this.#button("share"), page: this.#button("page"), png: this.#button("png"), svg: this.#button("svg") };
  #label = make("span");
  #kinds = make("span", { class: "gd-kinds", role: "group" });
  #said = make("span", { class: "gd-kept", role: "status", "data-testid": "gd-kept" });
  // In a chat, which saves nothing but a picture that is held.
  #picture = make("img");
  #hold = make("p");
  #held = make("dialog", { class: "gd-held", "data-testid": "gd-held" }, this.#hold, this.#picture);
  #share = new Share(() => link(this.#message.link, mounted()?.place));
  #busy = false;
  /** @type {Message} */
  #message;

  /** @param {HTMLElement} root @param {Message} message */
  constructor(root, message) {
    this.#message = message;
    const { share, ...kinds } = this.#buttons;
    this.#kinds.append(this.#label, ...Object.values(kinds));
    root.replaceChildren(share, this.#kinds, this.#said, this.#share.node, this.#held);
    this.#held.onclick = () => this.#held.close();
    this.take(message);
    this.#said.textContent = message.in_chat;
  }

  /** @param {Name} name */
  #button(name) {
    const node = make("button", { type: "button", class: "gd-keep-button", "data-testid": `gd-keep-${name}` });
    node.onclick = () => (name === "share" ? this.#share.open() : this.#keep(name));
    return node;
  }

  /** @param {Message} message */
  take(message) {
    this.#message = message;
    const { captions, link } = message;
    this.#label.textContent = captions.save;
    this.#kinds.setAttribute("aria-label", captions.save);
    for (const name of /** @type {Name[]} */ (Object.keys(this.#buttons))) {
      this.#buttons[name].textContent = captions[name];
      this.#buttons[name].title = captions[`${name}_help`];
    }
    this.#share.take(captions, link.note);
  }

  /** @param {Exclude<Name, "share">} kind */
  async #keep(kind) {
    if (this.#busy) return;
    const { captions, about, in_chat } = this.#message;
    if (!mounted()) return void (this.#said.textContent = captions.no_picture);
    if (in_chat && kind !== "png") return void (this.#said.textContent = in_chat);
    this.#busy = true;
    this.#said.textContent = captions.making;
    try {
      const made = await this.#made(kind);
      if (in_chat) await this.#showHeld(made);
      else this.#save(made, `${about.file}.${kind === "page" ? "html" : kind}`);
    } catch (error) {
      this.#said.textContent = captions.not_saved.replace("{why}", error instanceof Error ? error.message : String(error));
    }
    this.#busy = false;
  }

  // Whether a browser saves what it is given nobody can know: a page around this one may forbid it.
  /** @param {Blob} made @param {string} name */
  #save(made, name) {
    const { captions } = this.#message;
    save(made, name);
    this.#said.textContent = captions.saved.replace("{file}", name);
    if (window.top === window) return;
    const href = link(this.#message.link, mounted()?.place);
    this.#said.append(` ${captions.framed} `, make("a", { href, target: "_blank" }, captions.alone));
  }

  /** @param {Blob} made */
  async #showHeld(made) {
    const { captions, about, in_chat } = this.#message;
    this.#picture.src = await address(made);
    this.#picture.alt = about.title;
    this.#said.textContent = in_chat;
    this.#hold.textContent = captions.hold;
    this.#held.showModal();
  }

  /** @param {Exclude<Name, "share">} kind @returns {Promise<Blob>} */
  async #made(kind) {
    const [{ picture, png }] = await Promise.all([import("./picture.js"), fetchPlotly()]);
    const player = mounted();
    if (!player) throw new Error(this.#message.captions.no_picture);
    const { about, captions } = this.#message;
    const still = await picture(player, about.title);
    if (kind === "svg") return new Blob([still], { type: "image/svg+xml" });
    if (kind === "png") return png(still);
    const { page } = await import("./page.js");
    const source = { words: captions.source, link: link(this.#message.link, player.place) };
    return new Blob([await page(player, about, source, still)], { type: "text/html" });
  }
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const href = URL.createObjectURL(blob);
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), LONG);
}

// With all that is in it: a chat saves no picture from an address that only this page knows.
/** @param {Blob} blob @returns {Promise<string>} */
function address(blob) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
}
