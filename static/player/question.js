// Predict, then see: one question before the first play of a page, judged when the run has been seen to its end. It never
// stands in the way of playing.

import { make, said } from "./nodes.js";
import { remember, remembered } from "./remembered.js";
import { show } from "./words.js";

/** @import { LessonCaptions, LessonMessage, Question as QuestionMessage } from "./scene.d.ts" */
/** @typedef {{ captions: LessonCaptions, question: QuestionMessage }} Words */
// A teacher's link that insists is minded even by whoever wants no questions, and on a page without one: then nothing is
// asked, but what would give the end away is hidden in the same way.
// While `asking` the answers can be chosen, then it is `watching` until the end of the run is shown, then it has `told`.
/** @typedef {"asking" | "watching" | "told" | null} State */

export class Question {
  #form = make("form");
  #text = make("div", { class: "gd-verdict", "data-testid": "gd-verdict", "aria-live": "polite" });
  node = make("div", { class: "gd-question", "data-testid": "gd-question", hidden: "" }, this.#form, this.#text);
  #page = "";
  #about = "";
  #shown = "";
  /** @type {State} */
  #state = null;
  /** @type {string | null} */
  #answer = null;
  #insists = false;
  /** @type {Set<string>} */
  #played = new Set(); // pages, of those on which was insisted
  /** @type {Words | undefined} */
  #words;
  // What can be asked by a key, whether it is or not.
  /** @type {Words | undefined} */
  #offered;
  #stays = false; // what was told by a key
  #left = ""; // the page whose question was left for what is in the hand

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.#form.onsubmit = (e) => e.preventDefault();
    this.#form.onchange = () => {
      this.#answer = /** @type {string | null} */ (new FormData(this.#form).get("gd-answer"));
      said({ answer: this.#answer });
    };
  }

  // Before a hall it is asked when the teacher says so, whatever this browser remembers; and where a link insists, of all.
  /** @param {LessonMessage | undefined} lesson @param {boolean} presented */
  take(lesson, presented) {
    const { page = "", question, captions, insists = false } = lesson ?? {};
    const before = this.#about;
    if (this.#left !== page) this.#left = "";
    this.#about = question ? `${question.ask} ${question.right}` : "";
    const { off, asked } = remembered();
    this.#offered = question && captions && { captions, question };
    this.#insists = insists;
    if (presented && !insists && !this.#state) return this.#go(null);
    const done = insists ? this.#played.has(page) : asked?.[page] && !presented;
    if (!captions || !(question || insists) || (off && !insists && !presented)) return this.#go(null);
    if ((done && !(this.#state && this.#page === page)) || (this.#left && !insists)) return this.#go(null);
    if (this.#page !== page) [this.#state, this.#answer] = ["asking", null];
    else if (this.#state === "watching" && this.#about !== before) this.#answer = null; // it was about another run
    this.#page = page;
    const same = this.#words?.captions.predict === captions.predict; // the language
    if (this.#state === "told" && same) return this.#about === before ? undefined : this.#go(null); // it was about another run
    this.#words = question && { captions, question };
    this.#go(this.#state ?? "asking");
  }

  ask() {
    if (!this.#offered) return;
    [this.#words, this.#answer, this.#stays, this.#left] = [this.#offered, null, false, ""];
    this.#go(this.#state === "asking" ? null : "asking");
  }

  // Whoever drags, or goes on in a story, wants to see what it does: it is seen, unless a teacher insists.
  leave() {
    if (this.#state !== "asking") return true;
    if (this.#insists) return false;
    this.#left = this.#page;
    this.#go(null);
    return true;
  }

  // Whatever was answered before.
  askAnew() {
    this.#go(null);
    this.ask();
  }

  /** @param {string | null} answer */
  hold(answer) {
    this.#answer = answer;
    if (this.#words) this.#write(this.#words);
  }

  tell() {
    if (!this.#offered) return;
    this.#words = this.#offered;
    this.#stays = this.#state !== "told";
    this.#go(this.#stays ? "told" : null);
  }

  /** @param {boolean} begun @param {boolean} ended */
  follow(begun, ended) {
    if (this.#state === "asking" && begun) this.#go("watching");
    if (this.#state === "watching" && !begun && this.#answer === null) this.#go("asking");
    if (this.#state === "told") this.#stand(ended || this.#stays);
    if (this.#state !== "watching" || !ended) return;
    if (this.#insists) this.#played.add(this.#page);
    this.#go(this.#words ? "told" : null);
  }

  get asks() {
    return this.#state === "asking" && this.#words !== undefined;
  }

  /** @param {State} state */
  #go(state) {
    this.#state = state;
    const shown = JSON.stringify([state, this.#words, this.#insists]);
    if (shown === this.#shown) return; // or the place of the keyboard in it would be lost
    this.#shown = shown;
    this.#stand(this.#words !== undefined && (state === "asking" || state === "told"));
    this.#form.hidden = state !== "asking";
    const open = state === "asking" || state === "watching";
    // On the whole page: what gives the answer away stands outside the player, too. (A style that looks for it by `:has`
    // would be worked out anew in every frame.)
    const said = { "gd-asking": state === "asking", "gd-untold": open };
    for (const [name, on] of Object.entries(said)) document.documentElement.classList.toggle(name, on);
    this.root.dataset.hides = state === "asking" ? (this.#words?.question.hides.join(" ") ?? "") : "";
    if (this.#words) this.#write(this.#words);
  }

  // Whether it stands where else the step is told.
  /** @param {boolean} stands */
  #stand(stands) {
    this.node.hidden = !stands;
    document.documentElement.classList.toggle("gd-questioned", stands);
  }

  /** @param {Words} words */
  #write(words) {
    const state = this.#state;
    this.#form.replaceChildren(...(state === "asking" ? this.#asked(words) : []));
    show(this.#text, state === "watching" ? this.#watched(words) : state === "told" ? this.#told(words) : "");
    if (state === "told") this.#text.append(button("close", words.captions.close, () => this.#close()));
  }

  /** @param {Words} words */
  #asked({ captions, question }) {
    const answers = Object.entries(question.answers).map(([id, answer]) => {
      const radio = make("input", { type: "radio", name: "gd-answer", value: id, ...(id === this.#answer && { checked: "" }) });
      return make("label", { class: "gd-answer" }, radio, make("span", {}, answer));
    });
    const legend = make("legend", {}, make("strong", {}, `${captions.predict} `), question.ask);
    const off = button("dont-ask", captions.dont_ask, () => {
      remember((lesson) => (lesson.off = true));
      this.#close();
    });
    return [make("fieldset", {}, legend, make("div", { class: "gd-answers" }, ...answers), ...(this.#insists ? [] : [off]))];
  }

  // The place of the keyboard goes on to the play button, not to the top of the page.
  #close() {
    this.#go(null);
    /** @type {HTMLElement | null} */ (this.root.querySelector(".gd-button-play"))?.focus();
  }

  /** @param {Words} words */
  #said({ captions, question }) {
    const answer = question.answers[this.#answer ?? ""];
    return answer ? `${captions.you_said.replace("{answer}", answer)} ` : "";
  }

  /** @param {Words} words */
  #watched(words) {
    return `${words.question.ask} ${this.#said(words)}${words.captions.watch}`;
  }

  /** @param {Words} words */
  #told(words) {
    const { answers, right, ask, verdict } = words.question;
    const { captions } = words;
    const [plain, wrong] = [captions.answer, captions.wrong].map((template) => template.replace("{answer}", answers[right]));
    const mark = !this.#answer ? plain : this.#answer === right ? `✓ ${captions.right}` : `✗ ${wrong}`;
    return `${ask} ${this.#said(words)}**${mark}** ${verdict} `;
  }
}

/** @param {string} name @param {string} words @param {() => void} act */
function button(name, words, act) {
  const node = make("button", { type: "button", class: "gd-small", "data-testid": `gd-${name}` }, words);
  node.onclick = act;
  return node;
}
