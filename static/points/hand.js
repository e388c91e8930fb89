// What a mouse, a finger or the keys do on the plane: a tap adds a point, a drag moves one.

/** @import { Editor } from "./editor.js" */
/** @import { Plane } from "./plane.js" */
/** @typedef {{ clientX: number, clientY: number, pointerId: number }} Press */

const STILL = 3; // px: a press that moves no farther only chooses a point
const TAP = 6; // px: farther is a swipe
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

/** @param {PointerEvent} e @param {Press} from @param {number} most */
const far = (e, from, most) => Math.hypot(e.clientX - from.clientX, e.clientY - from.clientY) > most;

export class Hand {
  // The point that is dragged, and how far from its middle it was taken.
  /** @type {Press & { k: number, offset: [number, number], moves: boolean } | null} */
  grab = null;
  /** @type {Press | null} */
  #press = null;

  /** @param {Plane} plane @param {Editor} editor */
  constructor(plane, editor) {
    this.plane = plane;
    this.editor = editor;
    const { node } = plane;
    // The focus goes to the nearest point, not to the uppermost handle.
    node.onmousedown = (e) => e.preventDefault();
    node.onpointerdown = (e) => this.#down(e);
    node.onpointermove = (e) => this.#drag(e);
    node.onpointerup = (e) => this.#up(e);
    node.onpointercancel = node.onlostpointercapture = (e) => this.#leave(e);
    node.onkeydown = (e) => this.#key(e);
  }

  /** @param {PointerEvent} e */
  #down(e) {
    if (e.button || !e.isPrimary) return;
    const at = this.plane.pixels(e);
    const { clientX, clientY, pointerId } = e;
    const typing = /** @type {HTMLElement | null} */ (document.activeElement);
    typing?.blur(); // what was typed counts before anything moves
    const dot = /** @type {Element} */ (e.target);
    if (!dot.matches(".gd-points-dot")) return void (this.#press = { clientX, clientY, pointerId });
    const { points, chosen } = this.editor;
    const k = this.plane.nearest(points, at, chosen);
    this.editor.choose(k);
    dot.setPointerCapture(pointerId);
    /** @type {[number, number]} */
    const offset = [this.plane.left(points[k][0]) - at[0], this.plane.top(points[k][1]) - at[1]];
    this.grab = { k, clientX, clientY, pointerId, offset, moves: false };
  }

  /** @param {PointerEvent} e */
  #drag(e) {
    const { grab, plane } = this;
    if (grab?.pointerId !== e.pointerId || (!grab.moves && !far(e, grab, STILL))) return;
    if (!grab.moves) this.editor.begin();
    grab.moves = true;
    const [left, top] = plane.pixels(e);
    this.editor.move(grab.k, plane.values([left + grab.offset[0], top + grab.offset[1]]));
  }

  /** @param {PointerEvent} e */
  #up(e) {
    const press = this.#press;
    this.#leave(e);
    if (press?.pointerId !== e.pointerId || far(e, press, TAP)) return;
    const at = this.plane.pixels(e);
    if (this.plane.holds(at)) this.editor.add(this.plane.values(at));
  }

  // A drag that the system breaks off ends where it was.
  /** @param {PointerEvent} e */
  #leave(e) {
    if (this.#press?.pointerId === e.pointerId) this.#press = null;
    if (this.grab?.pointerId !== e.pointerId) return;
    const { moves } = this.grab;
    this.grab = null;
    if (moves) this.editor.end();
  }

  /** @param {KeyboardEvent} e */
  #key(e) {
    if (e.altKey || e.ctrlKey || e.metaKey || this.grab) return;
    const { editor } = this;
    const count = editor.points.length;
    /** @param {number} by */
    const turn = (by) => editor.choose((editor.chosen + by + count) % count);
    /** @type {Record<string, () => void>} */
    const act = { PageUp: () => turn(-1), PageDown: () => turn(1) };
    Object.assign(act, { Home: () => editor.choose(0), End: () => editor.choose(count - 1) });
    for (const name of ["Delete", "Backspace"]) act[name] = () => (editor.remove(), editor.choose(editor.chosen));
    for (const name in ARROWS) act[name] = () => editor.nudge(ARROWS[name], e.shiftKey);
    if (!(e.key in act)) return;
    e.preventDefault();
    e.stopPropagation();
    act[e.key]();
  }
}
