// Sent with every scene, so it is short: it unpacks the scene and hands it to the player, which is fetched once.
const player = import(new URL("./app/static/player/player.js?v=VERSION", document.baseURI));
const latest = new WeakMap();
const unpack = (bytes) => new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();

export default (component) => {
  const { parentElement: parent } = component;
  const call = {};
  latest.set(parent, call);
  unpack(component.data).then(async (data) => {
    try {
      const { mount } = await player;
      if (latest.get(parent) === call) call.stop = mount({ ...component, data });
    } catch (error) {
      parent.querySelector(".gd-player").textContent = data.captions.failed.replace("{why}", error.message);
    }
  });
  return () => {
    latest.delete(parent);
    call.stop?.();
  };
};
