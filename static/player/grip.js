// The start in the visitor's hand: what is dragged, what it is until its run arrives, and values picked from a panel.

const UNHOLD = 2000; // ms: a dragged start is shown until its run arrives, or this long

export class Grip {
  // `held` is the start that is dragged, or null. `player` has what is on the stage, and send(name, value).
  constructor(player, handle, { Start, fill }) {
    Object.assign(this, { player, handle, fill, held: null });
    this.start = new Start(player.stage, handle, this.#starting());
  }

  stop() {
    clearTimeout(this.holding);
    this.start.stop();
  }

  describe({ captions, locked = [] }) {
    this.handle.setAttribute("aria-label", captions.drag);
    this.locked = locked;
  }

  // The ball, if it may be moved.
  get ball() {
    const { ball } = this.player.overlay;
    return ball && !this.locked.includes(ball.track.drag) ? ball : undefined;
  }

  #starting() {
    const { player } = this;
    const { clock, overlay } = player;
    const track = () => this.ball.track;
    const panel = () => overlay.panels[track().panel];
    return {
      ready: () => Boolean(this.ball),
      panel,
      limits: () => [panel().value(0), panel().value(panel().width)],
      value: () => this.held ?? player.run.series(track().x)[player.lead.i],
      height: (w) => panel().y(player.run.height(track().curve, 0, w)),
      held: (w) => {
        this.held = w;
        player.root.classList.add("gd-held");
        clock.go(0);
      },
      done: (w) => {
        clock.go(0);
        player.send(track().drag, w);
        clearTimeout(this.holding);
        this.holding = setTimeout(() => (this.release(), clock.run()), UNHOLD);
      },
      cancel: () => (this.release(), clock.run()),
      pick: (x, y) => this.#pick(x, y),
    };
  }

  #pick(x, y) {
    const { scene, overlay, send } = this.player;
    for (const { panel, name, both } of scene.picks ?? []) {
      const values = !this.locked.includes(name) && overlay.valuesAt(panel, x, y);
      if (values) return () => send(name, both ? values : values[0]);
    }
  }

  release() {
    clearTimeout(this.holding);
    this.held = null;
    this.player.root.classList.remove("gd-held");
  }

  // The handle that takes the pointer lies over the ball.
  follow() {
    const ball = this.ball;
    const { panels, drawing } = this.player.overlay;
    if (!ball?.at) return void (this.handle.hidden = true);
    const panel = panels[ball.track.panel];
    const [x, y, inside] = ball.at;
    const { playing } = this.player.clock;
    this.handle.hidden = !inside;
    if (performance.now() - (this.movedWhen ?? 0) > 100 || !playing) {
      Object.assign(this.handle.style, { left: `${panel.left + x - 24}px`, top: `${panel.top + y - 24}px` });
      this.movedWhen = performance.now();
    }
    const { i } = this.player.lead;
    if (playing || (this.drawn === drawing && this.at === i && this.held === null)) return;
    Object.assign(this, { drawn: drawing, at: i });
    this.#say(ball, panel, i);
  }

  #say({ track }, panel, i) {
    const { scene, run } = this.player;
    const w = this.player.values(run, i)(track.x);
    const text = this.fill(scene.captions.drag_value, () => w);
    const aria = { valuemin: panel.value(0), valuemax: panel.value(panel.width), valuenow: w, valuetext: text };
    for (const name in aria) this.handle.setAttribute(`aria-${name}`, aria[name]);
  }
}
