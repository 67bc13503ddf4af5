// The help sheet of a page that came without the room's lines: those that this phone has kept.

import type { HelpLine, Steps } from "../steps";
import { conventions, filled } from "../filled";
import { words } from "../words";
import { h, type Child } from "./dom";

const ONE_DAY = 86_400_000;

export function showHelpLines({ help }: Steps): void {
  const none = document.getElementById("no-lines");
  const lines = help.lines.filter(({ until }) => Date.now() < Date.parse(until) + ONE_DAY);
  if (none === null) return; // the page has them
  const hasNumber = document.querySelector("#help .number") !== null;
  if (help.emergency !== "" && !hasNumber) none.before(h("p", {}, link("tel", help.emergency, h("bdi", { dir: "ltr" }, help.emergency))));
  if (lines.length === 0) return;
  none.replaceWith(
    h("p", {}, words.help.crisis),
    h("ul", { class: "numbers" }, ...lines.map((line) => h("li", {}, ...inside(line)))));
}

function inside(line: HelpLine): (HTMLElement | string)[] {
  const { phone, sms } = line;
  const { call, text, textWord, chat, free, onlyFromHere, checked } = words.help;
  const withText = filled(line.sms_keyword === "" ? text : textWord, { number: sms, word: line.sms_keyword });
  const facts = [line.population, line.region, line.hours, line.cost === "free" ? free : line.cost, line.languages.join(", "),
    line.only_from_here ? onlyFromHere : ""].filter((fact) => fact !== "").flatMap((fact) => [h("bdi", {}, fact), " · "]);
  return [h("strong", {}, h("bdi", {}, line.name)), h("bdi", {}, line.purpose),
    ...(phone === "" ? [] : [link("tel", phone, filled(call, { number: phone }))]),
    ...(sms === "" ? [] : [link("sms", sms, withText)]),
    ...(line.chat_url === "" ? [] : [h("a",
      { class: "number", href: line.chat_url, target: "_blank", rel: "noreferrer" }, filled(chat, { address: line.chat }))]),
    h("span", { class: "small" }, ...facts, filled(checked, { day: dayOf(line.checked_on) }))];
}

/** As the people who read this page write a day. */
function dayOf(checkedOn: string): string {
  return new Date(checkedOn).toLocaleDateString(conventions(),
    { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

/** From abroad the 0 is left out: “+31 (0)20” is dialled as +3120. */
function dialled(number: string): string {
  return number.replace(/^(\+.*)\(0\)/, "$1").replace(/[^0-9+*]/g, "");
}

function link(how: "tel" | "sms", number: string, label: Child): HTMLElement {
  return h("a", { class: "number", href: `${how}:${dialled(number)}` }, label);
}
