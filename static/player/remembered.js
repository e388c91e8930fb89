// What this browser remembers of the lessons, where it may.

const KEPT = "gd-lesson";

// `off`: no page asks. `asked`: the pages whose run was seen to its end, with which their question was answered. `done`: of
// each page the tasks that were met.
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
  mark();
}

// The run of a page has been seen to its end.
/** @param {string} page */
export function finished(page) {
  if (!remembered().asked?.[page]) remember((lesson) => ((lesson.asked ??= {})[page] = true));
}

// Says on the whole page what was done: "bgd bgd.three". Links to a page that is done are marked by it (gd_ui/shell.css).
export function mark() {
  const { asked = {}, done = {} } = remembered();
  const tasks = Object.entries(done).flatMap(([page, ids]) => String(ids).split(",").map((id) => `${page}.${id}`));
  document.documentElement.dataset.done = [...Object.keys(asked), ...tasks].join(" ");
}
