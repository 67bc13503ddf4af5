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
  const said = h("p", { class: "said" });
  let drawn: Hand | null = null;
  let isLocked = false;
  let aside = "";
  const update = ({ hand, locked }: Known): void => {
    required("hand-label").textContent = words.hand.bar[hand];
    const place = node.querySelector("input");
    if (place !== null && locked !== isLocked) [place.value, aside] = locked ? ["", place.value] : [place.value || aside, ""];
    isLocked = locked;
    if (hand === drawn) return;
    const wasUp = drawn !== null && isUp(drawn);
    drawn = hand;
    if (!isUp(hand)) {
      fill(node, ...(hand === "gone" ? [h("p", {}, words.hand.gone)] : wishes(context)));
      return;
    }
    said.setAttribute("role", hand === "unheard" ? "alert" : "status");
    said.textContent = words.hand[hand];
    if (!wasUp) fill(node, said, ...raised(context)); // else someone may be typing there
  };
  return { node, update };
}

function isUp(hand: Hand): hand is Exclude<Hand, "down" | "gone"> {
  return hand !== "down" && hand !== "gone";
}

function wishes(context: Context): HTMLElement[] {
  const [label, place] = placeField(words.hand.where);
  const asked = Object.entries(words.hand.wishes).map(([wish, wished]) =>
    button(wished, () => context.hand.raise(wish as Wish, place.value.trim()), { class: "wide" }));
  return [h("p", {}, words.hand.what), label, place, ...asked, h("p", { class: "small" }, words.hand.nameless)];
}

function raised(context: Context): HTMLElement[] {
  const kept = context.vault.mine.hand;
  const asks = kept !== null && kept.place === "" && kept.wish !== "later";
  return [...(asks ? [whereAsked(context, kept.wish)] : []),
    button(words.hand.lower, () => context.hand.lower(), { class: "wide" }),
    h("p", { class: "small" }, words.hand.nameless)];
}

/** The hand is up already; whoever wants to be found can still say where they are. */
function whereAsked(context: Context, wish: Wish): HTMLElement {
  const [label, place] = placeField(words.hand.whereNow);
  const tell = (): void => {
    const where = place.value.trim();
    if (where === "") return place.focus();
    context.hand.raise(wish, where);
  };
  return h("div", { class: "ask" }, label, place, button(words.hand.tell, tell));
}

function placeField(label: string): [HTMLElement, HTMLInputElement] {
  const id = freshId("place");
  return [h("label", { for: id }, label), h("input", { id, type: "text", maxlength: LONGEST_PLACE, ...WRITING })];
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
  for (const list of document.querySelectorAll<HTMLElement>(".skills")) {
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
