// The editor for points drawn by hand. Streamlit calls `mount` again for every new list of points and change of theme.

const version = new URL(import.meta.url).search; // the same for every file, so that an upgrade never mixes two
const load = (path) => import(new URL(path + version, import.meta.url).href);
const OURS = ["editor", "range", "sync", "plane", "hand", "panel"];
const SHARED = ["transport", "tracks", "words"];
const style = stylesheet(new URL(`points.css${version}`, import.meta.url).href);
const loaded = [...OURS.map((name) => load(`./${name}.js`)), ...SHARED.map((name) => load(`../player/${name}.js`))];
const [{ Editor }, ...parts] = await Promise.all(loaded);
await style;
const kit = Object.assign({}, ...parts);

const editors = new WeakMap();

function stylesheet(href) {
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  document.head.append(link);
  return new Promise((done) => (link.onload = link.onerror = done));
}

export function mount({ data, parentElement, setTriggerValue }) {
  let editor = editors.get(parentElement);
  if (!editor) editors.set(parentElement, (editor = new Editor(kit, parentElement.querySelector(".gd-points"))));
  editor.open(data, setTriggerValue);
  return () => {
    editor.stop();
    editors.delete(parentElement);
  };
}
