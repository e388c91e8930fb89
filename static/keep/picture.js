// What is on the stage as one SVG that stands by itself: Plotly's own picture, what moves laid in with its looks, the
// title above and the line of numbers below. And the same as PNG.

import { element } from "../player/nodes.js";

/** @import { Player } from "../player/player.js" */
/** @typedef {{ "font-size": number, "font-weight"?: number, fill: string }} Look */
/** @typedef {{ width: number, height: number }} Size */

const SVG = "http://www.w3.org/2000/svg";
const EDGE = 14; // px
const TITLE = { "font-size": 18, "font-weight": 700 };
const LINE = { "font-size": 13 };
const KEY = { step: 22, between: 22, mark: 26, apart: 5 }; // px, of the runs' marks and names
const SHARP = 2; // dots of the PNG to a pixel
const LOOKS = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "opacity", "visibility"];

// The text of an SVG file. Plotly has drawn the player's picture.
/** @param {Player} player @param {string} title */
export async function picture(player, title) {
  const { width, height } = /** @type {Size} */ (player.plot._fullLayout);
  const look = getComputedStyle(player.root);
  const [paper, muted] = ["paper", "muted"].map((name) => look.getPropertyValue(`--gd-${name}`));
  const above = words(title, width, { ...TITLE, fill: look.color });
  const key = runs(player.readout.cards, width, { ...LINE, fill: look.color });
  const below = words(player.readout.slots.line.textContent ?? "", width, { ...LINE, fill: muted });
  const whole = { width, height: above.height + key.height + height + below.height };
  const svg = element("svg", { xmlns: SVG, ...whole, viewBox: `0 0 ${width} ${whole.height}`, "font-family": look.fontFamily });
  const stage = element("g", { transform: `translate(0 ${above.height + key.height})` });
  key.node.setAttribute("transform", `translate(0 ${above.height})`);
  stage.append(await still(player.plot, { width, height }), moving(player.overlay.svg, { width, height }), ...label(player, paper));
  below.node.setAttribute("transform", `translate(0 ${whole.height - below.height})`);
  svg.append(element("rect", { ...whole, fill: paper }), above.node, key.node, stage, below.node);
  return new XMLSerializer().serializeToString(svg);
}

/** @param {string} text @returns {Promise<Blob>} */
export async function png(text) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: SHARP * image.width, height: SHARP * image.height });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("PNG"))), "image/png"));
}

/** @param {Plot} plot @param {Size} size */
async function still(plot, size) {
  const text = await Plotly.toImage(plot, { format: "svg", imageDataOnly: true, ...size });
  const svg = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
  /** @type {NodeListOf<SVGElement>} */
  const lines = svg.querySelectorAll(".js-line");
  for (const line of lines) line.style.strokeLinecap = "round"; // as in player.css: dots are lines
  return svg;
}

// A copy of the overlay in which the style sheet's looks are its own.
/** @param {SVGSVGElement} overlay @param {Size} size */
function moving(overlay, size) {
  const copy = /** @type {SVGSVGElement} */ (overlay.cloneNode(true));
  const own = overlay.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((node, k) => dress(node, getComputedStyle(own[k])));
  copy.querySelectorAll("[display=none]").forEach((node) => node.remove());
  copy.removeAttribute("class");
  for (const [name, length] of Object.entries(size)) copy.setAttribute(name, String(length));
  return copy;
}

/** @param {Element} node @param {CSSStyleDeclaration} look */
function dress(node, look) {
  for (const name of ["class", "style"]) node.removeAttribute(name);
  if (look.display === "none") return node.setAttribute("display", "none");
  if (node.matches("g, svg")) return node.setAttribute("opacity", look.opacity);
  for (const name of LOOKS) node.setAttribute(name, look.getPropertyValue(name));
  if (node.matches("circle")) node.setAttribute("r", look.r);
  if (look.scale !== "none") node.setAttribute("transform", `scale(${look.scale})`);
}

/** @param {Player} player @param {string} paper */
function label({ overlay, stage }, paper) {
  const { label: node } = overlay;
  if (!node.textContent) return [];
  const [box, from, look] = [node.getBoundingClientRect(), stage.getBoundingClientRect(), getComputedStyle(node)];
  const place = { x: box.left - from.left, y: box.top - from.top + 0.73 * box.height };
  const halo = { stroke: paper, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" };
  const text = element("text", { ...place, ...halo, "font-size": look.fontSize, "font-weight": look.fontWeight, fill: look.color });
  text.textContent = node.textContent;
  return [text];
}

// Lines of text as wide as the picture, and how high they stand.
/** @param {string} text @param {number} width @param {Look} look */
function words(text, width, look) {
  const node = element("text", look);
  const step = 1.4 * look["font-size"];
  const lines = wrapped(text, width - 2 * EDGE, look);
  lines.forEach((line, k) => {
    const part = element("tspan", { x: EDGE, y: EDGE + (k + 0.75) * step });
    part.textContent = line;
    node.append(part);
  });
  return { node, height: lines.length ? 2 * EDGE + lines.length * step : EDGE };
}

// Which line and mark are which run's, from the cards that say so.
/** @param {Element} cards @param {number} width @param {Look} look */
function runs(cards, width, look) {
  const node = element("g", {});
  const pen = penOf(look);
  let [x, line] = [EDGE, 0];
  for (const mark of cards.querySelectorAll(".gd-mark")) {
    const name = mark.parentNode?.textContent ?? "";
    const long = KEY.mark + KEY.apart + pen.measureText(name).width;
    if (x > EDGE && x + long > width - EDGE) [x, line] = [EDGE, line + 1];
    const y = line * KEY.step + KEY.step / 2;
    const text = element("text", { x: x + KEY.mark + KEY.apart, y: y + 0.35 * look["font-size"], ...look });
    text.textContent = name;
    const own = element("g", { transform: `translate(${x + KEY.mark / 2} ${y})` });
    for (const part of mark.children) {
      const copy = /** @type {Element} */ (part.cloneNode());
      dress(copy, getComputedStyle(part));
      own.append(copy);
    }
    node.append(own, text);
    x += long + KEY.between;
  }
  return { node, height: node.firstChild ? (line + 1) * KEY.step : 0 };
}

/** @param {Look} look */
function penOf(look) {
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  pen.font = `${look["font-weight"] ?? 400} ${look["font-size"]}px sans-serif`;
  return pen;
}

// Broken between words, and between Chinese characters.
/** @param {string} text @param {number} width @param {Look} look */
function wrapped(text, width, look) {
  const pen = penOf(look);
  /** @type {string[]} */
  const lines = [];
  for (const piece of text.match(/[⺀-鿿＀-￯]|[^\s⺀-鿿＀-￯]+\s*|\s+/g) ?? []) {
    const longer = (lines.at(-1) ?? "") + piece;
    if (lines.length && pen.measureText(longer.trimEnd()).width <= width) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines;
}
