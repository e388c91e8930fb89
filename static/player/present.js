// The view for a projector (?view=present): the scene and its transport, large, filling the window.

import { axes, USUAL } from "./figure.js";

/** @import { Sized } from "./types.d.ts" */

const WORD = 0.026; // of the height of the screen, as --gd-word in player.css
const [LEAST_WORD, MOST_WORD] = [18, 40]; // px
const MARKS = 1.6; // as --gd-large in player.css
const TICKS = 4; // along an axis
const PHONE = 640; // CSS pixels: a narrower window keeps the usual view
const BELOW = 12; // px
const LEAST = 200; // px

export const asked = () => innerWidth > PHONE && new URLSearchParams(location.search).get("view") === "present";

// Whether a lesson plan leads here, whose question comes before what the run shows.
export const planned = () => asked() && new URLSearchParams(location.search).has("plan");

// How high the stage can be, so that it is in the window with all that has to be `around` it (in pixels). What a phone
// shows and hides at the edges of its window is taken as shown.
/** @param {HTMLElement} root @param {number} around */
export function room(root, around) {
  let above = root.getBoundingClientRect().top;
  for (let node = root.parentElement; node; node = node.parentElement) above += node.scrollTop;
  probe.style.cssText = "position: fixed; height: 100svh; visibility: hidden";
  root.append(probe);
  const screen = probe.offsetHeight || innerHeight;
  probe.remove();
  // What stands below a whole screen has the next one for itself.
  return Math.max(LEAST, Math.floor(screen - (above % screen) - BELOW - around));
}

const probe = document.createElement("div");

// Plotly's layout and traces with larger words and marks, for a stage so high.
/** @template Data @param {Sized} layout @param {Data} data @param {number} height @returns {[Sized, Data]} */
export function enlarged(layout, data, height) {
  const words = Math.max(LEAST_WORD, Math.min(MOST_WORD, WORD * innerHeight)) / USUAL;
  const larger = grown({ ...layout, height }, "", words);
  for (const name of axes(layout)) {
    larger[name].nticks = TICKS;
    const { dtick, range: [low, high], type } = larger[name];
    if (typeof dtick === "number" && type === "log") larger[name].dtick = Math.max(dtick, Math.ceil((high - low) / TICKS));
  }
  return [larger, grown(data, "", words)];
}

/** @param {any} node @param {string} of @param {number} words @returns {any} */
function grown(node, of, words) {
  if (Array.isArray(node)) return node.map((child) => (plain(child) ? grown(child, of, words) : child));
  const entries = Object.entries(node).map(([name, child]) => {
    const isWord = of.endsWith("font") && name === "size"; // small ones, too, are read from the last row
    const larger = typeof child === "number" ? (isWord ? Math.max(child, USUAL) : child) * grows(of, name, words) : child;
    return [name, plain(child) || Array.isArray(child) ? grown(child, name, words) : larger];
  });
  return Object.fromEntries(entries);
}

/** @param {unknown} value */
const plain = (value) => value?.constructor === Object;

/** @param {string} of @param {string} name @param {number} words */
function grows(of, name, words) {
  if (of === "margin" || name === "standoff" || (of.endsWith("font") && name === "size")) return words;
  return (of === "marker" && name === "size") || (of === "line" && name === "width") ? MARKS : 1;
}
