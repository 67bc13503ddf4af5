// One walk: what people, networks and computers do, and what must hold when all is well again.

import { Phone } from "./phone.mjs";
import { Server } from "./server.mjs";
import { STEPS, TO_THE_GROUP } from "./steps.mjs";
import { World } from "./world.mjs";

const CODE = "CDFGHJ";
const MARK = /m\d+;/g;
const HEALED_WITHIN = 3_000;
const RENEWED_WITHIN = 4_000;
const SAVED_WITHIN = 60_000;

const marksIn = (value) => JSON.stringify(value ?? null).match(MARK) ?? [];

export class Walk {
  marks = new Map(); // every word that somebody typed: by whom, and whether it must still be there
  saved = new Map(); // all words that the computer has ever held, by key
  seen = 0;

  constructor({ seed, refuses = false }) {
    this.server = new Server(CODE);
    this.world = new World(seed, this.server);
    const key = Buffer.from(this.server.key).toString("base64url");
    this.phones = [0, 1, 2].map((number) => new Phone(this.world, CODE, key, refuses && number === 1));
    this.world.watchers.push(() => this.watch());
  }

  async go(steps) {
    for (const phone of this.phones.slice(0, 2)) phone.open();
    for (const command of ["next", "next"]) this.world.command(command); // people write the letter
    await this.world.pass(2_000);
    for (const [step, ...more] of steps) {
      if (step === "well") await this.heal();
      else await this.world.pass(this.act(step, more) ?? this.world.between(0, 400));
      if (this.world.problems.length > 0) break;
    }
    if (this.world.problems.length === 0) await this.end();
    return { problems: this.world.problems };
  }

  act(step, [which, detail]) {
    if (STEPS[step] !== undefined) return STEPS[step].call(this, this.phones[which], detail);
    if (step === "wait") return which;
    if (step === "room") return this.world.command(which);
    if (step === "kill") return this.world.kill();
    if (step === "start") this.server.isUp = true;
    return undefined;
  }

  /** Everything works again, and everyone looks at their phone: soon it is where the room is. */
  async heal() {
    this.server.isUp = true;
    const going = this.phones.filter((phone) => this.goesOn(phone)).map(({ front }) => front);
    for (const phone of this.phones) {
      phone.network.loses = 0;
      phone.network.become("pass");
      for (const tab of phone.tabs) if (tab.isFrozen) tab.thaw();
      if (phone.tabs.length === 0 && phone.storage.kept.size > 0) phone.open();
    }
    await this.world.pass(500);
    for (const front of going) if (front.find("button", "Continue here")) this.world.complain("a tab that slept took the room");
    const inTheRoom = this.phones.filter((phone) => phone.front?.page);
    for (const phone of this.phones) this.lookAt(phone);
    await this.world.pass(HEALED_WITHIN);
    for (const phone of inTheRoom) this.isWithTheRoom(phone);
  }

  /** After its clock was set anew a phone may let any of its tabs go on, until that one has renewed its claim. */
  isClockNew({ clockSetAt }) {
    return this.world.now - clockSetAt < RENEWED_WITHIN + HEALED_WITHIN;
  }

  goesOn(phone) {
    const { front, tabs } = phone;
    if (!front?.page?.lease.isSure || front.isFrozen || this.isClockNew(phone)) return false;
    return tabs.every(({ page, wishes }) => (page ? page.lease.turn <= front.page.lease.turn : !wishes));
  }

  async end() {
    await this.heal();
    for (let waited = 0; waited < SAVED_WITHIN && !this.isSaved(); waited += 2_000) await this.world.pass(2_000);
    for (const { front } of this.phones) front?.press("Continue here"); // on a page that came only now
    await this.world.pass(HEALED_WITHIN);
    for (const phone of this.phones) {
      this.isWithTheRoom(phone);
      this.hasAllWords(phone);
      this.hasOneTab(phone);
    }
  }

  lookAt(phone) {
    const { front } = phone;
    if (front === undefined) return;
    const isBegunElsewhere = front.restoring !== null && !front.page && phone.storage.kept.has(`workshop.${CODE}`);
    if (front.isLost || isBegunElsewhere) phone.reload(); // there is no page, or it asks for words that open another one
    front.press("Continue here");
    front.press("Open my notebook");
    front.look(false);
    front.look(true);
  }

  isWithTheRoom(phone) {
    const page = phone.front?.page;
    const { room } = this.server;
    if (phone.front?.find("button", "Continue here")) {
      const isErased = phone.tabs.some(({ erases }) => erases); // another tab hears of that, and stops
      if (!isErased && !this.isClockNew(phone)) this.world.complain("it asks again whether to go on here");
      return;
    }
    if (!page || phone.front.erases) return; // not in the room
    phone.front.press(TO_THE_GROUP);
    const known = page.known();
    const { home, notice, same } = phone.front.client;
    const isThere = same(known.place, home(room)) || known.place.at === "notebook" || ["moved", "strayed", "ended"].includes(notice(known));
    if (known.room.status === "closed" && room.status === "closed") return;
    if (known.room.revision !== room.revision || !isThere) {
      this.world.complain(`the room is at ${room.revision}, a phone at ${known.room.revision}, ${JSON.stringify(known.place)}`);
    }
  }

  live(phone) {
    return phone.tabs.filter((tab) => tab.page !== null && tab.page.vault.known !== null);
  }

  isSaved() {
    return this.phones.every((phone) => {
      const { front } = phone;
      const comes = front && !front.isFrozen && phone.storage.kept.has(`workshop.${CODE}`) && !front.page?.vault.known;
      if (front?.isLost || front?.press("Continue here")) this.lookAt(phone);
      return !comes && this.live(phone).every((tab) => !tab.page.vault.isBehind);
    });
  }

  /** Each word is in the field or beside it, in the storage, and in the computer's sealed copy. */
  hasAllWords(phone) {
    if (phone.hasForgotten) return;
    const kept = new Set(marksIn([...phone.storage.kept]));
    const tab = phone.front;
    for (const [mark, { phone: own, key, letGo }] of this.marks) {
      if (own !== phone || letGo) continue;
      if (phone.storage.refuses || phone.storage.isFull) {
        if (!phone.tabs.some((each) => marksIn(each.page?.vault.whole).includes(mark))) this.world.complain(`${mark} is on no page`);
      } else if (!kept.has(mark)) {
        this.world.complain(`${mark} is not on the phone`);
      }
      if (this.server.isOpen && !this.there(key).has(mark)) this.world.complain(`${mark} is not at the computer`);
    }
    const field = tab?.find("textarea[data-prompt]");
    if (tab?.page && field && !tab.find("button", "Continue here") && field.value !== (tab.page.vault.answers[field.dataset.prompt] ?? "")) {
      this.world.complain(`the field says ${field.value}, and the notebook ${JSON.stringify(tab.page.vault.whole)}`);
    }
  }

  /** Of all tabs one goes on; the others say where. */
  hasOneTab(phone) {
    const going = phone.tabs.filter(({ page, ...tab }) => page?.lease.isHeld && !tab.erases);
    if (going.length > 1 && !phone.storage.refuses && !phone.storage.isFull) this.world.complain("two tabs go on");
  }

  there(key) {
    const kept = this.server.notebooks.get(key);
    return new Set(kept === undefined ? [] : marksIn(this.opened(key, kept.blob)));
  }

  opened(key, blob) {
    const { client, keys } = this.keys.get(key);
    return client.openNotebook(client.decode(blob), keys);
  }

  keys = new Map();

  /** What must hold at every moment. */
  watch() {
    for (const { key, blob } of this.server.kept.splice(0)) {
      if (!this.keys.has(key)) this.learnKeys();
      const saved = this.saved.get(key) ?? new Set();
      marksIn(this.opened(key, blob)).forEach((mark) => saved.add(mark));
      this.saved.set(key, saved);
    }
    for (const phone of this.phones) for (const tab of this.live(phone)) this.watchTab(tab);
  }

  learnKeys() {
    for (const { tabs } of this.phones) for (const { client, page } of tabs) if (page) this.keyOf(client, page);
  }

  keyOf(client, page) {
    const { known } = page.vault;
    if (known === null) return null;
    const keys = client.keysFrom(client.decode(known.entropy), CODE);
    const key = Buffer.from(keys.pub).toString("base64url");
    this.keys.set(key, { client, keys });
    return key;
  }

  watchTab(tab) {
    const { page } = tab;
    const { keeping } = page.known();
    const { whole } = page.vault;
    if (keeping === "saved" && !(tab.checked === whole && tab.said === keeping)) {
      const saved = this.saved.get(this.keyOf(tab.client, page)) ?? new Set();
      const lacking = marksIn(whole).find((mark) => !saved.has(mark));
      if (lacking !== undefined) this.world.complain(`${lacking} is called saved, and is not at the computer`);
    }
    [tab.checked, tab.said] = [whole, keeping];
    for (const { key, seq } of tab.sequences.splice(0)) {
      const last = tab.last.get(key) ?? 0;
      if (seq <= last) this.world.complain(`number ${seq} after ${last}`);
      tab.last.set(key, seq);
    }
  }
}
