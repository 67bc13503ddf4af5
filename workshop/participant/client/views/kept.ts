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

/** Two taps, because nobody can bring it back; no question why. */
export function erasePanel(context: Context): HTMLElement {
  const panel = h("section", { class: "panel" });
  const ask = (): void => fill(panel, h("h2", {}, words.eraseTitle), h("p", {}, words.erase),
    h("p", { class: "row" }, button(words.eraseNow, () => context.erase()), button(words.keepIt, offer)));
  const offer = (): void => fill(panel, h("h2", {}, words.eraseTitle), button(words.eraseTitle, ask));
  offer();
  return panel;
}
