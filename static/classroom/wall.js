// The wall: beside the picture before a hall, what the class has answered, done and run, and what goes to all phones. It
// asks once a second while it is seen, and shows no answer before the teacher does.

import { drawing } from "../keep/share.js";
import { make } from "../player/nodes.js";
import { remembered } from "../player/remembered.js";
import { show } from "../player/words.js";
import { Picture } from "./picture.js";
import * as room from "./room.js";

/** @import { Player } from "../player/player.js" */
/** @import { Desk, Runs, Sent, Wall as Seen, WallWords, Words } from "./message.d.ts" */

const EVERY = 1000; // ms
const EDITED = "input:not([type=range]), textarea, select, [contenteditable]";
const METHODS = ["bgd", "sgd", "mini_batch"]; // whose runs are those of a class
const PHONE = 640; // CSS pixels, as in player/present.js

/** @param {string} key @param {string} name */
function button(key, name) {
  const node = make("button", { type: "button", class: "gd-wall-button", "data-testid": `gd-wall-${name}`, "aria-keyshortcuts": key });
  return { node, key, words: make("span"), kbd: make("kbd", { "aria-hidden": "true" }, key.toUpperCase()) };
}

export class Wall {
  #buttons = {
    code: button("c", "code"), hide: button("w", "hide"), show: button("s", "show"), play: button("r", "play"),
    offer: button("o", "offer"), open: button("l", "open"), free: button("u", "free"),
  };
  #link = make("p", { class: "gd-wall-link" });
  #here = make("p", { class: "gd-wall-here", "data-testid": "gd-wall-here" });
  #answered = make("p", { "data-testid": "gd-wall-answered", "aria-live": "polite" });
  #answers = make("h2");
  #bars = make("table", { class: "gd-wall-bars", "data-testid": "gd-wall-bars" });
  #tasksTitle = make("h2");
  #tasks = make("table", { class: "gd-wall-bars", "data-testid": "gd-wall-tasks" });
  #runsTitle = make("h2");
  #picture = new Picture();
  #send = make("p");
  #sent = make("p", { role: "status", "data-testid": "gd-wall-sent" });
  #asks = make("section", {}, make("div", { class: "gd-wall-head" }, this.#answers, this.#answered, this.#buttons.show.node), this.#bars);
  #ran = make("section", { class: "gd-wall-runs" }, make("div", { class: "gd-wall-head" }, this.#runsTitle, this.#buttons.play.node), this.#picture.node);
  #tried = make("section", {}, this.#tasksTitle, this.#tasks);
  #body = make("div", { class: "gd-wall-body" }, this.#asks, this.#ran, this.#tried);
  #back = make("button", { type: "button", class: "gd-wall-button gd-wall-back", "data-testid": "gd-wall-back", hidden: "" });
  #dialog = make("dialog", { class: "gd-wall-dialog", "data-testid": "gd-wall-dialog" });
  node = make("aside", { class: "gd-wall", "data-testid": "gd-wall", hidden: "" });
  /** @type {Words | undefined} */
  #words;
  /** @type {Element | undefined} */
  #app;
  /** @type {Seen | undefined} */
  #seen;
  #about = ""; // the question that was seen
  #mark = ""; // of the runs that are drawn
  #decided = ""; // the question whose run was shown to its end
  #hidden = false;
  /** @type {keyof WallWords | "gone" | "away" | ""} */
  #told = "";
  #asking = false;
  #ended = false;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #watch = new MutationObserver(() => this.#look());

  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    const { code, hide, offer, open, free } = this.#buttons;
    for (const { node, words, kbd } of Object.values(this.#buttons)) node.append(words, " ", kbd);
    const head = make("header", {}, this.#link, this.#here, code.node, hide.node);
    this.node.append(head, this.#body, make("footer", {}, this.#send, offer.node, open.node, free.node, this.#sent), this.#dialog);
    addEventListener("keydown", this.#press);
    const acts = {
      code: () => this.#showCode(), hide: () => this.#hide(), show: () => this.#show(), play: () => this.#picture.play(),
      offer: () => this.#sendHow("offer"), open: () => this.#sendHow("open"), free: () => this.#sendHow("free"),
    };
    this.#acts = acts;
    for (const name of /** @type {(keyof typeof acts)[]} */ (Object.keys(acts))) this.#buttons[name].node.onclick = acts[name];
    this.#dialog.onclick = () => this.#dialog.close();
    this.#back.onclick = () => this.#hide();
    this.#timer = setInterval(() => this.#look(), EVERY);
  }

  /** @type {Record<string, () => void>} */
  #acts;

  stop() {
    clearInterval(this.#timer);
    this.#watch.disconnect();
    removeEventListener("keydown", this.#press);
    this.node.remove();
    this.#back.remove();
    this.#stand(false);
  }

  /** @param {Element} app @param {Words} words */
  take(app, words) {
    this.#words = words;
    if (this.#app !== app) {
      this.#app = app;
      app.append(this.node, this.#back);
      this.#watch.disconnect();
      this.#watch.observe(app, { attributeFilter: ["data-test-script-state"] });
    }
    this.#name(words.wall);
    this.#look();
  }

  /** @param {WallWords} words */
  #name(words) {
    this.node.setAttribute("aria-label", words.name);
    this.#back.replaceChildren(words.name, " ", make("kbd", { "aria-hidden": "true" }, "W"));
    for (const [name, { node, words: label }] of Object.entries(this.#buttons)) {
      const known = /** @type {Record<string, string>} */ (/** @type {unknown} */ (words));
      label.textContent = known[name];
      node.title = known[`${name}_help`];
    }
    [this.#answers.textContent, this.#tasksTitle.textContent] = [words.answers, words.tasks];
    [this.#runsTitle.textContent, this.#send.textContent] = [words.runs, words.send];
    this.#link.replaceChildren(`${words.link} `, make("strong", {}, short(this.desk.code)));
    this.#picture.describe(words);
    this.#write();
  }

  // ---- when it is seen

  get #isAsked() {
    return innerWidth > PHONE && new URLSearchParams(location.search).get("view") === "present";
  }

  #look() {
    const stands = this.#isAsked && !this.#hidden;
    this.#back.hidden = !this.#isAsked || !this.#hidden;
    this.#stand(stands);
    if (stands && !document.hidden && !this.#ended) this.#ask();
  }

  /** @param {boolean} stands */
  #stand(stands) {
    this.node.hidden = !stands;
    const root = document.documentElement.classList;
    if (root.contains("gd-walled") === stands) return;
    root.toggle("gd-walled", stands);
    dispatchEvent(new Event("resize")); // the picture has another width
  }

  #hide() {
    this.#hidden = !this.#hidden;
    this.#look();
  }

  // ---- what is asked of the class

  async #ask() {
    if (this.#asking) return;
    this.#asking = true;
    const player = await this.#player();
    const lesson = player?.shown.scene.lesson;
    const tasks = (lesson?.tasks ?? []).map(({ id }) => `${lesson?.page}.${id}`);
    const [question, runs] = [room.question(), room.parabola()];
    if (player && Number(player.root.dataset.update) >= Number(player.root.dataset.updates)) this.#decided = question;
    const { told, problem } = await room.say(`${this.desk.code}/wall`, { question, tasks, runs }, this.desk.secret);
    this.#asking = false;
    if (problem === "gone") return this.#end();
    this.#told = problem ? "away" : this.#told === "away" ? "" : this.#told;
    if (told) [this.#seen, this.#about] = [told, question];
    this.#write(player);
    if (told) this.#run(told.runs, runs, question);
  }

  /** @returns {Promise<Player | undefined>} */
  async #player() {
    if (!document.querySelector(".gd-player")) return;
    return (await import("../player/player.js")).mounted();
  }

  /** @param {[number, string]} runs @param {string} question @param {string} link */
  async #run([count, mark], question, link) {
    const own = new URLSearchParams(location.search).get("data") === "file";
    const note = own ? "own_rows" : !METHODS.includes(room.page()) ? "other_page" : count ? "" : "no_runs";
    this.#picture.note(note);
    this.#ran.hidden = note === "other_page" && Boolean(this.#tasks.rows.length);
    this.#buttons.play.node.disabled = note !== "";
    const key = `${link} ${mark}`;
    if (note || this.#mark === key) return;
    this.#mark = key;
    const { told } = await room.say(`${this.desk.code}/runs`, { question, link }, this.desk.secret);
    const player = await this.#player();
    if (told && player) this.#picture.take(/** @type {Runs} */ (told), player.root, player.shown.scene.hand?.ruler);
    else this.#mark = "";
  }

  // What the class has left is told until it is closed; nothing is asked any more.
  #end() {
    this.#ended = true;
    removeEventListener("keydown", this.#press);
    const close = make("button", { type: "button", class: "gd-wall-button", "data-testid": "gd-wall-close" }, this.#words?.student.close ?? "×");
    close.onclick = () => this.stop();
    this.node.replaceChildren(make("p", { role: "alert" }, this.#words?.wall.ended ?? ""), close);
    room.forget();
  }

  async #show() {
    const shown = !this.#seen?.shown;
    await room.say(`${this.desk.code}/show`, { question: this.#about || room.question(), shown }, this.desk.secret);
    this.#ask();
  }

  /** @param {Sent["how"]} how */
  async #sendHow(how) {
    const { problem } = await room.say(`${this.desk.code}/send`, { how, link: room.link(), question: room.question() }, this.desk.secret);
    this.#told = problem ? "away" : /** @type {const} */ (`sent_${how}`);
    if (!problem && how === "open") (await this.#player())?.ask(); // the hall sees what the phones are asked
    this.#write();
  }

  // ---- what stands there

  /** @param {Player} [player] */
  #write(player) {
    const words = this.#words;
    if (!words) return;
    const { here = 0, answered = 0, shown = false, bars = {}, done = {} } = this.#seen ?? {};
    show(this.#here, words.wall.here.replace("{here}", String(here)));
    this.#sent.textContent = this.#told === "" ? "" : this.#told === "away" || this.#told === "gone" ? words.problems[this.#told] : words.wall[this.#told];
    const lesson = player?.shown.scene.lesson;
    if (player === undefined && this.#seen && document.querySelector(".gd-player")) return; // only the words have changed
    const { question, tasks = [] } = lesson ?? {};
    const said = question ? words.wall.answered.replace("{answered}", String(answered)).replace("{here}", String(Math.max(here, answered))) : words.wall.unasked;
    show(this.#answered, said);
    this.#buttons.show.node.hidden = !question;
    this.#buttons.show.words.textContent = shown ? words.wall.again : words.wall.show;
    const answers = Object.entries(question?.answers ?? {});
    const right = this.#decided === this.#about ? question?.right : undefined;
    const rows = answers.map(([id, label]) => ({ label, count: bars[id] ?? 0, mark: id === right ? words.wall.right : "" }));
    table(this.#bars, [words.wall.answer, words.wall.count], shown ? rows : [], answered);
    this.#tried.hidden = !tasks.length;
    const tried = tasks.map(({ id, text }) => ({ label: text, count: done[`${lesson?.page}.${id}`] ?? 0, mark: "" }));
    table(this.#tasks, [words.wall.task, words.wall.count], tried, this.#seen?.came ?? 0);
  }

  async #showCode() {
    if (this.#dialog.open) return this.#dialog.close();
    const { generate, correction } = await import("../lean-qr.mjs");
    const link = joins(this.desk.code);
    const code = drawing(generate(link, { minCorrectionLevel: correction.M }), link);
    this.#dialog.replaceChildren(code, make("p", {}, short(this.desk.code)));
    this.#dialog.showModal();
  }

  /** @param {KeyboardEvent} e */
  #press = (e) => {
    if (e.altKey || e.ctrlKey || e.metaKey || e.defaultPrevented || !this.#isAsked) return;
    if (document.activeElement?.matches(EDITED) || remembered().letters === false) return;
    const found = Object.entries(this.#buttons).find(([, { key }]) => key === e.key.toLowerCase());
    const open = document.querySelector("dialog[open]");
    if (!found || (open && open !== this.#dialog) || found[1].node.disabled) return;
    e.preventDefault();
    this.#acts[found[0]]();
  };
}

// What students open.
/** @param {string} code */
export const joins = (code) => new URL(`./?class=${code}`, document.baseURI).href;

/** @param {string} code */
const short = (code) => joins(code).replace(/^https?:\/\//, "");

/** @type {WeakMap<Element, string>} */
const written = new WeakMap();

// Bars that are a table: a row for each, as long as its share of all.
/** @param {HTMLTableElement} node @param {string[]} heads @param {{ label: string, count: number, mark: string }[]} rows @param {number} all */
function table(node, heads, rows, all) {
  const now = JSON.stringify([heads, rows, all]);
  if (written.get(node) === now) return; // who reads it is left where he is
  written.set(node, now);
  node.hidden = !rows.length;
  const head = make("thead", {}, make("tr", {}, ...heads.map((name) => make("th", { scope: "col" }, name))));
  const lines = rows.map(({ label, count, mark }) => {
    const named = make("th", { scope: "row", title: label }, label);
    if (mark) named.append(" ✓", make("span", { class: "gd-wall-unseen" }, mark));
    const bar = make("span", { class: "gd-wall-bar", style: `--share: ${all ? count / all : 0}` });
    return make("tr", mark ? { "data-right": "" } : {}, named, make("td", {}, bar, String(count)));
  });
  node.replaceChildren(head, make("tbody", {}, ...lines));
}
