// Sent with every message, so it is short: it hands what came to the part of the page, which is fetched once.
const address = (file) => new URL(`./app/static/NAME/${file}.js?v=VERSION`, document.baseURI).href;
// All files at once, not each when the one before it asks for it.
for (const file of "FILES".split(" ")) document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: address(file) }));
const part = import(address("NAME"));
const [latest, stops] = [new WeakMap(), new WeakMap()];
const TYPES = { f8: Float64Array, f4: Float32Array, u4: Uint32Array, u2: Uint16Array, u1: Uint8Array };
// The length of the text, the text, deflated, and the arrays it speaks of: see gd_ui/scene/scene.py.
const unpack = async (bytes) => {
  const ends = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const text = new Blob([bytes.subarray(4, ends)]).stream().pipeThrough(new DecompressionStream("deflate"));
  const arrays = bytes.slice(ends).buffer;
  return JSON.parse(await new Response(text).text(), (name, v) => (TYPES[name] ? new TYPES[name](arrays, ...v) : v));
};

export default (component) => {
  const { parentElement: parent } = component;
  latest.set(parent, component);
  unpack(component.data).then(async (data) => {
    try {
      const { mount } = await part;
      if (latest.get(parent) === component && parent.isConnected) stops.set(parent, mount({ ...component, data }));
    } catch (error) {
      parent.querySelector(".gd-NAME").textContent = data.captions.failed.replace("{why}", error.message);
    }
  });
  // Streamlit cleans up after a call that a newer one has overtaken, too: then the part is still on the page.
  return () => setTimeout(() => parent.isConnected || stops.get(parent)?.());
};
