// A text that was written on two phones or in two tabs: both are shown, and the person chooses.

import type { Context } from "../context";
import { TYPED } from "../filled";
import { words } from "../words";
import { button, fill, h } from "./dom";
import { textOf } from "./prompts";

/** Empty as long as there is only one text. The event `refill` tells that there may be another. */
export function otherTexts(context: Context, prompt: string, changed: () => void): HTMLElement {
  const said = h("p", { role: "status" });
  const shown = h("div");
  const others = (): readonly string[] => context.vault.others[prompt] ?? [];
  const draw = (): void => {
    said.textContent = others().length > 0 ? words.other.what : "";
    fill(shown, ...others().flatMap(version));
  };
  const put = (text: string, beside: readonly string[]): void => {
    context.answer(prompt, text === "" ? null : text, beside);
    changed();
    draw();
  };
  const version = (other: string): HTMLElement[] => {
    const choice = (label: string, text: (ours: string) => string): HTMLElement =>
      button(label, () => choose(other, text(textOf(context, prompt))), { class: "quiet" });
    return [h("p", { class: "mine ways", ...TYPED }, other), h("p", { class: "row" },
      choice(words.other.keepThis, (ours) => ours),
      choice(words.other.keepOther, () => other),
      choice(words.other.keepBoth, (ours) => ours === "" ? other : `${ours}\n\n${other}`))];
  };
  const choose = (other: string, text: string): void => {
    const [before, beside] = [textOf(context, prompt), others()];
    put(text, beside.filter((each) => each !== other));
    const undo = (): void => {
      const now = textOf(context, prompt);
      put(now === text ? before : now, [...beside, before]); // what was typed since stays
    };
    if (others().length === 0) said.textContent = words.other.done;
    const back = button(words.undo, undo, { class: "quiet" });
    shown.append(back);
    back.focus();
  };
  draw();
  return h("div", { class: "other", onrefill: draw }, said, shown);
}
