// Twelve words for paper: the only other copy of the key.

import type { Context } from "../context";
import { Refused } from "../exchange";
import { filled } from "../filled";
import { entropyFrom, NotTwelveWords, twelveFrom } from "../mnemonic";
import { words } from "../words";
import { decode } from "../wire";
import { button, fill, freshId, h } from "./dom";
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

/** Where twelve words are typed, again and again until they are the ones that are wanted. */
export function wordsForm(fits: (entropy: Uint8Array) => boolean | Promise<boolean>, unfit: string): HTMLElement[] {
  const id = freshId("twelve");
  const field = h("textarea", { id, rows: 4, dir: "ltr", autocomplete: "off", autocapitalize: "none", spellcheck: "false" });
  const said = h("p", { role: "status" });
  const tried = async (): Promise<string> => {
    try {
      if (!(await fits(await entropyFrom(field.value)))) return unfit;
      field.value = "";
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
  return [h("label", { for: id }, words.restoreLabel), field, open, said];
}
