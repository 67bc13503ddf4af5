// Two copies of one notebook made into one, so that every word of either stays.

import type { Answer, Answers } from "./vault";

/** Texts that another phone or tab wrote in the same place, until a person has chosen. */
export type Others = Readonly<Record<string, readonly string[]>>;

export interface Notebook {
  readonly answers: Answers;
  readonly others: Others;
}

export const EMPTY: Notebook = { answers: {}, others: {} };

/**
 * What both copies became since they were the same. Where both changed a text, ours stays and theirs
 * is put beside it; of a choice or a number, ours stays.
 */
export function merged(base: Notebook, ours: Notebook, theirs: Notebook): Notebook {
  const all = [base, ours, theirs];
  const answers: Record<string, Answer> = {};
  const others: Record<string, readonly string[]> = {};
  for (const prompt of new Set(all.flatMap((each) => [...Object.keys(each.answers), ...Object.keys(each.others)]))) {
    const [before, our, their] = all.map((each) => each.answers[prompt]);
    const [asides, ourAsides, theirAsides] = all.map((each) => each.others[prompt] ?? []) as [string[], string[], string[]];
    const answer = either(before, our, their);
    const kept = [...ourAsides, ...theirAsides].filter((text) =>
      !asides.includes(text) || (ourAsides.includes(text) && theirAsides.includes(text)));
    const lost = [our, their].filter((text): text is string => typeof text === "string" && text !== answer && !same(text, before));
    const beside = unlike(answer, [...kept, ...lost]);
    if (answer !== undefined) answers[prompt] = answer;
    if (beside.length > 0) others[prompt] = beside;
  }
  return { answers, others };
}

function either(before: Answer | undefined, our: Answer | undefined, their: Answer | undefined): Answer | undefined {
  if (same(their, before)) return our;
  if (same(our, before)) return their;
  const goesOn = typeof our === "string" && typeof their === "string" && their.startsWith(our);
  return goesOn || our === undefined && typeof their !== "string" ? their : our;
}

/** The texts that are neither in this one nor in each other. */
export function unlike(answer: Answer | undefined, texts: readonly string[]): readonly string[] {
  const whole = [...new Set(texts)].filter((text) => text !== "" && !(typeof answer === "string" && answer.includes(text)));
  return whole.filter((text) => !whole.some((other) => other !== text && other.includes(text)));
}

export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
