// The handout: asked for by its author, made by the computer, opened only here.

import type { Context } from "../context";
import { promptsOf, textsOf } from "../steps";
import type { Answers } from "../vault";
import { decode } from "../wire";
import { words } from "../words";
import { deskPrint } from "./desk";
import { button, fill, freshId, h, toggle } from "./dom";

const PATIENCE = 60_000;
const LETTER_COUNTRIES = /-(US|CA|MX|PH|CL|CO)$/i;

interface Wanted {
  page: "a4" | "letter";
  large: boolean;
  withLetter: boolean;
}

export function handoutPanel(context: Context): HTMLElement {
  const wanted: Wanted = {
    page: LETTER_COUNTRIES.test(navigator.language) ? "letter" : "a4",
    large: false,
    withLetter: false,
  };
  const result = h("div", { role: "status" });
  const make = button(words.makeHandout, () => void fetchHandout(context, wanted, make, result));
  return h("section", { class: "panel" },
    h("h2", {}, words.handoutTitle),
    h("p", {}, words.handout),
    paper(wanted),
    toggle(words.large, false, (on) => (wanted.large = on)),
    toggle(words.withLetter, false, (on) => (wanted.withLetter = on)),
    h("p", { class: "small" }, words.withLetterNote),
    make, result, deskPrint(context));
}

function paper(wanted: Wanted): HTMLElement {
  const name = freshId("paper");
  const choice = (page: Wanted["page"], label: string): HTMLElement =>
    h("label", { class: "tick" },
      h("input", { type: "radio", name, checked: wanted.page === page, onchange: () => (wanted.page = page) }),
      h("span", {}, label));
  return h("fieldset", { class: "row" }, h("legend", {}, words.paper),
    choice("a4", words.a4), choice("letter", words.letterPaper));
}

async function fetchHandout(
  context: Context, wanted: Wanted, make: HTMLButtonElement, result: HTMLElement,
): Promise<void> {
  make.disabled = true;
  fill(result, h("p", {}, words.makingHandout));
  try {
    const { page, large } = wanted;
    const answers = answersFor(context, wanted.withLetter);
    const reply = await context.exchange.act({ op: "handout", page, large, answers }, { patience: PATIENCE });
    fill(result, ...ready(String(reply["pdf"])));
  } catch {
    fill(result, h("p", {}, words.handoutLost));
  } finally {
    make.disabled = false;
  }
}

/** Only what a handout can show: the words, not the private ratings. */
export function answersFor(context: Context, withLetter: boolean): Answers {
  const prompts = promptsOf(context.steps);
  const leaveOut = new Set(prompts
    .filter(({ type }) => type === "rating" || type === "line" || (type === "letter" && !withLetter))
    .map(({ id }) => id));
  const shown = Object.entries(context.vault.answers).filter(([id]) => !leaveOut.has(id));
  return Object.fromEntries(shown.map(([id, answer]) => {
    const prompt = prompts.find((each) => each.id === id);
    return [id, prompt !== undefined && typeof answer === "object" ? textsOf(prompt, answer) : answer];
  }));
}

function ready(pdf: string): HTMLElement[] {
  const url = URL.createObjectURL(new Blob([Uint8Array.from(decode(pdf))], { type: "application/pdf" }));
  return [h("p", {}, words.handoutReady), h("p", { class: "row" },
    h("a", { class: "button", href: url, target: "_blank", rel: "noopener" }, words.openHandout),
    h("a", { class: "button", href: url, download: "notes.pdf" }, words.saveHandout))];
}
