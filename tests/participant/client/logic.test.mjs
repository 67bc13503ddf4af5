// What the phone knows and keeps, without a phone. Run by pytest, under node's own test runner.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Exchange } from "../../../workshop/participant/client/exchange.ts";
import { keysFrom, newEntropy } from "../../../workshop/participant/client/keys.ts";
import { box } from "../../../workshop/participant/client/nacl.ts";
import { firstKnown, isKept, next, notice, reached, surface, trusted } from "../../../workshop/participant/client/state.ts";
import { Memory } from "../../../workshop/participant/client/drawer.ts";
import { Vault } from "../../../workshop/participant/client/vault.ts";
import { chosenIn, textsOf, titled } from "../../../workshop/participant/client/steps.ts";
import * as wire from "../../../workshop/participant/client/wire.ts";

const LOBBY = {
  revision: 1, status: "lobby", index: null, segment: null, title: null, kind: null,
  paused: false, all_paused: false, rehearsal: false, wall: [],
};
const at = (index, changes = {}) => ({
  ...LOBBY, revision: 10 + index, status: "live", index, segment: `s${index}`, title: `Step ${index}`, kind: "open", ...changes,
});
const closing = { ...LOBBY, revision: 90, status: "closing" };
const hear = (known, room, writing = false) => next(known, { type: "room", room, writing });
const visit = (known, place) => next(known, { type: "visit", place });

test("a phone waits in the lobby and then goes where the room goes", () => {
  const waiting = firstKnown(LOBBY);
  assert.deepEqual(waiting.place, { at: "waiting" });
  assert.deepEqual(hear(waiting, at(0)).place, { at: "step", index: 0 });
  assert.deepEqual(hear(hear(waiting, at(3)), closing).place, { at: "ending" });
});

test("locked copies are there until the room closes, and afterwards where it keeps them", () => {
  const closed = { ...closing, status: "closed" };
  assert.deepEqual([LOBBY, closing, closed, { ...closed, until: null }, { ...closed, until: "" }].map(isKept),
    [true, true, false, false, true]);
});

test("nobody is moved while writing; a quiet notice says where the group is", () => {
  const writing = hear(firstKnown(at(2)), at(3), true);
  assert.deepEqual(writing.place, { at: "step", index: 2 });
  assert.equal(notice(writing), "moved");
  const later = hear(writing, at(4), false);
  assert.deepEqual(later.place, { at: "step", index: 2 }, "nor later, unless they say so");
  const gone = next(later, { type: "follow" });
  assert.deepEqual(gone.place, { at: "step", index: 4 });
  assert.equal(notice(gone), null);
  assert.deepEqual(hear(gone, at(5)).place, { at: "step", index: 5 });
});

test("the end of the programme waits for a writer, too", () => {
  const writing = hear(firstKnown(at(2)), closing, true);
  assert.deepEqual(writing.place, { at: "step", index: 2 });
  assert.equal(notice(writing), "ended");
});

test("an earlier step is looked at as long as one likes", () => {
  const visiting = visit(firstKnown(at(3)), { at: "step", index: 1 });
  assert.equal(notice(visiting), "strayed");
  assert.deepEqual(hear(visiting, at(4)).place, { at: "step", index: 1 });
  assert.equal(notice(hear(visiting, at(1, { revision: 30 }))), null, "the room came to them");
});

test("who comes late catches up first, for as long as they like", () => {
  const late = firstKnown(at(3), true);
  assert.deepEqual(late.place, { at: "catch-up" });
  const still = hear(late, at(4));
  assert.deepEqual(still.place, { at: "catch-up" }, "the room going on throws nobody out");
  assert.equal(notice(still), null, "nor does it hurry them");
  assert.equal(surface(hear(still, at(4, { revision: 20, all_paused: true }))), "pause");
  const gone = next(still, { type: "follow" });
  assert.deepEqual(gone.place, { at: "step", index: 4 });
  assert.deepEqual(hear(gone, at(5)).place, { at: "step", index: 5 }, "and that was once");
});

test("at the end there is nothing to catch up with", () => {
  const late = firstKnown(at(3), true);
  assert.equal(notice(hear(late, closing)), "ended");
  assert.deepEqual(next(hear(late, closing), { type: "follow" }).place, { at: "ending" });
  assert.deepEqual(firstKnown(closing, true).place, { at: "ending" });
});

test("a page that was opened before the start catches up, too", () => {
  assert.deepEqual(hear(firstKnown(LOBBY, true), at(3)).place, { at: "catch-up" });
});

test("the notebook is no step, so the group is not missed there", () => {
  const reading = visit(firstKnown(at(3)), { at: "notebook" });
  assert.equal(notice(reading), null);
  assert.deepEqual(hear(reading, at(4)).place, { at: "notebook" });
});

test("an older state is no news", () => {
  const known = firstKnown(at(5));
  assert.equal(hear(known, at(2)), known);
});

test("a pause for everyone covers the step, but no sheet that the person opened", () => {
  const paused = hear(firstKnown(at(1)), at(1, { revision: 20, all_paused: true }), true);
  assert.equal(surface(paused), "pause");
  assert.deepEqual(paused.place, { at: "step", index: 1 });
  assert.equal(surface(next(paused, { type: "sheet", sheet: "help" })), "help");
  assert.equal(surface(hear(paused, at(1, { revision: 21 }))), "main");
});

test("a silent computer is said, until the room has closed", () => {
  const silent = next(firstKnown(at(1)), { type: "connected", connected: false });
  assert.equal(notice(silent), "unconnected");
  assert.equal(notice(hear(silent, { ...closing, status: "closed" })), null);
});

test("steps can be looked at again once the room has been there", () => {
  assert.deepEqual([LOBBY, at(0), at(3), closing].map((room) => reached(room, 14)), [0, 1, 4, 14]);
});

test("the first key that was scanned is trusted, and no other after it", () => {
  assert.deepEqual(trusted(null, "K", "K"), { key: "K", compare: false });
  assert.deepEqual(trusted(null, null, "K"), { key: "K", compare: true });
  assert.deepEqual(trusted("K", null, "K"), { key: "K", compare: false });
  assert.deepEqual(trusted("K", "K", null), { key: "K", compare: false });
  for (const [pinned, scanned, offered] of [["K", "X", "K"], ["K", "K", "X"], ["K", null, "X"], [null, "K", "X"]]) {
    assert.equal(trusted(pinned, scanned, offered), "different");
  }
  assert.equal(trusted(null, null, null), "none");
});

test("an answer is kept when it is given, and is there in the next life", () => {
  const drawer = new Memory();
  const vault = new Vault("CDFGHJ", drawer);
  vault.begin({ entropy: "e", room: "k" });
  vault.answer("letter_a", "Dear");
  vault.answer("needs", ["rest"]);
  vault.answer("needs", null);
  const again = new Vault("CDFGHJ", drawer);
  assert.deepEqual(again.answers, { letter_a: "Dear" });
  assert.equal(again.isBehind, true);
});

test("erasing leaves nothing of this room and all of another", () => {
  const drawer = new Memory();
  const [one, other] = ["CDFGHJ", "KMNPQR"].map((code) => {
    const vault = new Vault(code, drawer);
    vault.begin({ entropy: "e", room: "k" });
    vault.answer("letter_a", code);
    vault.remember("steps", { title: "" });
    return vault;
  });
  assert.equal(one.erase(), 0);
  assert.equal(one.known, null);
  assert.equal(drawer.length, 3);
  assert.deepEqual(new Vault("KMNPQR", drawer).answers, { letter_a: "KMNPQR" });
  assert.equal(other.mine.entropy, "e");
});

test("what erasing could not remove is counted", () => {
  const drawer = new Memory();
  drawer.removeItem = () => undefined;
  const vault = new Vault("CDFGHJ", drawer);
  vault.begin({ entropy: "e", room: "k" });
  assert.equal(vault.erase(), 1);
});

test("a browser that refuses to keep something is found out", () => {
  const drawer = new Memory();
  drawer.setItem = () => { throw new Error("quota"); };
  const vault = new Vault("CDFGHJ", drawer);
  vault.begin({ entropy: "e", room: "k" });
  vault.answer("letter_a", "Dear");
  assert.equal(vault.keeps, false);
  assert.deepEqual(vault.answers, { letter_a: "Dear" }, "it is still on the page");
});

test("padding comes off again, and its absence is noticed", () => {
  for (const length of [0, 1, 1023, 1024, 9000]) {
    const data = new Uint8Array(length).fill(0x80);
    assert.deepEqual(wire.unpad(wire.pad(data, wire.REQUEST_SIZES)), data);
  }
  assert.throws(() => wire.pad(new Uint8Array(98304), wire.REQUEST_SIZES), wire.TooLong);
  for (const padded of [new Uint8Array(0), new Uint8Array(64), Uint8Array.of(1, 2, 3)]) {
    assert.throws(() => wire.unpad(padded), wire.Unreadable);
  }
});

test("base64 goes there and back, and nonsense is noticed", () => {
  const bytes = Uint8Array.from({ length: 20000 }, (_, i) => (i * 7) % 256);
  assert.deepEqual(wire.decode(wire.encode(bytes)), bytes);
  assert.deepEqual(wire.decode("-_8="), wire.decode("+/8"));
  assert.throws(() => wire.decode("not base64!"), wire.Unreadable);
});

test("a question's first paragraph is its name", () => {
  assert.deepEqual(titled("To younger me\n\nWrite.\nMore."), ["To younger me", "Write.\nMore."]);
  assert.deepEqual(titled("One line"), ["One line", ""]);
});

/** A phone at a computer that does not know it, and how often it has asked there. */
function unknown() {
  let asked = 0;
  globalThis.fetch = async () => {
    asked += 1;
    return new Response(JSON.stringify({ error: "Not joined.", code: "not_joined" }), { status: 403 });
  };
  let last = 0;
  const sequence = { last: () => last, use: (next) => { last = next; } };
  const keys = keysFrom(newEntropy(), "CDFGHJ");
  const exchange = new Exchange("/act", "act", "CDFGHJ", keys, box.keyPair().publicKey, sequence);
  return { exchange, asked: () => asked };
}

test("a phone that the computer has lost asks to join again", async () => {
  const { exchange, asked } = unknown();
  await assert.rejects(exchange.act({ op: "save" }), { code: "not_joined" });
  assert.equal(asked(), 2);
});

test("a phone that erases itself is not joined again by what was on its way", async () => {
  const { exchange, asked } = unknown();
  await assert.rejects(exchange.act({ op: "erase" }), { code: "not_joined" });
  await assert.rejects(exchange.act({ op: "save" }), { code: "not_joined" });
  assert.equal(asked(), 2);
});

test("a computer that stops in the middle of its answer has not answered", async () => {
  const { exchange } = unknown();
  globalThis.fetch = async (_, { signal }) => new Response(new ReadableStream({
    start(controller) {
      signal.addEventListener("abort", () => controller.error(new Error("aborted")));
    },
  }));
  await assert.rejects(exchange.act({ op: "save" }, { patience: 50 }), /aborted/);
});

const STAR = { id: "star_skill", type: "choose", question: "Which?", options: ["Feet", "Eyes"] };

test("an option is kept by its place, so that it is the same in each language", () => {
  assert.deepEqual(chosenIn(STAR, [1]), [1]);
  assert.deepEqual(textsOf({ ...STAR, options: ["Pies", "Ojos"] }, [1]), ["Ojos"]);
});

test("older notebooks hold the texts of options, and what is none of them is not lost", () => {
  assert.deepEqual(chosenIn(STAR, ["Eyes", "Hands"]), [1, "Hands"]);
  assert.deepEqual(textsOf(STAR, ["Eyes", "Hands"]), ["Eyes", "Hands"]);
});

test("nothing chosen is nothing", () => {
  assert.deepEqual(chosenIn(STAR, undefined), []);
  assert.deepEqual(textsOf(STAR, [7]), [""]);
});
