// What the script asks and says on phones; the server sends it once.

export type PromptType = "rating" | "choose" | "write" | "letter" | "line";

export interface Prompt {
  readonly id: string;
  readonly type: PromptType;
  readonly question: string;
  readonly options: readonly string[];
}

export interface Step {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly phone: string;
  readonly another_way: string;
  readonly on_paper: string;
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
  readonly agreements: readonly string[];
  readonly segments: readonly Step[];
  readonly help: { readonly emergency: string; readonly lines: readonly HelpLine[] };
  readonly privacy_limits: string;
}

export const NO_STEPS: Steps = {
  title: "", agreements: [], segments: [], help: { emergency: "", lines: [] }, privacy_limits: "",
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
