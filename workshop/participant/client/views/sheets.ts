// What the bar opens: the quiet hand, and the person's own star skill on the grounding sheets.

import type { Context } from "../context";
import type { Hand, Known } from "../state";
import type { Wish } from "../vault";
import { words } from "../words";
import { button, fill, freshId, h, required, type View } from "./dom";
import { chosenOf, WRITING } from "./prompts";

const LONGEST_PLACE = 40;

/** Fills `#hand`: three wishes while it is down, and what has become of it while it is up. */
export function handSheet(context: Context): View<Known> {
  const node = document.getElementById("hand-body");
  if (node === null) return { node: document.body, update: () => undefined }; // a closed room's page
  let drawn: Hand | null = null;
  const update = ({ hand }: Known): void => {
    required("hand-label").textContent = words.hand.bar[hand];
    if (hand === drawn) return;
    drawn = hand;
    if (hand === "gone") fill(node, h("p", {}, words.hand.gone));
    else fill(node, ...(hand === "down" ? wishes(context) : raised(context, hand)));
  };
  return { node, update };
}

function wishes(context: Context): HTMLElement[] {
  const id = freshId("place");
  const place = h("input", { id, type: "text", maxlength: LONGEST_PLACE, ...WRITING });
  const asked = Object.entries(words.hand.wishes).map(([wish, label]) =>
    button(label, () => context.hand.raise(wish as Wish, place.value.trim()), { class: "wide" }));
  return [h("p", {}, words.hand.what), h("label", { for: id }, words.hand.where), place,
    ...asked, h("p", { class: "small" }, words.hand.nameless)];
}

function raised(context: Context, hand: Exclude<Hand, "down" | "gone">): HTMLElement[] {
  return [h("p", { role: hand === "unheard" ? "alert" : "status", class: "said" }, words.hand[hand]),
    button(words.hand.lower, () => context.hand.lower(), { class: "wide" }),
    h("p", { class: "small" }, words.hand.nameless)];
}

/** The star skill comes first, in the person's own choice of words, wherever grounding is shown. */
export function markStarSkill(context: Context): void {
  const chosen = chosenOf(context, "star_skill");
  for (const list of document.querySelectorAll(".skills")) {
    const skills = [...list.querySelectorAll<HTMLElement>("li[data-match]")];
    list.querySelectorAll(".star").forEach((star) => star.remove());
    const own = chosen.map((option) => skills.find((skill) => matches(skill, option)) ?? h("li", {}, ""));
    own.forEach((skill, index) => {
      skill.prepend(h("p", { class: "star" }, words.star(chosen[index] ?? "")));
    });
    list.prepend(...own);
  }
}

function matches(skill: HTMLElement, option: string): boolean {
  const said = new Set(option.toLowerCase().split(/[^a-z]+/));
  return (skill.dataset["match"] ?? "").split(" ").some((word) => said.has(word));
}
