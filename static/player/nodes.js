// What a page is made of: its elements, and how dark it is.

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Record<string, string | number>} Attributes */

/** @template {keyof HTMLElementTagNameMap} Tag @param {Tag} tag @param {Attributes} attributes @param {(Node | string)[]} children */
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const name in attributes) node.setAttribute(name, String(attributes[name]));
  node.append(...children);
  return node;
}

/** @template {keyof SVGElementTagNameMap} Tag @param {Tag} tag @param {Attributes} attributes @param {Element} [parent] */
export function element(tag, attributes, parent) {
  const node = document.createElementNS(SVG, tag);
  set(node, attributes);
  parent?.append(node);
  return node;
}

/** @type {WeakMap<Element, Attributes>} */
const known = new WeakMap();

// Sets only what has changed: even an equal value would cost the browser a look at the styles.
/** @param {Element} node @param {Attributes} attributes */
export function set(node, attributes) {
  let before = known.get(node);
  if (!before) known.set(node, (before = {}));
  for (const name in attributes) {
    if (before[name] !== attributes[name]) node.setAttribute(name, String((before[name] = attributes[name])));
  }
}

// What a visitor has answered or done, for whoever listens on the page (static/classroom).
/** @param {object} detail */
export const said = (detail) => document.dispatchEvent(new CustomEvent("gd-said", { detail }));

// aria-disabled, not disabled: a button that loses itself would lose the keyboard's place too.
/** @param {Element} button @param {boolean} off */
export const disable = (button, off) => button.setAttribute("aria-disabled", String(off));

/** @param {Element} root */
export function isDark(root) {
  const paper = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
  const [r, g, b] = (paper.match(/[0-9a-f]{2}/gi) ?? ["ff", "ff", "ff"]).map((hex) => parseInt(hex, 16));
  return r + g + b < 384;
}

// The outline of a run's mark around 0, about as large as a circle of that radius.
/** @param {import("./scene.d.ts").Mark} mark @param {number} r */
export function shape(mark, r) {
  if (mark === "circle") return `M${-r},0a${r},${r} 0 1 1 ${2 * r},0a${r},${r} 0 1 1 ${-2 * r},0Z`;
  const corners = CORNERS[mark].map(([x, y]) => `${(x * r).toFixed(2)},${(y * r).toFixed(2)}`);
  return `M${corners.join("L")}Z`;
}

const WEDGE = [[-1.15, -0.9], [1.15, -0.9], [0, 1.2]];
const QUARTER = [[0.4, -1.15], [0.4, -0.4], [1.15, -0.4]];
/** @type {Record<Exclude<import("./scene.d.ts").Mark, "circle">, number[][]>} */
const CORNERS = {
  square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
  triangle: WEDGE.map(([x, y]) => [x, -y]),
  diamond: [[0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]],
  wedge: WEDGE,
  cross: [0, 1, 2, 3].flatMap((turns) => QUARTER.map((corner) => turned(corner, turns))),
};

// By quarters of a circle.
/** @param {number[]} corner @param {number} turns @returns {number[]} */
function turned([x, y], turns) {
  return turns ? turned([-y, x], turns - 1) : [x, y];
}
