// The run as one HTML file that plays anywhere, with no server and no network: the same player, its scene, and Plotly are
// put into it as text, and a still picture for readers without scripts. `make pack` (deploy/pack.py) fills the same template.

/** @import { About } from "./message.d.ts" */
/** @import { Player } from "../player/player.js" */

const THEME = ["background-color", "secondary-background-color", "text-color", "border-color", "primary-color", "font", "code-font"];
const STATIC = new URL("../", import.meta.url).href;
const PLAYER = "player/player.js";
const TEMPLATE = "keep/alone.html";
const START = "keep/alone.js";
const SHEETS = ["player/player.css", "keep/alone.css"];
// What a file imports, at the beginning of a line or when it is asked for.
const IMPORTED = /^(import .* from |.*\bimport\()"(\..*?)"/gm;

// The text of the file. `source` is the link to the page that it was kept from; `still` is the picture as SVG.
/** @param {Player} player @param {About} about @param {{ words: string, link: string }} source @param {string} still */
export async function page(player, about, source, still) {
  const [files, template, start, ...sheets] = await Promise.all([modules(PLAYER), ...[TEMPLATE, START, ...SHEETS].map(fetched)]);
  const { scene } = player.shown;
  // It opens where it was kept: whoever sends it on has seen how it ends.
  const kept = { ...scene, at: player.place, lesson: scene.lesson && { ...scene.lesson, question: undefined } };
  const src = `data:image/svg+xml;base64,${base64(new TextEncoder().encode(still))}`;
  /** @type {Record<string, string>} */
  const parts = {
    lang: escaped(about.html_lang),
    beside: "",
    title: escaped(about.title),
    theme: theme(player.root),
    style: `<style>${sheets.join("\n")}</style>`,
    said: [about.lead, about.settings].filter(Boolean).map(paragraph).join("\n"),
    still: `<img src="${src}" alt="${escaped(scene.captions.alt)}">`,
    ending: about.ending.map(paragraph).join("\n"),
    foot: `<a href="${escaped(source.link)}">${escaped(source.words)}</a>`,
    scene: json(kept),
    player: `<script>globalThis.gdFiles = ${json(files)};\n${start}</script>`,
  };
  return template.replace(/\$(\w+)/g, (_, name) => parts[name]);
}

// As it may stand within a page's scripts.
/** @param {unknown} value */
const json = (value) => JSON.stringify(value, packed).replaceAll("<", "\\u003c");

/** @param {string} words */
function escaped(words) {
  const { innerHTML } = Object.assign(document.createElement("p"), { textContent: words });
  return innerHTML.replaceAll('"', "&quot;");
}

// In words, **bold** and *emphasis* are the only markup; what has several lines is a program.
/** @param {string} words */
function paragraph(words) {
  if (words.includes("\n")) return `<pre>${escaped(words)}</pre>`;
  const bold = escaped(words).replace(/\*\*(.*?)\*\*/g, "<strong>$1</strong>");
  return `<p>${bold.replace(/\*(.*?)\*/g, "<em>$1</em>")}</p>`;
}

// The player's files by their names. By those they import each other, too: where they are kept, they have no addresses.
/** @param {string} name @param {Record<string, string>} files */
async function modules(name, files = {}) {
  files[name] = ""; // nobody else has to fetch it
  const text = await fetched(name);
  /** @param {string} path */
  const nameOf = (path) => new URL(path, STATIC + name).href.slice(STATIC.length);
  files[name] = text.replace(IMPORTED, (_, before, path) => `${before}"${nameOf(path)}"`);
  const others = Array.from(text.matchAll(IMPORTED), ([, , path]) => nameOf(path));
  await Promise.all(others.filter((other) => !(other in files)).map((other) => modules(other, files)));
  return files;
}

/** @param {string} name */
async function fetched(name) {
  const answer = await fetch(STATIC + name, { cache: "force-cache" });
  if (!answer.ok) throw new Error(`${answer.status} ${name}`);
  return answer.text();
}

/** @param {Element} root */
function theme(root) {
  const look = getComputedStyle(root);
  /** @param {string} name */
  const of = (name) => `--st-${name}: ${look.getPropertyValue(`--st-${name}`)};`;
  return `:root { color-scheme: ${look.colorScheme}; ${THEME.map(of).join(" ")} }`;
}

// Arrays as their kind and their bytes in letters: see alone.js.
/** @param {string} _ @param {unknown} value */
function packed(_, value) {
  if (!ArrayBuffer.isView(value)) return value;
  return { $array: [value.constructor.name, base64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))] };
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let letters = "";
  for (let from = 0; from < bytes.length; from += 0x8000) letters += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(letters);
}
