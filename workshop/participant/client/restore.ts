// Twelve words from paper: which notebook do they open, if any?

import { Refused, type Exchange } from "./exchange";
import { filled } from "./filled";
import { openNotebook, type Keys } from "./keys";
import type { Room } from "./state";
import { wordsForm } from "./views/twelve";
import { until } from "./views/until";
import { decode } from "./wire";
import { words } from "./words";

/** Does the computer have a notebook that these keys open? Asking leaves nothing behind. */
export async function opens(exchange: Pick<Exchange, "act">, keys: Keys): Promise<boolean> {
  try {
    const { blob } = await exchange.act({ op: "load" }, { stranger: true });
    return typeof blob === "string" && isOurs(blob, keys);
  } catch (problem) {
    if (problem instanceof Refused && problem.code === "not_joined") return false;
    throw problem;
  }
}

function isOurs(blob: string, keys: Keys): boolean {
  try {
    openNotebook(decode(blob), keys);
    return true;
  } catch {
    return false;
  }
}

type Ask = (title: string, text: string, ...more: Node[]) => void;

/** Ask until the words open something; what was typed stays in its field. */
export function typedWords(ask: Ask, room: Room, fits: (entropy: Uint8Array) => Promise<boolean>): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const fitting = async (entropy: Uint8Array): Promise<boolean> => {
      const fit = await fits(entropy);
      if (fit) resolve(entropy);
      return fit;
    };
    ask(words.wordsTitle, filled(words.restoreWhat, { until: until(room) }), ...wordsForm(fitting, words.restoreNothing));
  });
}
