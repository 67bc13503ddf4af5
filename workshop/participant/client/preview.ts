// A step as a phone shows it, for whoever writes its script: nothing is sent, and nothing is kept.

import type { Context } from "./context";
import { Memory } from "./drawer";
import { Refused } from "./exchange";
import { spoken } from "./filled";
import { firstKnown, next, surface, type Known, type Room } from "./state";
import type { Steps } from "./steps";
import { Vault, type Answer } from "./vault";
import { fill, required } from "./views/dom";
import { markStarSkill } from "./views/sheets";
import { stepView } from "./views/step";
import { speak, type Words } from "./words";

const { body, documentElement: html } = document;
const steps = JSON.parse(body.dataset["steps"] ?? "null") as Steps;
const refusal = body.dataset["nothingIsSent"] ?? "";
const step = steps.segments[0];
speak(JSON.parse(body.dataset["words"] ?? "null") as Words);

/** The room at this step, as for everyone in it. */
const room: Room = {
  revision: 0, status: "live", index: 0, segment: step?.id ?? null, title: step?.title ?? null,
  kind: step?.kind ?? null, paused: false, all_paused: false, rehearsal: false, wall: [],
};

class Preview implements Context {
  readonly steps = steps;
  readonly script = spoken(steps.language, steps.right_to_left);
  readonly vault = new Vault("preview", new Memory());
  readonly exchange = { act: () => Promise.reject(new Refused("preview", { error: refusal })) };
  readonly hand = { raise: () => undefined, lower: () => undefined };
  private present: Known = firstKnown(room);

  constructor() {
    this.vault.begin({ entropy: "", room: "", joined: true, wall: true });
  }

  known(): Known {
    return this.present;
  }

  happen(happening: Parameters<Context["happen"]>[0]): void {
    this.present = next(this.present, happening);
    body.dataset["shows"] = surface(this.present);
  }

  answer(prompt: string, answer: Answer | null, beside?: readonly string[]): void {
    this.vault.answer(prompt, answer, beside);
    if (prompt === "star_skill") markStarSkill(this);
  }

  redraw(): void {
    if (step !== undefined) fill(required("main"), stepView(this, step).node);
  }

  erase(): void {
    location.reload();
  }
}

const preview = new Preview();

/** The bar works, but for leaving: there is nothing here to leave. */
function pressed(event: MouseEvent): void {
  const target = (event.target as Element).closest<HTMLElement>("a, [data-back]");
  if (target === null) return;
  event.preventDefault();
  if (target.id === "exit") return;
  const sheet = (target.dataset["sheet"] ?? null) as Known["sheet"];
  preview.happen({ type: "sheet", sheet: sheet === preview.known().sheet ? null : sheet });
}

html.classList.add("js", "light"); // by day, whatever the desk's screen is set to
body.addEventListener("click", pressed);
preview.redraw();
