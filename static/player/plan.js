// The way to a step of a lesson plan, before a hall: the link says which plan, static/plans.json has where its steps are.

const PLANS = "../plans.json";

/** @param {number} step from 1 */
export async function toStep(step) {
  const asked = new URLSearchParams(location.search);
  const plan = asked.get("plan");
  if (!plan) return;
  const answer = await fetch(new URL(PLANS, import.meta.url));
  /** @type {Record<string, string[]>} */
  const plans = await answer.json();
  const to = plans[plan]?.[step - 1];
  if (to) location.assign(led(to, location.href));
}

// From the page at `here` to the link `to`, in the language that is spoken there.
/** @param {string} to @param {string} here */
export function led(to, here) {
  const url = new URL(to, here);
  const lang = new URL(here).searchParams.get("lang");
  if (lang) url.searchParams.set("lang", lang);
  return url;
}
