// Descent on a landscape by any rule, as gd_core.optimize does it, with the same bits: so that a run can bend under the hand
// that moves its learning rate, its β or its start. Of the landscapes those whose costs are polynomials: a processor's own
// exp and sin differ in the last bit.

/** @import { KnownCost, KnownRule, OfRuleName, RuleCourse } from "./scene.d.ts" */
/** @import { Hand } from "./descend.js" */
/** @typedef {number[]} Weights */

const FARTHEST = 1e50; // gd_core.arrays.DIVERGENCE_LIMIT

// As in gd_core/landscapes.py, in the same order.
/** @type {Record<KnownCost, { cost(w: Weights): number, gradient(w: Weights): Weights }>} */
const LANDSCAPES = {
  shallow: {
    cost: ([w]) => ((((3 * w - 1) * w - 6) * w + 3) * w + 5) / 12,
    gradient: ([w]) => [(w * w - 1) * (w - 0.25)],
  },
  bowl: {
    cost([w, b]) {
      const [a, c] = [w - 2, b - 1];
      return (a + c) * (a + c) + 0.5 * a * a;
    },
    gradient([w, b]) {
      const [a, c] = [w - 2, b - 1];
      return [2 * (a + c) + a, 2 * (a + c)];
    },
  },
  saddle: {
    cost: ([a, b]) => ((a * a - 1) * (a * a - 1)) / 4 + (b * b) / 2,
    gradient: ([a, b]) => [a * a * a - a, b],
  },
  valley: {
    cost: ([a, b]) => (1 - a) * (1 - a) + 4 * (b - a * a) * (b - a * a),
    gradient: ([a, b]) => [2 * (a - 1) - 16 * a * (b - a * a), 8 * (b - a * a)],
  },
};

// As in gd_core/rules.py: of one weight w and its gradient g, and of what is remembered of it, the next of each.
/** @typedef {Record<string, number>} Parameters */
/** @type {Record<KnownRule, (w: number, g: number, of: Parameters, memory: number[]) => number[]>} */
const RULES = {
  plain: (w, g, { alpha }) => [w - alpha * g],
  momentum(w, g, { alpha, mu }, [before = 0]) {
    const v = mu * before + g;
    return [w - alpha * v, v];
  },
  nesterov(w, g, { alpha, mu }, [before = 0]) {
    const v = mu * before + g;
    return [w - alpha * (g + mu * v), v];
  },
  rmsprop(w, g, { alpha, rho, epsilon }, [before = 0]) {
    const s = rho * before + (1 - rho) * g * g;
    return [w - (alpha * g) / (Math.sqrt(s) + epsilon), s];
  },
  adam(w, g, { alpha, beta1, beta2, epsilon }, [m0 = 0, s0 = 0, seen10 = 0, seen20 = 0]) {
    const [m, s] = [beta1 * m0 + (1 - beta1) * g, beta2 * s0 + (1 - beta2) * g * g];
    const [seen1, seen2] = [beta1 * seen10 + (1 - beta1), beta2 * seen20 + (1 - beta2)];
    return [w - (alpha * (m / seen1)) / (Math.sqrt(s / seen2) + epsilon), m, s, seen1, seen2];
  },
};

// Every series that the run of a course has.
/** @param {RuleCourse} course @returns {Record<OfRuleName, Float64Array>} */
export function walked({ cost, rule, updates, start, parameters, noise }) {
  const landscape = LANDSCAPES[cost];
  const { alpha, mu = 0 } = parameters;
  const made = () => new Float64Array(updates + 1);
  const of = start.map(() => ({ w: made(), gradient: made(), velocity: made(), pull: made(), carry: made() }));
  const costs = made();
  const memory = /** @type {number[][]} */ (start.map(() => []));
  const diverged = start.map(() => false);
  let at = [...start];
  for (let k = 0; k <= updates; k++) {
    const slope = landscape.gradient(at).map((g, j) => (noise && k < updates ? g + noise[k * start.length + j] : g));
    costs[k] = landscape.cost(at);
    at = at.map((w, j) => {
      const own = of[j];
      const velocity = (own.velocity[k] = rule === "momentum" || rule === "nesterov" ? (memory[j][0] ?? 0) : 0);
      const again = rule === "nesterov" ? mu : 0; // its gradient counts at the point ahead, too
      [own.w[k], own.pull[k], own.carry[k]] = [w, -alpha * (1 + again) * slope[j], -alpha * mu * (again || 1) * velocity];
      const [moved, ...remembered] = RULES[rule](w, slope[j], parameters, memory[j]);
      memory[j] = remembered;
      diverged[j] ||= !(Math.abs(moved) <= FARTHEST); // a NaN has diverged too
      if (k < updates) own.gradient[k + 1] = diverged[j] ? 0 : slope[j];
      return diverged[j] ? w : moved;
    });
  }
  const [first, second = first] = of;
  const twice = Object.fromEntries(Object.entries(second).map(([name, values]) => [`${name}2`, values]));
  const known = { ...first, ...twice, cost: costs, rate: made().fill(alpha), beta: made().fill(mu) };
  return /** @type {Record<OfRuleName, Float64Array>} */ (known);
}

// What the hand moves in a course.
/** @param {RuleCourse} course @param {Hand} hand @returns {RuleCourse} */
export function moved(course, hand) {
  const start = hand.start === undefined || course.start.length > 1 ? course.start : [hand.start];
  const given = Object.entries(hand).filter(([name, value]) => value !== undefined && name in course.moved);
  const parameters = Object.fromEntries(given.map(([name, value]) => [course.moved[name], value]));
  return { ...course, start, parameters: { ...course.parameters, ...parameters } };
}

// Whether a course is already as the hand would have it.
/** @param {RuleCourse} course @param {Hand} hand */
export function stands(course, hand) {
  const { start, parameters } = moved(course, hand);
  return start[0] === course.start[0] && Object.entries(parameters).every(([name, value]) => value === course.parameters[name]);
}
