// Beside the player: the link to the run and the update on the screen, and the run as files. Made here, when asked for.

const version = new URL(import.meta.url).search;
const load = (path) => import(new URL(path + version, import.meta.url).href);
const text = async (path) => (await fetch(new URL(path + version, import.meta.url))).text();
const asked = ["../player/player.js", "../player/transport.js", "../player/words.js", "./link.js", "./share.js"].map(load);
const [{ mounted, stylesheet, fetchPlotly, files }, { make }, { show }, { link }, { Share }] = await Promise.all(asked);
await stylesheet(new URL(`./keep.css${version}`, import.meta.url).href);

const keeps = new WeakMap();
const LONG = 60_000; // ms: by then a browser has taken what it saves

export function mount({ data, parentElement }) {
  let keep = keeps.get(parentElement);
  if (!keep) keeps.set(parentElement, (keep = new Keep(parentElement.querySelector(".gd-keep"))));
  keep.take(data);
  return () => keeps.delete(parentElement);
}

class Keep {
  constructor(root) {
    this.buttons = {};
    const [share, ...kinds] = ["share", "page", "png", "svg"].map((name) => this.#button(name));
    this.label = make("span", {});
    this.said = make("span", { class: "gd-kept", role: "status", "data-testid": "gd-kept" });
    this.share = new Share({ make, show, load }, () => link(this.link, mounted()?.place));
    root.replaceChildren(share, make("span", { class: "gd-kinds", role: "group" }, this.label, ...kinds), this.said, this.share.node);
  }

  #button(name) {
    const node = make("button", { type: "button", class: "gd-keep-button", "data-testid": `gd-keep-${name}` });
    node.onclick = () => (name === "share" ? this.share.open() : this.#keep(name));
    return (this.buttons[name] = node);
  }

  take({ captions, link, about }) {
    Object.assign(this, { captions, link, about });
    this.label.textContent = captions.save;
    this.label.parentNode.setAttribute("aria-label", captions.save);
    for (const name in this.buttons) {
      this.buttons[name].textContent = captions[name];
      this.buttons[name].title = captions[`${name}_help`];
    }
    this.share.take(captions, link.note);
  }

  async #keep(kind) {
    if (this.busy) return;
    if (!mounted()) return void (this.said.textContent = this.captions.no_picture);
    this.busy = true;
    this.said.textContent = this.captions.making;
    try {
      const name = `${this.about.file}.${kind === "page" ? "html" : kind}`;
      save(await this.#made(kind), name);
      this.said.textContent = this.captions.saved.replace("{file}", name);
    } catch (error) {
      this.said.textContent = this.captions.not_saved.replace("{why}", error.message);
    }
    this.busy = false;
  }

  async #made(kind) {
    const [{ picture, png }] = await Promise.all([load("./picture.js"), fetchPlotly()]);
    const player = mounted();
    const still = await picture(player, this.about.title);
    if (kind === "svg") return new Blob([still], { type: "image/svg+xml" });
    if (kind === "png") return png(still);
    const { page } = await load("./page.js");
    const words = { ...this.about, source: this.captions.source, link: link(this.link, player.place) };
    return new Blob([await page(player, files, words, still, text)], { type: "text/html" });
  }
}

function save(blob, name) {
  const href = URL.createObjectURL(blob);
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), LONG);
}
