// Twelve words for paper: the only other copy of the key.

import type { Context } from "../context";
import { filled } from "../filled";
import { twelveFrom } from "../mnemonic";
import { words } from "../words";
import { decode } from "../wire";
import { button, fill, h } from "./dom";
import { until } from "./until";

/** Folded: nobody has to, and nobody shall read them over a shoulder. */
export function twelveWords(context: Context, title?: string): HTMLElement {
  const place = h("div", { "aria-live": "polite" });
  const show = button(words.wordsShow, () => {
    void twelveFrom(decode(context.vault.mine.entropy)).then(
      (twelve) => fill(place, h("ol", { class: "twelve", lang: "en", dir: "ltr", translate: "no" }, ...twelve.map((word) => h("li", {}, word)))),
      () => fill(place, h("p", {}, words.wordsFailed)));
  });
  const why = filled(words.wordsWhat, { until: until(context.known().room) });
  return h("details", { class: title === undefined ? "panel" : null }, h("summary", {}, title ?? words.wordsTitle), h("p", {}, why), show, place);
}
