// What this browser remembers of the lessons, where it may.

const KEPT = "gd-lesson";

/** @typedef {{ off?: boolean, code?: boolean, table?: boolean, letters?: boolean, asked?: Record<string, boolean>, done?: Record<string, string[]> }} Remembered */

/** @returns {Remembered} */
export function remembered() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "{}") ?? {};
  } catch {
    return {};
  }
}

/** @param {(lesson: Remembered) => void} change */
export function remember(change) {
  const lesson = remembered();
  change(lesson);
  try {
    localStorage.setItem(KEPT, JSON.stringify(lesson));
  } catch {
    return; // a browser that keeps nothing asks again
  }
}
