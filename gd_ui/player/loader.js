// Sent with every scene, so it is short: it unpacks the scene and hands it to the player, fetched once.
const player = import(new URL("./app/static/player/player.js?v=VERSION", document.baseURI).href);
const latest = new WeakMap();
const unpack = (bytes) => new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();

export default function (component) {
  const { parentElement, data } = component;
  const call = {};
  let stop;
  latest.set(parentElement, call);
  unpack(data).then(async (scene) => {
    try {
      const { mount } = await player;
      if (latest.get(parentElement) === call) stop = mount({ ...component, data: scene });
    } catch (error) {
      parentElement.querySelector(".gd-player").textContent = scene.captions.failed.replace("{why}", error.message);
    }
  });
  return () => {
    latest.delete(parentElement);
    stop?.();
  };
}
