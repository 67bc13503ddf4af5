// Imagery: dark, still and silent. One's own way to stop, and all that is said, for who would rather read.

import type { Context } from "../context";
import type { Known } from "../state";
import type { Step } from "../steps";
import { words } from "../words";
import { button, fill, h, prose, type View } from "./dom";

/** Darker or lighter than the phone is set to, or neither. */
export function tone(name: "dim" | "light" | null): void {
  for (const each of ["dim", "light"]) document.documentElement.classList.toggle(each, each === name);
}

/** They come before everything that the script says. */
export function imageryChoices(): HTMLElement[] {
  const { line, choices } = words.imagery;
  return [h("p", { class: "said" }, line), h("ul", {}, ...Object.values(choices).map((choice) => h("li", {}, choice)))];
}

export function imagery(context: Context, step: Step, parts: readonly HTMLElement[]): View<Known> {
  const { vault, script } = context;
  const node = h("article");
  const text = h("details", {}, h("summary", {}, words.imagery.read), ...prose(step.spoken ?? "", { ...script }));
  const isStopped = (): boolean => vault.recall("stopped") === step.id;
  let top = 0;
  const draw = (): void => {
    const stopped = isStopped();
    tone(stopped ? "light" : "dim");
    fill(node, ...(stopped
      ? grounding(context, () => change(null))
      : [...parts, text, h("p", { class: "stop" }, button(words.imagery.stop, () => change(step.id), { class: "wide" }))]));
  };
  const change = (stopped: string | null): void => {
    const before = window.scrollY;
    vault.remember("stopped", stopped);
    draw();
    node.querySelector("h1")?.focus();
    window.scrollTo(0, stopped === null ? top : 0);
    top = before;
  };
  draw();
  return { node, update: () => undefined, isHeld: () => isStopped() || text.open };
}

/** Back in the room, at once; no question why. */
function grounding(context: Context, goBackIn: () => void): HTMLElement[] {
  const skills = document.querySelectorAll("#step-out [data-skill=feet], #step-out [data-skill=look]");
  return [
    h("h1", { tabindex: -1 }, words.imagery.here),
    h("p", {}, words.imagery.stopped),
    h("ul", { class: "skills" }, ...[...skills].map((skill) => skill.cloneNode(true))),
    h("p", { class: "stack" },
      button(words.imagery.goBackIn, goBackIn, { class: "wide" }),
      button(words.quietHand, () => context.happen({ type: "sheet", sheet: "hand" }), { class: "wide" })),
  ];
}
