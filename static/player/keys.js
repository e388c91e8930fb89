// The keys of a player, wherever on the page the keyboard is, unless what it is on has a use of its own for them.

export const keys = (player) => (e) => {
  if (e.altKey || e.ctrlKey || e.metaKey || e.defaultPrevented || !player.scene || document.querySelector("dialog[open]")) return;
  const at = document.activeElement;
  const ours = !at || at === document.body || player.root.contains(at) || at.matches("[data-testid=stMain]");
  const moves = at?.matches("input, select, textarea, [role=slider], [role=radio], [contenteditable]");
  const presses = at?.matches("button, a, summary");
  const slides = at?.matches("input[type=range], [role=slider]");
  const { clock } = player;
  const act = { " ": () => clock.toggle(), ArrowLeft: () => clock.go(clock.shown - 1), ArrowRight: () => clock.step() };
  Object.assign(act, { Home: () => clock.go(0), End: () => clock.go(clock.last) });
  const taken = e.key === " " ? presses || (moves && !slides) : moves;
  if (!ours || taken || !(e.key in act)) return;
  e.preventDefault();
  act[e.key]();
};
