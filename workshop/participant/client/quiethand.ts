// The quiet hand: raised until a person has seen it, tried again for as long as it takes.

import type { Exchange, Request } from "./exchange";
import type { Hand } from "./state";
import type { Vault, Wish } from "./vault";
import { chance } from "./waiting";

const ANSWER_WITHIN = 5_000;
const LOOK_EVERY = 3_000;

export class QuietHand {
  private timer: number | undefined;
  private turn = 0;

  constructor(
    private readonly vault: Vault,
    private readonly exchange: Exchange,
    private readonly report: (hand: Hand) => void,
  ) {}

  /** Take up what a reload interrupted. */
  start(): void {
    if (this.vault.mine.hand !== null) this.raise(this.vault.mine.hand.wish, this.vault.mine.hand.place);
  }

  stop(): void {
    this.turn += 1;
    clearTimeout(this.timer);
  }

  raise(wish: Wish, place: string): void {
    this.vault.change({ hand: { wish, place } });
    this.report("sending");
    void this.insist({ op: "hand", wish, place }, () => this.watch());
  }

  lower(): void {
    this.vault.change({ hand: null });
    this.report("down");
    void this.insist({ op: "lower" }, () => undefined);
  }

  /** Ask until it is heard; after a while without an answer, say so and go on. */
  private async insist(request: Request, heard: () => void): Promise<void> {
    this.stop();
    const turn = this.turn;
    const unheard = setTimeout(() => {
      if (turn === this.turn && request.op === "hand") this.report("unheard");
    }, ANSWER_WITHIN);
    try {
      const reply = await this.exchange.act(request, { patience: ANSWER_WITHIN });
      if (turn !== this.turn) return;
      if (request.op === "hand") this.report(reply["hand"] === "acknowledged" ? "acknowledged" : "raised");
      heard();
    } catch {
      if (turn !== this.turn) return;
      if (request.op === "hand") this.report("unheard");
      this.timer = setTimeout(() => void this.insist(request, heard), 1_000 + 1_500 * chance());
    } finally {
      clearTimeout(unheard);
    }
  }

  /** While it is up: has someone seen it? */
  private watch(): void {
    const turn = this.turn;
    this.timer = setTimeout(() => void this.look(turn), LOOK_EVERY);
  }

  private async look(turn: number): Promise<void> {
    const reply = await this.exchange.act({ op: "sync" }).catch(() => null);
    if (turn !== this.turn) return;
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
