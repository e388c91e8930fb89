// Sent with every message, so it is short: it hands what came to the part of the page, which is fetched once.
/** @param {string} file */
const address = (file) => new URL(`./app/static/VERSION/NAME/${file}`, document.baseURI).href;
/** @param {string} rel @param {string} href */
const link = (rel, href) =>
  document.querySelector(`[href="${href}"]`) ||
  new Promise((onload) => document.head.append(Object.assign(document.createElement("link"), { rel, href, onload, onerror: onload })));
const styled = link("stylesheet", address("NAME.css"));
// All files at once, not each when the one before it asks for it.
for (const file of "FILES".split(" ")) link("modulepreload", address(`${file}.js`));
const files = Promise.all([import(address("../part.js")), import(address("NAME.js"))]);
const later = "LATER";
if (later) files.then(() => link("modulepreload", address(later)), () => {});

/** @param {Component<Uint8Array>} component */
export default (component) => {
  const { data, parentElement: parent } = component;
  files.then(([{ show }, { mount }]) => show(component, mount, styled)).catch(({ message }) => {
    // What there is to say then ends the data, and its length.
    const words = new TextDecoder().decode(data.subarray(-1 - /** @type {number} */ (data.at(-1)), -1));
    /** @type {Element} */ (parent.querySelector(".gd-NAME")).textContent = words.replace("{why}", message);
  });
  // Streamlit cleans up after a call that a newer one has overtaken, too: then the part is still on the page.
  return () => setTimeout(() => parent.isConnected || files.then(([{ stop }]) => stop(parent)));
};
