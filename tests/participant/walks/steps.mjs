// What can happen in a walk, each by its name: to a phone, with a detail or without.

import { Event } from "./page.mjs";
import { STEPS as STEPS_OF_ROOM } from "./server.mjs";

/** Who came late, and has caught up. */
export const TO_THE_GROUP = "Go to the group";

const goesOn = (phone) => phone.front !== undefined && !phone.front.isFrozen;

export const STEPS = {
  type(phone) {
    const { front } = phone;
    if (goesOn(phone)) front.press(TO_THE_GROUP);
    if (goesOn(phone) && front.find("textarea[data-prompt]") === undefined) front.press("letter"); // an earlier step
    const field = goesOn(phone) ? front.find("textarea[data-prompt]") : undefined;
    if (field === undefined || !front.page || front.page.vault.known === null) return 0;
    const mark = `m${(this.seen += 1)};`;
    const key = this.keyOf(front.client, front.page);
    this.marks.set(mark, { phone, key, letGo: phone.tabs.some(({ erases }) => erases) });
    front.task(() => {
      field.focus();
      field.value += mark;
      field.dispatchEvent(new Event("input"));
    });
    return undefined;
  },

  visit(phone, index) {
    if (goesOn(phone)) phone.front.press(index < 0 ? "My notebook and choices" : STEPS_OF_ROOM[index]);
  },

  follow(phone) {
    if (goesOn(phone) && !phone.front.press("Go there")) phone.front.press("Back");
  },

  /** Let go of words, knowingly: of two texts, one is chosen. */
  choose(phone, label) {
    const page = goesOn(phone) ? phone.front.page : null;
    if (!page || page.vault.known === null) return 0;
    const before = JSON.stringify(page.vault.whole).match(/m\d+;/g) ?? [];
    phone.front.press(label);
    const after = JSON.stringify(page.vault.whole);
    const undone = (after.match(/m\d+;/g) ?? []).filter((mark) => !before.includes(mark));
    for (const mark of before.filter((each) => !after.includes(each))) this.marks.get(mark).letGo = true;
    for (const mark of undone) this.marks.get(mark).letGo = true; // it was let go of once, so no other copy owes it
    return undefined;
  },

  here(phone) {
    if (goesOn(phone) && phone.front.press("Continue here")) phone.front.wishes = true;
  },

  net(phone, mode) {
    phone.network.become(mode);
    for (const tab of phone.tabs) {
      if (mode !== "void") tab.task(() => tab.window.dispatchEvent(new Event(mode === "pass" ? "online" : "offline")));
    }
  },

  lose(phone) {
    phone.network.loses = 1;
  },

  reload(phone) {
    if (phone.front) phone.reload();
    else phone.open();
  },

  tab(phone) {
    if (phone.tabs.length > 2) return;
    if (goesOn(phone)) phone.front.look(false);
    phone.open();
  },

  /** The next one comes to the front. */
  close(phone) {
    if (phone.front) phone.close();
    if (goesOn(phone)) phone.front.look(true);
  },

  /** The other tab of this phone comes to the front. */
  swap(phone) {
    if (phone.tabs.length < 2) return;
    if (goesOn(phone)) phone.front.look(false);
    phone.tabs.unshift(phone.tabs.pop());
    if (goesOn(phone)) phone.front.look(true);
  },

  discard(phone) {
    if (phone.front) phone.close(phone.front, false);
  },

  freeze(phone) {
    if (goesOn(phone)) phone.front.isFrozen = true;
  },

  thaw(phone) {
    if (phone.front?.isFrozen) phone.front.thaw();
    return 0;
  },

  cache(phone) {
    if (goesOn(phone)) phone.front.cache();
  },

  look(phone, visible) {
    if (phone.front) phone.front.look(visible);
  },

  clock(phone, hours) {
    phone.clock += hours * 3_600_000;
    phone.clockSetAt = this.world.now;
  },

  full(phone) {
    phone.storage.isFull = true;
  },

  erase(phone) {
    const page = goesOn(phone) ? phone.front.page : null;
    if (!page || page.vault.known === null || phone.front.find("button", "Continue here")) return;
    const key = this.keyOf(phone.front.client, page);
    phone.front.erases = true;
    phone.front.task(() => page.erase());
    for (const each of this.marks.values()) if (each.key === key) each.letGo = true;
  },

  /** The twelve words of this phone, typed on the third one. */
  twelve(phone) {
    const [, , third] = this.phones;
    const page = phone.front?.page;
    if (!page || page.vault.known === null || phone === third) return;
    const { client } = phone.front;
    const { entropy } = page.vault.known;
    if (third.tabs.length === 0) third.open(entropy);
    this.words = async (tab) => {
      const field = tab.find("textarea");
      if (field !== undefined && !tab.page) field.value = (await client.twelveFrom(client.decode(entropy))).join(" ");
      tab.press("Open my notebook");
    };
    this.world.later(1_000, () => third.front && void this.words(third.front).catch(() => undefined));
  },
};
