// One tab at a time: two would each think that they hold the newest words.

import type { Vault } from "./vault";
import { elapsed } from "./waiting";

interface Held {
  readonly tab: string;
  readonly at: number;
  /** Counts the tabs that went on: who went on later does so by the person's wish. */
  readonly turn: number;
}

const RENEW_EVERY = 3_000;
const EXPIRES_AFTER = 8_000;
const WAKING = 200;

export class Lease {
  private readonly tab = String(Math.random());
  private timer: number | undefined;
  private renewedAt = 0;
  private waking = false;
  private turn = 0;

  constructor(
    private readonly vault: Vault,
    private readonly lost: () => void,
    /** This tab goes on after another may have been the one. */
    private readonly returned: () => void,
  ) {}

  /**
   * May this tab be the one? An old claim counts for nothing, nor does one from the future, nor that
   * of a tab whose turn is over: it slept, and has not heard so yet.
   */
  isFree(): boolean {
    const held = this.held;
    if (held === null || held.tab === this.tab || held.turn < this.turn) return true;
    const age = Date.now() - held.at;
    return age < 0 || age > EXPIRES_AFTER;
  }

  get isHeld(): boolean {
    return this.timer !== undefined;
  }

  /** Is it held without a doubt? Not while this tab wakes up: another may have gone on instead. */
  get isSure(): boolean {
    return this.isHeld && !this.waking && elapsed(this.renewedAt) < EXPIRES_AFTER;
  }

  take(): void {
    this.turn = (this.held?.turn ?? 0) + 1;
    this.claim();
    this.timer = setInterval(() => this.renew(), RENEW_EVERY);
    window.addEventListener("storage", () => this.renew());
    window.addEventListener("pagehide", () => this.release());
    window.addEventListener("pageshow", ({ persisted }) => {
      if (persisted) this.wake();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.renew(); // being hidden may be the last of it
    });
  }

  release(): void {
    if (this.timer !== undefined && this.isFree()) this.say(0);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private renew(): void {
    if (this.timer === undefined || this.waking) return;
    if (elapsed(this.renewedAt) > EXPIRES_AFTER) this.wake();
    else if (this.vault.known !== null && this.isFree()) this.claim();
    else {
      this.stop();
      this.lost();
    }
  }

  /** It slept, and has yet to hear what other tabs did meanwhile. */
  private wake(): void {
    if (this.timer === undefined || this.waking) return;
    this.waking = true;
    this.renewedAt = Date.now();
    setTimeout(() => {
      this.waking = false;
      this.renew();
      if (this.isSure) this.returned();
    }, WAKING);
  }

  private get held(): Held | null {
    return this.vault.recall<Held>("lease");
  }

  private claim(): void {
    this.renewedAt = Date.now();
    this.say(this.renewedAt);
  }

  private say(at: number): void {
    this.vault.remember("lease", { tab: this.tab, at, turn: this.turn });
  }
}
