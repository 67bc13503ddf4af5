// What I keep, and what I let go: one's own words again, each with a way to let go of it.

import type { Context } from "../context";
import { TYPED, type Spoken } from "../filled";
import { promptsOf, textsOf, titled, type Prompt } from "../steps";
import type { Answer } from "../vault";
import { words } from "../words";
import { button, fill, h } from "./dom";
import { otherTexts } from "./other";

export function keptPanel(context: Context): HTMLElement {
  const { answers, others } = context.vault;
  const prompts = promptsOf(context.steps).filter(({ id }) => answers[id] !== undefined || others[id] !== undefined);
  return h("section", { class: "panel" },
    h("h2", {}, words.keptTitle),
    h("p", {}, prompts.length > 0 ? words.kept : words.keptNothing),
    ...prompts.map((prompt) => entry(context, prompt)));
}

function entry(context: Context, prompt: Prompt): HTMLElement {
  const place = h("div");
  const draw = (): void => {
    const answer = context.vault.answers[prompt.id];
    fill(place, ...(answer === undefined ? [] : held(prompt, answer, context.script, () => change(null))));
  };
  const change = (answer: Answer | null): void => {
    const before = context.vault.answers[prompt.id];
    context.answer(prompt.id, answer);
    if (answer !== null || before === undefined) draw();
    else fill(place, h("p", { role: "status" }, words.gone), button(words.undo, () => change(before), { class: "quiet" }));
  };
  draw();
  return h("article", { class: "kept", onrefill: draw }, h("h3", { ...context.script }, titled(prompt.question)[0]),
    place, otherTexts(context, prompt.id, draw));
}

function held(prompt: Prompt, answer: Answer, script: Spoken, letGo: () => void): HTMLElement[] {
  const isChoice = typeof answer === "object";
  const said = isChoice ? textsOf(prompt, answer).join(" · ") : String(answer);
  return [h("p", { class: "mine", ...(isChoice ? script : TYPED) }, said),
    button(words.letGo, letGo, { class: "quiet" })];
}

/** Everything; two taps, because nobody can bring it back. No question why. `asks`: the room has closed, and what then? */
export function erasePanel(context: Context, asks = false): HTMLElement {
  const place = h("div", {});
  const ask = (label: string, leaving: boolean): void => fill(place, h("p", { role: "status" }, words.erase),
    h("p", { class: "row" }, button(label, () => context.erase(leaving)), button(words.keepIt, offer)));
  const keep = (): void => {
    context.vault.change({ stays: true });
    context.redraw();
  };
  const offer = (): void => fill(place, h("p", {}, asks ? words.staysAsk : words.letGoAll),
    asks ? button(words.keepIt, keep, { class: "wide" }) : null,
    button(words.eraseTitle, () => ask(words.eraseNow, false), { class: "wide" }),
    button(words.exitErase, () => ask(words.exitErase, true), { class: "wide" }));
  offer();
  return h("section", {}, h("h2", {}, asks ? words.staysTitle : words.letGoTitle), place);
}
