// One tab in walks: the phone's own scripts on a page of their own, with everything that can happen to a tab.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { secretbox } from "./nacl.mjs";
import { Document, Event, HTMLInputElement, HTMLTextAreaElement, Node, Target } from "./page.mjs";
import { SAYS_AT, TEXTS } from "./server.mjs";
import { Stream } from "./stream.mjs";

const NAMES = [
  "window", "document", "localStorage", "location", "navigator", "fetch", "EventSource", "crypto", "Math", "Date",
  "setTimeout", "clearTimeout", "setInterval", "clearInterval", "requestAnimationFrame", "performance",
  "Event", "Node", "HTMLInputElement", "HTMLTextAreaElement", "require",
];

const [, , bundle, words] = process.argv;
const client = new Function(...NAMES, `${readFileSync(bundle, "utf8")}; return client;`);
const WORDS = readFileSync(words, "utf8");
const SAYS = readFileSync(new URL("../../../workshop/participant/texts/phone.json", import.meta.url), "utf8");
const require = createRequire(import.meta.url);

export class Tab {
  isGone = false;
  isFrozen = false;
  isCached = false;
  wishes = false; // the person said to go on here
  backlog = [];
  streams = new Set();
  page = null; // the room, once there is one
  sequences = [];
  last = new Map();

  constructor(phone, name = "") {
    this.phone = phone;
    this.world = phone.world;
    this.storage = phone.storage.opened(this);
    this.document = new Document(phone.code);
    this.window = new Target();
    Object.assign(this.window, { name, scrollTo() {}, scrollBy() {}, scrollY: 0, addEventListener: this.window.addEventListener });
    this.client = client(...NAMES.map((name) => this.given()[name]));
  }

  given() {
    const { world, phone } = this;
    const now = () => world.date + phone.clock;
    const random = (array) => array.map(() => Math.floor(world.chance() * 256));
    return (this.env ??= {
      window: this.window, document: this.document, localStorage: this.storage, require,
      location: { reload: () => void this.task(() => phone.reload(this)), hash: "", search: "", replace() {} },
      navigator: { language: "en" },
      fetch: (url, options) => this.fetch(url, options),
      EventSource: stream(this),
      crypto: { getRandomValues: (array) => (array.set(random(array)), array) },
      Math: Object.create(Math, { random: { value: world.chance } }),
      Date: class extends Date { static now() { return now(); } },
      performance: { now: () => world.now },
      setTimeout: (run, delay = 0) => this.timer(run, delay, false),
      setInterval: (run, delay) => this.timer(run, delay, true),
      clearTimeout: (timer) => this.clear(timer), clearInterval: (timer) => this.clear(timer),
      requestAnimationFrame: (run) => this.timer(run, 16, false),
      Event, Node, HTMLInputElement, HTMLTextAreaElement,
    });
  }

  /** Run it as the browser would: not in a tab that is gone, and later in one that stands still. */
  task(run, origin = "timer") {
    if (this.isGone) return;
    if (this.isFrozen) return void this.backlog.push([run, origin]);
    try {
      run();
    } catch (problem) {
      this.world.complain(problem.stack);
    }
  }

  timer(run, delay, again) {
    const timer = {};
    const ring = () => this.task(() => {
      if (again && timer.entry !== undefined) timer.entry = this.world.later(delay, ring);
      if (timer.entry !== undefined) run();
    });
    timer.entry = this.world.later(delay, ring);
    return timer;
  }

  clear(timer) {
    if (timer === undefined) return;
    this.world.cancel(timer.entry);
    timer.entry = undefined;
  }

  fetch(url, { signal, body } = {}) {
    return new Promise((resolve, reject) => {
      const fail = () => reject(new TypeError("fetch"));
      if (signal?.aborted) return fail();
      signal?.addEventListener("abort", fail);
      if (body !== undefined) this.sequences.push(JSON.parse(body));
      this.failing = [...(this.failing ?? []), fail].slice(-20);
      this.phone.network.ask(() => this.answer(url, body), (answer) => {
        this.task(() => (answer === null ? fail() : resolve(response(...answer))), "network");
      });
    });
  }

  answer(url, body) {
    const { server } = this.world;
    const path = url.replace(/\?.*/, "");
    if (path === SAYS_AT) return [200, SAYS];
    if (path === "/static/words.json") return [200, WORDS];
    if (!server.isOpen) return [404, JSON.stringify({ code: "unknown_room", error: "gone" })];
    if (path.endsWith("/state")) return [200, JSON.stringify(server.room)];
    if (path.endsWith("/steps")) return [200, JSON.stringify(TEXTS)];
    const [status, answer] = server.act(body);
    return [status, status === 200 ? sealed(answer) : JSON.stringify(answer)];
  }

  /** The page comes over the network; then who is remembered goes on, and who is new joins. */
  open(restoring = null) {
    this.restoring = restoring;
    this.isLost = true; // until the page is there, as when it never comes
    this.phone.network.ask(() => (this.world.server.isOpen ? { ...this.world.server.room } : "closed"), (room) => {
      if (room !== null) this.task(() => this.begin(room === "closed" ? null : room));
    });
  }

  begin(room) {
    this.isLost = false;
    const { code, key } = this.phone;
    const remembers = this.storage.getItem(`workshop.${code}`) !== null;
    if (!remembers && (room === null || room.status === "closing")) return; // nothing to join any more
    const choices = { writes: true, wall: false, ratings: false };
    const arrival = {
      code, query: "", scanned: room === null ? null : key, offered: room === null ? null : key, room,
      choices: remembers ? null : choices, restores: this.restoring !== null && !remembers,
    };
    this.client.begin(arrival, (page) => (this.page = page)).catch((problem) => {
      const isLost = !remembers && problem.message === "fetch"; // nothing loaded, and the page said so
      if (isLost) this.timer(() => this.begin(room), 1_000, false); // the person presses once more
      else this.world.complain(problem.stack);
    });
  }

  /** Another page follows, or none; this one hears of it if there is time. */
  leave() {
    this.show(false, false);
    this.vanish();
  }

  vanish() {
    this.isGone = true;
    for (const each of [...this.streams]) each.close();
    this.phone.storage.closed(this);
    this.phone.hasForgotten ||= this.phone.storage.refuses || this.phone.storage.isFull; // as it says it will
  }

  show(visible, persisted) {
    if (!visible) this.task(() => this.window.dispatchEvent(new Event("pagehide", { persisted })));
    this.document.visibilityState = visible ? "visible" : "hidden";
    this.task(() => this.document.dispatchEvent(new Event("visibilitychange")));
    if (visible && persisted) this.task(() => this.window.dispatchEvent(new Event("pageshow", { persisted })));
  }

  look(visible) {
    this.task(() => {
      this.document.visibilityState = visible ? "visible" : "hidden";
      this.document.dispatchEvent(new Event("visibilitychange"));
    });
  }

  /** A renderer that goes on does what it has missed: storage, network and timers each in their order. */
  thaw() {
    if (this.isCached) return this.comeBack();
    this.isFrozen = false;
    const delays = { storage: this.world.between(0, 1) }; // before an answer to what it writes now
    for (const [run, origin] of this.backlog.splice(0)) {
      delays[origin] ??= this.world.between(0, 3);
      this.world.later(delays[origin], () => this.task(run, origin));
    }
  }

  /** Into the back/forward cache: timers rest, connections break, and nothing is heard of. */
  cache() {
    this.show(false, true);
    this.isFrozen = this.isCached = true;
    for (const each of [...this.streams]) each.reset();
  }

  comeBack() {
    const backlog = this.backlog.splice(0);
    this.isFrozen = this.isCached = false;
    for (const fail of this.failing ?? []) fail();
    this.show(true, true);
    for (const [run, origin] of backlog) this.world.later(0, () => this.task(run, origin));
  }

  find(selector, text = null) {
    return this.document.querySelectorAll(selector).find((each) => text === null || each.textContent === text);
  }

  press(text) {
    const button = this.find("button", text);
    this.task(() => button?.click());
    return button !== undefined;
  }
}

function stream(tab) {
  return class extends Stream {
    constructor() {
      super(tab);
    }
  };
}

function sealed({ sealed: answer, reply }) {
  const nonce = new Uint8Array(24);
  const padded = Buffer.concat([Buffer.from(JSON.stringify(answer)), Buffer.from([0x80])]);
  return Buffer.concat([nonce, secretbox(padded, nonce, Buffer.from(reply, "base64url"))]);
}

function response(status, body) {
  return {
    status, ok: status === 200,
    json: async () => JSON.parse(body), text: async () => String(body),
    arrayBuffer: async () => Uint8Array.from(Buffer.from(body)).buffer,
  };
}
