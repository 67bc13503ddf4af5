// The quiet hand: raised until a person has seen it, tried again for as long as it takes.

import type { Exchange, Request } from "./exchange";
import type { Hand } from "./state";
import type { Vault, Wish } from "./vault";
import { chance } from "./waiting";

const ANSWER_WITHIN = 4_500; // so that it is on the screen within five seconds
const LOOK_EVERY = 3_000;

export class QuietHand {
  private timer: number | undefined;
  private wanted = new AbortController();

  constructor(
    private readonly vault: Vault,
    private readonly exchange: Exchange,
    private readonly report: (hand: Hand) => void,
  ) {}

  /** Take up what a reload interrupted. */
  start(): void {
    const { hand } = this.vault.mine;
    if (hand === null) return;
    if (hand.is === "unwanted") this.lower();
    else if (hand.is === "wanted") this.raise(hand.wish, hand.place);
    else this.isUp(); // raising it again would undo that somebody has seen it
  }

  stop(): void {
    this.wanted.abort();
    clearTimeout(this.timer);
  }

  raise(wish: Wish, place: string): void {
    this.vault.change({ hand: { wish, place, is: "wanted" } });
    this.report("sending");
    void this.insist({ op: "hand", wish, place }, () => {
      this.vault.change({ hand: { wish, place, is: "heard" } });
      this.report("raised");
      this.watch();
    });
  }

  lower(): void {
    const { hand } = this.vault.mine;
    if (hand !== null) this.vault.change({ hand: { ...hand, is: "unwanted" } });
    this.report("down");
    void this.insist({ op: "lower" }, () => this.vault.change({ hand: null }));
  }

  /** What the person wants now is asked until it is heard; what they wanted before, no more. */
  private async insist(request: Request, heard: () => void): Promise<void> {
    this.stop();
    this.wanted = new AbortController();
    const { signal } = this.wanted;
    const unheard = (): void => {
      if (!signal.aborted && request.op === "hand") this.report("unheard");
    };
    const late = setTimeout(unheard, ANSWER_WITHIN);
    try {
      await this.exchange.act(request, { patience: ANSWER_WITHIN, signal });
      if (!signal.aborted) heard();
    } catch {
      if (signal.aborted) return;
      unheard();
      this.timer = setTimeout(() => void this.insist(request, heard), 1_000 + 1_500 * chance());
    } finally {
      clearTimeout(late);
    }
  }

  private isUp(): void {
    this.report("raised");
    void this.look();
  }

  /** While it is up: has someone seen it? */
  private watch(): void {
    this.timer = setTimeout(() => void this.look(), LOOK_EVERY);
  }

  private async look(): Promise<void> {
    const { signal } = this.wanted;
    const reply = await this.exchange.act({ op: "sync" }, { signal }).catch(() => null);
    if (signal.aborted) return;
    const hand = reply?.["hand"];
    if (hand === null) {
      this.vault.change({ hand: null });
      this.report("down");
      return;
    }
    if (hand === "raised" || hand === "acknowledged") this.report(hand);
    this.watch();
  }
}
