// What the bar opens: the quiet hand, and the person's own star skill on the grounding sheets.

import type { Context } from "../context";
import type { Hand, Known } from "../state";
import type { Wish } from "../vault";
import { filled } from "../filled";
import { chosenIn, promptsOf, textsOf } from "../steps";
import { words } from "../words";
import { button, fill, freshId, h, required, type View } from "./dom";
import { WRITING } from "./prompts";

const LONGEST_PLACE = 40;

/** Fills `#hand`: three wishes while it is down, and what has become of it while it is up. */
export function handSheet(context: Context): View<Known> {
  const node = document.getElementById("hand-body");
  if (node === null) return { node: document.body, update: () => undefined }; // a closed room's page
  let drawn: Hand | null = null;
  let isLocked = false;
  let aside = "";
  const update = ({ hand, locked }: Known): void => {
    required("hand-label").textContent = words.hand.bar[hand];
    const place = node.querySelector("input");
    if (place !== null && locked !== isLocked) [place.value, aside] = locked ? ["", place.value] : [place.value || aside, ""];
    isLocked = locked;
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

/** Each menu of steadying in the order in which it came. */
const menus = new Map<Element, readonly HTMLElement[]>();

/** The star skill comes first, in the person's own choice of words, wherever grounding is shown. */
export function markStarSkill(context: Context): void {
  const prompt = promptsOf(context.steps).find(({ id }) => id === "star_skill");
  if (prompt === undefined) return;
  const answer = context.known().locked ? undefined : context.vault.answers[prompt.id];
  const texts = textsOf(prompt, answer);
  const means = chosenIn(prompt, answer).map((choice) => typeof choice === "number" ? prompt.skills?.[choice] : "");
  for (const list of document.querySelectorAll(".skills")) {
    const skills = menus.get(list) ?? [...list.querySelectorAll("li")];
    menus.set(list, skills);
    list.querySelectorAll(".star").forEach((star) => star.remove());
    const own = means.map((skill) => skills.find(({ dataset }) => dataset["skill"] === skill) ?? h("li"));
    own.forEach((skill, index) => {
      skill.prepend(h("p", { class: "star" }, filled(words.star, { skill: texts[index] ?? "" })));
    });
    fill(list, ...new Set([...own, ...skills]));
  }
}
