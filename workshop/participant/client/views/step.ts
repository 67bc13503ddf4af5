// One step as a phone shows it: what to do, what is asked, another way, and paper.

import type { Context } from "../context";
import { TYPED } from "../filled";
import type { Known } from "../state";
import type { Prompt, Step } from "../steps";
import { words } from "../words";
import { choices } from "./choices";
import { button, h, prose, type View } from "./dom";
import { gentleSwitch } from "./gentle";
import { handoutPanel } from "./handout";
import { imagery, imageryChoices } from "./imagery";
import { letterPrompts } from "./letter";
import { choosePrompt, ratingPrompt, writePrompt } from "./prompts";
import { ratingsPanel } from "./ratings";
import { wallPrompt } from "./wall";

/** What these say on phones helps also those who answer nothing. */
const OPEN_ALWAYS: readonly string[] = ["aftercare", "closing"];

export function stepView(context: Context, whole: Step): View<Known> {
  const walls: View<Known>[] = [];
  const step = context.vault.mine.gentle ? gentler(whole) : whole;
  const parts = [h("h1", { tabindex: -1, ...context.script }, step.title), ...inside(context, step, walls)];
  if (step.kind === "aftercare") parts.push(handoutPanel(context));
  const view = step.kind === "guided_imagery" ? imagery(context, step, parts) : { node: h("article", {}, ...parts) };
  return { ...view, update: (known) => walls.forEach((wall) => wall.update(known)) };
}

function inside(context: Context, step: Step, walls: View<Known>[]): HTMLElement[] {
  const { gentle, writes } = context.vault.mine;
  const asks = writes || step.kind === "agree";
  const first = step.kind === "guided_imagery" ? imageryChoices() : [];
  const said = [...prose(step.phone, { ...context.script }), ...(step.kind === "agree" ? agreed(context) : [])];
  const asked = asks ? questions(context, step, walls) : listening(context, step);
  const ways = otherWays(context, step);
  if (!gentle) return [...first, ...said, ...asked, ways];
  if (!asks || step.prompts.length === 0) return [ways, ...first, ...said, ...asked];
  const [open, folded] = OPEN_ALWAYS.includes(step.kind) ? [said, asked] : [[], [...said, ...asked]];
  return [ways, ...first, ...open,
    h("details", {}, h("summary", {}, words.gentle.questions), ...folded, h("p", {}, gentleSwitch(context)))];
}

/** The letter to a parent is not on the gentle path. What is in it already stays in the notebook. */
function gentler(step: Step): Step {
  return { ...step, prompts: step.prompts.filter(({ id }) => id !== "letter_c") };
}

function questions(context: Context, step: Step, walls: View<Known>[]): HTMLElement[] {
  const letters = step.prompts.filter(({ type }) => type === "letter");
  const asked = step.prompts.flatMap((prompt) => {
    if (prompt.type !== "letter") return [question(context, step, prompt, walls)];
    return prompt === letters[0] ? [letterPrompts(context, step.id, letters)] : [];
  });
  if (step.kind === "agree") asked.push(choices(context));
  if (step.prompts.length === 0) return asked;
  if (step.prompts.some(({ id }) => id === "settled")) asked.push(ratingsPanel(context));
  const pass = context.vault.mine.writes ? [h("p", { class: "pass" }, words.pass)] : [];
  return [...asked, h("p", { class: "keeping" }), ...pass];
}

/** What the room agrees on, and where privacy ends, in the facilitator's own words. */
function agreed({ steps, script }: Context): HTMLElement[] {
  const limits = prose(steps.privacy_limits, TYPED);
  const agreements = steps.agreements.map((agreement) => h("li", {}, agreement));
  return [
    ...(agreements.length > 0 ? [h("h2", {}, words.agreements), h("ul", { ...script }, ...agreements)] : []),
    ...(limits.length > 0 ? [h("h2", {}, words.privacyLimits), ...limits] : []),
  ];
}

function question(context: Context, step: Step, prompt: Prompt, walls: View<Known>[]): HTMLElement {
  if (prompt.type === "rating") return ratingPrompt(context, prompt);
  if (prompt.type === "choose") return choosePrompt(context, prompt);
  if (prompt.type !== "line") return writePrompt(context, prompt);
  const wall = wallPrompt(context, step.id, prompt);
  walls.push(wall);
  return wall.node;
}

function listening(context: Context, step: Step): HTMLElement[] {
  if (step.prompts.length === 0) return [];
  const show = (): void => {
    context.vault.change({ writes: true });
    context.redraw();
  };
  return [h("p", { class: "pass" }, words.listening), button(words.showQuestions, show, { class: "quiet" })];
}

/** On the gentle path this is the main invitation. */
function otherWays({ script, vault }: Context, step: Step): HTMLElement {
  return h("aside", { class: vault.mine.gentle ? "gentle" : "ways" },
    h("h2", {}, words.anotherWay), ...prose(step.another_way, { ...script }),
    h("details", {}, h("summary", {}, words.onPaper), ...prose(step.on_paper, { ...script })));
}
