// In a page saved as one file: starts the player from the files and the scene that stand in the page itself.

(async () => {
  /** @param {["Float64Array" | "Float32Array" | "Uint32Array" | "Uint16Array" | "Uint8Array", string]} packed */
  const array = ([kind, letters]) => new globalThis[kind](Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0)).buffer);
  const { textContent } = /** @type {Node} */ (document.getElementById("gd-inside"));
  /** @type {{ files: Record<string, string>, scene: import("../player/scene.d.ts").Scene }} */
  const { files, scene } = JSON.parse(textContent ?? "", (_, value) => (value?.$array ? array(value.$array) : value));

  // Each file gets an address, and what the others import it by means that.
  const address = (/** @type {string} */ text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const imports = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, address(text)]));
  const map = { type: "importmap", textContent: JSON.stringify({ imports }) };
  document.head.append(Object.assign(document.createElement("script"), map));

  const parentElement = /** @type {HTMLElement} */ (document.querySelector("main"));
  try {
    /** @type {typeof import("../player/player.js")} */
    const { mount } = await import(imports["player/player.js"]);
    mount({ data: scene, parentElement, setTriggerValue() {} });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    /** @type {Element} */ (parentElement.firstElementChild).textContent = scene.captions.failed.replace("{why}", why);
  }
})();
