// One tab at a time: two would each think that they hold the newest words.

import type { Vault } from "./vault";

interface Held {
  readonly tab: string;
  readonly at: number;
}

const RENEW_EVERY = 3_000;
const EXPIRES_AFTER = 8_000;

export class Lease {
  private readonly tab = String(Math.random());
  private timer: number | undefined;

  constructor(
    private readonly vault: Vault,
    private readonly lost: () => void,
    /** This tab goes on after another may have been the one. */
    private readonly returned: () => void = () => undefined,
  ) {}

  /** May this tab be the one? An old claim counts for nothing, nor does one from the future. */
  isFree(): boolean {
    const held = this.vault.recall<Held>("lease");
    if (held === null || held.tab === this.tab) return true;
    const age = Date.now() - held.at;
    return age < 0 || age > EXPIRES_AFTER;
  }

  get isHeld(): boolean {
    return this.timer !== undefined;
  }

  take(): void {
    this.claim();
    this.timer = setInterval(() => this.renew(), RENEW_EVERY);
    window.addEventListener("storage", () => this.renew());
    window.addEventListener("pagehide", () => this.release());
    window.addEventListener("pageshow", () => this.renew());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.renew(); // being hidden may be the last of it
    });
  }

  release(): void {
    if (this.timer !== undefined && this.isFree()) this.vault.remember("lease", null);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private renew(): void {
    if (this.timer === undefined) return;
    if (this.vault.known !== null && this.isFree()) {
      const isOurs = this.vault.recall<Held>("lease")?.tab === this.tab;
      this.claim();
      if (!isOurs) this.returned();
    } else {
      this.stop();
      this.lost();
    }
  }

  private claim(): void {
    this.vault.remember("lease", { tab: this.tab, at: Date.now() });
  }
}
