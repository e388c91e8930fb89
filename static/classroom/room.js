// Who is in a class, or teaches one: only this browser knows it, and only such a page fetches anything of this folder.

/** @import { Desk, Problem, Seat, Words } from "./message.d.ts" */
/** @import { Student } from "./student.js" */
/** @import { Wall } from "./wall.js" */

const [SEAT, DESK] = ["gd-class", "gd-desk"];
const NONE = "-"; // the code where there can be none
const HASH = /^#teach=([A-Z0-9]{5})\.([\w-]{20,40})$/; // a fragment: no server is told, and no log has it
const ASIDE = ["class", "k", "lang", "view", "plan", "lock", "only", "ask", "sent"]; // what in an address asks no other question
const OF_A_RUN = ["lr", "w0", "epochs", "updates", "stop", "tol", "seed", "batch", "draw"]; // what leaves the parabola as it is
const PATIENT = 10_000; // ms: then an answer is not waited for any longer

/** @type {Student | undefined} */
let student;
/** @type {Wall | undefined} */
let wall;
let left = ""; // the class that was left since this page was loaded: the browser's Back leads to it by no mistake

// On every page, and again with each of its languages and colours, which `place` has.
/** @param {Element} app @param {Element} place */
export async function enter(app, place) {
  const own = desk();
  const seated = own ? undefined : seat();
  if (!own && !seated) return;
  const [said] = await Promise.all([words().catch(() => undefined), styled()]);
  if (!said) return again(() => enter(app, place)); // nobody answers, or the host has no classes
  if (own) {
    wall ??= new (await import("./wall.js")).Wall(own);
    wall.take(app, said);
    dress(wall.node, place);
  } else if (seated) {
    if (student?.code !== seated.code) {
      student?.stop();
      student = new (await import("./student.js")).Student(seated);
    }
    student.take(app, said);
    dress(student.node, place);
  }
}

const COLOURS = ["background", "secondary-background", "text", "border", "primary"];

// Streamlit tells its colours to its own parts of the page only.
/** @param {HTMLElement} node @param {Element} place */
function dress(node, place) {
  const look = getComputedStyle(place);
  for (const name of COLOURS) node.style.setProperty(`--st-${name}-color`, look.getPropertyValue(`--st-${name}-color`));
  node.style.fontFamily = look.getPropertyValue("--st-font");
}

const TRIES = [5, 15, 45, 120]; // s
/** @param {() => void} act */
function again(act) {
  const seconds = TRIES.shift();
  if (seconds) setTimeout(act, 1000 * seconds);
}

// ---- what is kept in this browser

/** @param {string} name */
function kept(name) {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} name @param {object | undefined} what */
function keep(name, what) {
  try {
    if (what) localStorage.setItem(name, JSON.stringify(what));
    else localStorage.removeItem(name);
  } catch {
    return; // a browser that keeps nothing is in the class until the page is left
  }
}

// The place in the class that the address names, or in the one before.
/** @returns {Seat | undefined} */
export function seat() {
  const before = kept(SEAT);
  const named = new URLSearchParams(location.search).get("class");
  if (named === null) return before;
  const letters = named.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const code = letters.length === 5 ? letters : NONE; // the class is asked for, and says that there is none
  if (before?.code === code) return before;
  if (code === left) return;
  if (student?.code === code) return student.seat;
  const numbers = crypto.getRandomValues(new Uint8Array(16));
  const browser = Array.from(numbers, (number) => number.toString(16).padStart(2, "0")).join("");
  return { code, browser };
}

// Who is in the class is so when the page is loaded again.
/** @param {Seat} seat */
export const sits = (seat) => keep(SEAT, seat);

// The address does not name it any more: whoever opens the link once more is back.
/** @param {string} code */
export function leave(code) {
  left = code;
  student = undefined;
  if (kept(SEAT)?.code === code) keep(SEAT, undefined);
  const url = new URL(location.href);
  url.searchParams.delete("class");
  history.replaceState(history.state, "", url);
}

// What the teacher's own link has said, or this browser when it opened the class; the address does not keep it.
/** @returns {Desk | undefined} */
export function desk() {
  const [, code, secret] = HASH.exec(location.hash) ?? [];
  if (code) {
    sit({ code, secret }); // another class than before has a wall of its own
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  const own = kept(DESK);
  if (!own?.until || own.until * 1000 > Date.now()) return own;
  sit(undefined);
}

/** @param {Desk | undefined} own */
export function sit(own) {
  keep(DESK, own);
  wall = void wall?.stop();
}

// The class has ended; its wall says so by itself.
export const forget = () => keep(DESK, undefined);

// ---- what is said, and in which words

/** @param {string} path */
export const address = (path) => new URL(`./class/${path}`, document.baseURI).href;

// What came of it: `problem` says why it was not taken; "away" where nobody answered.
/** @param {string} path @param {object} given @param {string} [secret] @returns {Promise<{ problem?: Problem, yours?: string | null, told?: any }>} */
export async function say(path, given, secret) {
  const headers = { "Content-Type": "application/json", ...(secret && { Authorization: `Bearer ${secret}` }) };
  const signal = AbortSignal.timeout(PATIENT);
  try {
    const answer = await fetch(address(path), { method: "POST", headers, body: JSON.stringify(given), signal });
    if (answer.status === 204) return {};
    const told = await answer.json();
    if (!answer.ok || told.problem) return { problem: told.problem ?? "away", yours: told.yours };
    return { told };
  } catch {
    return { problem: "away" };
  }
}

/** @type {Map<string, Promise<Words>>} */
const spoken = new Map();

/** @returns {Promise<Words>} */
export function words() {
  const lang = document.documentElement.lang.split("-")[0] || "en";
  const known = spoken.get(lang);
  if (known) return known;
  const asked = fetch(address(`words/${lang}`)).then((answer) => answer.json());
  asked.catch(() => spoken.delete(lang));
  spoken.set(lang, asked);
  return asked;
}

/** @type {Promise<unknown> | undefined} */
let style;
const styled = () =>
  (style ??= new Promise((onload) => {
    const href = new URL("classroom.css", import.meta.url).href;
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload, onerror: onload }));
  }));

// ---- what a page asks

export const page = () => location.pathname.split("/").at(-1) || "home";

// The page and what its address says, in one order, without the names that are aside.
/** @param {string[]} aside */
function named(aside) {
  const asked = new URLSearchParams(location.search);
  for (const name of aside) asked.delete(name);
  asked.sort();
  return `${page()}?${asked}`;
}

// By what a question of this page is known on all browsers: what it is about.
export const question = () => named(ASIDE);

// By what runs on the same parabola are known.
export const parabola = () => named([...ASIDE, ...OF_A_RUN]);

// This page with its settings and locks, for others.
export const link = () => named(["class", "k", "lang", "view", "plan", "sent"]);
