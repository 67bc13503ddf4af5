// One line for the wall: sent only when the person says so, and taken back whenever they like.

import type { Context } from "../context";
import { Refused } from "../exchange";
import { filled, TYPED } from "../filled";
import { random } from "../nacl";
import type { Known } from "../state";
import type { Prompt } from "../steps";
import type { SentLine } from "../vault";
import { encode } from "../wire";
import { words } from "../words";
import { button, fill, freshId, h, toggle, type View } from "./dom";
import { textOf, WRITING } from "./prompts";

const LONGEST = 80;

export function wallPrompt(context: Context, segment: string, prompt: Prompt): View<Known> {
  const form = h("div", {});
  const mine = h("div", { "aria-live": "polite" });
  const wall = h("div", { "aria-live": "polite" });
  const sent = (): void => fill(mine, ...sentLines(context, segment, sent));
  const writer = lineForm(context, segment, prompt, sent);
  let drawn = "";
  const update = ({ room }: Known): void => {
    const open = room.status === "live" && room.segment === segment;
    const now = JSON.stringify([open, context.vault.mine.wall, open ? room.wall : []]);
    if (now === drawn) return;
    drawn = now;
    fill(form, ...(open ? maySend(context, writer) : [h("p", {}, words.wallClosed)]));
    fill(wall, ...(open ? shownLines(room.wall) : []));
  };
  sent();
  update(context.known());
  return { node: h("section", { class: "ask" }, form, mine, wall), update };
}

function maySend(context: Context, writer: HTMLElement): HTMLElement[] {
  if (context.vault.mine.wall) return [writer];
  const allow = (on: boolean): void => {
    context.vault.change({ wall: on });
    context.redraw();
  };
  return [h("p", {}, words.wallConsent), toggle(words.choices.wall, false, allow)];
}

function lineForm(
  context: Context, segment: string, prompt: Prompt, sent: () => void,
): HTMLElement {
  const id = freshId("line");
  const field = h("input", { id, type: "text", "data-prompt": prompt.id, ...WRITING });
  const count = h("p", { class: "small", id: `${id}-left` });
  const said = h("p", { role: "status" });
  const send = button(words.wallSend, () => void submit());
  let sending = false;
  const show = (): void => {
    const left = LONGEST - length(field.value);
    count.textContent = filled(left < 0 ? words.tooLong : words.left, { count: Math.abs(left) });
    send.disabled = sending || left < 0 || field.value.trim() === "";
  };
  const submit = async (): Promise<void> => {
    const draft = field.value;
    sending = true;
    show();
    said.textContent = words.wallSending;
    said.textContent = await sendLine(context, segment, draft);
    sending = false;
    const went = said.textContent === words.wallSent;
    if (went && textOf(context, prompt.id) === draft) context.answer(prompt.id, null);
    field.value = textOf(context, prompt.id);
    show();
    sent();
  };
  field.value = textOf(context, prompt.id);
  field.setAttribute("aria-describedby", count.id);
  field.addEventListener("input", () => {
    context.answer(prompt.id, field.value === "" ? null : field.value);
    show();
  });
  show();
  return h("div", {}, h("label", { for: id, class: "question", ...context.script }, prompt.question), field, count,
    h("p", { class: "small" }, words.wallBefore), send, said);
}

/** Characters as people count them, more or less. */
function length(text: string): number {
  return [...text.trim().replace(/\s+/g, " ")].length;
}

async function sendLine(context: Context, segment: string, text: string): Promise<string> {
  try {
    const line = await attempt(context, segment, text.trim().replace(/\s+/g, " "));
    await context.exchange.act({ op: "line", ...line });
    context.vault.change({ lines: [...context.vault.mine.lines, line], triedLine: null });
    return words.wallSent;
  } catch (problem) {
    return problem instanceof Refused && problem.message !== "" ? problem.message : words.wallLost;
  }
}

/**
 * The same line keeps its id until an answer came, so that the room takes it once. Another one comes
 * instead of what was tried before, which may have arrived.
 */
async function attempt(context: Context, segment: string, text: string): Promise<SentLine> {
  const tried = context.vault.mine.triedLine;
  if (tried !== null && tried.segment === segment && tried.text === text) return tried;
  if (tried !== null) await context.exchange.act({ op: "withdraw", id: tried.id });
  const line = { id: encode(random(16)), segment, text };
  context.vault.change({ triedLine: line });
  return line;
}

function sentLines(context: Context, segment: string, sent: () => void): HTMLElement[] {
  const lines = context.vault.mine.lines.filter((line) => line.segment === segment);
  if (lines.length === 0) return [];
  return [h("h2", {}, words.wallMine), h("ul", { class: "lines" }, ...lines.map((line) =>
    h("li", {}, h("span", TYPED, line.text), button(words.wallTakeBack, (event) => {
      void takeBack(context, line, event.currentTarget as HTMLButtonElement, sent);
    }, { class: "quiet" }))))];
}

async function takeBack(
  context: Context, { id }: SentLine, pressed: HTMLButtonElement, sent: () => void,
): Promise<void> {
  pressed.disabled = true;
  try {
    await context.exchange.act({ op: "withdraw", id });
    context.vault.change({ lines: context.vault.mine.lines.filter((line) => line.id !== id) });
    sent();
  } catch {
    pressed.disabled = false;
  }
}

function shownLines(lines: readonly string[]): HTMLElement[] {
  if (lines.length === 0) return [];
  return [h("h2", {}, words.wallShown), h("ul", { class: "wall" }, ...lines.map((line) => h("li", TYPED, line)))];
}
