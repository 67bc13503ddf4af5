// What the views of one joined phone work with.

import type { Exchange } from "./exchange";
import type { Spoken } from "./filled";
import type { QuietHand } from "./quiethand";
import type { Happening, Known } from "./state";
import type { Steps } from "./steps";
import type { Answer, Vault } from "./vault";

export interface Context {
  readonly vault: Vault;
  readonly steps: Steps;
  /** The language of the script, where it is not the page's. */
  readonly script: Spoken;
  readonly exchange: Pick<Exchange, "act">;
  readonly hand: Pick<QuietHand, "raise" | "lower">;
  known(): Known;
  happen(happening: Happening): void;
  /** Keep an answer on this phone now, with the other texts beside it, and a locked copy soon. */
  answer(prompt: string, answer: Answer | null, beside?: readonly string[]): void;
  /** Draw the screen anew, as after a choice that changes what is on it. */
  redraw(): void;
  /** Delete everything here and there, and show what is left; or leave at once. */
  erase(leaving?: boolean): void;
}
