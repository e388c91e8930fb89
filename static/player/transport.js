// The player's own controls: real buttons, a range and selects, so that they work by keyboard and are read aloud.

const ICONS = {
  first: "M5 4h3v16H5zM20 4v16L9 12z",
  back: "M14 4v16L3 12zM16 4h4v16h-4z",
  play: "M6 3v18l15-9z",
  pause: "M5 4h5v16H5zM14 4h5v16h-5z",
  forward: "M10 4v16l11-8zM4 4h4v16H4z",
  last: "M4 4v16l11-8zM16 4h3v16h-3z",
};
const SPEEDS = [0.5, 1, 2, 5, 15, 60];

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  node.append(...children);
  return node;
}

const icon = (name) => `<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path d="${ICONS[name]}"/></svg>`;

export class Transport {
  // `act` has: first, back, toggle, forward, last, go(i), speed(updates a second).
  constructor(act) {
    this.buttons = {};
    const buttons = ["first", "back", "play", "forward", "last"].map((name) => this.#button(name, act));
    this.scrub = make("input", { type: "range", min: 0, step: 1, "data-testid": "gd-scrub" });
    this.scrub.oninput = () => act.go(Number(this.scrub.value));
    this.speed = make("select", { "data-testid": "gd-speed" });
    this.speed.onchange = () => act.speed(Number(this.speed.value));
    this.node = make("div", { class: "gd-transport", role: "group" }, ...buttons, this.scrub);
  }

  #button(name, act) {
    const node = make("button", { type: "button", class: `gd-button gd-button-${name}`, "data-testid": `gd-${name}` });
    node.innerHTML = icon(name);
    node.onclick = name === "play" ? act.toggle : act[name];
    return (this.buttons[name] = node);
  }

  // The words may change with the language; what is chosen stays. `speed` is the scene's first one.
  describe(captions, frames, speed) {
    this.captions = captions;
    this.node.setAttribute("aria-label", captions.name);
    for (const name in this.buttons) if (name !== "play") caption(this.buttons[name], captions[name]);
    this.scrub.max = frames;
    this.scrub.setAttribute("aria-label", captions.scrub);
    this.speed.setAttribute("aria-label", captions.speed);
    const chosen = this.speed.value || speed;
    this.speed.replaceChildren(...SPEEDS.map((s) => make("option", { value: s }, `${s} ${captions.speed_unit}`)));
    this.speed.value = chosen;
    this.playing = undefined;
  }

  show(i, frames, playing, valuetext) {
    if (Number(this.scrub.value) !== i) this.scrub.value = i;
    this.scrub.setAttribute("aria-valuetext", valuetext);
    for (const name of ["first", "back"]) disable(this.buttons[name], i === 0);
    for (const name of ["forward", "last"]) disable(this.buttons[name], i === frames);
    if (playing === this.playing) return;
    this.playing = playing;
    caption(this.buttons.play, playing ? this.captions.pause : this.captions.play);
    this.buttons.play.innerHTML = icon(playing ? "pause" : "play");
  }
}

// aria-disabled, not disabled: a button that loses itself would lose the keyboard's place too.
const disable = (button, off) => button.setAttribute("aria-disabled", String(off));

function caption(button, words) {
  button.setAttribute("aria-label", words);
  button.title = words;
}

// A choice that only changes the look, as a labelled select.
export function choice(id, label, options, chosen, change) {
  const select = make("select", { "aria-label": label, "data-testid": `gd-${id}` });
  select.append(...options.map((option) => make("option", { value: option.id }, option.label)));
  select.value = chosen;
  select.onchange = () => change(select.value);
  return make("label", { class: "gd-choice" }, make("span", {}, label), select);
}
