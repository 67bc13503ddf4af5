// The choices, each a yes or a no of its own, and each to be changed at any time.

import type { Context } from "../context";
import { hasWall, sendsRatings } from "../steps";
import { words } from "../words";
import { h, toggle } from "./dom";

export function choices(context: Context): HTMLElement {
  const { writes, wall, ratings, gentle } = context.vault.mine;
  const change = (name: "writes" | "wall" | "ratings" | "gentle") => (on: boolean): void => {
    context.vault.change({ [name]: on });
  };
  return h("section", { class: "panel" },
    h("h2", {}, words.choicesTitle),
    toggle(words.choices.writes, writes, change("writes")),
    hasWall(context.steps) ? toggle(words.choices.wall, wall, change("wall")) : null,
    sendsRatings(context.steps) ? toggle(words.choices.ratings, ratings, change("ratings")) : null,
    toggle(`${words.choices.gentle} ${words.gentle.what}`, gentle, change("gentle")),
    h("p", { class: "small" }, words.choicesNote));
}
