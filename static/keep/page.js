// The run as one HTML file that plays anywhere, with no server and no network: the same player, its scene, and Plotly are
// put into it as text, and a still picture for readers without scripts.

const THEME = ["background-color", "secondary-background-color", "text-color", "border-color", "primary-color", "font", "code-font"];
// Nothing but what is inside may run or be shown, and nothing may be fetched.
const POLICY = "default-src 'none'; script-src 'unsafe-inline' blob:; style-src 'unsafe-inline'; img-src data: blob:";

// The text of the file. `files` are the player's; `still` is the picture as SVG; `text(path)` gives a file of this folder.
export async function page(player, files, about, still, text) {
  const [own, sheets, start, sheet] = await Promise.all([
    Promise.all(files.modules.map(async (path) => [path, await fetched(files.address(path))])),
    Promise.all(files.sheets.map((path) => fetched(files.address(path)))),
    text("./alone.js"),
    text("./alone.css"),
  ]);
  const doc = document.implementation.createHTMLDocument(about.title);
  const build = builder(doc);
  doc.documentElement.lang = about.html_lang;
  const head = [
    build("meta", { charset: "utf-8" }),
    build("meta", { "http-equiv": "Content-Security-Policy", content: POLICY }),
    build("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    build("style", {}, [theme(player.root), ...sheets, sheet].join("\n")),
  ];
  doc.head.prepend(...head);
  const inside = JSON.stringify({ files: Object.fromEntries(own), scene: alone(player) }, packed).replaceAll("<", "\\u003c");
  doc.body.append(
    ...body(build, about, build("img", { src: `data:image/svg+xml;base64,${base64(new TextEncoder().encode(still))}`, alt: player.scene.captions.alt })),
    build("script", { type: "application/json", id: "gd-inside" }, inside),
    build("script", { type: "module" }, start),
  );
  return `<!DOCTYPE html>\n${doc.documentElement.outerHTML}`;
}

function body(build, about, still) {
  const place = build("div", { class: "gd-player", "data-testid": "gd-player" });
  return [
    build("h1", {}, about.title),
    ...[about.lead, about.settings].filter(Boolean).map((words) => build("p", {}, ...bold(build, words))),
    build("main", {}, place, build("noscript", {}, still)),
    ...about.ending.map((words) => build("p", {}, ...bold(build, words))),
    build("footer", {}, build("a", { href: about.link }, about.source)),
  ];
}

// Nothing can be sent to Python, so nothing is dragged or picked; the lesson keeps its code only.
function alone({ scene, place }) {
  const { lesson, tracks, picks = [] } = scene;
  const locked = [...tracks.map(({ drag }) => drag).filter(Boolean), ...picks.map(({ name }) => name)];
  const code = lesson?.code && { page: lesson.page, captions: lesson.captions, code: lesson.code };
  return { ...scene, lesson: code ?? null, at: place, locked };
}

const builder = (doc) => (tag, attributes, ...children) => {
  const node = doc.createElement(tag);
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  node.append(...children);
  return node;
};

const bold = (build, words) => words.split("**").map((part, k) => (k % 2 ? build("strong", {}, part) : part));

async function fetched(address) {
  const answer = await fetch(address, { cache: "force-cache" });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.text();
}

function theme(root) {
  const look = getComputedStyle(root);
  const of = (name) => `--st-${name}: ${look.getPropertyValue(`--st-${name}`)};`;
  return `:root { color-scheme: ${look.colorScheme}; ${THEME.map(of).join(" ")} }`;
}

const packed = (_, value) => (ArrayBuffer.isView(value) ? base64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) : value);

function base64(bytes) {
  let letters = "";
  for (let from = 0; from < bytes.length; from += 0x8000) letters += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(letters);
}
