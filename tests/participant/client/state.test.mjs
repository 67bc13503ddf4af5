// The state machine against what must hold after anything that happens, ten thousand times. Run by pytest.

import assert from "node:assert/strict";
import { test } from "node:test";

import { firstKnown, home, next, notice, same, surface } from "../../../workshop/participant/client/state.ts";
import { dice } from "../walks/world.mjs";

const STATUSES = ["lobby", "live", "live", "live", "closing", "closed"];
const PLACES = [{ at: "notebook" }, ...[0, 1, 2, 3].map((index) => ({ at: "step", index }))];

function room(chance, revision) {
  const status = STATUSES[Math.floor(chance() * STATUSES.length)];
  const index = status === "live" ? Math.floor(chance() * 4) : null;
  return {
    revision, status, index, segment: index === null ? null : `s${index}`, title: null, kind: null,
    paused: false, all_paused: chance() < 0.2, rehearsal: false, wall: [],
  };
}

function happening(chance, known) {
  const one = (...all) => all[Math.floor(chance() * all.length)];
  const revision = known.room.revision + one(-1, 0, 1, 1, 2);
  return one(
    () => ({ type: "room", room: room(chance, revision), writing: chance() < 0.4 }),
    () => ({ type: "room", room: room(chance, revision), writing: chance() < 0.4 }),
    () => ({ type: "visit", place: one(...PLACES) }),
    () => ({ type: "follow" }),
    () => ({ type: "sheet", sheet: one(null, "step-out", "hand", "help") }),
    () => ({ type: "keeping", keeping: one("phone", "saved", "retrying") }),
    () => ({ type: "hand", hand: one("sending", "unheard", "raised", "acknowledged", "down") }),
    () => ({ type: "connected", connected: chance() < 0.5 }),
  )();
}

function check(before, event, after) {
  const wasHome = same(before.place, home(before.room));
  const isHome = same(after.place, home(after.room));
  assert.ok(after.room.revision >= before.room.revision, "the room never goes back in time");
  assert.ok(!(isHome && after.strayed), "whoever is with the room has not strayed");
  if (event.type === "room") {
    const isNews = event.room.revision >= before.room.revision;
    if (event.writing || !isNews || !wasHome) assert.deepEqual(after.place, before.place, "nobody is moved");
    else assert.ok(isHome, "who was with the room goes along");
    assert.equal(after.sheet, before.sheet, "no sheet closes by itself");
  } else if (!["visit", "follow"].includes(event.type)) {
    assert.deepEqual(after.place, before.place, "nothing else moves anybody");
  }
  if (event.type === "follow") assert.ok(isHome);
  if (event.type === "visit") assert.deepEqual(after.place, event.place);
  if (after.sheet !== null) assert.equal(surface(after), after.sheet, "an open sheet is never covered");
  const isElsewhere = !isHome && after.place.at !== "notebook";
  const isAlone = !after.connected && after.room.status !== "closed";
  assert.equal(notice(after) !== null, isElsewhere || isAlone, "who is elsewhere or alone is told, and nobody else");
}

test("whatever happens, nobody is moved while writing, and who is elsewhere is told so", () => {
  const chance = dice(Date.now());
  for (let walk = 0; walk < 10_000; walk += 1) {
    let known = firstKnown(room(chance, 1));
    for (let step = 0; step < 30; step += 1) {
      const event = happening(chance, known);
      const before = known;
      known = next(known, event);
      check(before, event, known);
    }
  }
});
