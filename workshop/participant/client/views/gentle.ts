// The gentle path: chosen and left by the person alone, and known to nobody else.

import type { Context } from "../context";
import { words } from "../words";
import { button, h, required } from "./dom";

export function gentleSwitch(context: Context): HTMLElement {
  const { gentle } = context.vault.mine;
  return button(gentle ? words.gentle.leave : words.gentle.take, () => {
    context.vault.change({ gentle: !gentle });
    context.redraw();
    required("main").querySelector("h1")?.focus();
  });
}

/** Small enough that a neighbour makes nothing of it. */
export function gentleSign({ vault }: Context): HTMLElement | null {
  return vault.mine.gentle ? h("span", { role: "img", "aria-label": words.gentle.sign }, " ≈") : null;
}
