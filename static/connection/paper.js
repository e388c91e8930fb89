// A page on paper: at its foot stand the link to what is on the screen, and its QR code, for whoever has the sheet.

import { make } from "../player/nodes.js";
import { drawing, link } from "../keep/share.js";

const foot = make("footer", { class: "gd-paper" });
const words = make("p");
/** @type {typeof import("../lean-qr.mjs") | undefined} */
let qr;

// Below the page, which React fills as it likes.
/** @param {Element} app */
export function lay(app) {
  app.append(foot);
  qr ?? import("../lean-qr.mjs").then((made) => (qr = made)); // a browser that prints does not wait for it
}

addEventListener("beforeprint", () => {
  /** @type {HTMLElement | null} */
  const player = document.querySelector(".gd-player");
  const lang = document.documentElement.lang.split("-")[0];
  const to = link({ lang, extra: {}, withdrawn: [] }, player?.dataset.place);
  words.textContent = to;
  foot.replaceChildren(words);
  try {
    if (qr) foot.prepend(drawing(qr.generate(to, { minCorrectionLevel: qr.correction.L }), to));
  } catch {
    // The link is too long for a code; it stands there in letters.
  }
});
