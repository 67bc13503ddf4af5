// The other screens of a room: before it starts, after it ends, and one's own notebook.

import type { Context } from "../context";
import { filled } from "../filled";
import { home, isKept, reached, type Known, type Room } from "../state";
import { sendsRatings } from "../steps";
import { words } from "../words";
import { choices } from "./choices";
import { button, h, type View } from "./dom";
import { handoutPanel } from "./handout";
import { gentleSign } from "./gentle";
import { erasePanel, keptPanel } from "./kept";
import { languages } from "./languages";
import { pinPanel } from "./lock";
import { ratingsPanel } from "./ratings";
import { twelveWords } from "./twelve";
import { until } from "./until";

export function waitingView(): View<Known> {
  const node = h("article", {}, h("h1", { tabindex: -1 }, words.waitingTitle), h("p", {}, words.waiting));
  return { node, update: () => undefined };
}

export function endingView(context: Context): View<Known> {
  const { room } = context.known();
  const closed = room.status === "closed";
  const asks = closed && !context.vault.mine.stays && Object.keys(context.vault.answers).length > 0;
  const letGo = erasePanel(context, asks);
  const node = h("article", {},
    h("h1", { tabindex: -1 }, words.endingTitle),
    h("p", {}, closed ? afterwards(room) : `${words.ending} ${words.endingFor}`),
    asks ? letGo : null,
    h("h2", {}, words.keepTitle),
    closed ? null : handoutPanel(context),
    isKept(room) ? twelveWords(context) : null,
    keptPanel(context),
    h("p", { class: "keeping" }),
    closed || !sendsRatings(context.steps) ? null : ratingsPanel(context),
    asks ? null : letGo,
    closed ? h("p", {}, h("a", { class: "alone", href: "/" }, words.anotherCode)) : null);
  return { node, update: () => undefined };
}

function afterwards(room: Room): string {
  return isKept(room) ? filled(words.closedKept, { until: until(room) }) : words.closed;
}

export function notebookView(context: Context): View<Known> {
  const { room } = context.known();
  const node = h("article", {},
    h("h1", { tabindex: -1 }, words.notebook),
    button(words.back, () => context.happen({ type: "follow" }), { class: "quiet" }),
    choices(context),
    context.vault.keeps ? languages : null, // another page would not know what only this one holds
    keptPanel(context),
    h("p", { class: "keeping" }),
    isKept(room) ? twelveWords(context) : null,
    pinPanel(context),
    erasePanel(context));
  return { node, update: () => undefined };
}

/** Ways out of the present screen: steps the room has been to, and the notebook. */
export function wayfinder(context: Context): HTMLElement {
  const { room, place } = context.known();
  const here = home(room);
  const steps = context.steps.segments.slice(0, reached(room, context.steps.segments.length));
  const others = steps.flatMap((step, index) => {
    const isHere = place.at === "step" && place.index === index;
    const isHome = here.at === "step" && here.index === index;
    if (isHere || isHome) return [];
    const visit = (): void => context.happen({ type: "visit", place: { at: "step", index } });
    return [h("li", {}, button(step.title, visit, { class: "quiet", ...context.script }))];
  });
  const notebook = button(words.notebook, () => context.happen({ type: "visit", place: { at: "notebook" } }), { class: "quiet" });
  return h("footer", {},
    others.length > 0 ? h("details", {}, h("summary", {}, words.earlier), h("ul", { class: "bare" }, ...others)) : null,
    place.at === "notebook" ? null : h("p", {}, notebook, gentleSign(context)));
}
