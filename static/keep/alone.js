// In a page saved as one file: starts the player from the files and the scene that stand in the page itself.

const TYPES = { f8: Float64Array, f4: Float32Array, u4: Uint32Array, u2: Uint16Array, u1: Uint8Array };
const numbers = (Type, letters) => new Type(Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0)).buffer);
const open = (name, value) => (TYPES[name] ? numbers(TYPES[name], value) : value);
const { files, scene } = JSON.parse(document.getElementById("gd-inside").textContent, open);

const blob = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
globalThis.gdFiles = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, blob(text)]));
const parentElement = document.querySelector("main");
try {
  const { mount } = await import(gdFiles["./player.js"]);
  mount({ data: scene, parentElement, setTriggerValue() {} });
} catch (error) {
  parentElement.firstElementChild.textContent = scene.captions.failed.replace("{why}", error.message);
}
