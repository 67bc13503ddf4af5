// The letter: first which kind, then a page for it. Each kind keeps its own words.

import type { Context } from "../context";
import { titled, type Prompt } from "../steps";
import { filled } from "../filled";
import { words } from "../words";
import { button, fill, h, prose } from "./dom";
import { textOf, writing } from "./prompts";
import { twelveWords } from "./twelve";

const ROWS = 9;

export function letterPrompts(context: Context, segment: string, prompts: readonly Prompt[]): HTMLElement {
  const place = h("section", { class: "ask letter" });
  const draw = (gone = ""): void => {
    const only = prompts.length === 1 ? prompts[0]?.id : undefined;
    const kind = only ?? context.vault.mine.kinds[segment];
    const prompt = prompts.find(({ id }) => id === kind);
    if (prompt === undefined) fill(place, ...choice(context, prompts, choose));
    else {
      fill(place, gone === "" ? null : undo(context, prompt, place, gone, draw),
        ...page(context, prompt, only === undefined ? () => choose("") : null), letGo(context, prompt, place, draw));
    }
  };
  const choose = (kind: string): void => {
    context.vault.change({ kinds: { ...context.vault.mine.kinds, [segment]: kind } });
    draw();
    place.querySelector<HTMLElement>("textarea, button")?.focus();
  };
  place.addEventListener("input", () => {
    const button = place.querySelector<HTMLElement>("[data-let-go]");
    if (button !== null) button.hidden = false;
  });
  draw();
  return h("div", {}, twelveWords(context, words.wordsBefore), place);
}

function letGo(context: Context, { id }: Prompt, place: HTMLElement, draw: (gone: string) => void): HTMLElement {
  return button(words.letGoLetter, () => {
    const before = textOf(context, id);
    context.answer(id, null);
    draw(before);
    place.querySelector<HTMLElement>("[data-undo] button")?.focus();
  }, { class: "quiet", "data-let-go": "", hidden: textOf(context, id) === "" });
}

/** `gone`: the text that was let go of just now, until they go on. */
function undo(context: Context, { id }: Prompt, place: HTMLElement, gone: string, draw: () => void): HTMLElement {
  const back = (): void => {
    const since = textOf(context, id);
    context.answer(id, since === "" ? gone : `${gone}\n\n${since}`);
    draw();
    place.querySelector("textarea")?.focus();
  };
  return h("p", { class: "row", "data-undo": "" }, h("span", { role: "status" }, words.gone), button(words.undo, back, { class: "quiet" }));
}

function choice(
  context: Context, prompts: readonly Prompt[], choose: (kind: string) => void,
): HTMLElement[] {
  const kinds = prompts.map((prompt) => {
    const [name, explained] = titled(prompt.question);
    const begun = textOf(context, prompt.id) !== "";
    return h("button", { type: "button", class: "kind", onclick: () => choose(prompt.id) },
      h("strong", { ...context.script }, begun ? `${name} ✎` : name),
      h("span", { ...context.script }, explained.replace(/\s+/g, " ")));
  });
  return [h("p", { class: "question" }, words.kindOfLetter), ...kinds];
}

function page(context: Context, prompt: Prompt, other: (() => void) | null): HTMLElement[] {
  const [name, explained] = titled(prompt.question);
  const written = writing(context, prompt, filled(words.letterFor, { kind: name }), {}, prose(explained, { ...context.script }), ROWS);
  return other === null ? written : [...written, h("p", {}, button(words.otherKind, other, { class: "quiet" }))];
}
