// The handout: asked for by its author, made by the computer, opened only here.

import type { Context } from "../context";
import { Refused } from "../exchange";
import { promptsOf, textsOf } from "../steps";
import type { Answers } from "../vault";
import { decode } from "../wire";
import { words } from "../words";
import { deskPrint } from "./desk";
import { button, fill, freshId, h, toggle } from "./dom";

const PATIENCE = 60_000;
const LETTER_COUNTRIES = /-(US|CA|MX|PH|CL|CO)$/i;

/** What a person chooses for their pages. `sheets` left away means all of them. */
export interface Wanted {
  large: boolean;
  letter: boolean;
  sheets?: readonly string[] | undefined;
}

interface Handout extends Wanted {
  page: "a4" | "letter";
}

export function handoutPanel(context: Context): HTMLElement {
  const wanted: Handout = { page: LETTER_COUNTRIES.test(navigator.language) ? "letter" : "a4", large: false, letter: false };
  const result = h("div", { role: "status" });
  const make = button(words.makeHandout, () => void fetchHandout(context, wanted, make, result));
  return h("section", { class: "panel" },
    h("h2", {}, words.handoutTitle),
    h("p", {}, words.handout),
    paper(wanted), ...choices(context, wanted),
    make, result, deskPrint(context));
}

/** Ticks that change `wanted`: the size, the letter, and each sheet of the pack. */
export function choices({ steps }: Context, wanted: Wanted): HTMLElement[] {
  const { language, titles } = steps.sheets;
  const left = new Set<string>();
  const sheet = ([id, title]: readonly [string, string]): HTMLElement => toggle(h("bdi", { lang: language }, title), true, (on) => {
    left[on ? "delete" : "add"](id);
    wanted.sheets = titles.map(([each]) => each).filter((each) => !left.has(each));
  });
  return [toggle(words.large, false, (on) => (wanted.large = on)),
    toggle(words.withLetter, false, (on) => (wanted.letter = on)),
    h("p", { class: "small" }, words.withLetterNote),
    h("details", {}, h("summary", {}, words.sheets), ...titles.map(sheet))];
}

function paper(wanted: Handout): HTMLElement {
  const name = freshId("paper");
  const choice = (page: Handout["page"], label: string): HTMLElement =>
    h("label", { class: "tick" },
      h("input", { type: "radio", name, checked: wanted.page === page, onchange: () => (wanted.page = page) }),
      h("span", {}, label));
  return h("fieldset", { class: "row" }, h("legend", {}, words.paper),
    choice("a4", words.a4), choice("letter", words.letterPaper));
}

async function fetchHandout(
  context: Context, wanted: Handout, make: HTMLButtonElement, result: HTMLElement,
): Promise<void> {
  make.disabled = true;
  fill(result, h("p", {}, words.makingHandout));
  try {
    const { page, large, letter, sheets } = wanted;
    const answers = answersFor(context, letter);
    const reply = await context.exchange.act({ op: "handout", page, large, sheets, answers }, { patience: PATIENCE });
    fill(result, ...ready(String(reply["pdf"]), String(reply["missing"])));
  } catch (problem) {
    fill(result, h("p", {}, problem instanceof Refused ? problem.message : words.handoutLost));
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

function ready(pdf: string, missing: string): HTMLElement[] {
  const url = URL.createObjectURL(new Blob([Uint8Array.from(decode(pdf))], { type: "application/pdf" }));
  return [h("p", {}, words.handoutReady, missing === "" ? "" : ` ${words.handoutMissing} ${missing}`), h("p", { class: "row" },
    h("a", { class: "button", href: url, target: "_blank", rel: "noopener" }, words.openHandout),
    h("a", { class: "button", href: url, download: "notes.pdf" }, words.saveHandout))];
}
