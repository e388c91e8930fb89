// What a step did, as the name of the sentence that says so.

/** @import { ParabolaCurve, StepKind } from "./scene.d.ts" */
/** @import { Run } from "./run.js" */

const NEAR = 1e-9; // two values of α·L nearer than this are the same

// The step to key frame i of a run that steps on the parabola of all rows, or on the ones of its batches. `within`: the
// range of w that the chart shows.
/** @param {Run} run @param {number} i @param {[number, number]} within @returns {StepKind} */
export function stepKind(run, i, [low, high]) {
  const { curvature, vertex } = /** @type {{ curvature: number, vertex: number }} */ (/** @type {ParabolaCurve} */ (run.message.curves.cost));
  const [before, after] = [run.series("before")[i], run.series("w")[i]];
  const [from, to] = [before - vertex, after - vertex];
  const whole = !("batch" in run.message.curves);
  if (after === before) {
    if (whole || run.series("gradient")[i] !== 0) return "rest";
    return run.series("batch_curvature")[i] === 0 ? "flat" : "blind";
  }
  if ((after < low || after > high) && Math.abs(to) > Math.abs(from)) return "left";
  if (whole) {
    // By α·L, which says it exactly; distances at the level of rounding say nothing.
    const relative = run.series("rate")[i] * curvature;
    if (Math.abs(relative - 1) <= NEAR) return "bottom";
    if (Math.abs(relative - 2) <= NEAR) return "swing";
    if (relative > 2) return "away";
    return from * to < 0 ? "across" : "down";
  }
  const bottom = run.series("bottom")[i];
  const [own, then] = [before - bottom, after - bottom];
  if (Math.abs(then) > Math.abs(own)) return "worse";
  if (Math.abs(to) > Math.abs(from)) return "uphill";
  return own * then < 0 ? "overshot" : "both";
}
