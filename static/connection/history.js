// One entry in the browser's history for each setting and each page. Streamlit writes an address whenever a run of Python
// asks for it, several times for one press, and at the opening of a page too; by the time that somebody goes back, its
// session has what was chosen last. So what a visitor did not ask for replaces the entry, and an address that he has come
// back to says so, for Python to take from it what was chosen there (gd_ui/controls/link.py).

const BACK = "back";

// Where the browser was led: over an address that is no page Streamlit writes the first one's.
export const first = location.pathname;

let [asked, entered] = [0, 0]; // presses of a pointer or a key, and how many there were at the last entry

/** @param {Event} event */
function ask(event) {
  const again = event instanceof KeyboardEvent && event.repeat;
  // A click that a pointer made was counted when it was pressed; one that a script or a screen reader makes was not.
  if (!again && !(event.type === "click" && /** @type {MouseEvent} */ (event).detail)) asked++;
}

for (const kind of ["pointerdown", "keydown", "click"]) addEventListener(kind, ask, true);

const push = history.pushState.bind(history);

history.pushState = (...entry) => {
  if (asked === entered) history.replaceState(...entry);
  else push(...entry);
  entered = asked;
};

// Before Streamlit hears of it, which sends Python the address. A place on the page is no other address.
addEventListener("popstate", () => {
  if (location.hash) return;
  const address = new URL(location.href);
  address.searchParams.set(BACK, "1");
  history.replaceState(history.state, "", address);
});
