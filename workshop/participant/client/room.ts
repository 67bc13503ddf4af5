// The room on a phone: what is known is drawn, what is done becomes known.

import type { Context } from "./context";
import { eraseThere } from "./erase";
import { Exchange } from "./exchange";
import { Feed } from "./feed";
import { filled, spoken, type Spoken } from "./filled";
import type { Keys } from "./keys";
import type { Lease } from "./lease";
import { QuietHand } from "./quiethand";
import { Saver } from "./saver";
import { firstKnown, home, next, notice, surface, type Happening, type Known, type Room } from "./state";
import type { Steps } from "./steps";
import type { Answer, Vault } from "./vault";
import { button, fill, h, required, type View } from "./views/dom";
import { endingView, notebookView, waitingView, wayfinder } from "./views/places";
import { showHelpLines } from "./views/help";
import { handSheet, markStarSkill } from "./views/sheets";
import { refill } from "./views/prompts";
import { stepView } from "./views/step";
import { elapsed } from "./waiting";
import { words } from "./words";

const TYPED_LATELY = 20_000;
const STILL_AT_IT = 5 * 60_000;

export interface Ready {
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
    this.present = firstKnown(room);
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
    window.addEventListener("storage", (event) => {
      if (!this.vault.hear(event, this.lease.isSure)) return;
      this.refill();
      this.saver.changed();
    });
    if (this.present.room.status === "closed") return;
    this.saver.start();
    this.hand.start();
    this.feed.start();
  }

  /** Another tab has taken over, or the room has closed: nothing more is sent. */
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
    if (this.present.room.status === "closed" && before.room.status !== "closed") this.stop();
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
    this.saver.flush();
  }

  redraw(): void {
    this.drawn = "";
    this.draw();
  }

  erase(): void {
    this.stop();
    this.lease.stop();
    fill(this.main, h("p", { role: "status" }, words.erasing));
    const isClosed = this.present.room.status === "closed";
    const request = isClosed ? Promise.resolve() : eraseThere(this.exchange, this.vault.mine);
    void request.then(() => words.erasedThere, () => words.notErasedThere).then((there) => {
      const left = this.vault.erase();
      this.handView.update({ ...this.present, hand: "gone" });
      fill(this.main, h("h1", { tabindex: -1 }, words.endingTitle),
        h("p", { role: "status" }, left === 0 ? words.erased : filled(words.notErased, { count: left })),
        h("p", {}, there));
    });
  }

  private refill(): void {
    refill(this, this.main);
    markStarSkill(this);
  }

  /** Is this a moment in which no screen may change by itself? */
  private isWriting(): boolean {
    const quietFor = elapsed(this.touchedAt);
    const field = document.activeElement;
    const inField = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text");
    return quietFor < (inField ? STILL_AT_IT : TYPED_LATELY);
  }

  private draw(): void {
    const known = this.present;
    document.body.dataset["shows"] = surface(known);
    // A step stays as it is, whatever the room does: someone may be typing there.
    const around = known.place.at === "step" ? [] : [home(known.room).at, known.room.status];
    const screen = JSON.stringify([known.place, ...around]);
    if (screen !== this.drawn) this.change(screen);
    this.view?.update(known);
    this.handView.update(known);
    this.drawNotice(known);
    this.drawKeeping(known);
  }

  private change(screen: string): void {
    const first = this.drawn === "";
    this.drawn = screen;
    this.view = this.viewOf(this.present);
    const rehearsal = this.present.room.rehearsal ? h("p", { class: "rehearsal" }, words.rehearsal) : null;
    fill(this.main, this.notice, rehearsal, this.view.node, wayfinder(this));
    if (first) return;
    window.scrollTo(0, 0);
    this.main.querySelector("h1")?.focus();
  }

  private viewOf({ place }: Known): View<Known> {
    if (place.at === "waiting") return waitingView();
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
    const said = words.keeping[this.vault.keeps || keeping === "nothing" ? keeping : "refused"];
    for (const place of this.main.querySelectorAll(".keeping")) {
      if (place.textContent !== said) place.textContent = said;
    }
  }

  private focusOn(sheet: string | null): void {
    const heading = sheet === null ? this.main.querySelector("h1") : required(sheet).querySelector("h2");
    heading?.focus();
  }
}

/** A room that answers no more has closed, whatever was heard last. */
export function closed(room: Room): Room {
  return { ...room, status: "closed", index: null, all_paused: false, wall: [] };
}
