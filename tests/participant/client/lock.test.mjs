// When the page asks for its PIN, and what becomes of a try. Run by pytest, under node's own test runner.

import assert from "node:assert/strict";
import { test } from "node:test";

import { digitsIn, isDue, setPin, tryPin, waitFor } from "../../../workshop/participant/client/lock.ts";
import { resumed } from "../../../workshop/participant/client/screen.ts";
import { firstKnown, next, notice, surface } from "../../../workshop/participant/client/state.ts";
import { Memory } from "../../../workshop/participant/client/drawer.ts";
import { Vault } from "../../../workshop/participant/client/vault.ts";

const MINUTE = 60_000;
const NOON = 1_900_000_000_000;
const at = (index, changes = {}) => ({
  revision: 10 + index, status: "live", index, segment: `s${index}`, title: `Step ${index}`, kind: "open",
  paused: false, all_paused: false, rehearsal: false, wall: [], ...changes,
});
const lock = (known, locked = true) => next(known, { type: "locked", locked });

/** What is kept of a page that was last in sight at noon. */
function kept(pin = "2580") {
  const vault = new Vault("CDFGHJ", new Memory());
  if (pin !== null) setPin(vault, pin);
  vault.remember("seen", NOON);
  return vault;
}

test("a locked page shows nothing but its lock, and lets through sheets and a pause for everyone", () => {
  const locked = lock(firstKnown(at(1)));
  assert.equal(surface(locked), "locked");
  assert.equal(surface(next(locked, { type: "sheet", sheet: "help" })), "help");
  const paused = next(locked, { type: "room", room: at(1, { revision: 20, all_paused: true }), writing: false });
  assert.equal(surface(paused), "pause");
  assert.equal(surface(lock(locked, false)), "main");
});

test("behind its lock a page goes on with the room", () => {
  const later = next(lock(firstKnown(at(1))), { type: "room", room: at(2), writing: false });
  assert.deepEqual(lock(later, false).place, { at: "step", index: 2 });
});

test("a page asks for its PIN after five minutes out of sight, and when its clock went back", () => {
  const due = (now) => isDue(kept(), now);
  assert.deepEqual([NOON, NOON + 5 * MINUTE, NOON + 5 * MINUTE + 1, NOON - 1].map(due), [false, false, true, true]);
  const vault = kept();
  vault.remember("seen", null);
  assert.equal(isDue(vault, NOON), true, "nobody knows when it was seen");
});

test("a page without a PIN asks for none", () => {
  assert.equal(isDue(kept(null), NOON + 60 * MINUTE), false);
  assert.equal(tryPin(kept(null), "", NOON), "open", "another tab has removed it");
});

test("a PIN has four to eight digits, of whatever kind", () => {
  assert.deepEqual(["2580", " 12345678 ", "٢٥٨٠", "۲۵۸۰"].map(digitsIn), ["2580", "12345678", "2580", "2580"]);
  assert.deepEqual(["", "123", "123456789", "12a4", "1 234"].map(digitsIn), [null, null, null, null, null]);
});

test("the right PIN opens, also in the next life, and it is not kept as it was typed", () => {
  const drawer = new Memory();
  setPin(new Vault("CDFGHJ", drawer), "2580");
  assert.equal(tryPin(new Vault("CDFGHJ", drawer), "2580", NOON), "open");
  assert.equal(tryPin(new Vault("CDFGHJ", drawer), "2581", NOON), "wrong");
  assert.doesNotMatch(drawer.getItem("workshop.CDFGHJ.pin"), /2580/);
});

test("after five wrong tries each wait is longer, up to a minute, and the right PIN ends it", () => {
  const vault = kept();
  for (let tries = 0; tries < 5; tries += 1) assert.equal(tryPin(vault, "1111", NOON), "wrong");
  assert.equal(tryPin(vault, "2580", NOON + 4_000), 1_000);
  assert.equal(tryPin(vault, "12", NOON + 5_000), "notDigits");
  assert.equal(tryPin(vault, "1111", NOON + 5_000), "wrong");
  assert.equal(tryPin(vault, "2580", NOON + 14_000), 1_000);
  assert.equal(tryPin(vault, "2580", NOON + 15_000), "open");
  assert.equal(tryPin(vault, "1111", NOON), "wrong");
  const waits = [4, 5, 6, 7, 8, 9, 40].map((wrong) => waitFor({ wrong, at: NOON }, NOON) / 1000);
  assert.deepEqual(waits, [0, 5, 10, 20, 40, 60, 60]);
  assert.equal(waitFor({ wrong: 5, at: NOON }, NOON - 60 * MINUTE), 5_000, "a clock that went back");
});

test("a silent computer is no news in an imagery, but going on is", () => {
  const imagery = at(2, { kind: "guided_imagery" });
  const silent = next(firstKnown(imagery), { type: "connected", connected: false });
  assert.equal(notice(silent), null);
  const reader = next(silent, { type: "room", room: at(3), writing: true });
  assert.equal(notice(next(reader, { type: "connected", connected: true })), "moved");
});

test("who was reading when the page went away is still there, and others are where the room is", () => {
  const screen = { place: { at: "step", index: 2 }, until: NOON };
  const place = (room, kept, now = NOON - 1) => resumed(firstKnown(room), kept, 9, now).place;
  assert.deepEqual(place(at(4), screen), { at: "step", index: 2 });
  assert.deepEqual(place(at(4), screen, NOON), { at: "step", index: 4 });
  assert.deepEqual(place(at(4), null), { at: "step", index: 4 });
  assert.deepEqual(place(at(1), screen), { at: "step", index: 1 }, "the room went back");
  assert.deepEqual(place({ ...at(4), status: "closed", index: null }, screen), { at: "ending" });
  assert.deepEqual(place(at(4), { ...screen, place: { at: "notebook" } }), { at: "step", index: 4 });
});
