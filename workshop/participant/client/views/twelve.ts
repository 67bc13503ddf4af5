// Twelve words for paper: the only other copy of the key.

import type { Context } from "../context";
import { entropyFrom, NotTwelveWords, twelveFrom } from "../mnemonic";
import { words } from "../words";
import { decode } from "../wire";
import { button, fill, freshId, h } from "./dom";

export function twelveWords(context: Context): HTMLElement {
  const place = h("div", { "aria-live": "polite" });
  const show = button(words.wordsShow, () => {
    void twelveFrom(decode(context.vault.mine.entropy)).then(
      (twelve) => fill(place, h("ol", { class: "twelve", lang: "en", dir: "ltr", translate: "no" }, ...twelve.map((word) => h("li", {}, word)))),
      () => fill(place, h("p", {}, words.wordsFailed)));
  });
  return h("section", { class: "panel" },
    h("h2", {}, words.wordsTitle), h("p", {}, words.wordsWhat), show, place);
}

/** Where twelve words are typed. `opens` says whether they are the ones that are wanted. */
export function wordsForm(opens: (entropy: Uint8Array) => boolean): HTMLElement[] {
  const id = freshId("twelve");
  const field = h("textarea", { id, rows: 4, dir: "ltr", autocomplete: "off", autocapitalize: "none", spellcheck: "false" });
  const said = h("p", { role: "status" });
  const open = button(words.restoreOpen, () => {
    entropyFrom(field.value).then((entropy) => {
      if (!opens(entropy)) throw new NotTwelveWords();
    }).catch((problem: unknown) => {
      said.textContent = problem instanceof NotTwelveWords ? words.restoreWrong : words.wordsFailed;
    });
  });
  return [h("label", { for: id }, words.restoreLabel), field, open, said];
}
