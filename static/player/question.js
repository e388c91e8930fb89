// Predict, then see: one question before the first play of a page, judged when the run has been seen to its end. It never
// stands in the way of playing.

// While `asking` the answers can be chosen, then it is `watching` until the end of the run is shown, then it has `told`.
export class Question {
  constructor(kit, root) {
    Object.assign(this, { kit, root, state: null, answer: null });
    this.node = kit.make("div", { class: "gd-question", "data-testid": "gd-question", hidden: "" });
    this.text = kit.make("div", { class: "gd-verdict", "data-testid": "gd-verdict", "aria-live": "polite" });
    this.form = kit.make("form", {});
    this.form.onsubmit = (e) => e.preventDefault();
    this.form.onchange = () => (this.answer = new FormData(this.form).get("gd-answer"));
    this.node.append(this.form, this.text);
  }

  take(lesson) {
    const { page, question, captions } = lesson ?? {};
    const before = this.asked;
    const asks = question && !this.kit.kept().off && (!this.kit.kept().asked?.[page] || (this.state && this.page === page));
    this.asked = question && `${question.ask} ${question.right}`;
    if (!asks) return this.#go(null);
    if (this.page !== page) Object.assign(this, { state: "asking", answer: null });
    else if (this.state === "watching" && this.asked !== before) this.answer = null; // it was about another run
    Object.assign(this, { page, captions });
    if (this.state === "told" && this.language === captions.predict) return;
    this.language = captions.predict;
    this.question = question;
    this.#go(this.state ?? "asking");
  }

  follow(begun, ended) {
    if (this.state === "asking" && begun) this.#go("watching");
    if (this.state === "watching" && !begun && this.answer === null) this.#go("asking");
    if (this.state !== "watching" || !ended) return;
    this.kit.keep((lesson) => ((lesson.asked ??= {})[this.page] = true));
    this.#go("told");
  }

  #go(state) {
    const { node, form, text } = this;
    if (this.state === "asking" && state === "watching") node.style.minHeight = `${node.offsetHeight}px`;
    if (!state || state === "asking") node.style.minHeight = "";
    this.state = state;
    const shown = JSON.stringify([state, this.captions, this.question]);
    if (shown === this.shown) return; // or the place of the keyboard in it would be lost
    this.shown = shown;
    node.hidden = !state;
    form.hidden = state !== "asking";
    const open = state === "asking" || state === "watching";
    // On the whole page: what gives the answer away stands outside the player, too. (A style that looks for it by `:has`
    // would be worked out anew in every frame.)
    const said = { "gd-asking": state === "asking", "gd-untold": open, "gd-questioned": Boolean(state) };
    for (const [name, on] of Object.entries(said)) document.documentElement.classList.toggle(name, on);
    this.root.dataset.hides = open ? this.question.hides.filter((what) => state === "asking" || what === "result").join(" ") : "";
    form.replaceChildren(...(state === "asking" ? this.#form() : []));
    this.kit.show(text, state === "watching" ? this.#watched() : state === "told" ? this.#told() : "");
    if (state === "told") text.append(this.#button("close", this.captions.close, () => this.#close()));
  }

  #form() {
    const { make } = this.kit;
    const { predict, dont_ask: words } = this.captions;
    const answers = Object.entries(this.question.answers).map(([id, answer]) => {
      const radio = make("input", { type: "radio", name: "gd-answer", value: id, ...(id === this.answer && { checked: "" }) });
      return make("label", { class: "gd-answer" }, radio, make("span", {}, answer));
    });
    const legend = make("legend", {}, make("strong", {}, `${predict} `), this.question.ask);
    const off = this.#button("dont-ask", words, () => (this.kit.keep((lesson) => (lesson.off = true)), this.#close()));
    return [make("fieldset", {}, legend, make("div", { class: "gd-answers" }, ...answers), off)];
  }

  #button(name, words, act) {
    const node = this.kit.make("button", { type: "button", class: "gd-small", "data-testid": `gd-${name}` }, words);
    node.onclick = act;
    return node;
  }

  // The place of the keyboard goes on to the play button, not to the top of the page.
  #close() {
    this.#go(null);
    this.root.querySelector(".gd-button-play").focus();
  }

  #said() {
    const answer = this.question.answers[this.answer];
    return answer ? `${this.captions.you_said.replace("{answer}", answer)} ` : "";
  }

  #watched() {
    return `${this.question.ask} ${this.#said()}${this.captions.watch}`;
  }

  #told() {
    const { answers, right, ask, verdict } = this.question;
    const [plain, wrong] = ["answer", "wrong"].map((name) => this.captions[name].replace("{answer}", answers[right]));
    const mark = !this.answer ? plain : this.answer === right ? `✓ ${this.captions.right}` : `✗ ${wrong}`;
    return `${ask} ${this.#said()}**${mark}** ${verdict} `;
  }
}
