// The clock: a place between ticks, moved by buttons, keys and time. What a tick means is the scene's: the number of an
// update, or, where several runs race, a value on the axis that was chosen.

const STEP_SPEED = 2.5; // ticks a second when one is shown by a button
const LONGEST_GAP = 100; // ms: after a hidden tab the clock goes on from where it was
const TICKS = 120; // of a race, at most: at its first speed they take 24 seconds
const SHORTEST = 1 / 6; // of the ticks, that the shortest run gets: else it would be over before it was seen

// Ticks of a race whose runs end there, from 0 to the end of the longest: evenly spaced while the runs are about equally
// long, else denser at first; whole numbers, if asked for.
/** @param {number[]} ends @param {boolean} whole */
export function raced(ends, whole) {
  const longest = Math.max(...ends);
  if (!longest) return Float64Array.of(0);
  const shortest = Math.min(...ends.filter((end) => end > 0));
  const power = Math.max(1, Math.log(shortest / longest) / Math.log(SHORTEST));
  const parts = whole ? Math.min(TICKS, Math.ceil(longest)) : TICKS;
  const ticks = Array.from({ length: parts + 1 }, (_, i) => longest * (i / parts) ** power);
  return Float64Array.from(new Set(whole ? ticks.map(Math.round) : ticks));
}

export class Clock {
  still = matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {Float64Array} */
  ticks = Float64Array.of(0);
  at = 0;
  speed = 0;
  playing = false;
  /** @type {number | null} */
  target = null; // of a single step, the tick it leads to
  /** @type {number | null} */
  #before = null; // ms: when the last frame was drawn
  #frame = 0;

  // `on` has draw() for every drawn frame, and tell() whenever another tick is shown or the clock stops.
  /** @param {{ draw(): void, tell(): void }} on */
  constructor(on) {
    this.on = on;
  }

  get last() {
    return this.ticks.length - 1;
  }

  // The tick being reached; with reduced motion, the one that was reached last.
  get shown() {
    const jumps = this.still.matches && this.playing;
    return Math.min(jumps ? Math.floor(this.at + 1e-9) : Math.ceil(this.at - 1e-9), this.last);
  }

  get value() {
    const i = this.shown;
    if (this.at >= i || this.still.matches || i === 0) return this.ticks[i];
    return this.ticks[i - 1] + (this.ticks[i] - this.ticks[i - 1]) * (1 - (i - this.at));
  }

  // The value where it rests, or will once the tick under way is reached.
  get resting() {
    return this.playing || this.target ? this.ticks[this.shown] : this.value;
  }

  // Other ticks of the same meaning: the place stays, as far as they go.
  /** @param {Float64Array} ticks */
  take(ticks) {
    const value = this.ticks[this.shown];
    this.ticks = ticks;
    const reached = ticks.findLastIndex((tick) => tick <= value);
    const onTheWay = reached < this.last || this.at < reached ? this.at % 1 : 0;
    this.at = onTheWay ? reached - 1 + onTheWay : reached;
    this.target = onTheWay && this.target ? reached : null;
    this.playing &&= this.at < this.last;
  }

  // Ticks of another meaning: the place is the same part of the way, or where `value` lies among them.
  /** @param {Float64Array} ticks @param {number} value */
  exchange(ticks, value) {
    const ended = this.at >= this.last;
    this.ticks = ticks;
    this.at = ended ? this.last : this.#placeOf(value);
    this.target = null;
    this.playing &&= !ended;
  }

  // To where `value` lies; unless `between` ticks, to the next of them.
  /** @param {number} value @param {boolean} between */
  seek(value, between) {
    this.at = this.#placeOf(value);
    if (!between) this.at = this.shown;
  }

  // As a place; beyond the last tick, that.
  /** @param {number} value */
  #placeOf(value) {
    const { ticks } = this;
    const next = ticks.findIndex((tick) => tick >= value);
    if (next < 0) return this.last;
    return next > 0 ? next - (ticks[next] - value) / (ticks[next] - ticks[next - 1]) : 0;
  }

  /** @param {number} i */
  go(i) {
    this.playing = false;
    this.target = null;
    this.at = Math.max(0, Math.min(this.last, i));
    this.run();
  }

  step() {
    const next = this.shown + 1;
    if (next > this.last) return;
    this.playing = false;
    this.at = this.still.matches ? next : next - 1 + 1e-6;
    this.target = next;
    this.run();
  }

  toggle() {
    if (this.playing) this.#pause();
    else {
      this.playing = this.last > 0;
      this.target = null;
      if (this.at >= this.last) this.at = 0;
    }
    this.run();
  }

  // The step under way is finished, or the ball would rest between two updates, where no w of the run is.
  #pause() {
    const reached = this.shown;
    this.playing = false;
    if (this.still.matches) this.at = reached;
    this.target = reached > this.at ? reached : null;
  }

  stop() {
    cancelAnimationFrame(this.#frame);
  }

  run() {
    this.stop();
    this.#before = null;
    this.on.draw();
    this.on.tell();
    this.#next();
  }

  #next() {
    if (this.playing || this.target) this.#frame = requestAnimationFrame((now) => this.#tick(now));
  }

  /** @param {number} now */
  #tick(now) {
    const shown = this.shown;
    const gap = this.#before === null ? 0 : Math.min(now - this.#before, LONGEST_GAP);
    this.#before = now;
    this.at = Math.min(this.at + (gap / 1000) * (this.target ? STEP_SPEED : this.speed), this.target ?? this.last);
    if (this.at >= (this.target ?? this.last)) {
      this.playing = false;
      this.target = null;
    }
    if (!this.still.matches || this.shown !== shown) this.on.draw();
    if (this.shown !== shown || !this.playing) this.on.tell();
    this.#next();
  }
}
