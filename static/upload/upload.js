// Watches over Streamlit's place for files: it names what can be chosen there, and when a file is not taken (too large, a
// server or a proxy that says no) Python hears of it and says so in the visitor's language. Streamlit itself would show
// the file in red, with an English sentence that is seen only under a mouse. Python hears, too, when a visitor takes the
// file away: to Streamlit that is the same as another file that was not taken, for which the rows before stay.

/** @typedef {{ key: string, accept: string, choose: string }} Message */

const FAILED = "[data-testid=stFileChip][aria-invalid=true]";
const WHY = "[role=alert]";
const REMOVE = "[data-testid=stFileChipDeleteBtn]";
const COMING = "[data-testid=stFileChipIconSpinner]";

/** @type {WeakMap<Element, Watch>} */
const watches = new WeakMap();

/** @param {Component<Message>} component */
export function mount({ data, parentElement, setTriggerValue }) {
  const watch = watches.get(parentElement) ?? new Watch();
  watches.set(parentElement, watch);
  watch.over(data, setTriggerValue);
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
  /** @type {Component<Message>["setTriggerValue"]} */
  #tell = () => {};

  /** @param {Message} message @param {Component<Message>["setTriggerValue"]} tell */
  over({ key, accept, choose }, tell) {
    [this.#accept, this.#tell] = [accept, tell];
    /** @type {HTMLElement | null} */
    const place = document.querySelector(`.st-key-${key}`);
    place?.style.setProperty("--gd-choose-file", JSON.stringify(choose)); // shell.css: Streamlit's own word is English
    if (place !== this.#place) {
      this.stop();
      this.#place = place;
      // Before Streamlit hears of it: afterwards the input is empty again.
      place?.addEventListener("change", this.#chosen, true);
      place?.addEventListener("drop", this.#chosen, true);
      place?.addEventListener("click", this.#clicked, true);
      if (place) this.#observer.observe(place, { subtree: true, childList: true, attributeFilter: ["aria-invalid"] });
    }
    this.#look();
  }

  stop() {
    this.#observer.disconnect();
    this.#place?.removeEventListener("change", this.#chosen, true);
    this.#place?.removeEventListener("drop", this.#chosen, true);
    this.#place?.removeEventListener("click", this.#clicked, true);
    this.#place = null;
  }

  /** @param {Event} event */
  #chosen = (event) => {
    const { files } = event instanceof DragEvent ? (event.dataTransfer ?? { files: null }) : /** @type {HTMLInputElement} */ (event.target);
    this.#file = files?.[0] ?? this.#file;
  };

  /** @param {Event} event */
  #clicked = ({ target, isTrusted }) => {
    const chip = isTrusted && target instanceof Element && target.closest(REMOVE)?.parentElement;
    if (chip && !chip.querySelector(COMING) && !chip.matches(FAILED)) this.#tell("removed", Date.now());
  };

  #look() {
    const input = this.#place?.querySelector("input[type=file]");
    if (input && input.getAttribute("accept") !== this.#accept) input.setAttribute("accept", this.#accept);
    const failed = this.#place?.querySelector(FAILED);
    if (!failed || !this.#file) return;
    const why = failed.querySelector(WHY)?.textContent?.match(/\b[45]\d\d\b/)?.[0] ?? "";
    this.#tell("refused", { name: this.#file.name, size: this.#file.size, why });
    this.#file = undefined;
    failed.querySelector("button")?.click(); // what is to be said of it is said
  }
}
