// The room on a phone: what is known is drawn, what is done becomes known.

import type { Context } from "./context";
import { eraseThere, stillThere } from "./erase";
import { Exchange } from "./exchange";
import { Feed } from "./feed";
import { filled, spoken, type Spoken } from "./filled";
import { forget, type Keys } from "./keys";
import type { Lease } from "./lease";
import { isDue, watchSight } from "./lock";
import { QuietHand } from "./quiethand";
import { Saver } from "./saver";
import { restore, resumed, screenOf, type Screen } from "./screen";
import { firstKnown, home, isKept, next, notice, surface, type Happening, type Known, type Room } from "./state";
import type { Steps } from "./steps";
import type { Answer, Facts, Vault } from "./vault";
import { pause } from "./waiting";
import { button, fill, h, required, type View } from "./views/dom";
import { catchUpView } from "./views/catchup";
import { endingView, notebookView, waitingView, wayfinder } from "./views/places";
import { showHelpLines } from "./views/help";
import { tone } from "./views/imagery";
import { lockView } from "./views/lock";
import { handSheet, markStarSkill } from "./views/sheets";
import { refill } from "./views/prompts";
import { stepView } from "./views/step";
import { elapsed } from "./waiting";
import { words } from "./words";

const TYPED_LATELY = 20_000;
const STILL_AT_IT = 5 * 60_000;
const LOCKED = "locked";
const AT_THE_DOOR = 2_000;

interface Ready {
  readonly code: string;
  readonly vault: Vault;
  readonly keys: Keys;
  readonly exchange: Exchange;
  readonly steps: Steps;
  readonly room: Room;
  readonly lease: Lease;
}

export class RoomPage implements Context {
  readonly vault: Vault;
  readonly steps: Steps;
  readonly script: Spoken;
  readonly exchange: Exchange;
  readonly hand: QuietHand;
  private present: Known;
  private readonly feed: Feed;
  private readonly saver: Saver;
  private readonly lease: Lease;
  private readonly keys: Keys;
  private readonly handView: View<Known>;
  private readonly main = required("main");
  private readonly notice = h("div", { class: "notice", role: "status", hidden: true });
  private view: View<Known> | null = null;
  private drawn = "";
  private touchedAt = 0;

  constructor({ code, vault, keys, exchange, steps, room, lease }: Ready) {
    this.vault = vault;
    this.steps = steps;
    this.script = spoken(steps.language, steps.right_to_left);
    this.exchange = exchange;
    this.lease = lease;
    this.keys = keys;
    const known = { ...firstKnown(room, vault.mine.catchesUp), locked: isDue(vault) };
    this.present = resumed(known, this.kept(), steps.segments.length, Date.now());
    this.hand = new QuietHand(vault, exchange, (hand) => this.happen({ type: "hand", hand }));
    this.saver = new Saver(vault, exchange, keys,
      (keeping) => this.happen({ type: "keeping", keeping }), () => this.refill(), () => lease.isSure);
    this.feed = new Feed(`/j/${code}`, {
      room: (heard) => this.happen({ type: "room", room: heard, writing: this.isWriting() }),
      connected: (connected) => this.happen({ type: "connected", connected }),
      gone: () => this.happen({ type: "room", room: closed(this.present.room), writing: this.isWriting() }),
    });
    this.handView = handSheet(this);
  }

  start(): void {
    markStarSkill(this);
    showHelpLines(this.steps);
    this.draw();
    watchSight(() => this.hidden(), () => {
      if (this.lease.isHeld && isDue(this.vault)) this.happen({ type: "locked", locked: true });
    });
    window.addEventListener("storage", (event) => {
      if (!this.vault.hear(event, this.lease.isSure)) return;
      this.refill();
      this.saver.changed();
    });
    if (this.present.room.status === "closed") this.closes();
    if (isKept(this.present.room)) this.saver.start();
    if (this.present.room.status === "closed") return;
    this.hand.start();
    this.feed.start();
  }

  /** Nothing more is asked of the room; where notebooks are kept, this one is saved on. */
  private closes(): void {
    this.feed.stop();
    this.hand.stop();
    this.exchange.afterwards = true;
    if (isKept(this.present.room)) return;
    this.saver.stop();
    if (this.present.keeping !== "nothing") this.present = { ...this.present, keeping: "phone" };
  }

  /** Another tab has taken over, or everything is erased: nothing more is sent. */
  stop(): void {
    this.feed.stop();
    this.saver.stop();
    this.hand.stop();
  }

  known(): Known {
    return this.present;
  }

  happen(happening: Happening): void {
    const before = this.present;
    this.present = next(before, happening);
    if (this.present === before) return;
    if (before.place.at === "catch-up" && this.present.place.at !== "catch-up") this.vault.change({ catchesUp: false });
    if (this.present.room.status === "closed" && before.room.status !== "closed") this.closes();
    this.draw();
    if (this.present.sheet !== before.sheet) this.focusOn(this.present.sheet);
  }

  answer(prompt: string, answer: Answer | null, beside?: readonly string[]): void {
    this.touchedAt = Date.now();
    if (this.vault.answer(prompt, answer, beside)) this.refill();
    if (prompt === "star_skill") markStarSkill(this);
    this.saver.changed();
  }

  /** Another tab has written; here is what it left. */
  reread(): void {
    this.vault.reread();
    this.refill();
    if (this.vault.isBehind) this.saver.changed();
    this.saver.flush();
  }

  redraw(): void {
    this.drawn = "";
    this.draw();
  }

  /** The screen and this phone are empty at once, whether or not the computer answers. */
  erase(leaving = false): void {
    this.stop();
    this.lease.stop();
    if (leaving) return this.eraseAndLeave();
    const told = this.eraseThere(this.vault.mine).then(() => words.erasedThere, () => words.notErasedThere);
    const kept = this.vault.erase();
    const there = h("p", { role: "status" }, words.erasing);
    this.view = null;
    markStarSkill(this);
    this.happen({ type: "hand", hand: "gone" });
    fill(this.main, h("h1", { tabindex: -1 }, words.endingTitle));
    void stillThere(kept).then((left) => this.main.append(
      h("p", { role: "status" }, left === "" ? words.erased : filled(words.notErased, { found: left })), there));
    void told.then((said) => {
      forget(this.keys);
      there.textContent = said;
    });
  }

  private eraseThere(facts: Facts): Promise<void> {
    return isKept(this.present.room) ? eraseThere(this.exchange, facts) : Promise.resolve();
  }

  /** The computer is told for as long as one waits at a door. */
  private eraseAndLeave(): void {
    const facts = this.vault.mine;
    document.body.textContent = "";
    this.vault.erase();
    const told = this.eraseThere(facts).catch(() => undefined);
    void Promise.race([told, pause(AT_THE_DOOR)]).then(() => location.replace("about:blank"));
  }

  private refill(): void {
    refill(this, this.main);
    markStarSkill(this);
  }

  /** Is this a moment in which no screen may change by itself? */
  private isWriting(): boolean {
    return this.present.locked ? Date.now() < (this.kept()?.until ?? 0) : this.staysFor() > 0;
  }

  private staysFor(): number {
    if (this.view?.isHeld?.() === true) return Number.MAX_SAFE_INTEGER;
    const field = document.activeElement;
    const inField = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text");
    return Math.max(0, (inField ? STILL_AT_IT : TYPED_LATELY) - elapsed(this.touchedAt));
  }

  private kept(): Screen | null {
    return this.vault.recall<Screen>("screen");
  }

  private keep(): void {
    if (this.lease.isHeld) this.vault.remember("screen", screenOf(this.main, this.drawn, this.present.place, Date.now() + this.staysFor()));
  }

  /** Out of sight: a page that asks for the PIN goes on asking. */
  private hidden(): void {
    if (!this.lease.isHeld || this.present.locked) return;
    this.vault.remember("seen", Date.now());
    if (surface(this.present) === "main") this.keep();
  }

  private draw(): void {
    const known = this.present;
    const before = document.body.dataset["shows"];
    const shows = surface(known);
    if (before === "main" && shows !== "main" && this.drawn !== "") this.keep();
    document.body.dataset["shows"] = shows;
    // A step stays as it is, whatever the room does: someone may be typing there.
    const around = known.place.at === "step" ? [] : [home(known.room).at, known.room.status];
    const screen = known.locked ? LOCKED : JSON.stringify([known.place, ...around]);
    const first = this.drawn === "";
    if (screen !== this.drawn) this.change(screen);
    if (shows === "main" && before !== "main") restore(this.main, this.kept(), screen, !first);
    this.view?.update(known);
    this.handView.update(known);
    this.drawNotice(known);
    this.drawKeeping(known);
  }

  private change(screen: string): void {
    const locks = [this.drawn, screen].includes(LOCKED);
    this.drawn = screen;
    if (screen !== LOCKED) tone(null);
    this.view = this.viewOf(this.present);
    if (locks) markStarSkill(this);
    const rehearsal = this.present.room.rehearsal ? h("p", { class: "rehearsal" }, words.rehearsal) : null;
    fill(this.main, ...(screen === LOCKED ? [this.view.node] : [this.notice, rehearsal, this.view.node, wayfinder(this)]));
    window.scrollTo(0, 0);
    this.main.querySelector("h1")?.focus();
  }

  private viewOf({ place, locked }: Known): View<Known> {
    if (locked) return lockView(this);
    if (place.at === "waiting") return waitingView();
    if (place.at === "catch-up") return catchUpView(this);
    if (place.at === "notebook") return notebookView(this);
    const step = place.at === "step" ? this.steps.segments[place.index] : undefined;
    return step === undefined ? endingView(this) : stepView(this, step);
  }

  private drawNotice(known: Known): void {
    const kind = notice(known);
    const said = kind === null ? "" : filled(words[kind], { title: this.titleOf(known.room) });
    if (this.notice.dataset["says"] === said) return;
    this.notice.dataset["says"] = said;
    const goes = kind !== null && kind !== "unconnected";
    const before = this.notice.offsetHeight;
    fill(this.notice, h("p", {}, said), goes ? button(words.go, () => this.happen({ type: "follow" })) : null);
    this.notice.hidden = kind === null;
    if (window.scrollY > 0) window.scrollBy(0, this.notice.offsetHeight - before); // nothing moves under a thumb
  }

  /** In this phone's language, if the script has it. */
  private titleOf({ segment, title }: Room): string {
    return this.steps.segments.find(({ id }) => id === segment)?.title ?? title ?? "";
  }

  private drawKeeping({ keeping }: Known): void {
    const kept = keeping === "saved" && !this.isWrittenHere() ? "nothing" : keeping;
    const said = words.keeping[this.vault.keeps || kept === "nothing" ? kept : "refused"];
    for (const place of this.main.querySelectorAll(".keeping")) {
      if (place.textContent !== said) place.textContent = said;
    }
  }

  /** Has the person given an answer on this screen? Elsewhere than in a step, any counts. */
  private isWrittenHere(): boolean {
    const { place } = this.present;
    const step = place.at === "step" ? this.steps.segments[place.index] : undefined;
    return step === undefined || step.prompts.some(({ id }) => this.vault.answers[id] !== undefined);
  }

  private focusOn(sheet: string | null): void {
    if (sheet !== null) required(sheet).querySelector("h2")?.focus();
    else if (!this.main.contains(document.activeElement)) this.main.querySelector("h1")?.focus();
  }
}

/** A room that answers no more has closed, whatever was heard last. */
export function closed(room: Room): Room {
  const keeps = (document.body.dataset["keptFor"] ?? "") !== "";
  return { ...room, status: "closed", index: null, all_paused: false, wall: [], until: keeps ? room.until ?? "" : null };
}
