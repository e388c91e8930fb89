// On the page for teachers: a class is opened, its links are handed out, and it is ended.

import { copied, drawing } from "../keep/share.js";
import { make } from "../player/nodes.js";
import { show } from "../player/words.js";
import * as room from "./room.js";

/** @import { OpenWords, Problem, Words } from "./message.d.ts" */

/** @type {WeakMap<Element, Panel>} */
const panels = new WeakMap();

/** @param {Component<{ words: Words }>} component */
export function mount({ data, parentElement }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".gd-classroom"));
  const panel = panels.get(parentElement) ?? new Panel(root);
  panels.set(parentElement, panel);
  panel.take(data.words);
  return () => {
    panel.stop();
    panels.delete(parentElement);
  };
}

class Panel {
  #said = make("p", { role: "status", "data-testid": "gd-classroom-said" });
  /** @type {Words | undefined} */
  #words;
  #sure = false; // whether it is asked if the class shall end
  /** @type {Problem | "ended" | ""} */
  #told = "";

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    root.classList.add("gd-ready");
    addEventListener("hashchange", this.#check);
    this.#check();
  }

  stop() {
    removeEventListener("hashchange", this.#check);
  }

  // Whether the class of this browser, or of the teacher's own link, is there, and until when.
  #check = async () => {
    const own = room.desk();
    if (!own) return;
    const { told, problem } = await room.say(`${own.code}/wall`, { question: "teach?", tasks: [], runs: "teach?" }, own.secret);
    if (room.desk()?.code !== own.code) return; // it was ended meanwhile
    if (told) room.sit({ ...own, until: told.until });
    if (problem === "gone") {
      room.sit(undefined);
      this.#told = "gone";
    }
    this.#write();
  };

  /** @param {Words} words */
  take(words) {
    this.#words = words;
    this.#write();
  }

  #write() {
    const words = this.#words;
    if (!words) return;
    const own = room.desk();
    const told = this.#told === "ended" ? words.open.ended : this.#told && words.problems[this.#told];
    this.#said.textContent = told;
    this.root.replaceChildren(...(own ? this.#opened(words.open, own) : this.#closed(words.open)), this.#said);
  }

  /** @param {OpenWords} words */
  #closed(words) {
    const lead = make("p");
    show(lead, `**${words.title}.** ${words.lead}`);
    return [lead, button("open", words.open, () => this.#open())];
  }

  /** @param {OpenWords} words @param {import("./message.d.ts").Desk} own */
  #opened(words, { code, secret, until }) {
    const head = make("p");
    const time = until && new Date(until * 1000).toLocaleString(document.documentElement.lang, { weekday: "short", hour: "2-digit", minute: "2-digit" });
    show(head, `**${time ? words.opened.replace("{code}", code).replace("{until}", time) : code}**`);
    const qr = make("div", { class: "gd-classroom-qr", "data-testid": "gd-classroom-qr" });
    const students = new URL(`./?class=${code}`, document.baseURI).href;
    import("../lean-qr.mjs").then(({ generate, correction }) => qr.replaceChildren(drawing(generate(students, { minCorrectionLevel: correction.M }), words.code)));
    const mine = new URL(`./teach#teach=${code}.${secret}`, document.baseURI).href;
    const links = make("div", { class: "gd-classroom-links" }, this.#link("students", words.link, students, words), this.#link("own", words.own, mine, words));
    links.append(make("p", { class: "gd-classroom-note" }, words.own_help), make("p", {}, words.go_on), ...this.#ending(words, code, secret));
    return [head, make("div", { class: "gd-classroom-open" }, qr, links)];
  }

  /** @param {string} name @param {string} label @param {string} link @param {OpenWords} words */
  #link(name, label, link, words) {
    const field = make("input", { type: name === "own" ? "password" : "text", readonly: "", "data-testid": `gd-classroom-${name}`, autocomplete: "off" });
    field.value = link;
    field.onfocus = () => ((field.type = "text"), field.select());
    field.onblur = () => (field.type = name === "own" ? "password" : "text");
    const copy = button(`copy-${name}`, words.copy, async () => {
      field.type = "text";
      this.#said.textContent = (await copied(field)) ? words.copied : words.copy_by_hand;
    });
    return make("div", { class: "gd-classroom-link" }, make("label", {}, label, field), copy);
  }

  /** @param {OpenWords} words @param {string} code @param {string} secret */
  #ending(words, code, secret) {
    const ask = (/** @type {boolean} */ sure) => ((this.#sure = sure), this.#write());
    if (!this.#sure) return [button("end", words.end, () => ask(true))];
    return [make("p", { role: "alert" }, words.end_sure), button("end-yes", words.end_yes, () => this.#end(code, secret)), button("end-no", words.end_no, () => ask(false))];
  }

  async #open() {
    const { told, problem } = await room.say("open", {});
    this.#told = problem ?? "";
    if (told) room.sit(told);
    this.#write();
  }

  /** @param {string} code @param {string} secret */
  async #end(code, secret) {
    const { problem } = await room.say(`${code}/end`, {}, secret);
    this.#sure = false;
    this.#told = problem && problem !== "gone" ? problem : "ended";
    if (this.#told === "ended") room.sit(undefined);
    this.#write();
  }
}

/** @param {string} name @param {string} words @param {() => void} act */
function button(name, words, act) {
  const node = make("button", { type: "button", class: "gd-classroom-button", "data-testid": `gd-classroom-${name}` }, words);
  node.onclick = act;
  return node;
}
