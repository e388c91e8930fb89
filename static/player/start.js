// Choosing where the run starts: dragging the ball, moving it by the keys, or a tap on its curve. A tap in a panel that
// values are picked from picks one.

const COMMIT = 250; // ms: after the last of several keys
const DOUBLE = 300; // ms, as Plotly's own: after a tap, in case it becomes a double click, which leads the zoom back
const TAP = 6; // px: farther is a swipe
const REACH = 20; // px from the curve that still count as on it

export class Start {
  // `on` has: held(w) while it moves, done(w) when it is let go, cancel(), limits() -> [low, high], value() -> w now,
  // height(w) -> px, panel() -> the panel with x(w) and value(px), ready() whether there is a ball, pick(x, y) -> what to
  // do with a tap there, if anything.
  constructor(stage, handle, on) {
    Object.assign(this, { stage, handle, on, grab: null, tapped: null });
    handle.onpointerdown = (e) => this.#take(e);
    handle.onpointermove = (e) => this.grab !== null && this.#hold(this.#weight(e) - this.grab);
    handle.onpointerup = () => this.#release();
    handle.onpointercancel = () => this.#cancel();
    handle.onkeydown = (e) => this.#key(e);
    stage.addEventListener("pointerdown", (e) => this.#down(e), true);
    this.up = (e) => this.#up(e);
    // On the window: Plotly covers the page while a zoom box is drawn.
    for (const name of ["pointerup", "pointercancel"]) addEventListener(name, this.up, true);
  }

  stop() {
    for (const name of ["pointerup", "pointercancel"]) removeEventListener(name, this.up, true);
    clearTimeout(this.timer);
    clearTimeout(this.tapped);
  }

  #weight(e) {
    const panel = this.on.panel();
    return panel.value(e.clientX - this.stage.getBoundingClientRect().left - panel.left);
  }

  #hold(w) {
    const [low, high] = this.on.limits();
    const step = 10 ** Math.floor(Math.log10((high - low) / 500));
    const inside = Math.max(low, Math.min(high, w));
    this.w = Number((Math.round(inside / step) * step).toPrecision(12));
    this.on.held(this.w);
    return this.w;
  }

  #take(e) {
    if (e.button) return;
    e.stopPropagation();
    this.handle.setPointerCapture(e.pointerId);
    this.grab = this.#weight(e) - this.on.value();
    this.w = null;
  }

  #release() {
    if (this.grab !== null && this.w !== null) this.on.done(this.w);
    this.grab = null;
  }

  #cancel() {
    this.grab = null;
    this.on.cancel();
  }

  #key(e) {
    const [low, high] = this.on.limits();
    const step = (high - low) / 300;
    const moves = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };
    if (!(e.key in moves) || e.altKey || e.ctrlKey || e.metaKey) return;
    e.preventDefault();
    e.stopPropagation();
    const w = this.#hold(this.on.value() + moves[e.key] * step);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.on.done(w), COMMIT);
  }

  // A press while a tap waits is the second of a double click: neither of the two is a tap.
  #down(e) {
    if (e.target === this.handle) return;
    const second = this.tapped !== null;
    clearTimeout(this.tapped);
    this.tapped = null;
    this.pressed = e.button || second ? null : [e.clientX, e.clientY, e.pointerId];
  }

  #tap(what) {
    this.tapped = setTimeout(() => {
      this.tapped = null;
      what();
    }, DOUBLE);
  }

  #up(e) {
    const pressed = this.pressed;
    if (!pressed || e.pointerId !== pressed[2]) return;
    this.pressed = null;
    const far = Math.hypot(e.clientX - pressed[0], e.clientY - pressed[1]) > TAP;
    if (far || e.type === "pointercancel") return;
    if (!this.on.ready() || !this.#onCurve(e)) return this.#pick(e);
    const w = this.#weight(e);
    this.#tap(() => this.on.done(this.#hold(w)));
  }

  #pick(e) {
    const box = this.stage.getBoundingClientRect();
    const picked = this.on.pick(e.clientX - box.left, e.clientY - box.top);
    if (picked) this.#tap(picked);
  }

  #onCurve(e) {
    const panel = this.on.panel();
    const box = this.stage.getBoundingClientRect();
    const [x, y] = [e.clientX - box.left - panel.left, e.clientY - box.top - panel.top];
    if (x < 0 || x > panel.width || y < -REACH || y > panel.height + REACH) return false;
    const distance = (dx) => Math.hypot(dx, this.on.height(panel.value(x + dx)) - y);
    return [-16, -12, -8, -4, 0, 4, 8, 12, 16].some((dx) => distance(dx) < REACH);
  }
}
