// Where the clock is, as a text: the value of its tick and, where a switch is not as it opens, what all are set to, such
// as 35 or 35_epoch_linear. Links carry it (as k), and the browser's session, for a page that is loaded again.

/** @import { Switch } from "./scene.d.ts" */
/** @typedef {Record<string, string>} Chosen */

const KEPT = "gd-place";
const SETTLED = 400; // ms: Python writes the address a little after the picture
const ASIDE = ["class", "k", "lang", "view", "back"]; // what in an address does not change the run

/** @param {{ resting: number }} clock @param {Switch[]} switches @param {Chosen} chosen */
export function written({ resting }, switches, chosen) {
  const asOpened = switches.every(({ id, options }) => chosen[id] === options[0].id);
  return [resting, ...(asOpened ? [] : switches.map(({ id }) => chosen[id]))].join("_");
}

// The value and the options chosen; nothing, if the text is junk. A link may be older than the last of the switches.
/** @param {unknown} text @param {Switch[]} switches */
export function read(text, switches) {
  const [number, ...ids] = String(text).split("_");
  if (!/^\d+(\.\d+)?(e[+-]?\d+)?$/.test(number) || !Number.isFinite(Number(number))) return;
  if (!ids.every((id, n) => switches[n]?.options.some((option) => option.id === id))) return;
  return { value: Number(number), chosen: Object.fromEntries(ids.map((id, n) => [switches[n].id, id])) };
}

export class Session {
  #path = location.pathname;
  #search = location.search;
  /** @type {number | undefined} */
  #timer;

  // `place` gives the text.
  /** @param {() => string} place */
  constructor(place) {
    this.write = () => {
      this.look();
      keep(this.#path, JSON.stringify([settings(this.#search), place()]));
    };
    addEventListener("pagehide", this.write);
  }

  // The page is left, maybe while it plays.
  stop() {
    clearTimeout(this.#timer);
    removeEventListener("pagehide", this.write);
    this.write();
  }

  // The address may be the next page's already, while this one is still on the screen.
  look() {
    if (location.pathname === this.#path) this.#search = location.search;
  }

  // The clock has come to rest.
  rests() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.write, SETTLED);
  }

  // The text of this page, if it was kept with these very settings.
  /** @returns {unknown} */
  get place() {
    try {
      const [of, place] = JSON.parse(sessionStorage.getItem(KEPT + location.pathname) ?? "");
      return of === settings(location.search) ? place : undefined;
    } catch {
      return undefined;
    }
  }
}

/** @param {string} query */
function settings(query) {
  const search = new URLSearchParams(query);
  for (const name of ASIDE) search.delete(name);
  search.sort(); // Python may write the same in another order
  return String(search);
}

/** @param {string} path @param {string} text */
function keep(path, text) {
  try {
    sessionStorage.setItem(KEPT + path, text);
  } catch {
    return; // a browser that keeps nothing opens at the start
  }
}
