// From the consent page into the room: whose key to trust, one tab at a time, then join.

import { drawer } from "./drawer";
import { Exchange, Refused, type Reply, type Request } from "./exchange";
import { keysFrom, newEntropy, type Keys } from "./keys";
import { Lease } from "./lease";
import { checkWords } from "./mnemonic";
import { canMakeKeys } from "./nacl";
import { opens, typedWords } from "./restore";
import { closed, RoomPage } from "./room";
import { opened } from "./saver";
import { trusted, type Room } from "./state";
import { NO_STEPS, type Steps } from "./steps";
import { Vault } from "./vault";
import { button, fill, h, required } from "./views/dom";
import { backoff, pause, within } from "./waiting";
import { decode, encode } from "./wire";
import { speak, words, type Words } from "./words";

/** What the first script found on the page, and what the person chose there. */
export interface Arrival {
  readonly code: string;
  /** How to ask for the language that was chosen on this phone. */
  readonly query: string;
  readonly scanned: string | null;
  readonly offered: string | null;
  readonly room: Room | null;
  readonly choices: { readonly writes: boolean; readonly wall: boolean; readonly ratings: boolean } | null;
  readonly restores: boolean;
}

/** How the first script's bar speaks to the room once there is one. */
type Follow = (page: RoomPage) => void;

const NO_ROOM: Room = {
  revision: 0, status: "closed", index: null, segment: null, title: null, kind: null,
  paused: false, all_paused: false, rehearsal: false, wall: [],
};

/** The words for keys are English in every language. */
const CHECK_WORDS = { lang: "en", dir: "ltr", translate: "no" };

/** The last number that went out under keys which may still turn out not to be this person's. */
let tried = 0;

/** What a tab is called while it loads anew because the person wants the room there. */
const HERE = "here";

const LOOK_EVERY = 200;
const PATIENCE = 10_000;

export async function begin(arrival: Arrival, follow: Follow): Promise<void> {
  const vault = new Vault(arrival.code, drawer());
  const texts = await loadWords(vault);
  speak(texts.words);
  if (!canMakeKeys()) return say(words.cannotMakeKeys);
  const key = trusted(vault.known?.room ?? null, arrival.scanned, arrival.offered);
  if (key === "different") return say(words.different);
  if (key === "none") return say(words.noKey);
  if (key.compare && arrival.room !== null && !(await compared(key.key))) return;
  if (vault.known === null) {
    const entropy = arrival.restores ? await restored(arrival, vault, key.key) : newEntropy();
    vault.reread(); // another tab may have begun meanwhile
    if (vault.known === null) {
      vault.begin({ entropy: encode(entropy), room: key.key, seq: tried, restoring: arrival.restores, ...arrival.choices });
    }
  }
  vault.remember("words", texts);
  await enter(arrival, vault, follow);
}

interface Texts {
  readonly url: string;
  readonly words: Words;
}

/**
 * The words of the page in its language; those that this phone has kept serve as well, so that it
 * goes on without the computer. Who has not begun yet may try again.
 */
async function loadWords(vault: Vault): Promise<Texts> {
  const url = document.documentElement.dataset["words"] ?? "";
  const kept = vault.recall<Texts>("words");
  if (kept?.url === url) return kept;
  try {
    return { url, words: await within(PATIENCE, async (signal) => {
      const response = await fetch(url, { signal });
      if (!response.ok) throw new Error(url);
      return (await response.json()) as Words;
    }) };
  } catch (problem) {
    if (kept === null) throw problem;
    return kept;
  }
}

async function enter(arrival: Arrival, vault: Vault, follow: Follow): Promise<void> {
  const { code, query } = arrival;
  const { entropy, room } = vault.mine;
  const keys = keysFrom(decode(entropy), code);
  const exchange = exchangeOf(arrival, vault, keys, room);
  let page: RoomPage | null = null;
  const lease = new Lease(vault, () => {
    page?.stop();
    otherTab(() => {
      window.name = HERE;
      location.reload();
    });
  }, () => page?.reread());
  const waited = await freed(lease);
  lease.take();
  if (waited && !(await caughtUp(vault, lease))) return location.reload();
  const here = arrival.room ?? closedHere();
  if ((arrival.room !== null || vault.mine.restoring) && !(await ready(exchange, vault, keys, lease))) return;
  const steps = await loadSteps(`/j/${code}/steps${query}`, vault, lease, arrival.room === null);
  if (!lease.isHeld) return; // another tab took over meanwhile, and this one says so
  vault.reread(); // or has written while this page came
  page = new RoomPage({
    code, vault, keys, exchange, steps, lease, room: here,
  });
  follow(page);
  page.start();
}

/** The room whose page says only that it has closed, and until when it keeps notebooks. */
function closedHere(): Room {
  return closed({ ...NO_ROOM, until: document.body.dataset["kept"] ?? null });
}

function exchangeOf({ code, query, room }: Arrival, vault: Vault, keys: Keys, key: string): Exchange {
  const exchange = new Exchange(`/j/${code}/act${query}`, "act", code, keys, decode(key), {
    last: () => vault.known?.seq ?? Math.max(tried, Date.now()),
    use: (seq) => {
      tried = seq;
      vault.change({ seq });
    },
  });
  exchange.afterwards = room === null;
  return exchange;
}

/** From twelve words that somebody types: only such as open a notebook of this room. */
function restored(arrival: Arrival, vault: Vault, key: string): Promise<Uint8Array> {
  return typedWords(ask, arrival.room ?? closedHere(), (entropy) => {
    const keys = keysFrom(entropy, arrival.code);
    return opens(exchangeOf(arrival, vault, keys, key), keys);
  });
}

function say(...sentences: string[]): void {
  document.body.dataset["shows"] = "main";
  fill(required("main"), h("h1", {}, document.title), ...sentences.map((sentence) => h("p", { role: "alert" }, sentence)));
}

function ask(title: string, text: string, ...more: Node[]): void {
  document.body.dataset["shows"] = "main";
  fill(required("main"), h("h1", { tabindex: -1 }, title), h("p", {}, text), ...more);
  required("main").querySelector("h1")?.focus();
}

/** Who typed the code instead of scanning it compares three words with the big screen. */
async function compared(key: string): Promise<boolean> {
  say(words.loading);
  const three = await checkWords(decode(key)).catch(() => null);
  if (three === null) {
    say(words.compareWaits);
    return false;
  }
  return new Promise((resolve) => {
    ask(words.compareTitle, words.compare,
      h("p", { class: "three", ...CHECK_WORDS }, three.join(" · ")),
      h("p", { class: "stack" },
        button(words.compareYes, () => resolve(true)),
        button(words.compareNo, () => {
          say(words.compareStop);
          resolve(false);
        })));
  });
}

async function restore(exchange: Exchange, vault: Vault, keys: Keys, lease: Lease): Promise<void> {
  const { rev, blob } = await insist(exchange, { op: "load" }, lease);
  if (typeof rev === "number" && typeof blob === "string") {
    vault.meet({ rev, ...opened(blob, keys, vault.there) });
  }
  vault.change({ restoring: false });
}

function otherTab(here: () => void): void {
  ask(words.otherTabTitle, words.otherTab, button(words.continueHere, here));
}

/** Wait until no other tab holds the room, or the person wants it here. Was there one? */
async function freed(lease: Lease): Promise<boolean> {
  let here = window.name === HERE;
  window.name = "";
  if (lease.isFree()) return false;
  if (!here) otherTab(() => (here = true));
  // Twice in a row: a tab that slept may have yet to hear that the other goes on.
  for (let free = 0; !here && free < 2; free = lease.isFree() ? free + 1 : 0) await pause(LOOK_EVERY);
  return true;
}

/** What the other tab did until it heard that it is over counts here. Did it leave anything? */
async function caughtUp(vault: Vault, lease: Lease): Promise<boolean> {
  await pause(LOOK_EVERY);
  vault.reread();
  if (vault.known !== null) return true;
  lease.stop();
  vault.erase();
  return false;
}

/** Joined, and with the notebook that the twelve words open. */
async function ready(exchange: Exchange, vault: Vault, keys: Keys, lease: Lease): Promise<boolean> {
  const { joined, restoring } = vault.mine;
  if (!joined || restoring) say(words.loading);
  try {
    if (!joined && exchange.afterwards) {
      vault.change({ joined: true });
    } else if (!joined) {
      const { step } = await insist(exchange, { op: "join" }, lease);
      vault.change({ joined: true, catchesUp: typeof step === "number" && step > 0 && !restoring });
    }
    if (restoring) await restore(exchange, vault, keys, lease);
    return true;
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    lease.stop();
    if (!vault.mine.joined) vault.erase();
    ask(words.joinFailed, problem.message, button(words.tryAgain, () => location.reload()));
    return false;
  }
}

/** Ask until the room's computer says yes or no. */
async function insist(exchange: Exchange, request: Request, lease: Lease): Promise<Reply> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await exchange.act(request);
    } catch (problem) {
      if (problem instanceof Refused) throw problem;
      unreachable(lease);
      await pause(backoff(failures, 8_000));
    }
  }
}

/** Said only by the tab that goes on: the other one says that it does not. */
function unreachable(lease: Lease): void {
  if (lease.isHeld) say(words.unreachable);
}

/** The texts of all steps; the last ones seen serve when the computer does not answer. */
async function loadSteps(url: string, vault: Vault, lease: Lease, gone: boolean): Promise<Steps> {
  const before = vault.recall<Steps>("steps");
  if (before !== null && gone) return before;
  for (let failures = 0; ; failures += 1) {
    try {
      const steps = await within(PATIENCE, async (signal) => {
        const response = await fetch(url, { signal });
        return response.ok ? ((await response.json()) as Steps) : null;
      });
      if (steps !== null) {
        vault.remember("steps", steps);
        return steps;
      }
    } catch {
      // try again, unless there is something to go on with
    }
    if (before !== null) return before;
    if (gone) return NO_STEPS;
    unreachable(lease);
    await pause(backoff(failures, 8_000));
  }
}
