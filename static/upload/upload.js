// Watches over Streamlit's place for files: it names what can be chosen there, and when a file is not taken (too large, a
// server or a proxy that says no) Python hears of it and says so in the visitor's language. Streamlit itself would show
// the file in red, with an English sentence that is seen only under a mouse.

/** @typedef {{ key: string, accept: string }} Message */

const FAILED = "[data-testid=stFileChip][aria-invalid=true]";
const WHY = "[role=alert]";

/** @type {WeakMap<Element, Watch>} */
const watches = new WeakMap();

/** @param {Component<Message>} component */
export function mount({ data, parentElement, setTriggerValue }) {
  const watch = watches.get(parentElement) ?? new Watch();
  watches.set(parentElement, watch);
  watch.over(data, (refused) => setTriggerValue("refused", refused));
  return () => {
    watch.stop();
    watches.delete(parentElement);
  };
}

class Watch {
  #observer = new MutationObserver(() => this.#look());
  /** @type {Element | null} */
  #place = null;
  /** @type {File | undefined} */
  #file;
  #accept = "";
  /** @type {(refused: { name: string, size: number, why: string }) => void} */
  #tell = () => {};

  /** @param {Message} message @param {(refused: { name: string, size: number, why: string }) => void} tell */
  over({ key, accept }, tell) {
    [this.#accept, this.#tell] = [accept, tell];
    const place = document.querySelector(`.st-key-${key}`);
    if (place !== this.#place) {
      this.stop();
      this.#place = place;
      // Before Streamlit hears of it: afterwards the input is empty again.
      place?.addEventListener("change", this.#chosen, true);
      place?.addEventListener("drop", this.#chosen, true);
      if (place) this.#observer.observe(place, { subtree: true, childList: true, attributeFilter: ["aria-invalid"] });
    }
    this.#look();
  }

  stop() {
    this.#observer.disconnect();
    this.#place?.removeEventListener("change", this.#chosen, true);
    this.#place?.removeEventListener("drop", this.#chosen, true);
    this.#place = null;
  }

  /** @param {Event} event */
  #chosen = (event) => {
    const { files } = event instanceof DragEvent ? (event.dataTransfer ?? { files: null }) : /** @type {HTMLInputElement} */ (event.target);
    this.#file = files?.[0] ?? this.#file;
  };

  #look() {
    const input = this.#place?.querySelector("input[type=file]");
    if (input && input.getAttribute("accept") !== this.#accept) input.setAttribute("accept", this.#accept);
    const failed = this.#place?.querySelector(FAILED);
    if (!failed || !this.#file) return;
    const why = failed.querySelector(WHY)?.textContent?.match(/\b[45]\d\d\b/)?.[0] ?? "";
    this.#tell({ name: this.#file.name, size: this.#file.size, why });
    this.#file = undefined;
    failed.querySelector("button")?.click(); // what is to be said of it is said
  }
}
