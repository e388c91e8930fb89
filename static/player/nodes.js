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

// aria-disabled, not disabled: a button that loses itself would lose the keyboard's place too.
/** @param {Element} button @param {boolean} off */
export const disable = (button, off) => button.setAttribute("aria-disabled", String(off));

/** @param {Element} root */
export function isDark(root) {
  const paper = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
  const [r, g, b] = (paper.match(/[0-9a-f]{2}/gi) ?? ["ff", "ff", "ff"]).map((hex) => parseInt(hex, 16));
  return r + g + b < 384;
}
