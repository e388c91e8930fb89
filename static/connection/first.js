// What can be read before the page has come ends when its title stands, or what stands in its place.

const first = document.querySelector(".gd-first");
const CAME = "[data-testid=stMain] h1, [data-testid=stException], [role=dialog]";

const seen = new MutationObserver(() => {
  if (!document.querySelector(CAME)) return;
  seen.disconnect();
  first?.remove();
});
seen.observe(document.body, { childList: true, subtree: true });
