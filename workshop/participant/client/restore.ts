// Twelve words from paper: which notebook do they open, if any?

import { Refused, type Exchange, type Reply } from "./exchange";
import { filled } from "./filled";
import { openNotebook, type Keys } from "./keys";
import { entropyFrom, NotTwelveWords } from "./mnemonic";
import type { Room } from "./state";
import type { Answers } from "./vault";
import { button, freshId, h } from "./views/dom";
import { until } from "./views/until";
import { decode } from "./wire";
import { words } from "./words";

/** The notebook in an answer to `load`; none if there is none, or these keys do not open it. */
export function opened({ blob }: Reply, keys: Keys): Answers | null {
  if (typeof blob !== "string") return null;
  try {
    return (openNotebook(decode(blob), keys) as { readonly answers: Answers }).answers;
  } catch {
    return null;
  }
}

/** Does this phone's computer have a notebook that these keys open? Asking leaves nothing behind. */
export async function opens(exchange: Pick<Exchange, "act">, keys: Keys): Promise<boolean> {
  try {
    return opened(await exchange.act({ op: "load" }, { stranger: true }), keys) !== null;
  } catch (problem) {
    if (problem instanceof Refused && problem.code === "not_joined") return false;
    throw problem;
  }
}

type Ask = (title: string, text: string, ...more: Node[]) => void;

/** Ask until the words open something; what was typed stays in its field. */
export function typedWords(ask: Ask, room: Room, fits: (entropy: Uint8Array) => Promise<boolean>): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const id = freshId("twelve");
    const field = h("textarea", { id, rows: 4, dir: "ltr", autocomplete: "off", autocapitalize: "none", spellcheck: "false" });
    const said = h("p", { role: "status" });
    const tried = async (): Promise<string> => {
      try {
        const entropy = await entropyFrom(field.value);
        if (!(await fits(entropy))) return words.restoreNothing;
        field.value = "";
        resolve(entropy);
        return "";
      } catch (problem) {
        if (problem instanceof NotTwelveWords) return words.restoreWrong;
        return problem instanceof Refused ? problem.message : words.ratingsLost;
      }
    };
    const open = button(words.restoreOpen, async () => {
      open.disabled = true;
      said.textContent = words.loading;
      said.textContent = await tried();
      open.disabled = false;
    });
    ask(words.wordsTitle, filled(words.restoreWhat, { until: until(room) }), h("label", { for: id }, words.restoreLabel), field, open, said);
  });
}
