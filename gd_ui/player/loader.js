// Sent with the page; it only fetches the player, once, and hands every call on to it.
const player = import(new URL("./app/static/player/player.js?v=VERSION", document.baseURI).href);
const latest = new WeakMap();

export default function (component) {
  const { parentElement, data } = component;
  const call = {};
  let stop;
  latest.set(parentElement, call);
  player.then(
    ({ mount }) => {
      if (latest.get(parentElement) === call) stop = mount(component);
    },
    (error) => {
      const why = data.captions.failed.replace("{why}", error.message);
      parentElement.querySelector(".gd-player").textContent = why;
    },
  );
  return () => {
    latest.delete(parentElement);
    stop?.();
  };
}
