// Numbers as people type and paste them, by the rule of gd_ui/typed.py.

const LONGEST = 100;
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
/** @type {[RegExp, string][]} */
const ALIKE = [
  [/\s+/g, " "],
  [/^ | $/g, ""],
  [/[‐‒–—―−]/g, "-"],
  [/[×✕·⋅∙x]/g, "*"],
  [/[⁄∕÷]/g, "/"],
  [/。/g, "."],
  [/’/g, "'"],
  [/\*\*/g, "^"],
  [/ ?([-+*/^e]) ?/g, "$1"],
];

// NaN where it says none, or could say two: 1,234.
/** @param {string} text */
export function read(text) {
  if (text.length > LONGEST) return NaN;
  const seen = text.replace(UNSEEN, "").replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+/g, "^$&").replace(/[¼½¾⅐-⅞]/g, " $&");
  const plain = ALIKE.reduce((now, [from, to]) => now.replace(from, to), seen.normalize("NFKC").toLowerCase());
  const [over, under = 1, ...more] = plain.split("/").map(value);
  return more.length || !under ? NaN : over / under;
}

/** @param {string} part */
function value(part) {
  const powered = part.replace(/\^\(([-+]?\d+)\)$/, "^$1").replace(/\*10(?:\^|(?=[-+]))/g, "e").replace(/^([-+]?)10\^/, "$11e");
  const [, sign, size, power = ""] = /^([-+]?)([\d.,' _]+)(e[-+]?\d+)?$/.exec(powered) ?? [];
  return size === undefined ? NaN : Number(sign + digits(size, power !== "") + power);
}

// As JavaScript writes it; no number if it is none.
/** @param {string} size @param {boolean} powered */
function digits(size, powered) {
  const parted = /^(\d{1,3}([.,' _])\d{3}(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?$/.exec(size);
  if (parted && !size.startsWith("0")) {
    const [, groups, mark, decimals = ""] = parted;
    const sure = !".,".includes(mark) || decimals || groups.split(mark).length > 2;
    if (sure) return `${groups.replaceAll(mark, "")}.${decimals}`;
    if (mark === "," && !powered) return "none";
  }
  const [, before = "", after = ""] = /^(\d*)(?:[.,](\d*|(?:\d{3} )+\d{1,3}))?$/.exec(size) ?? [];
  return before || after ? `${before}.${after.replaceAll(" ", "")}` : "none";
}
