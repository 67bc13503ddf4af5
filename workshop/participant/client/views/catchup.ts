// For who comes late: what the group has done and agreed on, in a minute, before they go to it.

import type { Context } from "../context";
import { TYPED } from "../filled";
import { reached, type Known } from "../state";
import { words } from "../words";
import { button, fill, h, prose, type View } from "./dom";

const TITLES = 4;

export function catchUpView(context: Context): View<Known> {
  const { steps, script } = context;
  const { title, nothingMissed, steady, go } = words.catchUp;
  const limits = prose(steps.privacy_limits, TYPED);
  const agreements = steps.agreements.map((agreement) => h("li", {}, gist(agreement)));
  const so = h("div");
  const node = h("article", {},
    h("h1", { tabindex: -1 }, title),
    h("p", {}, nothingMissed),
    so,
    h("p", {}, words.pass),
    ...(agreements.length > 0 ? [h("h2", {}, words.agreements), h("ul", { ...script }, ...agreements)] : []),
    limits.length > 0 ? h("details", {}, h("summary", {}, words.privacyLimits), ...limits) : null,
    h("p", {}, steady),
    h("p", {}, button(words.stepOut, () => context.happen({ type: "sheet", sheet: "step-out" }), { class: "quiet" })),
    h("p", {}, button(go, () => context.happen({ type: "follow" }))));
  return { node, update: (known) => fill(so, ...whereTheyAre(context, known)) };
}

/** The last titles are enough: all of them are among the earlier steps. */
function whereTheyAre({ steps, script }: Context, { room }: Known): HTMLElement[] {
  const titles = steps.segments.slice(0, reached(room, steps.segments.length)).map(({ title }) => title);
  const now = titles.pop();
  if (room.status !== "live" || now === undefined) return [];
  const line = (begins: string, goesOn: string): HTMLElement => h("p", {}, `${begins} `, h("span", { ...script }, goesOn));
  return [line(words.catchUp.soFar, titles.slice(-TITLES).join(" · ")), line(words.catchUp.now, now)];
}

/** The first sentence says what it is about. */
function gist(agreement: string): string {
  return /^.*?[.!?؟](?=\s|$)/.exec(agreement)?.[0] ?? agreement;
}
