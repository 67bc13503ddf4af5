// The short answers at the end: private like everything else, unless the person agrees and presses Send.

import type { Context } from "../context";
import { random } from "../nacl";
import { encode } from "../wire";
import { chosenIn, promptsOf } from "../steps";
import { words } from "../words";
import { button, fill, h, toggle } from "./dom";

export function ratingsPanel(context: Context): HTMLElement {
  const panel = h("section", { class: "panel" });
  const said = h("p", { role: "status" });
  const draw = (): void => fill(panel, h("h2", {}, words.ratingsTitle), ...inside(context, said, draw), said);
  draw();
  return panel;
}

function inside(context: Context, said: HTMLElement, draw: () => void): HTMLElement[] {
  const { ratings, sentRatings } = context.vault.mine;
  if (sentRatings !== null) return [h("p", {}, words.ratingsSent), button(words.ratingsTakeBack, () => void unsend(context, said, draw))];
  const consent = toggle(words.choices.ratings, ratings, (on) => {
    context.vault.change({ ratings: on });
    said.textContent = "";
    draw();
  });
  const what = h("p", {}, words.ratingsWhat);
  return ratings ? [what, consent, ...sending(context, said, draw)] : [what, consent];
}

function sending(context: Context, said: HTMLElement, draw: () => void): HTMLElement[] {
  let withArrival = false;
  const arrival = toggle(words.ratingsArrival, false, (on) => (withArrival = on));
  const send = button(words.ratingsSend, () => {
    const { settled, choice, too_much } = answers(context);
    if (settled === null && choice === null && too_much === null) {
      said.textContent = words.ratingsMissing;
      return;
    }
    send.disabled = true;
    void submit(context, withArrival, said, draw);
  });
  return [numberOf(context, "arrival") === null ? h("span", {}) : arrival, send];
}

function numberOf(context: Context, prompt: string): number | null {
  const answer = context.vault.answers[prompt];
  return typeof answer === "number" ? answer : null;
}

function answers(context: Context): Record<"settled" | "choice" | "too_much", number | string | null> {
  return { settled: numberOf(context, "settled"), choice: numberOf(context, "choice"), too_much: tooMuch(context) };
}

/** The room counts three answers, whatever a script calls them; they come in this order. */
function tooMuch(context: Context): string | null {
  const prompt = promptsOf(context.steps).find(({ id }) => id === "too_much");
  const [place] = prompt === undefined ? [] : chosenIn(prompt, context.vault.answers["too_much"]);
  return typeof place === "number" ? ["no", "a bit", "yes"][place] ?? null : null;
}

async function submit(
  context: Context, withArrival: boolean, said: HTMLElement, draw: () => void,
): Promise<void> {
  const id = context.vault.mine.triedRatings ?? encode(random(16));
  context.vault.change({ triedRatings: id });
  try {
    await context.exchange.act({
      op: "ratings", id,
      arrival: withArrival ? numberOf(context, "arrival") : null,
      ...answers(context),
    });
    context.vault.change({ sentRatings: id, triedRatings: null });
    said.textContent = "";
  } catch {
    said.textContent = words.ratingsLost;
  }
  draw();
}

async function unsend(context: Context, said: HTMLElement, draw: () => void): Promise<void> {
  try {
    await context.exchange.act({ op: "unsend", id: context.vault.mine.sentRatings });
    context.vault.change({ sentRatings: null });
    said.textContent = words.ratingsTakenBack;
  } catch {
    said.textContent = words.ratingsLost;
  }
  draw();
}
