// Questions: a scale to tap, chips to tap, a line or two to write. All may be left alone.

import type { Context } from "../context";
import type { Spoken } from "../filled";
import { chosenIn, titled, type Choice, type Prompt } from "../steps";
import { words } from "../words";
import { button, fill, freshId, h, prose } from "./dom";
import { gentleSwitch } from "./gentle";
import { otherTexts } from "./other";

/** From here on, and from there down, the phone offers something gentle; it tells nobody. */
const GENTLE: Readonly<Record<string, (value: number) => boolean>> = {
  arrival: (value) => value >= 7,
  settled: (value) => value <= 3,
};

/** Of these, one is enough: choosing another takes the first back. */
const SINGLE: readonly string[] = ["star_skill", "too_much"];

export const WRITING: Readonly<Record<string, string>> = {
  spellcheck: "false",
  autocomplete: "off",
  autocorrect: "off",
  autocapitalize: "sentences",
  translate: "no",
  dir: "auto",
};

export function textOf(context: Context, prompt: string): string {
  const answer = context.vault.answers[prompt];
  return typeof answer === "string" ? answer : "";
}

export function ratingPrompt(context: Context, prompt: Prompt): HTMLElement {
  const name = freshId("rating");
  const after = h("div", { "aria-live": "polite" });
  const scale = h("div", { class: "scale" });
  const show = (value: number | null): void => {
    fill(after, ...afterRating(context, prompt.id, value, () => {
      scale.querySelectorAll("input").forEach((input) => (input.checked = false));
      choose(null);
    }));
  };
  const choose = (value: number | null): void => {
    context.answer(prompt.id, value);
    show(value);
  };
  const answer = context.vault.answers[prompt.id];
  const chosen = typeof answer === "number" ? answer : null;
  for (let value = 0; value <= 10; value += 1) {
    const radio = h("input", {
      type: "radio", name, value, checked: value === chosen, onchange: () => choose(value),
    });
    scale.append(h("label", {}, radio, h("span", {}, String(value))));
  }
  show(chosen);
  return h("fieldset", {}, h("legend", { ...context.script }, prompt.question), scale, after);
}

function afterRating(
  context: Context, prompt: string, value: number | null, clear: () => void,
): HTMLElement[] {
  if (value === null) return [];
  const clearing = h("p", {}, button(words.clear, clear, { class: "quiet" }));
  if (!GENTLE[prompt]?.(value)) return [clearing];
  const arrives = prompt === "arrival";
  const hint = arrives ? `${words.gentle.arrival} ${words.gentle.what}` : words.gentle.settled;
  return [clearing, h("aside", { class: "gentle" }, h("p", {}, hint), h("p", { class: "row" },
    arrives ? gentleSwitch(context) : null,
    button(words.stepOut, () => context.happen({ type: "sheet", sheet: "step-out" })),
    button(words.quietHand, () => context.happen({ type: "sheet", sheet: "hand" })),
  ))];
}

export function choosePrompt(context: Context, prompt: Prompt): HTMLElement {
  const question = freshId("question");
  const chosenNow = (): readonly Choice[] => chosenIn(prompt, context.vault.answers[prompt.id]);
  const chips = prompt.options.map((option, place) => button(option, () => press(place), { ...context.script }));
  const draw = (): void => chips.forEach((chip, place) => {
    chip.setAttribute("aria-pressed", String(chosenNow().includes(place)));
  });
  const press = (place: number): void => {
    const before = chosenNow();
    const others = SINGLE.includes(prompt.id) ? [] : before.filter((other) => other !== place);
    const chosen = before.includes(place) ? others : [...others, place];
    context.answer(prompt.id, chosen.length > 0 ? chosen : null);
    draw();
  };
  draw();
  return h("div", { role: "group", "aria-labelledby": question, class: "ask" },
    h("p", { id: question, class: "question", ...context.script }, prompt.question),
    h("div", { class: "chips" }, ...chips));
}

export function writePrompt(context: Context, prompt: Prompt): HTMLElement {
  const [question, more] = titled(prompt.question);
  return h("div", { class: "ask" }, ...writing(context, prompt, question, context.script, prose(more, { ...context.script }), 3));
}

/** A field that keeps each keystroke, with sentence starters to tap under it. */
export function writing(
  context: Context, prompt: Prompt, label: string, spoken: Spoken, explained: HTMLElement[], rows: number,
): HTMLElement[] {
  const id = freshId("text");
  const field = h("textarea", { id, rows, "data-prompt": prompt.id, ...WRITING });
  field.value = textOf(context, prompt.id);
  const changed = (): void => {
    grow(field);
    context.answer(prompt.id, field.value === "" ? null : field.value);
  };
  field.addEventListener("input", changed);
  requestAnimationFrame(() => grow(field));
  return [h("label", { for: id, class: "question", ...spoken }, label), ...explained, field,
    otherTexts(context, prompt.id, () => show(field, textOf(context, prompt.id))),
    ...starters(prompt.options, context.script, field, changed)];
}

/** The notebook has changed behind the page: show what it holds now. */
export function refill(context: Context, place: HTMLElement): void {
  for (const field of place.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("[data-prompt]")) {
    show(field, textOf(context, field.dataset["prompt"] ?? ""));
  }
  place.querySelectorAll(".other, .kept").forEach((other) => other.dispatchEvent(new Event("refill")));
}

/** The cursor stays between the same letters. */
function show(field: HTMLTextAreaElement | HTMLInputElement, text: string): void {
  if (field.value === text) return;
  const before = Math.max(0, text.indexOf(field.value));
  const [start, end] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
  field.value = text;
  field.setSelectionRange(before + start, before + end);
  if (field instanceof HTMLTextAreaElement) grow(field);
}

/** Phones show the whole text, turned round or enlarged too; nobody scrolls inside a box. */
window.addEventListener("resize", () => document.querySelectorAll("textarea").forEach(grow));

function grow(field: HTMLTextAreaElement): void {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 4}px`;
}

function starters(
  options: readonly string[], script: Spoken, field: HTMLTextAreaElement, changed: () => void,
): HTMLElement[] {
  if (options.length === 0) return [];
  const chips = options.map((starter) => button(starter, () => {
    insert(field, starter.replace(/\s*(\.\.\.|…)\s*$/, " "));
    changed();
  }, { ...script }));
  return [h("div", { class: "starters" }, h("p", { class: "small" }, words.starters),
    h("div", { class: "chips" }, ...chips))];
}

/** At the end, on a line of its own, with the cursor behind it. */
function insert(field: HTMLTextAreaElement, starter: string): void {
  const before = field.value.trimEnd();
  field.value = before === "" ? starter : `${before}\n\n${starter}`;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}
