// A student's page in a class: its code stands in one place, what is answered and done here is counted there, and what the
// teacher sends is offered or opened. All else is as without a class.

import { make } from "../player/nodes.js";
import { show } from "../player/words.js";
import * as room from "./room.js";

/** @import { News, Problem, Seat, Sent, Words } from "./message.d.ts" */

const HEARD = "gd-class-heard"; // of this tab: what was sent before it was loaded again is not opened again
const SPREAD = 1500; // ms within which a class opens what was sent, not all in one breath
const SETTLED = 1500; // ms: by then the address says what is on the screen, and a hand has come to rest
const RUNS_EVERY = 20_000; // ms: a class takes ten answers a minute from a browser, and most shall be answers
const FIRST = 5000; // ms without the first word: somebody on the way holds the line back
const SILENT = 50_000; // ms
const ASKS_EVERY = 3000; // ms, where no line can be kept
const [PAUSE, LONGEST_PAUSE] = [1000, 8000]; // ms until something is tried again
const [ARRIVES, TOLD] = [10_000, 8000]; // ms
const METHODS = ["bgd", "sgd", "mini_batch"]; // whose runs the wall has

/** @param {number} ms */
const pause = (ms) => new Promise((done) => setTimeout(done, ms * (0.5 + Math.random() / 2)));

export class Student {
  #chip = make("button", { type: "button", class: "gd-class-chip", "data-testid": "gd-class-chip", "aria-expanded": "false" });
  #about = make("div", { class: "gd-class-about", "data-testid": "gd-class-about", hidden: "" });
  #said = make("span", { role: "status" });
  #take = make("button", { type: "button", class: "gd-class-button", "data-testid": "gd-class-take", hidden: "" });
  #hide = make("button", { type: "button", class: "gd-class-button", "data-testid": "gd-class-hide" }, "×");
  #note = make("div", { class: "gd-class-note", "data-testid": "gd-class-note", hidden: "" }, this.#said, this.#take, this.#hide);
  node = make("aside", { class: "gd-class", "data-testid": "gd-class" }, this.#chip, this.#note, this.#about);
  /** @type {Words | undefined} */
  #words;
  /** @type {Map<string, { question: string, answer: string | number[] }>} */
  #toSay = new Map(); // the last of each kind; a page as it opens is called like its parabola
  #saying = false;
  #stopped = false;
  #joined = false;
  #line = new AbortController();
  #polls = false;
  /** @type {Sent | null} */
  #offered = null;
  /** @type {(() => string) | undefined} */
  #noted;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #runs;
  #ranAt = -RUNS_EVERY;
  #ran = ""; // what was said last
  #wentAt = -RUNS_EVERY; // to what was sent last

  /** @param {Seat} seat */
  constructor(seat) {
    this.seat = seat;
    this.code = seat.code;
    this.browser = seat.browser;
    this.#chip.onclick = () => this.#open(Boolean(this.#about.hidden));
    this.#take.onclick = () => this.#offered && this.#go(this.#offered.link);
    this.#hide.onclick = () => this.#tell(undefined);
    document.addEventListener("gd-said", this.#heardPage);
    document.addEventListener("visibilitychange", this.#seen);
    addEventListener("scroll", this.#scrolled, { capture: true, passive: true });
    hearAnew();
    this.#listen();
  }

  stop() {
    this.#stopped = true;
    this.#line.abort();
    clearTimeout(this.#runs);
    document.removeEventListener("gd-said", this.#heardPage);
    document.removeEventListener("visibilitychange", this.#seen);
    removeEventListener("scroll", this.#scrolled, { capture: true });
    this.node.remove();
    document.documentElement.classList.remove("gd-in-class");
  }

  /** @param {Element} app @param {Words} words */
  take(app, words) {
    this.#words = words;
    if (this.node.parentNode !== app) app.append(this.node);
    this.#write();
    this.#run();
  }

  // On a phone it stands beside the page's title, and goes with it.
  /** @param {Event} event */
  #scrolled = ({ target }) => {
    if (target instanceof Element && target.matches('[data-testid="stMain"]')) this.node.classList.toggle("gd-class-passed", target.scrollTop > 24);
  };

  // ---- what is said of it

  #write() {
    const words = this.#words;
    if (!words) return;
    this.node.hidden = !this.#joined && !this.#noted;
    this.#chip.hidden = !this.#joined;
    document.documentElement.classList.toggle("gd-in-class", this.#joined);
    const [before, after] = words.student.chip.split("{code}");
    this.#chip.replaceChildren(make("span", {}, before), this.code, after);
    this.#take.textContent = words.student.take;
    this.#hide.setAttribute("aria-label", words.student.close);
    this.#said.textContent = this.#noted?.() ?? "";
    this.#note.hidden = !this.#noted;
    this.#note.classList.toggle("gd-class-told", !this.#offered);
    this.#take.hidden = !this.#offered;
    if (!this.#about.hidden) this.#explain(words);
  }

  /** @param {(() => string) | undefined} note @param {Sent | null} [offered] */
  #tell(note, offered = null) {
    [this.#noted, this.#offered] = [note, offered];
    if (note) this.#about.hidden = true;
    this.#write();
  }

  // What has happened is told for a while; what is to be done stays.
  /** @param {() => string} note */
  #mention(note) {
    this.#tell(note);
    setTimeout(() => this.#noted === note && this.#tell(undefined), TOLD);
  }

  /** @param {Problem} problem */
  #complain(problem) {
    const note = () => this.#words?.problems[problem] ?? "";
    if (problem === "shown" && !this.#offered) this.#mention(note);
    else this.#tell(note, this.#offered);
  }

  /** @param {boolean} open */
  #open(open) {
    this.#about.hidden = !open;
    this.#chip.setAttribute("aria-expanded", String(open));
    if (open && this.#words) this.#explain(this.#words);
    if (!open) this.#chip.focus();
  }

  /** @param {Words} words */
  #explain({ student: words }) {
    const text = make("p");
    show(text, words.about.replace("{code}", this.code));
    const leave = make("button", { type: "button", class: "gd-class-button", "data-testid": "gd-class-leave" }, words.leave);
    const close = make("button", { type: "button", class: "gd-class-button" }, words.close);
    leave.onclick = () => this.#leave();
    close.onclick = () => this.#open(false);
    this.#about.replaceChildren(text, leave, close);
  }

  #leave() {
    room.say(`${this.code}/leave`, { browser: this.browser });
    this.#end();
  }

  #end() {
    room.leave(this.code);
    this.stop();
  }

  // ---- what is answered and done here

  /** @param {Event} event */
  #heardPage = (event) => {
    const { answer, done = [], shown } = /** @type {CustomEvent} */ (event).detail;
    if (answer) this.#say(room.question(), answer);
    for (const task of done) this.#say(task, "done");
    if (shown) this.#run();
  };

  // Which run is on the screen: once it has rested, and not oftener than some times a minute.
  #run() {
    clearTimeout(this.#runs);
    if (!METHODS.includes(room.page())) return;
    const wait = Math.max(SETTLED, this.#ranAt + RUNS_EVERY - performance.now());
    this.#runs = setTimeout(async () => {
      if (!document.querySelector(".gd-player")) return;
      const { mounted } = await import("../player/player.js");
      const run = mounted()?.asked;
      if (!run || !METHODS.includes(room.page())) return;
      const now = `${room.parabola()} ${run}`;
      if (now === this.#ran) return;
      [this.#ran, this.#ranAt] = [now, performance.now()];
      this.#say(room.parabola(), run);
    }, wait);
  }

  /** @param {string} about @param {string | number[]} answer */
  #say(about, answer) {
    this.#toSay.set(`${typeof answer} ${about}`, { question: about, answer });
    this.#sayAll();
  }

  // One after the other, each until the class has it: a browser counts once, however often it says the same.
  async #sayAll() {
    if (this.#saying) return;
    this.#saying = true;
    for (let waits = PAUSE; this.#toSay.size && !this.#stopped; ) {
      const [[kind, now]] = this.#toSay;
      const { problem, yours } = await room.say(`${this.code}/answer`, { browser: this.browser, ...now });
      if (problem === "shown") {
        this.#complain(problem);
        this.#choose(now.question, yours ?? null); // what was tapped since does not count
      }
      if (!problem && now.question === room.question() && typeof now.answer === "string") this.#count();
      const again = problem === "away" || problem === "many" || (problem === "gone" && (await this.#join()));
      if (!again && this.#toSay.get(kind) === now) this.#toSay.delete(kind);
      if (!again) waits = PAUSE;
      else await pause((waits = Math.min(2 * waits, LONGEST_PAUSE)));
    }
    this.#saying = false;
  }

  // For a while it is seen that an answer has come.
  #count() {
    this.node.classList.add("gd-class-counted");
    setTimeout(() => this.node.classList.remove("gd-class-counted"), TOLD);
  }

  // What was answered here before and counts is chosen again, as far as the page asks it.
  async #recall() {
    const question = room.question();
    const { told } = await room.say(`${this.code}/now`, { browser: this.browser, question });
    if (told?.yours) this.#choose(question, told.yours);
  }

  /** @param {string} question @param {string | null} answer */
  async #choose(question, answer) {
    const { mounted } = await import("../player/player.js");
    if (room.question() === question) mounted()?.answer(answer);
  }

  // ---- what the teacher sends

  // Whether it is in the class, or may be again; who is not is told why.
  async #join() {
    const { problem, told } = await room.say(`${this.code}/join`, { browser: this.browser });
    if (this.#stopped) return false;
    if (told) {
      if (!this.#joined && !this.seat.joined) this.#mention(() => this.#words?.student.joined.replace("{code}", this.code) ?? "");
      else if (this.#noted) this.#tell(undefined, this.#offered);
      this.#joined = true;
      room.sits({ ...this.seat, joined: true });
      this.#hear(told, false);
    } else if (problem === "gone") {
      const ended = this.#joined || this.seat.joined;
      this.#joined = false;
      if (ended) this.#mention(() => this.#words?.student.ended ?? "");
      else this.#complain("gone");
      room.leave(this.code);
      this.#stopped = true;
      return false;
    } else if (problem) this.#complain(problem);
    this.#write();
    return true;
  }

  // Who sleeps, or looks at another tab, needs no line; who is back has one at once.
  #seen = () => (document.hidden ? this.#line.abort() : this.#wake());
  #wake = () => {};

  async #listen() {
    await this.#join();
    for (let waits = PAUSE; !this.#stopped; ) {
      if (document.hidden) await new Promise((done) => (this.#wake = () => done(undefined)));
      const heard = await (this.#polls ? this.#ask() : this.#follow());
      waits = heard ? PAUSE : Math.min(2 * waits, LONGEST_PAUSE);
      if (!document.hidden) await pause(this.#polls ? 2 * ASKS_EVERY * (heard ? 0.75 : 1) : waits);
    }
  }

  async #ask() {
    const { problem, told } = await room.say(`${this.code}/now`, { browser: this.browser });
    if (told) this.#hear(told, true);
    if (problem === "gone") await this.#join();
    return Boolean(told);
  }

  // A line is kept open; whether anything came over it.
  async #follow() {
    this.#line = new AbortController();
    const { signal } = this.#line;
    let heard = false;
    let timer = setTimeout(() => ((this.#polls = !heard), this.#line.abort()), FIRST);
    try {
      const body = JSON.stringify({ browser: this.browser });
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch(room.address(`${this.code}/listen`), { method: "POST", headers, body, signal });
      if (!answer.ok || !answer.body) return false;
      if (answer.headers.get("Content-Type")?.includes("json")) return void (await this.#join()); // it is not in the class
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let text = "", part = await reader.read(); !part.done; part = await reader.read()) {
        clearTimeout(timer);
        timer = setTimeout(() => this.#line.abort(), SILENT);
        const events = (text + part.value).split("\n\n");
        text = events.pop() ?? "";
        for (const event of events) if (event.startsWith("data: ")) this.#hear(JSON.parse(event.slice(6)), heard);
        heard = true;
      }
    } catch {
      return heard; // the line is gone, and had again
    } finally {
      clearTimeout(timer);
    }
    return heard;
  }

  // What is `live` comes to all at once.
  /** @param {News} news @param {boolean} live */
  #hear({ revision, sent }, live) {
    const key = `${this.code}.${revision}`;
    if (!sent || heard(key)) return;
    clearTimeout(this.#opens);
    if (sent.how === "offer") this.#tell(() => this.#words?.student.offered ?? "", sent);
    else this.#opens = setTimeout(() => (sent.how === "open" ? this.#opened(sent) : this.#freed(live)), live ? SPREAD * Math.random() : 0);
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #opens;

  /** @param {Sent} sent */
  #opened(sent) {
    this.#mention(() => this.#words?.student.opened ?? "");
    this.#go(sent.link);
  }

  // Who comes when all are free has nothing to be told.
  /** @param {boolean} live */
  async #freed(live) {
    const asked = new URLSearchParams(location.search);
    const isLocked = asked.has("lock") || asked.has("only");
    if (live || isLocked) this.#mention(() => this.#words?.student.free ?? "");
    if (!isLocked) return;
    asked.delete("lock");
    asked.delete("only");
    if (await visit(`${room.page()}?${asked}`, String(Date.now()))) this.#recall();
  }

  // Once it is there, what it asks is asked, whatever was asked on this page before.
  /** @param {string} link */
  async #go(link) {
    if (this.#offered) this.#tell(undefined);
    const mark = String(Date.now());
    if (!(await visit(link, mark)) || !document.querySelector(".gd-player")) return;
    const { mounted } = await import("../player/player.js");
    if (!(await comes(() => mounted()?.shown.scene.sent === mark))) return;
    mounted()?.ask();
    this.#recall();
    const [before, now] = [this.#wentAt, (this.#wentAt = performance.now())];
    if (now - before > RUNS_EVERY) this.#ranAt = -RUNS_EVERY; // the wall waits for it
    this.#run();
  }
}

// Where the link of a class was opened, and the page not only loaded again, it leads to where the class is.
function hearAnew() {
  const [loaded] = performance.getEntriesByType("navigation");
  const how = /** @type {PerformanceNavigationTiming | undefined} */ (loaded)?.type;
  if (how === "reload" || how === "back_forward" || !new URLSearchParams(location.search).has("class")) return;
  try {
    sessionStorage.removeItem(HEARD);
  } catch {
    return; // a browser that keeps nothing has heard nothing
  }
}

// Whether this tab has heard it; from now on it has.
/** @param {string} key */
function heard(key) {
  try {
    if (sessionStorage.getItem(HEARD) === key) return true;
    sessionStorage.setItem(HEARD, key);
  } catch {
    return false;
  }
  return false;
}

// As by the browser's Back: Streamlit runs the page of the address, and `sent` has it chosen anew (gd_ui/controls/link.py).
// Whether the page has come.
/** @param {string} link @param {string} mark */
async function visit(link, mark) {
  const [name, query = ""] = link.split("?");
  const asked = new URLSearchParams(query);
  asked.set("lang", document.documentElement.lang.split("-")[0]);
  const href = () => new URL(`./${name === "home" ? "" : name}?${asked}`, document.baseURI).href;
  const without = href();
  asked.set("sent", mark);
  const state = () => document.querySelector(".stApp")?.getAttribute("data-test-script-state");
  await comes(() => state() === "notRunning"); // a page that is still being made writes its own address
  history.pushState(null, "", href());
  dispatchEvent(new PopStateEvent("popstate"));
  const isThere = () => room.page() === name && !new URLSearchParams(location.search).has("sent");
  if (await comes(() => isThere() && state() === "notRunning")) return true;
  location.assign(without); // whoever has no connection loads it
  return false;
}

/** @param {() => boolean} condition */
async function comes(condition) {
  for (const until = performance.now() + ARRIVES; performance.now() < until; ) {
    await new Promise((done) => setTimeout(done, 100));
    if (condition()) return true;
  }
  return false;
}
