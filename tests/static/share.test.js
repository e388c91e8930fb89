// The link to what is on the screen.

import assert from "node:assert/strict";
import { test } from "node:test";

import { link } from "../../static/keep/share.js";

test("Python sets names in the link and takes out what cannot be in one; the place of the clock is in it", (t) => {
  const { location } = globalThis;
  t.after(() => (globalThis.location = location));
  globalThis.location = { href: "https://lab.example/bgd?lr=2e-5&data=mine&view=present&k=3&lang=zh#top" };
  const asked = { lang: "en", extra: { lock: "lr,batch" }, withdrawn: ["data"] };
  assert.equal(link(asked, "9_epoch_log"), "https://lab.example/bgd?lr=2e-5&lang=en&lock=lr,batch&k=9_epoch_log");
  assert.equal(link(asked, undefined), "https://lab.example/bgd?lr=2e-5&lang=en&lock=lr,batch");
});
