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

export interface Steps {
  readonly title: string;
  readonly segments: readonly Step[];
}

/** The first paragraph of a question, and what follows it. */
export function titled(question: string): readonly [string, string] {
  const at = question.indexOf("\n\n");
  return at < 0 ? [question, ""] : [question.slice(0, at), question.slice(at + 2)];
}

export function promptsOf(steps: Steps): readonly Prompt[] {
  const all = steps.segments.flatMap((step) => step.prompts);
  return all.filter((prompt, index) => all.findIndex(({ id }) => id === prompt.id) === index);
}
