// A locked copy of the notebook at the room's computer: soon after a change, then at most every 10 s.

import { Refused, type Exchange } from "./exchange";
import { lockNotebook, openNotebook, type Keys } from "./keys";
import type { Notebook } from "./notebook";
import type { Keeping } from "./state";
import type { Vault } from "./vault";
import { backoff, elapsed } from "./waiting";
import * as wire from "./wire";

const SOON = 2_000;
const APART = 10_000;

export class Saver {
  private timer: number | undefined;
  private sentAt = 0;
  private failures = 0;
  private sending = false;
  /** What may have arrived without an answer: meeting it there again is no conflict. */
  private readonly sent = new Map<string, Notebook>();
  private readonly stopped = new AbortController();

  constructor(
    private readonly vault: Vault,
    private readonly exchange: Exchange,
    private readonly keys: Keys,
    private readonly report: (keeping: Keeping) => void,
    private readonly merged: () => void,
    /** Only one tab saves: what another has may be newer. */
    private readonly may: () => boolean,
  ) {}

  start(): void {
    document.addEventListener("visibilitychange", () => this.flush());
    window.addEventListener("pagehide", () => this.flush());
    window.addEventListener("online", () => this.flush());
    if (this.vault.isBehind) this.changed();
    else if (Object.keys(this.vault.answers).length > 0) this.report("saved");
  }

  /** Forget what was planned; nothing is sent from now on. */
  stop(): void {
    this.stopped.abort();
    this.sent.clear();
    clearTimeout(this.timer);
  }

  /** The notebook changed: it is on this phone already, and a copy follows. */
  changed(): void {
    if (this.failures === 0) this.report("phone");
    if (this.timer === undefined) this.plan(Math.max(SOON, APART - elapsed(this.sentAt)));
  }

  /** Send now, without waiting for the turn: the page may be about to go, or has just come back. */
  flush(): void {
    void this.send(true);
  }

  private plan(delay: number): void {
    if (this.stopped.signal.aborted) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.send(false);
    }, delay);
  }

  private async send(leaving: boolean): Promise<void> {
    if (this.stopped.signal.aborted || !this.may() || !this.vault.isBehind || (this.sending && !leaving)) return;
    this.sending = true;
    this.sentAt = Date.now();
    try {
      await this.save(leaving);
      this.failures = 0;
      if (this.vault.isBehind) this.changed();
      else this.report("saved");
    } catch (problem) {
      this.failed(problem);
    } finally {
      this.sending = false;
    }
  }

  /** Each revision is made from the one before it, so that no copy is written over unseen. */
  private async save(leaving: boolean): Promise<void> {
    const { whole, there } = this.vault;
    const rev = there.rev + 1;
    const blob = wire.encode(this.locked(whole));
    this.sent.set(blob, whole);
    const { signal } = this.stopped;
    await this.exchange.act({ op: "save", rev, blob }, { keepalive: leaving, signal });
    if (rev > this.vault.there.rev) this.vault.holds({ rev, ...whole });
    this.sent.clear();
  }

  /** Where all is too much, at least what the person has in the fields. */
  private locked({ answers, others }: Notebook): Uint8Array {
    try {
      return lockNotebook({ v: 1, answers, others }, this.keys);
    } catch {
      return lockNotebook({ v: 1, answers }, this.keys);
    }
  }

  private failed(problem: unknown): void {
    if (this.stopped.signal.aborted) return;
    if (problem instanceof Refused && problem.code === "notebook_moved" && this.reconcile(problem)) {
      this.failures = 0;
      if (this.vault.isBehind) this.plan(0);
      else this.report("saved");
      return;
    }
    if (this.failures > 0 && this.exchange.afterwards && problem instanceof Refused) {
      this.stop(); // what the closed room kept is gone
      this.report("phone");
      return;
    }
    this.report("retrying");
    this.plan(backoff(this.failures));
    this.failures += 1;
  }

  /** The computer holds something newer than this tab knew. */
  private reconcile({ reply: { rev, blob } }: Refused): boolean {
    if (typeof rev !== "number" || typeof blob !== "string") return false;
    if (rev <= this.vault.there.rev) return true; // an answer that was overtaken
    const ours = this.sent.get(blob);
    if (ours !== undefined) {
      this.vault.holds({ rev, ...ours });
    } else {
      this.vault.meet({ rev, ...opened(blob, this.keys, this.vault.there) });
      this.merged();
    }
    return true;
  }
}

/** Older copies of this page know nothing of other texts; they do not mean to take them away. */
export function opened(blob: string, keys: Keys, { others }: Notebook): Notebook {
  const { answers, ...more } = openNotebook(wire.decode(blob), keys) as Pick<Notebook, "answers"> & Partial<Notebook>;
  return { answers, others: more.others ?? others };
}
