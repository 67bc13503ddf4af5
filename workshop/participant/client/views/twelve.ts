// Twelve words for paper: the only other copy of the key.

import type { Context } from "../context";
import { twelveFrom } from "../mnemonic";
import { words } from "../words";
import { decode } from "../wire";
import { button, fill, h } from "./dom";

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
