// What is told to Python, and which of its answers are older than what is on the screen.
// Every message has a number, and an answer names the last one that it knows.

const EVERY = 250; // ms: four times a second
const PATIENT = 2000; // ms: so long the next message waits for the answer to the last
const LOST = 10000; // ms: an answer that has not come by then never will

/** @import { Point } from "./message.d.ts" */
/** @typedef {Component<object>["setTriggerValue"]} Send */

export class Sync {
  #told = 0;
  /** @type {number | undefined} */
  #number;
  /** @type {number | undefined} */
  #waiting;
  /** @type {number | undefined} */
  #timer;
  /** @type {Send} */
  #send = () => {};
  /** @type {() => Point[]} */
  #now = () => [];

  stop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#waiting);
  }

  // `send` belongs to the last call that Streamlit made; `acknowledged` is the last number that Python knows.
  /** @param {Send} send @param {number} acknowledged */
  take(send, acknowledged) {
    this.#send = send;
    this.#number ??= acknowledged;
    if (acknowledged !== this.#number) return;
    this.#settle();
    if (this.#timer !== undefined) this.#plan();
  }

  // Whether Python has yet to hear something, or to answer it.
  get open() {
    return this.#waiting !== undefined || this.#timer !== undefined;
  }

  // While something moves: `now` gives the points at the time they are sent.
  /** @param {() => Point[]} now */
  soon(now) {
    this.#now = now;
    this.#plan();
  }

  // A slow server is not interrupted at its answer: what moves on the page would stand still until the end.
  #plan() {
    clearTimeout(this.#timer);
    const due = this.#told + (this.#waiting === undefined ? EVERY : PATIENT);
    this.#timer = setTimeout(() => this.tell(this.#now()), Math.max(0, due - performance.now()));
  }

  /** @param {Point[]} points */
  tell(points) {
    this.stop();
    this.#timer = undefined;
    this.#told = performance.now();
    this.#waiting = setTimeout(() => this.#settle(), LOST);
    this.#number = (this.#number ?? 0) + 1;
    this.#send("moved", { number: this.#number, points });
  }

  #settle() {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
  }
}
