// A range under a finger. A browser moves it as soon as it is touched; a finger that then swipes up has meant to scroll the page.

import { make } from "./nodes.js";

/** @import { Attributes } from "./nodes.js" */

const SIDEWAYS = 6; // px: farther is no swipe up

// It says that it has moved once the finger goes sideways, or is taken away; a swipe that scrolls leaves it where it was.
/** @param {Attributes} attributes */
export function slider(attributes) {
  const range = make("input", { type: "range", min: 0, step: 1, ...attributes });
  /** @type {{ value: string, x: number } | undefined} */
  let touched; // where it was, while the finger may yet scroll the page
  let scrolled = false;
  const moved = () => {
    const before = touched?.value;
    touched = undefined;
    if (before !== undefined && range.value !== before) range.dispatchEvent(new Event("input"));
  };
  range.addEventListener("pointerdown", (e) => {
    touched = e.pointerType === "touch" ? { value: range.value, x: e.clientX } : undefined;
    scrolled = false;
  });
  range.addEventListener("pointermove", (e) => {
    if (touched && Math.abs(e.clientX - touched.x) > SIDEWAYS) moved();
  });
  range.addEventListener("pointerup", moved);
  range.addEventListener("pointercancel", () => {
    scrolled = touched !== undefined;
    if (touched) range.value = touched.value;
    touched = undefined;
  });
  // Before whoever listens to it.
  range.addEventListener("input", (e) => touched && e.stopImmediatePropagation(), { capture: true });
  range.addEventListener("change", (e) => scrolled && e.stopImmediatePropagation(), { capture: true });
  range.addEventListener("keydown", () => (scrolled = false));
  return range;
}
