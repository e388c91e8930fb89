// The page and its server. While the connection is lost, a line says so instead of Streamlit's dialog, which is English
// and covers the picture. Once it is back, the page runs anew, unless Streamlit has it run: the process that answers then
// may be another, and knows the parts of a page only when the whole of it has run; until then it would answer no control.
// Twice would be once too often: the second run begins with what the page showed before the first.

import { first } from "./history.js";
import { mark } from "../player/remembered.js";

/** @typedef {{ lost: string, failed: string }} Captions */

const STATE = "data-test-connection-state";
const SCRIPT = "data-test-script-state";
const LOST = ["PINGING_SERVER", "CONNECTING"];
const QUIET = 1500; // ms: who is connected again by then need not know
const ASKS = 500; // ms in which Streamlit has asked for a run, if it does
const PATIENT = 6; // times so long it may take to begin, before it was asked in vain
const DIALOGS = { lost: "Connection error", missing: "Page not found" }; // their titles
const TELLING = ".gd-handle, .gd-hand, .gd-points"; // what tells Python something, besides Streamlit's inputs, which it disables

/** @type {Connection | undefined} */
let connection;

/** @param {Component<{ captions: Captions }>} component */
export function mount({ data, parentElement, setTriggerValue }) {
  const app = /** @type {Element} */ (document.querySelector(".stApp"));
  const place = /** @type {Element} */ (parentElement.querySelector(".gd-connection"));
  if (connection?.app !== app) {
    connection?.stop();
    connection = new Connection(app);
  }
  connection.take(data.captions, place, setTriggerValue);
  mark(); // on every page, as it is this part that is on every page
  import("./paper.js").then(({ lay }) => lay(app));
  if (classed()) import("../classroom/room.js").then(({ enter }) => enter(app, place));
  return () => connection?.place === place && connection.stop(); // another page may have it by now
}

// Whether this browser is in a class, or teaches one: else nothing of it is fetched.
function classed() {
  try {
    return /[?&]class=|#teach=/.test(location.search + location.hash) || Boolean(localStorage["gd-class"] || localStorage["gd-desk"]);
  } catch {
    return false;
  }
}

class Connection {
  #line = Object.assign(document.createElement("div"), { className: "gd-connection-line" });
  #watch = new MutationObserver(() => this.#look());
  #dialogs = new MutationObserver(() => this.#closeDialogs());
  #lost = false;
  #words = "";
  /** @type {Element | undefined} */
  place;
  /** @type {number | undefined} */
  #timer;
  /** @type {number | undefined} */
  #asking;
  /** @type {Component<unknown>["setTriggerValue"]} */
  #tell = () => {};

  /** @param {Element} app */
  constructor(app) {
    this.app = app;
    this.#line.setAttribute("role", "status");
    app.append(this.#line); // on every view of a page, a projector's too
    this.#watch.observe(app, { attributeFilter: [STATE, SCRIPT] });
    this.#dialogs.observe(document.body, { childList: true });
  }

  stop() {
    this.#watch.disconnect();
    this.#dialogs.disconnect();
    this.#settle();
    this.#line.remove();
    connection = undefined;
  }

  /** @param {Captions} captions @param {Element} place @param {Component<unknown>["setTriggerValue"]} tell */
  take({ lost }, place, tell) {
    [this.#words, this.place, this.#tell] = [lost, place, tell];
    /** @param {string} name */
    const colour = (name) => getComputedStyle(place).getPropertyValue(`--st-${name}-color`);
    Object.assign(this.#line.style, { background: colour("text"), color: colour("background") });
    this.#closeDialogs();
  }

  #look() {
    if (this.app.getAttribute(SCRIPT) === "running") clearTimeout(this.#asking);
    const lost = LOST.includes(this.app.getAttribute(STATE) ?? "");
    if (lost === this.#lost) return;
    this.#lost = lost;
    clearTimeout(this.#asking);
    hold(lost);
    if (lost) this.#wait();
    else {
      this.#settle();
      this.#runUnlessAsked(PATIENT);
    }
  }

  /** @param {number} times */
  #runUnlessAsked(times) {
    this.#asking = setTimeout(() => {
      if (times && this.app.getAttribute(SCRIPT) === "rerunRequested") this.#runUnlessAsked(times - 1);
      else this.#tell("back", Date.now());
    }, ASKS);
  }

  #wait() {
    this.#timer = setTimeout(() => (this.#line.textContent = this.#words), QUIET);
  }

  #settle() {
    clearTimeout(this.#timer);
    clearTimeout(this.#asking);
    this.#line.textContent = "";
  }

  // Streamlit's own, in English and over the picture: the line says it, or the page under its title. Closed by hand, one
  // does not come again by itself.
  #closeDialogs() {
    for (const dialog of document.querySelectorAll("[role=dialog]")) {
      const title = dialog.querySelector("h2")?.textContent;
      const missing = title === DIALOGS.missing && !told.has(dialog);
      if (!missing && !(this.#lost && title === DIALOGS.lost)) continue;
      /** @type {HTMLElement | null} */ (dialog.querySelector("button[aria-label=Close]"))?.click();
      if (missing) this.#tell("missing", loaded());
      told.add(dialog); // it is there for a while
    }
  }
}

/** @type {WeakSet<Element>} */
const told = new WeakSet();

// The last part of the address that was asked for, of which Streamlit has made the first page's by now.
function loaded() {
  const last = first.split("/").pop() ?? "";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** @param {boolean} held */
function hold(held) {
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(TELLING))) node.inert = held;
}
