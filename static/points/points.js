// The editor for points drawn by hand. Streamlit calls `mount` again for every new list of points and change of theme.

import { Editor } from "./editor.js";

/** @import { Message } from "./editor.js" */

/** @type {WeakMap<Element, Editor>} */
const editors = new WeakMap();

/** @param {Component<Message>} component */
export function mount({ data, parentElement, setTriggerValue }) {
  let editor = editors.get(parentElement);
  if (!editor) editors.set(parentElement, (editor = new Editor(/** @type {HTMLElement} */ (parentElement.querySelector(".gd-points")), data)));
  editor.open(data, setTriggerValue);
  return () => {
    editor.stop();
    editors.delete(parentElement);
  };
}
