// The link to what is on the screen: the address of this page, the language, the clock's place as `k`, and the names that
// Python adds or withdraws (what cannot be in a link).

export function link({ lang, extra, withdrawn }, place) {
  const url = new URL(location.href);
  url.hash = "";
  for (const name of ["view", "k", ...withdrawn]) url.searchParams.delete(name);
  const more = { lang, ...extra, ...(place && { k: place }) };
  for (const name in more) url.searchParams.set(name, more[name]);
  return url.href.replaceAll("%2C", ","); // which no address needs: a shorter one, with fewer dots to its QR code
}
