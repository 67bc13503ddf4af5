// A locked copy of the notebook at the room's computer: soon after a change, then at most every 10 s.

import { Refused, type Exchange } from "./exchange";
import { lockNotebook, openNotebook, type Keys } from "./keys";
import type { Keeping } from "./state";
import type { Answer, Answers, Vault } from "./vault";
import { backoff } from "./waiting";
import * as wire from "./wire";

const SOON = 2_000;
const APART = 10_000;

export class Saver {
  private timer: number | undefined;
  private sentAt = 0;
  private failures = 0;
  private sending = false;
  private readonly stopped = new AbortController();

  constructor(
    private readonly vault: Vault,
    private readonly exchange: Exchange,
    private readonly keys: Keys,
    private readonly report: (keeping: Keeping) => void,
    private readonly merged: () => void,
  ) {}

  start(): void {
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.flush();
    });
    window.addEventListener("pagehide", () => this.flush());
    window.addEventListener("online", () => this.flush());
    if (this.isBehind) this.changed();
    else if (Object.keys(this.vault.answers).length > 0) this.report("saved");
  }

  /** Forget what was planned; nothing is sent from now on. */
  stop(): void {
    this.stopped.abort();
    clearTimeout(this.timer);
  }

  /** The notebook changed: it is on this phone already, and a copy follows. */
  changed(): void {
    if (this.failures === 0) this.report("phone");
    if (this.timer === undefined) this.plan(Math.max(SOON, this.sentAt + APART - Date.now()));
  }

  /** Send now, without waiting for the turn: the page may be about to go. */
  flush(): void {
    if (this.isBehind) void this.send(true);
  }

  private get isBehind(): boolean {
    const facts = this.vault.known;
    return facts !== null && facts.edits > facts.saved;
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
    if (this.stopped.signal.aborted || !this.isBehind || (this.sending && !leaving)) return;
    this.sending = true;
    this.sentAt = Date.now();
    try {
      await this.save(leaving);
      this.failures = 0;
      if (this.isBehind) this.changed();
      else this.report("saved");
    } catch (problem) {
      this.failed(problem);
    } finally {
      this.sending = false;
    }
  }

  private async save(leaving: boolean): Promise<void> {
    const { edits, rev } = this.vault.mine;
    this.vault.change({ rev: rev + 1 });
    const notebook = { v: 1, answers: this.vault.answers };
    const blob = wire.encode(lockNotebook(notebook, this.keys));
    const { signal } = this.stopped;
    await this.exchange.act({ op: "save", rev: rev + 1, blob }, { keepalive: leaving, signal });
    if (this.vault.known !== null) this.vault.change({ saved: Math.max(edits, this.vault.mine.saved) });
  }

  private failed(problem: unknown): void {
    if (this.stopped.signal.aborted) return;
    if (this.failures > 0 && this.exchange.afterwards && problem instanceof Refused) {
      this.stop(); // what the closed room kept is gone
      this.report("phone");
      return;
    }
    if (problem instanceof Refused && problem.code === "notebook_moved") this.reconcile(problem);
    this.report("retrying");
    this.plan(backoff(this.failures));
    this.failures += 1;
  }

  /** Another copy of this phone was first: keep every word of both. */
  private reconcile({ reply }: Refused): void {
    const { rev, blob } = reply;
    if (typeof rev !== "number" || typeof blob !== "string") return;
    this.vault.change({ rev: Math.max(rev, this.vault.mine.rev) });
    const theirs = openNotebook(wire.decode(blob), this.keys) as { readonly answers: Answers };
    this.vault.replace(bothOf(this.vault.answers, theirs.answers));
    this.merged();
  }
}

/** Two versions of a notebook in one: ours first, and nothing of theirs lost. */
export function bothOf(ours: Answers, theirs: Answers): Answers {
  const merged: Record<string, Answer> = { ...theirs, ...ours };
  for (const [prompt, their] of Object.entries(theirs)) {
    const our = ours[prompt];
    if (typeof our === "string" && typeof their === "string" && !our.includes(their)) {
      merged[prompt] = their.includes(our) ? their : `${our}\n\n${their}`;
    }
  }
  return merged;
}
