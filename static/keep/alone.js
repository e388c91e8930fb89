// In a page saved as a file: starts the player from its files, `gdFiles`, and the scene that stands in the page itself.

/** @typedef {import("../player/scene.d.ts").Scene} Scene */

(async () => {
  /** @param {["Float64Array" | "Float32Array" | "Uint32Array" | "Uint16Array" | "Uint8Array", string]} packed */
  const array = ([kind, letters]) => new globalThis[kind](Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0)).buffer);
  const { textContent } = /** @type {Node} */ (document.getElementById("gd-scene"));
  /** @type {Scene} */
  const scene = JSON.parse(textContent ?? "", (_, value) => (value?.$array ? array(value.$array) : value));

  /** @type {Record<string, string>} */
  const files = Reflect.get(globalThis, "gdFiles");
  // Each file gets an address, and what the others import it by means that.
  const address = (/** @type {string} */ text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const imports = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, address(text)]));
  const map = { type: "importmap", textContent: JSON.stringify({ imports }) };
  document.head.append(Object.assign(document.createElement("script"), map));

  // Nobody answers, so nothing is asked of anyone: runs that bend can be dragged, and no more; a task nobody could judge.
  /** @returns {Scene} */
  function alone() {
    const { lesson, tracks, picks, hand, runs } = scene;
    const bends = Object.values(runs).some(({ course }) => course);
    const drags = tracks.flatMap((track) => (track.kind === "head" && track.drag && !bends ? [track.drag] : []));
    const rulers = bends ? { ruler: hand?.ruler, beta: hand?.beta } : {};
    const asked = picks.map(({ name }) => name).filter((name) => name !== rulers.ruler?.name); // the ruler does it by itself
    const locked = [...drags, ...asked];
    return { ...scene, settings: undefined, lesson: lesson && { ...lesson, tasks: [] }, locked, hand: rulers, alone: true };
  }

  const parentElement = /** @type {HTMLElement} */ (document.querySelector("main"));
  try {
    /** @type {typeof import("../player/player.js")} */
    const { mount } = await import(imports["player/player.js"]);
    mount({ data: alone(), parentElement, setTriggerValue() {} });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    /** @type {Element} */ (parentElement.firstElementChild).textContent = scene.captions.failed.replace("{why}", why);
  }
})();
