// Asks Python for what is wished while it moves: for one value at a time, and after its answer for the one wished by then.

const LONGEST = 2000; // ms: then no answer comes any more

export class Asking {
  /** @type {[name: string, value: number] | null} */
  #wished = null;
  /** @type {number | undefined} */
  #waiting;

  /** @param {(name: string, value: number) => void} send */
  constructor(send) {
    this.send = send;
  }

  /** @param {string} name @param {number} value */
  ask(name, value) {
    this.#wished = [name, value];
    if (this.#waiting === undefined) this.#next();
  }

  // An answer has come; whether another is still awaited.
  answered() {
    clearTimeout(this.#waiting);
    this.#next();
    return this.#waiting !== undefined;
  }

  #next() {
    this.#waiting = undefined;
    if (!this.#wished) return;
    this.send(...this.#wished);
    this.#wished = null;
    this.#waiting = setTimeout(() => this.#next(), LONGEST);
  }

  stop() {
    clearTimeout(this.#waiting);
  }
}
