// How many rows an update reads, and another draw of them. Python is asked while the thumb moves.

import { Asking } from "./asking.js";
import { make } from "./nodes.js";
import { numbers } from "./run.js";
import { slider } from "./slider.js";

/** @import { BatchSlider, DrawAgain } from "./scene.d.ts" */

export class Batch {
  #name = make("span", { class: "gd-ruler-name" });
  #range = slider({ "data-testid": "gd-batch" });
  #means = make("span", { class: "gd-ruler-also" });
  #again = make("button", { type: "button", class: "gd-small gd-again", "data-testid": "gd-again" });
  #slider = make("div", { class: "gd-batch-slider" }, make("label", {}, this.#name, this.#range), this.#means);
  node = make("div", { class: "gd-batch-part" }, this.#slider, this.#again);
  /** @type {BatchSlider | undefined} */
  #message;
  /** @type {ArrayLike<number>} */
  #sizes = [];
  #held = false;

  /** @param {(name: string, value: number) => void} send */
  constructor(send) {
    this.send = send;
    this.asking = new Asking(send);
    this.#range.oninput = () => this.#moved();
    this.#range.onpointerdown = () => (this.#held = true);
    this.#range.onpointerup = this.#range.onpointercancel = () => (this.#held = false);
  }

  /** @param {BatchSlider | undefined} batch @param {DrawAgain | undefined} again @param {string[]} locked */
  take(batch, again, locked) {
    this.node.hidden = !batch && !again;
    this.#slider.hidden = !batch;
    this.#again.hidden = !again;
    if (again) {
      this.#again.textContent = again.label;
      this.#again.title = again.help;
      this.#again.disabled = locked.includes(again.name);
      this.#again.onclick = () => this.send(again.name, Math.floor(Math.random() * again.below));
    }
    this.#message = batch;
    if (!batch) return;
    this.#sizes = numbers(batch.sizes, batch.sizes.length);
    this.#range.max = String(this.#sizes.length - 1);
    this.#range.disabled = locked.includes(batch.name);
    this.#means.textContent = batch.means;
    if (this.asking.answered() || this.#held) return;
    this.#write(batch.size);
    this.#range.value = String(Array.from(this.#sizes).findIndex((size) => size >= batch.size));
  }

  #moved() {
    if (!this.#message) return;
    const size = this.#sizes[Number(this.#range.value)];
    this.#write(size);
    this.asking.ask(this.#message.name, size);
  }

  /** @param {number} size */
  #write(size) {
    this.#name.textContent = `${this.#message?.label} B = ${size}`;
    this.#range.setAttribute("aria-valuetext", String(size));
  }

  stop() {
    this.asking.stop();
  }
}
