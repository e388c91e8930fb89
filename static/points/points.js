// The editor for points drawn by hand. Streamlit calls `mount` again for every new list of points and change of theme.

import { Editor } from "./editor.js";

/** @import { Message } from "./message.d.ts" */

/** @type {WeakMap<Element, Editor>} */
const editors = new WeakMap();

/** @param {Component<Message>} component */
export function mount({ data, parentElement, setTriggerValue }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".gd-points"));
  const editor = editors.get(parentElement) ?? new Editor(root, data);
  editors.set(parentElement, editor);
  editor.open(data, setTriggerValue);
  return () => {
    editor.stop();
    editors.delete(parentElement);
  };
}
