// The run as one HTML file that plays anywhere, with no server and no network: the same player, its scene, and Plotly are
// put into it as text, and a still picture for readers without scripts.

/** @import { About } from "./message.d.ts" */
/** @import { Player } from "../player/player.js" */

const THEME = ["background-color", "secondary-background-color", "text-color", "border-color", "primary-color", "font", "code-font"];
// Nothing but what is inside may run or be shown, and nothing may be fetched.
const POLICY = "default-src 'none'; script-src 'unsafe-inline' blob:; style-src 'unsafe-inline'; img-src data: blob:";
const STATIC = new URL("../", import.meta.url).href;
const PLAYER = "player/player.js";
const START = "keep/alone.js";
const SHEETS = ["player/player.css", "keep/alone.css"];
// What a file imports, at the beginning of a line or when it is asked for.
const IMPORTED = /^(import .* from |.*\bimport\()"(\..*?)"/gm;

// The text of the file. `source` is the link to the page that it was kept from; `still` is the picture as SVG.
/** @param {Player} player @param {About} about @param {{ words: string, link: string }} source @param {string} still */
export async function page(player, about, source, still) {
  const [files, start, ...sheets] = await Promise.all([modules(PLAYER), ...[START, ...SHEETS].map(fetched)]);
  const doc = document.implementation.createHTMLDocument(about.title);
  const build = builder(doc);
  doc.documentElement.lang = about.html_lang;
  doc.head.prepend(
    build("meta", { charset: "utf-8" }),
    build("meta", { "http-equiv": "Content-Security-Policy", content: POLICY }),
    build("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    build("style", {}, [theme(player.root), ...sheets].join("\n")),
  );
  const inside = JSON.stringify({ files, scene: alone(player) }, packed).replaceAll("<", "\\u003c");
  const src = `data:image/svg+xml;base64,${base64(new TextEncoder().encode(still))}`;
  const shot = build("img", { src, alt: player.shown.scene.captions.alt });
  doc.body.append(
    build("h1", {}, about.title),
    ...[about.lead, about.settings].filter(Boolean).map((words) => build("p", {}, ...bold(build, words))),
    build("main", {}, build("div", { class: "gd-player", "data-testid": "gd-player" }), build("noscript", {}, shot)),
    ...about.ending.map((words) => build("p", {}, ...bold(build, words))),
    build("footer", {}, build("a", { href: source.link }, source.words)),
    build("script", { type: "application/json", id: "gd-inside" }, inside),
    build("script", {}, start),
  );
  return `<!DOCTYPE html>\n${doc.documentElement.outerHTML}`;
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

// Nobody answers, so nothing is asked: runs that bend can be dragged, and no more. The lesson keeps its code only.
/** @param {Player} player */
function alone({ shown: { scene }, place }) {
  const { lesson, tracks, picks, hand } = scene;
  const bends = Object.values(scene.runs).some(({ course }) => course);
  const drags = tracks.flatMap((track) => (track.kind === "head" && track.drag && !bends ? [track.drag] : []));
  const rulers = bends ? { ruler: hand?.ruler, beta: hand?.beta } : {};
  const asked = picks.map(({ name }) => name).filter((name) => name !== rulers.ruler?.name); // the ruler does it by itself
  const locked = [...drags, ...asked];
  const code = lesson?.code && { page: lesson.page, captions: lesson.captions, code: lesson.code, tasks: [] };
  return { ...scene, lesson: code, at: place, locked, hand: rulers, alone: true };
}

/** @typedef {ReturnType<typeof builder>} Build */
/** @param {Document} doc */
const builder =
  (doc) =>
  /** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children */
  (tag, attributes, ...children) => {
    const node = doc.createElement(tag);
    for (const name in attributes) node.setAttribute(name, attributes[name]);
    node.append(...children);
    return node;
  };

/** @param {Build} build @param {string} words */
const bold = (build, words) => words.split("**").map((part, k) => (k % 2 ? build("strong", {}, part) : part));

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
