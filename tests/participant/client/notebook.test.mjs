// Two copies of a notebook, in two phones or two tabs, without either. Run by pytest, under node's own test runner.

import assert from "node:assert/strict";
import { test } from "node:test";

import { lockNotebook, keysFrom, newEntropy } from "../../../workshop/participant/client/keys.ts";
import { EMPTY, merged } from "../../../workshop/participant/client/notebook.ts";
import { opened } from "../../../workshop/participant/client/saver.ts";
import { Memory } from "../../../workshop/participant/client/drawer.ts";
import { Vault } from "../../../workshop/participant/client/vault.ts";
import { encode } from "../../../workshop/participant/client/wire.ts";

const book = (answers, others = {}) => ({ answers, others });

test("what only one copy changed is taken from there, letting go included", () => {
  const base = book({ a: "Dear", b: "kept", c: 3, d: [1] });
  const ours = book({ a: "Dear me", b: "kept", c: 3, d: [1] });
  const theirs = book({ a: "Dear", c: 5, d: [1], e: "new" });
  assert.deepEqual(merged(base, ours, theirs), book({ a: "Dear me", c: 5, d: [1], e: "new" }));
});

test("of a text that both changed, ours stays and theirs is kept beside it", () => {
  const base = book({ a: "Dear" });
  assert.deepEqual(
    merged(base, book({ a: "Dear me" }), book({ a: "Dear you" })),
    book({ a: "Dear me" }, { a: ["Dear you"] }),
  );
  assert.deepEqual(
    merged(base, book({}), book({ a: "Dear you" })),
    book({}, { a: ["Dear you"] }),
    "ours was let go of",
  );
});

test("a text that goes on where ours stops is the same text", () => {
  assert.deepEqual(merged(EMPTY, book({ a: "Dear" }), book({ a: "Dear me" })), book({ a: "Dear me" }));
  assert.deepEqual(merged(EMPTY, book({ a: "Dear me" }), book({ a: "Dear" })), book({ a: "Dear me" }));
});

test("of a choice or a number that both changed, ours stays", () => {
  const base = book({ n: 1, c: [0] });
  assert.deepEqual(merged(base, book({ n: 2, c: [1] }), book({ n: 3 })), book({ n: 2, c: [1] }));
  assert.deepEqual(merged(base, book({}), book({ n: 3, c: [0] })), book({ n: 3 }));
});

test("the other text stays until either copy has chosen", () => {
  const base = book({ a: "x" }, { a: ["y"] });
  assert.deepEqual(merged(base, base, book({ a: "x", b: 1 }, { a: ["y"] })).others, { a: ["y"] });
  assert.deepEqual(merged(base, base, book({ a: "x" })).others, {});
  assert.deepEqual(merged(base, book({ a: "y" }), base), book({ a: "y" }));
  assert.deepEqual(merged(EMPTY, base, book({ a: "x" }, { a: ["z"] })).others, { a: ["y", "z"] });
});

/** A drawer that two tabs share, and what each has heard. */
function tabs() {
  const drawer = new Memory();
  const one = new Vault("CDFGHJ", drawer);
  one.begin({ entropy: "e", room: "k" });
  one.answer("a", "Dear");
  const other = new Vault("CDFGHJ", drawer);
  return { drawer, one, other };
}

test("a tab that wakes up does not write over what another has written", () => {
  const { one, other } = tabs();
  other.answer("a", "Dear you");
  other.answer("b", "from there");
  assert.equal(one.answer("a", "Dear me"), true);
  assert.deepEqual(one.whole, book({ b: "from there", a: "Dear me" }, { a: ["Dear you"] }));
  assert.deepEqual(new Vault("CDFGHJ", one.drawer).whole, one.whole, "and so it is kept");
});

test("a tab that goes on hears what another wrote over its words", () => {
  const { drawer, one } = tabs();
  one.answer("b", "mine");
  const [before, after] = [{ a: "Dear" }, { a: "Dear you" }].map((answers) => JSON.stringify(answers));
  drawer.setItem("workshop.CDFGHJ.notebook", after);
  const event = { key: "workshop.CDFGHJ.notebook", oldValue: before, newValue: after };
  assert.equal(one.hear(event, true), true);
  assert.deepEqual(one.answers, { a: "Dear you", b: "mine" });
});

test("a tab that does not go on puts back only what it has written over", () => {
  const { drawer, one, other } = tabs();
  const event = (oldValue, newValue) => ({
    key: "workshop.CDFGHJ.notebook", oldValue: JSON.stringify(oldValue), newValue: JSON.stringify(newValue),
  });
  other.answer("a", "Dear you");
  assert.equal(one.hear(event({ a: "Dear" }, { a: "Dear you" }), false), false);
  one.reread();
  one.answer("a", "Dear me"); // and now the browser tells what had been there all along
  assert.equal(one.hear(event({ a: "Dear" }, { a: "Dear all" }), false), true);
  assert.deepEqual(JSON.parse(drawer.getItem("workshop.CDFGHJ.notebook")), { a: "Dear all" });
  assert.deepEqual(one.others, { a: ["Dear me"] });
});

test("a tab that wakes up writes nothing once another has erased everything", () => {
  const { drawer, one, other } = tabs();
  other.erase();
  one.answer("a", "Dear me");
  one.change({ wall: true });
  assert.equal(drawer.length, 0);
});

test("numbers of messages only grow, whatever another tab has written", () => {
  const { one, other } = tabs();
  one.change({ seq: 9 });
  other.change({ seq: 12 });
  assert.equal(one.mine.seq, 12);
  one.drawer.setItem("workshop.CDFGHJ", JSON.stringify({ ...one.mine, seq: 3 }));
  assert.equal(one.mine.seq, 12);
});

test("a notebook is behind until the computer holds exactly this", () => {
  const { one } = tabs();
  assert.equal(one.isBehind, true);
  one.holds({ rev: 1, ...one.whole });
  assert.equal(one.isBehind, false);
  one.answer("a", "Dear me");
  assert.equal(one.isBehind, true);
});

test("words that were let go of elsewhere go here, too, and others come", () => {
  const { one } = tabs();
  one.holds({ rev: 1, ...one.whole });
  one.answer("b", "mine");
  one.meet({ rev: 2, ...book({ c: "theirs" }) });
  assert.deepEqual(one.answers, { b: "mine", c: "theirs" });
  assert.deepEqual(one.there, { rev: 2, ...book({ c: "theirs" }) });
});

test("the other text is gone when the one in the field holds it", () => {
  const { one } = tabs();
  one.answer("a", "Dear", ["Dear you", "Dear"]);
  assert.deepEqual(one.others, { a: ["Dear you"] });
  one.answer("a", "Dear\n\nDear you");
  assert.deepEqual(one.others, {});
});

test("a notebook from before there were other texts takes none away", () => {
  const keys = keysFrom(newEntropy(), "CDFGHJ");
  const blob = encode(lockNotebook({ v: 1, answers: { a: "x" } }, keys));
  assert.deepEqual(opened(blob, keys, book({}, { a: ["y"] })), book({ a: "x" }, { a: ["y"] }));
});
