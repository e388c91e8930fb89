// A part of the page gets what Python sends it: see gd_ui/player/frame.js, the loader.

/** @type {WeakMap<Element, object>} */
const latest = new WeakMap();
/** @type {WeakMap<Element, () => void>} */
const stops = new WeakMap();
const TYPES = { f8: Float64Array, f4: Float32Array, u4: Uint32Array, u2: Uint16Array, u1: Uint8Array };

// The length of the text, the text, deflated, and the arrays it speaks of: see gd_ui/scene/scene.py.
/** @param {Uint8Array<ArrayBuffer>} bytes */
export async function unpack(bytes) {
  const ends = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const text = new Blob([bytes.subarray(4, ends)]).stream().pipeThrough(new DecompressionStream("deflate"));
  const arrays = bytes.slice(ends).buffer;
  /** @param {[keyof typeof TYPES, number, number]} place */
  const array = ([kind, begins, length]) => new TYPES[kind](arrays, begins, length);
  return JSON.parse(await new Response(text).text(), (_, value) => (value?.$array ? array(value.$array) : value));
}

// `mount` is the part's own, and gives what ends it. Of several calls that wait, the last one counts.
/** @param {Component<Uint8Array<ArrayBuffer>>} component @param {(component: Component<any>) => () => void} mount @param {unknown} styled */
export async function show(component, mount, styled) {
  const parent = component.parentElement;
  latest.set(parent, component);
  const [data] = await Promise.all([unpack(component.data), styled]);
  if (latest.get(parent) === component && parent.isConnected) stops.set(parent, mount({ ...component, data }));
}

/** @param {Element} parent */
export const stop = (parent) => stops.get(parent)?.();
