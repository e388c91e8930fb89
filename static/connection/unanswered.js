// Where nothing comes from the server, a page would be a grey skeleton for ever: after a while it says why that may be, in
// both languages, the visitor's first. Nothing of the page is there then, so the words stand in its shell.

const PATIENT = 10; // looks, after Streamlit's scripts have begun to ask
const EVERY = 1000; // ms

const notice = /** @type {HTMLElement | null} */ (document.querySelector(".gd-unanswered"));
const spoken = new URLSearchParams(location.search).get("lang") ?? navigator.language;
let looks = 0;

for (const said of notice?.children ?? []) {
  const address = new URL("./_stcore/stream", document.baseURI).href.replace(/^http/, "ws");
  said.textContent = String(said.textContent).replace("{address}", address);
  if (spoken.slice(0, 2).toLowerCase() === /** @type {HTMLElement} */ (said).lang.slice(0, 2)) notice?.prepend(said);
}

const timer = setInterval(() => {
  const app = document.querySelector(".stApp");
  if (!app || !notice) return;
  const came = app.getAttribute("data-test-script-state") !== "initial";
  notice.hidden = came || ++looks < PATIENT;
  if (came) clearInterval(timer);
}, EVERY);
