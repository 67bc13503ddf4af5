// What the script asks and says on phones; the server sends it once.

import type { Answer } from "./vault";

export type PromptType = "rating" | "choose" | "write" | "letter" | "line";

export interface Prompt {
  readonly id: string;
  readonly type: PromptType;
  readonly question: string;
  readonly options: readonly string[];
  /** Of each option the skill that it means in the menu of steadying, or nothing. */
  readonly skills?: readonly string[];
}

export interface Step {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly phone: string;
  readonly another_way: string;
  readonly on_paper: string;
  /** Of an imagery all that is said, for whoever prefers to read. */
  readonly spoken?: string;
  readonly prompts: readonly Prompt[];
}

export interface HelpLine {
  readonly name: string;
  readonly purpose: string;
  readonly phone: string;
  readonly sms: string;
  readonly sms_keyword: string;
  readonly chat_url: string;
  /** The address of the chat, as people read it. */
  readonly chat: string;
  readonly population: string;
  readonly region: string;
  readonly hours: string;
  readonly cost: string;
  /** Their names, if they are not simply the room's language. */
  readonly languages: readonly string[];
  readonly only_from_here: boolean;
  /** The day, as in 2026-03-01. */
  readonly checked_on: string;
  /** The last day on which the line is shown. */
  readonly until: string;
}

export interface Steps {
  readonly title: string;
  readonly language: string;
  readonly right_to_left: boolean;
  readonly agreements: readonly string[];
  readonly segments: readonly Step[];
  readonly help: { readonly emergency: string; readonly lines: readonly HelpLine[] };
  readonly privacy_limits: string;
  /** Ids and titles of what a handout can be put together of. */
  readonly sheets: { readonly language: string; readonly titles: readonly (readonly [string, string])[] };
}

export const NO_STEPS: Steps = {
  title: "", language: "", right_to_left: false, agreements: [], segments: [], help: { emergency: "", lines: [] }, privacy_limits: "",
  sheets: { language: "", titles: [] },
};

/** The first paragraph of a question, and what follows it. */
export function titled(question: string): readonly [string, string] {
  const at = question.indexOf("\n\n");
  return at < 0 ? [question, ""] : [question.slice(0, at), question.slice(at + 2)];
}

export function promptsOf(steps: Steps): readonly Prompt[] {
  const all = steps.segments.flatMap((step) => step.prompts);
  return all.filter((prompt, index) => all.findIndex(({ id }) => id === prompt.id) === index);
}

/** An option by its place, which is the same in each language; or a text that is none of them. */
export type Choice = number | string;

/** What was chosen. Notebooks from before there were languages hold the texts of the options. */
export function chosenIn(prompt: Prompt, answer: Answer | undefined): readonly Choice[] {
  if (typeof answer !== "object") return [];
  return answer.map((choice) => {
    const place = typeof choice === "string" ? prompt.options.indexOf(choice) : choice;
    return place < 0 ? choice : place;
  });
}

export function textsOf(prompt: Prompt, answer: Answer | undefined): readonly string[] {
  return chosenIn(prompt, answer).map((choice) =>
    typeof choice === "number" ? prompt.options[choice] ?? "" : choice);
}

export function hasWall(steps: Steps): boolean {
  return promptsOf(steps).some(({ type }) => type === "line");
}

/** Does it ask anything that can be sent at the end? */
export function sendsRatings(steps: Steps): boolean {
  return promptsOf(steps).some(({ id }) => ["settled", "choice", "too_much"].includes(id));
}
